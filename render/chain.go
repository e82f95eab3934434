package render

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/graphmodel"
	"citegraph/graphmodel/query"
	"citegraph/render/layout"
)

// chainNodes is how many instruments a picture of chains shows by itself, and
// mostWays how many ways are asked for to choose from.
const (
	chainNodes = 12
	mostWays   = 60
)

// showChain shows the ways from the first instrument to the second as the query
// chain finds them, the shortest first, as many as Options.MaxNodes instruments
// hold; of those that it leaves out it says how many. Options.Depth bounds the
// steps. A step that is part of several ways is drawn once.
func showChain(ctx context.Context, a Ask) (View, error) {
	if a.MaxNodes > MostNodes {
		return View{}, fmt.Errorf("%d instruments: %w", a.MaxNodes, ErrTooMany)
	}
	answer, err := query.ChainOf(ctx, a.Graph, query.Question{Names: a.Focus, MaxLength: a.Depth, MaxPaths: mostWays})
	if err != nil {
		return View{}, err
	}
	ways := answer.(*query.Chains).Ways
	if len(ways) == 0 {
		return View{}, fmt.Errorf("%w: %s", ErrNothing, strings.TrimSuffix(answer.Base(), "."))
	}
	g, err := a.Graph.Load(ctx)
	if err != nil {
		return View{}, err
	}
	kept := chooseWays(ways, a.MaxNodes)
	v, err := viewOfWays(ctx, a.Graph, g, ways[:kept])
	if err != nil {
		return View{}, err
	}
	v.Title = cleanLine(a.Title)
	first, last := &ways[0].Steps[0], &ways[0].Steps[len(ways[0].Steps)-1]
	if v.Title == "" {
		v.Title = "How " + v.nameOf(first.Citing) + " rests on " + v.nameOf(last.Cited)
	}
	more := ""
	if len(ways) == mostWays {
		more = "or more "
	}
	v.Base = fmt.Sprintf("%s %s%s of at most %d steps; %s", outOf(kept, len(ways)), more, plural(len(ways), "way", "ways"),
		max(a.Depth, query.DefaultMaxLength*one(a.Depth == 0)), base(documents(g)))
	if left := len(ways) - kept; left > 0 {
		words := "+" + thousands(left) + " more " + plural(left, "way", "ways")
		if more != "" {
			words = "+" + thousands(left) + " ways or more"
		}
		v.Folds = []Fold{{Count: left, Of: -1, Words: words}}
	}
	return v, nil
}

// chooseWays gives how many of the ways, from the first, can be shown with so many
// instruments; one at least.
func chooseWays(ways []query.Chain, most int) int {
	seen := map[string]bool{}
	for i := range ways {
		for _, s := range ways[i].Steps {
			seen[s.Citing], seen[s.Cited] = true, true
		}
		if len(seen) > most && i > 0 {
			return i
		}
	}
	return len(ways)
}

// viewOfWays makes the View of ways: its nodes in columns by the longest way to
// them, its edges with the words of a citation.
func viewOfWays(ctx context.Context, graph query.Graph, g *graphmodel.Graph, ways []query.Chain) (View, error) {
	seen, chosen, focus := map[[2]int]bool{}, map[int]bool{}, map[int]bool{}
	var pairs []graphmodel.Pair
	for i := range ways {
		for _, s := range ways[i].Steps {
			key := [2]int{g.Find(s.Citing), g.Find(s.Cited)}
			chosen[key[0]], chosen[key[1]] = true, true
			if !seen[key] {
				seen[key] = true
				pairs = append(pairs, graphmodel.Pair{Citing: key[0], Cited: key[1], Count: s.Count, Verbs: s.Verbs})
			}
		}
		focus[g.Find(ways[i].Steps[0].Citing)] = true
		focus[g.Find(ways[i].Steps[ways[i].Length-1].Cited)] = true
	}
	v := arrange(g, chosen, pairs, focus)
	v.placeSteps()
	return v, v.tell(ctx, graph)
}

