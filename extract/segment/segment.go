// Package segment finds the structure of a document that marks none: heading,
// preambular and operative paragraphs with their numbers, annexes, and the notes
// joined to their markers. What goes in is a Document with its Text; what comes
// out is its Paragraphs and Notes, and what the heading tells of the document.
// It does not look for citations.
package segment

import (
	"regexp"
	"sort"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

// Segmenter segments one document after the other and uses its memory again;
// the documents keep nothing of it. The zero value is ready. It is for one
// goroutine.
type Segmenter struct {
	lines []int // where the lines begin, and the end of the text
	parts []block
	clean cleaner
	place placer
}

// Segment fills doc's Paragraphs and Notes, and its Symbol, Title, Date and
// Organ where they are empty. Blocks that the document's format marks are taken
// as they are; a document whose paragraphs are filled already is left alone.
func Segment(doc *citation.Document, set *rules.Set) { new(Segmenter).Segment(doc, set) }

// Segment is the package's Segment.
func (s *Segmenter) Segment(doc *citation.Document, set *rules.Set) {
	if doc.Paragraphs != nil {
		return
	}
	m := s.structure(doc, set)
	identify(doc, set, s.parts)
	if doc.Blocks == nil {
		restore(doc, s.parts)
	}
	w := &walker{doc: doc, set: set, verbs: set.VerbsOf(doc.Language), markdown: doc.Format == citation.Markdown, part: citation.Heading, units: countOpenings(doc, set, s.parts)}
	if f := symbol.Parse(doc.Symbol); f.Kind == citation.Statement && f.Body == "SC" {
		w.prosaic, w.units = true, 0
	}
	s.clean.reset(doc.Text, m, w.markdown)
	notes := 0
	for i := range s.parts {
		b := &s.parts[i]
		if b.kind == furniture {
			continue
		}
		if b.kind == note {
			notes++
		}
		s.clean.block(b.from+b.skip, b.to, b.lines)
	}
	built := s.clean.finish()
	doc.Paragraphs = make([]citation.Paragraph, 0, built.len()-notes)
	if notes > 0 {
		doc.Notes = make([]citation.Note, 0, notes)
	}
	k := 0
	for i := range s.parts {
		if s.parts[i].kind != furniture {
			p := built.paragraph(k)
			w.block(&s.parts[i], &p)
			k++
		}
	}
	s.place.notes(doc)
}

// structure finds the document's blocks, as its format marks them or as its
// lines show them, and how its notes are marked.
func (s *Segmenter) structure(doc *citation.Document, set *rules.Set) *markers {
	if doc.Blocks != nil {
		s.parts = marked(doc, s.parts[:0])
		return &markers{bracketed: true}
	}
	s.lines = lineStarts(doc.Text, s.lines[:0])
	m := survey(doc.Text, s.lines)
	s.parts = blocks(doc, m, set, s.lines, s.parts[:0])
	return m
}

var (
	typedMark = regexp.MustCompile(`[ \n\x{a0}]\d{1,3}/(?:[ \n,.;:)"]|$)`) // takes "Government, 1/ in"; not "1/4 of"
)

// survey finds out how the document marks its notes: a number is a note's where
// it stands both stuck to words and at the beginning of a line.
func survey(text string, lines []int) *markers {
	m := &markers{}
	var starts map[string]bool // few documents have any
	for _, at := range lines[:len(lines)-1] {
		n := at
		for n < len(text) && n-at < 4 && isDigit(text[n]) {
			n++
		}
		if n == at || n-at > 3 || n+2 >= len(text) {
			continue
		}
		switch next := text[n]; {
		case next == '/' && (text[n+1] == ' ' || text[n+1] == '\t'):
			m.typed = true // "1/  S/23500."
		case next == ' ' || next == '\t':
			rest := strings.TrimLeft(text[n:min(len(text), n+12)], " \t")
			if rest != "" && !month(rest) && (isUpper(rest[0]) || rest[0] == '"' || strings.HasPrefix(rest, "“")) {
				if starts == nil {
					starts = map[string]bool{}
				}
				starts[text[at:n]] = true // "86 A/10348"; not "86. Decides"
			}
		}
	}
	m.typed = m.typed && typedMark.MatchString(text)
	if len(starts) == 0 {
		return m
	}
	m.notes = map[string]bool{}
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) {
			continue
		}
		n := i
		for n < len(text) && isDigit(text[n]) {
			n++
		}
		if sign := text[i:n]; i > 1 && n-i <= 3 && starts[sign] && sign[0] != '0' && marks(text, i, n) {
			m.notes[sign] = true
		}
		i = n
	}
	// A note whose marker was lost between two that are known is a note still.
	for sign := range starts {
		n, _ := strconv.Atoi(sign)
		if !m.notes[sign] && m.notes[strconv.Itoa(n-1)] && m.notes[strconv.Itoa(n+1)] {
			m.notes[sign] = true
		}
	}
	return m
}

// restore makes text again of a symbol alone on its line that is not the
// document's: a heading within it, and no running head.
func restore(doc *citation.Document, parts []block) {
	for i := range parts {
		b := &parts[i]
		if b.kind != furniture || b.from < 2000 {
			continue
		}
		line := doc.Text[b.from:b.to]
		if !symbolOnly.MatchString(line) {
			continue
		}
		if id := symbol.Canonical(line); id != "" && id != doc.Symbol && symbol.Whole(id) != doc.Symbol && symbol.Parse(id).Kind != citation.Paper {
			b.kind = prose
		}
	}
}

