package match

import (
	"regexp"

	"citegraph/extract/rules"
)

// Plain scans as the rules are written: every expression at every place, with
// package regexp, without the anchors, tables and programs that make Find fast.
// It is Find's specification: the two give the same mentions, which a
// differential fuzz target holds, and it is the yardstick of Find's speed.
type Plain struct {
	set        *rules.Set
	lang       string
	vocabulary *regexp.Regexp
}

// NewPlain prepares the plain scan of a language.
func NewPlain(lang string, set *rules.Set) *Plain {
	return &Plain{set: set, lang: lang, vocabulary: set.Lexicon(lang).Vocabulary()}
}

// Find is the package's Find by the plain way.
func (p *Plain) Find(clean string) []Mention {
	f := finder{text: clean, lang: p.lang, set: p.set, lex: p.set.Lexicon(p.lang), words: p.set.Language(p.lang), plain: p}
	for at := range len(clean) {
		if at > 0 && isWord(clean[at]) && isWord(clean[at-1]) {
			continue
		}
		for _, r := range p.set.Alone {
			f.stand(r, at)
		}
	}
	f.scan()
	f.numbers()
	f.entitled()
	return f.settle()
}

// plainScan is scan from word to word, each looked up.
func (f *finder) plainScan() {
	t := f.text
	for at := 0; at < len(t); {
		if !isWord(t[at]) {
			at++
			continue
		}
		next := at + 1
		for next < len(t) && isWord(t[next]) {
			next++
		}
		if w := f.plain.lookup(f.lex, t[at:next]); w != nil {
			next = f.word(w, at, next)
		}
		at = next
	}
}

// lookup is the lexicon's Lookup by the vocabulary's expression.
func (p *Plain) lookup(lex *rules.Lexicon, word string) *rules.Word {
	if !p.vocabulary.MatchString(word) {
		return nil
	}
	return lex.Word(word)
}
