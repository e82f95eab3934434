package docx

import (
	"cmp"
	"strconv"
	"strings"

	"citegraph/extract/symbol"
)

// level is a w:lvl: how a level of a list is numbered.
type level struct {
	start   int
	format  string
	text    string // "%1.%2"
	restart int    // w:lvlRestart: 0 never, n below level n, -1 below any
	legal   bool   // w:isLgl: every number in it is decimal
	suffix  string // "tab", "space", "nothing"
	style   string // the paragraph style linked with it
}

// list is a w:num: an abstract list with its own starts and levels.
type list struct {
	abstract string
	starts   [9]int    // startOverride, -1 none
	levels   [9]*level // w:lvlOverride's w:lvl, nil none
}

type abstract struct {
	levels [9]*level
	link   string // w:numStyleLink: the style that holds the levels
}

// numbers prints the numbers of automatic lists (ECMA-376-1, 17.9) in the order
// of the document. Lists of one abstract list count on from each other.
type numbers struct {
	styles    *styles
	lists     map[string]*list
	abstracts map[string]*abstract
	counts    map[string]*[9]int // by abstract list; a level not begun is at start-1
	begun     map[string]*[9]bool
	used      map[string]bool // lists whose starts have been set
}

func newNumbers(s *styles) *numbers {
	return &numbers{styles: s, lists: map[string]*list{}, abstracts: map[string]*abstract{}, counts: map[string]*[9]int{}, begun: map[string]*[9]bool{}, used: map[string]bool{}}
}

func (s *numbers) read(r *reading) error {
	if _, err := r.root(); err != nil {
		return err
	}
	return r.children("", func(n *node) error {
		switch n.name {
		case "w:abstractNum":
			a := &abstract{link: n.val("w:numStyleLink")}
			for _, k := range n.kids {
				if i := number(k.get("w:ilvl"), -1); k.name == "w:lvl" && i >= 0 && i < 9 {
					a.levels[i] = readLevel(k)
				}
			}
			s.abstracts[n.get("w:abstractNumId")] = a
		case "w:num":
			l := &list{abstract: n.val("w:abstractNumId"), starts: [9]int{-1, -1, -1, -1, -1, -1, -1, -1, -1}}
			for _, k := range n.kids {
				if i := number(k.get("w:ilvl"), -1); k.name == "w:lvlOverride" && i >= 0 && i < 9 {
					l.starts[i] = number(k.val("w:startOverride"), -1)
					if lvl := k.kid("w:lvl"); lvl != nil {
						l.levels[i] = readLevel(lvl)
					}
				}
			}
			s.lists[n.get("w:numId")] = l
		}
		return nil
	})
}

// maxLabel bounds the text of a level: a hostile one would come out of the
// reader once for each paragraph.
const maxLabel = 64

func readLevel(n *node) *level {
	l := &level{start: number(n.val("w:start"), 0), format: n.val("w:numFmt"), text: n.val("w:lvlText"), restart: number(n.val("w:lvlRestart"), -1), legal: n.on("w:isLgl"), suffix: n.val("w:suff"), style: n.val("w:pStyle")}
	if l.format == "" {
		l.format = "decimal"
	}
	if r := []rune(l.text); len(r) > maxLabel {
		l.text = string(r[:maxLabel])
	}
	return l
}

// find follows w:numStyleLink to the list that holds the levels.
func (s *numbers) find(id string) (*list, string, *abstract) {
	l := s.lists[id]
	if l == nil {
		return nil, "", nil
	}
	at := l.abstract
	a := s.abstracts[at]
	for range maxBased {
		if a == nil || a.link == "" {
			break
		}
		st := s.styles.byID[a.link]
		if st == nil || s.lists[st.num.id] == nil {
			break
		}
		at = s.lists[st.num.id].abstract
		a = s.abstracts[at]
	}
	return l, at, a
}

// levelOf gives the level of the list that names the style, -1 for none.
func (s *numbers) levelOf(id, styleID string) int {
	_, _, a := s.find(id)
	if a != nil {
		for i, l := range a.levels {
			if l != nil && l.style == styleID {
				return i
			}
		}
	}
	return -1
}

func (l *list) level(a *abstract, i int) *level {
	if l.levels[i] != nil {
		return l.levels[i]
	}
	return a.levels[i]
}

