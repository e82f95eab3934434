package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// glyph is a character with its place in the analysis: x grows in the direction
// of reading, so that a page in Arabic is one in a mirror.
type glyph struct {
	text        string // as it goes into the text: one character, or a divided ligature
	left, right float32
	base, size  float32
	order       int32 // in the file
	bold        bool
	raised      bool // a note's number, an ordinal's letters
	kind        script
}

// script is what the direction and the spacing of a character depend on.
type script uint8

const (
	neutral script = iota // punctuation, spaces
	digit
	leftToRight
	rightToLeft
	ideograph // and what stands with ideographs: no spaces between them
	space
)

// glyphs takes the characters of a page that are text: without control and
// private characters and those outside of the page, with ligatures divided.
func glyphs(p *Page, mirrored bool) []glyph {
	out := make([]glyph, 0, len(p.Chars))
	var marks []int
	for i := range p.Chars {
		c := &p.Chars[i]
		text, kind := normal(c.Rune)
		if c.Rune == tatweel {
			kind = rightToLeft // it stretches a line and means nothing, but it fills a gap
		} else if text == "" {
			continue
		}
		if c.Size <= 0.5 || c.Right < 0 || c.Left > p.Width || c.Base < 0 || c.Base > p.Height {
			continue
		}
		g := glyph{text: text, left: min(c.Left, c.Right), right: max(c.Left, c.Right), base: c.Base, size: c.Size, order: int32(i), bold: c.Bold, kind: kind}
		if mirrored {
			g.left, g.right = p.Width-g.right, p.Width-g.left
		}
		if unicode.Is(unicode.Mn, c.Rune) {
			marks = append(marks, len(out))
		}
		if n := len(out); n > 0 && kind == rightToLeft && out[n-1].kind == rightToLeft && distance(p.Chars[i-1].Left, c.Left) < 0.06*c.Size && out[n-1].order == int32(i-1) && c.Base == p.Chars[i-1].Base {
			// A piece of the ligature before: lam-alef is one glyph.
			g.left, g.right = out[n-1].left+0.001, out[n-1].right
		}
		if n := len(out); n > 0 && out[n-1].text == g.text && kind != space && over(&out[n-1], &g) {
			continue // printed twice to look bold
		}
		out = append(out, g)
	}
	settle(out, marks)
	return out
}

// settle puts each mark to the letter over or under which it stands, wherever the
// font begins it and wherever it comes in the file.
func settle(gs []glyph, marks []int) {
	if len(marks)*len(gs) > 50<<20 {
		return
	}
	for _, m := range marks {
		g := &gs[m]
		middle, best, off := (g.left+g.right)/2, -1, g.size
		for i := range gs {
			l := &gs[i]
			if l.kind != rightToLeft && l.kind != leftToRight || l.left == l.right || l.text == "" {
				continue
			}
			up := distance(l.base, g.base)
			if up > 0.8*l.size || unicode.Is(unicode.Mn, firstRune(l.text)) {
				continue
			}
			if d := distance((l.left+l.right)/2, middle) + up/4; d < off {
				best, off = i, d
			}
		}
		if best >= 0 {
			l := &gs[best]
			g.left, g.right, g.base, g.size = l.left+0.001, l.right, l.base, l.size
		}
	}
}

const tatweel = 0x640

// stretches takes away the strokes that stretch a word in Arabic where the font
// has no character for them and gives one by chance ("الم7ؤرخ"): a run of one
// character that is no Arabic, between two letters and without a gap. What is one
// so three times is one behind a comma too. The characters are those of a
// baseline, in order.
func stretches(gs []glyph) {
	seen := map[string]int{}
	for strict := 2; strict > 0; strict-- {
		for i := 1; i < len(gs); i++ {
			if !arabic(&gs[i-1]) || !chance(gs[i].text) {
				continue
			}
			to := i + 1
			for to < len(gs) && gs[to].text == gs[i].text {
				to++
			}
			between := to < len(gs) && gs[to].kind == rightToLeft && gs[i-1].kind == rightToLeft && touch(&gs[to-1], &gs[to])
			if !touch(&gs[i-1], &gs[i]) || !between && (strict == 2 || seen[gs[i].text] < 3) {
				continue
			}
			seen[gs[i].text] += to - i
			for ; i < to; i++ {
				gs[i].text, gs[i].kind = "", rightToLeft
			}
		}
	}
}

