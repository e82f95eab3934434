package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"citegraph/graphmodel"
	"citegraph/render/layout"
)

// graphOf makes a graph of "A B 3" lines: A cites B, three times. An instrument's
// year is 2000 and the number after its letter: "r15" is of 2015.
func graphOf(lines ...string) *graphmodel.Graph {
	number := map[string]int{}
	var instruments []graphmodel.Instrument
	var pairs []graphmodel.Pair
	add := func(id string) int {
		if _, known := number[id]; !known {
			number[id] = len(instruments)
			i := graphmodel.Instrument{ID: id, Read: true}
			_, _ = fmt.Sscanf(id[1:], "%d", &i.Year)
			i.Year += 2000
			if whole, _, isPart := strings.Cut(id, "["); isPart {
				i.Whole = whole
			}
			instruments = append(instruments, i)
		}
		return number[id]
	}
	for _, line := range lines {
		var citing, cited string
		var count int
		_, _ = fmt.Sscan(line, &citing, &cited, &count)
		a, b := add(citing), add(cited)
		pairs = append(pairs, graphmodel.Pair{Citing: a, Cited: b, Count: count, Verbs: []string{"recall"}})
	}
	return graphmodel.New(instruments, pairs)
}

func shownIn(v *View) string {
	var ids []string
	for _, n := range v.Nodes {
		ids = append(ids, n.ID)
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

func edgesIn(v *View) string {
	var edges []string
	for _, e := range v.Edges {
		edges = append(edges, v.Nodes[e.Citing].ID+">"+v.Nodes[e.Cited].ID)
	}
	slices.Sort(edges)
	return strings.Join(edges, " ")
}

func TestNeighbourhood(t *testing.T) {
	star := graphOf("a20 f10 1", "b20 f10 5", "c19 f10 1", "d20 f10 1", "f10 x01 1", "f10 y02 2", "e21 d20 1", "g21 d20 1", "b20 a20 1")
	for _, test := range []struct {
		name         string
		graph        *graphmodel.Graph
		focus        string
		options      Options
		nodes, edges string
		base         string
	}{
		{"all of it", star, "f10", Options{}, "a20 b20 c19 d20 f10 x01 y02", "a20>f10 b20>a20 b20>f10 c19>f10 d20>f10 f10>x01 f10>y02",
			"4 citing and 2 cited instruments; from 9 documents read"},
		// y02 is cited twice; of those that cite once d20 is itself cited by most.
		{"each direction has its share", star, "f10", Options{MaxNodes: 4}, "b20 d20 f10 y02", "b20>f10 d20>f10 f10>y02",
			"2 of 4 citing and 1 of 2 cited instruments; from 9 documents read"},
		{"two citations away", star, "f10", Options{Depth: 2, MaxNodes: 6}, "b20 d20 e21 f10 g21 y02", "b20>f10 d20>f10 e21>d20 f10>y02 g21>d20",
			"6 of 9 instruments within 2 citations; from 9 documents read"},
		{"the later first", graphOf("a18 f10 1", "a20 f10 1", "a19 f10 1"), "f10", Options{MaxNodes: 3}, "a19 a20 f10", "a19>f10 a20>f10",
			"2 of 3 citing instruments; from 4 documents read"},
		{"alone", graphOf("f10 f10 1"), "f10", Options{}, "f10", "f10>f10", "Nothing cites it and it cites nothing; from 1 document read"},
		{"a part of the focus", graphOf("a18 f10[L] 1", "a19 f10 1", "f10[L] x01 1"), "f10", Options{}, "a18 a19 f10 f10[L] x01", "a18>f10[L] a19>f10 f10[L]>x01",
			"2 citing and 1 cited instruments; from 5 documents read"},
		{"nothing but a part", graphOf("a18 f10[L] 1", "a19 x01 1"), "f10", Options{}, "a18 f10[L]", "a18>f10[L]", "1 citing instrument; from 4 documents read"},
	} {
		t.Run(test.name, func(t *testing.T) {
			v, err := Neighbourhood(test.graph, []string{test.focus}, test.options)
			if err != nil {
				t.Fatal(err)
			}
			if got := shownIn(&v); got != test.nodes {
				t.Errorf("nodes: got %s, want %s", got, test.nodes)
			}
			if got := edgesIn(&v); got != test.edges {
				t.Errorf("edges: got %s, want %s", got, test.edges)
			}
			if v.Base != test.base {
				t.Errorf("base: got %q, want %q", v.Base, test.base)
			}
		})
	}
}

func TestNeighbourhoodSaysWhatIsLeftOut(t *testing.T) {
	var lines []string
	for i := range 300 {
		lines = append(lines, fmt.Sprintf("a%02d%d f01 1", 10+i%10, i), fmt.Sprintf("f01 x00%d 1", i))
	}
	v := view(t, graphOf(lines...), []string{"f01"}, Options{MaxNodes: 13})
	if len(v.Nodes) != 13 {
		t.Fatalf("%d nodes", len(v.Nodes))
	}
	for _, n := range v.Nodes {
		if n.Focus && (n.MoreCitedBy != 292 || n.MoreCites != 296) {
			t.Errorf("left out: %d and %d, want 292 and 296", n.MoreCitedBy, n.MoreCites)
		}
	}
	_, text := drawn(t, &v, layout.InOrder)
	for _, want := range []string{"+292 more cite it", "+296 more cited by it", "8 of 300 citing and 4 of 300 cited instruments; from 601 documents read"} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("the picture does not say %q", want)
		}
	}
}

