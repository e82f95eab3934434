package query

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/graphmodel/store"
)

// testCatalogue has a compound, a name that two instruments share, and a
// resolution with a name of its own.
var testCatalogue = []citation.Instrument{
	{ID: "un-charter", Kind: citation.Treaty, Label: "UN Charter", Date: "1945-06-26", Names: map[string][]string{"en": {"Charter of the United Nations", "the Charter"}, "fr": {"Charte des Nations Unies"}}},
	{ID: "iccpr", Kind: citation.Treaty, Label: "ICCPR", Date: "1966-12-16", Names: map[string][]string{"en": {"International Covenant on Civil and Political Rights"}}},
	{ID: "covenants", Kind: citation.Treaty, Label: "Covenants", Date: "1966-12-16", Names: map[string][]string{"en": {"International Covenants on Human Rights"}}, Members: []string{"iccpr", "icescr"}},
	{ID: "vdpa", Kind: citation.Declaration, Label: "Vienna Declaration and Programme of Action", Date: "1993-06-25", Names: map[string][]string{"en": {"Vienna Declaration and Programme of Action", "Vienna Declaration"}}},
	{ID: "A/RES/70/1", Kind: citation.Declaration, Label: "2030 Agenda", Date: "2015-09-25", Names: map[string][]string{"en": {"2030 Agenda for Sustainable Development", "2030 Agenda"}}},
	{ID: "doha-1", Kind: citation.Declaration, Label: "Doha Declaration (finance)", Names: map[string][]string{"en": {"Doha Declaration on Financing", "Doha Declaration"}}},
	{ID: "doha-2", Kind: citation.Declaration, Label: "Doha Declaration (crime)", Names: map[string][]string{"en": {"Doha Declaration on Crime", "Doha Declaration"}}},
	{ID: "belem", Kind: citation.Treaty, Label: "Convention of Belém do Pará", Names: map[string][]string{"en": {"Inter-American Convention on Violence against Women"}}},
}

// testGraph builds a graph from lines like
//
//	A/RES/76/1 2021-12-01 A title: recall A/RES/70/1 preamble 3; - un-charter annex
//
// (symbol, date, title; verb or -, cited identifier, part, paragraph).
func testGraph(t *testing.T, lines string) Graph {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "graph.db")
	w, err := store.Update(path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for line := range strings.Lines(lines) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := w.Put(ctx, testText(t, line)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Commit(ctx, testCatalogue); err != nil {
		t.Fatal(err)
	}
	w.Close()
	f, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	g, err := New(ctx, f)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func testText(t *testing.T, line string) graphmodel.Text {
	t.Helper()
	head, tail, _ := strings.Cut(line, ":")
	words := strings.SplitN(head, " ", 3)
	if len(words) < 3 {
		t.Fatalf("no symbol, date and title in %q", line)
	}
	text := graphmodel.Text{File: strings.ReplaceAll(words[0], "/", "_") + ".txt", Symbol: words[0], Title: words[2], Format: citation.PlainText}
	if words[1] != "-" {
		text.Date = words[1]
	}
	for n, part := range strings.Split(tail, ";") {
		f := strings.Fields(part)
		if len(f) < 3 {
			if strings.TrimSpace(part) == "" {
				continue
			}
			t.Fatalf("no verb, identifier and part in %q", part)
		}
		c := citation.Citation{
			Verb: strings.ReplaceAll(strings.Trim(f[0], "-"), "_", " "), ID: f[1], Part: citation.Part(f[2]), Kind: citation.Resolution,
			Text: "words of " + f[1], Line: n + 1, Start: 10 * n, End: 10*n + 5, Method: citation.ByNumber, Rule: "r",
		}
		if c.Verb != "" {
			c.Phrase = strings.ToUpper(c.Verb[:1]) + c.Verb[1:] + "ing"
		}
		c.Paragraph = strings.Join(f[3:], " ")
		text.Citations = append(text.Citations, c)
	}
	return text
}

// rows are the rows of an answer's first table, cells joined by bars.
func rows(a Answer) string { return rowsOf(a.Tables()[0]) }

func rowsOf(t Table) string {
	var b strings.Builder
	for _, r := range t.Rows {
		b.WriteString(strings.Join(r, " | ") + "\n")
	}
	return b.String()
}

func ask(t *testing.T, g Graph, name string, q Question) Answer {
	t.Helper()
	for _, r := range Queries {
		if r.Name == name {
			a, err := r.Ask(context.Background(), g, q)
			if err != nil {
				t.Fatal(err)
			}
			return a
		}
	}
	t.Fatalf("no query %s", name)
	return nil
}

func wantText(t *testing.T, what, got, want string) {
	t.Helper()
	trim := func(s string) string {
		var lines []string
		for line := range strings.Lines(s) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		return strings.Join(lines, "\n")
	}
	if trim(got) != trim(want) {
		t.Errorf("%s:\n%s\nwant\n%s", what, trim(got), trim(want))
	}
}
