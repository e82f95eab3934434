package source

import (
	"strings"
	"unicode"
)

// latinLanguages are told apart by their stop-words: words of each that the other
// two do not have, frequent in any text of the United Nations.
var latinLanguages = []string{"en", "fr", "es"}

// stopWords give the place of their language in latinLanguages.
var stopWords = map[string]int{
	"the": 0, "of": 0, "and": 0, "its": 0, "to": 0, "by": 0, "with": 0, "that": 0, "for": 0, "which": 0,
	"et": 1, "les": 1, "des": 1, "du": 1, "aux": 1, "sur": 1, "dans": 1, "une": 1, "qui": 1, "à": 1,
	"y": 2, "los": 2, "las": 2, "del": 2, "el": 2, "por": 2, "para": 2, "con": 2, "su": 2, "una": 2,
}

// sampled is how many letters of a text decide on its language: the first pages,
// beyond any heading.
const sampled = 6000

// languageOf tells the language of a text by its script, Latin ones by their
// frequent words; "" where there is too little to tell by, which reads as
// English. It tells the six official languages apart and knows no others.
func languageOf(text string) string {
	var arabic, han, cyrillic, latin, letters int
	end := len(text)
	for i, r := range text {
		switch {
		case r < 0x80:
			if r|0x20 < 'a' || r|0x20 > 'z' {
				continue
			}
			latin++
		case !unicode.IsLetter(r):
			continue
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Latin, r):
			latin++
		}
		if letters++; letters == sampled {
			end = i
			break
		}
	}
	// A Chinese character stands for about three letters of the others. Latin
	// letters occur in every text: symbols, names.
	for _, s := range []struct {
		letters  int
		language string
	}{{arabic, "ar"}, {3 * han, "zh"}, {cyrillic, "ru"}} {
		if s.letters > 40 && s.letters > latin {
			return s.language
		}
	}
	return latinLanguage(text[:end])
}

func latinLanguage(text string) string {
	counts := make([]int, len(latinLanguages))
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool {
		return r < 0x80 && (r|0x20 < 'a' || r|0x20 > 'z') || r >= 0x80 && !unicode.IsLetter(r)
	}) {
		if len(word) > 5 {
			continue
		}
		if n, is := stopWords[strings.ToLower(word)]; is {
			counts[n]++
		}
	}
	best, second := 0, 0
	language := ""
	for n, c := range counts {
		if c > best {
			best, second, language = c, best, latinLanguages[n]
		} else if c > second {
			second = c
		}
	}
	if best < 5 || best < 2*second {
		return ""
	}
	return language
}
