package render

import (
	"cmp"
	"fmt"
	"slices"

	"citegraph/graphmodel"
)

// Overview shows the instruments that most of the graph cites, at most
// Options.MaxNodes, and the strongest citations among them, three for every two
// instruments. Error: ErrTooMany.
func Overview(g *graphmodel.Graph, options Options) (View, error) {
	options, err := options.filled()
	if err != nil {
		return View{}, err
	}
	numbers := make([]int, g.Len())
	for n := range numbers {
		numbers[n] = n
	}
	connected := func(n int) int { return len(g.CitedBy(n)) }
	slices.SortStableFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(connected(b), connected(a)), cmp.Compare(len(g.Cites(b)), len(g.Cites(a))))
	})
	numbers = numbers[:min(len(numbers), options.MaxNodes)]
	chosen := make(map[int]bool, len(numbers))
	for _, n := range numbers {
		chosen[n] = true
	}
	var pairs []graphmodel.Pair
	for _, n := range numbers {
		for _, p := range g.Cites(n) {
			if chosen[p.Cited] {
				pairs = append(pairs, p)
			}
		}
	}
	slices.SortFunc(pairs, stronger)
	drawn := min(len(pairs), len(numbers)*3/2)
	v := arrange(g, chosen, pairs[:drawn], nil)
	v.EdgesLeftOut = len(pairs) - drawn
	v.Title = cleanLine(options.Title)
	if v.Title == "" {
		v.Title = "The most cited instruments"
	}
	v.Base = fmt.Sprintf("%s %s; %s", outOf(len(numbers), g.Len()), plural(g.Len(), "instrument", "instruments"), base(documents(g)))
	return v, nil
}
