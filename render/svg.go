package render

import (
	"bufio"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"

	"citegraph/render/typeface"
)

// WriteSVG writes a drawing as SVG 1.1 in its own size: without scripts or
// anything from outside, the same bytes for the same drawing. Of other standards it
// has role and aria-* (WAI-ARIA 1.2, its Graphics module), which SVG 1.1 lacks.
func WriteSVG(w io.Writer, d *Drawing) error {
	return writeSVG(w, d, Sheet{Size: d.Size, Scale: 1}, Style{})
}

func writeSVG(w io.Writer, d *Drawing, sheet Sheet, style Style) error {
	out := bufio.NewWriter(w)
	s := svg{out, commonOf(d.Marks)}
	// Several pictures may stand in one page: their identifiers must differ.
	sum := sha256.Sum256([]byte(d.Title + "\x00" + d.Description))
	id := hex.EncodeToString(sum[:4])
	family := d.Family
	if style.EmbedFonts {
		family = "'" + embeddedFamily + "', " + family
	}
	s.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n")
	s.print(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" `, svgSize(sheet, style),
		` role="graphics-document document" xml:lang="en" aria-labelledby="title-`, id, `" aria-describedby="description-`, id,
		`" font-family="`, strings.ReplaceAll(escape(family), "&#39;", "'"), `" font-size="`, number(s.size), `" fill="`, s.colour, `" stroke-width="`, number(s.width), `">`, "\n")
	s.print(`<title id="title-`, id, `">`, escape(d.Title), "</title>\n")
	s.print(`<desc id="description-`, id, `">`, escape(d.Description), "</desc>\n")
	if style.EmbedFonts {
		if err := s.fonts(d); err != nil {
			return err
		}
	}
	for _, m := range d.Marks {
		s.marks([]Mark{m})
		s.print("\n")
	}
	s.print("</svg>\n")
	return out.Flush()
}

// common is what most text and most lines of a picture have, which it says once,
// at its root.
type common struct {
	size   float64
	colour string
	width  float64
}

// commonOf counts; of several as frequent the first counts.
func commonOf(marks []Mark) common {
	type look struct {
		size   float64
		colour string
	}
	var texts tally[look]
	var widths tally[float64]
	var walk func([]Mark)
	walk = func(marks []Mark) {
		for _, m := range marks {
			switch m := m.(type) {
			case Group:
				walk(m.Marks)
			case Box:
				widths.add(m.Stroke.Width, m.Stroke.Colour != "")
			case Path:
				widths.add(m.Stroke.Width, m.Stroke.Colour != "")
			case Text:
				texts.add(look{m.Font.Size, m.Colour}, true)
			}
		}
	}
	walk(marks)
	text := texts.most(look{12, "#000000"})
	return common{text.size, text.colour, widths.most(1)}
}

// tally counts values.
type tally[T comparable] struct {
	order []T
	count map[T]int
}

func (t *tally[T]) add(value T, counts bool) {
	if !counts {
		return
	}
	if t.count == nil {
		t.count = map[T]int{}
	}
	if t.count[value]++; t.count[value] == 1 {
		t.order = append(t.order, value)
	}
}

// most gives the value that was added most often, none where there is no value.
func (t *tally[T]) most(none T) T {
	best := none
	for _, value := range t.order {
		if t.count[value] > t.count[best] {
			best = value
		}
	}
	return best
}

// svgSize gives the attributes of size: as the sheet is in its own pixels, or in
// millimetres on paper, or as wide as what the picture stands in.
func svgSize(sheet Sheet, style Style) string {
	left, top := -sheet.At.X/sheet.Scale, -sheet.At.Y/sheet.Scale
	width, height := number(sheet.Size.Width/sheet.Scale), number(sheet.Size.Height/sheet.Scale)
	box := ` viewBox="` + number(left) + " " + number(top) + " " + width + " " + height + `"`
	switch {
	case style.Responsive:
		return `width="100%"` + box
	case style.Paper.Width > 0 || style.Paper.Height > 0 || style.Paper.Page != "":
		return fmt.Sprintf(`width="%smm" height="%smm"`, millimetres(sheet.Size.Width), millimetres(sheet.Size.Height)) + box
	}
	return `width="` + width + `" height="` + height + `"` + box
}

