package match

import (
	"strings"
	"testing"
)

// holdTables holds what is looked up by a byte to a look at the whole list.
func holdTables(t *testing.T, text string) {
	t.Helper()
	best, want := 0, ""
	for _, n := range entitledNouns {
		if k := strings.LastIndex(text, n); k > best {
			best, want = k, text[k-1:k+len(n)]
		}
	}
	if at, noun := lastNoun(text); at != best || noun != want {
		t.Errorf("the last noun of %q is %q at %d, want %q at %d", text, noun, at, want, best)
	}
	for at := range text {
		begins := func(list []string) (found string) {
			for _, c := range list {
				if found == "" && strings.HasPrefix(text[at:], c) {
					found = c
				}
			}
			return found
		}
		if got, want := begins(connecting(text[at:])), begins(connectors); got != want {
			t.Errorf("the connector at %q is %q, want %q", text[at:], got, want)
		}
	}
}

func TestTables(t *testing.T) {
	for _, n := range entitledNouns {
		for _, c := range connectors {
			holdTables(t, "X"+n+c+"Y"+n+c)
			holdTables(t, n+c[:len(c)-1]+n[:len(n)-1])
		}
	}
}

func FuzzTables(f *testing.F) {
	f.Add("the outcome document of the high-level plenary meeting on the Programme of action")
	f.Fuzz(holdTables)
}
