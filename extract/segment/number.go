package segment

import "strings"

// ownNumber gives the length of the document's own number at the beginning of a
// heading, with the blank behind it; 0 for none.
//
//	"78/171. Persons with albinism" "1541 (XV). Principles" "217 A (III). International Bill" "2021/27. …" "PRST OS/17/1. …" "70/… B: Title" have one;
//	"5. Decides" and "16 December" have none
func ownNumber(t string) int {
	if t == "" || !isDigit(t[0]) && strings.IndexByte("POSE", t[0]) < 0 {
		return 0
	}
	s := strings.TrimPrefix(t, "PRST ")
	for _, series := range [...]string{"OS", "S", "ES"} {
		if rest, ok := strings.CutPrefix(s, series); ok && rest != "" && (rest[0] == '-' || rest[0] == '/') {
			s = rest[1:]
			break
		}
	}
	n := countDigits(s)
	if n == 0 || n > 4 || n == len(s) {
		return 0
	}
	s = s[n:]
	letter := 1 // of tails: behind a session in brackets no second one
	if s[0] == '/' {
		s, letter = s[1:], 0
		if rest, ok := strings.CutPrefix(s, "..."); ok {
			s = rest
		} else if n := countDigits(s); n > 0 && n <= 4 {
			s = s[n:]
		} else {
			return 0
		}
	} else if n := session(s); n > 0 {
		s = s[n:]
	} else {
		return 0
	}
	end := tail(s, letter)
	if end < 0 {
		return 0
	}
	return len(t) - len(s) + end
}

// session reads what stands behind a number that ran through the sessions, or was
// given in a year: " (XV)", " A (III)", "(S-VI)", " (1971)"; n is its length.
func session(s string) (n int) {
	in := strings.TrimPrefix(s, " ")
	if len(in) > 1 && isUpper(in[0]) && in[1] == ' ' {
		in = in[2:]
	}
	if in == "" || in[0] != '(' {
		return 0
	}
	end := strings.IndexByte(in, ')')
	if end < 0 {
		return 0
	}
	n = len(s) - len(in) + end + 1
	in = in[1:end]
	if allDigits(in) && len(in) == 4 || in != "" && romans(in) == len(in) {
		return n
	}
	special, ok := strings.CutPrefix(strings.TrimPrefix(in, "E"), "S-")
	if !ok || special == "" || strings.Trim(special, "IVX0123456789") != "" {
		return 0
	}
	return n
}

// tails are what may stand behind an own number, each once and in this order: the
// letters of parts, stops. A stands for any capital.
var tails = [...]string{" A", " A", ".", " A.", ":"}

// tail gives the length of the tails from k on at the beginning of s that are
// followed by a blank, which it counts, or by the end; -1 where other words follow.
func tail(s string, k int) int {
	for ; k < len(tails); k++ {
		form := tails[k]
		if k == 1 && s != "" && s[0] != ' ' {
			form = "A" // "2603A"
		}
		if !shaped(s, form) {
			continue
		}
		if n := tail(s[len(form):], k+1); n >= 0 {
			return len(form) + n
		}
	}
	switch {
	case s == "":
		return 0
	case s[0] == ' ':
		return 1
	}
	return -1
}

// shaped tells whether s begins with the bytes of form, of which A takes any
// capital.
func shaped(s, form string) bool {
	if len(s) < len(form) {
		return false
	}
	for i := range len(form) {
		if s[i] != form[i] && !(form[i] == 'A' && isUpper(s[i])) {
			return false
		}
	}
	return true
}

// countDigits counts the digits at the beginning of s.
func countDigits(s string) (n int) {
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}
