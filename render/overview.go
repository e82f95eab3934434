package render

import (
	"cmp"
	"fmt"
	"slices"

	"citegraph/graphmodel"
)

// Overview shows the instruments that most of the graph cites, and the ones that
// cite most of these, at most Options.MaxNodes in all and about as many of either
// kind; of the citations between them the strongest of each instrument, and as
// many more as make three for every two instruments. Error: ErrTooMany.
func Overview(g *graphmodel.Graph, options Options) (View, error) {
	options, err := options.filled()
	if err != nil {
		return View{}, err
	}
	chosen := map[int]bool{}
	for _, n := range mostCited(g, (options.MaxNodes+1)/2) {
		chosen[n] = true
	}
	cited := len(chosen)
	for _, n := range citingMost(g, chosen, options.MaxNodes-cited) {
		chosen[n] = true
	}
	var pairs []graphmodel.Pair
	for n := range chosen {
		for _, p := range g.Cites(n) {
			if chosen[p.Cited] {
				pairs = append(pairs, p)
			}
		}
	}
	drawn := strongest(pairs, len(chosen)*3/2)
	v := arrange(g, chosen, drawn, nil)
	v.EdgesLeftOut = len(pairs) - len(drawn)
	v.Title = cleanLine(options.Title)
	if v.Title == "" {
		v.Title = "The most cited instruments"
		if cited < len(chosen) {
			v.Title += ", and what cites most of them"
		}
	}
	v.Base = fmt.Sprintf("%s %s; %s", outOf(len(chosen), g.Len()), plural(g.Len(), "instrument", "instruments"), base(documents(g)))
	return v, nil
}

// mostCited gives the instruments that most others cite.
func mostCited(g *graphmodel.Graph, most int) []int {
	citedBy := make([]int, g.Len())
	for n := range citedBy {
		citedBy[n] = len(g.CitedBy(n))
	}
	return ranked(g, most, func(n int) int { return citedBy[n] })
}

// citingMost gives the instruments that cite most of the chosen ones, without
// these.
func citingMost(g *graphmodel.Graph, chosen map[int]bool, most int) []int {
	cites := make([]int, g.Len())
	for n := range chosen {
		for _, p := range g.CitedBy(n) {
			if !chosen[p.Citing] {
				cites[p.Citing]++
			}
		}
	}
	best := ranked(g, most, func(n int) int { return cites[n] })
	return slices.DeleteFunc(best, func(n int) bool { return cites[n] == 0 })
}

// ranked gives the instruments with the highest counts; of equal ones the later,
// then by identifier.
func ranked(g *graphmodel.Graph, most int, count func(int) int) []int {
	numbers := make([]int, g.Len())
	for n := range numbers {
		numbers[n] = n
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(g.Instrument(b).Year, g.Instrument(a).Year), cmp.Compare(a, b))
	})
	return numbers[:min(most, len(numbers))]
}

// strongest gives the strongest pair of each instrument, and of the rest the
// strongest up to most pairs in all.
func strongest(pairs []graphmodel.Pair, most int) []graphmodel.Pair {
	slices.SortFunc(pairs, stronger)
	var drawn, rest []graphmodel.Pair
	joined := map[int]bool{}
	for _, p := range pairs {
		if joined[p.Citing] && joined[p.Cited] {
			rest = append(rest, p)
			continue
		}
		joined[p.Citing], joined[p.Cited] = true, true
		drawn = append(drawn, p)
	}
	return append(drawn, rest[:min(len(rest), max(0, most-len(drawn)))]...)
}
