package rules

import (
	"math/bits"

	"citegraph/extract/eight"
)

// vocabulary is a map from words to what they lead to that never changes. A word
// is looked for by a hash of its first eight bytes and its length, which are read
// at once where it stands in a text.
type vocabulary struct {
	slots []slot // each word at the place of its hash or behind it; at least half are empty
	shift int    // of a hash, for the place
}

type slot struct {
	word  string
	value *Word
}

// newVocabulary takes the words of two bytes and more.
func newVocabulary(words map[string]*Word) *vocabulary {
	size := bits.Len(uint(2 * len(words)))
	v := &vocabulary{slots: make([]slot, 1<<size), shift: 64 - size}
	for word, w := range words {
		if len(word) < 2 {
			continue
		}
		at := v.place(word, len(word))
		for v.slots[at].value != nil {
			at = v.behind(at)
		}
		v.slots[at] = slot{word, w}
	}
	return v
}

// place is where the search for the word of n bytes at the beginning of text
// begins.
func (v *vocabulary) place(text string, n int) int {
	word := eight.Load(text) << (64 - 8*min(n, 8)) // without what is behind it
	return int((word ^ uint64(n)) * 0x9e3779b97f4a7c15 >> v.shift)
}

func (v *vocabulary) behind(at int) int { return (at + 1) & (len(v.slots) - 1) }

// find gives the value of the word of n bytes at the beginning of text, nil where
// it is not in the vocabulary.
func (v *vocabulary) find(text string, n int) *Word {
	for at := v.place(text, n); v.slots[at].value != nil; at = v.behind(at) {
		if v.slots[at].word == text[:n] {
			return v.slots[at].value
		}
	}
	return nil
}
