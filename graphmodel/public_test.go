package graphmodel

import (
	"errors"
	"math/rand"
	"slices"
	"testing"

	"github.com/dominikbraun/graph"

	"citegraph/extract/citation"
)

// diamond is a citing b and c, which both cite d; c cites d twice.
func diamond() *Graph {
	return New([]Instrument{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d", Files: []string{"d.txt"}}}, []Pair{
		{0, 1, 1, nil}, {0, 2, 1, nil}, {1, 3, 1, nil}, {2, 3, 2, []string{"recall"}},
	})
}

func TestPublicShowsEvidence(t *testing.T) {
	g := Public(diamond(), nil, func(citing, cited string) ([]citation.Citation, error) {
		return []citation.Citation{{Doc: citing, ID: cited}}, nil
	})
	e, err := g.Edge("c", "d")
	if err != nil {
		t.Fatal(err)
	}
	citations, _ := e.Properties.Data.([]citation.Citation)
	if e.Source.ID != "c" || e.Target.ID != "d" || e.Properties.Weight != 2 || len(citations) != 1 || citations[0].Doc != "c" {
		t.Errorf("edge %+v", e)
	}
	if _, err := g.Edge("d", "c"); !errors.Is(err, graph.ErrEdgeNotFound) {
		t.Errorf("edge against its direction: %v", err)
	}
	if _, err := g.Edge("d", "x"); !errors.Is(err, graph.ErrEdgeNotFound) {
		t.Errorf("edge to nowhere: %v", err)
	}
	broken := Public(diamond(), nil, func(_, _ string) ([]citation.Citation, error) { return nil, errors.New("unreadable") })
	if _, err := broken.Edges(); err == nil {
		t.Error("an error of the evidence was lost")
	}
}

func TestPublicPart(t *testing.T) {
	g := Public(diamond(), []int{0, 2, 3}, nil)
	n, err := g.Order()
	if err != nil || n != 3 {
		t.Fatalf("%d vertices (%v)", n, err)
	}
	if m, err := g.Size(); err != nil || m != 2 {
		t.Errorf("%d edges (%v)", m, err)
	}
	path, err := graph.ShortestPath(g, "a", "d")
	if err != nil || !slices.Equal(path, []string{"a", "c", "d"}) {
		t.Errorf("path %v (%v)", path, err)
	}
	if _, err := g.Vertex("b"); !errors.Is(err, graph.ErrVertexNotFound) {
		t.Errorf("vertex outside the part: %v", err)
	}
}

func TestPublicIsReadOnly(t *testing.T) {
	g := Public(diamond(), nil, nil)
	for what, err := range map[string]error{
		"a vertex": g.AddVertex(Instrument{ID: "x"}), "an edge": g.AddEdge("d", "a"), "removing an edge": g.RemoveEdge("a", "b"),
		"an update": g.UpdateEdge("a", "b"), "removing a vertex": g.RemoveVertex("a"),
	} {
		if !errors.Is(err, ErrReadOnly) {
			t.Errorf("%s: %v", what, err)
		}
	}
	v, err := g.Vertex("d")
	if err != nil {
		t.Fatal(err)
	}
	v.Files[0] = "other"
	if again, _ := g.Vertex("d"); again.Files[0] != "d.txt" {
		t.Error("the graph was changed through a vertex")
	}
	c, err := g.Clone()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddVertex(Instrument{ID: "x"}); err != nil {
		t.Errorf("a copy cannot be changed: %v", err)
	}
}

// The public form has the same vertices and edges as the graph.
func TestPublicAgrees(t *testing.T) {
	for seed := range int64(50) {
		g := New(randomGraph(rand.New(rand.NewSource(seed))))
		p := Public(g, nil, nil)
		adjacency, err := p.AdjacencyMap()
		if err != nil {
			t.Fatal(err)
		}
		if len(adjacency) != g.Len() {
			t.Fatalf("seed %d: %d vertices, want %d", seed, len(adjacency), g.Len())
		}
		edges := 0
		for n := range g.Len() {
			for _, pair := range g.Cites(n) {
				edges++
				e, found := adjacency[g.Instrument(n).ID][g.Instrument(pair.Cited).ID]
				if !found || e.Properties.Weight != pair.Count {
					t.Fatalf("seed %d: pair %v is %v", seed, pair, e)
				}
			}
		}
		if size, err := p.Size(); err != nil || size != edges {
			t.Fatalf("seed %d: %d edges (%v), want %d", seed, size, err, edges)
		}
	}
}
