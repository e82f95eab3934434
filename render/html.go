package render

import (
	"bufio"
	"context"
	"io"
	"strings"

	"citegraph/render/layout"
)

// writeHTML writes a page with the picture and the same in tables, for those who
// cannot see it and those who want to copy from it. It asks for nothing from
// outside.
func writeHTML(ctx context.Context, w io.Writer, v *View, place layout.Func, style Style) error {
	style.Responsive = style.Paper == Paper{} || style.Paper == Paper{DPI: style.Paper.DPI}
	drawing, err := Draw(ctx, v, place, style)
	if err != nil {
		return err
	}
	sheet, err := style.sheet(drawing)
	if err != nil {
		return err
	}
	var picture strings.Builder
	if err := writeSVG(&picture, drawing, sheet, style); err != nil {
		return err
	}
	_, svg, _ := strings.Cut(picture.String(), "?>\n") // the declaration has no place in HTML
	c := &style.theme().Colours
	out := bufio.NewWriter(w)
	h := pageWriter{out}
	h.print("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
		escape(v.Title), "</title>\n<style>\n",
		"body{margin:0 auto;max-width:", number(max(960, drawing.Size.Width)), "px;padding:16px;font:15px/1.45 ",
		strings.ReplaceAll(escape(drawing.Family), "&#39;", "'"), ";color:", c.Ink, ";background:", c.Paper, "}\n",
		"figure{margin:0}svg{height:auto}\n",
		"table{border-collapse:collapse;width:100%;margin:24px 0}caption{text-align:left;font-weight:bold;padding:6px 0}\n",
		"th,td{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid ", c.Border, "}\n",
		".n{text-align:right}.d{white-space:nowrap}a{color:", style.theme().Verbs[groupOf([]string{"recall"})].Colour, "}\n",
		"</style>\n</head>\n<body>\n<main>\n<figure>\n", svg, "</figure>\n")
	h.tables(v)
	h.print("</main>\n</body>\n</html>\n")
	return out.Flush()
}

// WriteTables writes what a View shows as two tables of HTML, a part of a page:
// the instruments, and the citations with their words. It is the picture for those
// who do not see it.
func WriteTables(w io.Writer, v *View) error {
	out := bufio.NewWriter(w)
	pageWriter{out}.tables(v)
	return out.Flush()
}

// pageWriter writes parts; bufio keeps the first error for Flush.
type pageWriter struct{ out *bufio.Writer }

func (h pageWriter) print(parts ...string) {
	for _, part := range parts {
		_, _ = h.out.WriteString(part)
	}
}

func (h pageWriter) tables(v *View) {
	h.print("<table>\n<caption>Instruments</caption>\n<thead><tr><th scope=\"col\">Instrument</th><th scope=\"col\">Title</th><th scope=\"col\">Date</th>",
		"<th scope=\"col\" class=\"n\">Cited by</th><th scope=\"col\" class=\"n\">Cites</th></tr></thead>\n<tbody>\n")
	for i := range v.Nodes {
		n := &v.Nodes[i]
		date := n.Date
		if date == "" && n.Year > 0 {
			date = number(float64(n.Year))
		}
		cites := thousands(n.Cites)
		if !n.Read {
			cites = "not read"
		}
		h.print("<tr><th scope=\"row\">", linked(n), "</th><td dir=\"auto\">", escape(n.Title), "</td><td class=\"d\">", escape(date), "</td><td class=\"n\">",
			thousands(n.CitedBy), "</td><td class=\"n\">", cites, "</td></tr>\n")
	}
	h.print("</tbody>\n</table>\n")
	if len(v.Edges) == 0 {
		return
	}
	h.print("<table>\n<caption>Citations</caption>\n<thead><tr><th scope=\"col\">Citing</th><th scope=\"col\">How</th><th scope=\"col\">Cited</th>",
		"<th scope=\"col\" class=\"n\">Times</th><th scope=\"col\">Words</th></tr></thead>\n<tbody>\n")
	for i := range v.Edges {
		e := &v.Edges[i]
		words := make([]string, len(e.Evidence))
		for i, line := range e.Evidence {
			words[i] = escape(line)
		}
		h.print("<tr><th scope=\"row\">", linked(&v.Nodes[e.Citing]), "</th><td>", escape(predicate(e.Verbs)), "</td><td>", linked(&v.Nodes[e.Cited]),
			"</td><td class=\"n\">", thousands(e.Count), "</td><td dir=\"auto\">", strings.Join(words, "<br>"), "</td></tr>\n")
	}
	h.print("</tbody>\n</table>\n")
}

// linked is the name of an instrument, with a link to its document where it has one.
func linked(n *Node) string {
	if link := DocumentLink(n.ID); link != "" {
		return `<a href="` + escape(link) + `">` + escape(n.Name) + "</a>"
	}
	return escape(n.Name)
}
