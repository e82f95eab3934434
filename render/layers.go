package render

// layers are a Plan with each citation cut into pieces from row to row, so that
// a row is a sequence of slots: boxes, and passages of citations between them.
type layers struct {
	plan  *Plan
	slots []slot
	rows  [][]int // slots of each row, from left to right
	// ways are the slots of each link from its upper box down to its lower one;
	// a link within a row has two, one of a box to itself has one.
	ways [][]int
	// joined are the slots above and below each slot that its links lead to.
	joined [][]int
}

// slot is a box, or the place where a link passes a row.
type slot struct {
	box   int // in Plan.Boxes, -1 for a passage
	row   int
	width float64
	x     float64 // of its middle
}

// passage is the width of a link on its way between boxes.
const passage = 0.0

// layersOf cuts the links. The first slots are the boxes.
func layersOf(plan *Plan) *layers {
	l := &layers{plan: plan, slots: make([]slot, len(plan.Boxes)), rows: make([][]int, len(plan.Rows))}
	for r, row := range plan.Rows {
		for _, box := range row {
			l.slots[box] = slot{box: box, row: r, width: plan.Boxes[box].Width}
			l.rows[r] = append(l.rows[r], box)
		}
	}
	for _, link := range plan.Links {
		upper, lower := link.Cited, link.Citing
		if l.slots[upper].row > l.slots[lower].row {
			upper, lower = lower, upper
		}
		way := []int{upper}
		for r := l.slots[upper].row + 1; r < l.slots[lower].row; r++ {
			way = append(way, len(l.slots))
			l.rows[r] = append(l.rows[r], len(l.slots))
			l.slots = append(l.slots, slot{box: -1, row: r, width: passage})
		}
		if lower != upper {
			way = append(way, lower)
		}
		l.ways = append(l.ways, way)
	}
	l.joined = make([][]int, len(l.slots))
	for _, way := range l.ways {
		for j := 1; j < len(way); j++ {
			above, below := way[j-1], way[j]
			l.joined[above] = append(l.joined[above], below)
			l.joined[below] = append(l.joined[below], above)
		}
	}
	return l
}

// between is the room from the middle of a slot to that of the next.
func (l *layers) between(a, b *slot) float64 {
	room := (a.width + b.width) / 2
	switch {
	case a.box >= 0 && b.box >= 0:
		return room + l.plan.Gap.Width
	case a.box >= 0 || b.box >= 0:
		return room + l.plan.Gap.Width*0.6
	}
	return room + passageGap
}

// passageGap is the room between links side by side.
const passageGap = 7.0

// rowWidth is the least width of a row.
func (l *layers) rowWidth(row []int) float64 {
	if len(row) == 0 {
		return 0
	}
	width := (l.slots[row[0]].width + l.slots[row[len(row)-1]].width) / 2
	for i := 1; i < len(row); i++ {
		width += l.between(&l.slots[row[i-1]], &l.slots[row[i]])
	}
	return width
}

// How hard a slot is drawn towards those that it is joined to: straight citations
// matter more than boxes in their middle.
const (
	passagePull = 4.0
	boxPull     = 1.0
	sweeps      = 40
)

// spread gives each slot its place across the page: as near as may be to the
// slots that it is joined to, in the order of its row, within the width of the
// widest row. It gives that width.
func (l *layers) spread() float64 {
	width := 0.0
	for _, row := range l.rows {
		width = max(width, l.rowWidth(row))
	}
	for _, row := range l.rows { // the middle of the page to begin with
		x := (width-l.rowWidth(row))/2 + l.slots[row[0]].width/2
		for i, s := range row {
			if i > 0 {
				x += l.between(&l.slots[row[i-1]], &l.slots[s])
			}
			l.slots[s].x = x
		}
	}
	for sweep := range sweeps {
		for i := range l.rows {
			if sweep%2 == 1 {
				i = len(l.rows) - 1 - i
			}
			l.settle(l.rows[i], width)
		}
	}
	return width
}

// settle moves the slots of one row towards those that they are joined to.
func (l *layers) settle(row []int, width float64) {
	wanted, weights, gaps := make([]float64, len(row)), make([]float64, len(row)), make([]float64, len(row))
	for i, s := range row {
		this := &l.slots[s]
		wanted[i], weights[i] = this.x, boxPull
		if this.box < 0 {
			weights[i] = passagePull
		}
		if joined := l.joined[s]; len(joined) > 0 {
			sum := 0.0
			for _, other := range joined {
				sum += l.slots[other].x
			}
			wanted[i] = sum / float64(len(joined))
		}
		if len(row) == 1 && this.box >= 0 {
			wanted[i] = (wanted[i] + 3*width/2) / 4
		}
		if i > 0 {
			gaps[i] = l.between(&l.slots[row[i-1]], this)
		}
	}
	first, last := &l.slots[row[0]], &l.slots[row[len(row)-1]]
	for i, x := range spaced(wanted, weights, gaps, first.width/2, width-last.width/2) {
		l.slots[row[i]].x = x
	}
}
