package render

import (
	"cmp"
	"slices"
)

// place gives the layers, whose rows are in their final order, their places on
// the page, and draws the links as curves.
func (l *layers) place() Positions {
	width := l.spread()
	r := router{layers: l, ends: l.ports()}
	r.measureRows()
	p := Positions{
		Size:  Size{width, r.bottoms[len(r.bottoms)-1]},
		Boxes: make([]Point, len(l.plan.Boxes)),
		Links: make([][]Point, len(l.plan.Links)),
	}
	for i := range p.Boxes {
		p.Boxes[i] = Point{l.slots[i].x, r.middle(i)}
	}
	for i := range p.Links {
		p.Links[i] = r.curve(i)
	}
	return p
}

// Room at the ends of a side of a box, and the most between two links there.
const (
	portMargin = 12.0
	portGap    = 9.0
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
			sides[lower] = append(sides[lower], end{i, 0, l.slots[way[1]].x})
			sides[upper] = append(sides[upper], end{i, 1, l.slots[way[last-1]].x})
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

func (l *layers) flat(link int) bool {
	way := l.ways[link]
	return l.slots[way[0]].row == l.slots[way[len(way)-1]].row
}

// router draws the links of layers whose slots have their places.
type router struct {
	*layers
	ends          [][2]float64
	tops, bottoms []float64 // of the rows
	legs          [][]run   // of each link
	tracks        []float64 // the height of the first track above each row
}

// across is where a link meets slot j of its way: from below, where that is its
// upper end, else from above.
func (r *router) across(link, j int) float64 {
	switch way := r.ways[link]; j {
	case 0:
		return r.ends[link][0]
	case len(way) - 1:
		return r.ends[link][1]
	default:
		return r.slots[way[j]].x
	}
}

// measureRows fills tops, bottoms, legs and tracks.
func (r *router) measureRows() {
	channels := r.channels()
	r.legs = make([][]run, len(r.ways))
	for i, way := range r.ways {
		r.legs[i] = make([]run, len(way))
	}
	y := 0.0
	for i, row := range r.rows {
		for _, leg := range channels[i].runs {
			r.legs[leg.link][leg.leg] = leg
		}
		room := channels[i].height()
		if i > 0 {
			room += r.plan.Gap.Height
		} else if channels[i].tracks > 0 {
			room += r.plan.Gap.Height / 2
		}
		r.tracks = append(r.tracks, y+(room-channels[i].height())/2)
		y += room
		height := 0.0
		for _, s := range row {
			if box := r.slots[s].box; box >= 0 {
				height = max(height, r.plan.Boxes[box].Height)
			}
		}
		r.tops, r.bottoms = append(r.tops, y), append(r.bottoms, y+height)
		y += height
	}
}

// apart says how many places along their row the ends of a flat link are.
func (r *router) apart(way []int) int {
	row := r.rows[r.slots[way[0]].row]
	distance := slices.Index(row, way[0]) - slices.Index(row, way[len(way)-1])
	return max(distance, -distance)
}

// middle is the middle of a box down the page, half its half height.
func (r *router) middle(box int) float64 {
	row := r.slots[box].row
	return (r.tops[row] + r.bottoms[row]) / 2
}

func (r *router) half(box int) float64 { return r.plan.Boxes[box].Height / 2 }

// curve draws a link from its citing to its cited box.
func (r *router) curve(link int) []Point {
	way, cited := r.ways[link], r.plan.Links[link].Cited
	var p pen
	switch last := len(way) - 1; {
	case last == 0:
		return r.loop(way[0])
	case r.flat(link) && r.apart(way) == 1:
		return r.bridge(r.plan.Links[link].Citing, cited)
	case r.flat(link):
		leg := &r.legs[link][1]
		over := r.tracks[r.slots[way[0]].row] + trackGap*float64(leg.track)
		p.start(Point{r.ends[link][0], r.middle(way[0]) - r.half(way[0])})
		p.bend(Point{r.ends[link][1], r.middle(way[last]) - r.half(way[last])}, over)
	default:
		p.start(Point{r.ends[link][0], r.middle(way[0]) + r.half(way[0])})
		for j := 1; j <= last; j++ {
			row, leg := r.slots[way[j]].row, &r.legs[link][j]
			p.upright(r.bottoms[row-1])
			if leg.track < 0 {
				p.swing(Point{leg.to, r.tops[row]})
			} else {
				p.bend(Point{leg.to, r.tops[row]}, r.tracks[row]+trackGap*float64(leg.track))
			}
		}
		p.upright(r.middle(way[last]) - r.half(way[last]))
	}
	if cited == way[0] {
		slices.Reverse(p.curve)
	}
	return p.curve
}

// bridge joins two neighbours in a row.
func (r *router) bridge(citing, cited int) []Point {
	a, b := &r.slots[citing], &r.slots[cited]
	toward := 1.0
	if b.x < a.x {
		toward = -1
	}
	p := pen{}
	p.start(Point{a.x + toward*a.width/2, r.middle(citing)})
	p.line(Point{b.x - toward*b.width/2, r.middle(citing)})
	return p.curve
}

// loop leaves a box at its right side and comes back to it there.
func (r *router) loop(box int) []Point {
	s := &r.slots[box]
	x, y := s.x+s.width/2, r.middle(box)
	return []Point{{x, y + 9}, {x + 24, y + 16}, {x + 24, y - 16}, {x, y - 9}}
}
