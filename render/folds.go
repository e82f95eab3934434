package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"citegraph/graphmodel"
)

// Fold is a box "+12 more", which stands for instruments that a View leaves out.
type Fold struct {
	Count  int
	Of     int  // the node that they cite or that cites them; -1 for none
	Citing bool // they cite it
	Column int  // that of their years; -1 for those without a year
	Words  string
}

// Detour is a way from one node to another through instruments that a View leaves
// out.
type Detour struct {
	Citing, Cited int      // places in Nodes
	Through       []string // identifiers, in the order of the way
}

// mostThrough is how many instruments that are left out a Detour may lead through.
const mostThrough = 3

// addDetours joins each node to which no line leads, and none from it, to that
// which it reaches first through instruments that are left out, at most
// mostThrough of them; of several ways of one length it takes the first by
// identifiers.
func (v *View) addDetours(g *graphmodel.Graph) {
	joined := make([]bool, len(v.Nodes))
	for _, e := range v.Edges {
		if e.Citing != e.Cited {
			joined[e.Citing], joined[e.Cited] = true, true
		}
	}
	for i := range v.Nodes {
		if !joined[i] {
			v.addDetour(g, i, func(int) bool { return true })
		}
	}
}

// addDetour joins one node to the first that it reaches of those that are wanted,
// unless it cites it itself.
func (v *View) addDetour(g *graphmodel.Graph, citing int, wanted func(node int) bool) {
	place := make(map[int]int, len(v.Nodes))
	for i := range v.Nodes {
		if i != citing && wanted(i) {
			place[g.Find(v.Nodes[i].ID)] = i
		}
	}
	if d, found := detourFrom(g, g.Find(v.Nodes[citing].ID), place); found && len(d.Through) > 0 {
		d.Citing = citing
		v.Detours = append(v.Detours, d)
	}
}

// detourFrom walks along citations until it meets a node of the View.
func detourFrom(g *graphmodel.Graph, start int, place map[int]int) (Detour, bool) {
	from := map[int]int{start: -1}
	level := []int{start}
	for range mostThrough + 1 {
		var next []int
		for _, n := range level {
			for _, p := range g.Cites(n) {
				if _, met := from[p.Cited]; met {
					continue
				}
				from[p.Cited] = n
				if at, shown := place[p.Cited]; shown {
					var through []string
					for m := n; m != start; m = from[m] {
						through = append(through, g.Instrument(m).ID)
					}
					slices.Reverse(through)
					return Detour{Cited: at, Through: through}, true
				}
				next = append(next, p.Cited)
			}
		}
		slices.Sort(next)
		level = next
	}
	return Detour{}, false
}

func detourName(v *View, d *Detour) string {
	return fmt.Sprintf("%s reaches %s through %s, left out here", v.Nodes[d.Citing].Name, v.Nodes[d.Cited].Name, enumerate(d.Through))
}

// foldName is what a reader is told of a fold.
func foldName(v *View, f *Fold) string {
	switch {
	case f.Of < 0:
		return strings.TrimPrefix(foldWords(f), "+") + ", left out here"
	case f.Citing:
		return fmt.Sprintf("%s more %s %s, left out here", thousands(f.Count), plural(f.Count, "cites", "cite"), v.Nodes[f.Of].Name)
	}
	return fmt.Sprintf("%s cites %s more, left out here", v.Nodes[f.Of].Name, thousands(f.Count))
}

// foldWords says how many a fold stands for.
func foldWords(f *Fold) string {
	return cmp.Or(f.Words, "+"+thousands(f.Count)+" more")
}
