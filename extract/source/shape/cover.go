package shape

import (
	"regexp"
	"strings"
	"unicode"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// CellLines parts a row that Cells made, before Line, into the paragraphs of its
// cells; a line end parts those of one cell.
func CellLines(row string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(row, func(c rune) bool { return string(c) == Border || c == '\n' }) {
		if line = Line(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// Cover makes furniture of the rows that open the text, where a cell of them is
// a symbol and nothing else: the cover of a United Nations document, with
// publisher, symbol, distribution and date. early are the first paragraphs as
// they were handed to Add. It returns the symbol, canonical, "" without a cover.
func (w *Writer) Cover(early []string) string {
	rows := 0
	for rows < min(len(w.Paragraphs), len(early)) && strings.Contains(w.Paragraphs[rows].Text, "\t") && w.Paragraphs[rows].Kind == citation.Prose {
		rows++
	}
	var cells []string
	for _, row := range early[:rows] {
		cells = append(cells, CellLines(row)...)
	}
	own := Symbol(cells...)
	if own == "" {
		return ""
	}
	cover := make([]Paragraph, 0, len(cells)+len(w.Paragraphs))
	for _, c := range cells {
		cover = append(cover, Paragraph{Kind: citation.Furniture, Text: c})
	}
	w.Paragraphs = append(cover, w.Paragraphs[rows:]...)
	return own
}

// ownSymbol takes a whole line "A/80/6 (Sect. 29)", "S/RES/2507 (2020)",
// "A/HRC/58/L.1/Rev.1*"; not "See A/80/50" and not "24/7".
var ownSymbol = regexp.MustCompile(`^[A-Z]{1,8}(?:-[A-Z]+)?(?:/[A-Za-z0-9.()\[\]-]+)+(?: ?\([^()]{1,40}\)| [A-Z](?: ?[-–,] ?[A-Z])?)?(?:/[A-Z][A-Za-z.0-9]+)*(?:\[\*+\]|\*+)?$`)

// Symbol finds the first line that is a document symbol and nothing else, and
// gives it in canonical form; "" where none is.
func Symbol(lines ...string) string {
	for _, line := range lines {
		line = strings.TrimFunc(line, func(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) })
		if len(line) < 100 && ownSymbol.MatchString(line) {
			if id := symbol.Canonical(strings.TrimRight(line, "[]*")); id != "" && !strings.Contains(id, "/...") {
				return id
			}
		}
	}
	return ""
}