// placeSteps gives each node its column: the number of steps of the longest way
// to it. A step that leads back to where a way has been does not count.
func (v *View) placeSteps() {
	cites, cited := make([][]int, len(v.Nodes)), make([]bool, len(v.Nodes))
	for _, e := range v.Edges {
		cites[e.Citing] = append(cites[e.Citing], e.Cited)
		cited[e.Cited] = true
	}
	state := make([]int, len(v.Nodes)) // 1 on the way, 2 done
	var order []int                    // what is cited before what cites it
	var visit func(n int)
	visit = func(n int) {
		state[n] = 1
		for i, other := range cites[n] {
			if state[other] == 1 {
				cites[n][i] = n
			} else if state[other] == 0 {
				visit(other)
			}
		}
		state[n] = 2
		order = append(order, n)
	}
	for _, beginnings := range []bool{true, false} {
		for n := range v.Nodes {
			if state[n] == 0 && cited[n] != beginnings {
				visit(n)
			}
		}
	}
	last := 0
	for _, n := range slices.Backward(order) {
		for _, other := range cites[n] {
			if other != n {
				v.Nodes[other].Column = max(v.Nodes[other].Column, v.Nodes[n].Column+1)
				last = max(last, v.Nodes[other].Column)
			}
		}
	}
	for i := range v.Nodes {
		if v.Nodes[i].Focus && v.Nodes[i].Column > 0 {
			v.Nodes[i].Column = last
		}
	}
}

// tell gives each edge its words and pinpoint: those of a citation with the verb
// that the line shows, one with a pinpoint rather than one without.
func (v *View) tell(ctx context.Context, graph query.Graph) error {
	var s graphmodel.Selection
	at := map[[2]string]int{}
	for i, e := range v.Edges {
		citing, cited := v.Nodes[e.Citing].ID, v.Nodes[e.Cited].ID
		s.Citing, s.Cited = append(s.Citing, citing), append(s.Cited, cited)
		at[[2]string{citing, cited}] = i
	}
	if len(at) == 0 {
		return nil
	}
	for found, err := range graph.Edges(ctx, s) {
		if err != nil {
			return err
		}
		i, drawn := at[[2]string{found.Citing, found.Cited}]
		if !drawn {
			continue
		}
		e := &v.Edges[i]
		verb := leading(e.Verbs)
		e.Words = cmp.Or(thirdPerson(verb), "cites")
		for _, c := range found.Citations {
			if c.Verb == verb && e.Pinpoint == "" {
				e.Pinpoint = cleanLine(c.Pinpoint)
			}
		}
	}
	return nil
}

// leading is the verb by which an edge is drawn: the first that is in the table
// of groups, else the first.
func leading(verbs []string) string {
	for _, verb := range verbs {
		if groupOf([]string{verb}) < len(verbGroups)-1 {
			return verb
		}
	}
	if len(verbs) > 0 {
		return verbs[0]
	}
	return ""
}

func (v *View) nameOf(id string) string {
	for i := range v.Nodes {
		if v.Nodes[i].ID == id {
			return inSentence(&v.Nodes[i])
		}
	}
	return id
}

var (
	chainGap  = layout.Size{Width: 44, Height: 22}
	chainSpec = boxSpec{158, 204, titleLines, focusTitleLines}
)

// Room of the words beside the line of a step.
const (
	wordsLeading = 1.8 // between the lines of steps from one box, by the size of their words
	wordsInset   = 8.0
	mostWords    = 120.0
)