func arabic(g *glyph) bool {
	return g.kind == rightToLeft || g.text == "،" || g.text == "؛" || g.text == "؟"
}

// chance tells the characters that do not stand between the letters of an Arabic
// text on their own.
func chance(text string) bool {
	return len(text) == 1 && !strings.ContainsAny(text, " /-.,:()[]'\"")
}

func touch(a, b *glyph) bool {
	return distance(a.base, b.base) < 0.01 && distance(a.right, b.left) < 0.4*b.size
}

// over tells whether two equal characters lie on each other.
func over(a, b *glyph) bool {
	near := 0.12 * b.size
	return distance(a.left, b.left) < near && distance(a.base, b.base) < near && a.left != b.left
}

func distance(a, b float32) float32 {
	if a < b {
		return b - a
	}
	return a - b
}

// ligatures are those that fonts without a Unicode table leave as one character.
var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st"}

// normal gives the text of a character, "" for one that is none.
func normal(r rune) (string, script) {
	switch {
	case r == ' ' || r == '\t' || r == 0xa0 || r >= 0x2000 && r <= 0x200a || r == 0x202f || r == 0x3000:
		return " ", space
	case r == 0x02: // a hyphen at a line's end, as PDFium marks it
		return "-", neutral
	case r == tatweel:
		return "", rightToLeft
	case r < 0x20 || r >= 0x7f && r < 0xa0 || r == 0xfeff || r == 0xfffe || r == 0xffff || r == 0xfffd,
		r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x206f, r >= 0xe000 && r <= 0xf8ff, r > 0xeffff:
		return "", neutral
	case r < 0x80:
		switch {
		case '0' <= r && r <= '9':
			return asciiText[r : r+1], digit
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			return asciiText[r : r+1], leftToRight
		}
		return asciiText[r : r+1], neutral
	}
	if s, ok := ligatures[r]; ok {
		return s, leftToRight
	}
	// The presentation forms of Arabic stand for letters (Unicode, chapter 9.2).
	if r >= 0xfb50 && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefc {
		return strings.TrimSpace(strings.ReplaceAll(norm.NFKC.String(string(r)), "\u0640", "")), rightToLeft
	}
	return string(r), scriptOf(r)
}

var asciiText = func() string {
	var b [128]byte
	for i := range b {
		b[i] = byte(i)
	}
	return string(b[:])
}()

func scriptOf(r rune) script {
	switch {
	case r >= 0x0660 && r <= 0x0669 || r >= 0x06f0 && r <= 0x06f9:
		return digit
	case r >= 0x0590 && r <= 0x08ff:
		if r == 0x60c || r == 0x61b || r == 0x61f || r == 0x66a || r == 0x66b || r == 0x66c {
			return neutral
		}
		return rightToLeft
	case r >= 0x2e80 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff || r >= 0xff00 && r <= 0xffef || r >= 0x20000 && r <= 0x3ffff || r >= 0xac00 && r <= 0xd7af:
		return ideograph
	case unicode.IsLetter(r):
		return leftToRight
	case unicode.IsDigit(r):
		return digit
	}
	return neutral
}

// isMirrored tells whether a file's text is read from the right.
func isMirrored(f *File) bool {
	right, left := 0, 0
	for i := range f.Pages {
		for _, c := range f.Pages[i].Chars {
			switch {
			case c.Rune >= 0x0590 && c.Rune <= 0x08ff || c.Rune >= 0xfb1d && c.Rune <= 0xfefc:
				right++
			case 'a' <= c.Rune && c.Rune <= 'z' || 'A' <= c.Rune && c.Rune <= 'Z':
				left++
			}
		}
	}
	return right > left
}
