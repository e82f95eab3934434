package rules

import (
	"sort"
	"strings"

	"citegraph/extract/citation"
)

// Name is a name that the catalogue gives to an instrument in one language.
type Name struct {
	Words    string // folded; without the article that it needs
	IDs      []string
	Article  bool // only behind the article: "the Charter"
	Official bool // the first name of its instrument
}

// BodyName is a name of an organ in one language.
type BodyName struct {
	Words  string
	Bodies []string // one, or several where the name is shared: "Council"
	Full   bool
}

// lexicon is what a language's words lead to.
type lexicon struct {
	names  map[string][]Name     // by first word, longest first
	first  [1 << 16]bool         // first two bytes of the names
	before map[string][]BodyName // by last word, longest first
	after  map[string][]BodyName // by first word, longest first
}

func (s *Set) indexNames() {
	s.lexicons = map[string]*lexicon{}
	for _, lang := range languages {
		l := &lexicon{names: map[string][]Name{}, before: map[string][]BodyName{}, after: map[string][]BodyName{}}
		s.lexicons[lang] = l
		seen := map[string]int{}
		var all []Name
		for _, in := range s.Catalogue {
			for i, n := range in.Names[lang] {
				name := Name{Words: citation.Fold(n), IDs: []string{in.ID}, Official: i == 0}
				if rest, ok := strings.CutPrefix(name.Words, "the "); ok {
					name.Words, name.Article = rest, true
				}
				if k, ok := seen[name.Words]; ok {
					if all[k].IDs[0] != in.ID {
						all[k].IDs = append(all[k].IDs, in.ID)
					}
					all[k].Article = all[k].Article && name.Article
					continue
				}
				seen[name.Words] = len(all)
				all = append(all, name)
			}
		}
		for _, n := range all {
			f := FirstWord(n.Words)
			l.names[f] = append(l.names[f], n)
			if len(n.Words) > 1 {
				l.first[int(n.Words[0])<<8|int(n.Words[1])] = true
			}
		}
		for _, v := range l.names {
			sort.SliceStable(v, func(i, j int) bool { return len(v[i].Words) > len(v[j].Words) })
		}
		s.indexBodies(lang, l)
	}
}

func (s *Set) indexBodies(lang string, l *lexicon) {
	bodies := map[string]*BodyName{}
	var order []string
	put := func(words, body string, full bool) {
		words = citation.Fold(words)
		b := bodies[words]
		if b == nil {
			b = &BodyName{Words: words, Full: full}
			bodies[words] = b
			order = append(order, words)
		}
		b.Bodies = append(b.Bodies, body)
	}
	for _, f := range s.Families {
		for _, n := range f.Names[lang] {
			put(n, f.Body, true)
		}
		for _, n := range f.Short[lang] {
			put(n, f.Body, false)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return len(order[i]) > len(order[j]) })
	for _, w := range order {
		b := *bodies[w]
		l.after[FirstWord(w)] = append(l.after[FirstWord(w)], b)
		l.before[lastWord(w)] = append(l.before[lastWord(w)], b)
	}
}

func (s *Set) lexicon(lang string) *lexicon {
	if l := s.lexicons[lang]; l != nil && lang != "" {
		return l
	}
	return s.lexicons["en"]
}

// MayBeginName tells quickly whether a name may begin with these two bytes.
func (s *Set) MayBeginName(lang string, a, b byte) bool {
	return s.lexicon(lang).first[int(a)<<8|int(b)]
}

// NameAt returns the longest name of the catalogue at the beginning of text, its
// length, and ok; article tells whether the article stands before it.
func (s *Set) NameAt(lang, text string, article bool) (Name, bool) {
	for _, n := range s.lexicon(lang).names[FirstWord(text)] {
		if n.Article && !article {
			continue
		}
		if strings.HasPrefix(text, n.Words) && (len(text) == len(n.Words) || !wordByte(text[len(n.Words)])) {
			return n, true
		}
	}
	return Name{}, false
}

// BodyBefore returns the organ whose name ends text, and where it begins.
func (s *Set) BodyBefore(lang, text string) (BodyName, int, bool) {
	for _, b := range s.lexicon(lang).before[lastWord(text)] {
		if strings.HasSuffix(text, b.Words) {
			at := len(text) - len(b.Words)
			if at == 0 || !wordByte(text[at-1]) {
				return b, at, true
			}
		}
	}
	return BodyName{}, 0, false
}

// BodyAt returns the organ whose name begins text.
func (s *Set) BodyAt(lang, text string) (BodyName, bool) {
	for _, b := range s.lexicon(lang).after[FirstWord(text)] {
		if strings.HasPrefix(text, b.Words) && (len(text) == len(b.Words) || !wordByte(text[len(b.Words)])) {
			return b, true
		}
	}
	return BodyName{}, false
}

// Begins tells whether an organ's name begins text.
func (s *Set) Begins(lang, text string) bool {
	_, ok := s.BodyAt(lang, text)
	return ok
}

// FirstWord is text up to the first byte that belongs to no word.
func FirstWord(s string) string {
	for i := 0; i < len(s); i++ {
		if !wordByte(s[i]) {
			return s[:i]
		}
	}
	return s
}

func lastWord(s string) string {
	for i := len(s); i > 0; i-- {
		if !wordByte(s[i-1]) {
			return s[i:]
		}
	}
	return s
}
