package rules

import (
	"strings"
	"testing"
)

// holdLongest holds the tree of names to a look at each of them.
func holdLongest(t *testing.T, w *Word, text string) {
	t.Helper()
	for _, article := range [...]bool{false, true} {
		var want *Name
		for i := range w.Names {
			n := &w.Names[i]
			if strings.HasPrefix(text, n.Words) && (len(text) == len(n.Words) || !wordByte(text[len(n.Words)])) && (!n.Article || article) && (want == nil || len(n.Words) > len(want.Words)) {
				want = n
			}
		}
		if got := w.Name(text, func() bool { return article }); got != want {
			t.Fatalf("the name at %q, article %v, is %+v, want %+v", text, article, got, want)
		}
	}
}

func TestLongestName(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range languages {
		l := set.Lexicon(lang)
		for _, w := range l.words {
			for _, n := range w.Names {
				for cut := range len(n.Words) {
					holdLongest(t, w, n.Words[:cut])
					holdLongest(t, w, n.Words[:cut]+" and")
				}
				holdLongest(t, w, n.Words)
				holdLongest(t, w, n.Words+", which")
				holdLongest(t, w, n.Words+"s")
				for _, other := range w.Names {
					holdLongest(t, w, n.Words+other.Words[len(FirstWord(other.Words)):])
				}
			}
		}
	}
}

func FuzzLongestName(f *testing.F) {
	f.Add("United Nations Convention against Corruption", "United Nations|United Nations Convention|the United Nations Convention against Torture")
	f.Add("Charter", "the Charter|Charter of Paris|Charters")
	f.Fuzz(func(t *testing.T, text, list string) {
		w, seen := &Word{}, map[string]bool{}
		for _, words := range strings.Split(list, "|") {
			words, article := strings.CutPrefix(words, "the ")
			if words != "" && !seen[words] {
				w.Names = append(w.Names, Name{Words: words, Article: article})
			}
			seen[words] = true
		}
		w.tree = plant(w.Names)
		holdLongest(t, w, text)
	})
}
