package render

import (
	"fmt"
	"strconv"
	"strings"
)

// Paper is how large a picture is to be. The zero value leaves it as it was drawn.
// Lengths are pixels, 96 to the inch.
type Paper struct {
	Width, Height float64 // of the picture; where both are given it fits into them
	Page          string  // "a4" or "letter": a page with margins, on which it stands; "" for none
	DPI           float64 // of PNG; 0 for StandardDPI
}

// StandardDPI is twice the pixels of a screen, which is sharp on the newer ones.
const StandardDPI = 192

// Sheet says where a drawing stands on what is written, and how large.
type Sheet struct {
	Size  Size    // of the whole, in pixels of 96 to the inch
	At    Point   // upper left corner of the drawing
	Scale float64 // of the drawing
	DPI   float64
}

func (s *Sheet) dpi() float64 {
	if s.DPI <= 0 {
		return StandardDPI
	}
	return s.DPI
}

// Pages are the pages that can be named, upright.
var Pages = []struct {
	Name string
	Size Size
}{
	{"a4", Size{210 * millimetre, 297 * millimetre}},
	{"letter", Size{8.5 * 96, 11 * 96}},
}

const (
	millimetre = 96 / 25.4
	pageMargin = 12 * millimetre
)

// units are those of lengths, in pixels.
var units = []struct {
	name   string
	pixels float64
}{{"mm", millimetre}, {"cm", 10 * millimetre}, {"in", 96}, {"pt", 96.0 / 72}, {"px", 1}}

// Length reads a length with its unit ("160mm", "16cm", "6.3in", "454pt",
// "605px") as pixels.
func Length(words string) (float64, error) {
	for _, u := range units {
		digits, has := strings.CutSuffix(strings.ToLower(strings.TrimSpace(words)), u.name)
		if !has {
			continue
		}
		value, err := strconv.ParseFloat(strings.TrimSpace(digits), 64)
		if length := value * u.pixels; err == nil && length >= 10 && length <= 40000 {
			return length, nil
		}
		break
	}
	return 0, fmt.Errorf("length %q: give a number and a unit, from 10px to 10m: 160mm, 16cm, 6.3in, 454pt, 605px", words)
}

// Check tells whether the page is known.
func (p Paper) Check() error {
	var names []string
	for _, page := range Pages {
		if p.Page == "" || strings.EqualFold(p.Page, page.Name) {
			return nil
		}
		names = append(names, page.Name)
	}
	return fmt.Errorf("no page %q: there are %s", p.Page, strings.Join(names, ", "))
}

// Place puts a drawing on its sheet. Error: an unknown page.
func (p Paper) Place(d *Drawing) (Sheet, error) {
	s := Sheet{Size: d.Size, Scale: 1, DPI: p.DPI}
	switch {
	case p.Width > 0 && p.Height > 0:
		s.Scale = min(p.Width/d.Size.Width, p.Height/d.Size.Height)
	case p.Width > 0:
		s.Scale = p.Width / d.Size.Width
	case p.Height > 0:
		s.Scale = p.Height / d.Size.Height
	}
	if p.Page == "" {
		s.Size = Size{d.Size.Width * s.Scale, d.Size.Height * s.Scale}
		return s, nil
	}
	for _, page := range Pages {
		if !strings.EqualFold(p.Page, page.Name) {
			continue
		}
		s.Size = page.Size
		if d.Size.Width > d.Size.Height { // on its side
			s.Size = Size{page.Size.Height, page.Size.Width}
		}
		room := min((s.Size.Width-2*pageMargin)/d.Size.Width, (s.Size.Height-2*pageMargin)/d.Size.Height)
		if p.Width > 0 || p.Height > 0 {
			s.Scale = min(s.Scale, room)
		} else {
			s.Scale = min(1, room)
		}
		s.At = Point{(s.Size.Width - d.Size.Width*s.Scale) / 2, pageMargin}
		return s, nil
	}
	return Sheet{}, p.Check()
}

// LeastText is the height, in points, below which a text on paper is hard to read.
const LeastText = 5.0

// SmallestTitle is the size of the titles in the boxes on the sheet, in points.
func (s Sheet) SmallestTitle(t *Theme) float64 { return t.Type.Title * s.Scale * 0.75 }
