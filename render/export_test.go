package render

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"citegraph/graphmodel"
)

// Every format writes hostile graphs as valid UTF-8 without control characters,
// and what claims to be XML or JSON is.
func checkFormats(t testing.TB, m *held) {
	t.Helper()
	for _, e := range Exports {
		out := exportedAs(t, e.Name, Input{Reader: m, Text: m.text})
		if !utf8.Valid(out) {
			t.Errorf("%s: invalid UTF-8", e.Name)
		}
		if at := bytes.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF }); at >= 0 {
			t.Errorf("%s: %q", e.Name, out[max(0, at-20):min(len(out), at+20)])
		}
		switch e.Name {
		case "graphml", "gexf", "akn":
			checkXML(t, e.Name, out)
		case "json", "jsonld", "annotations":
			if !json.Valid(out) {
				t.Errorf("%s: no JSON", e.Name)
			}
		case "nquads":
			for line := range strings.Lines(string(out)) {
				if !quad.MatchString(strings.TrimSuffix(line, "\n")) {
					t.Errorf("nquads: %s", line)
				}
			}
		}
	}
}

// checkXML reads a file to its end; no attribute value is lost to the folding of
// white space.
func checkXML(t testing.TB, name string, content []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if start, is := token.(xml.StartElement); is && start.Name.Local == "" {
			t.Fatalf("%s: an element without a name", name)
		}
	}
}

func TestFormatsOfHostileGraphs(t *testing.T) {
	for _, m := range formatGraphs() {
		checkFormats(t, m)
	}
}

func FuzzFormats(f *testing.F) {
	for i, words := range hostile {
		f.Add("A/RES/70/1", words, words, i)
		f.Add(words, "crc", words+words, -i)
	}
	f.Fuzz(func(t *testing.T, one, other, words string, year int) {
		if one == other || one == "" || other == "" {
			t.Skip()
		}
		m := &held{words: []string{words, one}, g: graphmodel.New(
			[]graphmodel.Instrument{{ID: one, Title: words, Label: other, Year: year, Date: words, Body: words}, {ID: other, Whole: one, Title: one}},
			[]graphmodel.Pair{{Citing: 0, Cited: 1, Count: 2, Verbs: []string{words, "recall"}}, {Citing: 1, Cited: 1, Count: 1}})}
		checkFormats(t, m)
		if plainID(one) == plainID(other) || IRI(plainID(one)) == IRI(plainID(other)) || nameToken(plainID(one)) == nameToken(plainID(other)) {
			t.Errorf("%q and %q have one name", one, other)
		}
	})
}

// broken fails in the middle of a sequence.
type broken struct{ *held }

var errBroken = errors.New("the disk is gone")

func (b broken) All(ctx context.Context) iter.Seq2[graphmodel.Instrument, error] {
	return func(yield func(graphmodel.Instrument, error) bool) {
		for i := range b.held.All(ctx) {
			if !yield(i, nil) {
				return
			}
			break
		}
		yield(graphmodel.Instrument{}, errBroken)
	}
}

func (b broken) Edges(context.Context, graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) { yield(graphmodel.Edge{}, errBroken) }
}

func (b broken) Load(context.Context) (*graphmodel.Graph, error) { return nil, errBroken }

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errBroken }

func TestExportsTellErrors(t *testing.T) {
	m := hostileGraph(rand.New(rand.NewPCG(5, 5)), 10, 20)
	for _, e := range Exports {
		if err := e.Write(context.Background(), io.Discard, Input{Reader: broken{m}}); !errors.Is(err, errBroken) {
			t.Errorf("%s: reading: %v", e.Name, err)
		}
		if err := e.Write(context.Background(), fullDisk{}, Input{Reader: m}); !errors.Is(err, errBroken) {
			t.Errorf("%s: writing: %v", e.Name, err)
		}
	}
}

// watched tells at the end of each sequence how much was written by then.
type watched struct {
	*held
	out       *bytes.Buffer
	atTheLast int
}

func (w *watched) All(ctx context.Context) iter.Seq2[graphmodel.Instrument, error] {
	return watch(w, w.held.All(ctx))
}

func (w *watched) Links(ctx context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Link, error] {
	return watch(w, w.held.Links(ctx, s))
}

func (w *watched) Edges(ctx context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return watch(w, w.held.Edges(ctx, s))
}

func watch[T any](w *watched, all iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		all(yield)
		w.atTheLast = w.out.Len()
	}
}

// Formats write while they read: when the last row is read, nearly everything is
// written.
func TestExportsStream(t *testing.T) {
	m := &held{g: randomGraph(rand.New(rand.NewPCG(3, 3)), 3000, 9000)}
	for _, e := range Exports {
		if e.Name == "dot" {
			continue // its ranks want the whole
		}
		var out bytes.Buffer
		w := &watched{held: m, out: &out}
		if err := e.Write(context.Background(), &out, Input{Reader: w}); err != nil {
			t.Fatal(err)
		}
		if held := out.Len() - w.atTheLast; held > 1<<17 || out.Len() < 1<<18 {
			t.Errorf("%s: %d of %d bytes are written after the last row", e.Name, held, out.Len())
		}
	}
}

