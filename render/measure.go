package render

import (
	"unicode"
	"unicode/utf8"
)

// Font is a size, in pixels, and a weight of the one family that pictures are set
// in.
type Font struct {
	Size float64
	Bold bool
}

// fontFamily is asked for in this order. The first five have the same widths;
// what a viewer may have instead (DejaVu Sans, Verdana, Noto Sans) is up to a
// sixth wider, which the room in the boxes takes up.
const fontFamily = "Arial, Helvetica, 'Liberation Sans', Arimo, 'Nimbus Sans', 'Noto Sans', sans-serif"

// slack widens what is measured from the table, so that lines have room for other
// fonts; the padding of a box takes up the rest.
const slack = 1.11

// width measures a text in the font, in pixels: from a table where it has the
// character, else by its script, rather too wide than too narrow.
func (f Font) width(s string) float64 { return f.widthIn(s, slack) }

// widthIn measures a text in a font that is so much wider than those of the table.
func (f Font) widthIn(s string, wider float64) float64 {
	measured, estimated := 0, 0
	for _, r := range s {
		if w := f.advance(r); w > 0 {
			measured += w
		} else {
			estimated += advanceByScript(r)
		}
	}
	return (float64(measured)*wider + float64(estimated)) / 1000 * f.Size
}

// advance is the width of a character by the table, 0 where that lacks it.
func (f Font) advance(r rune) int {
	for i := range tables {
		t := &tables[i]
		switch {
		case r < t.first || r > t.last:
		case f.Bold:
			return int(t.bold[r-t.first])
		default:
			return int(t.regular[r-t.first])
		}
	}
	return 0
}

func advanceByScript(r rune) int {
	switch {
	case r == utf8.RuneError:
		return 1000
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r >= 0x1F000: // pictographs, and the rarer Han characters
		return 1400
	case wide(r):
		return 1000
	case unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana):
		return 750
	case unicode.IsUpper(r):
		return 900
	case unicode.In(r, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Georgian):
		return 720
	}
	return 1000
}

// wide tells a character that takes a whole square, and at which a line may be
// broken on either side.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}
