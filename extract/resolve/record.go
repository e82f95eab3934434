package resolve

import (
	"sort"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/symbol"
)

// record writes the citation of mention i.
func (c *context) record(i int) {
	m := &c.found[i]
	id := c.ids[i][0]
	span := c.p.Source(m.Span)
	body := ""
	var parsed symbol.Symbol
	if m.Type == match.Number && c.fired != nil {
		body = c.fired.Body
	} else {
		parsed = c.r.parse(id)
		body = parsed.Body
		if body == "" {
			if r := c.r.set.Rule(m.Rule); r != nil {
				body = r.Body // an organ that only added rules know
			}
		}
	}
	c.r.out = append(c.r.out, citation.Citation{
		Doc: c.r.name, File: c.r.doc.File, Start: span.Start, End: span.End, Text: c.r.doc.Text[span.Start:span.End],
		Line: c.r.line(span.Start), ID: id, Kind: c.kind(m, id, &parsed), Body: body,
		Part: c.p.Part, Paragraph: c.p.Number, Note: c.note, Method: c.methods[i], Rule: c.rule(m),
	})
	rec := &c.r.out[len(c.r.out)-1]
	if rest := c.ids[i][1:]; len(rest) > 0 {
		rec.Candidates = append([]string(nil), rest...)
		sort.Strings(rec.Candidates)
	}
	rec.Date, rec.Title = c.described(i)
	c.define(i, id)
	rec.Pinpoint = c.pinpoint(i)
	if c.note != "" && c.paragraph < 0 && rec.Part == "" {
		rec.Part = citation.Body
	}
	if v, ok := c.verb(m.Start); ok {
		rec.Verb, rec.Phrase = v.lemma, strings.TrimSuffix(v.phrase, " of") // "Taking note (of)"
		if c.r.explain {
			rec.Why = &citation.Reasons{Verb: v.from}
		}
	}
	if c.r.explain {
		c.explain(m, rec)
	}
	if c.p.Part == citation.Heading && c.note == "" {
		c.r.known.titled(c.r.set, id, m, rec.Kind)
	}
	c.r.bounds = append(c.r.bounds, bound{id: id, at: m.Start, pinpoint: rec.Pinpoint, method: rec.Method})
	if c.note == "" && c.p.Part != citation.Heading {
		c.r.known.add(c.r.set, id, m, rec.Kind)
	}
}

// kind is the kind of mention m, whose identifier is taken apart in parsed, but
// where the noun before a number tells.
func (c *context) kind(m *match.Mention, id string, parsed *symbol.Symbol) citation.Kind {
	if m.Type == match.Number {
		return m.Head.Noun
	}
	if in := c.r.set.Instrument(id); in != nil {
		if parsed.Kind == citation.Resolution && m.Type != match.Name && m.Type != match.Short {
			return parsed.Kind
		}
		return in.Kind
	}
	if parsed.Kind != "" {
		return parsed.Kind
	}
	if m.Kind != "" {
		return m.Kind
	}
	return citation.Declaration
}

// rule is the identifier of the rule that fired.
func (c *context) rule(m *match.Mention) string {
	if m.Type == match.Number && c.fired != nil {
		return c.fired.ID
	}
	if m.Rule == "" {
		return "link" // a number to which no rule gave an instrument
	}
	return m.Rule
}

// line is the line of an offset. Records come nearly in the order of the text, so
// that it counts from the one before.
func (r *Resolver) line(at int) int {
	if at >= r.at.offset {
		r.at.line += strings.Count(r.doc.Text[r.at.offset:at], "\n")
	} else {
		r.at.line -= strings.Count(r.doc.Text[at:r.at.offset], "\n")
	}
	r.at.offset = at
	return r.at.line
}
