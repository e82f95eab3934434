package resolve

import (
	"slices"
	"sort"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
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
	from := m.End
	if rest := t[from:]; strings.HasPrefix(rest, " of ") || strings.HasPrefix(rest, ", of ") {
		from += c.dateAt(from).n
	}
	if words, noun := bracketed(t[from:]); words != "" {
		if noun {
			c.r.known.defined[words] = id
		} else if m.Type != match.Number || strings.ContainsRune(words, ' ') {
			c.alias(words, id, false, m)
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
	cut := joint(name)
	c.r.known.begins(name, cut, id)
	head, tail := shortened(name, cut)
	if head != "" {
		c.alias(head, id, false, m)
	}
	if tail != "" {
		c.alias(tail, id, false, m)
	}
	if head := qualified(name); head != "" {
		c.alias(head, id, true, m)
	}
}

// alias takes up other words for an instrument; definite words mean it only
// behind "the".
func (c *context) alias(words, id string, definite bool, m *match.Mention) {
	k := &c.r.known
	at, ok := slices.BinarySearchFunc(k.aliases, words, func(a alias, words string) int {
		if len(a.words) != len(words) {
			return len(words) - len(a.words)
		}
		return strings.Compare(a.words, words)
	})
	if ok && k.aliases[at].id != id {
		k.aliases[at].many = true
		return
	}
	if !ok {
		c.renamed = true
		k.aliases = slices.Insert(k.aliases, at, alias{})
	}
	parsed := c.r.parse(id)
	k.aliases[at] = alias{words: words, id: id, kind: c.kind(m, id, &parsed), definite: definite, noun: rules.NounIn(words)}
}

// bracketed reads the short name in brackets behind a name and its date; noun tells that it
// is a bare noun ("the Convention").
//
//	` (JPA)` ` ("1961 Convention")` ` (hereinafter referred to as "the Convention")` take; ` (resolution 70/1)` and ` (see para. 3)` do not
func bracketed(rest string) (words string, noun bool) {
	in, ok := strings.CutPrefix(strings.TrimPrefix(rest, " and the Annexes thereto"), " (")
	if !ok {
		return "", false
	}
	end := strings.IndexByte(in, ')')
	if end < 2 || end > 80 {
		return "", false
	}
	in = in[:end]
	if whole, ok := strings.CutPrefix(in, "collectively "); ok { // "collectively the Peace Agreement, S/1995/999, annex"
		in, _, _ = strings.Cut("referred to as "+whole, ",")
	}
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

// shortened gives the beginning of a long name up to its first connector (cut, -1
// for none), where it has two capitalised words, and what follows "and" in a
// paired name; "" for none.
func shortened(name string, cut int) (head, tail string) {
	if cut < 0 {
		cut = len(name)
	}
	for _, w := range &connectors {
		if i := strings.Index(name[:min(len(name), cut+len(w))], w); i > 0 && i < cut {
			cut = i
		}
	}
	if cut < len(name) && distinctive(name[:cut]) {
		head = name[:cut]
	}
	if i := strings.Index(name, "Declaration"); i >= 0 {
		if k := strings.Index(name, " and "); k >= i+len("Declaration") {
			if behind := name[k+5:]; strings.Count(behind, " ") >= 3 && isUpper(behind[0]) {
				tail = behind
			}
		}
	}
	return head, tail
}

// connectors are those besides the words of joint.
var connectors = [...]string{" relating ", " - ", ":"}

// begins remembers the beginning of a long name, up to its first connector at cut
// (-1 for none), so that the document may use it alone: "General Peace Agreement" of "General Peace
// Agreement for Mozambique".
func (a *antecedents) begins(name string, cut int, id string) {
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
	for i := range len(name) {
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

// goesOn tells whether the words behind a noun carry a name on: " on the Use of
// Force"; not " to further those goals".
func goesOn(rest string) bool {
	if joint(rest[:min(len(rest), 16)]) != 0 {
		return false
	}
	_, tail, _ := strings.Cut(rest[1:], " ")
	tail = strings.TrimPrefix(tail, "the ")
	return tail != "" && isUpper(tail[0])
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

// qualifiers begin the names of many instruments.
var qualifiers = map[string]bool{"Basic": true, "Guiding": true, "Standard": true, "Model": true, "Political": true, "Framework": true, "Fundamental": true, "Voluntary": true,
	"Global": true, "Final": true, "Comprehensive": true, "Strategic": true, "Regional": true, "Ministerial": true, "World": true}

// qualified is the beginning of a long name that is a noun of instruments with an
// adjective, which behind "the" means this one as long as the document speaks of
// no other: "Basic Principles" of "Basic Principles on the Independence of the
// Judiciary"; "" for others.
func qualified(name string) string {
	name = strings.TrimPrefix(name, "United Nations ")
	first := rules.FirstWord(name)
	if !qualifiers[first] || len(name) < len(first)+2 {
		return ""
	}
	tail := name[len(first)+1:]
	noun := rules.NounIn(tail)
	if noun == "" {
		return ""
	}
	end := len(first) + 1 + strings.Index(tail, noun) + len(noun)
	if strings.Count(name[:end], " ") > 4 || joint(name[end:]) != 0 {
		return ""
	}
	return name[:end]
}

// withAliases adds the mentions of names that the document has defined, at and
// behind a place of the paragraph; found stays in the order of the text.
func (c *context) withAliases(found []match.Mention, from int) []match.Mention {
	k := &c.r.known
	if len(k.aliases) == 0 {
		return found
	}
	for i := range k.aliases {
		if a := &k.aliases[i]; !a.many {
			found = c.withAlias(found, from, a)
		}
	}
	return found
}

// withAlias adds the mentions of one name.
func (c *context) withAlias(found []match.Mention, from int, a *alias) []match.Mention {
	t := c.p.Clean
	for at := from; ; {
		i := strings.Index(t[at:], a.words)
		if i < 0 {
			return found
		}
		span := spanOf(at+i, at+i+len(a.words))
		at = span.End
		if a.definite && (!strings.HasSuffix(t[:span.Start], "he ") || goesOn(t[span.End:])) {
			continue // "on Basic Principles", or a full name, perhaps another's
		}
		if span.Start > 0 && isWord(t[span.Start-1]) || span.End < len(t) && (isWord(t[span.End]) || t[span.End] == '-' || t[span.End] == '/') {
			continue
		}
		place, replaces, ok := c.free(found, span)
		if !ok {
			continue
		}
		m := match.Mention{Span: span, Type: match.Name, Rule: "alias", IDs: []string{a.id}, Kind: a.kind, First: place, Noun: a.noun}
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
