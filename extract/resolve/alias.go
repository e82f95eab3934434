package resolve

import (
	"slices"
	"sort"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
)

// define takes up the other names that the document gives to an instrument from
// now on: what stands in brackets behind its name ("(JPA)", "(“1961
// Convention”)", "(hereinafter “the Convention”)"), and the beginning or end of
// a long name ("Strategic Approach" of "Strategic Approach to International
// Chemicals Management").
func (c *context) define(i int, id string) {
	m := &c.found[i]
	if m.Type != match.Name && m.Type != match.Open && m.Type != match.Number || c.note != "" {
		return
	}
	t := c.p.Clean
	if words, noun := bracketed(t[m.End:]); words != "" {
		if noun {
			c.r.known.defined[words] = id
		} else if m.Type != match.Number || strings.ContainsRune(words, ' ') {
			c.alias(words, id, m)
		}
	}
	if m.Type == match.Number || m.Rule == "alias" || m.Rule == "dated-noun" {
		return
	}
	name := t[m.Start:m.End]
	if c.r.known.taken[name] == id {
		return
	}
	c.r.known.taken[name] = id
	c.r.known.begins(name, id)
	for _, words := range shortened(t[m.Start:m.End]) {
		c.alias(words, id, m)
	}
}

func (c *context) alias(words, id string, m *match.Mention) {
	old, ok := c.r.known.aliases[words]
	if ok && old.id != id {
		old.many = true
		c.r.known.aliases[words] = old
		return
	}
	if !ok {
		c.renamed = true
		c.r.known.order = inOrder(c.r.known.order, words)
	}
	c.r.known.aliases[words] = alias{id: id, kind: c.kind(m, id)}
}

