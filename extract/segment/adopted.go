package segment

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

const date = `(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})`

// The forms of the date of adoption that are rare enough for an expression; each
// begins with a word that package regexp looks for first.
var (
	adoptedAt = regexp.MustCompile(`Adopted by the [A-Z][A-Za-z ]+ at its [^\n]{0,60},\s?on\s*` + date) // takes "Adopted by the Security Council at its 5336th meeting, on 20 December 2005"
	heldOn    = regexp.MustCompile(`meeting(?: of the [A-Z][A-Za-z ]+)?,? (?:held )?on ` + date + `, `) // takes "At the 8699th meeting of the Security Council, held on 9 January 2020, "; not "meeting held in 2020"
)

// adopted finds the date of adoption, the surest form first: in the heading, and
// by the line of the meeting, which stands at the end, in the whole text.
func adopted(head, text string) string {
	if d := adoptedBy(head); d != "" {
		return d
	}
	if m := adoptedAt.FindStringSubmatch(head); m != nil {
		return isoDate(m[1], m[2], m[3])
	}
	if d := inLines(head, ofDate); d != "" {
		return d
	}
	if m := heldOn.FindStringSubmatch(head); m != nil {
		return isoDate(m[1], m[2], m[3])
	}
	if d := meetingDate(text); d != "" {
		return d
	}
	return inLines(head, wholeDate)
}

// inLines gives the first date that read finds in a line of the text.
func inLines(text string, read func(line string) string) string {
	for at := 0; at >= 0 && at < len(text); at = nextLine(text, at) {
		line := text[at:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if d := read(line); d != "" {
			return d
		}
	}
	return ""
}

// adoptedBy reads "Resolution adopted by the General Assembly on 19 December
// 2023", which stands on one line.
func adoptedBy(text string) string {
	const word = " adopted "
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return ""
		}
		before, rest := text[:at+i], text[at+i+len(word):]
		at += i + len(word) - 1
		if !strings.HasPrefix(rest, "by ") && !strings.HasPrefix(rest, "at ") || !endsInNoun(before) {
			continue
		}
		rest, _, _ = strings.Cut(rest[len("by "):], "\n")
		for k := 0; ; k++ {
			on := strings.Index(rest[k:], "on")
			if on < 0 || utf8.RuneCountInString(rest[:k+on]) > 200 {
				break
			}
			k += on
			if d, n := dateAt(strings.TrimPrefix(rest[k+2:], " ")); n > 0 {
				return d
			}
		}
	}
}

// endsInNoun tells "Resolution", "DECISION", "statements" at the end of s.
func endsInNoun(s string) bool {
	s = strings.TrimSuffix(s, "s")
	for _, w := range [...]string{"resolution", "decision", "statement"} {
		if len(s) >= len(w) && strings.EqualFold(s[len(s)-len(w):], w) {
			return true
		}
	}
	return false
}

// ofDate reads the line "of 12 October 1971".
func ofDate(line string) string {
	rest, ok := strings.CutPrefix(line, "of ")
	if !ok {
		return ""
	}
	return wholeDate(rest)
}

// wholeDate reads the line "22 December 2023".
func wholeDate(line string) string {
	if d, n := dateAt(line); n > 0 && n == len(line) {
		return d
	}
	return ""
}

// meetingDate reads "54th plenary meeting 19 December 2024", which may go over
// lines: a date behind the first "meeting" that an ordinal stands before.
func meetingDate(text string) string {
	const word = "meeting"
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return ""
		}
		i += at
		at = i + len(word)
		rest := strings.TrimPrefix(text[at:], ",")
		behind := strings.TrimLeft(rest, " \n\t\r\f")
		if len(behind) == len(rest) {
			continue
		}
		if d, n := dateAt(behind); n > 0 && endsInOrdinal(text[:i]) {
			return d
		}
	}
}

// endsInOrdinal tells "54th ", "54th plenary " and "54th (resumed) plenary " at
// the end of s.
func endsInOrdinal(s string) bool {
	s = strings.TrimSuffix(s, "plenary ")
	if in, ok := strings.CutSuffix(s, ") "); ok {
		word := strings.TrimRight(in, "abcdefghijklmnopqrstuvwxyz")
		if len(word) == len(in) || !strings.HasSuffix(word, " (") {
			return false
		}
		s = word[:len(word)-1]
	}
	n := len(s) - len("1th ")
	if n < 0 || !isDigit(s[n]) {
		return false
	}
	switch s[n+1:] {
	case "st ", "nd ", "rd ", "th ":
		return true
	}
	return false
}

// dateAt reads "19 December 2023" at the beginning of s, as ISO; n is its length,
// 0 for none.
func dateAt(s string) (iso string, n int) {
	for n < len(s) && n < 2 && isDigit(s[n]) {
		n++
	}
	if n == 0 || n == len(s) || s[n] != ' ' {
		return "", 0
	}
	day, rest := s[:n], s[n+1:]
	for _, m := range months {
		if !strings.HasPrefix(rest, m) {
			continue
		}
		year := rest[len(m):]
		if len(year) < 5 || year[0] != ' ' || !allDigits(year[1:5]) {
			return "", 0
		}
		return isoDate(day, m, year[1:5]), n + 1 + len(m) + 5
	}
	return "", 0
}

func isoDate(day, month, year string) string {
	for i, m := range months {
		if m == month {
			d, _ := strconv.Atoi(day)
			return year + "-" + two(i+1) + "-" + two(d)
		}
	}
	return year
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
