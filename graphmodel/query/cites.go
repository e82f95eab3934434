package query

import (
	"context"
	"fmt"

	"citegraph/graphmodel"
)

// Cites answers what an instrument cites: its own text and those of its parts.
// Filters hold as for CitedBy; those on body and date are for the cited
// instruments.
func Cites(ctx context.Context, g Graph, q Question) (Answer, error) {
	asked, err := g.one(ctx, &q)
	if err != nil {
		return nil, err
	}
	parts, err := g.Parts(ctx, []string{asked.ID})
	if err != nil {
		return nil, err
	}
	sources := map[string]string{asked.ID: ""}
	for _, p := range parts {
		sources[p] = viaPart
	}
	l := &List{Asked: asked, words: q.Words, heads: [2]string{"instrument", "cited in"}}
	w := walk{g: g, q: &q, list: l, seen: map[string]bool{}}
	for id := range sources {
		w.seen[id] = true
	}
	frontier := sources
	for depth := 1; depth <= max(1, q.Depth) && len(frontier) > 0; depth++ {
		s := q.selection()
		s.Citing = keys(frontier)
		next, err := w.step(ctx, depth, s, frontier, citedEnd)
		if err != nil {
			return nil, err
		}
		frontier = next
	}
	base, err := g.Base(ctx)
	if err != nil {
		return nil, err
	}
	if l.base, err = citesBase(ctx, g, &q, l, keys(sources), base); err != nil {
		return nil, err
	}
	return l, w.finish(ctx, sources)
}

// citesBase tells an instrument that cites nothing from one that was not read.
func citesBase(ctx context.Context, g Graph, q *Question, l *List, sources []string, base graphmodel.Base) (string, error) {
	texts, err := g.Instruments(ctx, sources)
	if err != nil {
		return "", err
	}
	read, within := false, 0
	for i := range texts {
		read = read || texts[i].Read
	}
	if !read {
		return fmt.Sprintf("%s is not among %s: what it cites is not known.", full(l.Asked.Instrument), inGraph(base)), nil
	}
	for i := range l.Listed {
		if l.Listed[i].Read {
			within++
		}
	}
	steps := ""
	if q.Depth > 1 {
		steps = fmt.Sprintf(", within %d steps,", q.Depth)
	}
	return fmt.Sprintf("%s%s cites %s%s; %s among %s.", full(l.Asked.Instrument), steps, plural(len(l.Listed), "instrument"), q.conditions(), areOf(within), inGraph(base)), nil
}

func areOf(n int) string {
	switch n {
	case 0:
		return "none of them is"
	case 1:
		return "1 of them is"
	}
	return thousands(n) + " of them are"
}
