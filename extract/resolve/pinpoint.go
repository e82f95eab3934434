package resolve

import (
	"regexp"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
)

// pinpoint reads the place in the cited instrument, before the mention ("Article
// 1, paragraph 3, of the Charter") or behind it (", annex, para. 3").
func (c *context) pinpoint(i int) string {
	m := &c.found[i]
	t := c.p.Clean
	start := m.Start
	switch {
	case m.Type == match.Number && m.Head != nil && m.First == i:
		start = min(start, m.Head.Start)
	case m.Type == match.Number && m.First != i:
		start = -1
	case m.Rule == "link":
		for _, noun := range [...]string{"resolution ", "decision "} {
			start -= len(t[:start]) - len(strings.TrimSuffix(t[:start], noun))
		}
	}
	if m.Type == match.Symbol && c.note == "" && start > 0 && t[start-1] == '(' {
		return c.bracketed(i, start-1) // nothing leads up to a bracket
	}
	if start >= 0 {
		if p := before(t, start); p != "" {
			if m.Type != match.Ibid && m.Type != match.Symbol || c.note == "" || !strings.HasPrefix(p, "resolution") {
				return p
			}
		}
	}
	return c.behind(i)
}

// bracketed reads the pinpoint of a symbol in brackets: that of the name before
// it ("paragraph 138 of the Outcome Document (A/60/L.1)"), or of the report that
// it is the symbol of ("section IV of the report of 31 July 2021 (S/2021/696)").
func (c *context) bracketed(i, bracket int) string {
	t := strings.TrimRight(c.p.Clean[:bracket], " ")
	if p := c.behind(i); p != "" {
		return p
	}
	if i > 0 && c.found[i-1].End == len(t) && len(c.cited()) > 0 && (c.found[i-1].Type == match.Name || c.found[i-1].Type == match.Open) {
		return c.r.bounds[len(c.r.bounds)-1].pinpoint
	}
	from := max(0, len(t)-140)
	if i > 0 && c.found[i-1].End > from {
		from = min(c.found[i-1].End, len(t))
	}
	window := t[from:]
	at := -1
	for _, w := range [...]string{" report", " letter", " note ", " statement", " study"} {
		at = max(at, strings.LastIndex(window, w))
	}
	if at < 0 {
		return ""
	}
	for _, w := range [...]string{" of the ", " of his ", " of its ", " of her ", " to the ", " in the "} {
		if k := strings.LastIndex(window[:at+1], w); k >= 0 && !strings.ContainsAny(window[k:], ";,(") {
			if p := before(c.p.Clean, from+k+len(w)); p != "" {
				return p
			}
		}
	}
	return ""
}

// behind reads a pinpoint after the mention, its date and its title.
func (c *context) behind(i int) string {
	m := &c.found[i]
	t := c.p.Clean
	at := m.End + c.dateAt(m.End).n
	for at < len(t) && t[at] == ')' {
		at++
	}
	if strings.HasPrefix(t[at:], ", the annex to which ") {
		return "annex"
	}
	if p := after(t[at:], c.note != ""); p != "" && !(strings.HasPrefix(p, "p") && strings.HasPrefix(strings.TrimLeft(p, "p"), ". ") && c.methods[i] == citation.BySeries) {
		return p
	}
	// The pinpoint of a pair in a note goes to both: "A/1 and Corr.1, annex".
	if c.note != "" && i+1 < len(c.found) {
		gap := c.between(i, i+1)
		if gap == " and " || gap == "-" || gap == " (" || gap == " and (" || gap == "/" {
			return c.behind(i + 1)
		}
	}
	if m.Type == match.Ibid && at == m.End && strings.Trim(t[at:], " .") == "" && len(c.r.noted) > 0 {
		return c.r.noted[len(c.r.noted)-1].pinpoint
	}
	return ""
}

