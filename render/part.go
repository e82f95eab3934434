package render

import (
	"context"
	"iter"
	"slices"

	"citegraph/graphmodel"
)

// Part is the part of a stored graph that a View shows: its instruments, and its
// citing pairs with all their evidence. Edges of the View that are no citing pair
// (paths through what was left out) are not in it.
func Part(r graphmodel.Reader, v *View) graphmodel.Reader {
	p := &part{Reader: r, pairs: make(map[[2]string]bool, len(v.Edges))}
	for i := range v.Nodes {
		p.ids = append(p.ids, v.Nodes[i].ID)
	}
	for i := range v.Edges {
		p.pairs[[2]string{v.Nodes[v.Edges[i].Citing].ID, v.Nodes[v.Edges[i].Cited].ID}] = true
	}
	slices.Sort(p.ids)
	return p
}

type part struct {
	graphmodel.Reader
	ids   []string // sorted
	pairs map[[2]string]bool
}

// All implements graphmodel.Reader.
func (p *part) All(ctx context.Context) iter.Seq2[graphmodel.Instrument, error] {
	return func(yield func(graphmodel.Instrument, error) bool) {
		found, err := p.Reader.Instruments(ctx, p.ids)
		if err != nil {
			yield(graphmodel.Instrument{}, err)
			return
		}
		for _, i := range found {
			i.Files = nil
			if !yield(i, nil) {
				return
			}
		}
	}
}

// within narrows a selection to the instruments of the part; ok is false where
// nothing is left.
func (p *part) within(s graphmodel.Selection) (graphmodel.Selection, bool) {
	narrow := func(list []string) []string {
		if len(list) == 0 {
			return p.ids
		}
		var kept []string
		for _, id := range list {
			if _, found := slices.BinarySearch(p.ids, id); found {
				kept = append(kept, id)
			}
		}
		return kept
	}
	s.Citing, s.Cited = narrow(s.Citing), narrow(s.Cited)
	return s, len(s.Citing) > 0 && len(s.Cited) > 0
}

// Edges implements graphmodel.Reader.
func (p *part) Edges(ctx context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) {
		s, some := p.within(s)
		if !some {
			return
		}
		for e, err := range p.Reader.Edges(ctx, s) {
			if (err != nil || p.pairs[[2]string{e.Citing, e.Cited}]) && (!yield(e, err) || err != nil) {
				return
			}
		}
	}
}

// Links implements graphmodel.Reader.
func (p *part) Links(ctx context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Link, error] {
	return func(yield func(graphmodel.Link, error) bool) {
		s, some := p.within(s)
		if !some {
			return
		}
		for l, err := range p.Reader.Links(ctx, s) {
			if (err != nil || p.pairs[[2]string{l.Citing, l.Cited}]) && (!yield(l, err) || err != nil) {
				return
			}
		}
	}
}

// Load implements graphmodel.Reader.
func (p *part) Load(ctx context.Context) (*graphmodel.Graph, error) {
	var all []graphmodel.Instrument
	at := map[string]int{}
	for i, err := range p.All(ctx) {
		if err != nil {
			return nil, err
		}
		at[i.ID] = len(all)
		all = append(all, i)
	}
	var pairs []graphmodel.Pair
	for l, err := range p.Links(ctx, graphmodel.Selection{}) {
		if err != nil {
			return nil, err
		}
		pairs = append(pairs, graphmodel.Pair{Citing: at[l.Citing], Cited: at[l.Cited], Count: l.Count, Verbs: l.Verbs})
	}
	return graphmodel.New(all, pairs), nil
}
