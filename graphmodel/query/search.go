package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"citegraph/graphmodel"
)

// search reads the graph from one instrument on, one level of citations at a
// time and only as far as it is needed.
type search struct {
	g     Graph
	from  string
	cites map[string][]target // of the instruments read so far, in natural order
	depth map[string]int      // of the instruments met so far
	level []string            // met last, not yet read
}

// target is a cited instrument with the number of citations.
type target struct {
	id    string
	count int
}

func newSearch(ctx context.Context, g Graph, from string) (*search, error) {
	s := &search{g: g, from: from, cites: map[string][]target{}, depth: map[string]int{from: 0}, level: []string{from}}
	parts, err := g.Parts(ctx, []string{from})
	if err != nil {
		return nil, err
	}
	for _, p := range parts { // the texts of its parts are its own
		s.depth[p] = 0
		s.level = append(s.level, p)
	}
	return s, nil
}

// starts are the instrument and its parts.
func (s *search) starts() []string {
	var ids []string
	for id, depth := range s.depth {
		if depth == 0 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, Natural)
	return ids
}

// read follows the citations of the last level. It gives the number of
// instruments met for the first time.
func (s *search) read(ctx context.Context) (int, error) {
	if len(s.level) == 0 {
		return 0, nil
	}
	next := s.depth[s.level[0]] + 1
	var met []string
	for l, err := range s.g.Links(ctx, graphmodel.Selection{Citing: s.level}) {
		if err != nil {
			return 0, err
		}
		s.cites[l.Citing] = append(s.cites[l.Citing], target{l.Cited, l.Count})
		if _, known := s.depth[l.Cited]; !known {
			s.depth[l.Cited] = next
			met = append(met, l.Cited)
		}
	}
	for _, id := range s.level {
		slices.SortFunc(s.cites[id], func(a, b target) int { return Natural(a.id, b.id) })
	}
	s.level = met
	return len(met), nil
}

// reach gives the ways to an instrument or one of its parts, by length.
func (s *search) reach(ctx context.Context, to string, maxLength, maxPaths int, c *Chains) ([][]string, error) {
	targets := map[string]bool{to: true}
	parts, err := s.g.Parts(ctx, []string{to})
	if err != nil {
		return nil, err
	}
	for _, p := range parts {
		targets[p] = true
	}
	if to == s.from {
		return nil, &UseError{fmt.Sprintf("both are %s: name two instruments", to)}
	}
	var ways [][]string
	for length := 1; length <= maxLength; length++ {
		if _, err := s.read(ctx); err != nil {
			return nil, err
		}
		e := enumeration{s: s, targets: targets, left: s.distances(targets), length: length, limit: maxPaths + 1 - len(ways)}
		for _, start := range s.starts() {
			e.from(ctx, []string{start})
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		ways = append(ways, e.ways...)
		if len(ways) > maxPaths {
			c.notes = append(c.notes, fmt.Sprintf("There are more chains than these %s: see --max-paths.", thousands(maxPaths)))
			return ways[:maxPaths], nil
		}
		if e.visits > maxVisits {
			c.notes = append(c.notes, fmt.Sprintf("There are too many ways of %d steps to look at them all.", length))
			return ways, nil
		}
	}
	return ways, nil
}

// distances gives, for the instruments read so far from which a target can be
// reached, the least number of steps to one.
func (s *search) distances(targets map[string]bool) map[string]int {
	citedBy := map[string][]string{}
	for citing, list := range s.cites {
		for _, cited := range list {
			citedBy[cited.id] = append(citedBy[cited.id], citing)
		}
	}
	left := map[string]int{}
	var level []string
	for id := range targets {
		left[id] = 0
		level = append(level, id)
	}
	for steps := 1; len(level) > 0; steps++ {
		var next []string
		for _, id := range level {
			for _, citing := range citedBy[id] {
				if _, known := left[citing]; !known {
					left[citing] = steps
					next = append(next, citing)
				}
			}
		}
		level = next
	}
	return left
}

// maxVisits bounds the work for the ways of one length; it takes about a second.
const maxVisits = 2_000_000

// enumeration collects the ways of one length that pass no instrument twice and
// no target before the end.
type enumeration struct {
	s       *search
	targets map[string]bool
	left    map[string]int
	length  int
	limit   int
	visits  int
	ways    [][]string
}

func (e *enumeration) from(ctx context.Context, way []string) {
	rest := e.length - (len(way) - 1)
	for _, cited := range e.s.cites[way[len(way)-1]] {
		id := cited.id
		e.visits++
		if len(e.ways) >= e.limit || e.visits > maxVisits || e.visits%4096 == 0 && ctx.Err() != nil {
			return
		}
		steps, reaches := e.left[id]
		if !reaches || steps > rest-1 || e.targets[id] != (rest == 1) || e.s.depth[id] == 0 || slices.Contains(way, id) {
			continue
		}
		next := append(slices.Clone(way), id)
		if rest == 1 {
			e.ways = append(e.ways, next)
			continue
		}
		e.from(ctx, next)
	}
}

// rests gives a shortest way to each instrument that is met first at a depth:
// those cited most by the depth before, at most limit a depth.
func (s *search) rests(ctx context.Context, maxLength, limit int, c *Chains) ([][]string, error) {
	var ways [][]string
	way := map[string][]string{}
	for _, start := range s.starts() {
		way[start] = []string{start}
	}
	for depth := 1; depth <= maxLength; depth++ {
		level := slices.Clone(s.level)
		slices.SortFunc(level, Natural)
		met, err := s.read(ctx)
		if err != nil {
			return nil, err
		}
		if met == 0 {
			return ways, nil
		}
		times := map[string]int{}
		for _, id := range level {
			for _, cited := range s.cites[id] {
				if s.depth[cited.id] != depth {
					continue
				}
				if times[cited.id] == 0 {
					way[cited.id] = append(slices.Clone(way[id]), cited.id)
				}
				times[cited.id] += cited.count
			}
		}
		ids := keys(times)
		slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(times[b], times[a]) })
		for _, id := range ids[:min(limit, len(ids))] {
			ways = append(ways, way[id])
		}
		if more := len(ids) - limit; more > 0 {
			c.notes = append(c.notes, fmt.Sprintf("Depth %d has %s more: see --max-paths.", depth, thousands(more)))
		}
	}
	return ways, nil
}
