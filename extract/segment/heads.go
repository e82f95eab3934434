package segment

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"citegraph/extract/symbol"
)

// The forms of headings and of the lines that end a text. Most paragraphs begin
// with none of them, so that each is asked only where the first letters allow it.
var (
	// takes "Resolution 300 (1971)"; not "Resolution 70/1 calls"
	ownHead   = regexp.MustCompile(`^(?i:resolution|decision) [\dA-Z/().: -]{1,20}(?:/\.\.\.)?(?: .{0,3})?$`)
	annexHead = regexp.MustCompile(`^(?:ANNEX|Annex|APPENDIX|Appendix|Enclosure|ENCLOSURE)(?:ES|es)?(?: [IVXLC]+| \d{1,2}| [A-Z])?(?:\*|\.)?$`) // takes "Annex II"; not "Annexed hereto"
	// takes "Annex A: Joint Comprehensive Plan of Action", "Annex Gearing up for a decade of action"; not "Annex I to the present resolution"
	annexTitle = regexp.MustCompile(`^(?:ANNEX|Annex)(?: [IVXLC]+| \d{1,2}| [A-Z])?[:.]? [A-Z][a-z]+[^.;]*[a-z0-9)]$`)
	follows    = regexp.MustCompile(`(?i)\b(?:proclaims?|adopts?|solemnly (?:proclaims?|adopts?|declares?))[^.;]{0,80} the following|\bproclaims? th(?:is|e) [^.;]{0,120}$`) // takes "Proclaims the following Declaration"
)

func isOwnHead(t string) bool {
	return len(t) < 60 && (foldedPrefix(t, "resolution ") || foldedPrefix(t, "decision ")) && ownHead.MatchString(t)
}

func isAnnexHead(t string) bool {
	return len(t) < 30 && (t[0] == 'A' || t[0] == 'E') && len(t) > 4 && strings.IndexByte("nNpP", t[1]) >= 0 && annexHead.MatchString(t)
}

// isAnnexTitle tells the head of an annex with its title in one line.
func isAnnexTitle(t string) bool {
	return len(t) < 200 && t[0] == 'A' && (strings.HasPrefix(t, "Annex ") || strings.HasPrefix(t, "ANNEX ")) && annexTitle.MatchString(t)
}

// setsOut tells a paragraph behind which a declaration is set out.
func setsOut(t string) bool {
	if len(t) >= 1200 {
		return false
	}
	switch t[len(t)-1] {
	case ':':
		return (strings.Contains(t, "roclaim") || mayFollow(t)) && follows.MatchString(t)
	case '.', ';': // what is proclaimed goes on to the end, without a stop
		return mayFollow(t) && follows.MatchString(t)
	}
	return false
}

// mayFollow tells by their words the few paragraphs that the first half of
// follows can take.
func mayFollow(t string) bool {
	return hasFollowing(t) && (holds(t, "proclaim") || holds(t, "adopt") || holds(t, "declare"))
}

// hasFollowing is strings.Contains(t, "following"). It looks for the letter of the
// word that is rarest in English.
func hasFollowing(t string) bool {
	const word = "following"
	const rare = len("follo")
	for at := rare; at < len(t); at++ {
		i := strings.IndexByte(t[at:], word[rare])
		if i < 0 {
			return false
		}
		at += i
		if strings.HasPrefix(t[at-rare:], word) {
			return true
		}
	}
	return false
}

