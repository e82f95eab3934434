package match

import "strings"

// What joins the numbers of a list, and where one may begin and end.

// joined tells whether a number carries on the list whose last member ended at
// end: it stands behind a join, and what lies between is a date, a subject, a
// title or nothing.
func (f *finder) joined(end, at int, h *Head) bool {
	left := strings.TrimRight(f.text[end:at], " ")
	if left == "" {
		return false
	}
	if !h.Plural && len(left) > 60 && !selfEvident(f.text[at:]) {
		return false
	}
	for _, j := range f.words.Joins {
		rest, ok := cutEnd(left, j)
		if !ok || j[0] != ',' && isLetter(j[0]) && rest != "" && isWord(rest[len(rest)-1]) {
			continue
		}
		if j == "-" && strings.TrimSpace(rest) != "" || j == "(" && !selfEvident(f.text[at:]) {
			continue
		}
		return true
	}
	return false
}

// introduced tells whether the first number of a head that has words between is
// brought in as its list: "resolutions on Sudan, in particular 1591 (2005)".
func (f *finder) introduced(at int, h *Head) bool {
	left := strings.TrimRight(f.text[h.End:at], " ,")
	for _, j := range [...]string{"in particular", "including", "namely", "notably", "especially", "inter alia", ":", "most recently", "and in particular", "including in particular", "the latest of which is", "the most recent of which is"} {
		if strings.HasSuffix(left, j) {
			return true
		}
	}
	return false
}

// selfEvident knows the Security Council's form, and the old Assembly's, which
// nothing else in a sentence has.
func selfEvident(t string) bool {
	n := 0
	for n < len(t) && isDigit(t[n]) {
		n++
	}
	if n == 0 || n > 4 {
		return false
	}
	rest := strings.TrimPrefix(t[n:], " ")
	return len(rest) > 5 && rest[0] == '(' && (isDigit(rest[1]) && isDigit(rest[4]) && rest[5] == ')' || rest[1] == 'X' || rest[1] == 'V')
}

func (f *finder) isRange(end, at int) bool {
	left := strings.TrimSpace(f.text[end:at])
	for _, r := range f.words.Ranges {
		if left == r {
			return true
		}
	}
	return false
}

// nextNumber finds the next place where a number may begin, -1 for none.
func nextNumber(t string, at, stop int) int {
	for ; at < stop; at++ {
		c := t[at]
		if !numberByte[c] || at > 0 && (isWord(t[at-1]) || t[at-1] == '/' || t[at-1] == '.' && at > 1 && isWord(t[at-2])) {
			continue
		}
		if isDigit(c) || (c == 'S' || c == 'E') && (strings.HasPrefix(t[at:], "S-") || strings.HasPrefix(t[at:], "ES-") || strings.HasPrefix(t[at:], "SS.")) || (c == 'P' && strings.HasPrefix(t[at:], "PRST ")) || (c == 'O' && strings.HasPrefix(t[at:], "OS/")) || (c == 'X' || c == 'V' || c == 'I') && roman(t[at:]) {
			return at
		}
	}
	return -1
}

// numberByte marks the bytes with which a number may begin.
var numberByte = func() (t [256]bool) {
	for _, b := range []byte("0123456789SEPOXVI") {
		t[b] = true
	}
	return t
}()

// roman tells "X/2", a session in Roman figures.
func roman(t string) bool {
	n := 0
	for n < len(t) && (t[n] == 'I' || t[n] == 'V' || t[n] == 'X') {
		n++
	}
	return n > 0 && n+1 < len(t) && t[n] == '/' && isDigit(t[n+1])
}

// sentenceEnd finds the full stop that ends the sentence in which at stands.
func sentenceEnd(t string, at int) int {
	for i := at; i < len(t); i++ {
		n := strings.IndexByte(t[i:], '.')
		if n < 0 || i+n+2 >= len(t) {
			return len(t)
		}
		if i += n; t[i+1] != ' ' && t[i+1] != '"' {
			continue
		}
		j := i + 1
		for j < len(t) && (t[j] == ' ' || t[j] == '"') {
			j++
		}
		if j < len(t) && isUpper(t[j]) && !abbreviation(t[:i]) {
			return i
		}
	}
	return len(t)
}

func abbreviation(t string) bool {
	for _, a := range [...]string{"No", "Nos", "para", "paras", "art", "arts", "chap", "sect", "vol", "Vol", "Add", "Corr", "Rev", "Mr", "Ms", "Mrs", "Dr", "St", "e.g", "i.e", "cf", "res", "Sect", "p", "pp", "Suppl", "ibid", "Ibid"} {
		if strings.HasSuffix(t, a) && (len(t) == len(a) || !isWord(t[len(t)-len(a)-1])) {
			return true
		}
	}
	return len(t) > 1 && isUpper(t[len(t)-1]) && !isWord(t[len(t)-2])
}
