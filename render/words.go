package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostRunes is how much of a name or a title is used at all, in characters: a
// damaged text may give one without end.
const mostRunes = 600

// clip cuts a text to mostRunes characters.
func clip(s string) string {
	if len(s) <= mostRunes {
		return s
	}
	count := 0
	for at := range s {
		if count == mostRunes {
			return s[:at] + ellipsis
		}
		count++
	}
	return s
}

// cleanLine makes any text fit for one line of a picture: control characters,
// direction marks and what XML forbids become spaces or go, white space is folded
// to single spaces, invalid UTF-8 becomes U+FFFD.
func cleanLine(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.IsControl(r):
			space = true
			continue
		case dropped(r):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// dropped tells what leaves no trace: soft hyphens, direction marks that would
// turn the text around them, characters that no XML may hold. The two joiners
// stay, for Persian and the scripts of India need them.
func dropped(r rune) bool {
	switch {
	case r == '\u200c' || r == '\u200d':
		return false
	case r == 0xFFFE || r == 0xFFFF || !utf8.ValidRune(r):
		return true
	}
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Noncharacter_Code_Point, r)
}

const ellipsis = "…"

// wrap breaks words into at most most lines of at most width, measured by
// measure; what does not fit ends in an ellipsis. It breaks at spaces, after
// hyphens and slashes, between characters of scripts without spaces, and, where
// a word is longer than a line, anywhere.
func wrap(words string, width float64, most int, measure func(string) float64) []string {
	var lines []string
	line := ""
	for _, piece := range pieces(clip(words), width, measure) {
		if line == "" || measure(strings.TrimRight(line+piece, " ")) <= width {
			line += piece
			continue
		}
		lines = append(lines, strings.TrimSpace(line))
		line = piece
	}
	if line = strings.TrimSpace(line); line != "" {
		lines = append(lines, line)
	}
	if len(lines) <= most {
		return lines
	}
	if most < 1 {
		return nil
	}
	lines = lines[:most]
	lines[most-1] = shorten(lines[most-1]+" "+ellipsis, width, measure)
	return lines
}

// shorten cuts a line that ends in an ellipsis, or is too long for width, to
// width: at the end of a word where that loses little.
func shorten(line string, width float64, measure func(string) float64) string {
	full := strings.TrimRight(strings.TrimSuffix(line, ellipsis), " ")
	if full == line && measure(line) <= width {
		return line
	}
	runes := []rune(full)
	keep := len(runes)
	for keep > 0 && measure(strings.TrimRight(string(runes[:keep]), " ,;:-–—")+ellipsis) > width {
		keep--
	}
	cut := string(runes[:keep])
	if keep < len(runes) && runes[keep] != ' ' {
		if space := strings.LastIndexByte(cut, ' '); space > len(cut)*2/5 {
			cut = cut[:space]
		}
	}
	return strings.TrimRight(cut, " ,;:-–—") + ellipsis
}

// pieces are what a line may be broken between, each at most width long.
func pieces(words string, width float64, measure func(string) float64) []string {
	var all []string
	var b strings.Builder
	flush := func() {
		if b.Len() > 0 {
			all = append(all, b.String())
			b.Reset()
		}
	}
	for _, r := range words {
		if b.Len() > 0 && measure(b.String()+string(r)) > width && r != ' ' {
			flush()
		}
		if wide(r) {
			flush()
		}
		b.WriteRune(r)
		if r == ' ' || r == '-' || r == '/' || r == '–' || r == '—' || wide(r) {
			flush()
		}
	}
	flush()
	return all
}
