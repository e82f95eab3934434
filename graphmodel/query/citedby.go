package query

import (
	"context"
	"fmt"
	"slices"
)

// The ways in which a citation of another instrument is one of that asked for.
const (
	viaPart     = "part"     // it is a part of it
	viaCompound = "compound" // it is a name for several, of which it is one
	viaStep     = "step"     // it is cited by what leads to it
)

// CitedBy answers who cites an instrument. The whole has the citations of its
// parts, and a member of a compound ("International Covenants on Human Rights")
// those of the compound, marked. Filters on verbs and parts hold at every step,
// those on body and date for what is listed.
func CitedBy(ctx context.Context, g Graph, q Question) (Answer, error) {
	asked, err := g.one(ctx, &q)
	if err != nil {
		return nil, err
	}
	targets, err := g.targets(ctx, asked.ID)
	if err != nil {
		return nil, err
	}
	l := &List{Asked: asked, words: q.Words, heads: [2]string{"document", "by way of"}}
	w := walk{g: g, q: &q, list: l, seen: map[string]bool{}}
	frontier := targets
	for id := range targets {
		w.seen[id] = true
	}
	for depth := 1; depth <= max(1, q.Depth) && len(frontier) > 0; depth++ {
		ids := keys(frontier)
		if depth > 1 {
			parts, err := g.Parts(ctx, ids)
			if err != nil {
				return nil, err
			}
			for _, id := range parts {
				if !w.seen[id] {
					frontier[id] = viaPart
				}
			}
			ids = keys(frontier)
		}
		s := q.selection()
		s.Cited = ids
		next, err := w.step(ctx, depth, s, frontier, citingEnd)
		if err != nil {
			return nil, err
		}
		frontier = next
	}
	base, err := g.Base(ctx)
	if err != nil {
		return nil, err
	}
	cite := "cite"
	if len(l.Listed) == 1 {
		cite = "cites"
	}
	if q.Depth > 1 {
		cite += fmt.Sprintf(", within %d steps,", q.Depth)
	}
	l.base = fmt.Sprintf("%s of %s %s %s%s.", thousands(len(l.Listed)), inGraph(base), cite, full(asked.Instrument), q.conditions())
	return l, w.finish(ctx, targets)
}

// one resolves the only name of a question, after the rest of it was checked.
func (g Graph) one(ctx context.Context, q *Question) (Named, error) {
	if err := q.check(); err != nil {
		return Named{}, err
	}
	if len(q.Names) != 1 {
		return Named{}, &UseError{"name one instrument"}
	}
	return Resolve(ctx, g, q.Names[0])
}

// targets are the identifiers whose citations are citations of id: itself (""),
// its parts, and the compounds of which it is a member.
func (g Graph) targets(ctx context.Context, id string) (map[string]string, error) {
	targets := map[string]string{id: ""}
	parts, err := g.Parts(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		targets[p] = viaPart
	}
	for _, c := range g.compounds(id) {
		targets[c] = viaCompound
	}
	return targets, nil
}

// compounds are the catalogue's instruments of which id is a member.
func (g Graph) compounds(id string) []string {
	var ids []string
	for i := range g.Catalogue {
		if slices.Contains(g.Catalogue[i].Members, id) {
			ids = append(ids, g.Catalogue[i].ID)
		}
	}
	return ids
}

func keys[V any](m map[string]V) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, Natural)
	return ids
}
