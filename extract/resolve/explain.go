package resolve

import (
	"fmt"
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
