package annotate

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// WriteMarkdown writes the page as Markdown (CommonMark with footnotes, as GitHub
// and pandoc read it). Whatever in the document's words would be markup is
// escaped.
func WriteMarkdown(w io.Writer, p *Page) error {
	out := bufio.NewWriter(w)
	m := markdown{page{out, p}}
	m.put("# ", plain(p.Heading()), "\n\n*", plain(p.summary()), "*\n")
	for i := range p.Blocks {
		b := &p.Blocks[i]
		m.put("\n")
		if b.Label != "" {
			m.put(plain(b.Label), " ")
		}
		m.pieces(b.Pieces, b.Title && !b.Cover)
		m.put("\n")
	}
	for i := range p.Notes {
		m.put("\n[^", m.key(i), "]: ")
		if p.Notes[i].Sign != m.key(i) {
			m.put(plain(p.Notes[i].Sign), " ")
		}
		m.pieces(p.Notes[i].Pieces, false)
		m.put("\n")
	}
	if len(p.Instruments) > 0 {
		m.put("\n## Instruments cited\n\n| Instrument | Title | Verbs | Citations |\n|---|---|---|---|\n")
	}
	for i := range p.Instruments {
		c := &p.Instruments[i]
		title := c.Title
		if title == c.Label {
			title = ""
		}
		m.put("| ", m.linked(plain(c.Label), c.Link, ""), " | ", plain(title), " | ", plain(strings.Join(c.Verbs, ", ")), " | ", strconv.Itoa(len(c.Marks)), " |\n")
	}
	return out.Flush()
}

type markdown struct{ page }

// key is the footnote's name: its place, since a document may use a sign twice.
func (m markdown) key(note int) string { return strconv.Itoa(note + 1) }

func (m markdown) pieces(pieces []Piece, bold bool) {
	var b strings.Builder
	for _, piece := range pieces {
		switch {
		case piece.Marker != "" && piece.Note >= 0:
			b.WriteString("[^" + m.key(piece.Note) + "]")
		case piece.Marker != "":
			b.WriteString("[" + plain(piece.Marker) + "]")
		case piece.Mark < 0:
			b.WriteString(plain(piece.Words))
		default:
			mark := &m.p.Marks[piece.Mark]
			b.WriteString(m.linked(plain(piece.Words), m.p.Instruments[mark.Instrument].Link, m.p.hint(mark)))
		}
	}
	words := strings.TrimSpace(b.String())
	if bold && words != "" {
		words = "**" + words + "**"
	}
	m.put(words)
}

// linked is a link with a hint; without an address it leads to the list below.
func (m markdown) linked(words, link, hint string) string {
	if link == "" {
		if hint == "" {
			return words
		}
		link = "#instruments-cited"
	}
	// Round brackets would end the address.
	link = strings.NewReplacer("(", "%28", ")", "%29").Replace(link)
	if hint == "" {
		return "[" + words + "](" + link + ")"
	}
	return "[" + words + "](" + link + ` "` + strings.ReplaceAll(plain(hint), `"`, `\"`) + `")`
}

// plain escapes what Markdown or HTML would read as markup.
func plain(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case unicode.IsControl(r):
			b.WriteByte(' ')
		case r == '<':
			b.WriteString("&lt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_[]|#~$^>", r),
			strings.ContainsRune("+-", r) && i == 0,
			(r == '.' || r == ')') && digitsBefore(s, i): // "12." would begin a list
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// digitsBefore tells whether nothing but digits stands before place i.
func digitsBefore(s string, i int) bool {
	return i > 0 && strings.Trim(s[:i], "0123456789") == ""
}
