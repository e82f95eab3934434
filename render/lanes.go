package render

import (
	"cmp"
	"slices"

	"citegraph/render/layout"
)

var (
	timelineGap  = layout.Size{Width: 34, Height: 13}
	timelineSpec = boxSpec{150, 176, titleLines, focusTitleLines}
)

const (
	laneName   = 118.0 // width of the column with the names of the lanes
	laneInset  = 11.0  // above and below the boxes of a lane
	axisHeight = 34.0
)

// timeline is a timeline in the making.
type timeline struct {
	v      *View
	theme  *Theme
	bodies []int // of bodyGroups, those that have a lane
	lane   []int // of each node
	starts []int // the first row of each lane, and the number of rows
	first  []int // the first grid column of each column of years, and their number
	cells  []layout.Cell
}

// arrangeTimeline puts each node into its year and lane.
func arrangeTimeline(v *View, theme *Theme) scene {
	t := &timeline{v: v, theme: theme, lane: make([]int, len(v.Nodes))}
	s := scene{labels: labelsIn(v, &theme.Type, timelineSpec), direction: "years from left to right, a lane for each body"}
	if len(v.Nodes) == 0 {
		return s
	}
	t.findLanes()
	t.stack(s.labels)
	g := layout.Grid{Cells: t.cells, Columns: t.first[len(t.first)-1], Rows: t.starts[len(t.starts)-1], Gap: timelineGap}
	g.Above = make([]float64, g.Rows+1)
	for i, row := range t.starts {
		if g.Above[row] = 2 * laneInset; i == 0 || i == len(t.starts)-1 {
			g.Above[row] = laneInset
		}
	}
	g.Before = make([]float64, g.Columns)
	for i, column := range t.first[:len(t.first)-1] {
		if i > 0 && t.gap(i) > 1 {
			g.Before[column] = breakRoom
		}
	}
	for _, e := range v.Edges {
		g.Links = append(g.Links, layout.Link{Citing: e.Citing, Cited: e.Cited})
	}
	for _, d := range v.Detours {
		g.Links = append(g.Links, layout.Link{Citing: d.Citing, Cited: d.Cited})
	}
	placed := g.Place()
	grow(s.labels, placed.Sizes)
	t.compose(&s, &placed)
	return s
}

// breakRoom widens the channel where the axis leaves years out.
const breakRoom = 16.0

// findLanes gives each node its lane, in the order of the legend.
func (t *timeline) findLanes() {
	for i := range t.v.Nodes {
		if body := bodyOf(t.v.Nodes[i].Body); !slices.Contains(t.bodies, body) {
			t.bodies = append(t.bodies, body)
		}
	}
	slices.Sort(t.bodies)
	for i := range t.v.Nodes {
		t.lane[i] = slices.Index(t.bodies, bodyOf(t.v.Nodes[i].Body))
	}
}

// stack gives each node its row and column of the grid.
func (t *timeline) stack(labels []label) {
	columns := t.v.Nodes[len(t.v.Nodes)-1].Column + 1
	count := make([][]int, columns) // of each column, nodes in each lane
	for i := range count {
		count[i] = make([]int, len(t.bodies))
	}
	for i := range t.v.Nodes {
		count[t.v.Nodes[i].Column][t.lane[i]]++
	}
	width, rows := make([]int, columns), make([]int, len(t.bodies))
	t.first = make([]int, columns+1)
	for i := range count {
		width[i] = 1
		for _, n := range count[i] {
			width[i] = max(width[i], (n+mostStack-1)/mostStack)
		}
		t.first[i+1] = t.first[i] + width[i]
		for lane, n := range count[i] {
			rows[lane] = max(rows[lane], (n+width[i]-1)/width[i])
		}
	}
	t.starts = []int{0}
	for _, n := range rows {
		t.starts = append(t.starts, t.starts[len(t.starts)-1]+n)
	}
	seen := map[[2]int]int{}
	order := make([]int, len(t.v.Nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.v.Nodes[a].Date, t.v.Nodes[b].Date) })
	t.cells = make([]layout.Cell, len(t.v.Nodes))
	for _, i := range order {
		column, lane := t.v.Nodes[i].Column, t.lane[i]
		n := seen[[2]int{column, lane}]
		seen[[2]int{column, lane}]++
		high := (count[column][lane] + width[column] - 1) / width[column] // rows that it takes
		start := t.starts[lane] + (rows[lane]-high)/2
		t.cells[i] = layout.Cell{
			Size: layout.Size{Width: labels[i].width, Height: labels[i].height}, Column: t.first[column] + n/high, Row: start + n%high,
		}
		if t.v.Nodes[i].Focus && count[column][lane] == 1 && rows[lane] > 1 { // it may be high, and stands in the middle
			span := 2 + rows[lane]%2
			t.cells[i].Row, t.cells[i].Span = t.starts[lane]+(rows[lane]-span)/2, span
		}
	}
}

