package resolve

import (
	"regexp"
	"strings"

	"citegraph/extract/match"
	"citegraph/extract/rules"
)

// inReport gives a number in a note that follows the symbol of the Human Rights
// Council's report to the Assembly (Supplement No. 53): "(A/73/53), chap. IV, sect.
// A, resolution 37/17".
func (c *context) inReport(i, year int) string {
	if c.note == "" || i == 0 || c.found[i-1].Type != match.Symbol {
		return ""
	}
	between := c.between(i-1, i)
	if len(between) > 60 || strings.ContainsAny(between, ";.") && strings.Contains(between, "; ") || !councilReport.MatchString(c.identified(i-1)) {
		return ""
	}
	return c.ofOrgan("HRC", year)
}

// councilReport takes A/73/53 and A/73/53/Add.1; not A/73/5.
var councilReport = regexp.MustCompile(`^A/\d{2}/53(?:/|$)`)

// identified is the identifier of mention i, "" where it has none.
func (c *context) identified(i int) string {
	if len(c.ids[i]) == 0 {
		return ""
	}
	return c.ids[i][0]
}

// mention remembers which organ a shared short name stands for.
func (c *context) mention(b rules.BodyName) {
	if !b.Full || len(b.Bodies) != 1 {
		return
	}
	if f := c.r.set.Family(b.Bodies[0]); f != nil {
		for _, s := range f.Short[c.r.lang] {
			c.r.lastFull[s] = b.Bodies[0]
		}
	}
}

// possessor finds whose resolution "its" is: the organ right before it ("the
// Council, in its resolution"), or the subject of the clause behind it.
func (c *context) possessor(h *match.Head) (rules.BodyName, bool) {
	left := strings.TrimRight(c.p.Clean[:h.Start], " ")
	for _, w := range [...]string{"in", "by", "through", "pursuant to", "under", "of", "with", "adopted", "and"} {
		if rest, ok := strings.CutSuffix(left, " "+w); ok {
			left = rest
			break
		}
	}
	left = strings.TrimRight(left, " ,")
	if b, _, ok := c.r.lex.BodyBefore(left); ok {
		return b, true
	}
	if len(h.Subject.Bodies) > 0 {
		return h.Subject, true
	}
	return rules.BodyName{}, false
}

// named is the organ that the sentence named last in full before a place:
// "Invites the Statistical Commission to consider, pursuant to its decision".
func (c *context) named(at int) (rules.BodyName, bool) {
	return c.lastOrgan(c.p.Clean[:at])
}

// subjectBefore is the organ of "the Council, in paragraph 1 (j) of resolution
// 1982/50": nothing but "in", a pinpoint and "of" stands between.
func (c *context) subjectBefore(at int) (rules.BodyName, bool) {
	t := tail(c.p.Clean[:at], 90)
	i := max(strings.LastIndex(t, "the "), strings.LastIndex(t, "The "))
	if j := strings.LastIndex(t, ", in "); j > 0 {
		i = max(strings.LastIndex(t[:j], "the "), strings.LastIndex(t[:j], "The "))
	}
	if i < 0 {
		return rules.BodyName{}, false
	}
	b, ok := c.r.lex.BodyAt(t[i+4:])
	if !ok {
		return rules.BodyName{}, false
	}
	between, ok := strings.CutPrefix(t[i+4+len(b.Words):], ", in ")
	if !ok || strings.ContainsAny(between, ",;") {
		return rules.BodyName{}, false
	}
	between = strings.TrimSpace(between)
	return b, between == "" || strings.HasSuffix(between, " of") && (strings.HasPrefix(between, "paragraph") || strings.HasPrefix(between, "section") || strings.HasPrefix(between, "the annex") || strings.HasPrefix(between, "part"))
}

// otherSubject tells "the Executive Board, in decision 2020/6": the subject of the
// clause has a capital, and is no organ of the rules.
func (c *context) otherSubject(at int) bool {
	t := strings.TrimRight(tail(c.p.Clean[:at], 90), " ")
	t, ok := strings.CutSuffix(t, ", in")
	if !ok {
		return false
	}
	i := strings.LastIndex(t, "the ")
	if i < 0 || i+4 >= len(t) || !isUpper(t[i+4]) || strings.ContainsAny(t[i:], ",;.") {
		return false
	}
	_, known := c.r.lex.BodyAt(t[i+4:])
	return !known
}

// lastOrgan is the organ that t names last.
func (c *context) lastOrgan(t string) (rules.BodyName, bool) {
	t = tail(t, 600)
	for end := len(t); end > 0; {
		i := strings.LastIndex(t[:end], "the ")
		if i < 0 {
			return rules.BodyName{}, false
		}
		if b, ok := c.r.lex.BodyAt(t[i+4:]); ok {
			return b, true
		}
		end = i
	}
	return rules.BodyName{}, false
}

// coordinate finds the organ of a head before this one in the same sentence, of
// which the bare head is the continuation ("…, as well as resolutions 28/6").
func (c *context) coordinate(i int) (rules.BodyName, bool) {
	m := &c.found[i]
	for k := i - 1; k >= max(0, i-100); k-- {
		o := &c.found[k]
		if o.Type != match.Number || o.Head == m.Head {
			continue
		}
		between := c.p.Clean[o.End:max(o.End, m.Head.Start)]
		if strings.Contains(between, ". ") || strings.Contains(between, ";") {
			return rules.BodyName{}, false
		}
		b := stated(o.Head)
		if len(b.Bodies) == 0 {
			return rules.BodyName{}, false
		}
		return b, true
	}
	return rules.BodyName{}, false
}
