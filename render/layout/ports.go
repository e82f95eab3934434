package layout

import (
	"cmp"
	"math"
	"slices"
)

// Room at the ends of a side of a box, and the most between two links there.
const (
	portMargin = 12.0
	portGap    = passageGap
)

// end is one end of a link: where it meets its upper box (0) or its lower one (1).
type end struct {
	link, at int
	wanted   float64
}

// ports gives for each link the places of its two ends along the sides of their
// boxes: straight above or below where the link comes from, apart from each
// other, in an order in which they do not cross.
func (l *layers) ports() [][2]float64 {
	placed := make([][2]float64, len(l.ways))
	sides := map[[2]int][]end{} // by box, and 0 for its lower side, 1 for its upper
	for i, way := range l.ways {
		last := len(way) - 1
		lower, upper := [2]int{way[0], 0}, [2]int{way[last], 1}
		if l.flat(i) { // an arch: both ends at the upper sides
			lower = [2]int{way[0], 1}
		}
		if last > 0 {
			sides[lower] = append(sides[lower], end{i, 0, l.passes(i, 1)})
			sides[upper] = append(sides[upper], end{i, 1, l.passes(i, last-1)})
		}
	}
	for side, ends := range sides {
		s := &l.slots[side[0]]
		low, high := s.x-s.width/2+portMargin, s.x+s.width/2-portMargin
		slices.SortFunc(ends, func(a, b end) int { return cmp.Or(cmp.Compare(a.wanted, b.wanted), cmp.Compare(a.link, b.link)) })
		wanted, weights, gaps := make([]float64, len(ends)), make([]float64, len(ends)), make([]float64, len(ends))
		for i, e := range ends {
			wanted[i], weights[i] = min(max(e.wanted, low), high), 1
			if i > 0 {
				gaps[i] = min(portGap, (high-low)/float64(len(ends)-1))
			}
		}
		for i, x := range spaced(wanted, weights, gaps, low, high) {
			placed[ends[i].link][ends[i].at] = x
		}
	}
	return placed
}

// A port that stands so near to where another link comes from the other side of
// its channel that the two could run on each other is moved aside by half the
// room between links.
const (
	tooNear = 2.5
	aside   = passageGap / 2
)

// mouth is where a link enters a channel, from above or from below.
type mouth struct {
	link int
	x    float64
	port *float64 // where it is the end of the link, else nil
}

// separate moves ports aside where links from the two sides of a channel meet.
func (r *router) separate() {
	above, below := make([][]mouth, len(r.rows)), make([][]mouth, len(r.rows))
	for i, way := range r.ways {
		if len(way) < 2 {
			continue
		}
		if r.flat(i) { // an arch, both of whose ends are below the channel
			row := r.slots[way[0]].row
			for at := range r.sides[i] {
				below[row] = append(below[row], mouth{link: i, x: r.sides[i][at], port: &r.sides[i][at]})
			}
			continue
		}
		for j := 1; j < len(way); j++ {
			row := r.slots[way[j]].row
			upper, lower := mouth{link: i, x: r.across(i, j-1)}, mouth{link: i, x: r.across(i, j)}
			if j == 1 {
				upper.port = &r.sides[i][0]
			}
			if j == len(way)-1 {
				lower.port = &r.sides[i][1]
			}
			above[row], below[row] = append(above[row], upper), append(below[row], lower)
		}
	}
	for row := range r.rows {
		moveAside(below[row], above[row])
		moveAside(above[row], below[row])
	}
}

// moveAside moves those of the mouths that are ports away from the others, to
// the near place that is farthest from all.
func moveAside(mouths, others []mouth) {
	for i := range mouths {
		m := &mouths[i]
		if m.port == nil || nearest(m, m.x, others) >= tooNear {
			continue
		}
		best, room := m.x, tooNear
		for _, x := range []float64{m.x + aside, m.x - aside, m.x + 1.5*aside, m.x - 1.5*aside} {
			if to := min(nearest(m, x, others), nearest(m, x, mouths)); to > room {
				best, room = x, to
			}
		}
		m.x, *m.port = best, best
	}
}

// nearest is how far the nearest mouth of another link is from a place.
func nearest(m *mouth, x float64, others []mouth) float64 {
	least := math.Inf(1)
	for i := range others {
		if others[i].link != m.link {
			least = min(least, math.Abs(others[i].x-x))
		}
	}
	return least
}
