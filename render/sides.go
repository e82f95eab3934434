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

// findSides gives each node its side: one step to the left for each citation
// along the way from a focus to it, one to the right for each against it.
func (v *View) findSides() {
	reached := make([]bool, len(v.Nodes))
	var level []int
	for i := range v.Nodes {
		if reached[i] = v.Nodes[i].Focus; reached[i] {
			level = append(level, i)
		}
	}
	step := func(from, to, by int) {
		if !reached[to] {
			reached[to], v.Nodes[to].Side = true, v.Nodes[from].Side+by
			level = append(level, to)
		}
	}
	for len(level) > 0 {
		now := level
		level = nil
		for _, n := range now {
			for _, e := range v.Edges { // what cites it, before what it cites
				if e.Cited == n {
					step(n, e.Citing, 1)
				}
			}
			for _, e := range v.Edges {
				if e.Citing == n {
					step(n, e.Cited, -1)
				}
			}
		}
	}
}

// placeSides gives each node its column, 0 for the focus, so that the picture
// fits a landscape page at the largest scale.
func (v *View) placeSides() {
	v.findSides()
	sides := map[int][]int{}
	for i := range v.Nodes {
		if !v.Nodes[i].Focus {
			sides[v.Nodes[i].Side] = append(sides[v.Nodes[i].Side], i)
		}
	}
	best, least := 0, math.Inf(1)
	for rows := leastRow; rows <= mostRow; rows++ {
		columns := 1
		for side, members := range sides {
			columns += (len(members) + v.foldsIn(side) + rows - 1) / rows
		}
		width := 2*margin + float64(columns)*(boxWidth+sideGap.Width) + float64(len(v.Edges))*3
		height := aroundHeight + float64(rows)*(56+sideGap.Height) + float64(len(v.Edges))*1.5
		if cost := max(1, width/pageWidth, height/pageHeight); cost < least-1e-9 {
			best, least = rows, cost
		}
	}
	for side, members := range sides {
		v.fillColumns(members, side, best)
	}
	v.numberColumns()
}

// foldsIn counts the folds of a side.
func (v *View) foldsIn(side int) int {
	count := 0
	for i := range v.Folds {
		if v.Folds[i].side() == side {
			count++
		}
	}
	return count
}

func (f *Fold) side() int {
	if f.Citing {
		return 1
	}
	return -1
}

// fillColumns spreads a side over columns of about the same length, the oldest at
// the left, and gives each node its column in it; what is neither cited nor citing,
// but joined to the focus by something else, stands right of the focus.
func (v *View) fillColumns(members []int, side, rows int) {
	folds := v.foldsIn(side)
	columns := max(1, (len(members)+folds+rows-1)/rows)
	lengths := make([]int, columns)
	for i := range len(members) + folds {
		lengths[i%columns]++
	}
	if side < 0 { // the longest columns are next to the focus
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
		if v.Nodes[n].Column = column; side == 0 {
			v.Nodes[n].Column++
		}
	}
}

