package pdf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// Text is what Layout makes of a file.
type Text struct {
	Text     string           `json:"text"`             // in the shape of citation.Block
	Blocks   []citation.Block `json:"blocks"`           // its paragraphs
	Language string           `json:"language"`         // of the text, ISO 639-1, "" unknown
	Pages    int              `json:"pages"`            // of the file
	Bare     []int            `json:"bare,omitempty"`   // pages without text that have a picture, from 1
	Broken   []int            `json:"broken,omitempty"` // pages that could not be read, from 1
}

// Layout finds the text of a file. What the print added is left out; the
// masthead of the first page is kept as Furniture. Notes stand at the end of the
// text, in the order of the pages.
func Layout(f *File) Text {
	a := analysis{mirrored: isMirrored(f)}
	sheets := make([]sheet, len(f.Pages))
	for i := range f.Pages {
		p := &f.Pages[i]
		sheets[i] = sheet{Page: p, index: i, cells: cells(glyphs(p, a.mirrored), a.mirrored)}
		sheets[i].lines = lines(sheets[i].cells)
	}
	a.body = bodySize(sheets)
	strip(sheets, a.body)
	for i := range sheets {
		a.page(&sheets[i])
	}
	a.learn()
	a.paragraphs()
	t := a.write()
	t.Pages = len(f.Pages)
	for i := range f.Pages {
		switch p := &f.Pages[i]; {
		case p.Damaged:
			t.Broken = append(t.Broken, i+1)
		case len(sheets[i].lines) == 0 && p.Images > 0:
			t.Bare = append(t.Bare, i+1)
		}
	}
	t.Language = language(t.Text, f.Language)
	return t
}

// analysis is the analysis of one file.
type analysis struct {
	mirrored bool
	body     float32 // size of most of the text
	leading  float32 // from line to line, in sizes
	apart    bool    // more stands between paragraphs than between lines
	masthead []line
	flow     []line // of the text, in the order of reading
	breaks   []int  // where in flow a column or page begins
	tables   []span // of flow
	notes    []note

	words   words
	signs   map[string]bool // of the notes
	written []paragraph
}

// bodySize is the size in which most characters of the pages are printed.
func bodySize(sheets []sheet) float32 {
	sizes := map[int]int{}
	for i := range sheets {
		for k := range sheets[i].cells {
			c := &sheets[i].cells[k]
			sizes[int(c.size*4+0.5)] += len(c.glyphs)
		}
	}
	best := 0
	for size, n := range sizes {
		if n > sizes[best] || n == sizes[best] && size > best {
			best = size
		}
	}
	return float32(best) / 4
}

// page takes a page into the flow.
func (a *analysis) page(s *sheet) {
	ls := s.lines[s.top:s.foot]
	if s.index == 0 {
		n := masthead(s, a.body)
		a.masthead, ls = ls[:n], ls[n:]
	}
	var before *note
	if len(a.notes) > 0 {
		before = &a.notes[len(a.notes)-1]
	}
	ls, found := notes(ls, a.body, signs(ls), before)
	a.notes = append(a.notes, found...)
	var cs []cell
	for i := range ls {
		cs = append(cs, ls[i].cells...)
	}
	for _, group := range columns(cs) {
		if len(group) == 0 {
			continue
		}
		a.breaks = append(a.breaks, len(a.flow))
		column := lines(group)
		for _, t := range tables(column) {
			a.tables = append(a.tables, span{len(a.flow) + t.from, len(a.flow) + t.to})
		}
		a.flow = append(a.flow, column...)
	}
}

// learn finds out what the lines have in common: how far they stand apart, which
// words they have, and how notes are marked.
func (a *analysis) learn() {
	gaps := map[int]int{}
	for i := 1; i < len(a.flow); i++ {
		p, c := &a.flow[i-1], &a.flow[i]
		if gap := (p.base - c.base) / c.size; gap > 0.8 && gap < 3 && !slices.Contains(a.breaks, i) {
			gaps[int(gap*20+0.5)] += min(len(p.text), len(c.text))
		}
	}
	best := 24
	for gap, n := range gaps {
		if n > gaps[best] || n == gaps[best] && gap < best {
			best = gap
		}
	}
	a.leading = float32(best) / 20
	a.apart = a.setApart()
	a.signs = map[string]bool{}
	for i := range a.notes {
		a.signs[a.notes[i].sign] = true
	}
	a.words.learn(a.flow)
}

// setApart tells whether the file sets paragraphs apart by space: behind most of
// the short lines that end a sentence or a clause there is some.
func (a *analysis) setApart() bool {
	ended, gaps := 0, 0
	for i := 1; i < len(a.flow); i++ {
		p, c := &a.flow[i-1], &a.flow[i]
		if gap := (p.base - c.base) / c.size; gap <= 0 || gap > 4 || slices.Contains(a.breaks, i) || !ends(p.text) || p.right > a.rightEdge(i)-4*p.size {
			continue
		}
		ended++
		if p.base-c.base > paraGap*a.leading*c.size {
			gaps++
		}
	}
	return ended >= 3 && gaps*10 >= ended*6
}

