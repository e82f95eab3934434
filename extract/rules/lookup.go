package rules

import (
	"sort"

	"citegraph/extract/eight"
)

// What is looked up at every word of a text is looked up by the word's first
// bytes, in tables so small that they stay in the processor's nearest cache. What
// falls together there is told apart behind.

// firstPairs is the number of places in a table by the first two bytes of a word. It
// is small, so that the table stays in the processor's nearest cache; what falls
// together there, the look-up behind it tells apart.
const firstPairs = 1 << 11

// pair is the place of two bytes.
func pair(a, b byte) int { return int(a&63)<<5 | int(b&31) }

// foldedPair is pair where the cases of a letter share a place; it is less than
// 1024.
func foldedPair(a, b byte) int { return int(a&31)<<5 | int(b&31) }

// starts holds how words begin: by the first two bytes, a bit for the next two.
type starts [firstPairs]uint64

// nextBits is the bit of the third and fourth bytes of a word; the cases of a
// letter share one.
func nextBits(c, d byte) int { return int(c&31 ^ d&7<<3) }

// has is 1 where a word may begin with the four bytes, 0 where none does. place is
// that of the first two.
func (t *starts) has(place int, c, d byte) uint8 { return uint8(t[place]>>nextBits(c, d)) & 1 }

// add puts a word in; place gives the place of two bytes. What follows a short
// word may be anything.
func (t *starts) add(word string, place func(a, b byte) int) {
	switch len(word) {
	case 0:
	case 1:
		for b := range 256 {
			t[place(word[0], byte(b))] = ^uint64(0)
		}
	case 2:
		t[place(word[0], word[1])] = ^uint64(0)
	case 3:
		for d := range 256 {
			t[place(word[0], word[1])] |= 1 << nextBits(word[2], byte(d))
		}
	default:
		t[place(word[0], word[1])] |= 1 << nextBits(word[2], word[3])
	}
}

// four gives the four bytes of text from at on, blanks for those behind its end.
func four(text string, at int) (a, b, c, d byte) {
	v := uint32(0)
	if rest := text[at:]; len(rest) >= 4 {
		v = uint32(rest[0]) | uint32(rest[1])<<8 | uint32(rest[2])<<16 | uint32(rest[3])<<24
	} else {
		v = uint32(eight.Load(rest))
	}
	return byte(v), byte(v >> 8), byte(v >> 16), byte(v >> 24)
}

// listed is a map from words that never changes, laid out by the first two bytes
// of the words.
type listed[V any] struct {
	from    []uint32 // by the place of the two bytes: where its entries begin
	entries []entry[V]
}

type entry[V any] struct {
	word  string
	value V
}

// layOut lays a map out; words of one byte are left out. place gives the place of
// two bytes, of so many.
func layOut[V any](words map[string]V, places int, place func(a, b byte) int) listed[V] {
	l := listed[V]{from: make([]uint32, places+1)}
	for w, v := range words {
		if len(w) > 1 {
			l.entries = append(l.entries, entry[V]{w, v})
		}
	}
	sort.Slice(l.entries, func(i, j int) bool {
		a, b := l.entries[i].word, l.entries[j].word
		if x, y := place(a[0], a[1]), place(b[0], b[1]); x != y {
			return x < y
		}
		return a < b
	})
	at := 0
	for k := range places {
		l.from[k] = uint32(at)
		for at < len(l.entries) && place(l.entries[at].word[0], l.entries[at].word[1]) == k {
			at++
		}
	}
	l.from[places] = uint32(at)
	return l
}

// findFolded gives the value of a word of a text at the place of its first two
// bytes, whatever the case of its ASCII letters; the words of the map are in lower
// case.
func (l *listed[V]) findFolded(word string, place int) (value V) {
	for i := l.from[place]; i < l.from[place+1]; i++ {
		if e := &l.entries[i]; len(e.word) == len(word) && foldsTo(word, e.word) {
			return e.value
		}
	}
	return value
}

// foldsTo tells whether a is b, of its length, but for the case of ASCII letters; b
// is in lower case.
func foldsTo(a, b string) bool {
	for i := range len(a) {
		if lower(a[i]) != b[i] {
			return false
		}
	}
	return true
}
