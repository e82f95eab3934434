package html

import (
	"strings"

	"golang.org/x/net/html"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
)

// blocks are elements that begin and end a paragraph.
var blocks = map[string]bool{
	"p": true, "div": true, "section": true, "article": true, "main": true, "header": true, "footer": true, "aside": true,
	"ul": true, "ol": true, "dl": true, "dt": true, "dd": true, "blockquote": true, "address": true, "figure": true,
	"figcaption": true, "caption": true, "hr": true, "center": true, "form": true, "fieldset": true, "legend": true, "details": true,
	"summary": true, "body": true, "html": true, "hgroup": true, "dir": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "li": true, "table": true, "tr": true, "td": true, "th": true, "pre": true,
}

func heading(n *html.Node) bool {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' || attr(n, "role") == "heading" {
		return true
	}
	class := attr(n, "class")
	return is(n, "p") && (strings.HasPrefix(class, "MsoTitle") || strings.HasPrefix(class, "MsoSubtitle"))
}

// walk writes what stands in an element.
func (p *page) walk(n *html.Node) {
	if p.ctx.Err() != nil || hidden(n) {
		return
	}
	if n.Type == html.TextNode {
		p.write(n.Data)
		return
	}
	if m := p.marks[n]; m != nil {
		p.write("")
		p.line.WriteString("[" + m.signAt(n) + "]")
		return
	}
	if note := p.notes[n]; note != nil && n != p.content {
		p.flush(citation.Prose)
		return // it is written at the end
	}
	switch {
	case n.Type == html.ElementNode && !blocks[n.Data]:
		p.inline(n)
		return
	case n.Type != html.ElementNode:
		p.children(n)
		return
	}
	p.flush(citation.Prose)
	kind := citation.Prose
	switch {
	case heading(n):
		kind = citation.Title
		p.children(n)
	case n.Data == "ol" || n.Data == "ul":
		p.list(n)
	case n.Data == "table":
		p.table(n)
	case n.Data == "pre":
		p.typed(n)
	default:
		p.children(n)
	}
	p.flush(kind)
}

func (p *page) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

func (p *page) inline(n *html.Node) {
	switch n.Data {
	case "br":
		// One is a line's end, two are a paragraph's.
		if p.breaks++; p.breaks == 2 {
			p.flush(citation.Prose)
			p.breaks = 2
			return
		}
		p.line.WriteByte(' ')
	case "sup":
		if s := short(n); shape.Raised(s) != s && !p.holdsMark(n) {
			p.write("")
			p.line.WriteString(shape.Raised(s))
			return
		}
		p.children(n)
	case "q":
		p.write("“")
		p.children(n)
		p.write("”")
	default:
		p.children(n)
	}
}

// holdsMark tells a raised text of few words that holds a marker's link.
func (p *page) holdsMark(n *html.Node) bool {
	if p.marks[n] != nil {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if p.holdsMark(c) {
			return true
		}
	}
	return false
}

// controls are the characters that the text's shape needs for itself, and the
// soft hyphen, which no reader sees.
var controls = strings.NewReplacer("\x1c", "", "\x1d", "", shape.Border, "", "\u00ad", "", "\x00", "")

func (p *page) write(s string) {
	if strings.TrimSpace(s) != "" {
		p.breaks = 0
	}
	p.line.WriteString(controls.Replace(s))
}

// flush ends the paragraph, if there is one.
func (p *page) flush(kind citation.BlockKind) {
	text := unpad(p.line.String())
	p.line.Reset()
	p.breaks = 0
	if text == "" {
		return
	}
	text = p.label + text
	p.label = ""
	p.emit(kind, text)
}

func (p *page) emit(kind citation.BlockKind, text string) {
	if p.cells != nil {
		p.cells.add(kind, text)
		return
	}
	p.letters += len(text)
	if len(p.early) == len(p.out.Paragraphs) && len(p.early) < 6 {
		p.early = append(p.early, text)
	}
	p.out.Add(kind, text)
}

// unpad makes one space of the runs of spaces that do not break by which pages
// indent and align; one alone stays.
func unpad(text string) string {
	const nbsp = "\u00a0"
	text = strings.Trim(text, " \t\r\n\f"+nbsp)
	if !strings.Contains(text, nbsp) {
		return text
	}
	var b strings.Builder
	run, hard := 0, 0
	end := func() {
		switch {
		case run == 0:
		case run == 1 && hard == 1:
			b.WriteString(nbsp)
		default:
			b.WriteByte(' ')
		}
		run, hard = 0, 0
	}
	for _, c := range text {
		switch c {
		case '\u00a0':
			run, hard = run+1, hard+1
		case ' ', '\t', '\n', '\r', '\f':
			run++
		default:
			end()
			b.WriteRune(c)
		}
	}
	return b.String()
}

// typed reads text that is set as it was typed: paragraphs are parted by empty
// lines.
func (p *page) typed(n *html.Node) {
	var b strings.Builder
	textOf(n, &b)
	all := controls.Replace(b.String())
	if p.cells == nil {
		p.pre.WriteString(strings.TrimRight(all, "\n") + "\n\n")
	}
	before := p.letters
	for part := range strings.SplitSeq(strings.ReplaceAll(all, "\r", ""), "\n\n") {
		p.write(part)
		p.flush(citation.Prose)
	}
	p.letters = before
}
