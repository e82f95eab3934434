package pdf

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// The forms of what the print adds at the edges of a page, one cell each.
var forms = [...]*regexp.Regexp{
	regexp.MustCompile(`^[-–—]? ?\d{1,4} ?[-–—]?$`),                                                                    // takes "- 3 -", "12"; not "3."
	regexp.MustCompile(`^\d{1,4}/\d{1,4}$`),                                                                            // takes "2/7"; not "A/73"
	regexp.MustCompile(`^(?i:page|página|стр\.?) \d{1,4}(?: (?:of|de|из) \d+)?$`),                                      // takes "Page 2 of 3"; not "Page two"
	regexp.MustCompile(`^/?(?:\.\.\.|…)$`),                                                                             // takes "/..."; not "."
	regexp.MustCompile(`^(?:GE\.)?\d{2}-\d{5}(?: ?\([A-Z]\))?(?:[ \t]+[\d ]{6,})?(?:[ \t]+\d{1,3}/\d{1,3})?$`),         // takes "18-16925 (E)", "GE.20-09345(E)  081018"; not "18-1692"
	regexp.MustCompile(`^[A-Z]{1,5}(?:[-.][A-Z]{2,6})?[-.][0-9-]+(?: ?\([0-9A-Z]+\))?[A-Z]?$`),                         // takes "GE.20-09345(E)", "LT-77-302E"; not "COVID-19 pandemic"
	regexp.MustCompile(`^\*+\d{5,}\*+$`),                                                                               // takes the bar code "*1816925*"; not "*"
	regexp.MustCompile(`^\d{6}$`),                                                                                      // takes the date "081018" beside a job number
	regexp.MustCompile(`^\(?[EFSRAC]\)?$`),                                                                             // takes the language "(E)" of a job number
	regexp.MustCompile(`^(?i:please recycle|merci de recycler|veuillez recycler|por favor recicle|reciclar)\b.{0,4}$`), // takes "Please recycle"
}

// symbolForm takes a symbol alone: "A/RES/73/3", "S/RES/2584 (2021)", "E/RES/2024/15*"; not "A/73/L.3 and".
var symbolForm = regexp.MustCompile(`^[A-Z]{1,5}(?:/[A-Za-z0-9.\-]+)+(?: ?\([A-Za-z0-9-]+\))?\*{0,2}$`)

const (
	edgeLines = 5   // how many lines at an edge of a page can be the print's
	sameSpot  = 8.0 // points: what repeats stands at the same height
)

// sheet is a page under analysis.
type sheet struct {
	*Page
	index int
	cells []cell
	lines []line // over the whole width, from above
	top   int    // lines of the print at its top
	foot  int    // first line of the print at its foot
}

// strip finds on every page what the print added at its edges: what repeats from
// page to page at one height, figures apart, and what has one of its forms.
func strip(sheets []sheet, body float32) {
	repeated := repetitions(sheets)
	first := ""
	if len(sheets) > 0 {
		for i := range sheets[0].lines {
			first += letters(sheets[0].lines[i].text)
		}
	}
	for i := range sheets {
		s := &sheets[i]
		s.foot = len(s.lines)
		for s.foot > 0 && len(s.lines)-s.foot < edgeLines {
			l := &s.lines[s.foot-1]
			if !added(l, func(c *cell, text string) bool {
				return form(text) || !noteLabel.MatchString(l.text) && repeated.has(s.index, c, false)
			}) {
				break
			}
			s.foot--
		}
		if s.index > 0 {
			s.top = min(s.head(repeated, first, body), s.foot)
		}
	}
}