// marks tells whether the number at i..n stands like a note's marker: stuck to
// a word or its punctuation ("conferences,86", "report87"), or loose behind
// punctuation at a line's end ("S/10364, 46").
func marks(text string, i, n int) bool {
	next := byte('\n')
	if n < len(text) {
		next = text[n]
	}
	if prev := text[i-1]; isLower(prev) || strings.IndexByte("),;:.\"", prev) >= 0 || prev >= 0x80 {
		return strings.IndexByte(" \n,.;:)", next) >= 0
	}
	if text[i-1] != ' ' || n+1 >= len(text) {
		return false
	}
	if next == '\n' {
		return isDigit(text[i-2]) || strings.IndexByte(",.;)", text[i-2]) >= 0
	}
	return next == ' ' && isLower(text[n+1]) && loose(text, i)
}

// loose tells a place behind a comma, or behind a year: "session, 17 held", "4
// October 1982 52 as well".
func loose(text string, i int) bool {
	if strings.IndexByte(",;", text[i-2]) >= 0 {
		return i < 4 || !isDigit(text[i-3]) || i > 6 && isDigit(text[i-6])
	}
	return i > 6 && isDigit(text[i-2]) && (text[i-5:i-3] == "19" || text[i-5:i-3] == "20") && (text[i-6] == ' ' || text[i-6] == '\n')
}

// lineStarts appends to out where the lines of a text begin, and its end.
func lineStarts(text string, out []int) []int {
	for at := 0; at < len(text); {
		out = append(out, at)
		if text[at] != '\n' { // every other line is blank
			n := strings.IndexByte(text[at:], '\n')
			if n < 0 {
				break
			}
			at += n
		}
		at++
	}
	return append(out, len(text))
}

// nextLine is the offset behind the next line end, -1 at the end of the text.
func nextLine(text string, at int) int {
	i := strings.IndexByte(text[at:], '\n')
	if i < 0 {
		return -1
	}
	return at + i + 1
}

// join appends b's words to a, which it continues after a page end.
func join(a *citation.Paragraph, b citation.Paragraph) {
	shift := len(a.Clean)
	if shift > 0 && a.Clean[shift-1] == '-' && len(b.Clean) > 0 && isLower(b.Clean[0]) {
		a.Clean = a.Clean[:shift-1]
		shift--
		for len(a.Runs) > 0 && a.Runs[len(a.Runs)-1].From >= shift {
			a.Runs = a.Runs[:len(a.Runs)-1]
		}
	} else if shift > 0 && len(b.Runs) > 0 {
		a.Runs = append(a.Runs, citation.Run{From: shift, At: b.Runs[0].At})
		a.Clean += " "
		shift++
	}
	for _, r := range b.Runs {
		r.From += shift
		a.Runs = append(a.Runs, r)
	}
	for _, mk := range b.Markers {
		mk.At += shift
		a.Markers = append(a.Markers, mk)
	}
	a.Clean += b.Clean
}

// cut drops the first n bytes of the clean text: a number, a label.
func cut(p *citation.Paragraph, n int) {
	for n < len(p.Clean) && p.Clean[n] == ' ' {
		n++
	}
	if n == 0 {
		return
	}
	runs := p.Runs[:0]
	for i, r := range p.Runs {
		end := len(p.Clean)
		if i+1 < len(p.Runs) {
			end = p.Runs[i+1].From
		}
		if end <= n {
			continue
		}
		if r.From < n {
			if r.Wide == 0 {
				r.At += n - r.From
			}
			r.From = n
		}
		r.From -= n
		runs = append(runs, r)
	}
	p.Runs, p.Clean = runs, p.Clean[n:]
	kept := p.Markers[:0]
	for _, mk := range p.Markers {
		if mk.At >= n {
			mk.At -= n
			kept = append(kept, mk)
		}
	}
	p.Markers = kept
}

// split divides a paragraph at a byte of its clean text.
func split(p citation.Paragraph, at int) (head, rest citation.Paragraph) {
	head, rest = p, p
	k := sort.Search(len(p.Runs), func(i int) bool { return p.Runs[i].From >= at })
	head.Clean, head.Runs = p.Clean[:at], p.Runs[:k:k]
	m := sort.Search(len(p.Markers), func(i int) bool { return p.Markers[i].At > at })
	head.Markers = p.Markers[:m:m]
	rest.Clean, rest.GoesOn = p.Clean[at:], true
	rest.Runs = make([]citation.Run, 0, len(p.Runs)-k+1)
	if k > 0 && (k == len(p.Runs) || p.Runs[k].From > at) {
		last := p.Runs[k-1]
		if last.Wide == 0 {
			last.At += at - last.From
		}
		last.From = 0
		rest.Runs = append(rest.Runs, last)
	}
	for _, r := range p.Runs[k:] {
		r.From -= at
		rest.Runs = append(rest.Runs, r)
	}
	rest.Markers = nil
	for _, mk := range p.Markers[m:] {
		mk.At -= at
		rest.Markers = append(rest.Markers, mk)
	}
	return head, rest
}
