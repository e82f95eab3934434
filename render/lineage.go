package render

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/render/layout"
)

// lineageNodes is how many instruments a lineage shows by itself, mostLine how
// many of them are of the line, and mostNew how many each of these newly cites.
const (
	lineageNodes = 36
	mostLine     = 8
	mostNew      = 6
)

// A resolution continues an earlier one of the same body where it recalls or
// reaffirms it and their titles have at least sameSubject of their words in
// common (likeness); the title of the focus, to which all else is held, at least
// nearSubject.
const (
	sameSubject = 0.6
	nearSubject = 0.4
)

// continuing are the verbs with which a resolution takes up an earlier one.
var continuing = []string{"recall", "reaffirm", "reiterate", "emphasize", "follow up"}

// showLineage shows the line of resolutions that the focus continues and that
// continue it (sameSubject says what that is), from the oldest to the newest, and
// beside each what it cites that none before it in the line does: what is cited
// again later in the line first, then what most of the graph cites. Of a line of
// more than mostLine the oldest and the newest stay, and the focus.
func showLineage(ctx context.Context, a Ask) (View, error) {
	if a.MaxNodes > MostNodes {
		return View{}, fmt.Errorf("%d instruments: %w", a.MaxNodes, ErrTooMany)
	}
	g, err := a.Graph.Load(ctx)
	if err != nil {
		return View{}, err
	}
	l := lineage{g: g, focus: g.Find(a.Focus[0])}
	if l.focus < 0 {
		return View{}, fmt.Errorf("%s: %w", a.Focus[0], ErrUnknown)
	}
	l.collect()
	if len(l.all) < 2 {
		return View{}, fmt.Errorf("%w: no resolution of the same body and subject that %s recalls, or that recalls it", ErrNothing, a.Focus[0])
	}
	return l.view(a), nil
}

// lineage is a line in the making; its numbers are those of the graph.
type lineage struct {
	g        *graphmodel.Graph
	focus    int
	all      []int // by date
	line     []int // those that are shown
	newly    map[int][]int
	subjects map[int]map[string]bool
}

func (l *lineage) subject(n int) map[string]bool {
	if l.subjects == nil {
		l.subjects = map[int]map[string]bool{}
	}
	if l.subjects[n] == nil {
		l.subjects[n] = subject(l.g.Instrument(n).Title)
	}
	return l.subjects[n]
}

// continues tells whether one instrument of a pair takes up the other.
func (l *lineage) continues(p graphmodel.Pair) bool {
	newer, older := l.g.Instrument(p.Citing), l.g.Instrument(p.Cited)
	if newer.Kind != citation.Resolution || older.Kind != citation.Resolution || newer.Body != older.Body || p.Citing == p.Cited {
		return false
	}
	if l.older(p.Citing, p.Cited) || !slices.ContainsFunc(p.Verbs, func(verb string) bool { return slices.Contains(continuing, verb) }) {
		return false
	}
	return likeness(l.subject(p.Citing), l.subject(p.Cited)) >= sameSubject &&
		likeness(l.subject(p.Citing), l.subject(l.focus)) >= nearSubject && likeness(l.subject(p.Cited), l.subject(l.focus)) >= nearSubject
}

// older tells whether a is from before b.
func (l *lineage) older(a, b int) bool {
	x, y := l.g.Instrument(a), l.g.Instrument(b)
	return cmp.Or(cmp.Compare(x.Year, y.Year), cmp.Compare(x.Date, y.Date), cmp.Compare(a, b)) < 0
}

// collect walks from the focus to what it continues and what continues it.
func (l *lineage) collect() {
	seen := map[int]bool{l.focus: true}
	l.all = []int{l.focus}
	for i := 0; i < len(l.all); i++ {
		for _, p := range append(l.g.Cites(l.all[i]), l.g.CitedBy(l.all[i])...) {
			other := p.Citing
			if other == l.all[i] {
				other = p.Cited
			}
			if !seen[other] && l.continues(p) {
				seen[other] = true
				l.all = append(l.all, other)
			}
		}
	}
	slices.SortFunc(l.all, func(a, b int) int {
		if l.older(a, b) {
			return -1
		}
		return 1
	})
}