// head counts the lines of a page's running head: of the lines above the first
// wide gap those that are the print's, where one of them has its form.
func (s *sheet) head(repeated repetition, first string, body float32) int {
	count := 0
	for count < len(s.lines) && count < edgeLines && added(&s.lines[count], func(c *cell, text string) bool {
		return form(text) || symbolForm.MatchString(text) || repeated.has(s.index, c, true)
	}) {
		count++
	}
	group := 1
	for group < len(s.lines) && group < edgeLines && s.lines[group-1].base-s.lines[group].base < 1.5*s.lines[group].size {
		group++
	}
	if group <= count || group >= edgeLines || group > len(s.lines) {
		return count
	}
	certain := false
	for i := range group {
		for k := range s.lines[i].cells {
			text := cellText(&s.lines[i].cells[k])
			if symbolForm.MatchString(text) || form(text) {
				certain = true
				continue
			}
			if sign, rest, _ := strings.Cut(text, " "); symbolForm.MatchString(sign) {
				certain, text = true, rest
			}
			if s.lines[i].cells[k].size < 0.93*body {
				continue
			}
			if l := letters(text); len(l) < 8 || !strings.Contains(first, l) {
				return count
			}
		}
	}
	if !certain {
		return count
	}
	return group
}

func added(l *line, is func(*cell, string) bool) bool {
	for i := range l.cells {
		if !is(&l.cells[i], cellText(&l.cells[i])) {
			return false
		}
	}
	return len(l.cells) > 0
}

func form(text string) bool {
	for _, f := range forms {
		if f.MatchString(text) {
			return true
		}
	}
	return false
}

func cellText(c *cell) string {
	var b strings.Builder
	write(&b, c.glyphs, c.mirrored)
	return strings.Map(func(r rune) rune {
		if r == firstRune(raisedOpen) || r == firstRune(raisedClose) {
			return -1
		}
		return r
	}, b.String())
}

// letters keeps the letters of a text, folded.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// repetition holds where a text, its figures aside, stands at the edge of pages.
type repetition map[string][]spot

type spot struct {
	page    int
	base    float32
	top     bool
	text    string
	figures []int
}

func pattern(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return unicode.ToLower(r)
	}, text)
}

// figure takes a number: "12", "7".
var figure = regexp.MustCompile(`\d{1,6}`)

func newSpot(page int, c *cell, top bool) spot {
	s := spot{page: page, base: c.base, top: top, text: cellText(c)}
	for _, f := range figure.FindAllString(s.text, -1) {
		s.figures = append(s.figures, number(f))
	}
	return s
}

func repetitions(sheets []sheet) repetition {
	out := repetition{}
	for i := range sheets {
		s := &sheets[i]
		for k := range s.lines {
			if k >= edgeLines && k < len(s.lines)-edgeLines || noteLabel.MatchString(s.lines[k].text) {
				continue
			}
			for c := range s.lines[k].cells {
				spot := newSpot(i, &s.lines[k].cells[c], k < edgeLines)
				key := pattern(spot.text)
				out[key] = append(out[key], spot)
			}
		}
	}
	return out
}

// has tells whether a cell's text stands at its height on another page, the same
// but for a figure that counts the pages.
func (r repetition) has(page int, c *cell, top bool) bool {
	own := newSpot(page, c, top)
	for _, s := range r[pattern(own.text)] {
		if s.page != page && s.top == top && distance(s.base, c.base) <= sameSpot && (s.text == own.text || counts(&s, &own)) {
			return true
		}
	}
	return false
}

// counts tells whether a figure of two spots grows with the pages.
func counts(a, b *spot) bool {
	const most = 60 // bytes: a line of the text can have such a figure by chance
	if len(a.text) > most {
		return false
	}
	for i := range min(len(a.figures), len(b.figures)) {
		if a.figures[i]-b.figures[i] == a.page-b.page {
			return true
		}
	}
	return false
}

// Words by which the masthead of a document's first page is known.
var mastheads = [...]string{"United Nations", "Nations Unies", "Naciones Unidas", "Организация Объединенных Наций", "Объединенные Нации", "联合国", "联 合 国", "الأمم المتحدة", "UNITED NATIONS", "NATIONS UNIES"}

