package render

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"citegraph/render/layout"
)

// showSides is the neighbourhood of the focus for a picture from left to right:
// what it cites, the focus, what cites it. Each side is in columns by years; an
// instrument that is both stands where it cites. What is left out of either side
// is a fold in the column next to the focus.
func showSides(ctx context.Context, a Ask) (View, error) {
	g, err := a.Graph.Load(ctx)
	if err != nil {
		return View{}, err
	}
	v, err := Neighbourhood(g, a.Focus, a.Options)
	if err != nil {
		return View{}, err
	}
	v.foldSides()
	v.placeSides()
	v.addDetours(g)
	return v, nil
}

// foldSides turns what a focus says of its citations that are left out into folds.
func (v *View) foldSides() {
	for i := range v.Nodes {
		n := &v.Nodes[i]
		if n.MoreCites > 0 {
			v.Folds = append(v.Folds, Fold{Count: n.MoreCites, Of: i, Words: "+" + thousands(n.MoreCites) + " more"})
		}
		if n.MoreCitedBy > 0 {
			v.Folds = append(v.Folds, Fold{Count: n.MoreCitedBy, Of: i, Citing: true, Words: "+" + thousands(n.MoreCitedBy) + " more"})
		}
		n.MoreCites, n.MoreCitedBy = 0, 0
	}
}

// ring is a side of the focus at a distance: -2 is what is cited by what the focus
// cites, 1 what cites the focus.
func (v *View) rings() []int {
	const unknown = math.MaxInt
	ring := make([]int, len(v.Nodes))
	for i := range ring {
		if ring[i] = unknown; v.Nodes[i].Focus {
			ring[i] = 0
		}
	}
	for distance := 0; distance < len(v.Nodes); distance++ {
		found := false
		for _, e := range v.Edges { // those that cite go before those that are cited
			if near := ring[e.Cited]; (near == distance || near == -distance) && ring[e.Citing] == unknown {
				ring[e.Citing], found = outward(near, 1), true
			}
		}
		for _, e := range v.Edges {
			if near := ring[e.Citing]; (near == distance || near == -distance) && ring[e.Cited] == unknown {
				ring[e.Cited], found = outward(near, -1), true
			}
		}
		if !found {
			break
		}
	}
	for i := range ring {
		if ring[i] == unknown {
			ring[i] = 1
		}
	}
	return ring
}

func outward(ring, otherwise int) int {
	if ring == 0 {
		return otherwise
	}
	return ring + cmp.Compare(ring, 0)
}

// placeSides gives each node its column, 0 for the focus, so that the picture
// fits a landscape page at the largest scale.
func (v *View) placeSides() {
	ring := v.rings()
	rings := map[int][]int{}
	for i := range v.Nodes {
		rings[ring[i]] = append(rings[ring[i]], i)
	}
	best, least := 0, math.Inf(1)
	for rows := leastRow; rows <= mostRow; rows++ {
		columns := 1
		for r, members := range rings {
			if r != 0 {
				columns += (len(members) + v.foldsIn(r) + rows - 1) / rows
			}
		}
		width := 2*margin + float64(columns)*(boxWidth+sideGap.Width) + float64(len(v.Edges))*3
		height := aroundHeight + float64(rows)*(56+sideGap.Height) + float64(len(v.Edges))*1.5
		if cost := max(1, width/pageWidth, height/pageHeight); cost < least-1e-9 {
			best, least = rows, cost
		}
	}
	for r, members := range rings {
		if r == 0 {
			continue
		}
		v.fillColumns(members, r, best)
	}
	v.numberColumns(ring)
}

// foldsIn counts the folds of the ring next to the focus.
func (v *View) foldsIn(ring int) int {
	count := 0
	for i := range v.Folds {
		if v.Folds[i].Citing && ring == 1 || !v.Folds[i].Citing && ring == -1 {
			count++
		}
	}
	return count
}

