package graphmodel

import (
	"cmp"
	"slices"
	"strings"
)

// Pair is a citing and a cited instrument, given by their numbers, and how often
// and with which verbs the one cites the other.
type Pair struct {
	Citing, Cited int
	Count         int      // citations
	Verbs         []string // distinct lemmas, most frequent first, then alphabetical
}

// Graph holds instruments sorted by identifier, and who cites whom in both
// directions as a compact adjacency: a node's number is its place in that order,
// and an edge takes twelve bytes a direction. It is never changed once made, so
// that any number of goroutines may read it.
type Graph struct {
	instruments []Instrument
	cites       adjacency
	citedBy     adjacency
	verbs       [][]string // the distinct lists of verbs; edges hold places in it
}

// adjacency is one direction of the edges: those of node n stand at
// edges[first[n]:first[n+1]], sorted by the other end.
type adjacency struct {
	first []int32
	edges []edge
}

// edge is one end of a pair as the other sees it: places in instruments and verbs.
type edge struct {
	other, count, verbs int32
}

// New makes a graph. The numbers of the pairs are places in instruments as they
// are given here; the graph has numbers of its own, since it sorts. The order of
// both arguments is of no account: an identifier that comes twice is one
// instrument (the one that was read, else the one of which more is known), and a
// pair that comes twice is one edge with the counts added. The graph keeps no
// hold of the slices, but shares the strings and the Verbs.
func New(instruments []Instrument, pairs []Pair) *Graph {
	g := &Graph{}
	number := g.sortInstruments(instruments)
	sorted := make([]Pair, len(pairs))
	for i, p := range pairs {
		p.Citing, p.Cited = number[p.Citing], number[p.Cited]
		sorted[i] = p
	}
	slices.SortFunc(sorted, comparePairs)
	sorted = mergePairs(sorted)
	g.connect(sorted)
	return g
}

// sortInstruments fills g.instruments and gives, for each place in the slice as
// given, the number of the node.
func (g *Graph) sortInstruments(given []Instrument) []int {
	order := make([]int, len(given))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return compareInstruments(&given[a], &given[b]) })
	number := make([]int, len(given))
	g.instruments = make([]Instrument, 0, len(given))
	for _, at := range order {
		if n := len(g.instruments); n == 0 || g.instruments[n-1].ID != given[at].ID {
			g.instruments = append(g.instruments, given[at])
		}
		number[at] = len(g.instruments) - 1
	}
	return number
}

// compareInstruments sorts by identifier; of two with the same one, that of
// which more is known comes first.
func compareInstruments(a, b *Instrument) int {
	if c := cmp.Compare(a.ID, b.ID); c != 0 {
		return c
	}
	if a.Read != b.Read {
		if a.Read {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(b.Date, a.Date), cmp.Compare(b.Title, a.Title), cmp.Compare(b.Label, a.Label),
		cmp.Compare(b.Kind, a.Kind), cmp.Compare(b.Body, a.Body), cmp.Compare(b.Year, a.Year),
		cmp.Compare(b.Whole, a.Whole), slices.Compare(b.Files, a.Files),
	)
}

// comparePairs sorts by both ends; of the same pair, that with most citations
// comes first, so that a merged edge has their verbs in the same order however
// the pairs were given.
func comparePairs(a, b Pair) int {
	return cmp.Or(
		cmp.Compare(a.Citing, b.Citing), cmp.Compare(a.Cited, b.Cited),
		cmp.Compare(b.Count, a.Count), slices.Compare(a.Verbs, b.Verbs),
	)
}

func mergePairs(sorted []Pair) []Pair {
	merged := sorted[:0]
	for _, p := range sorted {
		n := len(merged)
		if n == 0 || merged[n-1].Citing != p.Citing || merged[n-1].Cited != p.Cited {
			merged = append(merged, p)
			continue
		}
		last := &merged[n-1]
		last.Count += p.Count
		verbs := slices.Clone(last.Verbs) // the caller's slice stays as it is
		for _, v := range p.Verbs {
			if !slices.Contains(verbs, v) {
				verbs = append(verbs, v)
			}
		}
		last.Verbs = verbs
	}
	return merged
}

// connect lays the sorted, distinct pairs out in both directions.
func (g *Graph) connect(pairs []Pair) {
	n := len(g.instruments)
	g.cites = adjacency{make([]int32, n+1), make([]edge, len(pairs))}
	g.citedBy = adjacency{make([]int32, n+1), make([]edge, len(pairs))}
	places := map[string]int32{}
	for _, p := range pairs {
		g.cites.first[p.Citing+1]++
		g.citedBy.first[p.Cited+1]++
	}
	for i := range n {
		g.cites.first[i+1] += g.cites.first[i]
		g.citedBy.first[i+1] += g.citedBy.first[i]
	}
	next := slices.Clone(g.citedBy.first)
	for i, p := range pairs {
		key := strings.Join(p.Verbs, "\x00")
		place, known := places[key]
		if !known {
			place = int32(len(g.verbs))
			places[key] = place
			g.verbs = append(g.verbs, p.Verbs)
		}
		g.cites.edges[i] = edge{int32(p.Cited), int32(p.Count), place}
		// Pairs come by citing number, so each node's list ends up sorted.
		g.citedBy.edges[next[p.Cited]] = edge{int32(p.Citing), int32(p.Count), place}
		next[p.Cited]++
	}
}

// Len is the number of instruments.
func (g *Graph) Len() int { return len(g.instruments) }

// Edges is the number of citing pairs.
func (g *Graph) Edges() int { return len(g.cites.edges) }

// Find gives the number of the instrument with this identifier, -1 where the
// graph has none.
func (g *Graph) Find(id string) int {
	n, found := slices.BinarySearchFunc(g.instruments, id, func(i Instrument, id string) int { return cmp.Compare(i.ID, id) })
	if !found {
		return -1
	}
	return n
}

// Instrument gives node n, which must be in [0, Len). It is the graph's own:
// read it, do not change it.
func (g *Graph) Instrument(n int) *Instrument { return &g.instruments[n] }

// Cites gives the pairs of which n is the citing end, sorted by the identifier
// of the cited one. The slice is the caller's, the Verbs are the graph's.
func (g *Graph) Cites(n int) []Pair {
	edges := g.cites.of(n)
	pairs := make([]Pair, len(edges))
	for i, e := range edges {
		pairs[i] = Pair{n, int(e.other), int(e.count), g.verbs[e.verbs]}
	}
	return pairs
}

// CitedBy gives the pairs of which n is the cited end, sorted by the identifier
// of the citing one. The slice is the caller's, the Verbs are the graph's.
func (g *Graph) CitedBy(n int) []Pair {
	edges := g.citedBy.of(n)
	pairs := make([]Pair, len(edges))
	for i, e := range edges {
		pairs[i] = Pair{int(e.other), n, int(e.count), g.verbs[e.verbs]}
	}
	return pairs
}

func (a *adjacency) of(n int) []edge { return a.edges[a.first[n]:a.first[n+1]] }

// pair finds the edge between two nodes.
func (g *Graph) pair(citing, cited int) (Pair, bool) {
	edges := g.cites.of(citing)
	at, found := slices.BinarySearchFunc(edges, int32(cited), func(e edge, other int32) int { return cmp.Compare(e.other, other) })
	if !found {
		return Pair{}, false
	}
	e := edges[at]
	return Pair{citing, cited, int(e.count), g.verbs[e.verbs]}, true
}