// holds tells whether t has the words, given in lower case, in any case.
func holds(t, words string) bool {
	for i := 0; i+len(words) <= len(t); i++ {
		if t[i]|0x20 == words[0] && strings.EqualFold(t[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// closes tells the line of the meeting and what else stands at the end of a
// resolution: "54th plenary meeting", "Adopted unanimously at", "[Adopted by".
func closes(t string) bool {
	if isDigit(t[0]) {
		return ofMeeting(t)
	}
	for _, words := range [...]string{"Adopted unanimously", "Adopted by", "Adopted at the", "Adopted without", "ADOPTED", "[Adopted", "[Resolution adopted", "[Decision adopted", "[For the "} {
		if strings.HasPrefix(t, words) {
			return true
		}
	}
	return false
}

// ofMeeting takes "54th plenary meeting", "3rd (resumed) meeting"; not "54th
// session".
func ofMeeting(t string) bool {
	n := 0
	for n < len(t) && isDigit(t[n]) {
		n++
	}
	if n+3 > len(t) {
		return false
	}
	switch t[n : n+3] {
	case "st ", "nd ", "rd ", "th ":
	default:
		return false
	}
	rest := t[n+3:]
	if held(rest) {
		return true
	}
	if rest == "" || rest[0] != '(' {
		return false
	}
	for end := 1; end < len(rest); end++ {
		if strings.HasPrefix(rest[end:], ") ") && held(rest[end+2:]) {
			if in := utf8.RuneCountInString(rest[1:end]); in > 0 {
				return in <= 30
			}
		}
	}
	return false
}

// held takes "meeting" and "plenary meeting".
func held(t string) bool { return strings.HasPrefix(strings.TrimPrefix(t, "plenary "), "meeting") }

// divisions are the words before the number of a part of a treaty or declaration.
var divisions = [...]string{"Article", "ARTICLE", "Principle", "PRINCIPLE", "Rule", "RULE", "Regulation", "Guideline", "Procedure", "Standard", "Section", "Commitment"}

// division gives the number of a part of a treaty or declaration that t begins:
// of "Article 4", "Principle IV. "; none of "Articles of the Charter".
func division(t string) (number string) {
	if t == "" || !isUpper(t[0]) {
		return ""
	}
	for _, d := range divisions {
		rest, ok := strings.CutPrefix(t, d)
		if !ok || rest == "" || rest[0] != ' ' {
			continue
		}
		rest = rest[1:]
		n := 0
		for n < len(rest) && n < 3 && isDigit(rest[n]) {
			n++
		}
		if n == 0 {
			n = romans(rest)
		}
		if n > 0 && (n == len(rest) || strings.IndexByte(" .:-", rest[n]) >= 0) {
			return rest[:n]
		}
	}
	return ""
}

// roman takes "IV. Follow-up"; not "In".
func roman(t string) bool {
	n := romans(t)
	if n > 0 && n < len(t) && t[n] == '.' {
		n++
	}
	return n > 0 && (n == len(t) || t[n] == ' ')
}

// romans counts the Roman figures up to C at the beginning of t.
func romans(t string) (n int) {
	for n < len(t) && strings.IndexByte("IVXLC", t[n]) >= 0 {
		n++
	}
	return n
}

// title tells a heading within the text: short, and without an end.
func title(t string) bool {
	if len(t) > 200 {
		return false
	}
	end := t[len(t)-1]
	if strings.IndexByte(`.;,:!?"`, end) >= 0 && !roman(t) && len(t) > 3 {
		return false
	}
	return len(t) < 120 && (isUpper(t[0]) || isDigit(t[0])) || inCapitals(t)
}

// inCapitals tells whether t has no small letter, in any script.
func inCapitals(t string) bool {
	for i := 0; i < len(t); i++ {
		if isLower(t[i]) {
			return false
		}
	}
	return t == strings.ToUpper(t)
}

// numbered reads the "12. " at the start of a paragraph.
func numbered(t string) (number string, n int) {
	for n < len(t) && n < 3 && isDigit(t[n]) {
		n++
	}
	if n > 0 && strings.HasPrefix(t[n:], ", ") && n+2 < len(t) && isUpper(t[n+2]) {
		return t[:n], n + 2 // "17, Calls upon": a misread stop
	}
	if n == 0 || n+1 >= len(t) || t[n] != '.' || t[n+1] != ' ' {
		return "", 0
	}
	return t[:n], n + 2
}

// labelled reads the "(b) ", or the "b. ", at the start of a paragraph.
func labelled(t string) (label string, n int) {
	if len(t) > 4 && isLower(t[0]) {
		if n := strings.IndexByte(t[:4], '.'); n > 0 && t[n+1] == ' ' && (n == 1 || isRomanLabel(t[:n])) && (isLetter(t[n+2]) || t[n+2] == '"') {
			return t[:n], n + 1
		}
		return "", 0
	}
	return lettered(t)
}

func isRomanLabel(s string) bool { return symbol.Roman(strings.ToUpper(s)) > 0 }

// foldedPrefix tells whether t begins with words, in any case.
func foldedPrefix(t, words string) bool {
	return len(t) >= len(words) && strings.EqualFold(t[:len(words)], words)
}
