package html

import (
	"cmp"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
	"citegraph/extract/symbol"
)

// list writes the items with what the browser prints in front of them: the
// numbers of ol by start, reversed, type and the items' value (HTML standard,
// 4.4.5), a bullet for ul.
func (p *page) list(n *html.Node) {
	ordered := n.Data == "ol"
	at, step := 1, 1
	if has(n, "reversed") {
		step = -1
		at = 0
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if is(c, "li") && !hidden(c) {
				at++
			}
		}
	}
	if v, err := strconv.Atoi(strings.TrimSpace(attr(n, "start"))); err == nil {
		at = v
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !is(c, "li") {
			p.walk(c)
			continue
		}
		if hidden(c) {
			continue
		}
		if v, err := strconv.Atoi(strings.TrimSpace(attr(c, "value"))); err == nil && ordered {
			at = v
		}
		p.flush(citation.Prose)
		outer := p.label
		if p.notes[c] == nil {
			p.label += itemLabel(n, c, ordered, at)
		}
		p.walk(c)
		p.flush(citation.Prose)
		if outer == "" || p.label == "" {
			p.label = "" // an item without words prints nothing
		} else {
			p.label = outer
		}
		at += step
	}
}

func itemLabel(list, item *html.Node, ordered bool, n int) string {
	style := ""
	for _, e := range []*html.Node{list, item} {
		s := strings.ToLower(attr(e, "style"))
		for _, property := range []string{"list-style-type:", "list-style:"} {
			if _, value, ok := strings.Cut(strings.ReplaceAll(s, " ", ""), property); ok {
				style, _, _ = strings.Cut(value, ";")
			}
		}
		if t := attr(e, "type"); t != "" && style == "" {
			style = t
		}
	}
	if style == "" && !ordered {
		style = "disc"
	}
	switch style {
	case "none":
		return ""
	case "disc", "circle", "square":
		return "• "
	case "a", "lower-alpha", "lower-latin":
		return letters(n, 'a') + ". "
	case "A", "upper-alpha", "upper-latin":
		return letters(n, 'A') + ". "
	case "i", "lower-roman":
		return strings.ToLower(roman(n)) + ". "
	case "I", "upper-roman":
		return roman(n) + ". "
	}
	return strconv.Itoa(n) + ". "
}

// letters counts a, b, … z, aa, ab, as browsers do.
func letters(n int, first byte) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	out := ""
	for ; n > 0; n = (n - 1) / 26 {
		out = string(rune(first+byte((n-1)%26))) + out
	}
	return out
}

// roman writes what has no Roman figures in decimal ones, as programs do.
func roman(n int) string { return cmp.Or(symbol.RomanFigures(n), strconv.Itoa(n)) }

// cellBuffer takes the paragraphs of a table's cell.
type cellBuffer struct {
	kinds []citation.BlockKind
	texts []string
	table bool // another table stands in it
}

func (c *cellBuffer) add(kind citation.BlockKind, text string) {
	c.kinds, c.texts = append(c.kinds, kind), append(c.texts, text)
}

// manyParagraphs is from how many in a cell on a table lays out the page.
const manyParagraphs = 4

// table writes a row as a line with a tab between its cells. Tables that lay out
// the page (words in one cell of the row only, many paragraphs or another table
// in a cell) give their paragraphs one by one.
func (p *page) table(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case is(c, "tr") && !hidden(c):
			if p.notes[c] == nil {
				p.row(c)
			}
		case is(c, "thead", "tbody", "tfoot") && !hidden(c):
			p.table(c)
		default:
			p.walk(c)
		}
	}
}

func (p *page) row(n *html.Node) {
	outer := p.cells
	var cells []*cellBuffer
	full, only, layout := 0, 0, false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !is(c, "td", "th") || hidden(c) {
			continue
		}
		cell := &cellBuffer{}
		p.cells = cell
		p.walk(c)
		p.flush(citation.Prose)
		layout = layout || cell.table || len(cell.texts) >= manyParagraphs
		if len(cell.texts) > 0 {
			full++
			only = len(cells)
		}
		cells = append(cells, cell)
	}
	if p.cells = outer; outer != nil {
		outer.table = outer.table || full > 1
	}
	switch {
	case full == 0:
	case full == 1 || layout:
		for i, c := range cells {
			if full == 1 && i != only {
				continue
			}
			for j, t := range c.texts {
				p.emit(c.kinds[j], t)
			}
		}
	default:
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = strings.Join(c.texts, "\n")
		}
		p.emit(citation.Prose, shape.Cells(texts))
	}
}
