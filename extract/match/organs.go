package match

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// organAfter reads the organ behind the number: "resolution 2000/22 of 18 August
// 2000 …, adopted by the Subcommission", and the subject of the clause: "in its
// resolution 72/171, the General Assembly requested", "in which the Assembly".
func (f *finder) organAfter(h *Head, at, stop int) {
	if len(h.Body.Bodies) > 0 {
		return
	}
	window := f.text[at:min(stop, at+260)]
	for i := 0; i < len(window); {
		j := strings.Index(window[i:], "the ")
		if j < 0 {
			break
		}
		pos := i + j
		i = pos + 4
		before := window[:pos]
		b, ok := f.lex.BodyAt(window[pos+4:])
		if !ok {
			continue
		}
		switch {
		case strings.HasSuffix(before, "adopted by "), strings.HasSuffix(before, " of ") && datesOnly(before):
			if len(h.After.Bodies) == 0 {
				h.After = b
			}
		case strings.HasSuffix(before, ", ") && datesOnly(before[:len(before)-2]+" "), strings.HasSuffix(before, "in which "), strings.HasSuffix(before, "by which "), strings.HasSuffix(before, "whereby "):
			if len(h.Subject.Bodies) == 0 {
				h.Subject = b
			}
		}
	}
}

// datesOnly tells that nothing but numbers, dates and joins lies between the
// head and the organ: "70/1 of 25 September 2015 of the Assembly".
func datesOnly(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ',' || r == '(' || r == ')' }) {
		if isDigit(w[0]) || monthNames[w] || w == "of" || w == "and" || w == "A" || w == "B" || symbol.Roman(w) > 0 || strings.HasPrefix(w, "S-") || w == "adopted" || w == "to" {
			continue
		}
		return false
	}
	return true
}

var monthNames = map[string]bool{"January": true, "February": true, "March": true, "April": true, "May": true, "June": true, "July": true, "August": true, "September": true, "October": true, "November": true, "December": true}

// bare finds numbers that tell by their form what they are, away from any head:
// "as amended by 2035 (2012)". The Security Council's need a year in which that
// number was adopted.
func (f *finder) bare() {
	t := f.text
	found := len(f.found)
	for at := 0; ; {
		i := strings.IndexByte(t[at:], '(')
		if i < 0 {
			return
		}
		open := at + i
		at = open + 1
		if open+5 >= len(t) || !isDigit(t[open+1]) || t[open+5] != ')' {
			continue
		}
		end := open
		if end > 0 && t[end-1] == ' ' {
			end--
		}
		start := end
		for start > 0 && isDigit(t[start-1]) {
			start--
		}
		if start == end || end-start > 4 || end-start < 2 || start > 0 && (isWord(t[start-1]) || strings.IndexByte("/.-", t[start-1]) >= 0) || f.taken(start, found) {
			continue
		}
		if strings.HasSuffix(t[:start], "vol. ") || strings.HasSuffix(t[:start], "No. ") || strings.HasSuffix(t[:start], "p. ") {
			continue
		}
		n, ok := f.numberAt(start, citation.Resolution)
		if !ok || !symbol.CouncilNumber(t[start:end], t[open+1:open+5]) {
			continue
		}
		f.member(&Head{Span: citation.Span{Start: start, End: start}, Noun: citation.Resolution}, n, -1, "")
	}
}

// taken tells whether one of the first n mentions begins at a place.
func (f *finder) taken(at, n int) bool {
	for i := range f.found[:n] {
		if f.found[i].Start == at {
			return true
		}
	}
	return false
}
