package layout

import (
	"math"
	"slices"
)

// Grid is what is to be placed in columns and rows that mean something: years and
// bodies, steps of a chain, the sides of a focus. Between the columns and the rows
// run channels and corridors, and links go nowhere else but over free cells: so
// they never run through a box. Sizes are pixels.
type Grid struct {
	Cells         []Cell
	Columns, Rows int
	Links         []Link
	Gap           Size // the least width of a channel, and height of a corridor
	// Above is room to add above a row, Before to the left of a column; Lead and
	// Trail to the left and to the right of the tracks of the channel before a
	// column, where the words of links stand. Each may be shorter than the grid.
	Above, Before, Lead, Trail []float64
	LinkGap                    float64 // between links side by side; 0 for the usual
	// TailGap is the room between links where they leave their citing boxes; 0
	// for that of all ends.
	TailGap float64
}

// Cell is a box in a Grid. It stands in the middle of the rows that it spans.
type Cell struct {
	Size
	Column, Row int
	Span        int // rows, 0 for 1
}

func (c *Cell) rows() int { return max(1, c.Span) }

// Gridded is where all that is in a Grid stands.
type Gridded struct {
	Positions
	Sizes         []Size // of the boxes, which grow with the links that meet them
	Columns, Rows []Stretch
}

// Stretch is a piece of an axis.
type Stretch struct{ From, To float64 }

// Middle is the place in the middle.
func (s Stretch) Middle() float64 { return (s.From + s.To) / 2 }

// Place places a Grid. The same Grid gives the same answer; it never fails.
func (g *Grid) Place() Gridded {
	r := &gridRouter{g: g, at: map[[2]int]int{}, sizes: make([]Size, len(g.Cells))}
	for i := range g.Cells {
		c := &g.Cells[i]
		r.sizes[i] = c.Size
		for row := c.Row; row < c.Row+c.rows(); row++ {
			r.at[[2]int{c.Column, row}] = i
		}
	}
	r.findWays()
	r.orderCorridors()
	r.placePorts()
	r.placeRows()
	r.snap()
	r.orderChannels()
	r.placeColumns()
	out := Gridded{Sizes: r.sizes, Columns: r.columns, Rows: r.rows}
	out.Size = Size{r.width, r.height}
	for i := range g.Cells {
		out.Boxes = append(out.Boxes, Point{r.columns[g.Cells[i].Column].Middle(), r.middle(i)})
	}
	for i := range r.ways {
		out.Links = append(out.Links, r.draw(i))
	}
	return out
}

// gridRouter places the links of a Grid.
type gridRouter struct {
	g             *Grid
	at            map[[2]int]int // the box by column and row
	sizes         []Size
	ways          []gridWay
	levels        []levelPass
	corridors     []lane // above each row, and below the last
	channels      []lane // before each column, and behind the last
	rows, columns []Stretch
	width, height float64
	sides         map[boxSide][]gridEnd
}

// levelPass is a piece of a row that a link takes at the height of its box.
type levelPass struct{ row, from, to, box int }

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

// middle is the middle of a box down the page.
func (r *gridRouter) middle(box int) float64 {
	c := &r.g.Cells[box]
	return (r.rows[c.Row].From + r.rows[c.Row+c.rows()-1].To) / 2
}

// roughMiddle is the same before the rows have their places, in hundredths of a
// row.
func (r *gridRouter) roughMiddle(box int) float64 { return 100 * cellMiddle(&r.g.Cells[box]) }

// orderCorridors gives the links in each corridor their tracks.
func (r *gridRouter) orderCorridors() {
	for i := range r.ways {
		w := &r.ways[i]
		if w.shape != through {
			continue
		}
		y := 100*float64(w.corridor) - 50
		from, to := 100*float64(r.g.Cells[w.left].Column)+50, 100*float64(r.g.Cells[w.right].Column)-50
		w.runs[overCorridor] = r.corridors[w.corridor].add(laneRun{
			{from, sideOf(r.roughMiddle(w.left), y)}, {to, sideOf(r.roughMiddle(w.right), y)},
		})
	}
	for i := range r.corridors {
		r.corridors[i].assign()
	}
}