// distribution takes "Distr.: General", "Distr. générale", "Original: English"; not "Original budget".
var distribution = regexp.MustCompile(`^(?:(?i:Distr)(?:[.:]|$)|(?:Original|ORIGINAL|Язык оригинала|الأصل|原文|原件)(?: ?[:：]|$))`)

// masthead counts the lines at the top of the first page that are its masthead:
// to the last one, near the top, that has a symbol or a distribution, or a date
// beside that.
func masthead(s *sheet, body float32) int {
	end, named := 0, false
	for i := range min(len(s.lines), s.foot, 14) {
		for k := range s.lines[i].cells {
			text := cellText(&s.lines[i].cells[k])
			named = named || slices.ContainsFunc(mastheads[:], func(m string) bool { return strings.Contains(text, m) })
			if symbolForm.MatchString(text) || distribution.MatchString(text) {
				end = i + 1
				named = named || i < 4
			}
		}
	}
	if !named || end == 0 {
		return 0
	}
	// The name of the body stands in large type, and below the distribution, in its
	// column, the date and the language.
	last := s.lines[end-1].cells[len(s.lines[end-1].cells)-1]
	for i := end; i < min(s.foot, 14); i++ {
		switch c := s.lines[i].cells[len(s.lines[i].cells)-1]; {
		case c.size > 1.3*body:
			if s.continues(end, i) {
				end = i + 1
			}
		case (distance(c.left, last.left) < 3 || distance(c.right, last.right) < 3) && c.left > s.Width/3 && belowDistribution(cellText(&c)):
			end = i + 1
		default:
			return end
		}
	}
	return end
}

// withYear takes a date: "5 November 2018", "2018年11月5日"; not "Session 73".
var withYear = regexp.MustCompile(`(?:19|20)\d\d`)

// belowDistribution tells what may stand below a distribution: another such line,
// a date, the language's name.
func belowDistribution(text string) bool {
	return distribution.MatchString(text) || withYear.MatchString(text) && len(text) < 50 || !strings.Contains(text, " ")
}

// continues tells whether line i goes on with a name in the large type of one of
// the lines before end.
func (s *sheet) continues(end, i int) bool {
	c := &s.lines[i].cells[0]
	for k := range end {
		if p := &s.lines[k].cells[0]; distance(p.left, c.left) < 3 && distance(p.size, c.size) < 0.5 && p.base-c.base < 1.6*c.size {
			return true
		}
	}
	return false
}

// mastheadTexts gives the pieces of the masthead as they are read: of what stands
// side by side the left first, a name in large type on two lines as one.
func (a *analysis) mastheadTexts() []string {
	var cs []cell
	for i := range a.masthead {
		cs = append(cs, a.masthead[i].cells...)
	}
	text := func(c *cell) string {
		var b strings.Builder
		write(&b, c.glyphs, a.mirrored)
		return b.String()
	}
	var pieces []headPiece
	for i := range cs {
		c := &cs[i]
		joined := false
		for k := range pieces {
			p := &pieces[k]
			if c.size > 1.15*a.body && distance(p.left, c.left) < 3 && distance(p.size, c.size) < 0.5 && p.base > c.base && p.base-c.base < 1.6*c.size {
				p.text, p.base, joined = a.join(p.text, text(c)), c.base, true
			}
		}
		if !joined {
			pieces = append(pieces, headPiece{*c, c.base + 0.9*c.size, text(c)})
		}
	}
	// What stands to the left of a piece, at one height with it, is read before.
	for i := 1; i < len(pieces); i++ {
		for k := i; k > 0 && pieces[k].left < pieces[k-1].left && pieces[k].top > pieces[k-1].base; k-- {
			pieces[k], pieces[k-1] = pieces[k-1], pieces[k]
		}
	}
	out := make([]string, len(pieces))
	for i := range pieces {
		out[i] = pieces[i].text
	}
	return out
}

// headPiece is a piece of the masthead.
type headPiece struct {
	cell
	top  float32
	text string
}
