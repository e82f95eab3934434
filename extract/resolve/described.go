package resolve

import (
	"strings"

	"citegraph/extract/match"
)

var monthNames = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

// described reads the date and the title that the text gives behind mention i.
func (c *context) described(i int) (date, title string) {
	m := &c.found[i]
	t := c.p.Clean
	if m.Type == match.Short || m.Type == match.Ibid || m.Type == match.Symbol && m.Method != "" {
		return "", ""
	}
	behind := c.dateAt(m.End)
	date, n := behind.iso(), behind.n
	if date == "" && m.Type == match.Number {
		date = c.dayMonth(i, t[m.End:])
	}
	if date == "" && m.Type == match.Number {
		for k := i + 1; k < min(len(c.found), i+60) && c.found[k].Head == m.Head && c.between(k-1, k) == " and "; k++ {
			if date = c.dateAt(c.found[k].End).iso(); date != "" {
				break
			}
		}
	}
	return date, c.title(m, m.End+n)
}

// dayMonth reads a date whose year is given later: "254 (1968) of 18 June and 261
// (1968) of 10 December 1968"; the year is that of the number, else that of the
// next date of the list.
func (c *context) dayMonth(i int, rest string) string {
	tail, ok := strings.CutPrefix(rest, " of ")
	if !ok {
		return ""
	}
	day := 0
	for day < len(tail) && day < 2 && isDigit(tail[day]) {
		day++
	}
	if day == 0 || day >= len(tail) || tail[day] != ' ' {
		return ""
	}
	for k, name := range monthNames {
		after, ok := strings.CutPrefix(tail[day+1:], name)
		if !ok || !strings.HasPrefix(after, " and ") && !strings.HasPrefix(after, ", ") {
			continue
		}
		year := ""
		if f := c.forms(&c.found[i]); len(f) > 0 && f[0].Rule.Body == "SC" {
			year = f[0].Groups.Session
		}
		for j := i + 1; j < min(len(c.found), i+60) && year == "" && c.found[j].Head == c.found[i].Head; j++ {
			if d := c.dateAt(c.found[j].End); d.n > 0 {
				year = d.year
			}
		}
		if year == "" {
			return ""
		}
		d := tail[:day]
		if day == 1 {
			d = "0" + d
		}
		return year + "-" + two(k+1) + "-" + d
	}
	return ""
}

func two(n int) string { return string(rune('0'+n/10)) + string(rune('0'+n%10)) }

// title reads `, entitled "…"` or " on the …" behind the date.
func (c *context) title(m *match.Mention, at int) string {
	t := c.p.Clean
	rest := t[at:]
	if w := titleWords.begin(rest); w != "" {
		if tail := rest[len(w):]; strings.HasPrefix(tail, `"`) {
			if end := strings.IndexByte(tail[1:], '"'); end > 0 && end < 400 {
				if m.Type == match.Number || m.Type == match.Symbol {
					c.titleTo = at + len(w) + 1 + end
				}
				return c.words(at+len(w)+1, at+len(w)+1+end)
			}
		}
	}
	if m.Type != match.Number {
		return ""
	}
	if w := subjectWords.begin(rest); w != "" {
		from := at + len(w)
		end := from + titleEnd(t[from:min(len(t), from+320)])
		if end-from > 5 && end-from < 300 {
			return c.words(from, end)
		}
	}
	return ""
}

var (
	titleWords   = byFirst(", entitled ", " entitled ", ", titled ", " (")                                                                                                                                                                                                                                                                                                                          // lead up to a title in quotation marks
	subjectWords = byFirst(" on ", ", on ", " concerning ", " regarding ")                                                                                                                                                                                                                                                                                                                          // lead up to one without
	titleStops   = byFirst(" in which ", " by which ", " and its ", " as well as ", " and other ", " and all ", " and the relevant ", " and resolution", " and decision", " and Security Council resolution", " and General Assembly resolution", " and Human Rights Council resolution", " and Council resolution", " and Assembly resolution", " and recalling", " and reaffirming", " adopted ") // end it
)

// titleEnd finds where a subject ends: at a comma or stop, or before the next
// member of the list.
func titleEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ',', ';', ':', '(':
			return i
		case '.':
			if i+1 >= len(s) || s[i+1] == ' ' {
				return i
			}
		case ' ':
			rest := s[i:]
			if strings.HasPrefix(rest, " and ") && len(rest) > 5 && rest[5] >= '0' && rest[5] <= '9' {
				return i
			}
			if len(rest) > 1 && (rest[1] == 'a' || rest[1] == 'b' || rest[1] == 'i') && titleStops.begin(rest) != "" {
				return i
			}
		}
	}
	return len(s)
}