// gap is how many years the axis steps from the column before; 0 behind the
// instruments without a year.
func (t *timeline) gap(column int) int {
	_, before := t.v.yearsIn(column - 1)
	first, _ := t.v.yearsIn(column)
	if before == 0 {
		return 0
	}
	return first - before
}

// compose paints lanes, axis and folds around what the grid placed.
func (t *timeline) compose(s *scene, placed *layout.Gridded) {
	p := paint{t.theme}
	by := layout.Point{X: laneName, Y: axisHeight}
	folds := 0.0
	if len(t.v.Folds) > 0 {
		folds = foldHeight + 2*laneInset
	}
	s.size = layout.Size{Width: placed.Size.Width + laneName + laneInset, Height: placed.Size.Height + axisHeight + folds}
	for _, points := range append([][]layout.Point{placed.Boxes}, placed.Links...) {
		for i := range points {
			points[i].X, points[i].Y = points[i].X+by.X, points[i].Y+by.Y
		}
	}
	s.boxes, s.links, s.detours = placed.Boxes, placed.Links[:len(t.v.Edges)], placed.Links[len(t.v.Edges):]
	for lane, body := range t.bodies {
		top, bottom := axisHeight, s.size.Height-folds
		if lane > 0 {
			top = (placed.Rows[t.starts[lane]-1].To+placed.Rows[t.starts[lane]].From)/2 + by.Y
		}
		if lane+1 < len(t.bodies) {
			bottom = (placed.Rows[t.starts[lane+1]-1].To+placed.Rows[t.starts[lane+1]].From)/2 + by.Y
		}
		s.under = append(s.under, t.lanePaint(lane, top, bottom, s.size.Width)...)
		s.under = append(s.under, t.laneWords(bodyGroups[body].legend, (top+bottom)/2)...)
	}
	for column := range t.first[:len(t.first)-1] {
		left := placed.Columns[t.first[column]].From + by.X
		right := placed.Columns[t.first[column+1]-1].To + by.X
		first, last := t.v.yearsIn(column)
		b := band{first: first, last: last}
		s.under = append(s.under, p.words(Point{(left + right) / 2, 15}, b.label(), Middle))
		if first == 0 {
			continue
		}
		s.under = append(s.under, p.rule(Point{left, 24}, Point{right, 24}))
		if column > 0 && t.gap(column) > 0 {
			from := placed.Columns[t.first[column]-1].To + by.X
			s.under = append(s.under, p.axisBreak(from, left, 24, t.gap(column) > 1)...)
		}
	}
	middle := s.size.Height - foldHeight/2 - laneInset
	for i := range t.v.Folds {
		f := &t.v.Folds[i]
		box := foldBox{at: layout.Point{X: laneName/2 - 6, Y: middle}, size: layout.Size{Width: foldWidth(f, t.theme), Height: foldHeight}, fold: f}
		if f.Column >= 0 {
			left, right := placed.Columns[t.first[f.Column]], placed.Columns[t.first[f.Column+1]-1]
			box.at.X = (left.From+right.To)/2 + by.X
			box.size.Width = max(108, box.size.Width)
		}
		box.size.Width = min(box.size.Width, timelineSpec.width)
		s.folds = append(s.folds, box)
	}
	if len(t.v.Folds) > 0 && t.v.Folds[0].Column >= 0 {
		s.under = append(s.under, t.laneWords("left out", middle)...)
	}
}

// axisBreak goes on with the axis from one column to the next; where it leaves
// years out, with two strokes across it.
func (p paint) axisBreak(from, to, y float64, broken bool) []Mark {
	if !broken {
		return []Mark{p.rule(Point{from, y}, Point{to, y})}
	}
	middle := (from + to) / 2
	return []Mark{
		p.rule(Point{from, y}, Point{middle - 3, y}), p.rule(Point{middle + 3, y}, Point{to, y}),
		p.rule(Point{middle - 5, y + 5}, Point{middle - 1, y - 5}), p.rule(Point{middle + 1, y + 5}, Point{middle + 5, y - 5}),
	}
}

// lanePaint tints every other lane.
func (t *timeline) lanePaint(lane int, top, bottom, width float64) []Mark {
	if lane%2 == 1 {
		return nil
	}
	return []Mark{Box{At: Point{0, top}, Size: Size{width, bottom - top}, Fill: t.theme.Colours.Band}}
}

// laneWords writes the name of a lane in its middle.
func (t *timeline) laneWords(name string, middle float64) []Mark {
	font := Font{Size: t.theme.Type.Axis, Bold: true}
	lines := wrap(name, laneName-18, 4, font.width)
	leading := font.Size * 1.25
	y := middle - leading*float64(len(lines)-1)/2 + font.Size*0.36
	var marks []Mark
	for _, words := range lines {
		marks = append(marks, Text{At: Point{10, y}, Words: words, Font: font, Colour: t.theme.Colours.Soft})
		y += leading
	}
	return marks
}
