package rules

import (
	"fmt"
	"regexp/syntax"
	"strings"
)

// inWords says in English what a regular expression takes: `\d{1,2}/(?P<number>\d+)`
// is `1 or 2 digits, "/", the number (1 or more digits)`. It is for readers who do
// not know expressions; what it cannot say it shows as it is written.
func inWords(pattern string) string {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return pattern
	}
	return describe(tree, false)
}

// groupWords are the groups as messages call them.
var groupWords = map[string]string{
	"session": "the session", "number": "the number", "organ": "the organ", "symbol": "the whole symbol",
	"parts": "the letters of its parts", "parts2": "the letter of its part",
}

// describe says what re takes; inside is true within a larger part, where what
// belongs together must be seen to.
func describe(re *syntax.Regexp, inside bool) string {
	if words, ok := spellings(re, 12); ok && len(words) > 1 {
		if inside {
			return "(" + either(quoted(words)) + ")"
		}
		return either(quoted(words))
	}
	switch re.Op {
	case syntax.OpLiteral:
		return quote(string(re.Rune))
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		one, _ := unit(re)
		return one
	case syntax.OpCapture:
		name := groupWords[re.Name]
		switch re.Name {
		case "":
			return describe(re.Sub[0], inside)
		case "parts", "parts2":
			return name + " (A; A and B; A to C)"
		}
		return name + " (" + describe(re.Sub[0], false) + ")"
	case syntax.OpConcat:
		var parts []string
		for _, sub := range re.Sub {
			if words := describe(sub, true); words != "" {
				parts = append(parts, words)
			}
		}
		if inside && len(parts) > 1 {
			return "(" + strings.Join(parts, ", ") + ")"
		}
		return strings.Join(parts, ", ")
	case syntax.OpAlternate:
		var parts []string
		for _, sub := range re.Sub {
			parts = append(parts, describe(sub, true))
		}
		if inside {
			return "(" + either(parts) + ")"
		}
		return either(parts)
	case syntax.OpQuest:
		return "perhaps " + describe(re.Sub[0], true)
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		return repeated(re)
	}
	return "" // boundaries and the like take no characters
}

// repeated is "1 to 3 digits", "any number of times (…)".
func repeated(re *syntax.Regexp) string {
	least, most := re.Min, re.Max
	switch re.Op {
	case syntax.OpStar:
		least, most = 0, -1
	case syntax.OpPlus:
		least, most = 1, -1
	}
	one, many := unit(re.Sub[0])
	if most == 1 && least == 1 {
		return describe(re.Sub[0], true)
	}
	count := fmt.Sprintf("%d to %d", least, most)
	switch {
	case most < 0:
		count = fmt.Sprintf("%d or more", least)
	case most == least:
		count = fmt.Sprint(least)
	case most == least+1:
		count = fmt.Sprintf("%d or %d", least, most)
	}
	if one == "" {
		return count + " times " + describe(re.Sub[0], true)
	}
	return count + " " + many
}

// unit names the characters of a class, one and several; "" for what is none.
func unit(re *syntax.Regexp) (one, many string) {
	switch re.Op {
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "any character", "characters of any kind"
	case syntax.OpCharClass:
	default:
		return "", ""
	}
	var b strings.Builder
	for i := 0; i+1 < len(re.Rune); i += 2 {
		fmt.Fprintf(&b, "%c-%c ", re.Rune[i], re.Rune[i+1])
	}
	switch strings.TrimSpace(b.String()) {
	case "0-9":
		return "a digit", "digits"
	case "A-Z":
		return "a capital letter", "capital letters"
	case "a-z":
		return "a small letter", "small letters"
	case "A-Z a-z":
		return "a letter", "letters"
	case "0-9 A-Z a-z":
		return "a letter or digit", "letters or digits"
	case "0-9 A-Z":
		return "a capital letter or digit", "capital letters or digits"
	case "C-C I-I L-L V-V X-X", "I-I V-V X-X":
		return "a Roman figure", "Roman figures"
	}
	var members []string
	for i := 0; i+1 < len(re.Rune); i += 2 {
		switch from, to := re.Rune[i], re.Rune[i+1]; {
		case from == to:
			members = append(members, quote(string(from)))
		case from == '0' && to == '9':
			members = append(members, "a digit")
		case to > 0x7f:
			return "a character of " + re.String(), "characters of " + re.String()
		default:
			members = append(members, quote(string(from))+" to "+quote(string(to)))
		}
	}
	return either(members), "characters (" + either(members) + ")"
}

// spellings lists what an expression takes, where that is at most limit texts.
func spellings(re *syntax.Regexp, limit int) (out []string, ok bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return []string{string(re.Rune)}, re.Flags&syntax.FoldCase == 0
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			words, ok := spellings(sub, limit)
			if !ok || len(out)+len(words) > limit {
				return nil, false
			}
			out = append(out, words...)
		}
		return out, true
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			if re.Rune[i+1]-re.Rune[i] > 2 {
				return nil, false
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				out = append(out, string(r))
			}
		}
		return out, len(out) <= limit && !roman(out)
	case syntax.OpConcat:
		out = []string{""}
		for _, sub := range re.Sub {
			words, ok := spellings(sub, limit)
			if !ok || len(out)*len(words) > limit {
				return nil, false
			}
			var joined []string
			for _, a := range out {
				for _, b := range words {
					joined = append(joined, a+b)
				}
			}
			out = joined
		}
		return out, true
	}
	return nil, false
}

func roman(figures []string) bool {
	return len(figures) > 2 && strings.Trim(strings.Join(figures, ""), "IVXLC") == ""
}

func quote(s string) string {
	if s == " " {
		return "a blank"
	}
	return `"` + s + `"`
}

func quoted(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = quote(s)
	}
	return out
}

// either is "a, b or c".
func either(list []string) string {
	if len(list) < 2 {
		return strings.Join(list, "")
	}
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}
