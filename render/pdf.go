package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"citegraph/render/typeface"
)

// WritePDF writes a drawing as a page of PDF: lines and curves, text that can be
// selected and searched in a part of the embedded font, links. What only another
// font has is drawn as outlines, over the same text unseen. The same drawing gives
// the same bytes: there is no date in it.
func WritePDF(w io.Writer, d *Drawing, sheet Sheet, faces *typeface.Faces) error {
	p := page{faces: faces, scale: sheet.Scale * point, at: Point{sheet.At.X * point, sheet.At.Y * point}}
	p.pdf = fpdf.NewCustom(&fpdf.InitType{
		UnitStr: "pt", Size: fpdf.SizeType{Wd: sheet.Size.Width * point, Ht: sheet.Size.Height * point},
	})
	p.pdf.SetMargins(0, 0, 0)
	p.pdf.SetAutoPageBreak(false, 0)
	p.pdf.SetCatalogSort(true)
	p.pdf.SetCreationDate(noDate)
	p.pdf.SetModificationDate(noDate)
	p.pdf.SetProducer("citegraph", true)
	p.pdf.SetTitle(cleanLine(d.Title), true)
	p.pdf.SetSubject(cleanLine(d.Description), true)
	p.pdf.SetLang("en")
	p.pdf.AddUTF8FontFromBytes(pdfFont, "", typeface.Data(false))
	p.pdf.AddUTF8FontFromBytes(pdfFont, "B", typeface.Data(true))
	p.pdf.AddPage()
	p.marks(d.Marks)
	return p.pdf.Output(w)
}

const (
	point   = 0.75 // of a pixel
	pdfFont = "Arimo"
)

// noDate stands where PDF wants a date: the format's own first year.
var noDate = time.Date(1993, 6, 15, 0, 0, 0, 0, time.UTC)

// page draws marks on the page; fpdf keeps the first error for Output.
type page struct {
	pdf   *fpdf.Fpdf
	faces *typeface.Faces
	scale float64 // points to a pixel of the drawing
	at    Point
}

func (p *page) marks(marks []Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case Group:
			p.marks(m.Marks)
			p.link(&m)
		case Box:
			path := m.path()
			p.path(&path)
		case Path:
			p.path(&m)
		case Text:
			p.text(&m)
		default:
			panic(fmt.Sprintf("no PDF for a %T", m))
		}
	}
}

func (p *page) place(at Point) (x, y float64) { return p.at.X + at.X*p.scale, p.at.Y + at.Y*p.scale }

// link makes the first box of a group lead to its address.
func (p *page) link(g *Group) {
	if g.Link == "" || len(g.Marks) == 0 {
		return
	}
	if box, isBox := g.Marks[0].(Box); isBox {
		x, y := p.place(box.At)
		p.pdf.LinkString(x, y, box.Size.Width*p.scale, box.Size.Height*p.scale, g.Link)
	}
}

func (p *page) path(path *Path) {
	how := ""
	if path.Stroke.Colour != "" && path.Stroke.Width > 0 {
		how = "D"
		r, g, b := rgb(path.Stroke.Colour)
		p.pdf.SetDrawColor(int(r), int(g), int(b))
		p.pdf.SetLineWidth(path.Stroke.Width * p.scale)
		dash := make([]float64, len(path.Stroke.Dash))
		for i, length := range path.Stroke.Dash {
			dash[i] = length * p.scale
		}
		p.pdf.SetDashPattern(dash, 0)
		ends := "butt"
		if path.Stroke.Round {
			ends = "round"
		}
		p.pdf.SetLineCapStyle(ends)
	}
	if path.Fill != "" {
		how += "F"
		p.fillColour(path.Fill)
	}
	if how == "" || len(path.Points) < 2 {
		return
	}
	p.pdf.MoveTo(p.place(path.Points[0]))
	if path.Curved {
		for i := 1; i+2 < len(path.Points); i += 3 {
			p.cubic(path.Points[i], path.Points[i+1], path.Points[i+2])
		}
	} else {
		for _, at := range path.Points[1:] {
			p.pdf.LineTo(p.place(at))
		}
	}
	if path.Closed {
		p.pdf.ClosePath()
	}
	p.pdf.DrawPath(how)
}

func (p *page) cubic(a, b, c Point) {
	ax, ay := p.place(a)
	bx, by := p.place(b)
	cx, cy := p.place(c)
	p.pdf.CurveBezierCubicTo(ax, ay, bx, by, cx, cy)
}

func (p *page) fillColour(colour string) {
	r, g, b := rgb(colour)
	p.pdf.SetFillColor(int(r), int(g), int(b))
}

func (p *page) text(t *Text) {
	if t.Words == "" {
		return
	}
	weight := ""
	if t.Font.Bold {
		weight = "B"
	}
	p.pdf.SetFont(pdfFont, weight, t.Font.Size*p.scale)
	r, g, b := rgb(t.Colour)
	p.pdf.SetTextColor(int(r), int(g), int(b))
	if !p.faces.Plain(t.Words) {
		p.outlined(t)
		return
	}
	x, y := p.place(t.At)
	width := p.faces.Set(t.Words, t.Font.Bold).Width * t.Font.Size * p.scale
	switch t.Anchor {
	case Middle:
		x -= width / 2
	case Right:
		x -= width
	}
	p.pdf.Text(x, y, t.Words)
}

// outlined draws a text that the embedded font has not the glyphs for, and sets
// the same words unseen, so that they are found.
func (p *page) outlined(t *Text) {
	line := p.faces.Set(t.Words, t.Font.Bold)
	outlines := setText(t, &line)
	p.fillColour(t.Colour)
	for _, c := range outlines {
		p.pdf.MoveTo(p.place(c[0]))
		for _, at := range c[1:] {
			p.pdf.LineTo(p.place(at))
		}
		p.pdf.ClosePath()
	}
	if len(outlines) > 0 {
		p.pdf.DrawPath("F")
	}
	const unseen = 3
	words := strings.Map(func(r rune) rune {
		if r > 0xFFFF { // fpdf writes characters of two bytes
			return -1
		}
		return r
	}, line.Seen) // readers turn what runs to the left
	x, y := p.place(t.At)
	switch width := t.Font.width(t.Words) * p.scale; t.Anchor {
	case Middle:
		x -= width / 2
	case Right:
		x -= width
	}
	p.pdf.SetTextRenderingMode(unseen)
	p.pdf.Text(x, y, words)
	p.pdf.SetTextRenderingMode(0)
}