// paragraph is a piece of the text on its way out.
type paragraph struct {
	text string
	kind citation.BlockKind
	sign string
}

// paragraphs makes the paragraphs of the masthead, the flow and the notes.
func (a *analysis) paragraphs() {
	for _, text := range a.mastheadTexts() {
		a.put(text, citation.Furniture, "")
	}
	for from := 0; from < len(a.flow); {
		if len(a.tables) > 0 && a.tables[0].from == from {
			t := a.tables[0]
			a.tables = a.tables[1:]
			for _, row := range rows(a.flow[t.from:t.to], a.mirrored, a.join) {
				a.put(strings.TrimRight(strings.Join(row, "\t"), "\t"), citation.Prose, "")
			}
			from = t.to
			continue
		}
		end := len(a.flow)
		if len(a.tables) > 0 {
			end = a.tables[0].from
		}
		to := from + 1
		for to < end && !a.begins(from, to, end) {
			to++
		}
		a.paragraph(a.flow[from:to])
		from = to
	}
	for i := range a.notes {
		n := &a.notes[i]
		text := n.lines[0].text
		for k := range n.lines[1:] {
			text = a.join(text, oneCell(&n.lines[1+k]))
		}
		a.put(fmt.Sprintf("[%s] %s", n.sign, strings.TrimSpace(oneText(text))), citation.Footnote, n.sign)
	}
}

func (a *analysis) paragraph(ls []line) {
	text, title := "", true
	for i := range ls {
		title = title && (ls[i].bold || ls[i].size > 1.08*a.body)
		if i == 0 {
			text = oneCell(&ls[i])
			continue
		}
		text = a.join(text, oneCell(&ls[i]))
	}
	text = labelSpace(text)
	kind := citation.Prose
	if title && len(text) < 600 {
		kind = citation.Title
	}
	a.put(text, kind, "")
}

// stuckLabel takes "(b)To", "3.Decides" and "1 -يقرر", whose label is set off by
// less than a space; not "(s)he", "1.5", "19-year-old".
var stuckLabel = regexp.MustCompile(`^(?:(?:\([a-z]{1,4}\)|\d{1,3}\.)\p{Lu}|[a-z]{1,4}\)\pL{2}|(?:\d{1,3}(?: ?[-–])?|\([أ-ي]{1,2}\))\p{Arabic})`)

// labelSpace puts the space behind a paragraph's label.
func labelSpace(text string) string {
	loc := stuckLabel.FindStringIndex(text)
	if loc == nil {
		return text
	}
	_, n := utf8.DecodeLastRuneInString(text[:loc[1]])
	return text[:loc[1]-n] + " " + text[loc[1]-n:]
}

// oneCell is the text of a line whose gaps are spaces.
func oneCell(l *line) string { return oneText(l.text) }

func oneText(s string) string { return strings.ReplaceAll(s, "\t", " ") }

func (a *analysis) put(text string, kind citation.BlockKind, sign string) {
	text = strings.TrimSpace(a.marked(text))
	if text == "" {
		return
	}
	a.written = append(a.written, paragraph{text, kind, sign})
}

// marked writes the raised characters of a text as they are read: signs of notes
// in brackets and close to the word before, others as they are.
func (a *analysis) marked(text string) string {
	if !strings.Contains(text, raisedOpen) {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, raisedOpen)
		if i < 0 {
			b.WriteString(text)
			return b.String()
		}
		end := strings.Index(text, raisedClose)
		if end < i {
			return b.String() + strings.NewReplacer(raisedOpen, "", raisedClose, "").Replace(text)
		}
		before, raised := strings.TrimRight(text[:i], " "), text[i+len(raisedOpen):end]
		b.WriteString(before)
		text = text[end+len(raisedClose):]
		switch {
		case !a.isMarker(before, raised):
			b.WriteString(raised)
		default:
			b.WriteString(signIn.ReplaceAllString(strings.ReplaceAll(strings.ReplaceAll(raised, ", ", ""), ",", ""), "[$0]"))
		}
	}
}

// markerForm takes what is raised as a note's marker: "12", "(3)", "*", "3, 4";
// not "st", "2e".
var markerForm = regexp.MustCompile(`^[\[(]?(?:\d{1,3}|[*†‡]{1,3})(?: ?[,–-] ?(?:\d{1,3}|[*†‡]{1,3}))*[\])]?$`)

// isMarker tells a note's marker from an exponent or the letters of an ordinal.
func (a *analysis) isMarker(before, raised string) bool {
	if !markerForm.MatchString(raised) {
		return false
	}
	found := signsIn(raised)
	for _, s := range found {
		if a.signs[s] {
			return true
		}
	}
	r := lastRune(before)
	return !isDigit(r) && !(strings.HasSuffix(before, "m") && raised <= "3")
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// write puts the paragraphs down, a blank line between.
func (a *analysis) write() Text {
	var t Text
	var b strings.Builder
	for i := range a.written {
		p := &a.written[i]
		if i > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(p.text)
		t.Blocks = append(t.Blocks, citation.Block{Span: citation.Span{Start: start, End: b.Len()}, Kind: p.kind, Sign: p.sign})
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	t.Text = b.String()
	return t
}
