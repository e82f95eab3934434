package layout

import (
	"cmp"
	"math"
	"slices"
)

// boxSide is a side of a box that links meet.
type boxSide struct {
	box  int
	side int // -1 left, 1 right, 0 for upper and lower
}

// gridEnd is an end of a link: at its left (0) or right (1) box.
type gridEnd struct {
	link, end int
	goes      float64 // the height to which the link goes from here, roughly
}

// placePorts gives each link the places where it meets its boxes: apart from each
// other, in an order in which they do not cross. Boxes grow where they must.
func (r *gridRouter) placePorts() {
	sides := map[boxSide][]gridEnd{}
	var order []boxSide
	add := func(s boxSide, e gridEnd) {
		if _, known := sides[s]; !known {
			order = append(order, s)
		}
		sides[s] = append(sides[s], e)
	}
	for i := range r.ways {
		w := &r.ways[i]
		first, second := r.roughMiddle(w.left), r.roughMiddle(w.right)
		switch w.shape {
		case loop:
		case drop:
			add(boxSide{w.left, 0}, gridEnd{i, 0, 0})
		case side:
			at := -1
			if w.behind {
				at = 1
			}
			add(boxSide{w.left, at}, gridEnd{i, 0, second})
			add(boxSide{w.right, at}, gridEnd{i, 1, first})
		case through:
			over := 100*float64(w.corridor) - 50 + 0.5*float64(r.corridors[w.corridor].track[w.runs[overCorridor]])
			add(boxSide{w.left, 1}, gridEnd{i, 0, over})
			add(boxSide{w.right, -1}, gridEnd{i, 1, over})
		default:
			add(boxSide{w.left, 1}, gridEnd{i, 0, second})
			add(boxSide{w.right, -1}, gridEnd{i, 1, first})
		}
	}
	for _, s := range order {
		r.placeSide(s, sides[s])
	}
	r.sides = sides
	for _, s := range order { // a link alone at its side goes straight where it can
		if ends := sides[s]; len(ends) == 1 && s.side != 0 {
			r.follow(s, ends[0], sides)
		}
	}
}

// placeSide spreads the links of one side of a box around its middle.
func (r *gridRouter) placeSide(s boxSide, ends []gridEnd) {
	slices.SortFunc(ends, func(a, b gridEnd) int { return cmp.Or(cmp.Compare(a.goes, b.goes), cmp.Compare(a.link, b.link)) })
	gap := max(portGap, r.g.LinkGap)
	for _, e := range ends {
		w := &r.ways[e.link]
		if box := []int{w.left, w.right}[e.end]; r.g.TailGap > 0 && r.g.Links[e.link].Citing == box {
			gap = r.g.TailGap
		}
	}
	need := gap * float64(len(ends)-1)
	size := &r.sizes[s.box]
	room := size.Width - 2*portMargin
	if s.side != 0 {
		if r.g.TailGap == 0 {
			need = min(need, mostGrowth)
		}
		size.Height = max(size.Height, need+2*portMargin)
		room = size.Height - 2*portMargin
	}
	if gap*float64(len(ends)-1) > room {
		gap = room / float64(len(ends)-1)
	}
	for i, e := range ends {
		r.ways[e.link].ports[e.end] = gap * (float64(i) - float64(len(ends)-1)/2)
	}
}

// mostGrowth is how much room for links a box may take; with more they stand
// closer.
const mostGrowth = 150.0

// snap puts an end of a link to the height at which the link goes on, where that
// is a little off and no other link of that side is near: a line that steps aside
// by a few pixels looks like a mistake.
func (r *gridRouter) snap() {
	for i := range r.ways {
		w := &r.ways[i]
		for end, s := range []boxSide{{w.left, 1}, {w.right, -1}} {
			var off float64
			switch w.shape {
			case through:
				off = r.corridors[w.corridor].place(w.runs[overCorridor]) - r.meets(w, end)
			case direct1, straight:
				off = r.meets(w, 1-end) - r.meets(w, end)
			default:
				continue
			}
			gap := max(portGap, r.g.LinkGap)
			if math.Abs(off) < 0.1 || math.Abs(off) > 1.4*gap {
				continue
			}
			apart := max(0.7*gap, 0.9*r.g.TailGap) // words stand between links that have room for them
			free := math.Abs(w.ports[end]+off) <= r.sizes[s.box].Height/2-portMargin/2
			for _, other := range r.sides[s] {
				free = free && (other.link == i || math.Abs(r.ways[other.link].ports[other.end]-w.ports[end]-off) >= apart)
			}
			if free {
				w.ports[end] += off
			}
		}
	}
}

// follow puts the one link of a side to the height of its other end, where that
// is at most a little off.
func (r *gridRouter) follow(s boxSide, e gridEnd, sides map[boxSide][]gridEnd) {
	w := &r.ways[e.link]
	if w.shape != straight && w.shape != direct1 {
		return
	}
	a, b := &r.g.Cells[w.left], &r.g.Cells[w.right]
	if cellMiddle(a) != cellMiddle(b) {
		return
	}
	limit := r.sizes[s.box].Height/2 - portMargin
	if other := w.ports[1-e.end]; math.Abs(other) <= limit {
		w.ports[e.end] = other
	}
}
