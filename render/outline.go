package render

import (
	"math"
	"slices"

	"citegraph/render/typeface"
)

// contour is a line of straight pieces, what a curve becomes for painting.
type contour []Point

// boxArc is how far the control points of a quarter of a circle are from its
// ends, in parts of the radius.
const boxArc = 0.5523

// path gives the outline of a box as a Path with curves, clockwise from the end of
// its upper left corner, where SVG begins too.
func (b *Box) path() Path {
	x, y, right, bottom := b.At.X, b.At.Y, b.At.X+b.Size.Width, b.At.Y+b.Size.Height
	r := min(b.Radius, b.Size.Width/2, b.Size.Height/2)
	if r <= 0 {
		return Path{Points: []Point{{x, y}, {right, y}, {right, bottom}, {x, bottom}}, Closed: true, Fill: b.Fill, Stroke: b.Stroke}
	}
	var points []Point
	line := func(to Point) {
		from := points[len(points)-1]
		points = append(points, Point{(2*from.X + to.X) / 3, (2*from.Y + to.Y) / 3}, Point{(from.X + 2*to.X) / 3, (from.Y + 2*to.Y) / 3}, to)
	}
	arc := func(corner, to Point) {
		from := points[len(points)-1]
		points = append(points,
			Point{from.X + (corner.X-from.X)*boxArc, from.Y + (corner.Y-from.Y)*boxArc},
			Point{to.X + (corner.X-to.X)*boxArc, to.Y + (corner.Y-to.Y)*boxArc}, to)
	}
	points = append(points, Point{x + r, y})
	line(Point{right - r, y})
	arc(Point{right, y}, Point{right, y + r})
	line(Point{right, bottom - r})
	arc(Point{right, bottom}, Point{right - r, bottom})
	line(Point{x + r, bottom})
	arc(Point{x, bottom}, Point{x, bottom - r})
	line(Point{x, y + r})
	arc(Point{x, y}, Point{x + r, y})
	return Path{Points: points, Curved: true, Closed: true, Fill: b.Fill, Stroke: b.Stroke}
}

// flat gives the path as straight pieces, each less than a few pixels long where
// it is curved.
func (p *Path) flat() contour {
	if !p.Curved {
		return append(contour{}, p.Points...)
	}
	out := contour{p.Points[0]}
	for i := 1; i+2 < len(p.Points); i += 3 {
		out = out.cubic(p.Points[i], p.Points[i+1], p.Points[i+2])
	}
	return out
}

// pieceLength is how long the pieces of a curve are at most, about, in pixels.
const pieceLength = 2.0

func (c contour) cubic(p1, p2, p3 Point) contour {
	p0 := c[len(c)-1]
	if straight(p0, p1, p2, p3) {
		return append(c, p3)
	}
	length := distance(p0, p1) + distance(p1, p2) + distance(p2, p3)
	pieces := max(1, min(200, int(math.Ceil(length/pieceLength))))
	for i := 1; i <= pieces; i++ {
		t := float64(i) / float64(pieces)
		u := 1 - t
		a, b, d, e := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		c = append(c, Point{a*p0.X + b*p1.X + d*p2.X + e*p3.X, a*p0.Y + b*p1.Y + d*p2.Y + e*p3.Y})
	}
	return c
}

// straight tells whether the control points of a curve lie on its chord.
func straight(p0, p1, p2, p3 Point) bool {
	along := direction(p0, p3)
	if along == (Point{}) {
		return false
	}
	for _, p := range []Point{p1, p2} {
		if math.Abs((p.X-p0.X)*along.Y-(p.Y-p0.Y)*along.X) > 0.01 {
			return false
		}
	}
	return true
}

