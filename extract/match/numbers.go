package match

import (
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// numbers reads the numbers behind each head.
func (f *finder) numbers() {
	for i := range f.heads {
		f.organ(&f.heads[i])
	}
	var titles []citation.Span
	if len(f.heads) > 0 {
		titles = f.titles()
	}
	for i := range f.heads {
		h := &f.heads[i]
		stop := len(f.text)
		for _, next := range f.heads[i+1 : min(len(f.heads), i+20)] {
			if t := within(titles, next.Start); t.Len() == 0 || t.Start < h.Start {
				stop = next.Start
				break
			}
		}
		f.list(h, stop, titles)
	}
	f.bare()
}

// titles are the quoted titles of the paragraph: `entitled "Implementation of
// resolution 46/152"`. A head within one ends no list outside.
func (f *finder) titles() []citation.Span {
	var out []citation.Span
	for at := 0; ; {
		i := strings.IndexByte(f.text[at:], '"')
		if i < 0 {
			return out
		}
		from := at + i + 1
		at = from
		if !strings.HasSuffix(f.text[:from-1], "entitled ") {
			continue
		}
		end := strings.IndexByte(f.text[from:], '"')
		if end < 0 {
			return out
		}
		out = append(out, citation.Span{Start: from, End: from + end})
		at = from + end + 1
	}
}

// within gives the title in which a place lies, the empty span for none.
func within(titles []citation.Span, at int) citation.Span {
	for _, t := range titles {
		if t.Start <= at && at < t.End {
			return t
		}
	}
	return citation.Span{}
}

// organ reads leftward from the noun: fillers, then an organ or a possessive.
func (f *finder) organ(h *Head) {
	left := f.text[:h.Start]
	for range 3 {
		left = strings.TrimRight(left, " ")
		cut := false
		for _, w := range f.words.Fillers {
			if rest, ok := cutEnd(left, w); ok && (rest == "" || rest[len(rest)-1] == ' ') {
				left, cut = rest, true
				break
			}
		}
		if !cut {
			break
		}
	}
	left = strings.TrimRight(left, " ")
	left = strings.TrimSuffix(left, "'s")
	if b, at, ok := f.lex.BodyBefore(left); ok {
		h.Body, h.Start = b, at
		return
	}
	for _, w := range f.words.Possessives {
		if rest, ok := cutEnd(left, w); ok && (rest == "" || !isWord(rest[len(rest)-1])) {
			h.Possessive, h.Start = true, len(rest)
			return
		}
	}
}

// cutEnd is strings.CutSuffix for where mostly the last byte tells.
func cutEnd(s, end string) (string, bool) {
	n := len(s) - len(end)
	if n < 0 || len(end) > 0 && s[len(s)-1] != end[len(end)-1] || s[n:] != end {
		return s, false
	}
	return s[:n], true
}

// number is a match of the number patterns at one place.
type number struct {
	span citation.Span
	read []Reading
}

// dated tells a number of the Security Council with its year.
func (n *number) dated() bool {
	for i := range n.read {
		if s := n.read[i].Groups.Session; len(s) == 4 && isDigit(s[0]) {
			return true
		}
	}
	return false
}

// sharesYear takes the " and 426 (1978)" behind 425. A number of up to three
// figures behind dated ones that does not share a year is a note's, or part of a
// figure: "721 (1991) of 11 December 1991, 196", "1863 (2009) for 12,000 troops".
func sharesYear(rest string) bool {
	rest, and := strings.CutPrefix(rest, " and ")
	n := 0
	for n < len(rest) && n < 4 && isDigit(rest[n]) {
		n++
	}
	return and && n > 0 && yearBehind(rest[n:])
}

// list reads the numbers behind a head, up to the next head or the end of the
// sentence.
func (f *finder) list(h *Head, stop int, titles []citation.Span) {
	t := f.text
	at := h.End
	for at < len(t) && t[at] == ' ' {
		at++
	}
	for _, w := range f.words.BeforeNumber {
		if rest := t[at:]; len(rest) > len(w) && rest[len(w)] == ' ' && rest[:len(w)] == w {
			at += len(w) + 1
		}
	}
	stop = max(at, min(stop, sentenceEnd(t[:stop], at)))
	f.organAfter(h, at, stop)
	prev := -1 // index in found of the last member
	first := -1
	var prevNumber number
	if n, ok := f.numberAt(at, h.Noun); ok {
		prev = f.member(h, n, -1, "")
		first, prevNumber = prev, n
		at = n.span.End
	}
	for at < stop {
		at = nextNumber(t, at, stop)
		if at < 0 {
			return
		}
		if t := within(titles, at); t.Len() > 0 && t.Start > h.Start {
			at = t.End
			continue
		}
		var n number
		ok := prev < 0 && f.introduced(at, h) || prev >= 0 && f.joined(prevNumber.span.End, at, h)
		if ok {
			n, ok = f.numberAt(at, h.Noun)
			ok = ok && !(prev >= 0 && prevNumber.dated() && n.span.Len() <= 3 && !sharesYear(t[n.span.End:]))
		}
		if !ok {
			at++
			for at < stop && isWord(t[at]) {
				at++
			}
			continue
		}
		method := citation.ByList
		if prev >= 0 && f.isRange(prevNumber.span.End, at) {
			f.between(h, prevNumber, n, first)
			method = citation.ByRange
		}
		if prev < 0 {
			method = ""
		}
		prev = f.member(h, n, first, method)
		if first < 0 {
			first = prev
		}
		prevNumber, at = n, n.span.End
	}
}

// numberAt matches every pattern for the noun at a place; the longest counts.
func (f *finder) numberAt(at int, noun citation.Kind) (number, bool) {
	t := f.text[at:]
	var out number
	best := 0
	if t == "" || !isDigit(t[0]) && !isUpper(t[0]) {
		return out, false
	}
	digits := 0
	for digits < 4 && digits < len(t) && isDigit(t[digits]) {
		digits++
	}
	next := byte(' ')
	if digits < len(t) {
		next = t[digits]
	}
	first := len(f.reads)
	shapes := f.set.Numbers
	if f.plain == nil {
		shapes = f.set.ShapesAt(digits, next)
	}
	for _, sh := range shapes {
		if !sh.Has(noun) {
			continue
		}
		g, n := f.read(sh, t)
		if n < best || n == 0 || !f.ends(at+n) {
			continue
		}
		if n > best {
			f.reads = f.reads[:first]
		}
		best = n
		f.reads = append(f.reads, Reading{sh, g})
	}
	if best > 0 && best == digits && yearBehind(t[best:]) {
		return out, false // "2312 (2106)": no year of the Council's, but no number without a year
	}
	out.span, out.read = citation.Span{Start: at, End: at + best}, f.reads[first:len(f.reads):len(f.reads)]
	return out, best > 0
}

// yearBehind tells "(2106)" and " (2106)".
func yearBehind(t string) bool {
	t = strings.TrimPrefix(t, " ")
	return len(t) > 5 && t[0] == '(' && t[5] == ')' && isDigit(t[1]) && isDigit(t[2]) && isDigit(t[3]) && isDigit(t[4])
}

// read matches a shape at the beginning of t.
func (f *finder) read(sh *rules.Shape, t string) (rules.Groups, int) {
	if f.plain != nil {
		return sh.MatchPlain(t)
	}
	return sh.Match(t)
}

// ends tells whether a number may end here: "70/1" does in "70/1," and "70/1.",
// not in "70/12", "70/1/Add.1", "70/1.5".
func (f *finder) ends(at int) bool {
	t := f.text
	if at >= len(t) {
		return true
	}
	switch c := t[at]; {
	case isWord(c), c == '/', c == '%':
		return false
	case c == '.' || c == '-':
		return at+1 >= len(t) || !isDigit(t[at+1]) || c == '-'
	}
	return true
}

// member puts down one number: a mention for each of its letters.
func (f *finder) member(h *Head, n number, first int, method citation.Method) int {
	var one [1]letter
	letters := f.letters(n, one[:0])
	own := -1
	for i, l := range letters {
		m := Mention{Span: l.span, Type: Number, Head: h, Method: method, Letter: l.letter, Read: n.read}
		if i > 0 {
			m.Method = citation.ByList
			if l.ranged {
				m.Method = citation.ByRange
			}
		}
		at := f.add(m)
		if own < 0 {
			own = at
		}
		if first >= 0 {
			f.found[at].First = first
		} else {
			f.found[at].First = own
		}
	}
	return own
}

// letter is a part of a resolution that the words name.
type letter struct {
	letter string
	span   citation.Span
	ranged bool
}

// letters spreads "65/270 A and B", "46/36 A to C", "3411 A and B (XXX)" over
// their letters; a number without letters is one with the empty letter.
func (f *finder) letters(n number, buf []letter) []letter {
	var part citation.Span
	for i := range n.read {
		g := &n.read[i].Groups
		if g.Parts.Len() > 0 {
			part = g.Parts
		} else if g.PartsAfter.Len() > 0 {
			part = g.PartsAfter
		}
	}
	if part.Len() == 0 {
		return append(buf, letter{span: n.span})
	}
	base := n.span.Start
	text := f.text[base+part.Start : base+part.End]
	behind := part.End == n.span.Len() // the letters end the number: "46/36 A to C"
	var out []letter
	ranged := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case isUpper(c) && (i+1 == len(text) || !isLetter(text[i+1])):
			at := base + part.Start + i
			span := citation.Span{Start: at, End: at + 1}
			if len(out) == 0 || !behind {
				span = n.span
				if behind {
					span.End = at + 1
				}
			}
			if ranged && len(out) > 0 {
				whole := n.span
				if behind {
					whole.End = at + 1
				}
				for k := out[len(out)-1].letter[0] + 1; k < c; k++ {
					out = append(out, letter{string(rune(k)), whole, true})
				}
				out = append(out, letter{string(rune(c)), span, true})
				ranged = false
				continue
			}
			out = append(out, letter{string(rune(c)), span, false})
		case strings.HasPrefix(text[i:], "to ") && (i == 0 || text[i-1] == ' '), c == '-':
			ranged = true
		}
	}
	return out
}

// between puts down the members of a range that are not printed: 1971 (2011) and
// 1972 (2011) of "1970 (2011) to 1973 (2011)".
func (f *finder) between(h *Head, a, b number, first int) {
	for _, x := range a.read {
		for _, y := range b.read {
			if x.Shape != y.Shape || x.Groups.Session != y.Groups.Session {
				continue
			}
			from, err1 := strconv.Atoi(x.Groups.Number)
			to, err2 := strconv.Atoi(y.Groups.Number)
			if err1 != nil || err2 != nil || to <= from || to-from > 60 {
				continue
			}
			span := citation.Span{Start: a.span.Start, End: b.span.End}
			for k := from + 1; k < to; k++ {
				g := x.Groups
				g.Number = strconv.Itoa(k)
				f.found = append(f.found, Mention{Span: span, Type: Number, Head: h, Method: citation.ByRange, First: first, Read: []Reading{{x.Shape, g}}})
			}
			return
		}
	}
}
