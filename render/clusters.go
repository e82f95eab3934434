package render

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"citegraph/graphmodel"
)

// Cluster is a group of instruments that cite each other more than the rest.
type Cluster struct {
	Name    string // of its most cited instrument
	Title   string // of that, "" where its name says it
	Count   int    // instruments in it
	Read    int    // of them, those whose text is in the graph
	Members []int  // of Nodes, those that are shown, the most cited first
}

// Tie is how often the instruments of a cluster cite those of another.
type Tie struct {
	Citing, Cited int // places in Clusters
	Count         int // citations
	Back          int // citations the other way, at most Count
}

// overviewNodes is how many instruments an overview shows by itself, in at most
// mostClusters clusters.
const (
	overviewNodes = 36
	mostClusters  = 9
)

// leastCluster is the number of instruments from which a cluster is one: smaller
// ones are a document and what it alone cites.
const leastCluster = 3

// showOverview shows the communities of the whole graph (graphmodel's
// Communities), the largest first: how large each is, and the instruments in it
// that most of its instruments cite; a larger one shows more of them. Smaller
// communities are a fold. Between the clusters stand ties, of which the strongest
// of each and as many more as make three for two clusters are drawn.
func showOverview(ctx context.Context, a Ask) (View, error) {
	if a.MaxNodes > MostNodes {
		return View{}, fmt.Errorf("%d instruments: %w", a.MaxNodes, ErrTooMany)
	}
	g, err := a.Graph.Load(ctx)
	if err != nil {
		return View{}, err
	}
	member := g.Communities()
	groups := groupsOf(member)
	large := 0
	for large < len(groups) && len(groups[large]) >= leastCluster {
		large++
	}
	count := min(large, mostClusters, max(1, a.MaxNodes/2))
	if count == 0 {
		count = min(1, len(groups))
	}
	chosen := map[int]bool{}
	top := make([][]int, count)
	for c := range count {
		top[c] = topOf(g, member, groups[c], membersShown(c, count, a.MaxNodes))
		for _, n := range top[c] {
			chosen[n] = true
		}
	}
	v := arrange(g, chosen, nil, nil)
	place := map[string]int{}
	for i := range v.Nodes {
		place[v.Nodes[i].ID] = i
	}
	for c := range count {
		lead := node(g, top[c][0])
		cluster := Cluster{Name: lead.Name, Title: lead.Title, Count: len(groups[c])}
		for _, n := range groups[c] {
			cluster.Read += one(g.Instrument(n).Read)
		}
		for _, n := range top[c] {
			i := place[g.Instrument(n).ID]
			v.Nodes[i].Column = c
			cluster.Members = append(cluster.Members, i)
		}
		v.Clusters = append(v.Clusters, cluster)
	}
	v.tie(g, member, count)
	v.describeClusters(g, a, groups)
	return v, nil
}

func groupsOf(member []int) [][]int {
	var groups [][]int
	for n, c := range member {
		for len(groups) <= c {
			groups = append(groups, nil)
		}
		groups[c] = append(groups[c], n)
	}
	return groups
}

// membersShown gives how many instruments a cluster shows: six in the largest
// third, four in the next, two in the rest, as far as the picture holds them.
func membersShown(c, count, most int) int {
	share := 6 - 2*(3*c/count)
	return max(1, min(share, share*most/(4*count)))
}

// topOf gives the instruments of a cluster that most others in it cite; of equal
// ones those that cite most in it, then the later.
func topOf(g *graphmodel.Graph, member, group []int, most int) []int {
	c := member[group[0]]
	inside := func(pairs []graphmodel.Pair, other func(graphmodel.Pair) int) int {
		count := 0
		for _, p := range pairs {
			count += one(member[other(p)] == c)
		}
		return count
	}
	citedBy, cites := map[int]int{}, map[int]int{}
	for _, n := range group {
		citedBy[n] = inside(g.CitedBy(n), func(p graphmodel.Pair) int { return p.Citing })
		cites[n] = inside(g.Cites(n), func(p graphmodel.Pair) int { return p.Cited })
	}
	sorted := slices.Clone(group)
	slices.SortFunc(sorted, func(a, b int) int {
		return cmp.Or(cmp.Compare(citedBy[b], citedBy[a]), cmp.Compare(cites[b], cites[a]), cmp.Compare(g.Instrument(b).Year, g.Instrument(a).Year), cmp.Compare(a, b))
	})
	return sorted[:min(most, len(sorted))]
}

