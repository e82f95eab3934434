package report

import (
	"html"
	"strings"
)

// write sets a result in the report's language.
func write(kind Kind, r *Request, result *Result) string {
	if kind == HTML {
		return writeHTML(r, result)
	}
	return writeMarkdown(r, result)
}

func writeMarkdown(r *Request, result *Result) string {
	var b strings.Builder
	if result.Tables == nil && result.Picture != nil {
		if result.File == "" {
			return figure(r.Caption, inline(result.Picture))
		}
		return "![" + escapeMarkdown(r.Caption) + "](" + address(result.File) + ")"
	}
	for i := range result.Tables {
		t := &result.Tables[i]
		if len(t.Rows) == 0 {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		if t.Title != "" {
			b.WriteString("**" + escapeMarkdown(t.Title) + "**\n\n")
		}
		b.WriteString("|")
		for _, c := range t.Columns {
			b.WriteString(" " + escapeMarkdown(c.Name) + " |")
		}
		b.WriteString("\n|")
		for _, c := range t.Columns {
			if c.Number {
				b.WriteString("---:|")
			} else {
				b.WriteString("---|")
			}
		}
		b.WriteString("\n")
		for _, row := range t.Rows {
			b.WriteString("|")
			for _, cell := range row {
				b.WriteString(" " + escapeMarkdown(cell) + " |")
			}
			b.WriteString("\n")
		}
	}
	words := strings.TrimSpace(r.Caption)
	if result.Base != "" {
		words = strings.TrimSpace(stop(words) + " " + result.Base)
	}
	if words != "" {
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString("*" + escapeMarkdown(words) + "*")
	}
	return strings.TrimRight(b.String(), "\n")
}

func writeHTML(r *Request, result *Result) string {
	if result.Tables == nil && result.Picture != nil {
		picture := inline(result.Picture)
		if result.File != "" {
			picture = `<img src="` + html.EscapeString(address(result.File)) + `" alt="` + html.EscapeString(r.Caption) + `">`
		}
		return figure(r.Caption, picture)
	}
	var b strings.Builder
	b.WriteString(`<figure class="citegraph">` + "\n")
	for i := range result.Tables {
		t := &result.Tables[i]
		if len(t.Rows) == 0 {
			continue
		}
		b.WriteString("<table>\n")
		if t.Title != "" {
			b.WriteString("<caption>" + html.EscapeString(t.Title) + "</caption>\n")
		}
		b.WriteString("<thead><tr>")
		for _, c := range t.Columns {
			b.WriteString(`<th scope="col">` + html.EscapeString(c.Name) + "</th>")
		}
		b.WriteString("</tr></thead>\n<tbody>\n")
		for _, row := range t.Rows {
			b.WriteString("<tr>")
			for n, cell := range row {
				if t.Columns[n].Number {
					b.WriteString(`<td style="text-align:right">`)
				} else {
					b.WriteString("<td>")
				}
				b.WriteString(html.EscapeString(cell) + "</td>")
			}
			b.WriteString("</tr>\n")
		}
		b.WriteString("</tbody>\n</table>\n")
	}
	b.WriteString("<figcaption>" + html.EscapeString(strings.TrimSpace(stop(r.Caption)+" "+result.Base)) + "</figcaption>\n</figure>")
	return b.String()
}

// figure is a picture with its caption, in HTML.
func figure(caption, picture string) string {
	b := `<figure class="citegraph">` + "\n" + picture + "\n"
	if caption != "" {
		b += "<figcaption>" + html.EscapeString(caption) + "</figcaption>\n"
	}
	return b + "</figure>"
}

// inline is an SVG file as an element of a page: without its declaration, and
// without blank lines, which would end the element for Markdown.
func inline(svg []byte) string {
	s := string(svg)
	if i := strings.Index(s, "<svg"); i > 0 {
		s = s[i:]
	}
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, " \t\r\n"); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// stop ends a caption with a full stop.
func stop(caption string) string {
	caption = strings.TrimSpace(caption)
	if caption == "" || strings.ContainsAny(caption[len(caption)-1:], ".!?") {
		return caption
	}
	return caption + "."
}

// address writes a file's name so that it may stand in brackets.
func address(file string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", `\`, "/").Replace(file)
}

var markdownEscapes = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "<", "&lt;", "&", "&amp;", "\n", " ")

func escapeMarkdown(s string) string { return markdownEscapes.Replace(s) }