func TestNeighbourhoodDrawsFewOfTheOtherEdges(t *testing.T) {
	lines := []string{}
	for i := range 12 {
		lines = append(lines, fmt.Sprintf("a%d f01 1", 20+i))
		for j := range i {
			lines = append(lines, fmt.Sprintf("a%d a%d %d", 20+i, 20+j, 1+i*j%3))
		}
	}
	v := view(t, graphOf(lines...), []string{"f01"}, Options{})
	if len(v.Edges) != 12+4 || v.EdgesLeftOut != 66-4 {
		t.Errorf("edges: %d drawn and %d left out, want 16 and 62", len(v.Edges), v.EdgesLeftOut)
	}
	_, text := drawn(t, &v, layout.InOrder)
	if !bytes.Contains(text, []byte("+62 weaker citations between these instruments not drawn")) {
		t.Error("the picture does not say what it leaves out")
	}
}

func TestViewErrors(t *testing.T) {
	g := graphOf("a10 b09 1")
	if _, err := Neighbourhood(g, []string{"z99"}, Options{}); !errors.Is(err, ErrUnknown) || !strings.Contains(err.Error(), "z99") {
		t.Errorf("unknown focus: %v", err)
	}
	if _, err := Neighbourhood(g, []string{"a10"}, Options{MaxNodes: MostNodes + 1}); !errors.Is(err, ErrTooMany) {
		t.Errorf("too many: %v", err)
	}
	if _, err := Overview(g, Options{MaxNodes: MostNodes + 1}); !errors.Is(err, ErrTooMany) {
		t.Errorf("too many: %v", err)
	}
}

func TestOverview(t *testing.T) {
	g := graphOf("a10 b09 1", "c11 b09 1", "c11 a10 3", "d12 a10 1", "e13 a10 1", "e13 b09 1", "f14 d12 1")
	v := view(t, g, nil, Options{MaxNodes: 4})
	if got := shownIn(&v); got != "a10 b09 c11 e13" {
		t.Errorf("nodes: %s, want the two most cited, and the two that cite both", got)
	}
	// c11 cites a10 most often; the strongest of b09 and e13; then the rest.
	if got := edgesIn(&v); got != "a10>b09 c11>a10 c11>b09 e13>a10 e13>b09" || v.EdgesLeftOut != 0 {
		t.Errorf("edges %s, left out %d", got, v.EdgesLeftOut)
	}
	if v.Base != "4 of 6 instruments; from 6 documents read" || v.Title != "The most cited instruments, and what cites most of them" {
		t.Errorf("base %q, title %q", v.Base, v.Title)
	}
	if v = view(t, g, nil, Options{MaxNodes: 1}); shownIn(&v) != "a10" || v.Title != "The most cited instruments" {
		t.Errorf("one node: %s, %q", shownIn(&v), v.Title)
	}
}

// TestOrderOfInputDoesNotMatter draws the same graph from shuffled input.
func TestOrderOfInputDoesNotMatter(t *testing.T) {
	g := randomGraph(rand.New(rand.NewPCG(7, 7)), 60, 150)
	instruments := make([]graphmodel.Instrument, g.Len())
	var pairs []graphmodel.Pair
	for n := range instruments {
		instruments[n] = *g.Instrument(n)
		pairs = append(pairs, g.Cites(n)...)
	}
	var first []string
	for round := range 4 {
		r := rand.New(rand.NewPCG(uint64(round), 3))
		order := r.Perm(len(instruments))
		shuffled := make([]graphmodel.Instrument, len(order))
		for i, at := range order {
			shuffled[at] = instruments[i]
		}
		moved := slices.Clone(pairs)
		for i := range moved {
			moved[i].Citing, moved[i].Cited = order[moved[i].Citing], order[moved[i].Cited]
		}
		r.Shuffle(len(moved), func(i, j int) { moved[i], moved[j] = moved[j], moved[i] })
		again := graphmodel.New(shuffled, moved)
		v := view(t, again, []string{busiest(g)}, Options{Depth: 2, MaxNodes: 30})
		for i, format := range Formats {
			var out bytes.Buffer
			if err := format.Write(context.Background(), &out, &v, byGraphviz(), Style{}); err != nil {
				t.Fatal(err)
			}
			if round == 0 {
				first = append(first, out.String())
			} else if out.String() != first[i] {
				t.Errorf("%s differs with the order of the input", format.Name)
			}
		}
	}
}
