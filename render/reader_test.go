package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// held is a Reader of a graph in held; each citation of a pair is made up,
// with words of its own.
type held struct {
	graphmodel.Reader // of the methods that no format asks for
	g                 *graphmodel.Graph
	words             []string // of the citations, in turn; nil for "the words"
	texts             map[string]string
}

func (m *held) All(context.Context) iter.Seq2[graphmodel.Instrument, error] {
	return func(yield func(graphmodel.Instrument, error) bool) {
		for n := range m.g.Len() {
			if !yield(*m.g.Instrument(n), nil) {
				return
			}
		}
	}
}

func (m *held) Instruments(_ context.Context, ids []string) ([]graphmodel.Instrument, error) {
	var found []graphmodel.Instrument
	for n := range m.g.Len() {
		if i := m.g.Instrument(n); slices.Contains(ids, i.ID) {
			found = append(found, *i)
		}
	}
	return found, nil
}

func (m *held) Load(context.Context) (*graphmodel.Graph, error) { return m.g, nil }

// pairs are in the order of the identifiers.
func (m *held) pairs(s graphmodel.Selection) iter.Seq[graphmodel.Pair] {
	return func(yield func(graphmodel.Pair) bool) {
		for n := range m.g.Len() {
			list := m.g.Cites(n)
			slices.SortFunc(list, func(a, b graphmodel.Pair) int { return a.Cited - b.Cited })
			for _, p := range list {
				if len(s.Citing) > 0 && !slices.Contains(s.Citing, m.g.Instrument(p.Citing).ID) || len(s.Cited) > 0 && !slices.Contains(s.Cited, m.g.Instrument(p.Cited).ID) {
					continue
				}
				if !yield(p) {
					return
				}
			}
		}
	}
}

func (m *held) Links(_ context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Link, error] {
	return func(yield func(graphmodel.Link, error) bool) {
		for p := range m.pairs(s) {
			if !yield(graphmodel.Link{Citing: m.g.Instrument(p.Citing).ID, Cited: m.g.Instrument(p.Cited).ID, Count: p.Count, Verbs: p.Verbs}, nil) {
				return
			}
		}
	}
}

func (m *held) Edges(_ context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) {
		for p := range m.pairs(s) {
			e := graphmodel.Edge{Citing: m.g.Instrument(p.Citing).ID, Cited: m.g.Instrument(p.Cited).ID}
			for k := range p.Count {
				words := "the words"
				if len(m.words) > 0 {
					words = m.words[(k+p.Cited)%len(m.words)]
				}
				c := citation.Citation{
					Doc: e.Citing, File: fmt.Sprintf("doc%d.txt", p.Citing), Start: 100*p.Cited + k, Text: words, Line: 1 + k, ID: e.Cited,
					Phrase: words, Part: citation.Preamble, Paragraph: "1", Pinpoint: words, Title: words, Method: citation.ByNumber, Rule: "test",
				}
				c.End = c.Start + len(words)
				if len(p.Verbs) > 0 {
					c.Verb = p.Verbs[k%len(p.Verbs)]
				}
				e.Citations = append(e.Citations, c)
			}
			if !yield(e, nil) {
				return
			}
		}
	}
}

// hostileGraph has instruments whose every field is made of words that break
// careless writers.
func hostileGraph(r *rand.Rand, instruments, pairs int) *held {
	word := func() string { return hostile[r.IntN(len(hostile))] }
	all := make([]graphmodel.Instrument, instruments)
	for i := range all {
		all[i] = graphmodel.Instrument{
			ID: fmt.Sprintf("%s%d", word(), i) + word(), Kind: citation.Resolution, Label: word(), Title: word() + word(),
			Date: "2015-12-20", Year: 1990 + r.IntN(30), Read: r.IntN(2) > 0, Body: []string{"GA", "SC", "", word()}[r.IntN(4)],
		}
		if r.IntN(5) == 0 {
			all[i].Year, all[i].Date = 0, ""
		}
		if r.IntN(5) == 0 {
			all[i].ID, all[i].Whole = fmt.Sprintf("A/RES/%d/36[%s]", i, word()), fmt.Sprintf("A/RES/%d/36", i)
		}
	}
	list := make([]graphmodel.Pair, pairs)
	for i := range list {
		list[i] = graphmodel.Pair{Citing: r.IntN(instruments), Cited: r.IntN(instruments), Count: 1 + r.IntN(3), Verbs: []string{"recall", word()}[:1+r.IntN(2)]}
	}
	return &held{g: graphmodel.New(all, list), words: hostile}
}

// formatGraphs are the graphs that every graph format is tested with: none, the
// standard ones, and hostile ones.
func formatGraphs() []*held {
	var all []*held
	for _, standard := range standardGraphs()[:3] { // the last has 300 citations a pair
		all = append(all, &held{g: standard.graph, words: hostile})
	}
	for seed := range uint64(12) {
		all = append(all, hostileGraph(rand.New(rand.NewPCG(seed, 12)), 2+int(seed)*2, int(seed)*4))
	}
	return all
}

// written gives what an export writes; it has to write the same again.
func exportedAs(t testing.TB, name string, s Input) []byte {
	t.Helper()
	e, found := ExportNamed(name, "")
	if !found {
		t.Fatalf("no format %s", name)
	}
	var once, twice bytes.Buffer
	for _, out := range []*bytes.Buffer{&once, &twice} {
		if err := e.Write(context.Background(), out, s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	if !bytes.Equal(once.Bytes(), twice.Bytes()) {
		t.Fatalf("%s: other bytes the second time", name)
	}
	return once.Bytes()
}

// files writes the graphs in a format to a folder, 0.graphml and so on.
func files(t *testing.T, name string, graphs []*held) string {
	t.Helper()
	folder := t.TempDir()
	for i, m := range graphs {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%d.%s", i, name)), exportedAs(t, name, Input{Reader: m, Text: m.text}), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func (m *held) text(_ context.Context, file string) (string, error) {
	if text, found := m.texts[file]; found {
		return text, nil
	}
	return "", errors.New("no text")
}

// python runs a script of testdata/readers with an interpreter that has the
// module, and gives what it prints.
func python(t *testing.T, module, debian, script string, args ...string) string {
	t.Helper()
	for _, interpreter := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(interpreter, "-c", "import "+module).Run() == nil {
			return run(t, interpreter, append([]string{filepath.Join("testdata", "readers", script)}, args...)...)
		}
	}
	t.Skipf("no python3 with the module %s: install %s", module, debian)
	return ""
}

// nodeScript runs a script of scripts/readers with Node.js.
func nodeScript(t *testing.T, script string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no node: install nodejs and npm")
	}
	folder := filepath.Join("..", "scripts", "readers")
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		t.Skip("the readers in scripts/readers are not installed: run npm ci there")
	}
	return run(t, "node", append([]string{filepath.Join(folder, script)}, args...)...)
}

// foreign runs a program that has to be on the path.
func foreign(t *testing.T, debian, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("no %s: install %s", program, debian)
	}
	return run(t, program, args...)
}

// run gives the standard output of a program; it must not fail.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	var out, problems strings.Builder
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", filepath.Base(program), strings.Join(args, " "), err, out.String(), problems.String())
	}
	return out.String()
}