// before reads the steps that lead up to a mention at start.
func before(t string, start int) string {
	window := t[max(0, start-170):start]
	link := strings.TrimRight(window, " ")
	link = trimDeterminers(link)
	if strings.HasSuffix(link, "annexed to") {
		return "annex"
	}
	preposition := prepositions.end(link)
	if preposition == "" {
		return ""
	}
	link = link[:len(link)-len(preposition)]
	end := trimEnd(link)
	if !endsPinpoint(end) {
		return ""
	}
	var stepsBuf, chainBuf [8]step
	var reversedBuf [8]bool
	steps := find(stepsBuf[:0], link)
	if len(steps) == 0 || steps[len(steps)-1].to != len(end) {
		return ""
	}
	// Chain leftward while only a comma or "of" lies between.
	chain := append(chainBuf[:0], steps[len(steps)-1])
	reversed := reversedBuf[:0]
	for k := len(steps) - 2; k >= 0; k-- {
		gap := link[steps[k].to:steps[k+1].from]
		if steps[k].key == "resolution" || steps[k].key == "decision" {
			break
		}
		switch gap {
		case ", ", " ", ",":
			reversed = append(reversed, false)
		case " of ", ", of ", " of the ", " in ", " to ", " of its ", " to the ", " in the ":
			reversed = append(reversed, true)
		case " and ", ", and ", " and the ":
			if steps[k].key != steps[k+1].key || steps[k].key == "" {
				if steps[k].key == "annex" || steps[k+1].key == "annex" {
					return compose(chain, reversed)
				}
			}
			reversed = append(reversed, false)
		default:
			return compose(chain, reversed)
		}
		if gap == " and " && steps[k].key == steps[k+1].key && steps[k].key != "" && steps[k].key != "annex" {
			reversed = reversed[:len(reversed)-1]
			return compose(chain, reversed)
		}
		chain = append(chain, steps[k])
	}
	return compose(chain, reversed)
}

// prepositions may stand between a pinpoint and its instrument.
var prepositions = byLast(", of", " of", ", common to", " common to", " to", " in", ", to", " from", " under", " thereto, of")

// determiners may stand behind the preposition.
var determiners = byLast(" the same", " the above-mentioned", " the aforementioned", " the", " its", " his", " her", " that", " this", " said", " their")

// owners may stand behind the determiner; each is taken off once, in this order.
var owners = [...]string{" General Assembly", " document", " documents", " Security Council", " Human Rights Council", " Economic and Social Council", " Council", " Assembly"}

// trimDeterminers takes off what stands between the preposition and the name.
func trimDeterminers(s string) string {
	if w := determiners.end(s); w != "" {
		s = strings.TrimSuffix(s[:len(s)-len(w)], " the")
	}
	if s == "" || !ownerEnds[s[len(s)-1]] {
		return s
	}
	for _, w := range &owners {
		s = strings.TrimSuffix(s, w)
	}
	return s
}

// ownerEnds are the last bytes of the owners.
var ownerEnds = func() (t [256]bool) {
	for _, w := range &owners {
		t[w[len(w)-1]] = true
	}
	return t
}()

// leads may stand between a mention and the pinpoint behind it. Of two that begin
// alike the longer stands first.
var leads = byFirst(", ", " (", " and in particular ", " and, in particular, ", "the provisions of ", " and especially ", "in particular ", "its ", "especially ", "notably ", "and in particular ", "inter alia ", "in its ", "which, in ", "which in its ", "whose ", "in ", "see ", "the ", "including ", "specifically ")

