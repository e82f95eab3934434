package rules

import (
	"regexp"
	"testing"
)

// TestProgram: at every place of the rules' own examples, the program and the
// regular expression take the same.
func TestProgram(t *testing.T) {
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	fast := 0
	for _, f := range s.Families {
		for _, r := range f.Rules {
			if len(r.re.insts) > 0 {
				fast++
			}
			for _, g := range s.Families {
				for _, other := range g.Rules {
					for _, e := range other.Examples {
						for at := range e.Text {
							compareProgram(t, r.Pattern, r.re, e.Text[at:])
						}
					}
				}
			}
		}
	}
	if fast < 30 {
		t.Errorf("only %d rules run as programs", fast)
	}
}

func compareProgram(t *testing.T, pattern string, p *Program, text string) {
	t.Helper()
	var caps [MaxSlots]int
	end := p.Match(text, &caps)
	want := p.re.FindStringSubmatchIndex(text)
	if want == nil {
		if end >= 0 {
			t.Errorf("%s takes %q of %q, the expression nothing", pattern, text[:end], text)
		}
		return
	}
	if end != want[1] {
		t.Errorf("%s takes %d bytes of %q, the expression %d", pattern, end, text, want[1])
		return
	}
	for i := 2; i < len(want); i++ {
		if caps[i] != want[i] {
			t.Errorf("%s on %q: group slot %d is %d, the expression's %d", pattern, text, i, caps[i], want[i])
		}
	}
}

// FuzzProgram compares the two on any text, and on expressions of any shape.
func FuzzProgram(f *testing.F) {
	f.Add(`(?P<session>\d{1,3})/(?P<number>\d{1,4})(?: ?[A-Z]\b)?`, "70/1 A and B")
	f.Add(`(a|ab)(c|bcd)(d*)`, "abcd")
	f.Add(`(?:a?){20}a{20}`, "aaaaaaaaaaaaaaaaaaaa")
	f.Add(`(?i:annex)\b`, "ANNEX II")
	f.Add(`[^a]x`, "éx")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		if len(pattern) > 60 || len(text) > 200 {
			return
		}
		if _, err := regexp.Compile(pattern); err != nil {
			return
		}
		p, err := NewProgram(pattern)
		if err != nil || p.caps > MaxSlots {
			return
		}
		compareProgram(t, pattern, p, text)
	})
}
