// Package storetest is the test that every store of citation graphs must pass.
// Run builds graphs through a graphmodel.Writer, asks them through a
// graphmodel.Reader, and compares with a model that is too simple to be wrong.
package storetest

import (
	"context"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Store is a place for one graph, empty at first.
type Store interface {
	// Update begins a build; a graph made with another fingerprint is made anew.
	Update(fingerprint string) (graphmodel.Writer, error)
	// Open opens the graph; the caller calls close when done.
	Open() (r graphmodel.Reader, close func(), err error)
}

// Run runs the test; empty makes an empty store that lasts until t ends.
func Run(t *testing.T, empty func(t *testing.T) Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Store)
	}{
		{"a round trip gives the same graph", roundTrip},
		{"edges give the citations that were put", evidence},
		{"a citation without an identifier is left out", nameless},
		{"selections give what they say", selections},
		{"a build by steps gives what one build gives", steps},
		{"no change is not written", unchanged},
		{"another fingerprint makes it anew", fingerprint},
		{"a build without documents is refused", noDocuments},
		{"what is not committed is dropped", dropped},
		{"one of several texts gives the evidence", alternates},
		{"an undated name is joined to its only dated one", undated},
		{"titles and dates come from who knows best", titles},
		{"archives that are held whole are known", archives},
		{"corrigenda and revisions know what they correct", corrections},
		{"texts without a symbol are named by the file", unnamedFiles},
		{"parts know their whole", parts},
		{"rankings and counts", rankings},
		{"the catalogue comes back", catalogueBack},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, empty(t)) })
	}
}

// Build brings a store to hold exactly these texts: those with an unchanged sum
// are kept, as a real build would.
func Build(t *testing.T, s Store, fingerprint string, catalogue []citation.Instrument, texts ...graphmodel.Text) graphmodel.Changes {
	t.Helper()
	w, err := s.Update(fingerprint)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, text := range texts {
		if stamp, known := w.Known(text.File); known && stamp.Sum == text.Sum {
			w.Keep(text.File, text.Stamp)
			continue
		}
		if err := w.Put(context.Background(), text); err != nil {
			t.Fatal(err)
		}
	}
	changes, err := w.Commit(context.Background(), catalogue)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

// with opens the store for a test.
func with(t *testing.T, s Store, use func(graphmodel.Reader)) {
	t.Helper()
	r, close, err := s.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer close()
	use(r)
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// text makes a text of the symbol that cites the identifiers.
func text(symbol string, cites ...string) graphmodel.Text {
	return seal(graphmodel.Text{File: "texts/" + symbol + ".txt", Symbol: symbol, Format: citation.PlainText, Language: "en", Citations: citations(cites...)})
}

func citations(ids ...string) []citation.Citation {
	var list []citation.Citation
	for n, id := range ids {
		list = append(list, citation.Citation{
			ID: id, Kind: citation.Resolution, Start: 100 * n, End: 100*n + 9, Line: n + 1, Text: "the words", Verb: "recall", Phrase: "Recalling",
			Part: citation.Preamble, Paragraph: "1", Method: citation.ByNumber, Rule: "rule",
		})
	}
	return list
}

func catalogueBack(t *testing.T, s Store) {
	want := []citation.Instrument{
		{ID: "un-charter", Kind: citation.Treaty, Label: "UN Charter", Date: "1945-06-26", Names: map[string][]string{"en": {"Charter of the United Nations", "the Charter"}, "zh": {"联合国宪章"}}},
		{ID: "covenants", Kind: citation.Treaty, Label: "Covenants", Series: []string{"14668", "14531"}, Names: map[string][]string{"en": {"International Covenants"}}, Members: []string{"iccpr", "icescr"}},
	}
	Build(t, s, "", want, text("A/RES/70/1", "un-charter"))
	with(t, s, func(r graphmodel.Reader) {
		equal(t, "catalogue", must[[]citation.Instrument](t)(r.Catalogue(context.Background())), want)
	})
}
