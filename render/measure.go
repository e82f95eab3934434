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

// slack widens every measured text, so that lines have room for other fonts than
// the measured one; the padding of a box takes up the rest.
const slack = 1.06

// width measures a text in the font, in pixels: from a table where it has the
// character, else by its script, rather too wide than too narrow.
func (f Font) width(s string) float64 {
	total := 0
	for _, r := range s {
		total += f.advance(r)
	}
	return float64(total) / 1000 * f.Size * slack
}

func (f Font) advance(r rune) int {
	for i := range tables {
		t := &tables[i]
		if r < t.first || r > t.last {
			continue
		}
		widths := t.regular
		if f.Bold {
			widths = t.bold
		}
		if w := int(widths[r-t.first]); w > 0 {
			return w
		}
	}
	return advanceByScript(r)
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