// inOrder puts words into a list, the longest first.
func inOrder(list []string, words string) []string {
	at, _ := slices.BinarySearchFunc(list, words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return slices.Insert(list, at, words)
}

// bracketed reads the short name in brackets behind a name; noun tells that it
// is a bare noun ("the Convention").
//
//	` (JPA)` ` ("1961 Convention")` ` (hereinafter referred to as "the Convention")` take; ` (resolution 70/1)` and ` (see para. 3)` do not
func bracketed(rest string) (words string, noun bool) {
	if strings.HasPrefix(rest, " of ") || strings.HasPrefix(rest, ", of ") {
		rest = rest[dateAt(rest).n:]
	}
	in, ok := strings.CutPrefix(rest, " (")
	if !ok {
		return "", false
	}
	end := strings.IndexByte(in, ')')
	if end < 2 || end > 80 {
		return "", false
	}
	in = in[:end]
	quoted := strings.Contains(in, `"`) || strings.Contains(in, "'")
	for _, lead := range [...]string{"hereinafter referred to as ", "hereafter referred to as ", "hereinafter called ", "hereinafter ", "hereafter ", "referred to as "} {
		if strings.HasPrefix(in, lead) {
			in, quoted = in[len(lead):], true
		}
	}
	in = strings.Trim(in, `"', `)
	in = strings.TrimPrefix(strings.TrimPrefix(in, "the "), "The ")
	in = strings.Trim(in, `"', `)
	if len(in) < 3 || !isUpper(in[0]) && !isDigit(in[0]) || strings.ContainsAny(in, "/;,()") {
		return "", false
	}
	if !acronym(in) && (!quoted || !strings.ContainsRune(in, ' ') && !bareNoun(in)) {
		return "", false // "the Instruments" and other plurals name no one instrument
	}
	if bareNoun(in) {
		return in, true
	}
	return in, false
}

func bareNoun(in string) bool {
	for _, n := range [...]string{"Convention", "Covenant", "Protocol", "Declaration", "Agreement", "Treaty", "Statute", "Charter", "Agenda", "Programme", "Platform", "Plan of Action", "Programme of Action", "Framework", "Strategy", "Principles", "Rules", "Compact", "Pact"} {
		if in == n {
			return true
		}
	}
	return false
}

// acronym takes JPA, UNFCCC, SAMOA Pathway; not "Geneva" or "2015".
func acronym(s string) bool {
	upper := 0
	for i := 0; i < len(s); i++ {
		if isUpper(s[i]) {
			upper++
		} else if s[i] != '-' && !isDigit(s[i]) {
			return false
		}
	}
	return upper >= 3 && !strings.Contains(s, " ")
}

// shortened gives the beginning of a long name up to its first connector, where
// it has two capitalised words, and what follows "and" in a paired name.
func shortened(name string) []string {
	var out []string
	cut := len(name)
	if i := joint(name); i >= 0 {
		cut = i
	}
	for _, w := range [...]string{" relating ", " - ", ":"} {
		if i := strings.Index(name[:min(len(name), cut+len(w))], w); i > 0 && i < cut {
			cut = i
		}
	}
	if cut < len(name) {
		if head := name[:cut]; distinctive(head) {
			out = append(out, head)
		}
	}
	if i := strings.Index(name, " and "); i > 0 && strings.Contains(name[:i], "Declaration") {
		if tail := name[i+5:]; strings.Count(tail, " ") >= 3 && isUpper(tail[0]) {
			out = append(out, tail)
		}
	}
	return out
}

// begins remembers the beginning of a long name, up to its first connector, so
// that the document may use it alone: "General Peace Agreement" of "General Peace
// Agreement for Mozambique".
func (a *antecedents) begins(name, id string) {
	cut := joint(name)
	if cut < 0 || !strings.ContainsRune(name[:cut], ' ') {
		return
	}
	if head := name[:cut]; !contains(a.heads[head], id) {
		a.heads[head] = append(a.heads[head], id)
	}
}

// joint is where the first connector of a name begins, behind its beginning; -1
// for none.
func joint(name string) int {
	for i := 1; i < len(name); i++ {
		if name[i] != ' ' {
			continue
		}
		rest := name[i+1:]
		end := strings.IndexByte(rest, ' ')
		if end < 0 {
			return -1
		}
		switch rest[:end] {
		case "on", "to", "for", "of", "in", "against", "concerning", "between":
			return i
		}
	}
	return -1
}

// distinctive tells words that stand for one instrument only: at least two
// capitalised ones, and not such as begin many names.
func distinctive(head string) bool {
	words, first, second := 0, "", ""
	for w := range strings.FieldsSeq(head) {
		if !isUpper(w[0]) {
			return false
		}
		switch words++; words {
		case 1:
			first = w
		case 2:
			second = w
		}
	}
	if words < 2 {
		return false
	}
	switch first {
	case "International", "Optional", "United", "Additional", "Universal", "Final", "Joint", "First", "Second", "Third", "Political", "Inter-American", "European", "African", "World", "Programme", "Action", "Draft", "General", "National", "Framework", "Standard", "Guiding", "Basic", "Model", "Geneva", "Regional", "Strategic", "Global", "Plan", "New":
		return first == "Strategic" && second == "Approach"
	}
	return true
}

// withAliases adds the mentions of names that the document has defined, at and
// behind a place of the paragraph; found stays in the order of the text.
func (c *context) withAliases(found []match.Mention, from int) []match.Mention {
	k := &c.r.known
	if len(k.aliases) == 0 {
		return found
	}
	for _, w := range k.order {
		if a := k.aliases[w]; !a.many {
			found = c.withAlias(found, from, w, a)
		}
	}
	return found
}

// withAlias adds the mentions of one name.
func (c *context) withAlias(found []match.Mention, from int, words string, a alias) []match.Mention {
	t := c.p.Clean
	for at := from; ; {
		i := strings.Index(t[at:], words)
		if i < 0 {
			return found
		}
		span := spanOf(at+i, at+i+len(words))
		at = span.End
		if span.Start > 0 && isWord(t[span.Start-1]) || span.End < len(t) && (isWord(t[span.End]) || t[span.End] == '-' || t[span.End] == '/') {
			continue
		}
		place, replaces, ok := c.free(found, span)
		if !ok {
			continue
		}
		m := match.Mention{Span: span, Type: match.Name, Rule: "alias", IDs: []string{a.id}, Kind: a.kind, First: place}
		if replaces {
			found[place] = m
			continue
		}
		for k := range found {
			if found[k].First >= place {
				found[k].First++
			}
		}
		found = slices.Insert(found, place, m)
	}
}

// free tells whether a span may be taken, and at which place of found: nothing
// stands there, or only an open name or short form that is no longer than the
// alias, which then goes.
func (c *context) free(found []match.Mention, span citation.Span) (place int, replaces, ok bool) {
	place = sort.Search(len(found), func(i int) bool { return found[i].Start >= span.Start })
	for i := max(0, place-4); i < len(found) && found[i].Start < span.End; i++ {
		m := &found[i]
		if !m.Overlaps(span) {
			continue
		}
		if (m.Type == match.Open || m.Type == match.Short) && span.Contains(m.Span) {
			return i, true, true
		}
		return 0, false, false
	}
	return place, false, true
}
