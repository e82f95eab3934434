package citation

import "testing"

// TestClear: a span of the text comes back as the span of the clean text that
// was made of it, and as itself from there.
func TestClear(t *testing.T) {
	// text  "a\u00a0b[1],  \u2013 cd" is read as "a b, - cd"
	p := Paragraph{Clean: "a b, - cd", Runs: []Run{
		{From: 0, At: 0},          // a
		{From: 1, At: 1, Wide: 2}, // the space that does not break
		{From: 2, At: 3},          // b
		{From: 3, At: 7},          // ", " behind the marker
		{From: 5, At: 10, Wide: 3},
		{From: 6, At: 13},
	}}
	for _, c := range []struct {
		in    Span
		want  string
		found bool
	}{
		{Span{0, 16}, "a b, - cd", true},
		{Span{0, 1}, "a", true},
		{Span{1, 3}, " ", true},
		{Span{2, 4}, " b", true},
		{Span{3, 8}, "b,", true},
		{Span{4, 7}, "", false}, // the marker alone
		{Span{10, 13}, "-", true},
		{Span{14, 15}, "c", true},
		{Span{16, 20}, "", false},
		{Span{40, 50}, "", false},
	} {
		got, ok := p.Clear(c.in)
		if ok != c.found || ok && p.Clean[got.Start:got.End] != c.want {
			t.Errorf("%v: %v %v, want %q", c.in, got, ok, c.want)
		}
	}
	for start := range p.Clean {
		for end := start + 1; end <= len(p.Clean); end++ {
			s := Span{start, end}
			if got, ok := p.Clear(p.Source(s)); !ok || !got.Contains(s) {
				t.Errorf("%v is %v in the text and %v %v from there", s, p.Source(s), got, ok)
			}
		}
	}
}