// next counts a paragraph of the list and gives what is printed in front of it,
// with the space behind.
func (s *numbers) next(p numProperty) string {
	if p.id == "" || p.id == "0" {
		return ""
	}
	l, at, a := s.find(p.id)
	if l == nil || a == nil {
		return ""
	}
	lvl := l.level(a, p.level)
	if lvl == nil {
		return ""
	}
	counts, begun := s.counts[at], s.begun[at]
	if counts == nil {
		counts, begun = new([9]int), new([9]bool)
		s.counts[at], s.begun[at] = counts, begun
	}
	if !s.used[p.id] {
		s.used[p.id] = true
		for i, start := range l.starts {
			if start >= 0 {
				counts[i], begun[i] = start-1, true
			}
		}
	}
	for i := range p.level + 1 {
		if !begun[i] {
			begun[i] = true
			counts[i] = -1
			if up := l.level(a, i); up != nil {
				counts[i] = up.start - 1
			}
			if i < p.level {
				counts[i]++ // a level that was skipped stands at its start
			}
		}
	}
	counts[p.level] = min(counts[p.level]+1, 1<<30)
	for i := p.level + 1; i < 9; i++ {
		// w:lvlRestart n counts levels from 1: restart behind level n or above.
		if below := l.level(a, i); below != nil && (below.restart < 0 || p.level < below.restart) {
			begun[i] = false
		}
	}
	text := lvl.label(l, a, counts)
	if text == "" {
		return ""
	}
	switch lvl.suffix {
	case "nothing":
		return text
	}
	return text + " "
}

func (lvl *level) label(l *list, a *abstract, counts *[9]int) string {
	if lvl.format == "none" && !strings.Contains(lvl.text, "%") {
		return lvl.text
	}
	if lvl.format == "bullet" {
		return bullet(lvl.text)
	}
	var b strings.Builder
	for i := 0; i < len(lvl.text); i++ {
		if c := lvl.text[i]; c != '%' || i+1 == len(lvl.text) || lvl.text[i+1] < '1' || lvl.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		k := int(lvl.text[i] - '1')
		of := l.level(a, k)
		if of == nil {
			continue
		}
		format := of.format
		if lvl.legal && format != "none" && format != "bullet" {
			format = "decimal"
		}
		b.WriteString(numeral(counts[k], format))
	}
	return b.String()
}

// bullet gives a list's sign; those of symbol fonts stand in the private area.
func bullet(text string) string {
	for _, r := range text {
		if r >= 0xe000 && r < 0xf900 {
			return "•"
		}
	}
	return text
}

// numeral prints n in a number format of ST_NumberFormat; one that is not known
// comes out in digits.
func numeral(n int, format string) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, []rune("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	case "lowerLetter":
		return letters(n, []rune("abcdefghijklmnopqrstuvwxyz"))
	case "russianUpper":
		return letters(n, []rune("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"))
	case "russianLower":
		return letters(n, []rune("абвгдежзиклмнопрстуфхцчшщэюя"))
	case "arabicAlpha":
		return letters(n, []rune("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"))
	case "arabicAbjad":
		return letters(n, []rune("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"))
	case "ordinal":
		return ordinal(n)
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "decimalFullWidth", "decimalFullWidth2":
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, strconv.Itoa(max(n, 0)))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n > 0 && n <= 20 {
			return string(rune('①' + n - 1))
		}
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "ideographDigital", "japaneseDigitalTenThousand":
		return chinese(n)
	case "chicago":
		if n > 0 && n <= 40 {
			return strings.Repeat([]string{"*", "†", "‡", "§"}[(n-1)%4], (n-1)/4+1)
		}
	}
	return strconv.Itoa(n)
}

func letters(n int, alphabet []rune) string {
	if n < 1 || n > 20*len(alphabet) { // longer than any list that is printed
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(alphabet[(n-1)%len(alphabet)]), (n-1)/len(alphabet)+1)
}

// roman writes what has no Roman figures in decimal ones, as programs do.
func roman(n int) string { return cmp.Or(symbol.RomanFigures(n), strconv.Itoa(n)) }

func ordinal(n int) string {
	tail := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			tail = "st"
		case 2:
			tail = "nd"
		case 3:
			tail = "rd"
		}
	}
	return strconv.Itoa(n) + tail
}

// chinese counts below a hundred as 一, 十一, 二十一; beyond in digits.
func chinese(n int) string {
	digits := []rune("〇一二三四五六七八九")
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(digits[n])
	}
	out := "十"
	if n >= 20 {
		out = string(digits[n/10]) + out
	}
	if n%10 > 0 {
		out += string(digits[n%10])
	}
	return out
}
