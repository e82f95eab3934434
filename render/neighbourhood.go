package render

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"citegraph/graphmodel"
)

// Options choose what a View shows. The zero value is right for a page.
type Options struct {
	Title    string // heading; "" for one made from the focus
	Depth    int    // citations between the focus and what is farthest from it; 0 for 1
	MaxNodes int    // 0 for DefaultNodes, which stay readable on A4
}

// MostNodes is the greatest Options.MaxNodes: above it the layout takes minutes
// and nobody can read the picture.
const MostNodes = 500

// DefaultNodes is how many instruments a picture shows that nobody chose the
// number for: on A4 landscape their titles are still 7 points high.
const DefaultNodes = 20

// ErrTooMany says that a View of more than MostNodes instruments was asked for.
var ErrTooMany = fmt.Errorf("at most %d instruments can be drawn", MostNodes)

// ErrUnknown says that a focus is not in the graph.
var ErrUnknown = errors.New("not in this graph")

func (o Options) filled() (Options, error) {
	if o.Depth <= 0 {
		o.Depth = 1
	}
	if o.MaxNodes <= 0 {
		o.MaxNodes = DefaultNodes
	}
	if o.MaxNodes > MostNodes {
		return o, fmt.Errorf("%d instruments: %w", o.MaxNodes, ErrTooMany)
	}
	return o, nil
}

// Neighbourhood shows what cites the instruments with the identifiers in focus
// and what they cite, up to Options.Depth citations away. A part of a focus
// (A/RES/46/36[L] of A/RES/46/36) is a focus too. Where there is more than
// Options.MaxNodes, those stay that cite or are cited by most of the focus, then
// most often, then those that most of the graph cites, the later ones, and by
// identifier; each direction has its share. Errors: ErrUnknown, ErrTooMany.
func Neighbourhood(g *graphmodel.Graph, focus []string, options Options) (View, error) {
	options, err := options.filled()
	if err != nil {
		return View{}, err
	}
	h := hood{g: g, distance: map[int]int{}, chosen: map[int]bool{}, focus: map[int]bool{}}
	if err := h.addFocus(focus, options.MaxNodes); err != nil {
		return View{}, err
	}
	h.measure(options.Depth)
	h.choose(options)
	pairs, left := h.pairs()
	v := arrange(g, h.chosen, pairs, h.focus)
	v.EdgesLeftOut = left
	h.countMore(&v)
	h.describe(&v, options)
	return v, nil
}

// hood is a neighbourhood in the making; its keys are numbers of instruments.
type hood struct {
	g        *graphmodel.Graph
	focus    map[int]bool
	asked    []string // names of the focus in the order asked for, without the parts
	subtitle string
	distance map[int]int // of everything within the depth, in citations from the focus
	chosen   map[int]bool
}

// addFocus finds the instruments that were asked for, and their parts, the most
// cited parts first, as far as half of the picture holds them. Of an instrument
// of which the graph has only parts, these are the focus.
func (h *hood) addFocus(ids []string, most int) error {
	parts := h.partsOf(ids)
	for i, id := range ids {
		if slices.Contains(ids[:i], id) {
			continue
		}
		n := h.g.Find(id)
		if n < 0 && !slices.ContainsFunc(parts, func(p int) bool { return h.g.Instrument(p).Whole == id }) {
			return fmt.Errorf("%s: %w", id, ErrUnknown)
		}
		if n < 0 {
			h.asked = append(h.asked, id)
			continue
		}
		made := node(h.g, n)
		h.asked = append(h.asked, inSentence(&made))
		h.subtitle = made.Title
		h.focus[n], h.chosen[n], h.distance[n] = true, true, 0
	}
	for _, n := range parts[:min(len(parts), max(1, most/2))] {
		h.focus[n], h.chosen[n], h.distance[n] = true, true, 0
	}
	return nil
}

// partsOf gives the parts of the instruments with these identifiers, the most
// cited first.
func (h *hood) partsOf(ids []string) []int {
	var parts []int
	for n := range h.g.Len() {
		if whole := h.g.Instrument(n).Whole; whole != "" && slices.Contains(ids, whole) {
			parts = append(parts, n)
		}
	}
	slices.SortStableFunc(parts, func(a, b int) int { return cmp.Compare(len(h.g.CitedBy(b)), len(h.g.CitedBy(a))) })
	return parts
}

// measure walks outward from the focus in both directions.
func (h *hood) measure(depth int) {
	edge := make([]int, 0, len(h.distance))
	for n := range h.distance {
		edge = append(edge, n)
	}
	for d := 1; d <= depth; d++ {
		var next []int
		for _, n := range edge {
			for _, other := range h.neighbours(n) {
				if _, seen := h.distance[other]; !seen {
					h.distance[other] = d
					next = append(next, other)
				}
			}
		}
		edge = next
	}
}