func TestPartHasWhatThePictureShows(t *testing.T) {
	whole := &held{g: randomGraph(rand.New(rand.NewPCG(7, 7)), 60, 200)}
	v := view(t, whole.g, []string{busiest(whole.g)}, Options{MaxNodes: 12})
	p := Part(whole, &v)
	var nodes, want []string
	for i, err := range p.All(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, i.ID)
	}
	for i := range v.Nodes {
		want = append(want, v.Nodes[i].ID)
	}
	slices.Sort(want)
	if !slices.Equal(nodes, want) {
		t.Errorf("instruments %q, want %q", nodes, want)
	}
	count := func(s graphmodel.Selection) (links, edges int) {
		for _, err := range p.Links(context.Background(), s) {
			if err != nil {
				t.Fatal(err)
			}
			links++
		}
		for e, err := range p.Edges(context.Background(), s) {
			if err != nil || len(e.Citations) == 0 {
				t.Fatal(e, err)
			}
			edges++
		}
		return links, edges
	}
	if links, edges := count(graphmodel.Selection{}); links != len(v.Edges) || edges != len(v.Edges) {
		t.Errorf("%d and %d pairs, want %d", links, edges, len(v.Edges))
	}
	if links, _ := count(graphmodel.Selection{Citing: []string{"elsewhere"}}); links != 0 {
		t.Errorf("%d pairs of an instrument that is not shown", links)
	}
	g, err := p.Load(context.Background())
	if err != nil || g.Len() != len(v.Nodes) {
		t.Fatalf("%d instruments loaded, want %d (%v)", g.Len(), len(v.Nodes), err)
	}
	empty := Part(whole, &View{})
	if out := exportedAs(t, "graphml", Input{Reader: empty}); bytes.Contains(out, []byte("<node")) || bytes.Contains(out, []byte("<edge")) {
		t.Errorf("a picture of nothing has\n%s", out)
	}
}

func TestExportNamed(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"gexf", "", "gexf"}, {"", "a/b.GEXF", "gexf"}, {"", "x.nq", "nquads"}, {"", "x.xml", "akn"}, {"csv-nodes", "x.csv", "csv-nodes"}, {"", "x.csv", "csv"},
		{"", "x", ""}, {"", "", ""}, {"gif", "x.csv", ""}, {"", "x.gif", ""},
	} {
		e, found := ExportNamed(test.name, test.file)
		if e.Name != test.want || found != (test.want != "") {
			t.Errorf("%q, %q: %q, want %q", test.name, test.file, e.Name, test.want)
		}
	}
}

// A program that others wrote draws every DOT.
func TestDOTThroughGraphviz(t *testing.T) {
	graphs := formatGraphs()
	folder := files(t, "dot", graphs[:6])
	for i, m := range graphs[:6] {
		out := foreign(t, "graphviz", "dot", "-Tplain", filepath.Join(folder, fmt.Sprintf("%d.dot", i)))
		nodes, edges, years, pairs := 0, 0, map[int]bool{}, 0
		for line := range strings.Lines(out) {
			nodes += strings.Count(line[:min(5, len(line))], "node ")
			edges += strings.Count(line[:min(5, len(line))], "edge ")
		}
		for n := range m.g.Len() {
			years[m.g.Instrument(n).Year] = true
		}
		for range m.pairs(graphmodel.Selection{}) {
			pairs++
		}
		if want := m.g.Len() + len(years); nodes != want {
			t.Errorf("graph %d: %d nodes, want %d", i, nodes, want)
		}
		if want := pairs + max(0, len(years)-1); edges != want {
			t.Errorf("graph %d: %d edges, want %d", i, edges, want)
		}
	}
}

// A graph of 20,000 instruments as GraphML takes a second at most.
func TestGraphMLIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("a measurement")
	}
	m := &held{g: randomGraph(rand.New(rand.NewPCG(1, 1)), 20_000, 100_000)}
	best := time.Hour
	for range 5 { // other programs may have the processor
		start := time.Now()
		if err := WriteGraphML(context.Background(), io.Discard, Input{Reader: m}); err != nil {
			t.Fatal(err)
		}
		if best = min(best, time.Since(start)); best < time.Second {
			return
		}
	}
	t.Errorf("took %v at best", best)
}

func BenchmarkExports(b *testing.B) {
	m := &held{g: randomGraph(rand.New(rand.NewPCG(1, 1)), 20_000, 100_000)}
	for _, e := range Exports {
		b.Run(e.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := e.Write(context.Background(), io.Discard, Input{Reader: m}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
