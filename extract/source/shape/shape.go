// Package shape writes the text of a document whose format sets its paragraphs
// off, in the one shape that citation.Block describes. A reader hands it the
// paragraphs and notes in their order; what comes out are the Text and Blocks of
// a citation.Document. It knows nothing of formats.
package shape

import (
	"strings"

	"citegraph/extract/citation"
)

// Paragraph is a line of the text to be: a paragraph, a heading, a table's row,
// or a note, whose Sign then stands in brackets before its Text.
type Paragraph struct {
	Kind citation.BlockKind
	Text string
	Sign string // of a Footnote
	Part citation.Part
}

// Writer collects paragraphs. The zero value is ready.
type Writer struct {
	Paragraphs []Paragraph // in the order of the text, without the notes
	Notes      []Paragraph // in the order in which they are to stand
}

// Add appends a paragraph; one without words is left out.
func (w *Writer) Add(kind citation.BlockKind, text string) {
	if text = Line(text); text != "" {
		w.Paragraphs = append(w.Paragraphs, Paragraph{Kind: kind, Text: text})
	}
}

// Note appends a note; it is kept even without words, as its marker is.
func (w *Writer) Note(sign, text string) {
	w.Notes = append(w.Notes, Paragraph{Kind: citation.Footnote, Sign: sign, Text: Line(text)})
}

// Fill writes the text and its blocks into d.
func (w *Writer) Fill(d *citation.Document) {
	n := 0
	for _, list := range [][]Paragraph{w.Paragraphs, w.Notes} {
		for i := range list {
			n += len(list[i].Text) + len(list[i].Sign) + 5
		}
	}
	var b strings.Builder
	b.Grow(n)
	d.Blocks = make([]citation.Block, 0, len(w.Paragraphs)+len(w.Notes))
	for _, list := range [][]Paragraph{w.Paragraphs, w.Notes} {
		for _, p := range list {
			if b.Len() > 0 {
				b.WriteString("\n\n")
			}
			start := b.Len()
			if p.Kind == citation.Footnote {
				b.WriteString("[" + p.Sign + "]")
				if p.Text != "" {
					b.WriteByte(' ')
				}
			}
			b.WriteString(p.Text)
			d.Blocks = append(d.Blocks, citation.Block{Span: citation.Span{Start: start, End: b.Len()}, Kind: p.Kind, Part: p.Part, Sign: p.Sign})
		}
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
	}
	d.Text = b.String()
}

// Line makes one line of text: runs of spaces, tabs and line ends become one
// space, or one tab where a tab stands for the border of a table's cells
// (Cells). Spaces that do not break stay.
func Line(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	space, cells := false, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case ' ', '\t', '\n', '\r', '\v', '\f':
			space = true
		case Border[0]:
			cells++
			space = false
		default:
			if b.Len() > 0 || cells > 0 {
				for ; cells > 0; cells-- {
					b.WriteByte('\t')
					space = false
				}
				if space {
					b.WriteByte(' ')
				}
			}
			space = false
			b.WriteByte(c)
		}
	}
	return b.String()
}

// Border stands between cells until Line writes the tab; no XML text can hold
// this character, and readers of other formats take it out.
const Border = "\x1f"

// Cells joins the cells of a table's row to one text for Add. Empty cells at the
// row's end are left out.
func Cells(cells []string) string {
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], Border, " ")
	}
	return strings.Join(cells, Border)
}
