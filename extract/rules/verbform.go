package rules

import (
	"sort"
	"strings"
	"sync"
)

// VerbForm is one form of a citing verb in one language.
type VerbForm struct {
	Lemma      string
	Words      string // in lower case
	Finite     bool   // third person ("recalls"), else participle or adjective ("recalling", "aware")
	Connective bool
}

// verbIndex finds verb forms by their first word.
type verbIndex struct {
	forms  map[string][]VerbForm
	length [1 << 16]uint64 // by the first two bytes of the word: its lengths, a bit each
}

func (s *Set) indexVerbs() {
	s.verbs = map[string]func() *verbIndex{}
	for _, lang := range languages {
		s.verbs[lang] = sync.OnceValue(func() *verbIndex { return s.newVerbIndex(lang) })
	}
}

func (s *Set) newVerbIndex(lang string) *verbIndex {
	index := &verbIndex{forms: map[string][]VerbForm{}}
	for _, v := range s.Verbs {
		for _, f := range v.Forms[lang] {
			f = strings.ToLower(f)
			first := firstWord(f)
			index.forms[first] = append(index.forms[first], VerbForm{Lemma: v.Lemma, Words: f, Finite: finite(first), Connective: v.Connective})
		}
	}
	for first, forms := range index.forms {
		sort.SliceStable(forms, func(i, j int) bool { return len(forms[i].Words) > len(forms[j].Words) })
		if len(first) > 1 {
			index.length[int(first[0])<<8|int(first[1])] |= 1 << min(len(first), 63)
		}
	}
	return index
}

// finite knows the third person by its ending (recalls, takes, expresses); "as"
// and "pursuant" are none.
func finite(first string) bool {
	return strings.HasSuffix(first, "s") && first != "as" && first != "previous" && first != "conscious" && first != "desirous"
}

// VerbAt returns the longest verb form that stands at the beginning of text,
// whatever the case of its first letter, and its length; 0 where there is none.
func (s *Set) VerbAt(lang, text string) (VerbForm, int) {
	make := s.verbs[lang]
	if make == nil {
		make = s.verbs["en"]
	}
	index := make()
	n := 0
	for n < len(text) && (wordByte(text[n]) || text[n] == '-') { // re-emphasizing
		n++
	}
	var lower [48]byte
	if n < 2 || n > len(lower) {
		return VerbForm{}, 0
	}
	copy(lower[:n], text)
	for i := range 2 {
		if c := lower[i]; 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	if index.length[int(lower[0])<<8|int(lower[1])]&(1<<min(n, 63)) == 0 {
		return VerbForm{}, 0
	}
	for i := 2; i < n; i++ {
		if c := lower[i]; 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	for _, f := range index.forms[string(lower[:n])] {
		if len(text) >= len(f.Words) && strings.EqualFold(text[:len(f.Words)], f.Words) && (len(text) == len(f.Words) || !wordByte(text[len(f.Words)])) {
			return f, len(f.Words)
		}
		// Adverbs may divide a verb: "calls in this regard for", "takes further note of".
		if i := strings.IndexByte(f.Words, ' '); i > 0 && len(text) > i {
			n := i + s.adverbsAfter(lang, text[i:])
			if n > i && len(text) >= n+len(f.Words)-i && strings.EqualFold(text[n:n+len(f.Words)-i], f.Words[i:]) {
				return f, n + len(f.Words) - i
			}
		}
	}
	return VerbForm{}, 0
}

// firstWord is text up to the first blank or comma.
func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' || s[i] == ',' {
			return s[:i]
		}
	}
	return s
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// Opening reads the verb that opens a paragraph, adverbs before it passed over;
// end is the offset behind the verb's words and the adverbs that follow, 0 where
// the paragraph opens with no verb.
func (s *Set) Opening(lang, text string) (f VerbForm, start, end int) {
	at := 0
	for range 4 {
		v, n := s.VerbAt(lang, text[at:])
		if n > 0 {
			return v, at, at + n + s.adverbsAfter(lang, text[at+n:])
		}
		skip := s.adverbAt(lang, text[at:])
		if skip == 0 {
			return VerbForm{}, 0, 0
		}
		at += skip
	}
	return VerbForm{}, 0, 0
}

// adverbAt is the length of the adverb at the beginning of text with the comma
// and blank behind it.
func (s *Set) adverbAt(lang, text string) int {
	for _, a := range s.Language(lang).Adverbs {
		if len(text) > len(a) && strings.EqualFold(text[:len(a)], a) && !wordByte(text[len(a)]) {
			n := len(a)
			if text[n] == ',' {
				n++
			}
			for n < len(text) && text[n] == ' ' {
				n++
			}
			return n
		}
	}
	return 0
}

// adverbsAfter is the length of the adverbs that follow a verb ("also", "with
// appreciation"), with the blanks before them.
func (s *Set) adverbsAfter(lang, text string) int {
	n := 0
	for n+1 < len(text) && text[n] == ' ' {
		rest := text[n+1:]
		found := 0
		for _, a := range s.Language(lang).Adverbs {
			if len(rest) >= len(a) && strings.EqualFold(rest[:len(a)], a) && (len(rest) == len(a) || !wordByte(rest[len(a)])) {
				found = len(a)
				break
			}
		}
		if found == 0 {
			return n
		}
		n += 1 + found
	}
	return n
}
