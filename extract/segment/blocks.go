package segment

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// block is a run of lines that belong together: a printed paragraph, a heading,
// a note, or furniture of the page.
type block struct {
	from, to int
	lines    bool // it goes over several lines
	kind     blockKind
	sign     string // of a note
	skip     int    // bytes of the note's sign at the start
	wanted   bool   // a number on a line of its own, for which the words before wait
	gap      bool   // a page end, furniture or notes stand right before it

	whole   bool          // set off by the format: it neither goes on nor is gone on with
	title   bool          // a heading, as the format has it
	opening bool          // the opening of an instrument, as the format has it
	part    citation.Part // where the format tells it
}

type blockKind int

const (
	prose     blockKind = iota
	furniture           // page numbers, running heads, job numbers, rules
	note
)

// blocks cuts the text at blank lines, and at lines that begin a numbered
// paragraph or a note; it marks what is furniture and what is a note. It appends
// to out.
func blocks(d *citation.Document, m *markers, set *rules.Set, lines []int, out []block) []block {
	open := -1 // start of the block being built
	end := 0
	many := false
	flush := func() {
		if open >= 0 {
			out = append(out, block{from: open, to: end, lines: many})
			many = false
			open = -1
		}
	}
	for k, next := range lines[1:] {
		from, to := trim(d.Text, lines[k], next)
		line := d.Text[from:to]
		switch {
		case from == to:
			flush()
		case open >= 0 && (begins(line) || m.note(line) != "" || rule(line)):
			flush()
			open, end = from, to
		case open >= 0 && isUpper(line[0]) && clauseEnds(d.Text[open:end]) && opensParagraph(set, d.Language, line):
			flush()
			open, end = from, to
		case open >= 0 && isOpening(set, line):
			flush()
			open, end = from, to
		case open >= 0 && (rule(d.Text[open:end]) || end-open == 1 && isUpper(d.Text[open]) && isUpper(line[0])):
			// a rule of the page, or the letter of a section: "B" before "Acting under Chapter VII"
			flush()
			open, end = from, to
		default:
			if open < 0 {
				open = from
			} else {
				many = true
			}
			end = to
		}
	}
	flush()
	classify(d, m, out)
	return out
}

// marked appends to out the blocks as the document's format marks them.
func marked(d *citation.Document, out []block) []block {
	for _, b := range d.Blocks {
		from, to := trim(d.Text, b.Start, b.End)
		if from >= to {
			continue
		}
		is := block{from: from, to: to, lines: strings.IndexByte(d.Text[from:to], '\n') >= 0, whole: true, title: b.Kind == citation.Title, opening: b.Kind == citation.Opening, part: b.Part}
		switch b.Kind {
		case citation.Footnote:
			is.kind, is.sign = note, b.Sign
			if lead := "[" + b.Sign + "]"; strings.HasPrefix(d.Text[from:to], lead) {
				is.skip = len(lead)
			}
		case citation.Furniture:
			is.kind = furniture
		}
		out = append(out, is)
	}
	return out
}

// clauseEnds tells whether a line ends a clause, perhaps with a note's number
// behind it: "S/10251, 12".
func clauseEnds(line string) bool {
	line = strings.TrimRight(line, "0123456789")
	line = strings.TrimRight(line, " ")
	return line != "" && strings.IndexByte(",;.", line[len(line)-1]) >= 0
}

// isOpening tells a line that is an opening and nothing else: "The Security
// Council,", which wrapped texts put right below the date.
func isOpening(set *rules.Set, line string) bool {
	if len(line) > 160 || line[len(line)-1] != ',' || line[0] != 'T' {
		return false
	}
	n, organ := opening(set, line)
	return n == len(line) && organ != ""
}

// opensParagraph tells a line that begins with a citing verb: in wrapped texts a
// preambular paragraph may follow without a blank line.
func opensParagraph(set *rules.Set, lang, line string) bool {
	f, _, end := set.Opening(lang, line)
	return end > 0 && !f.Connective
}

func classify(d *citation.Document, m *markers, out []block) {
	gap := false
	for i := range out {
		b := &out[i]
		line := d.Text[b.from:b.to]
		switch sign := m.note(line); {
		case sign != "":
			b.kind, b.sign = note, sign
			b.skip = noteSkip(line, sign)
		case !b.lines && isFurniture(line):
			b.wanted = i > 0 && isWanted(line, d.Text[out[i-1].from:out[i-1].to])
			if !b.wanted {
				b.kind = furniture
			}
		}
		b.gap = gap
		gap = b.kind != prose
	}
}

// isWanted tells a resolution's number from the number of a page: the words before
// want one ("its resolutions", "74/262"), and it is that of a session, not "2/7".
func isWanted(line, before string) bool {
	session, _, slash := strings.Cut(line, "/")
	if !slash || len(session) != 2 || session <= "30" || !isDigit(line[0]) {
		return false
	}
	if wantsNumber(before) {
		return true
	}
	// "A of 23 December 1992," within the list
	return len(before) < 80 && strings.HasSuffix(before, ",") && (strings.HasPrefix(before, "of ") || len(before) > 2 && isUpper(before[0]) && before[1] == ' ')
}