// numberColumns numbers the columns of all sides from left to right, 0 for that
// of the focus.
func (v *View) numberColumns() {
	var order [][2]int
	for i := range v.Nodes {
		order = append(order, [2]int{v.Nodes[i].Side, v.Nodes[i].Column})
	}
	slices.SortFunc(order, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	order = slices.Compact(order)
	focus := slices.Index(order, [2]int{0, 0})
	for i := range v.Nodes {
		v.Nodes[i].Column = slices.Index(order, [2]int{v.Nodes[i].Side, v.Nodes[i].Column}) - focus
	}
}

var (
	sideGap  = layout.Size{Width: 62, Height: 15}
	sideSpec = boxSpec{boxWidth, focusWidth, titleLines, focusTitleLines + 1}
)

// sides is a picture of the two sides of a focus in the making.
type sides struct {
	v       *View
	theme   *Theme
	columns [][]int // nodes, from the left
	focus   int     // the column of the focus
	right   int     // the first column of what cites it
	folds   []int   // the cells of the folds
	grid    layout.Grid
}

// arrangeSides places the columns; the focus stands in the middle of them.
func arrangeSides(v *View, theme *Theme) scene {
	s := scene{labels: labelsIn(v, &theme.Type, sideSpec), direction: "what is cited at the left, what cites at the right"}
	p := sides{v: v, theme: theme, folds: make([]int, len(v.Folds))}
	p.findColumns()
	p.fill(s.labels)
	p.link()
	p.compose(&s)
	return s
}

// findColumns fills columns; a side may be nothing but a fold.
func (p *sides) findColumns() {
	first, last := 0, 0
	for i := range p.v.Nodes {
		first, last = min(first, p.v.Nodes[i].Column), max(last, p.v.Nodes[i].Column)
	}
	if first == 0 && p.v.foldsIn(-1) > 0 {
		first = -1
	}
	p.focus = -first
	p.right = last + p.focus + 1
	for i := range p.v.Nodes {
		if n := &p.v.Nodes[i]; n.Side > 0 {
			p.right = min(p.right, n.Column+p.focus)
		}
	}
	if p.right > last+p.focus && p.v.foldsIn(1) > 0 {
		last++
	}
	p.columns = make([][]int, last-first+1)
	for i := range p.v.Nodes {
		at := &p.columns[p.v.Nodes[i].Column+p.focus]
		*at = append(*at, i)
	}
}

// fill makes the cells of the grid: each column in the middle of the rows, the
// folds below the columns next to the focus.
func (p *sides) fill(labels []label) {
	g := &p.grid
	*g = layout.Grid{Columns: len(p.columns), Rows: 1, Gap: sideGap, Above: []float64{sideHead}, Cells: make([]layout.Cell, len(p.v.Nodes))}
	foldsOf := func(column int) int {
		switch column {
		case p.focus - 1:
			return p.v.foldsIn(-1)
		case p.right:
			return p.v.foldsIn(1)
		}
		return 0
	}
	for column, members := range p.columns {
		g.Rows = max(g.Rows, len(members)+foldsOf(column))
	}
	for column, members := range p.columns {
		start, span := (g.Rows-len(members)-foldsOf(column))/2, 1
		if column == p.focus {
			span = max(1, (g.Rows+1)/2/len(members))
			if (g.Rows-span*len(members))%2 != 0 && span > 1 {
				span--
			}
			start = (g.Rows - span*len(members)) / 2
		}
		for i, n := range members {
			g.Cells[n] = layout.Cell{Size: layout.Size{Width: labels[n].width, Height: labels[n].height}, Column: column, Row: start + i*span, Span: span}
		}
		below := start + len(members)
		for i := range p.v.Folds {
			if f := &p.v.Folds[i]; f.Citing && column == p.right || !f.Citing && column == p.focus-1 {
				p.folds[i] = len(g.Cells)
				g.Cells = append(g.Cells, layout.Cell{Size: layout.Size{Width: foldWidth(f, p.theme), Height: foldHeight}, Column: column, Row: below})
				below++
			}
		}
	}
}

// sideHead is the room above the boxes for the names of the sides.
const sideHead = 44.0

// link adds the links: edges, detours, folds.
func (p *sides) link() {
	for _, e := range p.v.Edges {
		p.grid.Links = append(p.grid.Links, layout.Link{Citing: e.Citing, Cited: e.Cited})
	}
	for _, d := range p.v.Detours {
		p.grid.Links = append(p.grid.Links, layout.Link{Citing: d.Citing, Cited: d.Cited})
	}
	for i, f := range p.v.Folds {
		link := layout.Link{Citing: f.Of, Cited: p.folds[i]}
		if f.Citing {
			link = layout.Link{Citing: p.folds[i], Cited: f.Of}
		}
		p.grid.Links = append(p.grid.Links, link)
	}
}

// compose places the grid and paints the grounds of the two sides.
func (p *sides) compose(s *scene) {
	placed := p.grid.Place()
	edges, lines := len(p.v.Edges), len(p.v.Edges)+len(p.v.Detours)
	grow(s.labels, placed.Sizes[:len(s.labels)])
	s.size, s.boxes = placed.Size, placed.Boxes[:len(p.v.Nodes)]
	s.links, s.detours = placed.Links[:edges], placed.Links[edges:lines]
	for i := range p.v.Folds {
		s.folds = append(s.folds, foldBox{
			at: placed.Boxes[p.folds[i]], size: placed.Sizes[p.folds[i]], links: placed.Links[lines+i : lines+i+1], fold: &p.v.Folds[i],
		})
	}
	s.inset(panelInset, 0)
	s.size.Height += panelInset
	brush := paint{p.theme}
	for _, side := range []struct {
		from, to int
		words    string
	}{{0, p.focus - 1, "What it cites"}, {p.right, len(p.columns) - 1, "What cites it"}} {
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
			Box{At: Point{left, 0}, Size: Size{right - left, s.size.Height}, Radius: 6, Fill: p.theme.Colours.Band},
			brush.words(Point{placed.Columns[side.from].From + panelInset, 20}, side.words, Left))
	}
	for column := range p.columns {
		if years := p.v.yearsOf(column - p.focus); years != "" && column != p.focus {
			s.under = append(s.under, brush.small(Point{placed.Columns[column].From + panelInset, 36}, years, Left))
		}
	}
	if p.right > p.focus+1 {
		s.under = append(s.under, brush.words(Point{placed.Columns[p.focus+1].From + panelInset, 20}, "Beside it", Left))
	}
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