// shorten chooses which of the line are shown: all, or the oldest and the newest.
func (l *lineage) shorten(most int) {
	l.line = l.all
	if len(l.all) <= most {
		return
	}
	tail := max(1, most-1)
	l.line = append([]int{l.all[0]}, l.all[len(l.all)-tail:]...)
	if !slices.Contains(l.line, l.focus) {
		l.line = append([]int{l.all[0], l.focus}, l.all[len(l.all)-max(1, tail-1):]...)
	}
}

// findNew finds for each of the line what it newly cites, the most relevant first.
func (l *lineage) findNew() {
	l.newly = map[int][]int{}
	cited, again := map[int]int{}, map[int]int{} // first by, and how often in the line
	for _, n := range l.all {
		for _, p := range l.g.Cites(n) {
			if _, known := cited[p.Cited]; !known {
				cited[p.Cited] = n
			}
			again[p.Cited]++
		}
	}
	for _, n := range l.line {
		for _, p := range l.g.Cites(n) {
			if cited[p.Cited] == n && !slices.Contains(l.all, p.Cited) && l.g.Instrument(p.Cited).Whole != l.g.Instrument(n).ID {
				l.newly[n] = append(l.newly[n], p.Cited)
			}
		}
		slices.SortFunc(l.newly[n], func(a, b int) int {
			return cmp.Or(cmp.Compare(again[b], again[a]), cmp.Compare(len(l.g.CitedBy(b)), len(l.g.CitedBy(a))), cmp.Compare(a, b))
		})
	}
}

// view makes the View, with as many new citations each as the room allows.
func (l *lineage) view(a Ask) View {
	l.shorten(max(2, min(mostLine, a.MaxNodes)))
	l.findNew()
	room := a.MaxNodes - len(l.line)
	each := 0
	for total := 0; each < mostNew && total < room; {
		each, total = each+1, 0
		for _, n := range l.line {
			total += min(each, len(l.newly[n]))
		}
		if total > room {
			each--
		}
	}
	chosen := map[int]bool{}
	for _, n := range l.line {
		chosen[n] = true
	}
	pairs := l.steps()
	for _, n := range l.line {
		for _, cited := range l.newly[n][:min(each, len(l.newly[n]))] {
			chosen[cited] = true
			for _, p := range l.g.Cites(n) {
				if p.Cited == cited {
					pairs = append(pairs, p)
				}
			}
		}
	}
	v := arrange(l.g, chosen, pairs, map[int]bool{l.focus: true})
	place := map[int]int{}
	for i := range v.Nodes {
		n := l.g.Find(v.Nodes[i].ID)
		place[n] = i
		if v.Nodes[i].Column = 1; slices.Contains(l.line, n) {
			v.Nodes[i].Column = 0
		}
	}
	for _, n := range l.line {
		if more := len(l.newly[n]) - each; more > 0 {
			v.Folds = append(v.Folds, Fold{Count: more, Of: place[n], Words: "+" + thousands(more) + " more"})
		}
	}
	inLine := func(i int) bool { return v.Nodes[i].Column == 0 }
	for at, n := range l.line[1:] {
		if !slices.ContainsFunc(pairs, func(p graphmodel.Pair) bool { return p.Citing == n && slices.Contains(l.line, p.Cited) }) {
			if at == 0 && len(l.all) > len(l.line) {
				continue // the fold stands between
			}
			v.addDetour(l.g, place[n], func(i int) bool { return inLine(i) && l.older(l.g.Find(v.Nodes[i].ID), n) })
		}
	}
	l.describe(&v, a, len(pairs))
	return v
}

