package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// The bounds of a chain where the question names none.
const (
	DefaultMaxLength = 4
	DefaultMaxPaths  = 10
	maxMaxLength     = 12
)

// Step is one citation of a chain: the citing instrument, the cited one, and the
// citation that says most of how (with a verb rather than without).
type Step struct {
	CitingLabel string   `json:"citing_label"`
	CitedLabel  string   `json:"cited_label"`
	Count       int      `json:"count"` // citations of the pair
	Verbs       []string `json:"verbs"` // of all of them
	Cite
}

// Chain is a way along which one instrument reaches another.
type Chain struct {
	Length int    `json:"length"`
	Steps  []Step `json:"steps"`
}

// Chains is the answer of chain.
type Chains struct {
	Ways  []Chain
	base  string
	notes []string
}

// ChainOf answers along which ways the first instrument reaches the second, the
// shortest first, and the ways of one length in the order of the identifiers.
// With one instrument it answers on what that rests: for each depth, the
// instruments that are met there first, each with one of the shortest ways to
// it. MaxLength bounds the steps; MaxPaths the ways, or the instruments of each
// depth.
func ChainOf(ctx context.Context, g Graph, q Question) (Answer, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if len(q.Names) < 1 || len(q.Names) > 2 {
		return nil, &UseError{"name one or two instruments"}
	}
	if q.MaxLength == 0 {
		q.MaxLength = DefaultMaxLength
	}
	if q.MaxPaths == 0 {
		q.MaxPaths = DefaultMaxPaths
	}
	if q.MaxLength > maxMaxLength {
		return nil, &UseError{fmt.Sprintf("a chain of more than %d steps says nothing: give a smaller --max-length", maxMaxLength)}
	}
	from, err := Resolve(ctx, g, q.Names[0])
	if err != nil {
		return nil, err
	}
	base, err := g.Base(ctx)
	if err != nil {
		return nil, err
	}
	s, err := newSearch(ctx, g, from.ID)
	if err != nil {
		return nil, err
	}
	c := &Chains{}
	c.note(from)
	var ways [][]string
	if len(q.Names) == 1 {
		ways, err = s.rests(ctx, q.MaxLength, q.MaxPaths, c)
		c.base = fmt.Sprintf("What %s rests on, within %d steps, as far as %s tell.", full(from.Instrument), q.MaxLength, inGraph(base))
	} else {
		var to Named
		if to, err = Resolve(ctx, g, q.Names[1]); err != nil {
			return nil, err
		}
		c.note(to)
		if ways, err = s.reach(ctx, to.ID, q.MaxLength, q.MaxPaths, c); err != nil {
			return nil, err
		}
		c.base = fmt.Sprintf("%s from %s to %s of at most %d steps, as far as %s tell.", plural(len(ways), "chain"), full(from.Instrument), full(to.Instrument), q.MaxLength, inGraph(base))
	}
	if err != nil {
		return nil, err
	}
	if len(q.Names) == 1 && len(ways) == 0 && !from.Instrument.Read {
		c.base = fmt.Sprintf("%s is not among %s: what it cites is not known.", full(from.Instrument), inGraph(base))
	}
	c.Ways, err = s.tell(ctx, ways)
	return c, err
}

func (c *Chains) note(n Named) {
	if n.Note != "" {
		c.notes = append(c.notes, n.Note+".")
	}
}

// Found implements Answer.
func (c *Chains) Found() bool { return len(c.Ways) > 0 }

// Base implements Answer.
func (c *Chains) Base() string { return c.base }

// Notes implements Answer.
func (c *Chains) Notes() []string { return c.notes }

// Records implements Answer.
func (c *Chains) Records() []any {
	records := make([]any, len(c.Ways))
	for n := range c.Ways {
		records[n] = &c.Ways[n]
	}
	return records
}

// Tables implements Answer: a row a step, the chains numbered.
func (c *Chains) Tables() []Table {
	t := Table{Columns: []Column{
		{Name: "chain", Number: true}, {Name: "step", Number: true}, {Name: "instrument"}, {Name: "verb"}, {Name: "cites"}, {Name: "where"}, {Name: "words", Trim: 60},
	}}
	for n, chain := range c.Ways {
		for i, s := range chain.Steps {
			t.Rows = append(t.Rows, []string{
				fmt.Sprint(n + 1), fmt.Sprint(i + 1), s.Citing, s.Verb, s.Cited, s.Place(), strings.Join(strings.Fields(s.Text), " "),
			})
		}
	}
	return []Table{t}
}

// tell finds the evidence for each step of the ways.
func (s *search) tell(ctx context.Context, ways [][]string) ([]Chain, error) {
	steps := map[[2]string]*Step{}
	var citing, cited []string
	for _, way := range ways {
		for i := 1; i < len(way); i++ {
			steps[[2]string{way[i-1], way[i]}] = &Step{}
			citing, cited = append(citing, way[i-1]), append(cited, way[i])
		}
	}
	if len(steps) == 0 {
		return nil, nil
	}
	for e, err := range s.g.Edges(ctx, graphmodel.Selection{Citing: distinct(citing), Cited: distinct(cited)}) {
		if err != nil {
			return nil, err
		}
		if step := steps[[2]string{e.Citing, e.Cited}]; step != nil {
			*step = bestStep(e)
		}
	}
	labels := map[string]string{}
	instruments, err := s.g.Instruments(ctx, distinct(append(citing, cited...)))
	if err != nil {
		return nil, err
	}
	for _, i := range instruments {
		labels[i.ID] = i.Label
	}
	var chains []Chain
	for _, way := range ways {
		c := Chain{Length: len(way) - 1}
		for i := 1; i < len(way); i++ {
			step := *steps[[2]string{way[i-1], way[i]}]
			step.CitingLabel, step.CitedLabel = labels[way[i-1]], labels[way[i]]
			c.Steps = append(c.Steps, step)
		}
		chains = append(chains, c)
	}
	return chains, nil
}

// bestStep takes the first citation with a verb, else the first.
func bestStep(e graphmodel.Edge) Step {
	best := slices.IndexFunc(e.Citations, func(c citation.Citation) bool { return c.Verb != "" })
	count := graphmodel.CountPairs(e.Citations)[0]
	verbs := count.Verbs
	if verbs == nil {
		verbs = []string{}
	}
	return Step{Count: count.Count, Verbs: verbs, Cite: cite(&e.Citations[max(0, best)])}
}

func distinct(ids []string) []string {
	sorted := slices.Clone(ids)
	slices.Sort(sorted)
	return slices.Compact(sorted)
}
