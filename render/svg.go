package render

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// WriteSVG writes a drawing as SVG 1.1: without scripts, style sheets, fonts or
// anything else from outside, the same bytes for the same drawing.
func WriteSVG(w io.Writer, d *Drawing) error {
	out := bufio.NewWriter(w)
	s := svg{out}
	// Several pictures may stand in one page: their identifiers must differ.
	sum := sha256.Sum256([]byte(d.Title + "\x00" + d.Description))
	id := hex.EncodeToString(sum[:4])
	width, height := number(d.Size.Width), number(d.Size.Height)
	s.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n")
	s.print(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="`, width, `" height="`, height,
		`" viewBox="0 0 `, width, " ", height, `" role="img" xml:lang="en" aria-labelledby="title-`, id, " description-", id,
		`" font-family="`, strings.ReplaceAll(escape(d.Family), "&#39;", "'"), `">`, "\n")
	s.print(`<title id="title-`, id, `">`, escape(d.Title), "</title>\n")
	s.print(`<desc id="description-`, id, `">`, escape(d.Description), "</desc>\n")
	s.marks(d.Marks)
	s.print("</svg>\n")
	return out.Flush()
}

// svg writes marks; bufio keeps the first error for Flush.
type svg struct{ out *bufio.Writer }

func (s svg) print(parts ...string) {
	for _, part := range parts {
		_, _ = s.out.WriteString(part)
	}
}

func (s svg) marks(marks []Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case Group:
			s.group(&m)
		case Box:
			s.box(&m)
		case Path:
			s.path(&m)
		case Text:
			s.text(&m)
		default:
			panic(fmt.Sprintf("no SVG for a %T", m))
		}
	}
}

func (s svg) group(g *Group) {
	element := "g"
	s.print("<")
	if g.Link != "" {
		element = "a"
		s.print(`a xlink:href="`, escape(g.Link), `" target="_top"`)
	} else {
		s.print("g")
	}
	s.print(">\n")
	if g.Name != "" {
		s.print("<title>", escape(g.Name), "</title>\n")
	}
	s.marks(g.Marks)
	s.print("</", element, ">\n")
}

func (s svg) box(b *Box) {
	s.print(`<rect x="`, number(b.At.X), `" y="`, number(b.At.Y), `" width="`, number(b.Size.Width), `" height="`, number(b.Size.Height), `"`)
	if b.Radius > 0 {
		s.print(` rx="`, number(b.Radius), `"`)
	}
	s.paint(b.Fill, &b.Stroke)
}

func (s svg) path(p *Path) {
	if len(p.Points) == 0 {
		return
	}
	s.print(`<path d="M`, pair(p.Points[0]))
	for i, at := range p.Points[1:] {
		switch {
		case !p.Curved:
			s.print("L")
		case i%3 == 0:
			s.print("C")
		default:
			s.print(" ")
		}
		s.print(pair(at))
	}
	if p.Closed {
		s.print("Z")
	}
	s.print(`"`)
	s.paint(p.Fill, &p.Stroke)
}

// paint ends an element.
func (s svg) paint(fill string, stroke *Stroke) {
	if fill == "" {
		fill = "none"
	}
	s.print(` fill="`, fill, `"`)
	if stroke.Colour != "" {
		s.print(` stroke="`, stroke.Colour, `" stroke-width="`, number(stroke.Width), `"`)
		if len(stroke.Dash) > 0 {
			lengths := make([]string, len(stroke.Dash))
			for i, length := range stroke.Dash {
				lengths[i] = number(length)
			}
			s.print(` stroke-dasharray="`, strings.Join(lengths, " "), `"`)
		}
		if stroke.Round {
			s.print(` stroke-linecap="round"`)
		}
	}
	s.print("/>\n")
}

func (s svg) text(t *Text) {
	s.print(`<text x="`, number(t.At.X), `" y="`, number(t.At.Y), `" font-size="`, number(t.Font.Size), `"`)
	if t.Font.Bold {
		s.print(` font-weight="bold"`)
	}
	switch t.Anchor {
	case Middle:
		s.print(` text-anchor="middle"`)
	case Right:
		s.print(` text-anchor="end"`)
	}
	s.print(` fill="`, t.Colour, `">`, escape(t.Words), "</text>\n")
}

func pair(p Point) string { return number(p.X) + "," + number(p.Y) }

// number rounds to a tenth of a pixel, without a trailing ".0" or a minus zero.
func number(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		f = 0
	}
	text := strconv.FormatFloat(f, 'f', 1, 64)
	text = strings.TrimSuffix(text, ".0")
	if text == "-0" {
		return "0"
	}
	return text
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;")

// escape makes any text fit for an element or an attribute.
func escape(s string) string { return escapes.Replace(cleanLine(s)) }
