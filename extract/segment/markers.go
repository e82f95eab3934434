package segment

import "strings"

// markers knows how this document marks its notes. Bracketed and raised markers
// tell themselves; bare digits ("session,1", "report87", "Government, 1/") are
// markers only where the document has such notes or the place leaves no doubt.
type markers struct {
	bracketed bool            // only "[12]" is a marker: the reader has written them so
	typed     bool            // "1/" behind the word, as typewritten documents have it
	notes     map[string]bool // numbers that begin a note
}

// open reads a marker or markup that begins with one of [ < ^ \ * _ ` at i: n is
// its length, 0 for plain text, sign the note's sign, "" for mere markup.
//
//	[12] [^1] <sup>1</sup> take; [on the report …] and a < b are text
func (m *markers) open(s string, i, to int, markdown bool) (n int, sign string) {
	rest := s[i:to]
	switch rest[0] {
	case '[':
		end := strings.IndexByte(rest[:min(len(rest), 7)], ']')
		if end < 2 {
			return 0, ""
		}
		in := strings.TrimPrefix(rest[1:end], "^")
		if in == "" || !allDigits(in) && strings.Trim(in, "*") != "" {
			return 0, ""
		}
		n := end + 1
		if strings.HasPrefix(rest[n:], ":") && rest[1] == '^' {
			n++
		}
		return n, in
	case '<':
		if !markdown {
			return 0, ""
		}
		if strings.HasPrefix(rest, "<sup>") {
			if end := strings.Index(rest, "</sup>"); end > 0 && end < 16 {
				return end + 6, strings.Trim(rest[5:end], ` \`)
			}
		}
		for _, tag := range [...]string{"<br>", "<br/>", "<br />", "<u>", "</u>", "<b>", "</b>", "<i>", "</i>"} {
			if strings.HasPrefix(rest, tag) {
				return len(tag), ""
			}
		}
		return 0, ""
	case '\\':
		if markdown && len(rest) > 1 && strings.IndexByte(`\*_[]()#.-`, rest[1]) >= 0 {
			return 1, ""
		}
	case '*', '_', '`':
		if markdown && (i == 0 || s[i-1] != '\\') {
			return 1, ""
		}
	}
	return 0, ""
}

// at reads a bare marker that begins with the digit at i: n is its length, 0 for
// a plain number.
//
//	"conferences,86" "report87 and" "Africa, 47" take; "1,500" "70/1" "PM10" are numbers
func (m *markers) at(s string, from, i, to int) (n int, sign string) {
	if m.bracketed || i == from || isDigit(s[i-1]) || s[i-1] == '/' {
		return 0, ""
	}
	end := i
	for end < to && isDigit(s[end]) {
		end++
	}
	if end-i > 3 || s[i] == '0' {
		return 0, ""
	}
	sign = s[i:end]
	next := byte(' ')
	if end < to {
		next = s[end]
	}
	if m.typed && next == '/' && (s[i-1] == ' ' || s[i-1] == '\n' || strings.HasSuffix(s[from:i], "\u00a0")) && (end+1 >= to || strings.IndexByte(" \n,.;:)\"", s[end+1]) >= 0) {
		return end + 1 - i, sign
	}
	if isAlnum(next) || next == '/' || next == '-' || next == '(' {
		return 0, ""
	}
	prev := s[i-1]
	switch {
	case isLower(prev):
		// "report87": a word of three letters or more
		if i-from >= 3 && isLower(s[i-2]) && isLower(s[i-3]) && (m.notes[sign] || !m.any() || next != '.') {
			return end - i, sign
		}
	case strings.IndexByte(",.;:)\"", prev) >= 0 || i >= 3 && strings.HasPrefix(s[i-3:], "”"):
		before := byte(' ')
		if i-2 >= from {
			before = s[i-2]
		}
		if next == ',' || next == '.' && end+1 < to && isDigit(s[end+1]) {
			return 0, ""
		}
		if isDigit(before) && prev != ')' && !m.notes[sign] || end-i == 3 && isDigit(before) && !m.notes[sign] {
			return 0, ""
		}
		if prev == '.' && (isDigit(before) || isUpper(before) || abbreviated(s[from:i])) {
			return 0, "" // "Add.1", "para.5", "3.2", "C.5"
		}
		return end - i, sign
	case prev == ' ' && m.notes[sign] && next == ' ' && i-from > 7 && end+1 < to && isLower(s[end+1]) && loose(s, i):
		return end - i, sign // "session, 17 held"
	case prev == ' ' && m.notes[sign] && i-2 >= from && strings.IndexByte(",.;", s[i-2]) >= 0:
		// "Africa, 47" at the end of the paragraph
		if strings.TrimSpace(s[end:to]) == "" {
			return end - i, sign
		}
	}
	return 0, ""
}

// year gives the length of a year to which a marker sticks ("for 197691"), 0 for
// other digits.
func (m *markers) year(s string, i, to int) int {
	end := i
	for end < to && isDigit(s[end]) {
		end++
	}
	if end-i > 4 && end-i < 8 && m.notes[s[i+4:end]] && (s[i:i+2] == "19" || s[i:i+2] == "20") && (i == 0 || s[i-1] == ' ') {
		return 4
	}
	return 0
}

func (m *markers) any() bool { return len(m.notes) > 0 }

// abbreviated tells whether s ends in an abbreviation that takes a number: Add.,
// Corr., No., para.
func abbreviated(s string) bool {
	for _, a := range [...]string{"Add.", "Corr.", "Rev.", "No.", "Nos.", "para.", "paras.", "art.", "arts.", "chap.", "sect.", "vol.", "p.", "pp.", "Amend.", "Sub.", "CONF.", "Res.", "rev.", "add.", "corr.", "Dec.", "Pro."} {
		if strings.HasSuffix(s, a) {
			return true
		}
	}
	return false
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
