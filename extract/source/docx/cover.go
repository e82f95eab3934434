package docx

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
	"citegraph/extract/symbol"
)

// frame is a note that stands in a frame at the foot of a page, as United
// Nations templates set those marked by asterisks.
type frame struct {
	sign, text string
	at         int // how many paragraphs stand before it
}

// framedNote takes "* A/80/50." and "** The present report"; not "*Recalling*".
var framedNote = regexp.MustCompile(`^(\*{1,4}|[†‡§]) +(.+)$`)

func frameNote(props *node, text string) (sign, words string) {
	if props.kid("w:framePr") == nil {
		return "", ""
	}
	if m := framedNote.FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// joinFramedNotes puts the framed notes among the others and sets their marker
// in brackets where it stands, in the paragraphs around the frame.
func (r *reader) joinFramedNotes() {
	const around = 30
	for _, f := range r.framed {
		for i := max(0, f.at-around); i < min(len(r.out.Paragraphs), f.at+around); i++ {
			p := &r.out.Paragraphs[i]
			if at := bareSign(p.Text, f.sign); at >= 0 {
				p.Text = p.Text[:at] + "[" + f.sign + "]" + p.Text[at+len(f.sign):]
				break
			}
		}
		r.out.Note(f.sign, f.text)
	}
}

// bareSign finds the sign behind a word and before none: "list*".
func bareSign(text, sign string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], sign)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(sign):])
		if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune(".,;:)]”’»", before)) && string(after) != sign[:1] && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return i
		}
		from = i + len(sign)
		for strings.HasPrefix(text[from:], sign[:1]) {
			from++
		}
	}
}

// readCover puts the first page's header before the text, as furniture: symbol,
// distribution, date and language stand there. So does a table of that kind
// that opens the body.
func (r *reader) readCover() {
	var lines []string
	if rel, ok := r.relations[r.cover]; ok && r.cover != "" && !rel.outside {
		r.begin()
		r.mend(r.each(rel.target, "", func(n *node) error {
			r.block(n, func(_ citation.BlockKind, text string) {
				lines = append(lines, cellLines(text)...)
			})
			return nil
		}))
	}
	body := r.coverTable()
	if r.doc.Symbol = coverSymbol(lines); r.doc.Symbol == "" {
		r.doc.Symbol = coverSymbol(body)
	}
	if len(lines) > 0 {
		cover := make([]shape.Paragraph, 0, len(lines)+len(r.out.Paragraphs))
		for _, line := range lines {
			cover = append(cover, shape.Paragraph{Kind: citation.Furniture, Text: line})
		}
		r.out.Paragraphs = append(cover, r.out.Paragraphs...)
	}
}

// cellLines parts a row as it is emitted into the paragraphs of its cells.
func cellLines(row string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(row, func(c rune) bool { return string(c) == shape.Border || c == '\n' }) {
		if line = shape.Line(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// isContents tells the heading of a table of contents, whose rows are furniture:
// an "Annex" in it opens none.
func isContents(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "contents", "table of contents", "table des matières", "sommaire", "índice", "содержание", "المحتويات", "目录":
		return true
	}
	return false
}

// coverTable makes furniture of the rows that open the body, where one of them
// holds a symbol in a cell of its own; it returns their cells.
func (r *reader) coverTable() []string {
	rows := 0
	for rows < min(len(r.out.Paragraphs), len(r.early)) && strings.Contains(r.out.Paragraphs[rows].Text, "\t") && r.out.Paragraphs[rows].Kind == citation.Prose {
		rows++
	}
	var cells []string
	for _, row := range r.early[:rows] {
		cells = append(cells, cellLines(row)...)
	}
	if coverSymbol(cells) == "" {
		return nil
	}
	cover := make([]shape.Paragraph, 0, len(cells)+len(r.out.Paragraphs))
	for _, c := range cells {
		cover = append(cover, shape.Paragraph{Kind: citation.Furniture, Text: c})
	}
	r.out.Paragraphs = append(cover, r.out.Paragraphs[rows:]...)
	return cells
}

// ownSymbol takes a whole line "A/80/6 (Sect. 29)", "S/RES/2507 (2020)",
// "A/HRC/58/L.1/Rev.1*"; not "See A/80/50" and not "24/7".
var ownSymbol = regexp.MustCompile(`^[A-Z]{1,8}(?:-[A-Z]+)?(?:/[A-Za-z0-9.()\[\]-]+)+(?: ?\([^()]{1,40}\)| [A-Z](?: ?[-–,] ?[A-Z])?)?(?:/[A-Z][A-Za-z.0-9]+)*(?:\[\*+\]|\*+)?$`)

func coverSymbol(lines []string) string {
	for _, line := range lines {
		line = strings.TrimFunc(line, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) })
		if ownSymbol.MatchString(line) {
			if id := symbol.Canonical(strings.TrimRight(line, "[]*")); id != "" && !strings.Contains(id, "/...") {
				return id
			}
		}
	}
	return ""
}