// after reads the steps that follow a mention.
func after(rest string, note bool) string {
	lead := 0
	for {
		w := leads.begin(rest[lead:])
		if w == "" || lead+len(w) >= len(rest) || lead == 0 && (w == "in " || w == "the ") {
			break
		}
		lead += len(w)
	}
	if lead == 0 || !beginsPinpoint(rest[lead:]) {
		return ""
	}
	window := rest[:min(len(rest), 240)]
	first, ok := next(window, lead, lead)
	if !ok {
		return ""
	}
	if first.key == "resolution" || first.key == "decision" {
		return ""
	}
	var buf [8]step
	chain := append(buf[:0], first)
	end := first.to
	for {
		s, ok := next(window, end, end+len(", and "))
		if !ok {
			break
		}
		gap := rest[end:s.from]
		if gap != ", " && gap != " " && gap != " (" && gap != ", and " && gap != " and " {
			break
		}
		if gap == " and " && s.key != chain[len(chain)-1].key && !note {
			break
		}
		chain = append(chain, s)
		end = s.to
	}
	tail := rest[end:]
	if key := chain[len(chain)-1].key; note && (key == "annex" || key == "appendix") {
		if n := adopted(tail); n > 0 { // of another organization, within the document
			chain = append(chain, step{end, end + n, "resolution", strings.TrimPrefix(tail[:n], ", resolution ")})
			tail = tail[n:]
		}
	}
	if !note && !strings.HasPrefix(tail, " thereof") && !strings.HasPrefix(tail, " of which") && !strings.HasPrefix(tail, " of the annex") && strings.HasPrefix(tail, " of ") {
		return "" // ", paragraph 4 of resolution 2035 (2012)" belongs to what follows
	}
	if !note && !strings.HasPrefix(rest, " (") && strings.HasPrefix(tail, " to ") {
		return ""
	}
	slices.Reverse(chain)
	return compose(chain, make([]bool, len(chain)-1))
}

// adopted is the length of ", resolution 14/221" at the beginning of t.
func adopted(t string) int {
	digits, ok := strings.CutPrefix(t, ", resolution ")
	if !ok {
		return 0
	}
	n, slash := 0, 0
	for n < len(digits) && (isDigit(digits[n]) || digits[n] == '/' && n > 0 && slash == 0) {
		if digits[n] == '/' {
			slash = n
		}
		n++
	}
	if slash == 0 || !isDigit(digits[n-1]) {
		return 0
	}
	return len(t) - len(digits) + n
}

// compose orders a chain that runs from the mention outward: plain commas keep
// the printed order (the whole first), "of" turns it round.
func compose(chain []step, reversed []bool) string {
	var orderBuf [8]step
	order := append(orderBuf[:0], chain[0])
	at := 0 // where the last step was put
	for k, rev := range reversed {
		next := chain[k+1]
		if rev {
			order = append(order, next)
			at = len(order) - 1
		} else {
			order = slices.Insert(order, at, next)
		}
	}
	var partsBuf [8]string
	parts := partsBuf[:0]
	for _, s := range order {
		if s.key == "" {
			if len(parts) > 0 {
				parts[len(parts)-1] += " " + numbers(s.number)
				continue
			}
			parts = append(parts, numbers(s.number))
			continue
		}
		forms := abbreviations[s.key]
		n := numbers(s.number)
		if n == "" {
			parts = append(parts, forms[0])
			continue
		}
		if strings.Contains(n, " and ") || strings.Contains(strings.ReplaceAll(n, "–(", "("), "–") || strings.Contains(n, ", ") { // "para. 2 (a)–(d)" is one
			parts = append(parts, forms[1]+" "+n)
		} else {
			parts = append(parts, forms[0]+" "+n)
		}
	}
	return strings.Join(parts, ", ")
}

var (
	tightBracket = regexp.MustCompile(`([0-9a-zA-Z)])\(`)                     // takes "3(a)"; not "3 (a)"
	rangeWords   = regexp.MustCompile(`([0-9IVX)]) ?(?:-| to ) ?([0-9IVX(])`) // takes "5 to 7", "5-7", "2 (a) to (d)"
)

// numbers brings the printed numbers to the record's form: "3 (a)", "5–7", "7
// and 8".
func numbers(s string) string {
	if strings.IndexByte(s, '(') >= 0 {
		s = tightBracket.ReplaceAllString(s, "$1 (")
	}
	comma := strings.IndexByte(s, ',') >= 0
	if comma {
		s = strings.ReplaceAll(s, ", and ", " and ")
	}
	if strings.IndexByte(s, '-') >= 0 || strings.Contains(s, " to ") {
		s = rangeWords.ReplaceAllString(s, "$1–$2")
	}
	if !comma {
		return s
	}
	if i := strings.LastIndex(s, ", "); !strings.Contains(s, " and ") {
		s = s[:i] + " and" + s[i+1:]
	}
	return s
}
