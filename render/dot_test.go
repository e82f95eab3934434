package render

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"

	"citegraph/graphmodel"
	"citegraph/worker"
)

// axis are the names of the years: takes "year 2015", not "year 2015 (1)".
var axis = regexp.MustCompile(`^year \d+$`)

// reread gives back what Graphviz reads in a DOT text: the labels by node name.
func reread(t *testing.T, dot []byte) map[string]string {
	t.Helper()
	response, err := worker.Call(context.Background(), worker.Options{}, worker.Request{Layout: &worker.Layout{Engine: "dot", DOT: string(dot)}})
	if err != nil {
		t.Fatalf("%v\n%s", err, dot)
	}
	var graph struct {
		Objects []struct {
			Name, Label string
			Nodes       []int // of a rank
		}
	}
	if err := json.Unmarshal(response.Layout, &graph); err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{}
	for _, o := range graph.Objects {
		if o.Nodes == nil && !axis.MatchString(o.Name) {
			labels[o.Name] = o.Label
		}
	}
	return labels
}

// shown is what stands in a box for a label: escapes and entities as Graphviz
// reads them.
func shown(label string) string {
	var b strings.Builder
	for i := 0; i < len(label); i++ {
		if label[i] == '\\' && i+1 < len(label) {
			i++
			switch label[i] {
			case 'n', 'l', 'r':
				b.WriteByte('\n')
				continue
			case 'N', 'G', 'L':
				b.WriteString("<<replaced>>")
				continue
			}
		}
		b.WriteByte(label[i])
	}
	return html.UnescapeString(b.String())
}

func checkReread(t *testing.T, v *View) {
	t.Helper()
	var out bytes.Buffer
	if err := WriteDOT(&out, v); err != nil {
		t.Fatal(err)
	}
	labels := reread(t, out.Bytes())
	if len(labels) != len(v.Nodes) {
		t.Fatalf("Graphviz reads %d nodes of %d\n%s", len(labels), len(v.Nodes), out.Bytes())
	}
	found := map[string]int{}
	for _, label := range labels {
		name, _, _ := strings.Cut(shown(label), "\n")
		found[name]++
	}
	for i := range v.Nodes {
		if found[v.Nodes[i].Name] == 0 {
			t.Errorf("no box %q among %v", v.Nodes[i].Name, found)
		}
	}
}

func TestDOTReadsBack(t *testing.T) {
	for _, graph := range standardGraphs()[1:] {
		t.Run(graph.name, func(t *testing.T) {
			v := view(t, graph.graph, graph.focus, Options{})
			checkReread(t, &v)
		})
	}
}

func FuzzDOTReadsBack(f *testing.F) {
	for _, words := range hostile {
		f.Add("A/RES/70/1", words)
		f.Add(words, words+`\`)
	}
	f.Add("year 2015", "year 2015 (0)")
	f.Fuzz(func(t *testing.T, one, other string) {
		if one == other || cleanLine(one) == "" || cleanLine(other) == "" {
			t.Skip()
		}
		g := graphmodel.New([]graphmodel.Instrument{{ID: one, Year: 2015, Title: other}, {ID: other, Label: one}}, []graphmodel.Pair{{Citing: 0, Cited: 1, Count: 1, Verbs: []string{other}}})
		v := view(t, g, nil, Options{Title: one})
		checkReread(t, &v)
	})
}

func TestDOTHasRanksOfYears(t *testing.T) {
	v := view(t, graphOf("a10 b09 1", "c10 b09 2"), nil, Options{})
	var out bytes.Buffer
	if err := WriteDOT(&out, &v); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`{rank=same; "year 2009"; "b09"}`, `{rank=same; "year 2010"; "a10"; "c10"}`, `"year 2010" -> "year 2009" [style=invis]`, `"a10" -> "b09" [`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
}