// arrangeChain puts each step to the right of the one before, its words on its
// line.
func arrangeChain(v *View, theme *Theme) scene {
	s := scene{labels: labelsIn(v, &theme.Type, chainSpec), direction: "from the citing instrument at the left to the cited one at the right"}
	columns := make([][]int, 0)
	for i := range v.Nodes {
		for len(columns) <= v.Nodes[i].Column {
			columns = append(columns, nil)
		}
		columns[v.Nodes[i].Column] = append(columns[v.Nodes[i].Column], i)
	}
	v.orderColumns(columns)
	rows := 1
	for _, members := range columns {
		rows = max(rows, len(members))
	}
	words := Font{Size: theme.Type.Year, Bold: true}
	small := Font{Size: theme.Type.Year}
	g := layout.Grid{Columns: len(columns), Rows: rows, Gap: chainGap, Cells: make([]layout.Cell, len(v.Nodes)), Lead: make([]float64, len(columns)+1), Trail: make([]float64, len(columns)+1), TailGap: wordsLeading * theme.Type.Year}
	for column, members := range columns {
		span := 1
		if len(members) == 1 && rows > 1 {
			span = 2 + rows%2
		}
		start := (rows - span*len(members)) / 2
		for j, n := range members {
			g.Cells[n] = layout.Cell{Size: layout.Size{Width: s.labels[n].width, Height: s.labels[n].height}, Column: column, Row: start + j*span, Span: span}
		}
	}
	pinpoints := false
	for _, e := range v.Edges {
		g.Links = append(g.Links, layout.Link{Citing: e.Citing, Cited: e.Cited})
		room := min(mostWords, max(words.width(e.Words), small.width(e.Pinpoint))) + wordsInset
		if from, to := g.Cells[e.Citing].Column, g.Cells[e.Cited].Column; from <= to {
			g.Lead[from+1] = max(g.Lead[from+1], room)
		}
		if from, to := g.Cells[e.Citing].Column, g.Cells[e.Cited].Column; from >= to { // a step that leads back
			g.Trail[from] = max(g.Trail[from], room)
		}
		pinpoints = pinpoints || e.Pinpoint != ""
	}
	if pinpoints {
		g.TailGap += theme.Type.Year
	}
	g.Above = []float64{0.8 * theme.Type.Year}
	placed := g.Place()
	grow(s.labels, placed.Sizes)
	s.size, s.boxes, s.links = placed.Size, placed.Boxes, placed.Links
	for i := range v.Edges {
		e := &v.Edges[i]
		at := placed.Links[i][0]
		left, anchor := at.X+wordsInset, Left
		if at.X < placed.Boxes[e.Citing].X { // a step that leads back
			left, anchor = at.X-wordsInset, Right
		}
		s.over = append(s.over, Text{At: Point{left, at.Y - 4}, Words: shorten(e.Words, mostWords, words.width), Font: words, Colour: theme.Verbs[groupOf(e.Verbs)].Colour, Anchor: anchor})
		if e.Pinpoint != "" {
			s.over = append(s.over, Text{At: Point{left, at.Y + 1.1*theme.Type.Year}, Words: shorten(e.Pinpoint, mostWords, small.width), Font: small, Colour: theme.Colours.Soft, Anchor: anchor})
		}
	}
	for i := range v.Folds {
		s.size.Height += foldHeight + 16
		s.folds = append(s.folds, foldBox{
			at: layout.Point{X: s.size.Width / 2, Y: s.size.Height - foldHeight/2}, size: layout.Size{Width: 190, Height: foldHeight}, fold: &v.Folds[i],
		})
	}
	return s
}

// orderColumns sorts the nodes in each column by the middle of those that they
// are joined to, from the left and back, so that few lines cross.
func (v *View) orderColumns(columns [][]int) {
	place := make([]float64, len(v.Nodes))
	for _, members := range columns {
		for i, n := range members {
			place[n] = float64(i) - float64(len(members)-1)/2
		}
	}
	for sweep := range 8 {
		for k := range columns {
			if sweep%2 == 1 {
				k = len(columns) - 1 - k
			}
			middle := map[int]float64{}
			for _, n := range columns[k] {
				sum, count := place[n]*0.1, 0.1
				for _, e := range v.Edges {
					if e.Citing == n {
						sum, count = sum+place[e.Cited], count+1
					}
					if e.Cited == n {
						sum, count = sum+place[e.Citing], count+1
					}
				}
				middle[n] = sum / count
			}
			slices.SortStableFunc(columns[k], func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
			for i, n := range columns[k] {
				place[n] = float64(i) - float64(len(columns[k])-1)/2
			}
		}
	}
}
