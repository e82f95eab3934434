package rules

import (
	"strings"
	"testing"
)

// holdNext holds Next to At: behind every blank, no form but a connective is
// passed over that something joins to what stands before.
func holdNext(t *testing.T, v *Verbs, text string) {
	t.Helper()
	next := v.Next(text, 1, len(text))
	for at := 1; at < len(text); at++ {
		if text[at-1] != ' ' {
			continue
		}
		before := strings.TrimRight(text[:at], " ")
		_, adverb := v.CutAdverb(before)
		_, conjunction := v.CutConjunction(before)
		joined := adverb || conjunction || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ";")
		f, n := v.At(text[at:])
		if n > 0 && !f.Connective && joined && next > at {
			t.Fatalf("Next passes over %q at %d of %q", f.Words, at, text)
		}
		if next <= at {
			next = v.Next(text, at+1, len(text))
		}
	}
}

func TestNext(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range languages {
		v := set.VerbsOf(lang)
		for _, forms := range v.forms {
			for _, f := range forms {
				holdNext(t, v, f.Words+" "+f.Words+", and  "+f.Words)
				holdNext(t, v, " "+f.Words[:len(f.Words)-1])
				for _, a := range set.Language(lang).Adverbs {
					holdNext(t, v, "x "+a+" "+f.Words)
				}
				for _, c := range set.Language(lang).Conjunctions {
					holdNext(t, v, "x "+c+" "+f.Words)
				}
			}
		}
	}
}

func FuzzNext(f *testing.F) {
	set, err := Embedded()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("Recalling its resolution 70/1 and also Re-emphasizing, noting; taking note of it", "en")
	f.Add("Rappelant  sa résolution, prenant note de l’accord", "fr")
	f.Fuzz(func(t *testing.T, text, lang string) {
		if text != "" {
			holdNext(t, set.VerbsOf(lang), text)
		}
	})
}

// TestBegins: the first words of the verbs are found whatever the case of their
// ASCII letters, and no longer words.
func TestBegins(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	capitals := func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			r += 'A' - 'a'
		}
		return r
	}
	for _, lang := range languages {
		v := set.VerbsOf(lang)
		for first, forms := range v.forms {
			for _, word := range []string{first, strings.Map(capitals, first)} {
				got, n := v.beginning(word + ", x")
				if len(first) > 1 && wordByte(first[len(first)-1]) && (n != len(first) || len(got) != len(forms) || got[0].Words != forms[0].Words) {
					t.Errorf("%s: %q is not found", lang, word)
				}
				if len(v.forms[first+"x"]) == 0 && v.Begins(word+"x") {
					t.Errorf("%s: %q is found", lang, word+"x")
				}
			}
		}
	}
}

func TestFind(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range languages {
		l := set.Lexicon(lang)
		for word, want := range l.words {
			if len(word) > 1 && (l.Lookup(word, len(word)) != want || !l.Starts((word + "   ")[:4])) {
				t.Errorf("%s: %q is not found", lang, word)
			}
			if got := l.Lookup(word+"x", len(word)+1); got != l.words[word+"x"] {
				t.Errorf("%s: %q is found", lang, word+"x")
			}
		}
	}
}
