package citation

import "sort"

// Document is what a reader makes of one file: its text, and what the file says
// of itself. Offsets everywhere are bytes into Text, which is what
// `citegraph text FILE` prints.
type Document struct {
	File     string // as it was named; "-" for standard input
	Format   Format // what the reader found the file to be
	Text     string // valid UTF-8
	Symbol   string // own identifier in canonical form, "" where it could not be read
	Title    string // "" where it could not be read
	Date     string // ISO, "" where it could not be read
	Language string // ISO 639-1; "" reads as "en"
	Organ    string // issuing body (GA, SC, HRC, …), "" where it could not be read
	Session  int    // of the issuing body, 0 unknown

	// Blocks are the paragraphs, headings and notes that the format itself sets
	// off, ascending and apart from each other; nil for a format without such
	// marks, in whose text segment finds them.
	Blocks []Block

	// Paragraphs and Notes are the structure as segment finds it.
	Paragraphs []Paragraph
	Notes      []Note

	// Adoption is what the document's metadata say of how it came about; nil for
	// a format without such metadata.
	Adoption *Adoption

	// Links are the hyperlinks that the publisher set, in the order of the text,
	// those of the notes last; nil for a format without them.
	Links []Link

	// Conflicts are the links that were not followed, as extraction finds them.
	Conflicts []LinkConflict

	// Warnings say what the reader had to mend, one sentence each.
	Warnings []string
}

// Block is a stretch of a Document's Text that its format sets off. Readers of
// such formats write the text in one shape: a paragraph a line and a blank line
// between, a printed number or letter in front as printed ("12. ", "(a) "), a
// row of a table on one line with a tab between its cells, a note's marker in
// square brackets where it stands ("session,[12]"), and the notes at the end,
// each a paragraph that begins with its marker ("[12] See …").
type Block struct {
	Span
	Kind BlockKind
	Part Part   // where the format tells it, "" where the words have to
	Sign string // of a note: what stands in its brackets
}

// BlockKind is what a Block is.
type BlockKind uint8

// The kinds of Block.
const (
	Prose     BlockKind = iota // a paragraph or an item of a list
	Title                      // a heading
	Footnote                   // a footnote or endnote
	Furniture                  // running heads, cover page boxes: no text of the document
	Opening                    // the words with which an instrument begins: "The General Assembly,"
)

// Format names a file format.
type Format string

// The formats that are read as text; other readers add theirs.
const (
	PlainText  Format = "text"
	Markdown   Format = "markdown"
	DOCX       Format = "docx"
	HTML       Format = "html"
	AkomaNtoso Format = "xml"
	PDF        Format = "pdf"
)

// Paragraph is a logical paragraph: a page end or a printed line end does not
// end it. Its Clean text is what the rules read: dashes, quotation marks and
// spaces folded to ASCII, markup and note markers taken out, lines joined by
// one space.
type Paragraph struct {
	Part    Part
	Number  string   // printed number or ordinal, as in the record
	Clean   string   // folded text
	Runs    []Run    // where the pieces of Clean stand in the source, ascending
	Markers []Marker // note markers taken out of Clean, ascending
	Unit    int      // ordinal of the resolution on the page; neighbours differ
	GoesOn  bool     // the paragraph before goes on in this one: it was too long for one
}

// Run maps Clean[From:] up to the next run to the source text at At. Within a
// run of equal lengths (Wide 0) a byte maps to a byte; a folded rune (Wide > 0:
// its length in the source) maps whole.
type Run struct {
	From int // offset in Clean
	At   int // offset in Document.Text
	Wide int // bytes in the source of this one-byte run; 0 for a run copied as it is
}

// Marker is a note marker that stood at Clean offset At, its number or sign in Sign.
type Marker struct {
	At   int
	Sign string
}

// Note is a footnote or endnote.
type Note struct {
	Sign      string // "12", "*"
	Paragraph        // its own words
	Place     int    // index of the Paragraph where its first marker stands, -1 unknown
	PlaceAt   int    // offset of that marker in the Paragraph's Clean
}

// Source maps the span of Clean to the span of the document's text.
func (p *Paragraph) Source(s Span) Span {
	start := p.offset(s.Start)
	if s.End <= s.Start {
		return Span{start, start}
	}
	// The end is after the last byte's source, so that what was taken out
	// between it and the next byte (a marker, a page end) stays outside.
	last := p.run(s.End - 1)
	r := p.Runs[last]
	end := r.At + (s.End - r.From)
	if r.Wide > 0 {
		end = r.At + r.Wide
	}
	return Span{start, end}
}

// Clear maps a span of the document's text to the span of Clean that came from
// it; ok is false where nothing of the span stands in the paragraph.
func (p *Paragraph) Clear(s Span) (clean Span, ok bool) {
	// The last run that begins at or before the span, or the first of all.
	from := max(0, sort.Search(len(p.Runs), func(i int) bool { return p.Runs[i].At > s.Start })-1)
	for i := from; i < len(p.Runs) && p.Runs[i].At < s.End; i++ {
		r := p.Runs[i]
		to := len(p.Clean)
		if i+1 < len(p.Runs) {
			to = p.Runs[i+1].From
		}
		if r.At+max(r.Wide, to-r.From) <= s.Start {
			continue
		}
		start, end := r.From, to
		if r.Wide == 0 {
			start += max(0, s.Start-r.At)
			end = min(to, r.From+s.End-r.At)
		}
		if !ok {
			clean.Start, ok = start, true
		}
		clean.End = end
	}
	return clean, ok && clean.Len() > 0
}

func (p *Paragraph) offset(at int) int {
	if len(p.Runs) == 0 {
		return 0
	}
	r := p.Runs[p.run(at)]
	if r.Wide > 0 {
		return r.At
	}
	return r.At + at - r.From
}

// run finds the last run that begins at or before the offset.
func (p *Paragraph) run(at int) int {
	lo, hi := 0, len(p.Runs)
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if p.Runs[mid].From <= at {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
