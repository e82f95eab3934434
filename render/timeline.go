package render

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"citegraph/graphmodel"
	"citegraph/render/layout"
)

// timelineNodes is how many instruments a timeline shows by itself.
const timelineNodes = 20

// showTimeline shows the neighbourhood of the focus, or without one the most
// cited instruments and what cites most of them, on an axis of years. What is
// left out of them is a fold for each column of years.
func showTimeline(ctx context.Context, a Ask) (View, error) {
	g, err := a.Graph.Load(ctx)
	if err != nil {
		return View{}, err
	}
	var v View
	if len(a.Focus) == 0 {
		v, err = Overview(g, a.Options)
	} else {
		v, err = Neighbourhood(g, a.Focus, a.Options)
	}
	if err != nil {
		return View{}, err
	}
	if a.Title == "" {
		v.Title = "Timeline: " + uncapitalized(v.Title)
	}
	v.thin()
	v.placeYears()
	v.foldYears(g)
	v.addDetours(g)
	return v, nil
}

// uncapitalized begins a title with a small letter, where it stands within one.
func uncapitalized(title string) string {
	for _, first := range []string{"The ", "Citations "} {
		if len(title) > len(first) && title[:len(first)] == first {
			return string(title[0]+'a'-'A') + title[1:]
		}
	}
	return title
}

// thin leaves of the edges that touch no focus only the strongest of each node,
// since on an axis they would cover each other.
func (v *View) thin() {
	if !slices.ContainsFunc(v.Nodes, func(n Node) bool { return n.Focus }) {
		return
	}
	joined := make([]bool, len(v.Nodes))
	for _, e := range v.Edges {
		if e.Focus {
			joined[e.Citing], joined[e.Cited] = true, true
		}
	}
	order := make([]int, len(v.Edges))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(v.Edges[b].Count, v.Edges[a].Count) })
	keep := make([]bool, len(v.Edges))
	for _, i := range order {
		e := &v.Edges[i]
		if keep[i] = e.Focus || !joined[e.Citing] || !joined[e.Cited]; keep[i] {
			joined[e.Citing], joined[e.Cited] = true, true
		}
	}
	var kept []Edge
	for i := range v.Edges {
		if keep[i] {
			kept = append(kept, v.Edges[i])
		} else {
			v.EdgesLeftOut++
		}
	}
	v.Edges = kept
}

// mostYears is how many columns of boxes a timeline has room for at a readable
// size, and mostStack how many boxes stand above each other in a lane and column
// before the column becomes wider.
const (
	mostYears = 6
	mostStack = 5
)

// placeYears gives each node its column of years: each year its own, and while
// there are more columns than mostYears those two neighbours together that hold
// fewest instruments and years.
func (v *View) placeYears() {
	type span struct{ first, last, count int }
	var spans []span
	for i := range v.Nodes {
		year := v.Nodes[i].Year
		if n := len(spans); n > 0 && spans[n-1].last == year {
			spans[n-1].count++
			continue
		}
		spans = append(spans, span{year, year, 1})
	}
	for len(spans) > mostYears {
		best, least := -1, math.Inf(1)
		for i := 1; i < len(spans); i++ {
			a, b := spans[i-1], spans[i]
			if a.first == 0 {
				continue // those without a year stay by themselves
			}
			count := float64(a.count + b.count)
			if cost := count*count + float64(b.last-a.first)*0.5; cost < least {
				best, least = i, cost
			}
		}
		if best < 0 {
			break
		}
		spans[best-1] = span{spans[best-1].first, spans[best].last, spans[best-1].count + spans[best].count}
		spans = slices.Delete(spans, best, best+1)
	}
	for i := range v.Nodes {
		v.Nodes[i].Column = slices.IndexFunc(spans, func(s span) bool { return v.Nodes[i].Year <= s.last })
	}
}

// foldYears counts what is next to a focus and left out, by column of years, and
// by itself what has no year.
func (v *View) foldYears(g *graphmodel.Graph) {
	known := map[int]bool{}
	for i := range v.Nodes {
		known[g.Find(v.Nodes[i].ID)] = true
	}
	years := map[int][]int{} // of what is left out, by column
	add := func(n int) {
		if known[n] {
			return
		}
		known[n] = true
		year := g.Instrument(n).Year
		column := v.columnOf(year)
		years[column] = append(years[column], year)
	}
	for i := range v.Nodes {
		n := &v.Nodes[i]
		if !n.Focus {
			continue
		}
		at := g.Find(n.ID)
		for _, p := range g.Cites(at) {
			add(p.Cited)
		}
		for _, p := range g.CitedBy(at) {
			add(p.Citing)
		}
		n.MoreCites, n.MoreCitedBy = 0, 0
	}
	for column, left := range years {
		v.Folds = append(v.Folds, Fold{Count: len(left), Of: -1, Column: column, Words: v.leftOutWords(column, left)})
	}
	slices.SortFunc(v.Folds, func(a, b Fold) int { return cmp.Compare(a.Column, b.Column) })
}

// leftOutWords says how many are left out in a column, and of which years where
// the heading of the column does not say it.
func (v *View) leftOutWords(column int, years []int) string {
	words := "+" + thousands(len(years)) + " more"
	if column < 0 {
		return "+" + thousands(len(years)) + " undated"
	}
	first, last := v.yearsIn(column)
	from, to := slices.Min(years), slices.Max(years)
	switch {
	case from >= first && to <= last:
		return words
	case to < first:
		return words + " to " + strconv.Itoa(to)
	case from > last:
		return words + " from " + strconv.Itoa(from)
	case from == to:
		return words + ", " + strconv.Itoa(from)
	}
	return fmt.Sprintf("%s, %d–%d", words, from, to)
}

// columnOf gives the column of a year: the first that does not end before it, and
// the last for later ones; for no year the column of those without, or -1.
func (v *View) columnOf(year int) int {
	if year == 0 && (len(v.Nodes) == 0 || v.Nodes[0].Year != 0) {
		return -1
	}
	last := 0
	for i := range v.Nodes {
		if last = v.Nodes[i].Column; v.Nodes[i].Year >= year {
			return last
		}
	}
	return last
}

// yearsIn gives the first and the last year of a column; 0 for none.
func (v *View) yearsIn(column int) (first, last int) {
	for i := range v.Nodes {
		if n := &v.Nodes[i]; n.Column == column {
			if first == 0 {
				first = n.Year
			}
			last = n.Year
		}
	}
	return first, last
}

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
