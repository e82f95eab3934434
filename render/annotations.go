package render

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// quoted is how many characters a text quote has before and behind its words, so
// that they are found again in a text that has changed a little.
const quoted = 32

// The annotation of https://www.w3.org/TR/annotation-model: the words in the
// citing document, and the instrument that they point at.
type (
	annotation struct {
		ID         string           `json:"id"`
		Type       string           `json:"type"`
		Motivation string           `json:"motivation"`
		Body       []any            `json:"body"`
		Target     annotationTarget `json:"target"`
	}
	annotationSource struct { // the cited instrument
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Source  string `json:"source"`
	}
	annotationText struct { // the verb, the identifier
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
	}
	annotationTarget struct {
		Source   string `json:"source"`
		Selector []any  `json:"selector"`
	}
	quoteSelector struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
	}
	placeSelector struct {
		Type  string `json:"type"`
		Start int    `json:"start"`
		End   int    `json:"end"`
	}
)

// WriteAnnotations writes the evidence of a graph as a collection of W3C Web
// Annotations, one a line, by citing and cited identifier and in the order of the
// text. Each has the words as TextQuoteSelector and their bytes in what
// `citegraph text` prints as DataPositionSelector; where the text can still be
// read as it was, also the characters as TextPositionSelector, and what stands
// before and behind the words.
func WriteAnnotations(ctx context.Context, w io.Writer, s Input) error {
	out := &jsonWriter{Writer: bufio.NewWriterSize(w, 1<<16)}
	out.encoder = json.NewEncoder(out.Writer)
	out.encoder.SetEscapeHTML(false)
	out.raw(`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"` + urn + `annotations","type":"AnnotationCollection","label":"Citations",` + "\n" +
		`"first":{"id":"` + urn + `annotations:1","type":"AnnotationPage","partOf":"` + urn + `annotations","startIndex":0,"items":[` + "\n")
	texts := textCache{read: s.Text}
	for e, err := range cleanEdges(ctx, s) {
		if err != nil {
			return err
		}
		eachCitation(&e, func(iri string, c *citation.Citation) {
			a := annotation{ID: iri, Type: "Annotation", Motivation: "linking", Target: annotationTarget{Source: IRI(e.Citing)}}
			a.Body = append(a.Body, annotationSource{"SpecificResource", "identifying", IRI(e.Cited)}, annotationText{"TextualBody", "describing", e.Cited})
			if c.Verb != "" {
				a.Body = append(a.Body, annotationText{"TextualBody", "tagging", c.Verb})
			}
			quote := quoteSelector{Type: "TextQuoteSelector", Exact: c.Text}
			if t := texts.of(ctx, c); t != nil {
				quote.Prefix, quote.Suffix = t.around(c.Start, c.End)
				start := t.characters(c.Start)
				a.Target.Selector = append(a.Target.Selector, placeSelector{"TextPositionSelector", start, start + utf8.RuneCountInString(t.text[c.Start:c.End])})
			}
			a.Target.Selector = append(a.Target.Selector, quote, placeSelector{"DataPositionSelector", c.Start, c.End})
			out.item(a)
		})
	}
	out.raw("]}}\n")
	return out.flush()
}
