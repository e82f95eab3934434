package resolve

import (
	"strings"
	"testing"
)

// holdSubject holds subject to what it means: of the places behind a blank or a
// quotation mark those that "the " or "The " stands before, or where "We " begins.
func holdSubject(t *testing.T, text string) {
	t.Helper()
	for from := range text {
		for end := from; end <= len(text); end++ {
			want := end
			for at := from; at < end && want == end; at++ {
				behind := at == 0 || text[at-1] == ' ' || text[at-1] == '"'
				organ := isLetter(text[at]) && (strings.HasSuffix(text[:at], "the ") || strings.HasSuffix(text[:at], "The "))
				if behind && (organ || strings.HasPrefix(text[at:end], "We ") || strings.HasPrefix(text[at:end], "we ")) {
					want = at
				}
			}
			if got := subject(text, from, end); got != want {
				t.Fatalf("subject(%q, %d, %d) is %d, not %d", text, from, end, got, want)
			}
		}
	}
}

var subjects = []string{"", "We reaffirm", "we ", "the Council", "The 2", "At the same meeting, the Council, on the day, \"We note", "Owe the the we We", "he the e  we"}

func TestSubject(t *testing.T) {
	for _, text := range subjects {
		holdSubject(t, text)
	}
}

func FuzzSubject(f *testing.F) {
	for _, text := range subjects {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { holdSubject(t, text[:min(len(text), 60)]) })
}
