package resolve

import (
	"slices"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

// number decides what the number of mention i stands for. The order is that of
// the record's description: the organ stated with it; a possessive's subject,
// else the issuing organ; a head coordinate with a stated one; the form; the
// issuing organ, where the number is possible there; else another organ.
func (c *context) number(i int) ([]string, citation.Method) {
	m := &c.found[i]
	h := m.Head
	forms := c.forms(m)
	if m.First != i && m.First < i && len(c.ids[m.First]) > 0 && c.found[m.First].Type == match.Number {
		if id := c.sameRule(&c.found[m.First], c.ids[m.First][0]); id != "" {
			c.why = "the organ of the list's first member"
			return c.only(id), citation.ByList
		}
	}
	year := c.year(i)
	if b := stated(h); len(b.Bodies) > 0 {
		c.mention(b)
		if id := c.ofBody(b, year, true); id != "" {
			c.why = "the organ is stated: " + b.Words
			return c.only(id), citation.ByNumber
		}
		if !c.anyOf(b) {
			c.why = "the organ that is stated, " + b.Words + ", has no such numbers"
			return nil, citation.ByNumber
		}
	}
	method := citation.ByInferred
	if id := c.inReport(i, year); id != "" {
		c.why = "it stands in the report of the organ whose symbol is before it"
		return c.only(id), method
	}
	switch {
	case h.Possessive:
		if b, ok := c.possessor(h); ok {
			if id := c.ofBody(b, year, false); id != "" {
				c.why = "a possessive; the clause is about " + b.Words
				return c.only(id), method
			}
		}
		if id := c.ofKin(year); id != "" {
			c.why = "a possessive; the organ that issues the document"
			return c.only(id), method
		}
		if b, ok := c.named(h.Start); ok {
			if id := c.ofBody(b, year, false); id != "" {
				c.why = "a possessive; the organ that the sentence named last: " + b.Words
				return c.only(id), method
			}
		}
	default:
		if b, ok := c.subjectBefore(h.Start); ok {
			if id := c.ofBody(b, year, false); id != "" {
				c.why = "the subject of the clause before it: " + b.Words
				return c.only(id), method
			}
		}
		if c.otherSubject(h.Start) && c.ofKin(year) == "" {
			c.why = "the subject of the clause is an organ that the rules do not know"
			return nil, method
		}
		if b, ok := c.coordinate(i); ok {
			if id := c.ofBody(b, year, false); id != "" {
				c.why = "coordinate with a number whose organ is stated: " + b.Words
				return c.only(id), method
			}
		}
		if len(h.Subject.Bodies) > 0 {
			if id := c.ofBody(h.Subject, year, false); id != "" {
				c.why = "the subject of the clause behind it: " + h.Subject.Words
				return c.only(id), method
			}
		}
	}
	possible := c.possible(year)
	if c.note != "" && c.paragraph >= 0 && c.ofOrgan(c.r.doc.Organ, year) == "" {
		// A number that the issuing organ cannot have: of the organ that is
		// spoken of where the marker stands.
		place := &c.r.doc.Paragraphs[c.paragraph]
		if b, ok := c.lastOrgan(place.Clean[:min(c.at, len(place.Clean))]); ok {
			if id := c.ofBody(b, year, false); id != "" {
				c.why = "the organ that is spoken of where the note's marker stands: " + b.Words
				return c.only(id), method
			}
		}
	}
	if len(possible) == 1 {
		c.why = "the only organ that can have adopted that number"
		return c.only(c.take(possible[0])), method
	}
	if id := c.ofKin(year); id != "" {
		if strings.HasPrefix(id, "A/RES/") && strings.HasSuffix(id, ")[A]") {
			possible = nil // 217 A (III): no other organ lettered its early resolutions so
		}
		return append(c.only(id), others(possible, id)...), method
	}
	if len(possible) == 0 && len(forms) > 0 && strings.ContainsAny(c.p.Clean[m.Start:m.End], "./(") {
		// A form that only one organ has: 58.3, 37 C/15.
		one := &forms[0]
		for k := range forms {
			if forms[k].Rule.Body != one.Rule.Body {
				return nil, method
			}
		}
		if c.admits(one, year, false) && !strings.ContainsAny(one.Rule.Symbol[:2], "E") {
			return c.only(c.take(one)), method
		}
	}
	if len(possible) > 0 {
		if h.Possessive {
			c.why = "whose it is, the text does not say"
			return nil, method
		}
		c.why = "no organ is stated: the likeliest of those that can have adopted that number"
		id := c.likeliest(possible)
		return append(c.only(id), others(possible, id)...), method
	}
	c.why = "no organ is known that can have adopted that number"
	return nil, method
}

// take chooses a form: the rule of the record is its rule.
func (c *context) take(f *match.Form) string {
	c.fired = f.Rule
	return f.ID()
}

// only is the list of one identifier, good for this paragraph.
func (c *context) only(id string) []string {
	single := append(c.r.single, id)
	c.r.single = single
	return single[len(single)-1 : len(single) : len(single)]
}

// forms lists what a number can stand for; the list is good until the next call,
// and c.r.formed until then.
func (c *context) forms(m *match.Mention) []match.Form {
	c.r.formed = m.Forms(c.r.formed[:0])
	return c.r.formed
}

// stated is the organ that the words give to a number, before it or behind.
func stated(h *match.Head) rules.BodyName {
	if len(h.Body.Bodies) > 0 {
		return h.Body
	}
	if !h.Possessive {
		return h.After
	}
	return rules.BodyName{}
}

// anyOf tells whether the number has a form of one of the organs, whatever its
// limits.
func (c *context) anyOf(b rules.BodyName) bool {
	for i := range c.r.formed {
		if contains(b.Bodies, c.r.formed[i].Rule.Body) {
			return true
		}
	}
	return false
}

// sameRule reads a later member of a list as its first was read.
func (c *context) sameRule(first *match.Mention, chosen string) string {
	mine := c.r.formed
	c.r.others = first.Forms(c.r.others[:0])
	for i := range c.r.others {
		f := &c.r.others[i]
		if !f.Is(chosen) {
			continue
		}
		for k := range mine {
			if mine[k].Rule == f.Rule {
				return c.take(&mine[k])
			}
		}
		for k := range mine {
			if mine[k].Rule.Body == f.Rule.Body {
				return c.take(&mine[k])
			}
		}
	}
	return ""
}

// ofBody picks the form of one of the organs that a name stands for; a name that
// several share ("Council") is the document's, or the one last named in full.
func (c *context) ofBody(b rules.BodyName, year int, isStated bool) string {
	var fallback string
	for _, body := range c.order(b) {
		for i := range c.r.formed {
			f := &c.r.formed[i]
			if f.Rule.Body != body {
				continue
			}
			if c.admits(f, year, isStated && b.Full && len(b.Bodies) == 1) {
				return c.take(f)
			}
			if fallback == "" && isStated && b.Full && len(b.Bodies) == 1 && !f.Undated() {
				fallback = c.take(f)
			}
		}
	}
	return fallback
}

func (c *context) order(b rules.BodyName) []string {
	if len(b.Bodies) < 2 {
		return b.Bodies
	}
	var out []string
	put := func(body string) {
		for _, x := range b.Bodies {
			if x == body {
				out = append(out, body)
			}
		}
	}
	if named := c.r.lastFull[b.Words]; named != "" && b.Words != c.ownShort() {
		put(named)
	}
	put(c.r.doc.Organ)
	put(c.r.lastFull[b.Words])
	if contains(b.Bodies, c.r.doc.Organ) {
		return out // "the Commission" in a document of one is no other
	}
	return append(out, b.Bodies...)
}

// ownShort is the short name that the document's organ uses of itself.
func (c *context) ownShort() string {
	if f := c.r.set.Family(c.r.doc.Organ); f != nil && len(f.Short[c.r.lang]) > 0 {
		return f.Short[c.r.lang][0]
	}
	return ""
}

// ofKin picks the form of the issuing organ, else of an organ to which it
// succeeded.
func (c *context) ofKin(year int) string {
	if id := c.ofOrgan(c.r.doc.Organ, year); id != "" {
		return id
	}
	if f := c.r.set.Family(c.r.doc.Organ); f != nil {
		for _, organ := range f.Successor {
			if id := c.ofOrgan(organ, year); id != "" {
				return id
			}
		}
	}
	return ""
}

func (c *context) ofOrgan(organ string, year int) string {
	for i := range c.r.formed {
		if f := &c.r.formed[i]; f.Rule.Body == organ && organ != "" && c.admits(f, year, false) {
			return c.take(f)
		}
	}
	return ""
}

// admits tells whether a form is possible: within the rule's sessions and
// numbers, not later than the document, and near the year that the text gives.
func (c *context) admits(f *match.Form, year int, lenient bool) bool {
	s := f.Groups
	if !f.Rule.Allows(s) && !lenient {
		return false
	}
	own := f.Year()
	if f.Undated() && (own == 0 || year > 0 && own != year) {
		return false
	}
	if year > 0 && own > 0 && (year < own-1 || year > own+1 && !strings.HasPrefix(s.Session, "ES-")) && !lenient {
		return false
	}
	if f.Rule.ID == "ga-resolution-roman" && !lenient && !symbol.AssemblyNumber(s.Number, s.Session) {
		return false
	}
	if f.Rule.ID == "ecosoc-resolution-roman" && !lenient && !symbol.EconomicNumber(s.Number, s.Session) {
		return false
	}
	if f.Rule.Since > 0 && (year > 0 && year < f.Rule.Since || c.docYear() > 0 && c.docYear() < f.Rule.Since) {
		return false
	}
	if d := c.docYear(); d > 0 && own > d+1 {
		return false
	}
	if f.Rule.Body == c.r.doc.Organ && c.r.doc.Session > 0 && c.r.doc.Session < 1000 && s.Session != "" && !isLetter(s.Session[0]) { // not S-24, XXI
		if n, err := strconv.Atoi(s.Session); err == nil && n > c.r.doc.Session {
			return false
		}
	}
	return true
}

func (c *context) docYear() int { return c.r.year }

// possible lists the forms that organs of the precedence can have adopted; the list
// is good until the next call.
func (c *context) possible(year int) []*match.Form {
	out := c.r.possible[:0]
	for i := range c.r.formed {
		if f := &c.r.formed[i]; inPrecedence(f.Rule.Body) && !f.Undated() && c.admits(f, year, false) {
			out = append(out, f)
		}
	}
	c.r.possible = out
	return out
}

// precedence orders organs for a number of which nothing else is known.
var precedence = [...]string{"GA", "SC", "HRC", "ECOSOC", "CHR", "UNEA", "UNEP GC", "CBD"}

func (c *context) likeliest(possible []*match.Form) string {
	for _, body := range precedence {
		for _, f := range possible {
			if f.Rule.Body == body {
				return c.take(f)
			}
		}
	}
	return c.take(possible[0])
}

func others(possible []*match.Form, id string) []string {
	var out []string
	for _, f := range possible {
		if !f.Is(id) {
			out = append(out, f.ID())
		}
	}
	return out
}

func inPrecedence(body string) bool { return slices.Contains(precedence[:], body) }

// year is the year of the date behind the number, 0 for none; a list's date
// holds for the members before it that have none.
func (c *context) year(i int) int {
	for k := i; k < min(len(c.found), i+60); k++ {
		if k > i && (c.found[k].Head == nil || c.found[k].Head != c.found[i].Head) {
			break
		}
		if k > i && c.between(k-1, k) != " and " && c.between(k-1, k) != ", and " {
			break
		}
		if d := c.dateAt(c.found[k].End); d.n > 0 {
			y, _ := strconv.Atoi(d.year)
			return y
		}
	}
	return 0
}

// between is the text from the end of mention a to the beginning of mention b;
// members of a range share their span, and have none.
func (c *context) between(a, b int) string {
	from := c.found[a].End
	return c.p.Clean[from:max(from, c.found[b].Start)]
}

// tail is the last n bytes of s: what lies further back is not looked at, so that
// the time stays in proportion to the text.
func tail(s string, n int) string { return s[max(0, len(s)-n):] }
