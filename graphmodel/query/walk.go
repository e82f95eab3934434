package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/graphmodel"
)

// walk collects a List step by step; an instrument is listed at the least depth
// at which it is met.
type walk struct {
	g       Graph
	q       *Question
	list    *List
	seen    map[string]bool
	undated int
}

// end says which end of an edge is met, and which it comes from.
type end func(graphmodel.Edge) (met, from string)

func citingEnd(e graphmodel.Edge) (met, from string) { return e.Citing, e.Cited }
func citedEnd(e graphmodel.Edge) (met, from string)  { return e.Cited, e.Citing }

// step follows the edges of a selection from a frontier (identifiers with how
// they stand for what was asked) and gives the next one.
func (w *walk) step(ctx context.Context, depth int, s graphmodel.Selection, frontier map[string]string, ends end) (map[string]string, error) {
	met := map[string]*Found{}
	for e, err := range w.g.Edges(ctx, s) {
		if err != nil {
			return nil, err
		}
		id, from := ends(e)
		if w.seen[id] {
			continue
		}
		f := met[id]
		if f == nil {
			f = &Found{Depth: depth}
			met[id] = f
		}
		f.edges = append(f.edges, e)
		as := frontier[from]
		if depth > 1 {
			as = viaStep
		}
		if as != "" {
			f.Via = append(f.Via, Via{from, as})
		}
	}
	instruments, err := w.g.Instruments(ctx, keys(met))
	if err != nil {
		return nil, err
	}
	next := make(map[string]string, len(met))
	for n := range instruments {
		i := &instruments[n]
		w.seen[i.ID] = true
		next[i.ID] = viaStep
		listed, undated := w.q.lists(i)
		if undated {
			w.undated++
		}
		if !listed {
			continue
		}
		f := met[i.ID]
		f.complete(i, w.q.Words)
		w.list.Listed = append(w.list.Listed, *f)
	}
	return next, nil
}

// finish sorts the list and says what a reader should know of it.
func (w *walk) finish(ctx context.Context, targets map[string]string) error {
	l := w.list
	l.sort()
	if l.Asked.Note != "" {
		l.notes = append(l.notes, l.Asked.Note+".")
	}
	var parts, compounds []string
	for _, id := range keys(targets) {
		switch targets[id] {
		case viaPart:
			parts = append(parts, id)
		case viaCompound:
			compounds = append(compounds, id)
		}
	}
	used := func(ids []string) (found []string) {
		for _, id := range ids {
			if slices.ContainsFunc(l.Listed, func(f Found) bool {
				return slices.ContainsFunc(f.Via, func(v Via) bool { return v.ID == id })
			}) {
				found = append(found, id)
			}
		}
		return found
	}
	if p := used(parts); len(p) > 0 {
		l.notes = append(l.notes, fmt.Sprintf("With what concerns its parts %s.", strings.Join(p, ", ")))
	}
	if c := used(compounds); len(c) > 0 {
		l.notes = append(l.notes, fmt.Sprintf("With the citations of %s, of which it is a member.", strings.Join(c, ", ")))
	}
	if w.undated > 0 {
		l.notes = append(l.notes, fmt.Sprintf("%s without a known date left out.", plural(w.undated, "instrument")))
	}
	if len(l.Listed) == 0 && w.q.filtered() {
		return w.without(ctx, keys(targets))
	}
	return nil
}

// without says what there would be without the filters, where they leave
// nothing: a verb that is not a lemma is the usual reason.
func (w *walk) without(ctx context.Context, targets []string) error {
	s := graphmodel.Selection{Cited: targets}
	if w.list.heads[0] != "document" {
		s = graphmodel.Selection{Citing: targets}
	}
	pairs, verbs := 0, map[string]int{}
	for link, err := range w.g.Links(ctx, s) {
		if err != nil {
			return err
		}
		pairs++
		for _, v := range link.Verbs {
			verbs[v]++
		}
	}
	if pairs == 0 {
		return nil
	}
	frequent := topWords(verbs, 8)
	w.list.notes = append(w.list.notes, fmt.Sprintf("Without these conditions there are %s; the verbs: %s.", thousands(pairs), strings.Join(frequent, ", ")))
	return nil
}

// topWords gives the most frequent words with their numbers.
func topWords(tally map[string]int, limit int) []string {
	words := keys(tally)
	slices.SortStableFunc(words, func(a, b string) int { return tally[b] - tally[a] })
	var top []string
	for _, w := range words[:min(limit, len(words))] {
		top = append(top, fmt.Sprintf("%s %s", w, thousands(tally[w])))
	}
	return top
}