func distance(a, b Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// dashes cuts a line into its strokes.
func (c contour) dashes(dash []float64) []contour {
	total := 0.0
	for _, length := range dash {
		total += length
	}
	if len(dash) == 0 || total <= 0 {
		return []contour{c}
	}
	var out []contour
	at, left, on := 0, dash[0], true
	stroke := contour{c[0]}
	for i := 1; i < len(c); i++ {
		from, to := c[i-1], c[i]
		length := distance(from, to)
		done := 0.0
		for length-done > left {
			done += left
			p := Point{from.X + (to.X-from.X)*done/length, from.Y + (to.Y-from.Y)*done/length}
			if on {
				out = append(out, append(stroke, p))
			}
			on, at = !on, (at+1)%len(dash)
			left, stroke = dash[at], contour{p}
		}
		left -= length - done
		stroke = append(stroke, to)
	}
	if on && len(stroke) > 1 {
		out = append(out, stroke)
	}
	return out
}

// outlines gives the areas that a stroked path covers: a border is one of two
// contours, the second a hole, and every other stroke one of one.
func (p *Path) outlines() [][]contour {
	line := p.flat().distinct()
	if p.Closed && len(line) > 2 && len(p.Stroke.Dash) == 0 {
		if distance(line[0], line[len(line)-1]) < tiny {
			line = line[:len(line)-1]
		}
		left, right := line.sides(p.Stroke.Width/2, true)
		slices.Reverse(right) // the hole
		return [][]contour{{left, right}}
	}
	if p.Closed && len(line) > 0 {
		line = append(line, line[0])
	}
	var out [][]contour
	for _, stroke := range line.dashes(p.Stroke.Dash) {
		if stroke = stroke.distinct(); len(stroke) > 1 {
			out = append(out, []contour{stroke.widened(p.Stroke.Width/2, p.Stroke.Round)})
		}
	}
	return out
}

// tiny is a distance, in pixels, at which two points are one.
const tiny = 1e-6

// distinct leaves out points that repeat the one before.
func (c contour) distinct() contour {
	return slices.CompactFunc(c, func(a, b Point) bool { return distance(a, b) < tiny })
}

// widened gives the area of a line of that half width, with square or round ends.
func (c contour) widened(half float64, round bool) contour {
	left, right := c.sides(half, false)
	slices.Reverse(right)
	if !round {
		return append(left, right...)
	}
	last := len(c) - 1
	out := append(left, halfCircle(c[last], left[last], half)...)
	return append(append(out, right...), halfCircle(c[0], right[last], half)...)
}

// halfCircle gives the points of a half circle around an end of a line, from one of its
// sides to the other, without these.
func halfCircle(end, from Point, half float64) contour {
	const pieces = 8
	start := math.Atan2(from.Y-end.Y, from.X-end.X)
	var out contour
	for i := 1; i < pieces; i++ {
		sin, cos := math.Sincos(start + math.Pi*float64(i)/pieces)
		out = append(out, Point{end.X + half*cos, end.Y + half*sin})
	}
	return out
}

// sharpest bounds how far a corner reaches beyond the line, in half widths.
const sharpest = 3.0

// sides gives the two edges of a line of that half width, point for point; of a
// closed one, of which the last point leads to the first, the outer and the inner.
func (c contour) sides(half float64, closed bool) (left, right contour) {
	for i, at := range c {
		var in, out Point // directions of the pieces before and behind
		switch {
		case i > 0:
			in = direction(c[i-1], at)
		case closed:
			in = direction(c[len(c)-1], at)
		}
		switch {
		case i+1 < len(c):
			out = direction(at, c[i+1])
		case closed:
			out = direction(at, c[0])
		}
		if in == (Point{}) {
			in = out
		}
		if out == (Point{}) {
			out = in
		}
		middle := Point{in.X + out.X, in.Y + out.Y}
		length := math.Hypot(middle.X, middle.Y)
		if length < tiny { // it turns back
			middle, length = in, 1
		}
		// The corner of the two edges lies on the line between the directions.
		reach := min(half/max(length/2, 1/sharpest), half*sharpest)
		dx, dy := middle.X/length*reach, middle.Y/length*reach
		left = append(left, Point{at.X + dy, at.Y - dx})
		right = append(right, Point{at.X - dy, at.Y + dx})
	}
	return left, right
}

func direction(from, to Point) Point {
	length := distance(from, to)
	if length < tiny {
		return Point{}
	}
	return Point{(to.X - from.X) / length, (to.Y - from.Y) / length}
}

// setText gives the outlines of a text, as wide at most as it was measured.
func setText(t *Text, line *typeface.Line) []contour {
	size, narrow := t.Font.Size, 1.0
	if room := t.Font.width(t.Words); line.Width*size > room && room > 0 {
		narrow = room / (line.Width * size)
	}
	left := t.At.X
	switch t.Anchor {
	case Middle:
		left -= line.Width * size * narrow / 2
	case Right:
		left -= line.Width * size * narrow
	}
	var out []contour
	for _, g := range line.Glyphs {
		place := func(p typeface.Point) Point {
			return Point{left + (g.X+p.X)*size*narrow, t.At.Y + (g.Y+p.Y)*size}
		}
		for _, s := range g.Outline {
			if s.Move {
				out = append(out, contour{place(s.Points[0])})
				continue
			}
			last := &out[len(out)-1]
			switch len(s.Points) {
			case 1:
				*last = append(*last, place(s.Points[0]))
			case 2:
				from, control, to := (*last)[len(*last)-1], place(s.Points[0]), place(s.Points[1])
				*last = last.cubic(between(from, control), between(to, control), to)
			case 3:
				*last = last.cubic(place(s.Points[0]), place(s.Points[1]), place(s.Points[2]))
			}
		}
	}
	return out
}

// between gives the control point of the cubic curve that is the quadratic one
// with this end and this control point.
func between(end, control Point) Point {
	return Point{end.X + (control.X-end.X)*2/3, end.Y + (control.Y-end.Y)*2/3}
}