// sideOf is -1 for what comes from before a place, 1 for what comes from behind.
func sideOf(from, place float64) int {
	if from < place {
		return -1
	}
	return 1
}

// placeRows gives rows, corridors and boxes their heights.
func (r *gridRouter) placeRows() {
	heights := make([]float64, r.g.Rows)
	rooms := make([]float64, r.g.Rows+1)
	for k := range rooms {
		rooms[k] = r.corridors[k].width()
		switch tracks := r.corridors[k].tracks; {
		case k > 0 && k < r.g.Rows:
			rooms[k] = max(r.g.Gap.Height, rooms[k]+2*laneEdge)
		case tracks > 0:
			rooms[k] += 2 * laneEdge
		}
		rooms[k] += at(r.g.Above, k)
	}
	for i := range r.g.Cells {
		if c := &r.g.Cells[i]; c.rows() == 1 {
			heights[c.Row] = max(heights[c.Row], r.sizes[i].Height)
		}
	}
	for i := range r.g.Cells {
		c := &r.g.Cells[i]
		have := -rooms[c.Row]
		for row := c.Row; row < c.Row+c.rows(); row++ {
			have += heights[row] + rooms[row]
		}
		for row := c.Row; row < c.Row+c.rows() && have < r.sizes[i].Height; row++ {
			heights[row] += (r.sizes[i].Height - have) / float64(c.rows())
		}
	}
	y := 0.0
	r.rows = make([]Stretch, r.g.Rows)
	for k := range r.corridors {
		above := at(r.g.Above, k)
		r.corridors[k].start(y+above, rooms[k]-above)
		y += rooms[k]
		if k < r.g.Rows {
			r.rows[k] = Stretch{y, y + heights[k]}
			y += heights[k]
		}
	}
	r.height = y
}

func at(list []float64, i int) float64 {
	if i < len(list) {
		return list[i]
	}
	return 0
}

// meets is where a link meets its left (0) or right (1) box down the page.
func (r *gridRouter) meets(w *gridWay, end int) float64 {
	box := w.left
	if end == 1 {
		box = w.right
	}
	return r.middle(box) + w.ports[end]
}

// orderChannels gives the links in each channel their tracks.
func (r *gridRouter) orderChannels() {
	for i := range r.ways {
		w := &r.ways[i]
		left, right := r.g.Cells[w.left].Column+1, r.g.Cells[w.right].Column
		from, to := r.meets(w, 0), r.meets(w, 1)
		switch w.shape {
		case direct1, toRight:
			w.runs[inLeft] = r.channels[left].addRun(from, -1, to, 1)
		case fromLeft:
			w.runs[inRight] = r.channels[right].addRun(from, -1, to, 1)
		case through:
			over := r.corridors[w.corridor].place(w.runs[overCorridor])
			w.runs[inLeft] = r.channels[left].addRun(from, -1, over, 1)
			w.runs[inRight] = r.channels[right].addRun(over, -1, to, 1)
		case side:
			toward := 1
			if w.behind {
				toward = -1
			}
			w.runs[inLeft] = r.channels[w.sideChannel(r.g)].addRun(from, toward, to, toward)
		}
	}
	for i := range r.channels {
		r.channels[i].assign()
	}
}

// placeColumns gives columns and channels their widths.
func (r *gridRouter) placeColumns() {
	widths := make([]float64, r.g.Columns)
	for i := range r.g.Cells {
		widths[r.g.Cells[i].Column] = max(widths[r.g.Cells[i].Column], r.sizes[i].Width)
	}
	x := 0.0
	r.columns = make([]Stretch, r.g.Columns)
	for k := range r.channels {
		room := 0.0
		if r.channels[k].tracks > 0 {
			room = r.channels[k].width() + 2*channelEdge
		}
		if k > 0 && k < r.g.Columns {
			room = max(room, r.g.Gap.Width)
		}
		before, lead := at(r.g.Before, k), at(r.g.Lead, k)
		r.channels[k].start(x+before+lead, room)
		x += before + lead + room + at(r.g.Trail, k)
		if k < r.g.Columns {
			r.columns[k] = Stretch{x, x + widths[k]}
			x += widths[k]
		}
	}
	r.width = x
}

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
