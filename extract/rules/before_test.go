package rules

import "testing"

// holdEnds holds what is known of the last bytes to the expressions.
func holdEnds(t *testing.T, endings []ending, before string) {
	t.Helper()
	for i := range endings {
		e := &endings[i]
		if got, want := e.ends(before), e.re.MatchString(before); got != want {
			t.Fatalf("%v at the end of %q: %v", e.re, before, got)
		}
	}
}

func TestPreceded(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range set.Alone {
		for _, e := range r.before {
			if len(e.last) < 5 {
				t.Errorf("%s: only the last %d bytes are known of %v", r.ID, len(e.last), e.re)
			}
		}
		for _, other := range set.Alone {
			for _, e := range other.Examples {
				for at := range e.Text {
					holdEnds(t, r.before, e.Text[:at])
				}
			}
		}
	}
}

func FuzzPreceded(f *testing.F) {
	f.Add(`Convention(?:,? \d{4},?)? \(?|recommendation `, "the Convention, 1930 (")
	f.Add(`a?b*|(?i:annex)\b`, "ANNEX")
	f.Add(`[^x]y|é$`, "éy")
	f.Fuzz(func(t *testing.T, pattern, before string) {
		if len(pattern) > 60 || len(before) > 200 {
			return
		}
		if endings, err := alternatives(pattern); err == nil {
			holdEnds(t, endings, before)
		}
	})
}
