package pdf

import (
	"regexp"
	"strings"
)

// noteSize is how large the type of notes is at most, of the size of the text.
const noteSize = 0.945

// noteLabel takes the beginning of a note's first line: a raised number or star
// (between the marks), or a number and a gap: "12 See", "12\tSee", "1/ See"; not
// "12. See", "1990 was".
var noteLabel = regexp.MustCompile("^(?:\ue000\\(?(\\d{1,3}|[*†‡]{1,3}|[a-z])\\)?\ue001|\\(?(\\d{1,3})\\)?/?[ \t]|([*†‡]{1,3}) ?)[ \t]*(?:/ )?")

// note is a note at the foot of a page.
type note struct {
	sign  string
	lines []line
}

// notes takes the lines of a page's notes off its foot: the last lines, all in
// smaller type, from the first that begins with a label. marks are the raised
// signs in the text of the page. Lines before that, in the same type, go on with
// the last note of the page before.
func notes(ls []line, body float32, marks map[string]bool, before *note) (rest []line, found []note) {
	from := len(ls)
	for from > 0 && ls[from-1].size < noteSize*body {
		from--
	}
	at := from
	for ; at < len(ls); at++ {
		if sign, _ := label(ls[at].text, marks); sign != "" {
			break
		}
	}
	switch {
	case at == len(ls) && (before == nil || from == len(ls) || from == 0 || !goesOn(before, &ls[from])):
		return ls, nil
	case at > from && (before == nil || !goesOn(before, &ls[from])):
		from = at
	}
	for _, l := range ls[from:] {
		sign, rest := label(l.text, marks)
		if sign != "" && (len(found) == 0 || follows(found[len(found)-1].sign, sign) && below(&found[0].lines[0], &l)) {
			l.text = rest
			found = append(found, note{sign: sign, lines: []line{l}})
			continue
		}
		if len(found) == 0 {
			before.lines = append(before.lines, l)
			continue
		}
		last := &found[len(found)-1]
		last.lines = append(last.lines, l)
	}
	return ls[:from], found
}

// below tells whether two notes begin, or in a text from the right end, at one
// place.
func below(a, b *line) bool {
	return distance(a.left, b.left) < 8 || a.cells[0].mirrored && distance(a.right, b.right) < 3
}

// goesOn tells whether a line can go on with a note: that did not end, or the
// line begins in the midst of a sentence.
func goesOn(n *note, l *line) bool {
	last := strings.TrimSpace(n.lines[len(n.lines)-1].text)
	return distance(n.lines[0].size, l.size) < 0.6 && (!strings.HasSuffix(last, ".") || !startsSentence(l.text))
}

// follows tells whether sign can be that of the note after another: a line that
// begins with a number by chance does not.
func follows(before, sign string) bool {
	a, b := number(before), number(sign)
	return a < 0 || b < 0 || b == a+1 || b == a+2
}

func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return -1
		}
		n = 10*n + int(r-'0')
	}
	return n
}

// label reads the label of a note's first line. A number that is not raised is
// one only where the text of the page has it as a marker.
func label(text string, marks map[string]bool) (sign, rest string) {
	m := noteLabel.FindStringSubmatchIndex(text)
	if m == nil {
		// Between a number and Chinese there is no space.
		n := strings.IndexFunc(text, func(r rune) bool { return !isDigit(r) })
		if n > 0 && n <= 3 && scriptOf(firstRune(text[n:])) == ideograph && marks[text[:n]] {
			return text[:n], text[n:]
		}
		return "", text
	}
	for g := 1; g <= 3; g++ {
		if m[2*g] >= 0 {
			sign = text[m[2*g]:m[2*g+1]]
			if g == 2 && !marks[sign] {
				return "", text
			}
		}
	}
	return sign, text[m[1]:]
}

// raisedSign takes a raised number or star: "3", "(3)", "**"; not "st".
var raisedSign = regexp.MustCompile("\ue000([^\ue001]*)\ue001")

// signs collects what is raised in a page's lines and can be a note's marker.
func signs(ls []line) map[string]bool {
	out := map[string]bool{}
	for i := range ls {
		for _, m := range raisedSign.FindAllStringSubmatch(ls[i].text, -1) {
			for _, s := range signsIn(m[1]) {
				out[s] = true
			}
		}
	}
	return out
}

// signIn takes each sign of a raised text: "12", "**", the "3" and "4" of "3, 4".
var signIn = regexp.MustCompile(`\d{1,3}|[*†‡]{1,3}`)

func signsIn(raised string) []string { return signIn.FindAllString(raised, -1) }
