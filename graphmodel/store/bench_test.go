package store

import (
	"context"
	"fmt"
	"math/rand"
	"path/filepath"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// manyTexts makes texts like those of a few sessions of the Assembly: sixty
// citations each, of instruments of which a few are cited by most.
func manyTexts(documents int) []graphmodel.Text {
	r := rand.New(rand.NewSource(1))
	verbs := []string{"recall", "reaffirm", "note", "welcome", "request", "stress", "", "take note"}
	parts := []citation.Part{citation.Preamble, citation.Operative, citation.Body}
	texts := make([]graphmodel.Text, documents)
	for d := range texts {
		t := &texts[d]
		t.File = fmt.Sprintf("ga/en/A_RES_%d_%d.txt", 74+d/350, d%350)
		t.Symbol = fmt.Sprintf("A/RES/%d/%d", 74+d/350, d%350)
		t.Title, t.Date = "Strengthening of something", "2020-12-16"
		t.Format, t.Language, t.Size = citation.PlainText, "en", int64(d)
		for range 60 {
			session, number := 31+r.Intn(48), int(float64(300)*r.ExpFloat64()/4)
			v := r.Intn(len(verbs))
			c := citation.Citation{
				Start: 100, End: 130, Line: 7, Text: fmt.Sprintf("resolution %d/%d of 16 December", session, number),
				ID: fmt.Sprintf("A/RES/%d/%d", session, number), Kind: citation.Resolution, Body: "GA",
				Verb: verbs[v], Phrase: verbs[v], Part: parts[r.Intn(3)], Paragraph: fmt.Sprint(r.Intn(20)), Method: citation.ByInferred, Rule: "ga-number",
			}
			if r.Intn(5) == 0 {
				c.Date, c.Pinpoint = "2015-09-25", "para. 3"
			}
			if r.Intn(20) == 0 {
				c.Title = "Transforming our world"
			}
			if r.Intn(20) == 0 {
				c.ID, c.Text, c.Method, c.Title = "A/RES/70/1", "2030 Agenda", citation.ByName, ""
			}
			t.Citations = append(t.Citations, c)
		}
	}
	return texts
}

func BenchmarkStore(b *testing.B) {
	texts := manyTexts(2000)
	for b.Loop() {
		path := filepath.Join(b.TempDir(), "g.db")
		if err := build(path, Options{}, texts); err != nil {
			b.Fatal(err)
		}
	}
}

func build(path string, o Options, texts []graphmodel.Text) error {
	w, err := Update(path, o)
	if err != nil {
		return err
	}
	defer w.Close()
	for _, t := range texts {
		if err := w.Put(context.Background(), t); err != nil {
			return err
		}
	}
	_, err = w.Commit(context.Background(), nil)
	return err
}

func BenchmarkEdges(b *testing.B) {
	path := filepath.Join(b.TempDir(), "g.db")
	if err := build(path, Options{}, manyTexts(2000)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		f, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		n := 0
		for _, err := range f.Edges(context.Background(), graphmodel.Selection{Cited: []string{"A/RES/70/1"}, Verbs: []string{"recall"}, Parts: []citation.Part{citation.Preamble}}) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
		if n == 0 {
			b.Fatal("nothing found")
		}
		f.Close()
	}
}

func BenchmarkLoad(b *testing.B) {
	path := filepath.Join(b.TempDir(), "g.db")
	if err := build(path, Options{}, manyTexts(2000)); err != nil {
		b.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	for b.Loop() {
		g, err := f.Load(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		if g.Edges() == 0 {
			b.Fatal("empty")
		}
	}
}