// millimetres writes a length to a hundredth of a millimetre.
func millimetres(pixels float64) string {
	return strconv.FormatFloat(math.Round(pixels/millimetre*100)/100, 'f', -1, 64)
}

// embeddedFamily is the name of the embedded font within the picture, so that it
// does not compete with one of the page around.
const embeddedFamily = "citegraph Arimo"

// fonts writes what is used of the embedded font as a style sheet.
func (s svg) fonts(d *Drawing) error {
	var used [2]strings.Builder // regular, bold
	collect(d.Marks, &used)
	s.print("<defs><style type=\"text/css\">\n")
	for i, weight := range []string{"normal", "bold"} {
		if used[i].Len() == 0 {
			continue
		}
		data, err := typeface.Subset(i == 1, used[i].String())
		if err != nil {
			return err
		}
		s.print("@font-face{font-family:'", embeddedFamily, "';font-weight:", weight, ";src:url(data:font/woff;base64,",
			base64.StdEncoding.EncodeToString(data), ") format('woff')}\n")
	}
	s.print("</style></defs>\n")
	return nil
}

// collect gathers the words that stand in either weight.
func collect(marks []Mark, used *[2]strings.Builder) {
	for _, m := range marks {
		switch m := m.(type) {
		case Group:
			collect(m.Marks, used)
		case Text:
			used[one(m.Font.Bold)].WriteString(m.Words)
		}
	}
}

// svg writes marks; bufio keeps the first error for Flush.
type svg struct {
	out *bufio.Writer
	common
}

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
	if g.Link != "" {
		element = "a"
		s.print(`<a xlink:href="`, escape(g.Link), `" target="_top"`)
	} else {
		s.print("<g")
	}
	if g.Name != "" && g.Link == "" {
		s.print(` role="graphics-symbol img"`)
	}
	if g.Name != "" && len(g.Detail) > 0 { // else the title is the name
		s.print(` aria-label="`, escape(g.Name), `"`)
	}
	s.print(">")
	if g.Name != "" {
		lines := g.Detail
		if len(lines) == 0 {
			lines = []string{g.Name}
		}
		for i, line := range lines {
			s.print([]string{"<title>", "\n"}[min(i, 1)], escape(line))
		}
		s.print("</title>")
	}
	s.marks(g.Marks)
	s.print("</", element, ">")
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
	s.print(`<path d="`, pathData(p), `"`)
	s.paint(p.Fill, &p.Stroke)
}

// paint ends an element.
func (s svg) paint(fill string, stroke *Stroke) {
	if fill == "" {
		fill = "none"
	}
	s.print(` fill="`, fill, `"`)
	if stroke.Colour != "" {
		s.print(` stroke="`, stroke.Colour, `"`)
		if stroke.Width != s.width {
			s.print(` stroke-width="`, number(stroke.Width), `"`)
		}
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
	s.print("/>")
}

func (s svg) text(t *Text) {
	s.print(`<text x="`, number(t.At.X), `" y="`, number(t.At.Y), `"`)
	if t.Font.Size != s.size {
		s.print(` font-size="`, number(t.Font.Size), `"`)
	}
	if t.Font.Bold {
		s.print(` font-weight="bold"`)
	}
	switch t.Anchor {
	case Middle:
		s.print(` text-anchor="middle"`)
	case Right:
		s.print(` text-anchor="end"`)
	}
	words := escape(t.Words)
	if rightToLeft(t.Words) {
		// Not the attribute direction: viewers differ in whether it turns the
		// anchors too. These two characters make an embedded line of it.
		const embedding, pop = "\u202b", "\u202c"
		words = embedding + words + pop
	}
	if t.Colour != s.colour {
		s.print(` fill="`, t.Colour, `"`)
	}
	s.print(">", words, "</text>")
}

// rightToLeft tells whether the first letter of a line is of a script that runs so.
func rightToLeft(words string) bool {
	for _, r := range words {
		if unicode.IsLetter(r) {
			return typeface.RightToLeft(r)
		}
	}
	return false
}

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
