package annotate

import (
	"bufio"
	"html"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// WriteHTML writes the page as one HTML file without scripts or anything from
// outside. All words of the document are escaped, and its policy forbids what
// might slip through.
func WriteHTML(w io.Writer, p *Page) error {
	out := bufio.NewWriter(w)
	h := page{out, p}
	lang := p.Language
	if lang == "" {
		lang = "en"
	}
	direction := ""
	if lang == "ar" {
		direction = ` dir="rtl"`
	}
	h.put("<!DOCTYPE html>\n<html lang=\"", esc(lang), "\"", direction, ">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`, "\n",
		`<meta name="viewport" content="width=device-width, initial-scale=1">`, "\n",
		"<title>", esc(p.Heading()), "</title>\n<style>\n", style, "</style>\n</head>\n<body>\n<main>\n")
	h.put("<h1>", esc(p.Heading()), "</h1>\n<p class=\"summary\" lang=\"en\" dir=\"ltr\">", esc(p.summary()), "</p>\n")
	for i := range p.Blocks {
		h.block(&p.Blocks[i], i)
	}
	if len(p.Notes) > 0 {
		h.put("<section class=\"notes\" aria-label=\"Notes\">\n<h2 lang=\"en\" dir=\"ltr\">Notes</h2>\n")
		for i := range p.Notes {
			h.note(&p.Notes[i], i)
		}
		h.put("</section>\n")
	}
	h.instruments()
	h.put("</main>\n</body>\n</html>\n")
	return out.Flush()
}

// page writes pieces; bufio keeps the first error for Flush.
type page struct {
	out *bufio.Writer
	p   *Page
}

func (h page) put(parts ...string) {
	for _, s := range parts {
		_, _ = h.out.WriteString(s)
	}
}

func (h page) block(b *Block, n int) {
	class := string(b.Part)
	if b.Title {
		class = "heading"
	}
	if b.Cover {
		class = "cover"
	}
	h.put(`<p id="p`, strconv.Itoa(n+1), `" class="`, class, `"`)
	if at := place(b); at != "" {
		h.put(` data-place="`, esc(at), `"`)
	}
	h.put(">")
	if b.Label != "" {
		h.put(`<span class="number">`, esc(b.Label), "</span> ")
	}
	h.pieces(b.Pieces)
	h.put("</p>\n")
}

func (h page) note(b *Block, n int) {
	h.put(`<p id="note`, strconv.Itoa(n+1), `"><sup>`, esc(b.Sign), "</sup> ")
	h.pieces(b.Pieces)
	h.put("</p>\n")
}

func (h page) pieces(pieces []Piece) {
	begun := -1
	for _, piece := range pieces {
		switch {
		case piece.Marker != "" && piece.Note >= 0:
			h.put(`<sup><a href="#note`, strconv.Itoa(piece.Note+1), `">`, esc(piece.Marker), "</a></sup>")
		case piece.Marker != "":
			h.put("<sup>", esc(piece.Marker), "</sup>")
		case piece.Mark < 0:
			h.put(esc(piece.Words))
		default:
			h.mark(piece, piece.Mark != begun)
			begun = piece.Mark
		}
	}
}

// mark writes a link; the first of a mark's pieces carries its anchor.
func (h page) mark(piece Piece, first bool) {
	m := &h.p.Marks[piece.Mark]
	cited := &h.p.Instruments[m.Instrument]
	link := cited.Link
	if link == "" {
		link = "#instrument" + strconv.Itoa(m.Instrument+1)
	}
	h.put(`<a class="cite" href="`, esc(link), `"`)
	if first {
		h.put(` id="c`, strconv.Itoa(piece.Mark+1), `"`)
	}
	h.put(` data-id="`, esc(cited.ID), `"`)
	if v := m.Citations[0].Verb; v != "" {
		h.put(` data-verb="`, esc(v), `"`)
	}
	h.put(` title="`, esc(h.p.hint(m)), `">`, esc(piece.Words), "</a>")
}

// instruments lists what the page cites, with the way back to the places.
func (h page) instruments() {
	if len(h.p.Instruments) == 0 {
		return
	}
	h.put("<section class=\"instruments\" lang=\"en\" dir=\"ltr\" aria-label=\"Instruments cited\">\n<h2>Instruments cited</h2>\n<table>\n",
		"<thead><tr><th scope=\"col\">Instrument</th><th scope=\"col\">Title</th><th scope=\"col\">Verbs</th><th scope=\"col\">Cited at</th></tr></thead>\n<tbody>\n")
	for i := range h.p.Instruments {
		c := &h.p.Instruments[i]
		h.put(`<tr id="instrument`, strconv.Itoa(i+1), `"><th scope="row">`)
		if c.Link != "" {
			h.put(`<a href="`, esc(c.Link), `">`, esc(c.Label), "</a>")
		} else {
			h.put(esc(c.Label))
		}
		title := c.Title
		if title == c.Label {
			title = ""
		}
		h.put("</th><td>", esc(title), "</td><td>", esc(strings.Join(c.Verbs, ", ")), "</td><td>")
		for k, m := range c.Marks {
			if k > 0 {
				h.put(" ")
			}
			n := strconv.Itoa(m + 1)
			h.put(`<a href="#c`, n, `">`, n, "</a>")
		}
		h.put("</td></tr>\n")
	}
	h.put("</tbody>\n</table>\n</section>\n")
}

// esc escapes words for text and attributes; control characters, which HTML
// does not allow, become spaces.
func esc(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return ' '
		}
		return r
	}, s)
	return html.EscapeString(s)
}

const style = `:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6472; --link: #14508c; --line: #d5dae1; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --soft: #a5adb9; --link: #8fc1f2; --line: #3a424d; --paper: #14181e; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, "Noto Sans", sans-serif; }
main { max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem 0 8.5rem; }
h1 { font-size: 1.35rem; line-height: 1.3; }
h2 { font-size: 1.1rem; margin-top: 2.5rem; }
p { margin: 0 0 .8rem; position: relative; overflow-wrap: break-word; }
p.heading { font-weight: 600; }
p.cover { color: var(--soft); font-size: .85rem; margin-bottom: .25rem; }
p.summary, .notes, .instruments { color: var(--soft); font-size: .9rem; }
p[data-place]::before { content: attr(data-place); position: absolute; inset-inline-start: -7.5rem; width: 6.7rem; text-align: end; color: var(--soft); font-size: .72rem; line-height: 2.1; }
a { color: var(--link); }
a.cite { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .18em; }
a.cite:hover, a.cite:focus, a.cite:target { background: color-mix(in srgb, var(--link) 18%, transparent); }
sup { line-height: 0; font-size: .72em; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); font-weight: normal; }
thead th { font-weight: 600; }
tbody th { white-space: nowrap; }
@media (max-width: 46rem) { main { padding: 0 1.25rem; } p[data-place]::before { position: static; display: block; width: auto; text-align: start; } }
@media print { main { margin: 0; max-width: none; } a { color: inherit; } }
`