// words gives the source's words of a span of the clean text, on one line.
func (c *context) words(from, to int) string {
	span := c.p.Source(spanOf(from, to))
	s := c.r.doc.Text[span.Start:span.End]
	if len(s) > 2*(to-from)+40 || strings.ContainsAny(s, "\n[*_<") {
		return c.p.Clean[from:to]
	}
	return s
}

// dated is a date as it is printed behind a number; the zero value is none.
type dated struct {
	year  string
	month int    // 0 where it is not given
	day   string // as printed, "" where it is not given
	n     int    // bytes that it takes, with the words before it
}

// iso is the date as the record has it, as far as it goes; "" for none.
func (d dated) iso() string {
	switch {
	case d.month == 0:
		return d.year
	case d.day == "":
		return d.year + "-" + two(d.month)
	case len(d.day) == 1:
		return d.year + "-" + two(d.month) + "-0" + d.day
	}
	return d.year + "-" + two(d.month) + "-" + d.day
}

// dateWords lead up to a date, by the byte behind their first blank; behind ", "
// alone it is the first figure of the date.
var dateWords = [256][]string{
	'o': {" of ", ", of ", " on "}, 'a': {" adopted on ", ", adopted on "}, 's': {" signed on ", ", signed on "}, 'd': {" dated "}, '(': {" ("},
	'1': {", "}, '2': {", "}, '3': {", "}, '0': {", "}, '4': {", "}, '5': {", "}, '6': {", "}, '7': {", "}, '8': {", "}, '9': {", "},
}

// dateAt reads a date behind a number: " of 25 September 2015", ", of 8 December
// 1986", " adopted on 6 April 2018", " (2018)", " of 2015".
func dateAt(s string) dated {
	if len(s) < 6 || s[0] != ' ' && s[0] != ',' {
		return dated{}
	}
	behind := s[1] // the blank
	if s[0] == ',' {
		behind = s[2]
	}
	for _, w := range dateWords[behind] {
		if !strings.HasPrefix(s, w) {
			continue
		}
		tail := s[len(w):]
		if d := dayMonthYear(tail); d.n > 0 {
			d.n += len(w)
			return d
		}
		if w == " of " || w == " (" {
			if d := monthYear(tail); d.n > 0 {
				d.n += len(w)
				return d
			}
			if len(tail) >= 4 && year4(tail[:4]) && (len(tail) == 4 || !isWord(tail[4])) && (w == " of " || strings.HasPrefix(tail[4:], ")")) {
				return dated{year: tail[:4], n: len(w) + 4}
			}
		}
	}
	return dated{}
}

// dateAt reads the date at a place of the paragraph, once for all who ask for that
// behind one mention.
func (c *context) dateAt(at int) dated {
	if c.datedAt != at || at == 0 {
		c.datedAt, c.dated = at, dateAt(c.p.Clean[at:])
	}
	return c.dated
}

// dayMonthYear reads "25 September 2015"; not "16 and 17 May 2019", whose month
// comes later.
func dayMonthYear(s string) dated {
	i := 0
	for i < len(s) && i < 2 && isDigit(s[i]) {
		i++
	}
	if i == 0 || i >= len(s) || s[i] != ' ' {
		return dated{}
	}
	d := monthYear(s[i+1:])
	if d.n > 0 {
		d.day, d.n = s[:i], d.n+i+1
	}
	return d
}

func monthYear(s string) dated {
	for k, m := range &monthNames {
		if len(s) < len(m)+5 || s[0] != m[0] || s[len(m)] != ' ' || s[:len(m)] != m {
			continue
		}
		if year := s[len(m)+1 : len(m)+5]; year4(year) {
			return dated{year: year, month: k + 1, n: len(m) + 5}
		}
		break
	}
	return dated{}
}

func year4(s string) bool {
	return len(s) == 4 && (s[0] == '1' && (s[1] == '9' || s[1] == '8') || s[0] == '2' && s[1] == '0') && isDigit(s[2]) && isDigit(s[3])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
func isWord(b byte) bool {
	return isDigit(b) || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80
}
func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }
