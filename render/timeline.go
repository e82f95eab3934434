package render

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"citegraph/graphmodel"
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
