package render

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

func TestJSONThroughItsSchema(t *testing.T) {
	graphs := formatGraphs()
	folder := files(t, "json", graphs)
	args := []string{filepath.Join("..", "docs", "graph.schema.json")}
	for i := range graphs {
		args = append(args, filepath.Join(folder, fmt.Sprintf("%d.json", i)))
	}
	if out := python(t, "jsonschema", "python3-jsonschema", "validate.py", args...); strings.TrimSpace(out) != fmt.Sprint(len(graphs)) {
		t.Errorf("validated %s", out)
	}
}

func TestJSONReadsBack(t *testing.T) {
	for at, m := range formatGraphs() {
		var read struct {
			Version     int
			Instruments []graphmodel.Instrument
			Pairs       []struct {
				Citing, Cited string
				Count         int
				Citations     []citation.Citation
			}
		}
		if err := json.Unmarshal(exportedAs(t, "json", Input{Reader: m}), &read); err != nil {
			t.Fatal(err)
		}
		if read.Version != JSONVersion || len(read.Instruments) != m.g.Len() {
			t.Fatalf("graph %d: version %d, %d instruments", at, read.Version, len(read.Instruments))
		}
		next := 0
		for p := range m.pairs(graphmodel.Selection{}) {
			got := read.Pairs[next]
			if got.Citing != read.Instruments[p.Citing].ID || got.Cited != read.Instruments[p.Cited].ID || got.Count != p.Count || len(got.Citations) != p.Count {
				t.Errorf("graph %d: pair %v, want %v", at, got, p)
			}
			next++
		}
		if next != len(read.Pairs) {
			t.Errorf("graph %d: %d pairs, want %d", at, len(read.Pairs), next)
		}
	}
}

// quotedText is a text with a citation in each of three scripts.
const quotedText = "The Assembly,\n\nНапоминая о резолюции 70/1 и 儿童权利公约,\nRecalling A/RES/70/1, the words and 👩‍👩‍👧 A/RES/70/1 again\n"

// quotedGraph has the citations of quotedText, which is doc0.txt.
func quotedGraph() *placed {
	m := &held{g: graphmodel.New([]graphmodel.Instrument{{ID: "A/RES/79/1", Label: "GA 79/1", Date: "2024-12-01", Year: 2024, Kind: citation.Resolution}, {ID: "A/RES/70/1", Year: 2015}, {ID: "crc"}},
		nil), texts: map[string]string{"doc0.txt": quotedText}}
	p := &placed{held: m}
	place := func(cited, words string, from int) {
		start := from + strings.Index(quotedText[from:], words)
		p.edges = append(p.edges, graphmodel.Edge{Citing: "A/RES/79/1", Cited: cited, Citations: []citation.Citation{{
			Doc: "A/RES/79/1", File: "doc0.txt", Start: start, End: start + len(words), Text: words, ID: cited, Verb: "recall", Part: citation.Preamble}}})
	}
	place("A/RES/70/1", "70/1", 0)
	place("A/RES/70/1", "A/RES/70/1", 0)
	place("A/RES/70/1", "A/RES/70/1", strings.Index(quotedText, "👩"))
	place("crc", "儿童权利公约", 0)
	for _, e := range p.edges[1:3] {
		p.edges[0].Citations = append(p.edges[0].Citations, e.Citations...)
	}
	p.edges = []graphmodel.Edge{p.edges[0], p.edges[3]}
	return p
}

// placed has edges of its own.
type placed struct {
	*held
	edges []graphmodel.Edge
}

func (p *placed) Edges(context.Context, graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) {
		for _, e := range p.edges {
			if e.Citations = append([]citation.Citation(nil), e.Citations...); !yield(e, nil) {
				return
			}
		}
	}
}

func TestAnnotationsSelectTheirWords(t *testing.T) {
	g := quotedGraph()
	folder := t.TempDir()
	annotations, text := filepath.Join(folder, "a.json"), filepath.Join(folder, "doc0.txt")
	for file, content := range map[string][]byte{annotations: exportedAs(t, "annotations", Input{Reader: g, Text: g.text}), text: []byte(quotedText)} {
		if err := os.WriteFile(file, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var read []struct {
		Citing, Cited, Characters, Bytes, Quote string
		Found                                   int
	}
	if err := json.Unmarshal([]byte(python(t, "json", "python3", "annotations.py", annotations, text)), &read); err != nil {
		t.Fatal(err)
	}
	want := []string{"70/1", "A/RES/70/1", "A/RES/70/1", "儿童权利公约"}
	if len(read) != len(want) {
		t.Fatalf("%d annotations", len(read))
	}
	for i, r := range read {
		if r.Characters != want[i] || r.Bytes != want[i] || r.Quote != want[i] || r.Found != 1 || r.Citing != "https://undocs.org/A/RES/79/1" {
			t.Errorf("annotation %+v, want %s", r, want[i])
		}
	}
	if read[3].Cited != "urn:citegraph:instrument:crc" {
		t.Errorf("cited %s", read[3].Cited)
	}
}

// Where the text has changed or is not there, bytes and words remain.
func TestAnnotationsWithoutText(t *testing.T) {
	g := quotedGraph()
	g.texts["doc0.txt"] = "-" + quotedText
	out := exportedAs(t, "annotations", Input{Reader: g, Text: g.text})
	if bytes.Contains(out, []byte("TextPositionSelector")) || bytes.Contains(out, []byte("prefix")) || bytes.Count(out, []byte("DataPositionSelector")) != 4 {
		t.Errorf("%s", out)
	}
	if !bytes.Equal(out, exportedAs(t, "annotations", Input{Reader: g})) {
		t.Error("a text that has changed is used")
	}
}

func TestAnnotationsThroughSchema(t *testing.T) {
	graphs := formatGraphs()
	folder := files(t, "annotations", graphs)
	args := []string{filepath.Join("testdata", "readers", "annotation.schema.json")}
	for i := range graphs {
		args = append(args, filepath.Join(folder, fmt.Sprintf("%d.annotations", i)))
	}
	g := quotedGraph()
	file := filepath.Join(folder, "quoted.json")
	if err := os.WriteFile(file, exportedAs(t, "annotations", Input{Reader: g, Text: g.text}), 0o644); err != nil {
		t.Fatal(err)
	}
	python(t, "jsonschema", "python3-jsonschema", "validate.py", append(args, file)...)
}

func TestReadText(t *testing.T) {
	long := strings.Repeat("aé儿👩", 3000)
	text := newReadText(long)
	count := 0
	for at := range long {
		if got := text.characters(at); got != count {
			t.Fatalf("%d characters before byte %d, want %d", got, at, count)
		}
		count++
	}
	if got := text.characters(len(long)); got != count {
		t.Errorf("%d characters in all, want %d", got, count)
	}
}
