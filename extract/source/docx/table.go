package docx

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
)

// table writes a row as a line with a tab between its cells. A row with words
// in one cell only is no row but layout: its paragraphs stay paragraphs. A cell
// that goes on from the row above is empty; a deleted row is left out.
func (r *reader) table(n *node, emit func(citation.BlockKind, string)) {
	for _, k := range n.kids {
		switch k.name {
		case "w:tr":
			r.row(k, emit)
		case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
			r.table(k, emit)
		}
	}
}

type cell struct {
	kinds []citation.BlockKind
	texts []string
}

func (r *reader) row(n *node, emit func(citation.BlockKind, string)) {
	if props := n.kid("w:trPr"); props.kid("w:del") != nil {
		r.deleted++
		return
	}
	var cells []cell
	r.cells(n, &cells)
	full, only := 0, 0
	for i, c := range cells {
		if len(c.texts) > 0 {
			full++
			only = i
		}
	}
	switch full {
	case 0:
	case 1:
		for i, text := range cells[only].texts {
			emit(cells[only].kinds[i], text)
		}
	default:
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = strings.Join(c.texts, "\n") // Line makes a space of it
		}
		emit(citation.Prose, shape.Cells(texts))
	}
}

func (r *reader) cells(n *node, cells *[]cell) {
	for _, k := range n.kids {
		switch k.name {
		case "w:tc":
			var c cell
			props := k.kid("w:tcPr")
			merge := props.kid("w:vMerge")
			switch {
			case props.kid("w:cellDel") != nil:
				continue
			case merge != nil && merge.get("w:val") != "restart":
			default:
				for _, kk := range k.kids {
					r.block(kk, func(kind citation.BlockKind, text string) {
						c.kinds, c.texts = append(c.kinds, kind), append(c.texts, text)
					})
				}
				if r.joined != "" { // a cell ends its last paragraph in any case
					c.kinds, c.texts = append(c.kinds, citation.Prose), append(c.texts, r.joined)
					r.joined = ""
				}
			}
			*cells = append(*cells, c)
		case "w:sdt", "w:sdtContent", "w:customXml":
			r.cells(k, cells)
		}
	}
}
