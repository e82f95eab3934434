package render

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/graphmodel/query"
)

// looked is what a layout shows of a graph.
func looked(t *testing.T, name string, a Ask) View {
	t.Helper()
	l, err := LayoutNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	v, err := l.Look(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestLikeness(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want float64
	}{
		{"Oceans and the law of the sea", "Oceans and the Law of the Sea", 1},
		{"Persons with albinism", "International Albinism Awareness Day", 1.0 / 3},
		{"Right of the child", "Rights of the child", 1},
		{"Report of the Human Rights Council", "Report of the Committee on Contributions", 0},
		{"Follow-up to resolution 79/901 on public archives", "Public archives", 1},
		{"", "", 0},
	} {
		if got := likeness(subject(test.a), subject(test.b)); math.Abs(got-test.want) > 0.001 {
			t.Errorf("%q and %q: %.3f, want %.3f", test.a, test.b, got, test.want)
		}
	}
}

// yearly is a line of resolutions on one subject, and what is none.
func yearly() *graphmodel.Graph {
	resolution := func(session, number int, title string) graphmodel.Instrument {
		return graphmodel.Instrument{ID: fmt.Sprintf("A/RES/%d/%d", session, number), Kind: citation.Resolution, Body: "GA", Title: title, Year: 1945 + session, Read: true}
	}
	all := []graphmodel.Instrument{
		resolution(70, 1, "Public archives"), resolution(71, 1, "Public archives"), resolution(72, 1, "Public archives and memory"), resolution(73, 1, "Archives, public memory"),
		resolution(72, 9, "Safety of ships"), resolution(69, 1, "Public archives"), resolution(68, 1, "Public archives"),
		{ID: "iccpr", Year: 1966}, {ID: "cedaw", Year: 1979}, {ID: "crc", Year: 1989},
	}
	pair := func(citing, cited int, verb string) graphmodel.Pair {
		return graphmodel.Pair{Citing: citing, Cited: cited, Count: 1, Verbs: []string{verb}}
	}
	return graphmodel.New(all, []graphmodel.Pair{
		pair(1, 0, "recall"), pair(2, 1, "reaffirm"), pair(2, 0, "recall"), pair(3, 2, "recall"),
		pair(3, 4, "recall"),    // another subject
		pair(0, 5, "take note"), // not taken up
		pair(6, 0, "recall"),    // an older one cannot continue
		pair(0, 7, "recall"), pair(1, 7, "recall"), pair(1, 8, "recall"), pair(3, 9, "recall"), pair(3, 8, "recall"),
	})
}

func TestLineage(t *testing.T) {
	v := looked(t, "lineage", asked(yearly(), "A/RES/72/1"))
	want := "A/RES/70/1>iccpr A/RES/71/1>A/RES/70/1 A/RES/71/1>cedaw A/RES/72/1>A/RES/71/1 A/RES/73/1>A/RES/72/1 A/RES/73/1>A/RES/72/9 A/RES/73/1>crc"
	// 70/1 cites 69/1, which is new as well; 72/1 cites 70/1 through 71/1.
	want = "A/RES/70/1>A/RES/69/1 " + want
	if got := edgesIn(&v); got != want {
		t.Errorf("edges:\n got %s\nwant %s", got, want)
	}
	if v.EdgesLeftOut != 3 || v.Base != "4 resolutions from 2015 to 2018, and what each newly cites; from 7 documents read" {
		t.Errorf("left out %d; base %q", v.EdgesLeftOut, v.Base)
	}
	v = looked(t, "lineage", Ask{Graph: asked(yearly()).Graph, Focus: []string{"A/RES/73/1"}, Options: Options{MaxNodes: 3}})
	var words []string
	for i := range v.Folds {
		words = append(words, foldName(&v, &v.Folds[i]))
	}
	if got := strings.Join(words, "; "); !strings.Contains(got, "1 more of the line, left out here") || !strings.Contains(got, "A/RES/73/1 cites 2 more, left out here") {
		t.Errorf("folds: %s", got)
	}
	l, _ := LayoutNamed("lineage")
	if _, err := l.Look(t.Context(), asked(yearly(), "A/RES/72/9")); !errors.Is(err, ErrNothing) {
		t.Errorf("a line of one: %v", err)
	}
}

func TestChainColumns(t *testing.T) {
	g := graphOf("a20 b19 1", "b19 c18 1", "c18 d17 1", "a20 d17 1", "b19 d17 1", "x21 a20 1")
	v := looked(t, "chain", asked(g, "a20", "d17"))
	columns := ""
	for _, n := range v.Nodes {
		columns += fmt.Sprintf("%s%d ", n.ID, n.Column)
	}
	if columns != "d173 c182 b191 a200 " {
		t.Errorf("columns %s", columns)
	}
	if got := edgesIn(&v); got != "a20>b19 a20>d17 b19>c18 b19>d17 c18>d17" {
		t.Errorf("edges %s", got)
	}
	if e := v.Edges[0]; e.Words != "recalls" || e.Pinpoint != "annex II, paras. 12–14" {
		t.Errorf("words %q, %q", e.Words, e.Pinpoint)
	}
	v = looked(t, "chain", Ask{Graph: asked(g).Graph, Focus: []string{"a20", "d17"}, Options: Options{MaxNodes: 3}})
	if got := edgesIn(&v); got != "a20>b19 a20>d17 b19>d17" || len(v.Folds) != 1 || v.Folds[0].Words != "+1 more way" {
		t.Errorf("with room for three: %s, %+v", got, v.Folds)
	}
	// Two that cite each other lead round and round.
	v = looked(t, "chain", asked(graphOf("a20 b19 1", "a20 c19 1", "b19 c19 1", "c19 b19 1", "b19 d17 1", "c19 d17 1"), "a20", "d17"))
	if last := v.Nodes[slices.IndexFunc(v.Nodes, func(n Node) bool { return n.ID == "d17" })].Column; last != 3 {
		t.Errorf("the end of the chains is in column %d", last)
	}
}

func TestTimelineFoldsAndDetours(t *testing.T) {
	lines := []string{}
	for i := range 40 {
		lines = append(lines, fmt.Sprintf("a%02d%d f01 1", 2+i/4, i))
	}
	v := looked(t, "timeline", Ask{Graph: asked(graphOf(lines...)).Graph, Focus: []string{"f01"}, Options: Options{MaxNodes: 12}})
	left := 0
	for _, f := range v.Folds {
		left += f.Count
	}
	if left != 40-11 {
		t.Errorf("%d left out, want 29: %+v", left, v.Folds)
	}
	// b is shown for what cites it, c for citing much; between them stands x.
	g := graphOf("c20 x19 1", "x19 b18 1", "d21 b18 1", "e21 b18 1", "c20 p10 1", "c20 q10 1", "r21 p10 1", "r21 q10 1", "s21 p10 1", "s21 q10 1")
	v = arrange(g, map[int]bool{g.Find("c20"): true, g.Find("b18"): true}, nil, nil)
	v.addDetours(g)
	if len(v.Detours) != 1 || detourName(&v, &v.Detours[0]) != "c20 reaches b18 through x19, left out here" {
		t.Errorf("detours %+v", v.Detours)
	}
}

func TestTimelineColumns(t *testing.T) {
	v := View{}
	for _, year := range []int{0, 1945, 1948, 1966, 1993, 2015, 2019, 2020, 2021} {
		v.Nodes = append(v.Nodes, Node{Year: year})
	}
	v.placeYears()
	if last := v.Nodes[len(v.Nodes)-1].Column; last != mostYears-1 {
		t.Errorf("%d columns, want %d", last+1, mostYears)
	}
	if v.Nodes[1].Column != 1 || v.Nodes[2].Column != 1 {
		t.Errorf("1945 and 1948 in columns %d and %d, want both in 1, next to what has no year", v.Nodes[1].Column, v.Nodes[2].Column)
	}
	for year, want := range map[int]int{0: 0, 1930: 1, 1945: 1, 2030: mostYears - 1} {
		if got := v.columnOf(year); got != want {
			t.Errorf("%d is in column %d, want %d", year, got, want)
		}
	}
}

func TestOverviewOfGroups(t *testing.T) {
	var lines []string
	for _, group := range []string{"a", "b"} {
		for i := range 5 {
			for j := range i {
				lines = append(lines, fmt.Sprintf("%s1%d %s1%d 2", group, i, group, j))
			}
		}
	}
	v := looked(t, "overview", asked(graphOf(append(lines, "b14 a10 3", "a14 b10 1", "a13 b10 1", "z19 z18 1")...)))
	if len(v.Clusters) != 2 || v.Clusters[0].Name != "a10" || v.Clusters[0].Count != 5 || v.Clusters[1].Name != "b10" {
		t.Fatalf("clusters %+v", v.Clusters)
	}
	if len(v.Ties) != 1 || tieName(&v, &v.Ties[0]) != "The group of b10 cites that of a10 (3 citations, 2 the other way)" {
		t.Errorf("ties %+v", v.Ties)
	}
	if len(v.Folds) != 1 || v.Folds[0].Words != "+1 smaller group with 2 instruments" {
		t.Errorf("folds %+v", v.Folds)
	}
}

func TestLayoutsSayWhatTheyNeed(t *testing.T) {
	g := graphOf("a20 b19 1")
	for _, test := range []struct {
		layout string
		focus  []string
		want   string
	}{
		{"neighbourhood", nil, "the layout neighbourhood needs the instrument in the middle: name it with --focus"},
		{"chain", []string{"a20"}, "the layout chain needs two instruments: name them with --from and --to"},
		{"overview", []string{"a20"}, "the layout overview shows the whole graph: it takes no --focus"},
		{"lineage", []string{"a20", "b19"}, "the layout lineage takes one instrument"},
	} {
		l, _ := LayoutNamed(test.layout)
		_, err := l.Look(t.Context(), asked(g, test.focus...))
		var use *query.UseError
		if !errors.As(err, &use) || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.layout, err, test.want)
		}
	}
	for i := range Layouts {
		l := &Layouts[i]
		a := asked(g, slices.Repeat([]string{"a20"}, l.Focus.Least)...)
		if a.MaxNodes = MostNodes + 1; l.Name == "chain" {
			a.Focus[1] = "b19"
		}
		if _, err := l.Look(t.Context(), a); !errors.Is(err, ErrTooMany) {
			t.Errorf("%s of %d: %v", l.Name, a.MaxNodes, err)
		}
	}
}
