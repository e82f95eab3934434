package pdf

import (
	"strings"
	"unicode"
)

// common are the commonest words of the languages in Latin letters, those that
// no other of them has.
var common = map[string]string{
	"the": "en", "of": "en", "and": "en", "to": "en", "its": "en", "with": "en",
	"des": "fr", "les": "fr", "et": "fr", "du": "fr", "dans": "fr", "aux": "fr",
	"los": "es", "las": "es", "del": "es", "y": "es", "el": "es", "por": "es",
}

// language tells the language of a text, ISO 639-1, by its script, and in Latin
// letters by its commonest words: what a file says of itself is mostly the
// language of the program that wrote it. That, a BCP 47 tag, is believed of a text
// in Latin letters that has none of the words.
func language(text, tag string) string {
	arabic, cyrillic, han, latin := 0, 0, 0, 0
	for _, r := range text {
		switch {
		case r < 0x80:
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Han, r):
			han += 3 // a character is half a word
		}
	}
	switch most := max(arabic, cyrillic, han, latin); {
	case most == 0:
		return ""
	case most == arabic:
		return "ar"
	case most == cyrillic:
		return "ru"
	case most == han:
		return "zh"
	}
	counts := map[string]int{}
	for _, w := range strings.Fields(text) {
		counts[common[strings.ToLower(w)]]++
	}
	delete(counts, "")
	best := ""
	for _, l := range [...]string{"en", "fr", "es"} {
		if counts[l] > counts[best] {
			best = l
		}
	}
	if best != "" {
		return best
	}
	if code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-"); len(code) == 2 {
		return code
	}
	return ""
}
