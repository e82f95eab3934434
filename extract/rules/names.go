package rules

import (
	"sort"
	"strings"
	"sync"

	"citegraph/extract/citation"
)

// Name is a name that the catalogue gives to an instrument in one language.
type Name struct {
	Words    string // folded; without the article that it needs
	IDs      []string
	Article  bool   // only behind the article: "the Charter"
	Official bool   // the first name of its instrument
	Noun     string // the instrument's noun in it: Convention, Declaration
}

// BodyName is a name of an organ in one language.
type BodyName struct {
	Words  string
	Bodies []string // one, or several where the name is shared: "Council"
	Full   bool
}

// Word is what a word of a text may begin or be.
type Word struct {
	Names  []Name     // of the catalogue that begin with it
	Heads  []HeadForm // nouns behind which numbers stand, longest first
	Nouns  []string   // instrument's nouns that begin with it, longest first
	Short  bool       // may be a short form behind an article
	Plural string     // the singular of a plural that elliptical names share
	Ibid   bool

	tree nameTree // of Names
}

// HeadForm is a form of a noun behind which numbers stand.
type HeadForm struct {
	Words  string
	Noun   citation.Kind
	Plural bool
}

// Lexicon is what the words of one language lead to. It is made once and never
// changed.
type Lexicon struct {
	words  map[string]*Word
	listed *vocabulary // words
	starts starts      // of the words and the worded anchors
	bodies starts      // of the names of organs
	before map[string][]BodyName
	after  map[string][]BodyName
}

// Lexicon returns the lexicon of a language; "" and what is unknown is English.
func (s *Set) Lexicon(lang string) *Lexicon {
	make := s.lexicons[lang]
	if make == nil {
		make = s.lexicons["en"]
	}
	return make()
}

// Lookup gives what the word of n bytes at the beginning of text leads to, nil for
// most words.
func (l *Lexicon) Lookup(text string, n int) *Word { return l.listed.find(text, n) }

// Starts tells whether what begins with four bytes, the first of a word, may lead
// to something: a Word, or an anchor of Set.Worded. It is so short that the
// compiler puts it where it is called.
func (l *Lexicon) Starts(four string) bool {
	_ = four[3]
	return l.starts.has(pair(four[0], four[1]), four[2], four[3]) != 0
}

// Word is Lookup without its short cut.
func (l *Lexicon) Word(word string) *Word { return l.words[word] }

func (l *Lexicon) word(first string) *Word {
	w := l.words[first]
	if w == nil {
		w = &Word{}
		l.words[first] = w
	}
	return w
}

func (s *Set) indexNames() {
	s.lexicons = map[string]func() *Lexicon{}
	for _, lang := range languages {
		s.lexicons[lang] = sync.OnceValue(func() *Lexicon { return s.newLexicon(lang) })
	}
}

func (s *Set) newLexicon(lang string) *Lexicon {
	l := &Lexicon{words: map[string]*Word{}, before: map[string][]BodyName{}, after: map[string][]BodyName{}}
	for _, n := range s.namesOf(lang) {
		n.Noun = NounIn(n.Words)
		w := l.word(FirstWord(n.Words))
		w.Names = append(w.Names, n)
	}
	words := s.Language(lang)
	plural := map[string]bool{}
	for _, p := range words.Plurals {
		plural[p] = true
	}
	for noun, forms := range words.Nouns {
		for _, f := range forms {
			w := l.word(FirstWord(f))
			w.Heads = append(w.Heads, HeadForm{f, citation.Kind(noun), plural[f]})
		}
	}
	for _, list := range words.InstrumentsNouns {
		for _, n := range list {
			w := l.word(FirstWord(n))
			w.Nouns = append(w.Nouns, n)
		}
	}
	for _, n := range words.ShortForms {
		l.word(n).Short = true
	}
	for n, singular := range words.SharedPlurals {
		l.word(n).Plural = singular
	}
	for _, n := range words.Ibid {
		l.word(n).Ibid = true
	}
	for first, w := range l.words {
		if len(first) > 1 {
			l.starts.add(first, pair)
		}
		w.tree = plant(w.Names)
		sort.Slice(w.Heads, func(i, j int) bool {
			if len(w.Heads[i].Words) != len(w.Heads[j].Words) {
				return len(w.Heads[i].Words) > len(w.Heads[j].Words)
			}
			return w.Heads[i].Words < w.Heads[j].Words
		})
		sort.Slice(w.Nouns, func(i, j int) bool {
			if len(w.Nouns[i]) != len(w.Nouns[j]) {
				return len(w.Nouns[i]) > len(w.Nouns[j])
			}
			return w.Nouns[i] < w.Nouns[j]
		})
	}
	for _, anchors := range s.Worded {
		for _, a := range anchors {
			l.starts.add(a.Words, pair)
		}
	}
	l.listed = newVocabulary(l.words)
	s.indexBodies(lang, l)
	return l
}

// namesOf lists the names of the catalogue in a language; a name of two
// instruments has both identifiers.
func (s *Set) namesOf(lang string) []Name {
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
	return all
}

func (s *Set) indexBodies(lang string, l *Lexicon) {
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
		l.bodies.add(FirstWord(w), pair)
	}
}

// Name returns the longest name of the catalogue at the beginning of text;
// article tells whether the article stands before it.
func (l *Lexicon) Name(text string, article bool) (Name, bool) {
	w := l.Lookup(text, len(FirstWord(text)))
	if w == nil {
		return Name{}, false
	}
	n := w.Name(text, func() bool { return article })
	if n == nil {
		return Name{}, false
	}
	return *n, true
}

// Name returns the longest of the word's names at the beginning of text, nil for
// none; article tells whether the article stands before it.
func (w *Word) Name(text string, article func() bool) *Name { return w.tree.longest(text, article) }

// BodyBefore returns the organ whose name ends text, and where it begins.
func (l *Lexicon) BodyBefore(text string) (BodyName, int, bool) {
	for _, b := range l.before[lastWord(text)] {
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
func (l *Lexicon) BodyAt(text string) (BodyName, bool) {
	if a, b, c, d := four(text, 0); l.bodies.has(pair(a, b), c, d) == 0 {
		return BodyName{}, false
	}
	for _, b := range l.after[FirstWord(text)] {
		if strings.HasPrefix(text, b.Words) && (len(text) == len(b.Words) || !wordByte(text[len(b.Words)])) {
			return b, true
		}
	}
	return BodyName{}, false
}

// Begins tells whether an organ's name begins text.
func (l *Lexicon) Begins(text string) bool {
	_, ok := l.BodyAt(text)
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
