package query

import (
	"strings"
	"unicode"

	"citegraph/extract/citation"
)

// fold brings a name to the form in which names are compared: small letters
// without accents, punctuation as blanks, no article before it.
func fold(name string) string {
	var b strings.Builder
	space := true
	for _, r := range citation.Fold(name) {
		r = unaccented(unicode.ToLower(r))
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
			space = false
		} else if r != '\'' && !space {
			b.WriteByte(' ')
			space = true
		}
	}
	return strings.TrimPrefix(strings.TrimSpace(b.String()), "the ")
}

// accented and plain stand letter by letter for each other.
var (
	accented = []rune("àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ")
	plain    = []rune("aaaaaaceeeeiiiinoooooouuuuyy")
)

func unaccented(r rune) rune {
	if r < 'à' {
		return r
	}
	for i, a := range accented {
		if a == r {
			return plain[i]
		}
	}
	return r
}
