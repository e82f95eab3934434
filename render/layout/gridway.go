package layout

import "math"

// shape says how a link goes.
type shape int

const (
	straight shape = iota // in its row, over free cells
	direct1               // through one channel
	fromLeft              // on at the height of its left box, and through the channel of the right one
	toRight               // through the channel of the left box, and on at the height of the right one
	through               // channel, corridor, channel
	drop                  // from a box to the one above or below it
	side                  // out and back through the channel before, or behind, a column
	loop                  // of a box to itself
)

// gridWay is the way of a link between its left and its right box; of two in one
// column the left is the upper one.
type gridWay struct {
	shape       shape
	left, right int
	behind      bool // of a side, that it is behind the column
	corridor    int
	// The places of its runs in the lanes: of the corridor, and of the channels
	// at the left and the right box. -1 for none.
	runs [3]int
	// Where it meets its boxes: down the page from their middles; of a drop,
	// across it.
	ports [2]float64
}

const (
	overCorridor = iota
	inLeft
	inRight
)

func (r *gridRouter) findWays() {
	r.ways = make([]gridWay, len(r.g.Links))
	r.corridors = make([]lane, r.g.Rows+1)
	r.channels = make([]lane, r.g.Columns+1)
	for _, lanes := range [][]lane{r.corridors, r.channels} {
		for i := range lanes {
			lanes[i].gap = max(trackGap, r.g.LinkGap)
		}
	}
	for i, link := range r.g.Links {
		r.ways[i] = r.findWay(link)
	}
}

func (r *gridRouter) findWay(link Link) gridWay {
	w := gridWay{left: link.Citing, right: link.Cited, runs: [3]int{-1, -1, -1}}
	a, b := &r.g.Cells[w.left], &r.g.Cells[w.right]
	if a.Column > b.Column || a.Column == b.Column && a.Row > b.Row {
		w.left, w.right = w.right, w.left
		a, b = b, a
	}
	switch {
	case w.left == w.right:
		w.shape = loop
	case a.Column == b.Column && a.Row+a.rows() == b.Row:
		w.shape = drop
	case a.Column == b.Column:
		w.shape = side
		w.behind = a.Column > 0 && r.load(a.Column+1) < r.load(a.Column)
	case a.Column+1 == b.Column:
		w.shape = direct1
	case r.level(a) == r.level(b) && r.pass(r.level(a), a.Column+1, b.Column-1, w.left):
		w.shape = straight
	case r.pass(r.level(a), a.Column+1, b.Column-1, w.left):
		w.shape = fromLeft
	case r.pass(r.level(b), a.Column+1, b.Column-1, w.right):
		w.shape = toRight
	default:
		w.shape = through
		w.corridor = r.bestCorridor(a, b)
	}
	r.count(&w)
	return w
}

// level is the row at whose height links leave a box; -1 for one that stands
// between two rows.
func (r *gridRouter) level(c *Cell) int {
	if c.rows()%2 == 0 {
		return -1
	}
	return c.Row + c.rows()/2
}

// pass takes a piece of a row for the links of a box, where all its cells are
// free and no other box has it.
func (r *gridRouter) pass(row, from, to, box int) bool {
	if row < 0 {
		return false
	}
	for column := from; column <= to; column++ {
		if _, taken := r.at[[2]int{column, row}]; taken {
			return false
		}
	}
	for _, p := range r.levels {
		if p.row == row && p.box != box && p.from <= to+1 && from <= p.to+1 {
			return false
		}
	}
	r.levels = append(r.levels, levelPass{row, from, to, box})
	return true
}

// bestCorridor gives the corridor between two boxes with the shortest way, and of
// these one with few links.
func (r *gridRouter) bestCorridor(a, b *Cell) int {
	best, least := 0, math.Inf(1)
	for k := range r.corridors {
		if r.blocked(k, a.Column+1, b.Column-1) {
			continue
		}
		y := float64(k) - 0.5
		length := math.Abs(y-cellMiddle(a)) + math.Abs(y-cellMiddle(b))
		cost := length + 0.06*float64(r.corridors[k].wanted)
		if k == 0 || k == r.g.Rows {
			cost += 0.2
		}
		if cost < least-1e-9 {
			best, least = k, cost
		}
	}
	return best
}

// cellMiddle is the middle of a cell, in rows.
func cellMiddle(c *Cell) float64 { return float64(c.Row) + float64(c.rows()-1)/2 }

// blocked tells whether a box that spans rows stands in a corridor.
func (r *gridRouter) blocked(corridor, from, to int) bool {
	for column := from; column <= to; column++ {
		above, isAbove := r.at[[2]int{column, corridor - 1}]
		below, isBelow := r.at[[2]int{column, corridor}]
		if isAbove && isBelow && above == below {
			return true
		}
	}
	return false
}

func (r *gridRouter) load(channel int) int { return r.channels[channel].wanted }

// count notes which lanes a link wants.
func (r *gridRouter) count(w *gridWay) {
	left, right := r.g.Cells[w.left].Column+1, r.g.Cells[w.right].Column
	switch w.shape {
	case direct1, toRight:
		r.channels[left].wanted++
	case fromLeft:
		r.channels[right].wanted++
	case side:
		r.channels[w.sideChannel(r.g)].wanted++
	case through:
		r.channels[left].wanted++
		r.channels[right].wanted++
		r.corridors[w.corridor].wanted++
	}
}

func (w *gridWay) sideChannel(g *Grid) int {
	channel := g.Cells[w.left].Column
	if w.behind {
		channel++
	}
	return channel
}