// fillColumns spreads a ring over columns of about the same length, the oldest at
// the left, and gives each node its column in the ring.
func (v *View) fillColumns(members []int, ring, rows int) {
	folds := v.foldsIn(ring)
	columns := max(1, (len(members)+folds+rows-1)/rows)
	lengths := make([]int, columns)
	for i := range len(members) + folds {
		lengths[i%columns]++
	}
	if ring < 0 { // the longest columns are next to the focus
		slices.Reverse(lengths)
		lengths[columns-1] -= min(folds, lengths[columns-1])
	} else {
		lengths[0] -= min(folds, lengths[0])
	}
	column := 0
	for _, n := range members { // by year, as all nodes of a View
		for lengths[column] == 0 && column+1 < columns {
			column++
		}
		lengths[column]--
		v.Nodes[n].Column = column
	}
}

// numberColumns numbers the columns of all rings from left to right.
func (v *View) numberColumns(ring []int) {
	keys := map[[2]int]bool{}
	for i := range v.Nodes {
		keys[[2]int{ring[i], v.Nodes[i].Column}] = true
	}
	var order [][2]int
	for key := range keys {
		order = append(order, key)
	}
	slices.SortFunc(order, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	focus := slices.IndexFunc(order, func(key [2]int) bool { return key[0] == 0 })
	for i := range v.Nodes {
		v.Nodes[i].Column = slices.Index(order, [2]int{ring[i], v.Nodes[i].Column}) - focus
	}
}

var (
	sideGap  = layout.Size{Width: 62, Height: 15}
	sideSpec = boxSpec{boxWidth, focusWidth, titleLines, focusTitleLines + 1}
)

// arrangeSides places the columns; the focus stands in the middle of them.
func arrangeSides(v *View, theme *Theme) scene {
	s := scene{labels: labelsIn(v, &theme.Type, sideSpec), direction: "what is cited at the left, what cites at the right"}
	first, last := 0, 0
	for i := range v.Nodes {
		first, last = min(first, v.Nodes[i].Column), max(last, v.Nodes[i].Column)
	}
	for _, f := range v.Folds { // a side may be nothing but a fold
		if f.Citing {
			last = max(last, 1)
		} else {
			first = min(first, -1)
		}
	}
	columns := make([][]int, last-first+1)
	for i := range v.Nodes {
		columns[v.Nodes[i].Column-first] = append(columns[v.Nodes[i].Column-first], i)
	}
	rows := 1
	for i := range columns {
		rows = max(rows, len(columns[i])+v.foldsAt(i+first))
	}
	g := layout.Grid{Columns: len(columns), Rows: rows, Gap: sideGap, Cells: make([]layout.Cell, len(v.Nodes), len(v.Nodes)+len(v.Folds))}
	for i, members := range columns {
		start := (rows - len(members) - v.foldsAt(i+first)) / 2
		span := 1
		if i+first == 0 { // the focus
			span = max(1, (rows+1)/2/len(members))
			if (rows-span*len(members))%2 != 0 && span > 1 {
				span--
			}
			start = (rows - span*len(members)) / 2
		}
		for j, n := range members {
			g.Cells[n] = layout.Cell{Size: layout.Size{Width: s.labels[n].width, Height: s.labels[n].height}, Column: i, Row: start + j*span, Span: span}
		}
		below := start + len(members)
		for _, f := range v.Folds {
			if f.Citing && i+first == 1 || !f.Citing && i+first == -1 {
				g.Links = append(g.Links, layout.Link{Citing: len(g.Cells), Cited: f.Of})
				if !f.Citing {
					g.Links[len(g.Links)-1] = layout.Link{Citing: f.Of, Cited: len(g.Cells)}
				}
				g.Cells = append(g.Cells, layout.Cell{Size: layout.Size{Width: boxWidth * 0.62, Height: foldHeight}, Column: i, Row: below})
				below++
			}
		}
	}
	return s.fromGrid(v, theme, &g, first)
}

func (v *View) foldsAt(column int) int {
	if column == 1 || column == -1 {
		return v.foldsIn(column)
	}
	return 0
}

// fromGrid places the grid and paints the grounds of the two sides.
func (s *scene) fromGrid(v *View, theme *Theme, g *layout.Grid, first int) scene {
	folds := len(g.Links)
	for _, e := range v.Edges {
		g.Links = append(g.Links, layout.Link{Citing: e.Citing, Cited: e.Cited})
	}
	for _, d := range v.Detours {
		g.Links = append(g.Links, layout.Link{Citing: d.Citing, Cited: d.Cited})
	}
	const head = 44.0
	g.Above = []float64{head}
	placed := g.Place()
	grow(s.labels, placed.Sizes[:len(s.labels)])
	s.size = layout.Size{Width: placed.Size.Width + 2*panelInset, Height: placed.Size.Height + panelInset}
	move := func(points []layout.Point) []layout.Point {
		for i := range points {
			points[i].X += panelInset
		}
		return points
	}
	s.boxes = move(placed.Boxes[:len(v.Nodes)])
	for i := range v.Folds { // in the order in which they became cells
		s.folds = append(s.folds, foldBox{
			at: move(placed.Boxes[len(v.Nodes)+i : len(v.Nodes)+i+1])[0], size: placed.Sizes[len(v.Nodes)+i], links: [][]layout.Point{move(placed.Links[i])},
		})
	}
	for i, f := range v.foldsInOrder() {
		s.folds[i].words = foldWords(f)
	}
	for _, link := range placed.Links[folds:] {
		move(link)
	}
	s.links, s.detours = placed.Links[folds:folds+len(v.Edges)], placed.Links[folds+len(v.Edges):]
	p := paint{theme}
	middle := -first
	for _, side := range []struct {
		from, to int
		words    string
	}{{0, middle - 1, "What it cites"}, {middle + 1, g.Columns - 1, "What cites it"}} {
		if side.to < side.from {
			continue
		}
		left, right := placed.Columns[side.from].From, placed.Columns[side.to].To+2*panelInset
		if side.from == 0 {
			left = 0
		} else {
			right = s.size.Width
		}
		s.under = append(s.under,
			Box{At: Point{left, 0}, Size: Size{right - left, s.size.Height}, Radius: 6, Fill: theme.Colours.Band},
			p.words(Point{placed.Columns[side.from].From + panelInset, 20}, side.words, Left))
		for column := side.from; column <= side.to; column++ {
			s.under = append(s.under, p.small(Point{placed.Columns[column].From + panelInset, 36}, v.yearsOf(column+first), Left))
		}
	}
	return *s
}

// foldsInOrder gives the folds as arrangeSides makes cells of them.
func (v *View) foldsInOrder() []*Fold {
	var order []*Fold
	for _, citing := range []bool{false, true} {
		for i := range v.Folds {
			if v.Folds[i].Citing == citing {
				order = append(order, &v.Folds[i])
			}
		}
	}
	return order
}

// panelInset is the room between boxes and the edge of the ground below them.
const panelInset = 14.0

// yearsOf says which years stand in a column: "1993–2015".
func (v *View) yearsOf(column int) string {
	first, last, undated := 0, 0, false
	for i := range v.Nodes {
		n := &v.Nodes[i]
		switch {
		case n.Column != column:
		case n.Year == 0:
			undated = true
		default:
			if first == 0 {
				first = n.Year
			}
			last = n.Year
		}
	}
	words := ""
	switch {
	case first == 0 && undated:
		return "undated"
	case first == 0:
		return ""
	case first == last:
		words = fmt.Sprint(first)
	default:
		words = fmt.Sprintf("%d–%d", first, last)
	}
	if undated {
		words += ", undated"
	}
	return words
}
