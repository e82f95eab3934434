package segment

import "unicode/utf8"

// stops tells at which bytes of a text the copying has to look what stands there:
// blanks but the plain one, signs of markup, digits that may be a note's number,
// and all beyond ASCII. A blank between words is copied with them; it is a stop
// only behind another. Of each byte the low half says what it is, the high half
// what is a stop behind it. A stop too many costs nothing but time.
type stops [256]uint8

// What a byte is, for the copying.
const (
	plain = 0
	space = 1 << iota // the blank
	digit
	sign // always a stop

	behind = 4 // bits by which what is a stop behind a byte is shifted
)

// stopsOf chooses for the notes and the markup of a document.
func stopsOf(m *markers, markdown bool) *stops {
	numbers := someNumbers
	switch {
	case m.bracketed:
		numbers = noNumbers
	case m.typed || m.any():
		numbers = allNumbers
	}
	if markdown {
		return &stopsOfMarkdown[numbers]
	}
	return &stopsOfText[numbers]
}

// The numbers that may be a note's: none, those that stand behind no blank, all.
const (
	noNumbers = iota
	someNumbers
	allNumbers
)

var (
	stopsOfText     = [...]stops{newStops("[", noNumbers), newStops("[", someNumbers), newStops("[", allNumbers)}
	stopsOfMarkdown = [...]stops{newStops("[<\\*_`", noNumbers), newStops("[<\\*_`", someNumbers), newStops("[<\\*_`", allNumbers)}
)

func newStops(markup string, numbers int) (t stops) {
	for b := range t {
		is, next := plain, sign|digit
		switch {
		case b == ' ':
			is, next = space, sign|space
			if numbers == allNumbers {
				next |= digit
			}
		case isDigit(byte(b)):
			next = sign
			if numbers != noNumbers {
				is = digit
			}
		case b < ' ' || b >= utf8.RuneSelf:
			is = sign
		}
		t[b] = uint8(is | next<<behind)
	}
	for _, b := range []byte(markup) {
		t[b] |= sign
	}
	return t
}

// next is the offset of the first stop in s, its length for none. Where copied is
// set, the bytes up to s are to be copied with it, the last of them being before.
func (t *stops) next(s string, copied bool, before byte) int {
	last := uint8(0xff) // a blank is a stop where nothing is copied
	if copied {
		last = t[before]
	}
	for k, b := range []byte(s) {
		here := t[b]
		if here&(last>>behind) != 0 {
			return k
		}
		last = here
	}
	return len(s)
}
