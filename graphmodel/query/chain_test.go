package query

import (
	"context"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

const chained = `
	A/RES/76/1 - One: recall A/RES/75/1 preamble 1; note A/RES/75/2 operative 2; - A/RES/75/1 annex
	A/RES/75/1 - Two: - A/RES/74/1 preamble 1; reaffirm A/RES/74/1 preamble 2; recall A/RES/46/36[L] preamble 3
	A/RES/75/2 - Three: recall A/RES/74/1 operative 1; recall A/RES/76/1 operative 2
	A/RES/74/1 - Four: recall un-charter preamble 1; recall A/RES/75/2 preamble 2
`

// ways writes the chains of an answer as identifiers with arrows.
func ways(a Answer) string {
	var b strings.Builder
	for _, r := range a.Records() {
		c := r.(*Chain)
		b.WriteString(c.Steps[0].Citing)
		for _, s := range c.Steps {
			b.WriteString(" > " + s.Cited)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestChain(t *testing.T) {
	g := testGraph(t, chained)
	for _, test := range []struct {
		name, want, notes string
		q                 Question
	}{
		{"shortest first", `
			A/RES/76/1 > A/RES/75/1 > A/RES/74/1
			A/RES/76/1 > A/RES/75/2 > A/RES/74/1`, "", Question{Names: []string{"76/1", "74/1"}}},
		{"longer ones after", `
			A/RES/76/1 > A/RES/75/2
			A/RES/76/1 > A/RES/75/1 > A/RES/74/1 > A/RES/75/2`, "", Question{Names: []string{"76/1", "75/2"}}},
		{"bounded in length", `A/RES/76/1 > A/RES/75/2`, "", Question{Names: []string{"76/1", "75/2"}, MaxLength: 2}},
		{"bounded in number", `A/RES/76/1 > A/RES/75/1 > A/RES/74/1`, "There are more chains than these 1: see --max-paths.", Question{Names: []string{"76/1", "74/1"}, MaxPaths: 1}},
		{"to a part of the whole", `A/RES/76/1 > A/RES/75/1 > A/RES/46/36[L]`, "", Question{Names: []string{"76/1", "A/RES/46/36"}}},
		{"none", ``, "", Question{Names: []string{"un-charter", "76/1"}}},
		{"what it rests on", `
			A/RES/76/1 > A/RES/75/1
			A/RES/76/1 > A/RES/75/2
			A/RES/76/1 > A/RES/75/1 > A/RES/74/1
			A/RES/76/1 > A/RES/75/1 > A/RES/46/36[L]
			A/RES/76/1 > A/RES/75/1 > A/RES/74/1 > un-charter`, "", Question{Names: []string{"76/1"}}},
		{"what it rests on, bounded", `
			A/RES/76/1 > A/RES/75/1
			A/RES/76/1 > A/RES/75/1 > A/RES/74/1`, "Depth 1 has 1 more: see --max-paths. Depth 2 has 1 more: see --max-paths.", Question{Names: []string{"76/1"}, MaxLength: 2, MaxPaths: 1}},
	} {
		a := ask(t, g, "chain", test.q)
		wantText(t, test.name, ways(a), test.want)
		if notes := strings.Join(a.Notes(), " "); notes != test.notes || a.Found() != (test.want != "") {
			t.Errorf("%s: found %v, notes %q, want %q", test.name, a.Found(), notes, test.notes)
		}
	}
	a := ask(t, g, "chain", Question{Names: []string{"76/1", "74/1"}, MaxPaths: 1})
	wantText(t, "evidence", rows(a), `
		1 | 1 | A/RES/76/1 | recall | A/RES/75/1 | preamble 1 | words of A/RES/75/1
		1 | 2 | A/RES/75/1 | reaffirm | A/RES/74/1 | preamble 2 | words of A/RES/74/1`)
	if want := "1 chain from GA 76/1 (A/RES/76/1) to GA 74/1 (A/RES/74/1) of at most 4 steps, as far as the 4 documents in this graph tell."; a.Base() != want {
		t.Errorf("base %q, want %q", a.Base(), want)
	}
	if _, err := ChainOf(context.Background(), g, Question{Names: []string{"76/1", "A/RES/76/1"}}); err == nil {
		t.Error("a chain from an instrument to itself was asked for")
	}
	if _, err := ChainOf(context.Background(), g, Question{Names: []string{"76/1", "75/1"}, MaxLength: 99}); err == nil {
		t.Error("99 steps were accepted")
	}
}

// On random graphs chain finds exactly the simple ways that a plain search finds.
func TestChainFindsAllWays(t *testing.T) {
	for seed := range int64(15) {
		r := rand.New(rand.NewSource(seed))
		const nodes = 9
		cites := map[int][]int{}
		var lines strings.Builder
		for n := range nodes {
			fmt.Fprintf(&lines, "A/RES/76/%d - T:", n+1)
			for m := range nodes {
				if m != n && r.Intn(3) == 0 {
					cites[n] = append(cites[n], m)
					fmt.Fprintf(&lines, " recall A/RES/76/%d preamble 1;", m+1)
				}
			}
			lines.WriteString("\n")
		}
		var want []string
		var walk func(way []int)
		walk = func(way []int) {
			last := way[len(way)-1]
			if last == nodes-1 {
				words := make([]string, len(way))
				for i, n := range way {
					words[i] = fmt.Sprintf("A/RES/76/%d", n+1)
				}
				want = append(want, strings.Join(words, " > "))
				return
			}
			if len(way) > 5 {
				return
			}
			for _, m := range cites[last] {
				if !slices.Contains(way, m) {
					walk(append(slices.Clone(way), m))
				}
			}
		}
		walk([]int{0})
		slices.SortStableFunc(want, func(a, b string) int { return strings.Count(a, ">") - strings.Count(b, ">") })
		g := testGraph(t, lines.String())
		got := ways(ask(t, g, "chain", Question{Names: []string{"76/1", "76/9"}, MaxLength: 5, MaxPaths: 10000}))
		wantText(t, fmt.Sprintf("seed %d", seed), got, strings.Join(want, "\n"))
	}
}