// tie counts the citations between the clusters that are shown, and chooses the
// ties to draw.
func (v *View) tie(g *graphmodel.Graph, member []int, count int) {
	between := make([][]int, count)
	for c := range between {
		between[c] = make([]int, count)
	}
	for n := range g.Len() {
		if member[n] >= count {
			continue
		}
		for _, p := range g.Cites(n) {
			if other := member[p.Cited]; other < count {
				between[member[n]][other] += p.Count
			}
		}
	}
	var all []Tie
	for a := range count {
		for b := range a {
			t := Tie{a, b, between[a][b], between[b][a]}
			if t.Back > t.Count {
				t = Tie{b, a, t.Back, t.Count}
			}
			if t.Count > 0 {
				all = append(all, t)
			}
		}
	}
	slices.SortFunc(all, func(a, b Tie) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Citing, b.Citing), cmp.Compare(a.Cited, b.Cited))
	})
	joined := make([]bool, count)
	var rest []Tie
	for _, t := range all {
		if joined[t.Citing] && joined[t.Cited] {
			rest = append(rest, t)
			continue
		}
		joined[t.Citing], joined[t.Cited] = true, true
		v.Ties = append(v.Ties, t)
	}
	more := max(0, min(len(rest), count*3/2-len(v.Ties)))
	v.Ties = append(v.Ties, rest[:more]...)
	v.TiesLeftOut = len(rest) - more
}

// describeClusters writes the words of an overview.
func (v *View) describeClusters(g *graphmodel.Graph, a Ask, groups [][]int) {
	if v.Title = cleanLine(a.Title); v.Title == "" {
		v.Title = "What cites what: the groups of the graph"
	}
	inside, left := 0, 0
	for c := range groups {
		if c < len(v.Clusters) {
			inside += len(groups[c])
		} else {
			left += len(groups[c])
		}
	}
	v.Base = fmt.Sprintf("%s %s in the %s largest of %s groups, each named by its most cited instrument; %s", outOf(inside, g.Len()),
		plural(g.Len(), "instrument", "instruments"), thousands(len(v.Clusters)), thousands(len(groups)), base(documents(g)))
	if more := len(groups) - len(v.Clusters); more > 0 {
		v.Folds = []Fold{{Count: left, Of: -1, Words: fmt.Sprintf("+%s smaller %s with %s %s", thousands(more), plural(more, "group", "groups"),
			thousands(left), plural(left, "instrument", "instruments"))}}
	}
}

// clustersInWords lists the clusters for those who do not see them.
func clustersInWords(v *View) string {
	words := fmt.Sprintf("Diagram of %s %s of instruments and %s %s between them. ", thousands(len(v.Clusters)), plural(len(v.Clusters), "group", "groups"),
		thousands(len(v.Ties)), plural(len(v.Ties), "tie", "ties"))
	for i := range v.Clusters {
		c := &v.Clusters[i]
		words += fmt.Sprintf("The group of %s has %s instruments. ", c.Name, thousands(c.Count))
	}
	for i := range v.Ties {
		words += tieName(v, &v.Ties[i]) + ". "
	}
	return words + v.Base + "."
}

func tieName(v *View, t *Tie) string {
	words := fmt.Sprintf("The group of %s cites that of %s (%s %s", v.Clusters[t.Citing].Name, v.Clusters[t.Cited].Name, thousands(t.Count), plural(t.Count, "citation", "citations"))
	if t.Back > 0 {
		words += fmt.Sprintf(", %s the other way", thousands(t.Back))
	}
	return words + ")"
}

// weight is the width of the line of a tie: by the square root of its citations
// against those of the strongest.
func (v *View) weight(t *Tie) float64 {
	strongest := 1
	for i := range v.Ties {
		strongest = max(strongest, v.Ties[i].Count)
	}
	return 1.2 + 5*math.Sqrt(float64(t.Count)/float64(strongest))
}
