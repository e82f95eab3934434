// Package render draws citation graphs. Graph → View (what is drawn, and what was
// left out) → layout.Plan (boxes of measured size in rows of years) →
// layout.Positions → Drawing (boxes, paths, text, links) → a format. It reads no
// files and knows nothing of rules; a format is one file and one row in formats.go.
package render

import (
	"cmp"
	"slices"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
	"citegraph/graphmodel"
)

// View is what a picture shows of a graph, before anything is measured or placed.
type View struct {
	Title    string // heading of the picture, one line
	Subtitle string // what the focus is, one line; "" for none
	Base     string // what was chosen from what, one sentence: "24 of the 255 instruments …"
	Source   string // where it is from, one sentence; "" for none
	Nodes    []Node // sorted by year, then identifier
	Edges    []Edge // sorted by Citing, then Cited
	// Layout is the name of the row of Layouts that draws it, "" for the first.
	Layout   string
	Folds    []Fold    // what stands for instruments that are left out
	Detours  []Detour  // ways through them
	Clusters []Cluster // of an overview
	Ties     []Tie     // between clusters
	// EdgesLeftOut counts the citing pairs among Nodes that Edges leaves out.
	EdgesLeftOut int
	TiesLeftOut  int // between Clusters
}

// Node is an instrument in a View.
type Node struct {
	ID   string
	Name string // what stands in bold in its box: the symbol, for a slug the label
	// Worded says that Name is words and no symbol.
	Worded bool
	Title  string // without what Name says already
	Date   string // ISO
	Year   int    // 0 unknown
	Body   string
	Kind   citation.Kind
	Read   bool // its text is in the graph; else it is only cited
	Focus  bool
	// Cites and CitedBy count instruments in the graph, MoreCites and
	// MoreCitedBy those of them that a focus has and the View leaves out.
	Cites, CitedBy         int
	MoreCites, MoreCitedBy int
	// Column is where a layout of its own puts it, from the left, and Side what it
	// is to a focus: -1 for what it cites, 1 for what cites it, -2 for what that
	// cites, and so on.
	Column, Side int
}

// Edge is a citing pair in a View.
type Edge struct {
	Citing, Cited int      // places in Nodes
	Count         int      // citations
	Verbs         []string // most frequent first
	Focus         bool     // one of the two is the focus
	Evidence      []string // the words of citations and where they stand, see AddEvidence
	Words         string   // beside its line, in a layout that has room for them
	Pinpoint      string   // the place in the cited instrument, in such a layout
}

// node makes the Node of instrument n, without what depends on the View.
func node(g *graphmodel.Graph, n int) Node {
	i := g.Instrument(n)
	made := Node{
		ID: i.ID, Name: clip(cleanLine(i.ID)), Title: clip(cleanLine(i.Title)), Date: i.Date, Year: i.Year,
		Body: i.Body, Kind: i.Kind, Read: i.Read,
		Cites: len(g.Cites(n)), CitedBy: len(g.CitedBy(n)),
	}
	if label := clip(cleanLine(i.Label)); !symbol.Printed(i.ID) && label != "" {
		made.Name, made.Worded = label, true
	}
	if made.Title == made.Name {
		made.Title = ""
	}
	return made
}

// arrange sorts the chosen instruments and pairs into a View.
func arrange(g *graphmodel.Graph, chosen map[int]bool, pairs []graphmodel.Pair, focus map[int]bool) View {
	numbers := make([]int, 0, len(chosen))
	for n := range chosen {
		numbers = append(numbers, n)
	}
	slices.SortFunc(numbers, func(a, b int) int {
		return cmp.Or(cmp.Compare(g.Instrument(a).Year, g.Instrument(b).Year), cmp.Compare(a, b))
	})
	var v View
	place := make(map[int]int, len(numbers))
	for i, n := range numbers {
		place[n] = i
		made := node(g, n)
		made.Focus = focus[n]
		v.Nodes = append(v.Nodes, made)
	}
	for _, p := range pairs {
		v.Edges = append(v.Edges, Edge{
			Citing: place[p.Citing], Cited: place[p.Cited], Count: p.Count, Verbs: p.Verbs,
			Focus: focus[p.Citing] || focus[p.Cited],
		})
	}
	slices.SortFunc(v.Edges, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.Citing, b.Citing), cmp.Compare(a.Cited, b.Cited))
	})
	return v
}

// documents counts the instruments whose text is in the graph.
func documents(g *graphmodel.Graph) int {
	read := 0
	for n := range g.Len() {
		if g.Instrument(n).Read {
			read++
		}
	}
	return read
}
