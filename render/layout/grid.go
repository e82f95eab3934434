package layout

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
