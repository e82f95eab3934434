package layout

import (
	"math"
	"slices"
)

// draw gives the curve of a link from its citing to its cited box.
func (r *gridRouter) draw(link int) []Point {
	w := &r.ways[link]
	a, b := r.columns[r.g.Cells[w.left].Column], r.columns[r.g.Cells[w.right].Column]
	from := Point{a.Middle() + r.sizes[w.left].Width/2, 0}
	to := Point{b.Middle() - r.sizes[w.right].Width/2, 0}
	from.Y, to.Y = r.meets(w, 0), r.meets(w, 1)
	left, right := &r.channels[r.g.Cells[w.left].Column+1], &r.channels[r.g.Cells[w.right].Column]
	var line []Point
	switch w.shape {
	case loop:
		x, y := from.X, r.middle(w.left)
		return []Point{{x, y + 9}, {x + 14, y + 14}, {x + 14, y - 14}, {x, y - 9}}
	case drop:
		x := a.Middle() + w.ports[0]
		line = []Point{{x, r.middle(w.left) + r.sizes[w.left].Height/2}, {x, r.middle(w.right) - r.sizes[w.right].Height/2}}
	case side:
		from.X = a.Middle() - r.sizes[w.left].Width/2
		if w.behind {
			from.X, to.X = a.Middle()+r.sizes[w.left].Width/2, b.Middle()+r.sizes[w.right].Width/2
		}
		x := r.channels[w.sideChannel(r.g)].place(w.runs[inLeft])
		line = []Point{from, {x, from.Y}, {x, to.Y}, to}
	case straight:
		line = []Point{from, to}
		if from.Y != to.Y {
			x := (a.To + b.From) / 2
			line = []Point{from, {x, from.Y}, {x, to.Y}, to}
		}
	case direct1, toRight:
		x := left.place(w.runs[inLeft])
		line = []Point{from, {x, from.Y}, {x, to.Y}, to}
	case fromLeft:
		x := right.place(w.runs[inRight])
		line = []Point{from, {x, from.Y}, {x, to.Y}, to}
	case through:
		x1, x2 := left.place(w.runs[inLeft]), right.place(w.runs[inRight])
		y := r.corridors[w.corridor].place(w.runs[overCorridor])
		line = []Point{from, {x1, from.Y}, {x1, y}, {x2, y}, {x2, to.Y}, to}
	}
	if r.g.Links[link].Citing == w.right {
		slices.Reverse(line)
	}
	return rounded(line)
}

// rounded draws a line of level and upright pieces with round corners.
func rounded(line []Point) []Point {
	const radius = 9.0
	line = slices.CompactFunc(line, func(a, b Point) bool { return math.Hypot(a.X-b.X, a.Y-b.Y) < 0.05 })
	for i := 1; i+1 < len(line); { // points on a straight line
		before, this, after := line[i-1], line[i], line[i+1]
		if math.Abs((this.X-before.X)*(after.Y-this.Y)-(this.Y-before.Y)*(after.X-this.X)) < 1e-6 {
			line = slices.Delete(line, i, i+1)
		} else {
			i++
		}
	}
	var p pen
	p.start(line[0])
	for i := 1; i+1 < len(line); i++ {
		before, this, after := line[i-1], line[i], line[i+1]
		in, out := math.Hypot(this.X-before.X, this.Y-before.Y), math.Hypot(after.X-this.X, after.Y-this.Y)
		room := min(radius, in/2, out/2)
		if i == 1 {
			room = min(radius, in, out/2)
		}
		if i+2 == len(line) {
			room = min(radius, in/2, max(0, out-headRoom))
		}
		p.line(toward(this, before, room/max(in, 1e-9)))
		p.turn(this, toward(this, after, room/max(out, 1e-9)))
	}
	p.line(line[len(line)-1])
	return p.curve
}

// headRoom is the piece that stays straight before the head of an arrow.
const headRoom = 8.0

func toward(a, b Point, part float64) Point { return Point{a.X + (b.X-a.X)*part, a.Y + (b.Y-a.Y)*part} }
