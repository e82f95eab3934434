package graphmodel

import (
	"fmt"
	"slices"
	"testing"
)

// TestCommunities holds that rings of instruments that all cite each other are
// told apart, though each is joined to the next.
func TestCommunities(t *testing.T) {
	var instruments []Instrument
	var pairs []Pair
	sizes := []int{4, 7, 5}
	for group, size := range sizes {
		first := len(instruments)
		for i := range size {
			instruments = append(instruments, Instrument{ID: fmt.Sprintf("%c%d", 'a'+group, i)})
			for j := range i {
				pairs = append(pairs, Pair{Citing: first + i, Cited: first + j, Count: 1})
			}
		}
		if group > 0 {
			pairs = append(pairs, Pair{Citing: first, Cited: first - 1, Count: 90})
		}
	}
	instruments = append(instruments, Instrument{ID: "z"})
	g := New(instruments, pairs)
	want := []int{2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 3}
	if got := g.Communities(); !slices.Equal(got, want) {
		t.Errorf("communities %v, want %v", got, want)
	}
	slices.Reverse(pairs)
	if got := New(instruments, pairs).Communities(); !slices.Equal(got, want) {
		t.Errorf("from pairs in another order: %v, want %v", got, want)
	}
	if got := New(nil, nil).Communities(); len(got) != 0 {
		t.Errorf("of an empty graph: %v", got)
	}
}