func (h *hood) neighbours(n int) []int {
	var all []int
	for _, p := range h.g.Cites(n) {
		all = append(all, p.Cited)
	}
	for _, p := range h.g.CitedBy(n) {
		all = append(all, p.Citing)
	}
	return all
}

// candidate is an instrument that may be chosen, with what speaks for it.
type candidate struct {
	n         int
	citing    bool // it cites what is nearer to the focus
	touches   int  // how many of the chosen, nearer ones it cites or is cited by
	citations int  // to and from these
	citedBy   int  // instruments in the whole graph
}

// choose fills h.chosen ring by ring. Every ring but the last leaves two fifths
// of the room to those behind it; room that is left over goes to the first ring.
func (h *hood) choose(options Options) {
	room := options.MaxNodes - len(h.chosen)
	for d := 1; d <= options.Depth && room > 0; d++ {
		ring := h.candidates(d)
		share := room
		if d < options.Depth && h.reaches(d+1) {
			share = max(1, room*3/5)
		}
		room -= h.take(ring, share)
	}
	for d := 1; d <= options.Depth && room > 0; d++ {
		room -= h.take(h.candidates(d), room)
	}
}

func (h *hood) reaches(d int) bool {
	for _, distance := range h.distance {
		if distance >= d {
			return true
		}
	}
	return false
}

// candidates gives what is d citations from the focus, not chosen yet and next
// to something chosen, the most relevant first.
func (h *hood) candidates(d int) []candidate {
	var all []candidate
	for n, distance := range h.distance {
		if distance != d || h.chosen[n] {
			continue
		}
		c := candidate{n: n, citedBy: len(h.g.CitedBy(n))}
		for _, p := range h.g.Cites(n) {
			if h.chosen[p.Cited] && h.distance[p.Cited] == d-1 {
				c.touches, c.citations, c.citing = c.touches+1, c.citations+p.Count, true
			}
		}
		for _, p := range h.g.CitedBy(n) {
			if h.chosen[p.Citing] && h.distance[p.Citing] == d-1 {
				c.touches, c.citations = c.touches+1, c.citations+p.Count
			}
		}
		if c.touches > 0 {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(b.touches, a.touches), cmp.Compare(b.citations, a.citations), cmp.Compare(b.citedBy, a.citedBy),
			cmp.Compare(h.g.Instrument(b.n).Year, h.g.Instrument(a.n).Year), cmp.Compare(a.n, b.n),
		)
	})
	return all
}

// take chooses up to room candidates: what is cited gets a third of it, what
// cites the rest, and either takes what the other does not need.
func (h *hood) take(ring []candidate, room int) int {
	cited := 0
	for _, c := range ring {
		if !c.citing {
			cited++
		}
	}
	citing := len(ring) - cited
	forCited := min(cited, max((room+1)/3, room-citing))
	forCiting := min(citing, room-forCited)
	taken := 0
	for _, c := range ring {
		left := &forCited
		if c.citing {
			left = &forCiting
		}
		if *left > 0 {
			*left--
			taken++
			h.chosen[c.n] = true
		}
	}
	return taken
}

// pairs gives the edges to draw and how many more there are: all that touch the
// focus, for each other instrument the strongest one towards the focus, and of
// the rest the strongest, one for every three instruments, since more of them
// hide the ones that matter.
func (h *hood) pairs() (drawn []graphmodel.Pair, left int) {
	var others []graphmodel.Pair
	inward := map[int]graphmodel.Pair{} // by the outer end
	for n := range h.chosen {
		for _, p := range h.g.Cites(n) {
			switch {
			case !h.chosen[p.Cited]:
			case h.focus[p.Citing] || h.focus[p.Cited]:
				drawn = append(drawn, p)
			default:
				others = append(others, p)
			}
		}
	}
	slices.SortFunc(others, stronger)
	for _, p := range others {
		outer, inner := p.Citing, p.Cited
		if h.distance[outer] < h.distance[inner] {
			outer, inner = inner, outer
		}
		if !has(inward, outer) && h.distance[outer] > h.distance[inner] {
			inward[outer] = p
			drawn = append(drawn, p)
		}
	}
	most := len(h.chosen) / 3
	for _, p := range others {
		if samePair(inward[p.Citing], p) || samePair(inward[p.Cited], p) {
			continue
		}
		if most == 0 {
			left++
			continue
		}
		most--
		drawn = append(drawn, p)
	}
	return drawn, left
}

func has(pairs map[int]graphmodel.Pair, n int) bool {
	_, found := pairs[n]
	return found
}

func samePair(a, b graphmodel.Pair) bool {
	return a.Count > 0 && a.Citing == b.Citing && a.Cited == b.Cited
}

// stronger sorts the pairs with most citations first.
func stronger(a, b graphmodel.Pair) int {
	return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Citing, b.Citing), cmp.Compare(a.Cited, b.Cited))
}
