package resolve

import (
	"fmt"
	"sort"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
)

// Where a verb was found, in words.
const (
	fromOpening     = "the verb that opens the paragraph"
	fromCoordinate  = "a later verb, coordinate with the one that opens the paragraph"
	fromSentence    = "the verb of the sentence, whose subject is the organ"
	fromFirstPerson = "the verb of the sentence, in the first person"
	fromChapeau     = "the verb of the paragraph above the sub-paragraph"
	fromConnective  = "a connective: no verb governs"
)

// explain completes the reasons of a record.
func (c *context) explain(m *match.Mention, rec *citation.Citation) {
	if rec.Why == nil {
		rec.Why = &citation.Reasons{Verb: "no citing verb governs this place"}
	}
	w := rec.Why
	switch m.Type {
	case match.Number:
		w.Identifier = fmt.Sprintf("the number %q in the form of the rule %s", c.p.Clean[m.Start:m.End], rec.Rule)
		w.Body = c.why
		if w.Body == "" {
			w.Body = "the form of the number"
		}
	case match.Symbol:
		w.Identifier = "the symbol as it is printed"
	case match.Series:
		w.Identifier = "the registration number in the treaty series, by the catalogue"
		if strings.Contains(rec.ID, "TS/") {
			w.Identifier = "the registration number in the treaty series; the catalogue does not know it"
		}
	case match.Name:
		w.Identifier = "a name of the catalogue"
		if m.Rule == "alias" {
			w.Identifier = "a short name that the document gave to it before"
		}
	case match.Open:
		w.Identifier = "a name that is not in the catalogue, made a slug"
		if m.Rule == "dated-noun" {
			w.Identifier = "the year and the noun of an instrument that the document introduced, or the only one of the catalogue"
		}
	default:
		w.Identifier = c.why
	}
	if rec.Method == citation.ByLink {
		w.Identifier, w.Body = "the publisher's hyperlink", ""
	}
	w.Link = c.linkReason(m.Span)
	if len(rec.Candidates) > 0 {
		w.Identifier += "; the words allow others, see candidates"
	}
	if c.note != "" {
		w.Place = "the note's marker was not found"
		if c.paragraph >= 0 {
			p := &c.r.doc.Paragraphs[c.paragraph]
			w.Place = strings.TrimSpace(fmt.Sprintf("the marker of note %s stands in the %s %s", c.note, p.Part, p.Number))
		}
	}
}

// Explain makes the resolver say why: each record gets its reasons, and what is
// not taken is kept for Dropped.
func (r *Resolver) Explain() { r.explain = true }

// Dropped lists what was considered and is no citation, in the order of the text.
func (r *Resolver) Dropped() []citation.Dropped {
	sort.SliceStable(r.dropped, func(i, j int) bool { return r.dropped[i].Start < r.dropped[j].Start })
	return r.dropped
}

// Overlapped takes down the mentions of a paragraph (note < 0) or note that were
// dropped for a better one that overlaps them.
func (r *Resolver) Overlapped(paragraph, note int, lost []match.Mention) {
	p := &r.doc.Paragraphs[max(paragraph, 0)]
	if note >= 0 {
		p = &r.doc.Notes[note].Paragraph
	}
	for i := range lost {
		r.drop(p, &lost[i], "a longer mention, or one of a surer type, overlaps it")
	}
}

func (r *Resolver) drop(p *citation.Paragraph, m *match.Mention, reason string) {
	if !r.explain || reason == "" {
		return
	}
	ids := m.IDs
	for _, f := range m.Forms(nil) {
		ids = append(ids[:len(ids):len(ids)], f.ID())
	}
	span := p.Source(m.Span)
	rule := m.Rule
	if rule == "" && m.Type == match.Number {
		rule = "number"
	}
	r.dropped = append(r.dropped, citation.Dropped{File: r.doc.File, Start: span.Start, End: span.End, Text: r.doc.Text[span.Start:span.End], Rule: rule, IDs: ids, Reason: reason})
}