// steps gives the citations from one of the line to another that do not follow
// from others: of one that recalls two before it the one of the nearest.
func (l *lineage) steps() []graphmodel.Pair {
	var all []graphmodel.Pair
	reaches := map[int]map[int]bool{}
	for _, n := range l.line {
		reaches[n] = map[int]bool{}
		cites := l.g.Cites(n)
		slices.SortFunc(cites, func(a, b graphmodel.Pair) int { // the newest first
			return cmp.Compare(slices.Index(l.line, b.Cited), slices.Index(l.line, a.Cited))
		})
		for _, p := range cites {
			if !slices.Contains(l.line, p.Cited) || !l.older(p.Cited, n) || reaches[n][p.Cited] {
				continue
			}
			all = append(all, p)
			reaches[n][p.Cited] = true
			for further := range reaches[p.Cited] {
				reaches[n][further] = true
			}
		}
	}
	return all
}

// describe writes the words of the View.
func (l *lineage) describe(v *View, a Ask, drawn int) {
	focus := node(l.g, l.focus)
	if v.Title = cleanLine(a.Title); v.Title == "" {
		v.Title = "The line of " + inSentence(&focus)
	}
	v.Subtitle = focus.Title
	first, last := l.g.Instrument(l.all[0]).Year, l.g.Instrument(l.all[len(l.all)-1]).Year
	years := fmt.Sprintf("from %d to %d", first, last)
	if first == last {
		years = fmt.Sprintf("of %d", last)
	}
	v.Base = fmt.Sprintf("%s resolutions %s, and what each newly cites; %s", outOf(len(l.line), len(l.all)), years, base(documents(l.g)))
	if left := len(l.all) - len(l.line); left > 0 {
		v.Folds = append(v.Folds, Fold{Count: left, Of: -1, Words: fmt.Sprintf("+%s more of the line", thousands(left))})
	}
	shown := map[int]bool{}
	for i := range v.Nodes {
		shown[l.g.Find(v.Nodes[i].ID)] = true
	}
	for n := range shown {
		for _, p := range l.g.Cites(n) {
			v.EdgesLeftOut += one(shown[p.Cited])
		}
	}
	v.EdgesLeftOut -= drawn
}

var (
	lineGap  = layout.Size{Width: 56, Height: 12}
	lineSpec = boxSpec{204, 216, 2, 2}
	newSpec  = boxSpec{180, 180, 2, 2}
)

// newColumns is how many new citations stand side by side.
const newColumns = 3

