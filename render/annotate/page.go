// Package annotate lays out a document with its citations for reading: every
// mention linked to what it cites, with the verb on hover, and a list of the
// cited instruments at the end. Document and citations → Page → HTML or Markdown.
package annotate

import (
	"cmp"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/render"
)

// Page is a document ready to be written: paragraphs and notes in their order,
// cut into pieces at the edges of the citations and note markers.
type Page struct {
	Symbol, Title, Date, Language, File string

	Blocks      []Block
	Notes       []Block
	Marks       []Mark  // in the order of the text
	Instruments []Cited // in the order of their first citation
}

// Block is a paragraph or a note.
type Block struct {
	Part   citation.Part
	Number string // as in the records: "12 (b)"
	Label  string // as it is printed before the words: "12.", "(b)"; "" for none
	Sign   string // of a note
	Title  bool   // a heading
	Cover  bool   // a heading of the cover: session, distribution, agenda item
	Pieces []Piece
}

// Piece is a stretch of words that is of one mark or none, or a note's marker.
type Piece struct {
	Words  string
	Mark   int    // place in Page.Marks, -1 for none
	Marker string // the sign of the note whose marker stands here, "" for words
	Note   int    // place in Page.Notes of that note, -1 where there is none
}

// Mark is a place in the text that cites: one citation, or several whose words
// overlap ("resolutions 46/36 A to C").
type Mark struct {
	Citations  []citation.Citation
	Instrument int // place in Page.Instruments of the first
}

// Cited is an instrument that the document cites.
type Cited struct {
	graphmodel.Instrument
	Link  string // address of its text, "" where none is known
	Marks []int  // where it is cited, ascending
	Verbs []string
}

// Describe tells label and title of an instrument.
type Describe func(id string, kind citation.Kind) graphmodel.Instrument

// New lays out doc, whose paragraphs have been found, with its citations in the
// order of its text.
func New(doc *citation.Document, citations []citation.Citation, describe Describe) *Page {
	p := &Page{Symbol: doc.Symbol, Title: doc.Title, Date: doc.Date, Language: doc.Language, File: doc.File}
	p.mark(citations, describe)
	edges := p.edges()
	for i := range doc.Paragraphs {
		q := &doc.Paragraphs[i]
		b := p.block(doc, q, edges)
		b.Title = q.Part == citation.Heading
		for k := range b.Pieces {
			if b.Pieces[k].Marker != "" {
				b.Pieces[k].Note = noteAt(doc, i, b.Pieces[k].Marker)
			}
		}
		if words := opening(doc, i); words != "" {
			p.Blocks = append(p.Blocks, Block{Pieces: []Piece{{Words: words, Mark: -1, Note: -1}}})
		}
		if q.GoesOn && len(p.Blocks) > 0 {
			last := &p.Blocks[len(p.Blocks)-1]
			last.Pieces = append(last.Pieces, b.Pieces...)
			continue
		}
		p.Blocks = append(p.Blocks, b)
	}
	p.cover()
	for i := range doc.Notes {
		b := p.block(doc, &doc.Notes[i].Paragraph, edges)
		b.Sign, b.Label = doc.Notes[i].Sign, ""
		p.Notes = append(p.Notes, b)
	}
	return p
}

// cover tells the lines above the document's title from headings.
func (p *Page) cover() {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if !b.Title {
			return
		}
		b.Cover = p.Title == "" || len(b.Pieces) == 0 || !strings.Contains(b.Pieces[0].Words, p.Title)
	}
}

// mark groups the citations whose words overlap, and lists their instruments.
func (p *Page) mark(citations []citation.Citation, describe Describe) {
	sorted := slices.Clone(citations)
	slices.SortStableFunc(sorted, func(a, b citation.Citation) int { return cmp.Compare(a.Start, b.Start) })
	at := map[string]int{}
	end := -1
	for _, c := range sorted {
		if c.ID == "" || c.End <= c.Start {
			continue
		}
		i, known := at[c.ID]
		if !known {
			i = len(p.Instruments)
			at[c.ID] = i
			p.Instruments = append(p.Instruments, Cited{Instrument: describe(c.ID, c.Kind), Link: render.DocumentLink(c.ID)})
		}
		if c.Start >= end {
			p.Marks = append(p.Marks, Mark{Instrument: i})
		}
		end = max(end, c.End)
		k := len(p.Marks) - 1
		p.Marks[k].Citations = append(p.Marks[k].Citations, c)
		is := &p.Instruments[i]
		if len(is.Marks) == 0 || is.Marks[len(is.Marks)-1] != k {
			is.Marks = append(is.Marks, k)
		}
		if c.Verb != "" && !slices.Contains(is.Verbs, c.Verb) {
			is.Verbs = append(is.Verbs, c.Verb)
		}
	}
}

// Span is where a mark stands in the document's text.
func (m *Mark) Span() citation.Span {
	s := citation.Span{Start: m.Citations[0].Start, End: m.Citations[0].End}
	for _, c := range m.Citations[1:] {
		s.End = max(s.End, c.End)
	}
	return s
}

func (p *Page) edges() []citation.Span {
	spans := make([]citation.Span, len(p.Marks))
	for i := range p.Marks {
		spans[i] = p.Marks[i].Span()
	}
	return spans
}

