package graphmodel

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/dominikbraun/graph"

	"citegraph/extract/citation"
)

// ErrReadOnly is returned for every attempt to change a public graph; make a
// copy with its Clone method and change that.
var ErrReadOnly = errors.New("the citation graph is read-only: change a copy made with Clone")

// Evidence gives the citations of a pair in the order of the text. A public graph
// asks it once for each edge that it gives out, so an algorithm that lists all
// edges asks for all of them.
type Evidence func(citing, cited string) ([]citation.Citation, error)

// EvidenceFrom asks a stored graph for the evidence.
func EvidenceFrom(ctx context.Context, r Reader) Evidence {
	return func(citing, cited string) ([]citation.Citation, error) {
		for e, err := range r.Edges(ctx, Selection{Citing: []string{citing}, Cited: []string{cited}}) {
			return e.Citations, err
		}
		return nil, nil
	}
}

// Public shows part of a graph as a graph.Graph of github.com/dominikbraun/graph,
// for programs that want its algorithms: directed, hashed by identifier, an edge
// from the citing to the cited instrument with the number of citations as weight
// and, where evidence is given, its []citation.Citation as edge data. Only the
// numbers in nodes are shown, and the edges between them; nil shows all. Nothing
// is copied, and nothing can be changed.
func Public(g *Graph, nodes []int, evidence Evidence) graph.Graph[string, Instrument] {
	s := &publicStore{g: g, evidence: evidence}
	if nodes != nil {
		s.shown = make([]bool, g.Len())
		for _, n := range nodes {
			s.shown[n] = true
		}
	}
	byID := func(i Instrument) string { return i.ID }
	return graph.NewWithStore[string, Instrument](byID, s, graph.Directed(), graph.Weighted())
}

// publicStore is a graph.Store over the compact adjacency.
type publicStore struct {
	g        *Graph
	shown    []bool // by node; nil shows all
	evidence Evidence
}

func (s *publicStore) shows(n int) bool { return n >= 0 && (s.shown == nil || s.shown[n]) }

// number finds a node that is shown.
func (s *publicStore) number(id string) (int, error) {
	n := s.g.Find(id)
	if !s.shows(n) {
		return -1, fmt.Errorf("%w: %s", graph.ErrVertexNotFound, id)
	}
	return n, nil
}

func (s *publicStore) Vertex(id string) (Instrument, graph.VertexProperties, error) {
	n, err := s.number(id)
	if err != nil {
		return Instrument{}, graph.VertexProperties{}, err
	}
	i := *s.g.Instrument(n)
	i.Files = slices.Clone(i.Files)
	return i, graph.VertexProperties{Attributes: map[string]string{}}, nil
}

// ListVertices lists the identifiers in their order.
func (s *publicStore) ListVertices() ([]string, error) {
	var ids []string
	for n := range s.g.Len() {
		if s.shows(n) {
			ids = append(ids, s.g.Instrument(n).ID)
		}
	}
	return ids, nil
}

func (s *publicStore) VertexCount() (int, error) {
	if s.shown == nil {
		return s.g.Len(), nil
	}
	count := 0
	for _, shown := range s.shown {
		if shown {
			count++
		}
	}
	return count, nil
}

func (s *publicStore) Edge(citing, cited string) (graph.Edge[string], error) {
	from, err := s.number(citing)
	if err != nil {
		return graph.Edge[string]{}, fmt.Errorf("%w: %w", graph.ErrEdgeNotFound, err)
	}
	to, err := s.number(cited)
	if err != nil {
		return graph.Edge[string]{}, fmt.Errorf("%w: %w", graph.ErrEdgeNotFound, err)
	}
	p, found := s.g.pair(from, to)
	if !found {
		return graph.Edge[string]{}, fmt.Errorf("%w: %s does not cite %s", graph.ErrEdgeNotFound, citing, cited)
	}
	return s.edge(p)
}

// ListEdges lists the edges by citing and then by cited identifier.
func (s *publicStore) ListEdges() ([]graph.Edge[string], error) {
	var edges []graph.Edge[string]
	for n := range s.g.Len() {
		if !s.shows(n) {
			continue
		}
		for _, p := range s.g.Cites(n) {
			if !s.shows(p.Cited) {
				continue
			}
			e, err := s.edge(p)
			if err != nil {
				return nil, err
			}
			edges = append(edges, e)
		}
	}
	return edges, nil
}

func (s *publicStore) edge(p Pair) (graph.Edge[string], error) {
	e := graph.Edge[string]{
		Source:     s.g.Instrument(p.Citing).ID,
		Target:     s.g.Instrument(p.Cited).ID,
		Properties: graph.EdgeProperties{Attributes: map[string]string{}, Weight: p.Count},
	}
	if s.evidence != nil {
		citations, err := s.evidence(e.Source, e.Target)
		if err != nil {
			return e, fmt.Errorf("evidence of %s citing %s: %w", e.Source, e.Target, err)
		}
		e.Properties.Data = citations
	}
	return e, nil
}

func (s *publicStore) AddVertex(string, Instrument, graph.VertexProperties) error { return ErrReadOnly }
func (s *publicStore) RemoveVertex(string) error                                  { return ErrReadOnly }
func (s *publicStore) AddEdge(_, _ string, _ graph.Edge[string]) error            { return ErrReadOnly }
func (s *publicStore) UpdateEdge(_, _ string, _ graph.Edge[string]) error         { return ErrReadOnly }
func (s *publicStore) RemoveEdge(_, _ string) error                               { return ErrReadOnly }
