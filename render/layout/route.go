package layout

import "slices"

// place gives the layers, whose rows are in their final order, their places on
// the page, and draws the links as curves.
func (l *layers) place() Positions {
	width := l.spread()
	r := router{layers: l, sides: l.ports()}
	r.separate()
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

// passes is where a link passes slot j of its way, or the middle of that where it
// is a box.
func (l *layers) passes(link, j int) float64 {
	s := &l.slots[l.ways[link][j]]
	if s.box >= 0 {
		return s.x
	}
	return s.x - s.shift + l.offsets[link]
}

func (l *layers) flat(link int) bool {
	way := l.ways[link]
	return l.slots[way[0]].row == l.slots[way[len(way)-1]].row
}

// router draws the links of layers whose slots have their places.
type router struct {
	*layers
	sides         [][2]float64 // where the links meet their upper and lower boxes
	tops, bottoms []float64    // of the rows
	legs          [][]run      // of each link
	tracks        []float64    // the height of the first track above each row
}

// across is where a link meets slot j of its way: from below, where that is its
// upper end, else from above.
func (r *router) across(link, j int) float64 {
	switch j {
	case 0:
		return r.sides[link][0]
	case len(r.ways[link]) - 1:
		return r.sides[link][1]
	}
	return r.passes(link, j)
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
		return r.bridge(r.plan.Links[link])
	case r.flat(link):
		leg := &r.legs[link][1]
		over := r.tracks[r.slots[way[0]].row] + trackGap*float64(leg.track)
		p.start(Point{r.sides[link][0], r.middle(way[0]) - r.half(way[0])})
		p.bend(Point{r.sides[link][1], r.middle(way[last]) - r.half(way[last])}, over)
	default:
		p.start(Point{r.sides[link][0], r.middle(way[0]) + r.half(way[0])})
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

// bridge joins two neighbours in a row; two that cite each other have two.
func (r *router) bridge(link Link) []Point {
	a, b := &r.slots[link.Citing], &r.slots[link.Cited]
	y, toward := r.middle(link.Citing), 1.0
	if b.x < a.x {
		toward = -1
	}
	if slices.Contains(r.plan.Links, Link{Citing: link.Cited, Cited: link.Citing}) {
		y += toward * passageGap
	}
	p := pen{}
	p.start(Point{a.x + toward*a.width/2, y})
	p.line(Point{b.x - toward*b.width/2, y})
	return p.curve
}

// loop leaves a box at its right side and comes back to it there.
func (r *router) loop(box int) []Point {
	s := &r.slots[box]
	x, y := s.x+s.width/2, r.middle(box)
	return []Point{{x, y + 9}, {x + 14, y + 14}, {x + 14, y - 14}, {x, y - 9}}
}
