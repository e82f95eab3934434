package match

import (
	"strings"

	"citegraph/extract/citation"
)

// entitledNouns are what a quoted title can be the name of, as they stand before
// "entitled"; titles of reports, items and studies are none.
var entitledNouns = [...]string{"eclaration", "utcome document", "ramework", "trategy", "lan of action", "lan of Action", "rogramme of action", "rogramme of Action", "oad map", "oadmap", "uidelines", "rinciples", "onsensus", "all for action", "all to action", "harter", "ompact"}

// entitled takes a quoted title that stands for an instrument without number: the
// outcome document entitled "The future we want". A title in which a name is
// found already, and one behind a number, are left to these.
func (f *finder) entitled() {
	t := f.text
	for start := 0; ; {
		i := strings.IndexByte(t[start:], '"') // rarer than any letter of "entitled"
		if i < 0 {
			return
		}
		start += i + 1
		head, ok := strings.CutSuffix(t[:start-1], "entitled ")
		if !ok {
			continue
		}
		head = strings.TrimRight(head, " ,")
		n := strings.IndexByte(t[start:], '"')
		if n < 4 || n > 200 {
			continue
		}
		span := citation.Span{Start: start, End: start + n}
		if !capitalAt(t[start:]) || f.overlaps(span) {
			continue
		}
		noun := entitledNoun(head)
		if noun == "" {
			continue
		}
		f.add(Mention{Span: span, Type: Open, Rule: "entitled", Noun: noun, Kind: citation.Declaration})
	}
}

// entitledNoun is the noun, with its capital, at the end of head, or a few words
// before it ("declaration of the high-level meeting"); "" for none.
func entitledNoun(head string) string {
	window := head[max(0, len(head)-90):]
	window = window[strings.LastIndexAny(window, `.;"0123456789(`)+1:]
	best, noun := lastNoun(window)
	if noun == "" {
		return ""
	}
	for _, w := range [...]string{" item", " report", "resolution", "decision", " study", " publication", " note ", " section", " chapter", " meeting of", " event", " debate", " panel", " paper", " addendum", " letter", " programme"} {
		if strings.Contains(window[best:], w) {
			return ""
		}
	}
	return strings.ToUpper(noun[:1]) + noun[1:]
}

// lastNoun finds the noun that begins last in window, with its capital; "" for none.
func lastNoun(window string) (at int, noun string) {
	for at := len(window) - 1; at > 0; at-- {
		for _, n := range entitledBy[window[at]] {
			if strings.HasPrefix(window[at:], n) {
				return at, window[at-1 : at+len(n)]
			}
		}
	}
	return 0, ""
}

// entitledBy are the nouns by the first byte behind the capital.
var entitledBy = func() (t [256][]string) {
	for _, n := range entitledNouns {
		t[n[0]] = append(t[n[0]], n)
	}
	return t
}()

// overlaps tells whether something is found within a span.
func (f *finder) overlaps(s citation.Span) bool {
	for i := range f.found {
		if f.found[i].Overlaps(s) {
			return true
		}
	}
	return false
}
