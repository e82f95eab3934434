package resolve

import (
	"strings"
	"testing"
)

// TestLiterals: the tables find what trying each word in its order finds.
func TestLiterals(t *testing.T) {
	words := []string{", of", " of", "annex", " common to", " to", "An", "n"}
	first, last := byFirst(words...), byLast(words...)
	for _, a := range append(words, "", "x", "of", "ann") {
		for _, b := range append(words, "", "x", "of", "ann") {
			begin, end := "", ""
			for _, w := range words {
				if begin == "" && strings.HasPrefix(a+b, w) {
					begin = w
				}
				if end == "" && strings.HasSuffix(a+b, w) {
					end = w
				}
			}
			if got := first.begin(a + b); got != begin {
				t.Errorf("%q begins with %q, not %q", a+b, begin, got)
			}
			if got := last.end(a + b); got != end {
				t.Errorf("%q ends with %q, not %q", a+b, end, got)
			}
		}
	}
}

func TestTrimEnd(t *testing.T) {
	for _, s := range []string{"", " ", "a, ,", ",a b", "a.", " , "} {
		if got, want := trimEnd(s), strings.TrimRight(s, " ,"); got != want {
			t.Errorf("trimEnd(%q) is %q, not %q", s, got, want)
		}
	}
}