// block cuts a paragraph into pieces. What is shown are the words that its runs
// cover, as they stand in the source; page ends, markup and the like between the
// runs are not shown, note markers are.
func (p *Page) block(doc *citation.Document, q *citation.Paragraph, marks []citation.Span) Block {
	b := Block{Part: q.Part, Number: q.Number}
	if len(q.Runs) == 0 {
		return b
	}
	b.Label = label(doc.Text, q.Runs[0].At)
	w := writer{marks: marks}
	w.next, _ = slices.BinarySearchFunc(marks, q.Runs[0].At, func(s citation.Span, at int) int { return cmp.Compare(s.End, at+1) })
	marker := 0
	for k, r := range q.Runs {
		end := len(q.Clean)
		if k+1 < len(q.Runs) {
			end = q.Runs[k+1].From
		}
		for from := r.From; from < end; {
			for marker < len(q.Markers) && q.Markers[marker].At <= from {
				w.marker(q.Markers[marker].Sign)
				marker++
			}
			to := end
			if marker < len(q.Markers) && q.Markers[marker].At < end {
				to = q.Markers[marker].At
			}
			at := r.At + from - r.From
			switch words := q.Clean[from:to]; {
			case r.Wide > 0:
				w.words(space(doc.Text[r.At:r.At+r.Wide], words), r.At, false)
			case at+len(words) <= len(doc.Text) && doc.Text[at:at+len(words)] == words:
				w.words(words, at, true)
			default:
				w.words(words, at-1, false) // the space that joins two lines
			}
			from = to
		}
	}
	for ; marker < len(q.Markers); marker++ {
		w.marker(q.Markers[marker].Sign)
	}
	b.Pieces = w.pieces
	return b
}

// opening is the line before the first paragraph of a resolution ("The General
// Assembly,"), which is no paragraph itself; "" before every other one.
func opening(doc *citation.Document, paragraph int) string {
	q := &doc.Paragraphs[paragraph]
	if q.Part != citation.Preamble && q.Part != citation.Operative || len(q.Runs) == 0 {
		return ""
	}
	from := 0
	if paragraph > 0 {
		before := &doc.Paragraphs[paragraph-1]
		if before.Part == q.Part && before.Unit == q.Unit || len(before.Runs) == 0 {
			return ""
		}
		from = before.Source(citation.Span{End: len(before.Clean)}).End
	}
	to := q.Runs[0].At
	if from >= to {
		return ""
	}
	lines := strings.Split(doc.Text[from:to], "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		line := strings.Trim(lines[i], " \t\r#*_“\"\u00a0")
		if len(line) > 2 && strings.HasSuffix(line, ",") {
			return strings.NewReplacer("*", "", "_", "").Replace(line)
		}
		if line != "" && i < len(lines)-1 {
			return "" // page numbers and the like
		}
	}
	return ""
}

// space is a line end or other blank of the source as one space, and any other
// rune as it stands.
func space(source, folded string) string {
	if strings.TrimSpace(source) == "" && source != "\u00a0" {
		return folded
	}
	return source
}

// label is what stands on the line before the words: a number or a letter, from
// which markup is taken off.
func label(text string, at int) string {
	from := strings.LastIndexByte(text[:at], '\n') + 1
	words := strings.Trim(text[from:at], " \t\r#*_\"“\u00a0")
	if len(words) > 12 || strings.HasPrefix(words, "[") {
		return ""
	}
	return words
}

// noteAt is the note to which a marker with that sign in that paragraph belongs.
func noteAt(doc *citation.Document, paragraph int, sign string) int {
	found := -1
	for i := range doc.Notes {
		n := &doc.Notes[i]
		if n.Sign != sign {
			continue
		}
		if n.Place == paragraph {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// writer collects pieces.
type writer struct {
	marks  []citation.Span
	next   int // the first mark that does not end before the present place
	pieces []Piece
}

func (w *writer) marker(sign string) {
	w.pieces = append(w.pieces, Piece{Mark: -1, Marker: sign, Note: -1})
}

// words appends words that stand at a place of the source; exact tells that they
// stand there byte by byte, so that they may be cut.
func (w *writer) words(words string, at int, exact bool) {
	for words != "" {
		for w.next < len(w.marks) && w.marks[w.next].End <= at {
			w.next++
		}
		n, mark := len(words), -1
		if w.next < len(w.marks) {
			switch m := w.marks[w.next]; {
			case m.Start <= at:
				mark = w.next
				if exact {
					n = min(n, m.End-at)
				}
			case exact:
				n = min(n, m.Start-at)
			}
		}
		if last := len(w.pieces) - 1; last >= 0 && w.pieces[last].Marker == "" && w.pieces[last].Mark == mark {
			w.pieces[last].Words += words[:n]
		} else {
			w.pieces = append(w.pieces, Piece{Words: words[:n], Mark: mark, Note: -1})
		}
		words, at = words[n:], at+n
	}
}

// Heading is the page's title: the document's symbol and title, else its file.
func (p *Page) Heading() string {
	if heading := strings.TrimSpace(strings.Trim(p.Symbol+". "+p.Title, ". ")); heading != "" {
		return heading
	}
	return p.File
}
