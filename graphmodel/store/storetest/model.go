package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// seal gives a text the stamp that its content would have.
func seal(t graphmodel.Text) graphmodel.Text {
	content, err := json.Marshal([]any{t.Symbol, t.Title, t.Date, t.Organ, t.Language, t.Format, t.Citations})
	if err != nil {
		panic(err) // plain values always marshal
	}
	t.Sum = sha256.Sum256(content)
	t.Size = int64(len(content))
	return t
}

// random makes texts whose instruments overlap: some symbols have several texts,
// some cited instruments are read, some slugs are dated.
func random(r *rand.Rand, documents int) []graphmodel.Text {
	verbs := []string{"recall", "reaffirm", "note", ""}
	partsOf := []citation.Part{citation.Preamble, citation.Operative, citation.Annex}
	languages := []string{"en", "fr", "", "zh"}
	var texts []graphmodel.Text
	for d := range documents {
		t := graphmodel.Text{
			File: fmt.Sprintf("f/%d-%d.txt", r.Intn(3), d), Format: citation.PlainText, Language: languages[r.Intn(len(languages))],
			Symbol: fmt.Sprintf("A/RES/70/%d", r.Intn(documents)),
		}
		if r.Intn(8) == 0 {
			t.Symbol = ""
		}
		if r.Intn(2) == 0 {
			t.Title, t.Date = fmt.Sprintf("Title %d", r.Intn(9)), "2015-12-01"
		}
		at := 0
		for range r.Intn(12) {
			at += 1 + r.Intn(50)
			c := citation.Citation{
				ID: randomID(r, documents), Kind: citation.Resolution, Start: at, End: at + 5, Line: at / 10, Text: fmt.Sprintf("words %d", r.Intn(9)),
				Verb: verbs[r.Intn(len(verbs))], Part: partsOf[r.Intn(len(partsOf))], Paragraph: fmt.Sprint(r.Intn(5)), Method: citation.ByName, Rule: "r",
			}
			if c.ID == t.Symbol {
				continue
			}
			if c.Verb != "" {
				c.Phrase = "Also " + c.Verb
			}
			switch r.Intn(4) {
			case 0:
				c.Title, c.Pinpoint = fmt.Sprintf("title %d", r.Intn(3)), "para. 3"
			case 1:
				c.Date, c.Note = []string{"2015", "2015-09", "2014"}[r.Intn(3)], "4"
			case 2:
				c.Candidates = []string{"A/RES/1/1", "UNESCO/RES/37 C/15"}
			}
			t.Citations = append(t.Citations, c)
		}
		texts = append(texts, seal(t))
	}
	return texts
}

func randomID(r *rand.Rand, documents int) string {
	switch r.Intn(6) {
	case 0:
		return fmt.Sprintf("A/RES/46/36[%c]", 'A'+r.Intn(3))
	case 1:
		return []string{"baku-declaration", "baku-declaration-2018", "oslo-declaration", "oslo-declaration-2001", "oslo-declaration-2002"}[r.Intn(5)]
	case 2:
		return fmt.Sprintf("S/RES/%d(2000)", 1285+r.Intn(5))
	}
	return fmt.Sprintf("A/RES/70/%d", r.Intn(2*documents))
}

// model is what a graph of texts must be: by citing identifier, the citations of
// its preferred text, completed and in order.
type model map[string][]citation.Citation

func modelOf(texts []graphmodel.Text) model {
	names := map[string]int{}
	for _, t := range texts {
		names[t.File[strings.LastIndex(t.File, "/")+1:]]++
	}
	preferred := map[string]graphmodel.Text{}
	var slugs []string
	for _, t := range texts {
		if t.Symbol == "" {
			t.Symbol = t.File[strings.LastIndex(t.File, "/")+1:]
			if names[t.Symbol] > 1 {
				t.Symbol = t.File
			}
		}
		if other, found := preferred[t.Symbol]; !found || graphmodel.ComparePreferred(&t, &other, "") < 0 {
			preferred[t.Symbol] = t
		}
		for _, c := range t.Citations {
			slugs = append(slugs, c.ID)
		}
	}
	joined := graphmodel.JoinDated(slugs, nil)
	m := model{}
	for symbol, t := range preferred {
		list := []citation.Citation{}
		for _, c := range t.Citations {
			c.Doc, c.File = symbol, t.File
			if dated := joined[c.ID]; dated != "" {
				c.ID = dated
			}
			d := graphmodel.Describe(c.ID, c.Kind, graphmodel.Sources{})
			c.Kind, c.Body = d.Kind, d.Body
			list = append(list, c)
		}
		m[symbol] = list
	}
	return m
}

// edges are the edges of the model within a selection, in the promised order.
func (m model) edges(s graphmodel.Selection) []graphmodel.Edge {
	allows := func(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }
	var edges []graphmodel.Edge
	for _, citing := range sortedKeys(m) {
		by := map[string][]citation.Citation{}
		for _, c := range m[citing] {
			if allows(s.Citing, citing) && allows(s.Cited, c.ID) && allows(s.Verbs, c.Verb) && (len(s.Parts) == 0 || slices.Contains(s.Parts, c.Part)) {
				by[c.ID] = append(by[c.ID], c)
			}
		}
		for _, cited := range sortedKeys(by) {
			edges = append(edges, graphmodel.Edge{Citing: citing, Cited: cited, Citations: by[cited]})
		}
	}
	return edges
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func edgesOf(t *testing.T, r graphmodel.Reader, s graphmodel.Selection) []graphmodel.Edge {
	t.Helper()
	var edges []graphmodel.Edge
	for e, err := range r.Edges(context.Background(), s) {
		if err != nil {
			t.Fatal(err)
		}
		edges = append(edges, e)
	}
	return edges
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		g, _ := json.MarshalIndent(got, "", " ")
		w, _ := json.MarshalIndent(want, "", " ")
		t.Fatalf("%s: got\n%s\nwant\n%s", what, g, w)
	}
}

// dump is everything that a reader tells, for comparing two graphs.
func dump(t *testing.T, r graphmodel.Reader) string {
	t.Helper()
	ctx := context.Background()
	g := must[*graphmodel.Graph](t)(r.Load(ctx))
	var b strings.Builder
	write := func(v any) {
		line, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	write(must[graphmodel.Base](t)(r.Base(ctx)))
	for n := range g.Len() {
		write(g.Instrument(n))
		for _, p := range g.Cites(n) {
			write([]any{g.Instrument(p.Cited).ID, p.Count, p.Verbs})
		}
	}
	for _, e := range edgesOf(t, r, graphmodel.Selection{}) {
		write(e)
	}
	return b.String()
}
