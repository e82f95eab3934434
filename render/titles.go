package render

import (
	"strings"
	"unicode"

	"citegraph/extract/citation"
)

// fillers are words of titles that say nothing of the subject.
var fillers = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "by": true, "for": true, "from": true, "in": true, "its": true, "of": true,
	"on": true, "or": true, "other": true, "the": true, "their": true, "to": true, "with": true, "within": true, "under": true,
	"resolution": true, "resolutions": true, "decision": true, "assembly": true, "general": true, "session": true, "report": true,
	"follow": true, "up": true, "followup": true, "implementation": true, "united": true, "nations": true,
}

// subject gives the words of a title that say what it is about: in small letters,
// without numbers, a plural s and fillers.
func subject(title string) map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.FieldsFunc(strings.ToLower(citation.Fold(title)), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		if word = strings.TrimSuffix(word, "'s"); len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
			word = word[:len(word)-1]
		}
		if !fillers[word] && word != "" {
			words[word] = true
		}
	}
	return words
}

// likeness compares the subjects of two titles by Dice's coefficient: 1 for the
// same words, 0 for none in common or a title without any.
func likeness(a, b map[string]bool) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	for word := range a {
		both += one(b[word])
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}
