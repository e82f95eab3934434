package query

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"citegraph/graphmodel"
)

// leastLike is the likeness below which a name is no suggestion.
const leastLike = 0.5

// mostRanked is how many instruments of the graph, those cited most, go before
// the others where all have the words in their names.
const mostRanked = 1000

// nearest gives the instruments whose name, label, title or identifier is most
// like the words, at most limit of them. Those that have all the words in a name
// come first, in the order of how often the graph's documents cite them:
// "covenant" means one of the Covenants sooner than a rare namesake.
func (g Graph) nearest(ctx context.Context, words string, limit int) ([]graphmodel.Instrument, error) {
	asked := strings.Fields(fold(words))
	if len(asked) == 0 {
		return nil, nil
	}
	cited, err := g.Ranking(ctx, graphmodel.MostCited, mostRanked)
	if err != nil {
		return nil, err
	}
	citing := map[string]int{} // documents
	for _, r := range cited {
		citing[r.ID] = r.Count
	}
	likeness := map[string]float64{}
	often := map[string]int{} // of those with all the words in a name
	consider := func(id string, names ...string) {
		for _, name := range names {
			if l := like(asked, strings.Fields(fold(name))); l >= leastLike && l > likeness[id] {
				likeness[id] = l
			}
			if n := citing[id]; n > 0 && hasAll(strings.Fields(fold(name)), asked) {
				often[id] = n
			}
		}
	}
	for i := range g.Catalogue {
		n := &g.Catalogue[i]
		consider(n.ID, n.ID, n.Label)
		consider(n.ID, allNames(n)...)
	}
	for i, err := range g.All(ctx) {
		if err != nil {
			return nil, err
		}
		consider(i.ID, i.ID, i.Label, i.Title)
	}
	ids := make([]string, 0, len(likeness))
	for id := range likeness {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(often[b], often[a]), cmp.Compare(likeness[b], likeness[a]), Natural(a, b))
	})
	named, err := g.look(ctx, ids[:min(limit, len(ids))])
	if err != nil {
		return nil, err
	}
	var instruments []graphmodel.Instrument
	for _, n := range named {
		instruments = append(instruments, n.Instrument)
	}
	return instruments, nil
}

// hasAll tells whether a name has all the words, the plural of one among them.
func hasAll(name, words []string) bool {
	for _, w := range words {
		if !slices.ContainsFunc(name, func(n string) bool { return n == w || n == w+"s" }) {
			return false
		}
	}
	return true
}

// like compares the words of a name with those asked for: 1 is the same, 0 has
// nothing in common. Words of the name beyond those asked for count little.
func like(asked, name []string) float64 {
	if len(name) == 0 {
		return 0
	}
	var sum float64
	for _, a := range asked {
		var best float64
		for _, n := range name {
			best = max(best, likeWord(a, n))
		}
		sum += best
	}
	beyond := max(0, len(name)-len(asked))
	return sum / (float64(len(asked)) + 0.1*float64(beyond))
}

// likeWord is 1 for the same word, less by the share of letters to change, and 0
// for words that are more than a third different. Numbers are alike or not.
func likeWord(a, b string) float64 {
	if a == b {
		return 1
	}
	longer := max(len(a), len(b))
	if longer > 3*min(len(a), len(b)) || isDigit(a[0]) || isDigit(b[0]) {
		return 0
	}
	share := float64(distance(a, b)) / float64(longer)
	if share > 1.0/3 {
		return 0
	}
	return 1 - share
}

// distance is the number of bytes to insert, delete, replace, or swap with their
// neighbour.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
