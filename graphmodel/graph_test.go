package graphmodel

import (
	"cmp"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"
)

// randomGraph makes the arguments of New: some identifiers and pairs twice.
func randomGraph(r *rand.Rand) ([]Instrument, []Pair) {
	instruments := make([]Instrument, 1+r.Intn(40))
	for n := range instruments {
		instruments[n] = Instrument{ID: fmt.Sprintf("A/RES/%d/%d", 60+r.Intn(3), r.Intn(30)), Read: r.Intn(2) == 0, Title: fmt.Sprint(r.Intn(3))}
	}
	verbs := []string{"note", "recall", "welcome"}
	pairs := make([]Pair, r.Intn(120))
	for n := range pairs {
		p := Pair{Citing: r.Intn(len(instruments)), Cited: r.Intn(len(instruments)), Count: 1 + r.Intn(4)}
		for _, v := range r.Perm(len(verbs))[:r.Intn(3)] {
			p.Verbs = append(p.Verbs, verbs[v])
		}
		pairs[n] = p
	}
	return instruments, pairs
}

func TestBothDirectionsAgree(t *testing.T) {
	for seed := range int64(200) {
		instruments, pairs := randomGraph(rand.New(rand.NewSource(seed)))
		g := New(instruments, pairs)
		var forth, back []Pair
		for n := range g.Len() {
			if g.Find(g.Instrument(n).ID) != n {
				t.Fatalf("seed %d: node %d is not found by its identifier", seed, n)
			}
			cites, citedBy := g.Cites(n), g.CitedBy(n)
			if !slices.IsSortedFunc(cites, func(a, b Pair) int { return cmp.Compare(g.Instrument(a.Cited).ID, g.Instrument(b.Cited).ID) }) ||
				!slices.IsSortedFunc(citedBy, func(a, b Pair) int { return cmp.Compare(g.Instrument(a.Citing).ID, g.Instrument(b.Citing).ID) }) {
				t.Fatalf("seed %d: the pairs of node %d are not sorted", seed, n)
			}
			forth, back = append(forth, cites...), append(back, citedBy...)
		}
		slices.SortFunc(back, comparePairs)
		if !reflect.DeepEqual(forth, back) || len(forth) != g.Edges() {
			t.Fatalf("seed %d: cites %v, cited by %v, %d edges", seed, forth, back, g.Edges())
		}
		citations := map[[2]string]int{}
		for _, p := range pairs {
			citations[[2]string{instruments[p.Citing].ID, instruments[p.Cited].ID}] += p.Count
		}
		for _, p := range forth {
			ends := [2]string{g.Instrument(p.Citing).ID, g.Instrument(p.Cited).ID}
			if citations[ends] != p.Count {
				t.Fatalf("seed %d: %v has %d citations, want %d", seed, ends, p.Count, citations[ends])
			}
			delete(citations, ends)
		}
		if len(citations) > 0 {
			t.Fatalf("seed %d: lost %v", seed, citations)
		}
	}
}

func TestNewDoesNotDependOnOrder(t *testing.T) {
	for seed := range int64(200) {
		r := rand.New(rand.NewSource(seed))
		instruments, pairs := randomGraph(r)
		g := New(instruments, pairs)
		order := r.Perm(len(instruments))
		shuffled, place := make([]Instrument, len(instruments)), make([]int, len(instruments))
		for to, from := range order {
			shuffled[to], place[from] = instruments[from], to
		}
		other := slices.Clone(pairs)
		for n := range other {
			other[n].Citing, other[n].Cited = place[other[n].Citing], place[other[n].Cited]
		}
		r.Shuffle(len(other), func(a, b int) { other[a], other[b] = other[b], other[a] })
		if h := New(shuffled, other); !reflect.DeepEqual(g, h) {
			t.Fatalf("seed %d: %+v and %+v", seed, g, h)
		}
	}
}

func TestMergedPairs(t *testing.T) {
	instruments := []Instrument{{ID: "b"}, {ID: "a"}, {ID: "b", Read: true, Title: "read"}}
	verbs := []string{"note"}
	g := New(instruments, []Pair{{1, 0, 1, verbs}, {1, 2, 3, []string{"recall", "note"}}, {0, 1, 1, nil}})
	if g.Len() != 2 || g.Edges() != 2 || !g.Instrument(1).Read {
		t.Fatalf("%d nodes, %d edges, %+v", g.Len(), g.Edges(), g.Instrument(1))
	}
	if got, want := g.Cites(0), []Pair{{0, 1, 4, []string{"recall", "note"}}}; !reflect.DeepEqual(got, want) {
		t.Errorf("a cites %v, want %v", got, want)
	}
	if len(verbs) != 1 {
		t.Error("the caller's verbs were changed")
	}
	if g.Find("c") != -1 || g.Find("") != -1 {
		t.Error("found what is not there")
	}
}

func TestEmptyGraph(t *testing.T) {
	g := New(nil, nil)
	if g.Len() != 0 || g.Edges() != 0 || g.Find("A/RES/70/1") != -1 {
		t.Errorf("%+v", g)
	}
}

func BenchmarkNew(b *testing.B) {
	r := rand.New(rand.NewSource(1))
	instruments := make([]Instrument, 100_000)
	for n := range instruments {
		instruments[n].ID = fmt.Sprintf("A/RES/%d/%d", n%90, n)
	}
	verbs := [][]string{nil, {"recall"}, {"recall", "note"}}
	pairs := make([]Pair, 500_000)
	for n := range pairs {
		pairs[n] = Pair{r.Intn(100_000), r.Intn(100_000), 1, verbs[n%3]}
	}
	for b.Loop() {
		New(instruments, pairs)
	}
}
