package resolve

import (
	"strings"
	"unicode"

	"citegraph/extract/citation"
	"citegraph/extract/match"
)

func spanOf(from, to int) citation.Span { return citation.Span{Start: from, End: to} }

// openName makes the identifier of a name that is not in the catalogue: a slug
// of its words, with the year where the text gives it; later mentions in the
// document take the first one's. An ILO convention has its number behind it.
func (c *context) openName(m *match.Mention) []string {
	words := c.p.Clean[m.Start:m.End]
	if strings.ContainsRune(words, '\ufffd') || strings.HasPrefix(c.p.Clean[m.End:], "\ufffd") {
		c.why = "a byte of the name could not be read"
		return nil
	}
	if n := laterNumber(c.p.Clean[m.End:]); n != "" && m.Noun == "Convention" {
		return []string{"ILO/C" + n}
	}
	if year, ok := datedNoun(words, m.Noun); ok {
		if ids, open := c.ofYear(year, m.Noun); !open {
			m.Rule = "dated-noun"
			return ids
		}
	}
	if ids := c.r.known.heads[words]; len(ids) == 1 {
		return []string{ids[0]}
	}
	key := slug(words)
	if id := c.r.known.slugs[key]; id != "" {
		return []string{id}
	}
	id := key
	if d := c.dateAt(m.End); d.n > 0 && !strings.HasSuffix(key, d.year) {
		id = key + "-" + d.year
	}
	c.r.known.slugs[key] = id
	return []string{id}
}

// datedNoun tells "1961 Convention": a year and a bare noun.
func datedNoun(words, noun string) (year string, ok bool) {
	if len(words) == 5+len(noun) && year4(words[:4]) && strings.HasSuffix(words, noun) {
		return words[:4], true
	}
	return "", false
}

// ofYear finds the instrument of a noun and a year that the document has
// introduced, else the only treaty of the catalogue; none where two fit. It is an
// open name where none does: each year had many declarations.
func (c *context) ofYear(year, noun string) (ids []string, open bool) {
	var known []string
	all := c.r.ofYear(year, noun)
	for _, id := range all {
		if c.r.known.cited(id) {
			known = append(known, id)
		}
	}
	switch {
	case len(known) == 1:
		return known, false
	case len(known) == 0 && len(all) == 1 && treatyNouns[noun]:
		return all, false
	}
	return nil, len(known) == 0 && !treatyNouns[noun]
}

// yearNoun is what a dated noun is made of.
type yearNoun struct{ year, noun string }

// ofYear lists what the catalogue has of a noun and a year, each once looked for.
func (r *Resolver) ofYear(year, noun string) []string {
	key := yearNoun{year, noun}
	if all, ok := r.years[key]; ok {
		return all
	}
	var all []string
	for i := range r.set.Catalogue {
		in := &r.set.Catalogue[i]
		fits := false
		for _, n := range in.Names["en"] {
			fits = fits || strings.Contains(n, noun) && (strings.Contains(n, year) || strings.HasPrefix(in.Date, year))
		}
		if fits {
			all = append(all, in.ID)
		}
	}
	r.years[key] = all[:len(all):len(all)]
	return all
}

// laterNumber reads the " (No. 111)" or ", 1999 (No. 182)" behind a convention's
// name.
func laterNumber(s string) string {
	if strings.HasPrefix(s, ", ") && len(s) > 6 && year4(s[2:6]) {
		s = s[6:]
	}
	rest, ok := strings.CutPrefix(s, " (No. ")
	if !ok {
		return ""
	}
	n := 0
	for n < len(rest) && isDigit(rest[n]) {
		n++
	}
	if n == 0 || n > 3 || n >= len(rest) || rest[n] != ')' {
		return ""
	}
	return rest[:n]
}

// slug makes a lower-case identifier of a name.
func slug(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	dash := false
	for _, r := range name {
		r = unicode.ToLower(r)
		switch {
		case r == '\'':
		case r >= 'a' && r <= 'z' || unicode.IsLetter(r) || unicode.IsDigit(r):
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			dash = false
		default:
			dash = true
		}
	}
	return b.String()
}
