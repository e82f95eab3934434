package citation

import "strings"

// Drop is what FoldRune gives for a rune that is left out of a Clean text.
const Drop = 1

// FoldRune gives the ASCII byte that stands for a rune in a Clean text: a blank
// for every space, a hyphen for every dash, plain quotation marks, full-width
// forms as ASCII; Drop for what is left out (soft hyphens, direction marks), and
// 0 for a rune that stays as it is.
func FoldRune(r rune) byte {
	switch r {
	case '\u00a0', '\u202f', '\u2002', '\u2003', '\u2004', '\u2005', '\u2006', '\u2007', '\u2008', '\u2009', '\u200a', '\u3000', '\u2028', '\u2029', '\u0085':
		return ' '
	case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\ufe63', '\uff0d':
		return '-'
	case '\u2018', '\u2019', '\u201a', '\u201b', '\u02bc', '\u2032', '\uff07':
		return '\''
	case '\u201c', '\u201d', '\u201e', '\u201f', '\u2033', '\uff02':
		return '"'
	case '\u00ad', '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\ufeff', '\u0640':
		return Drop
	}
	if r >= '\uff01' && r <= '\uff5e' {
		return byte(r - 0xfee0)
	}
	return 0
}

// Fold brings a name to the form that it has in a Clean text.
func Fold(s string) string {
	var b strings.Builder
	space := true
	for _, r := range s {
		switch f := FoldRune(r); {
		case f == Drop:
		case f == ' ' || r == ' ' || r == '\t' || r == '\n' || r == '\r':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		case f != 0:
			b.WriteByte(f)
			space = false
		default:
			b.WriteRune(r)
			space = false
		}
	}
	return strings.TrimRight(b.String(), " ")
}
