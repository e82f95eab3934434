package layout

import "math"

// pen draws a curve of cubic Bézier segments whose corners are all round.
type pen struct{ curve []Point }

// corner is the greatest radius of a corner, in pixels.
const corner = 18.0

func (p *pen) at() Point { return p.curve[len(p.curve)-1] }

func (p *pen) start(at Point) { p.curve = append(p.curve[:0], at) }

// line goes straight to a point, where there is any way to go.
func (p *pen) line(to Point) {
	at := p.at()
	dx, dy := to.X-at.X, to.Y-at.Y
	if math.Hypot(dx, dy) >= 0.1 {
		p.curve = append(p.curve, Point{at.X + dx/3, at.Y + dy/3}, Point{at.X + dx*2/3, at.Y + dy*2/3}, to)
	}
}

// upright goes straight up or down.
func (p *pen) upright(y float64) { p.line(Point{p.at().X, y}) }

// swing goes to a point in an S that begins and ends upright.
func (p *pen) swing(to Point) {
	at := p.at()
	bend := (to.Y - at.Y) * 0.5
	p.curve = append(p.curve, Point{at.X, at.Y + bend}, Point{to.X, to.Y - bend}, to)
}

// bend goes up or down to the height over, across the page, and up or down to a
// point.
func (p *pen) bend(to Point, over float64) {
	at := p.at()
	across := math.Copysign(1, to.X-at.X)
	radius := min(corner, math.Abs(to.X-at.X)/2)
	first, second := min(radius, math.Abs(over-at.Y)), min(radius, math.Abs(to.Y-over))
	down, on := math.Copysign(1, over-at.Y), math.Copysign(1, to.Y-over)
	p.upright(over - down*first)
	p.turn(Point{at.X, over}, Point{at.X + across*radius, over})
	p.line(Point{to.X - across*radius, over})
	p.turn(Point{to.X, over}, Point{to.X, over + on*second})
	p.upright(to.Y)
}

// turn rounds a corner to a point, with a parabola: as round to the eye as a
// quarter of a circle, and half as long in SVG, which has a short form for it.
func (p *pen) turn(around, to Point) {
	const parabola = 2.0 / 3 // of the way to the corner
	at := p.at()
	p.curve = append(p.curve,
		Point{at.X + (around.X-at.X)*parabola, at.Y + (around.Y-at.Y)*parabola},
		Point{to.X + (around.X-to.X)*parabola, to.Y + (around.Y-to.Y)*parabola},
		to)
}