// wantsNumber tells words behind which a number of a resolution must follow.
func wantsNumber(prev string) bool {
	for _, w := range [...]string{" resolution", " resolutions", " decision", " decisions", " and", " to"} {
		if strings.HasSuffix(prev, w) {
			return true
		}
	}
	return prev == ","
}

// note returns the sign of the note that the line begins, "" where it begins
// none.
//
//	"[12] Resolution 70/1." "<sup>1</sup> See" "[^1]: See" "12 Ibid." "1/ S/23500." begin one;
//	"12 December 1990" and "1. Decides" do not
func (m *markers) note(line string) string {
	if len(line) < 3 {
		return ""
	}
	switch line[0] {
	case '*', '\\':
		if s := starred(line); s != "" {
			return s
		}
		return ""
	case '[', '<':
		n, sign := m.open(line, 0, min(len(line), 24), true)
		if n > 0 && sign != "" && n < len(line) && (line[n] == ' ' || line[n] == ':' || line[n] == '\t' || line[n-1] == ':' || strings.HasPrefix(line[n:], "\u00a0")) {
			return sign
		}
		return ""
	}
	if superscript(firstRune(line)) >= 0 {
		sign := ""
		for _, r := range line {
			s := superscript(r)
			if s < 0 {
				break
			}
			sign += string(rune('0' + s))
		}
		return sign
	}
	n := 0
	for n < len(line) && n < 4 && isDigit(line[n]) {
		n++
	}
	if n == 0 || n > 3 || n == len(line) || line[0] == '0' {
		return ""
	}
	sign, rest := line[:n], line[n:]
	if rest[0] == '/' && m.typed && (len(rest) > 1 && (rest[1] == ' ' || rest[1] == '\t')) {
		return sign
	}
	if !m.notes[sign] || rest[0] != ' ' && rest[0] != '\t' {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t")
	if rest == "" || month(rest) || !isUpper(rest[0]) && !strings.HasPrefix(rest, "“") && rest[0] != '"' {
		return ""
	}
	return sign
}

// starred reads the sign of a note marked by asterisks: "* The present …", "\\*\\*
// On behalf"; emphasis ("*Recalling*", "**Azerbaijan**") begins none.
func starred(line string) string {
	i, stars := 0, 0
	for i < len(line) && (line[i] == '*' || line[i] == '\\') {
		if line[i] == '*' {
			stars++
		}
		i++
	}
	if stars == 0 || stars > 3 || i >= len(line) || line[i] != ' ' && line[i] != '\t' {
		return ""
	}
	return strings.Repeat("*", stars)
}

func noteSkip(line, sign string) int {
	if sign[0] == '*' {
		return strings.IndexAny(line, " \t")
	}
	if superscript(firstRune(line)) >= 0 { // the digit itself may stand further on: "² Ibid., para. 23."
		for j, r := range line {
			if superscript(r) < 0 {
				return j
			}
		}
		return len(line)
	}
	i := max(0, strings.Index(line, sign))
	i += len(sign)
	for _, tail := range [...]string{"</sup>", "]:", "]", "/"} {
		if strings.HasPrefix(line[i:], tail) {
			return i + len(tail)
		}
	}
	return i
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func month(s string) bool {
	for _, m := range months {
		if strings.HasPrefix(s, m) {
			return true
		}
	}
	return false
}

// begins tells a line that opens a paragraph by its number: "12. Decides",
// "(b) The", "[3] Resolution".
func begins(line string) bool {
	n := 0
	for n < len(line) && n < 3 && isDigit(line[n]) {
		n++
	}
	if n > 0 && n+1 < len(line) && (line[n] == '.' || line[n] == ',' && n+2 < len(line) && isUpper(line[n+2])) && (line[n+1] == ' ' || line[n+1] == '\t') {
		return true
	}
	label, _ := lettered(line)
	return label != ""
}

// lettered reads the "(b) " at the start of a paragraph.
func lettered(line string) (label string, n int) {
	if len(line) < 4 || line[0] != '(' {
		return "", 0
	}
	end := strings.IndexByte(line[:min(len(line), 8)], ')')
	if end < 2 || end+1 < len(line) && line[end+1] != ' ' && line[end+1] != '\t' && line[end+1] < 0x80 {
		return "", 0
	}
	if isDigit(line[1]) && end > 3 {
		return "", 0 // a year
	}
	for i := 1; i < end; i++ {
		if !isLower(line[i]) && !isDigit(line[i]) {
			return "", 0
		}
	}
	return line[1:end], end + 1
}

func rule(line string) bool {
	if len(line) < 3 || isLetter(line[0]) {
		return false
	}
	for i := 0; i < len(line); i++ {
		if c := line[i]; c != '-' && c != '_' && c != '*' && c != ' ' && c != '=' {
			return false
		}
	}
	return true
}

func trim(s string, from, to int) (int, int) {
	for from < to && (s[from] <= ' ') {
		from++
	}
	for to > from && s[to-1] <= ' ' {
		to--
	}
	return from, to
}
