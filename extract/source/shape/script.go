package shape

import "unicode"

// Script is the language of the United Nations that a text's script alone tells:
// "ar", "zh" or "ru" where most letters are Arabic, Han or Cyrillic, "" for
// others. Programs lay their own language's tag on whatever they write, so that
// the script counts for more than "en".
func Script(text string) string {
	arabic, han, cyrillic, latin := 0, 0, 0, 0
	for _, c := range text {
		switch {
		case c < 'A':
		case c < 0x80:
			latin++
		case unicode.Is(unicode.Arabic, c):
			arabic++
		case unicode.Is(unicode.Han, c):
			han += 3 // a character is a word's worth
		case unicode.Is(unicode.Cyrillic, c):
			cyrillic++
		case unicode.Is(unicode.Latin, c):
			latin++
		}
	}
	switch total := arabic + han + cyrillic + latin; {
	case 2*arabic > total:
		return "ar"
	case 2*han > total:
		return "zh"
	case 2*cyrillic > total:
		return "ru"
	}
	return ""
}
