package render

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

func TestMermaidReadsBack(t *testing.T) {
	var views []View
	for _, standard := range standardGraphs()[1:] {
		views = append(views, view(t, standard.graph, standard.focus, Options{}))
	}
	for seed := range uint64(6) {
		g := randomGraph(rand.New(rand.NewPCG(seed, 3)), 20, 40)
		views = append(views, view(t, g, []string{busiest(g)}, Options{Title: hostile[seed]}))
	}
	views = append(views, View{}, View{Nodes: []Node{{ID: "end", Name: "end"}}})
	folder := t.TempDir()
	var args []string
	for i := range views {
		var out, again bytes.Buffer
		if err := WriteMermaid(&out, &views[i]); err != nil {
			t.Fatal(err)
		}
		if err := WriteMermaid(&again, &views[i]); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
			t.Fatal("other bytes the second time")
		}
		file := filepath.Join(folder, strconv.Itoa(i)+".mmd")
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	var read []struct {
		Nodes map[string]struct {
			Text, Link string
			Classes    []string
		}
		Edges   []struct{ Start, End, Style string }
		Title   string
		Classes []string
	}
	if err := json.Unmarshal([]byte(nodeScript(t, "mermaid.mjs", args...)), &read); err != nil {
		t.Fatal(err)
	}
	for at := range views {
		v, r := &views[at], read[at]
		if len(r.Nodes) != len(v.Nodes) || len(r.Edges) != len(v.Edges) {
			t.Fatalf("view %d: Mermaid reads %d nodes and %d edges, want %d and %d", at, len(r.Nodes), len(r.Edges), len(v.Nodes), len(v.Edges))
		}
		if r.Title != cleanLine(v.Title) {
			t.Errorf("view %d: title %q, want %q", at, r.Title, v.Title)
		}
		for i := range v.Nodes {
			n := r.Nodes["n"+strconv.Itoa(i)]
			if !strings.HasPrefix(n.Text, "<b>"+v.Nodes[i].Name+"</b>") {
				t.Errorf("view %d: box %q, want %q", at, n.Text, v.Nodes[i].Name)
			}
			// Mermaid takes addresses apart and leaves out what it thinks dangerous.
			if id := v.Nodes[i].ID; percentEncode(id) == id && n.Link != DocumentLink(id) {
				t.Errorf("view %d: link %q, want %q", at, n.Link, DocumentLink(v.Nodes[i].ID))
			}
			if len(n.Classes) == 0 {
				t.Errorf("view %d: box %q has no class", at, n.Text)
			}
		}
		for i, e := range v.Edges {
			group := Themes[0].Verbs[groupOf(e.Verbs)]
			if got := r.Edges[i]; got.Start != "n"+strconv.Itoa(e.Citing) || got.End != "n"+strconv.Itoa(e.Cited) || !strings.Contains(got.Style, "stroke:"+group.Colour) {
				t.Errorf("view %d: edge %v, want %v in %s", at, got, e, group.Colour)
			}
		}
	}
}

func TestMermaidText(t *testing.T) {
	for words, want := range map[string]string{
		`a "b"`: "a #34;b#34;", "<b>&amp;": "#60;b#62;#38;amp#59;", "#35;": "#35;35#59;", "a\n%%b": "a #37;#37;b", "Ограничение": "Ограничение", "`x`": "#96;x#96;",
	} {
		if got := mermaidText(words); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}