// arrangeLineage puts the line at the left, the oldest at the top, and the new
// citations at the right of each.
func arrangeLineage(v *View, theme *Theme) scene {
	s := scene{labels: make([]label, len(v.Nodes)), direction: "a line of resolutions, the oldest at the top, beside each what it newly cites"}
	var line []int
	for i := range v.Nodes {
		spec := newSpec
		if v.Nodes[i].Column == 0 {
			spec = lineSpec
			line = append(line, i)
		}
		s.labels[i] = spec.label(&v.Nodes[i], &theme.Type)
	}
	evenHeights(s.labels, func(i int) bool { return v.Nodes[i].Column == 0 && !v.Nodes[i].Focus })
	evenHeights(s.labels, func(i int) bool { return v.Nodes[i].Column != 0 })
	slices.SortStableFunc(line, func(a, b int) int { return cmp.Compare(dateKey(&v.Nodes[a]), dateKey(&v.Nodes[b])) })
	g := layout.Grid{Columns: 1 + newColumns, Gap: lineGap, Cells: make([]layout.Cell, len(v.Nodes), len(v.Nodes)+len(v.Folds))}
	foldCell := make([]int, len(v.Folds))
	addFold := func(i, column, row, span int) {
		foldCell[i] = len(g.Cells)
		g.Cells = append(g.Cells, layout.Cell{Size: layout.Size{Width: foldWidth(&v.Folds[i], theme), Height: foldHeight}, Column: column, Row: row, Span: span})
	}
	lineFold := slices.IndexFunc(v.Folds, func(f Fold) bool { return f.Of < 0 })
	for at, n := range line {
		if at == 1 && lineFold >= 0 {
			addFold(lineFold, 0, g.Rows, 1)
			g.Above = append(g.Above, make([]float64, g.Rows+1-len(g.Above))...)
			g.Above[g.Rows] = 12
			g.Rows++
		}
		chips := v.citedNewly(n)
		fold := slices.IndexFunc(v.Folds, func(f Fold) bool { return f.Of == n })
		count := len(chips) + one(fold >= 0)
		rows := max(1, (count+newColumns-1)/newColumns)
		g.Cells[n] = layout.Cell{Size: layout.Size{Width: s.labels[n].width, Height: s.labels[n].height}, Row: g.Rows, Span: rows}
		for j, chip := range chips {
			g.Cells[chip] = layout.Cell{Size: layout.Size{Width: s.labels[chip].width, Height: s.labels[chip].height}, Column: 1 + j/rows, Row: g.Rows + j%rows}
		}
		if fold >= 0 {
			addFold(fold, 1+len(chips)/rows, g.Rows+len(chips)%rows, 1)
		}
		g.Above = append(g.Above, make([]float64, g.Rows+1-len(g.Above))...)
		if at > 0 {
			g.Above[g.Rows] = 16
		}
		g.Rows += rows
	}
	for _, e := range v.Edges {
		g.Links = append(g.Links, layout.Link{Citing: e.Citing, Cited: e.Cited})
	}
	for _, d := range v.Detours {
		g.Links = append(g.Links, layout.Link{Citing: d.Citing, Cited: d.Cited})
	}
	foldLinks := make([][]int, len(v.Folds)) // places in g.Links
	for i, f := range v.Folds {
		if f.Of >= 0 {
			continue // it ends the row of what is cited
		}
		for _, link := range []layout.Link{{Citing: line[1], Cited: foldCell[i]}, {Citing: foldCell[i], Cited: line[0]}} {
			foldLinks[i] = append(foldLinks[i], len(g.Links))
			g.Links = append(g.Links, link)
		}
	}
	placed := g.Place()
	grow(s.labels, placed.Sizes[:len(v.Nodes)])
	s.size, s.boxes = placed.Size, placed.Boxes[:len(v.Nodes)]
	s.links, s.detours = placed.Links[:len(v.Edges)], placed.Links[len(v.Edges):len(v.Edges)+len(v.Detours)]
	for i := range v.Folds {
		f := foldBox{at: placed.Boxes[foldCell[i]], size: placed.Sizes[foldCell[i]], fold: &v.Folds[i]}
		for _, link := range foldLinks[i] {
			f.links = append(f.links, placed.Links[link])
		}
		s.folds = append(s.folds, f)
	}
	for at, n := range line { // a tint behind every other one
		const above = panelInset - 8 // below it run the lines of the one before
		top, bottom := placed.Rows[g.Cells[n].Row].From+above, placed.Rows[g.Cells[n].Row+max(1, g.Cells[n].Span)-1].To+2*panelInset-above
		if at%2 == 0 {
			s.under = append(s.under, Box{At: Point{0, top}, Size: Size{placed.Size.Width + 2*panelInset, bottom - top}, Radius: 6, Fill: theme.Colours.Band})
		}
	}
	s.inset(panelInset, panelInset)
	return s
}

// evenHeights gives some of the boxes the height of the highest of them.
func evenHeights(labels []label, these func(int) bool) {
	highest := 0.0
	for i := range labels {
		if these(i) {
			highest = max(highest, labels[i].height)
		}
	}
	for i := range labels {
		if these(i) {
			labels[i].height = highest
		}
	}
}

func dateKey(n *Node) string { return fmt.Sprintf("%04d %s %s", n.Year, n.Date, n.ID) }

// foldWidth is the width of the box of a fold.
func foldWidth(f *Fold, theme *Theme) float64 {
	return Font{Size: theme.Type.Title, Bold: true}.width(foldWords(f)) + 2*padding + 12
}

// citedNewly gives what stands beside one of the line.
func (v *View) citedNewly(n int) []int {
	var cited []int
	for _, e := range v.Edges {
		if e.Citing == n && v.Nodes[e.Cited].Column != 0 {
			cited = append(cited, e.Cited)
		}
	}
	return cited
}
