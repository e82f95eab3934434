package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"testing"
	"time"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// rounds is the number of random graphs of each property.
const rounds = 8

func roundTrip(t *testing.T, s Store) {
	for seed := range int64(rounds) {
		texts := random(rand.New(rand.NewSource(seed)), 25)
		Build(t, s, "", nil, texts...)
		m := modelOf(texts)
		var instruments []graphmodel.Instrument
		var pairs []graphmodel.Pair
		at := map[string]int{}
		number := func(id string) int {
			if _, found := at[id]; !found {
				at[id] = len(instruments)
				instruments = append(instruments, graphmodel.Instrument{ID: id})
			}
			return at[id]
		}
		for citing, list := range m {
			number(citing)
			for _, c := range graphmodel.CountPairs(list) {
				pairs = append(pairs, graphmodel.Pair{Citing: number(citing), Cited: number(c.ID), Count: c.Count, Verbs: c.Verbs})
			}
		}
		want := graphmodel.New(instruments, pairs)
		with(t, s, func(r graphmodel.Reader) {
			got := must[*graphmodel.Graph](t)(r.Load(context.Background()))
			if got.Len() != want.Len() || got.Edges() != want.Edges() {
				t.Fatalf("seed %d: %d instruments and %d pairs, want %d and %d", seed, got.Len(), got.Edges(), want.Len(), want.Edges())
			}
			for n := range want.Len() {
				id := want.Instrument(n).ID
				equal(t, "instrument", got.Instrument(n).ID, id)
				equal(t, id+" cites", got.Cites(n), want.Cites(n))
				equal(t, id+" is cited by", got.CitedBy(n), want.CitedBy(n))
				_, read := m[id]
				equal(t, id+" was read", got.Instrument(n).Read, read)
			}
			links(t, r, want)
		})
	}
}

// links compares what Links yields with a loaded graph.
func links(t *testing.T, r graphmodel.Reader, g *graphmodel.Graph) {
	var all []graphmodel.Link
	for n := range g.Len() {
		for _, p := range g.Cites(n) {
			all = append(all, graphmodel.Link{Citing: g.Instrument(n).ID, Cited: g.Instrument(p.Cited).ID, Count: p.Count, Verbs: p.Verbs})
		}
	}
	collect := func(s graphmodel.Selection) (list []graphmodel.Link) {
		for l, err := range r.Links(context.Background(), s) {
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, l)
		}
		return list
	}
	equal(t, "all links", collect(graphmodel.Selection{}), all)
	some := all[len(all)/2]
	keep := func(ok func(graphmodel.Link) bool) (list []graphmodel.Link) {
		for _, l := range all {
			if ok(l) {
				list = append(list, l)
			}
		}
		return list
	}
	equal(t, "links of a cited", collect(graphmodel.Selection{Cited: []string{some.Cited}}), keep(func(l graphmodel.Link) bool { return l.Cited == some.Cited }))
	equal(t, "links of a citing", collect(graphmodel.Selection{Citing: []string{some.Citing}}), keep(func(l graphmodel.Link) bool { return l.Citing == some.Citing }))
}

func evidence(t *testing.T, s Store) {
	for seed := range int64(rounds) {
		texts := random(rand.New(rand.NewSource(100+seed)), 20)
		Build(t, s, "", nil, texts...)
		with(t, s, func(r graphmodel.Reader) {
			equal(t, "edges", edgesOf(t, r, graphmodel.Selection{}), modelOf(texts).edges(graphmodel.Selection{}))
		})
	}
}

// nameless: a citation without an identifier is left out, the others are there.
func nameless(t *testing.T, s Store) {
	Build(t, s, "", nil, text("A/RES/70/1", "un-charter", "", "A/RES/60/1"))
	with(t, s, func(r graphmodel.Reader) {
		var cited []string
		for _, e := range edgesOf(t, r, graphmodel.Selection{}) {
			cited = append(cited, e.Cited)
		}
		equal(t, "cited", cited, []string{"A/RES/60/1", "un-charter"})
	})
}

func selections(t *testing.T, s Store) {
	r := rand.New(rand.NewSource(7))
	texts := random(r, 40)
	Build(t, s, "", nil, texts...)
	m := modelOf(texts)
	pick := func(values ...string) (list []string) {
		for _, v := range values {
			if r.Intn(3) == 0 {
				list = append(list, v)
			}
		}
		return list
	}
	with(t, s, func(reader graphmodel.Reader) {
		for range 60 {
			sel := graphmodel.Selection{
				Citing: pick(sortedKeys(m)...),
				Cited:  pick("A/RES/70/1", "A/RES/70/2", "A/RES/46/36[A]", "baku-declaration-2018", "S/RES/1285(2000)", "not/THERE"),
				Verbs:  pick("recall", "note", "", "unheard of"),
			}
			for _, p := range pick("preamble", "operative", "annex", "heading") {
				sel.Parts = append(sel.Parts, citation.Part(p))
			}
			equal(t, "selection", edgesOf(t, reader, sel), m.edges(sel))
		}
	})
}

// steps changes the texts at random and builds after each change; then each
// state is built from nothing.
func steps(t *testing.T, s Store) {
	r := rand.New(rand.NewSource(3))
	texts := random(r, 20)
	var states [][]graphmodel.Text
	var bySteps []string
	dumped := func() (d string) {
		with(t, s, func(r graphmodel.Reader) { d = dump(t, r) })
		return d
	}
	for step := range 15 {
		var next []graphmodel.Text
		for _, text := range texts {
			switch r.Intn(6) {
			case 0: // the file is deleted
				continue
			case 1: // the file changes
				other := random(r, 1)[0]
				other.File = text.File
				text = seal(other)
			}
			next = append(next, text)
		}
		for n, text := range random(r, 1+r.Intn(3)) {
			text.File = fmt.Sprintf("new/%d/%d.txt", step, n)
			next = append(next, text)
		}
		texts = next
		Build(t, s, "same", nil, texts...)
		states, bySteps = append(states, texts), append(bySteps, dumped())
	}
	for step, texts := range states {
		Build(t, s, fmt.Sprint(step), nil, texts...)
		if got, want := bySteps[step], dumped(); got != want {
			t.Fatalf("step %d: built by steps:\n%s\nbuilt at once:\n%s", step, got, want)
		}
	}
}

func unchanged(t *testing.T, s Store) {
	texts := random(rand.New(rand.NewSource(4)), 10)
	first := Build(t, s, "", nil, texts...)
	equal(t, "first build is written", first.Written, true)
	second := Build(t, s, "", nil, texts...)
	equal(t, "second build", second, graphmodel.Changes{Base: first.Base})
	third := Build(t, s, "", nil, texts[1:]...)
	equal(t, "a removal is written", third.Written, true)
	equal(t, "gone", third.Gone, []string{texts[0].File})
}

func fingerprint(t *testing.T, s Store) {
	Build(t, s, "one", nil, text("A/RES/70/1", "un-charter"))
	for _, test := range []struct {
		fingerprint string
		known       bool
	}{{"one", true}, {"two", false}} {
		w := must[graphmodel.Writer](t)(s.Update(test.fingerprint))
		_, known := w.Known("texts/A/RES/70/1.txt")
		w.Close()
		equal(t, "known with "+test.fingerprint, known, test.known)
	}
}

func noDocuments(t *testing.T, s Store) {
	Build(t, s, "", nil, text("A/RES/70/1", "un-charter"))
	w := must[graphmodel.Writer](t)(s.Update(""))
	if _, err := w.Commit(context.Background(), nil); err == nil {
		t.Fatal("a build without documents was accepted")
	}
	w.Close()
	with(t, s, func(r graphmodel.Reader) {
		equal(t, "documents", must[graphmodel.Base](t)(r.Base(context.Background())).Documents, 1)
	})
}

func dropped(t *testing.T, s Store) {
	Build(t, s, "", nil, text("A/RES/70/1", "un-charter"))
	var before, after string
	with(t, s, func(r graphmodel.Reader) { before = dump(t, r) })
	w := must[graphmodel.Writer](t)(s.Update(""))
	if err := w.Put(context.Background(), text("A/RES/70/2", "un-charter")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Update(""); err == nil {
		t.Fatal("a second builder was let in")
	}
	w.Close()
	with(t, s, func(r graphmodel.Reader) { after = dump(t, r) })
	equal(t, "graph after a dropped build", after, before)

	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	w = must[graphmodel.Writer](t)(s.Update(""))
	if err := w.Put(cancelled, text("A/RES/70/2")); !errors.Is(err, context.Canceled) {
		t.Fatalf("put after cancelling: %v", err)
	}
	w.Close()
}

// archives: the entries of an archive that was put whole are known with it, and
// it is forgotten when the graph no longer holds it whole.
func archives(t *testing.T, s Store) {
	ctx := context.Background()
	of := func(archive string, text graphmodel.Text) graphmodel.Text {
		text.Archive, text.File = archive, archive+"/"+text.File
		return text
	}
	texts := []graphmodel.Text{of("a.zip", text("A/RES/70/2", "un-charter")), of("a.zip", text("A/RES/70/1", "un-charter")), of("b.zip", text("A/RES/70/3"))}
	stamp := graphmodel.Stamp{Size: 7, Sum: [32]byte{1}}
	build := func(whole string, texts ...graphmodel.Text) graphmodel.Changes {
		w := must[graphmodel.Writer](t)(s.Update(""))
		defer w.Close()
		for _, text := range texts {
			if held, known := w.Known(text.File); known {
				w.Keep(text.File, held.Stamp)
			} else if err := w.Put(ctx, text); err != nil {
				t.Fatal(err)
			}
		}
		if whole != "" {
			if err := w.PutArchive(ctx, whole, stamp); err != nil {
				t.Fatal(err)
			}
		}
		return must[graphmodel.Changes](t)(w.Commit(ctx, nil))
	}
	known := func(file string) []string {
		w := must[graphmodel.Writer](t)(s.Update(""))
		defer w.Close()
		got, entries, found := w.KnownArchive(file)
		equal(t, "stamp of "+file, got.Sum == stamp.Sum, found)
		return entries
	}
	build("a.zip", texts...)
	equal(t, "a.zip", known("a.zip"), []string{texts[0].File, texts[1].File})
	equal(t, "b.zip, of which not all was read", known("b.zip"), []string(nil))
	equal(t, "the same is no change", build("a.zip", texts...).Written, false)
	w := must[graphmodel.Writer](t)(s.Update(""))
	held, _ := w.Known(texts[0].File)
	w.Close()
	equal(t, "what is known of an entry", held, graphmodel.Held{Stamp: texts[0].Stamp, Archive: "a.zip", Format: citation.PlainText, Language: "en", Symbol: "A/RES/70/2", Citations: 1})
	equal(t, "no longer whole is a change", build("", texts...).Written, true)
	equal(t, "a.zip, no longer whole", known("a.zip"), []string(nil))
}

// corrections: a corrigendum and a revision know what they correct, and are found
// from there.
func corrections(t *testing.T, s Store) {
	Build(t, s, "", nil, text("A/RES/70/1", "un-charter"), text("A/RES/70/1/Corr.1", "un-charter"), text("A/RES/70/2", "A/70/L.1/Rev.1", "A/RES/46/36[A]/Corr.2"))
	with(t, s, func(r graphmodel.Reader) {
		for id, want := range map[string][]string{"A/RES/70/1": {"A/RES/70/1/Corr.1"}, "A/70/L.1": {"A/70/L.1/Rev.1"}, "A/RES/46/36[A]": {"A/RES/46/36[A]/Corr.2"}, "A/RES/70/2": nil, "": nil} {
			equal(t, "corrections of "+id, must[[]string](t)(r.Corrections(context.Background(), []string{id})), want)
			for _, c := range must[[]graphmodel.Instrument](t)(r.Instruments(context.Background(), want)) {
				equal(t, c.ID+" corrects", c.Corrects, id)
			}
		}
	})
}

func unnamedFiles(t *testing.T, s Store) {
	file := func(name, cites string) graphmodel.Text {
		return seal(graphmodel.Text{File: name, Organ: "HRC", Title: name, Citations: citations(cites), Format: citation.Markdown})
	}
	Build(t, s, "", nil, file("a/draft.md", "un-charter"), file("b/note.md", "un-charter"))
	with(t, s, func(r graphmodel.Reader) {
		found := must[[]graphmodel.Instrument](t)(r.Instruments(context.Background(), []string{"draft.md"}))
		equal(t, "draft", found, []graphmodel.Instrument{{
			ID: "draft.md", Kind: citation.Paper, Body: "HRC", Label: "draft.md", Title: "a/draft.md", Read: true, Files: []string{"a/draft.md"},
		}})
	})
	// A second file of the name makes both be called by their path.
	Build(t, s, "", nil, file("a/draft.md", "un-charter"), file("b/draft.md", "un-charter"), file("b/note.md", "un-charter"))
	with(t, s, func(r graphmodel.Reader) {
		var ids []string
		for i, err := range r.All(context.Background()) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, i.ID)
		}
		equal(t, "names", ids, []string{"a/draft.md", "b/draft.md", "note.md", "un-charter"})
	})
}

func alternates(t *testing.T, s Store) {
	in := func(file, language string, format citation.Format, cites ...string) graphmodel.Text {
		return seal(graphmodel.Text{File: file, Symbol: "A/RES/70/1", Language: language, Format: format, Citations: citations(cites...), Stamp: graphmodel.Stamp{ModTime: time.Unix(1e9, 0)}})
	}
	fr, z, a, pdf := in("1.fr.txt", "fr", "text", "only-fr"), in("z.txt", "en", "text", "z-1", "z-2"), in("a.md", "en", "markdown", "a-1"), in("0.pdf", "en", "pdf", "p-1")
	for _, test := range []struct {
		texts []graphmodel.Text
		files []string
		cited []string
	}{
		{[]graphmodel.Text{fr}, []string{"1.fr.txt"}, []string{"only-fr"}},
		{[]graphmodel.Text{fr, pdf}, []string{"0.pdf", "1.fr.txt"}, []string{"p-1"}},
		{[]graphmodel.Text{fr, pdf, z}, []string{"z.txt", "0.pdf", "1.fr.txt"}, []string{"z-1", "z-2"}},
		{[]graphmodel.Text{fr, pdf, z, a}, []string{"z.txt", "0.pdf", "1.fr.txt", "a.md"}, []string{"z-1", "z-2"}},
		{[]graphmodel.Text{fr, a}, []string{"a.md", "1.fr.txt"}, []string{"a-1"}},
		{[]graphmodel.Text{fr, z}, []string{"z.txt", "1.fr.txt"}, []string{"z-1", "z-2"}},
	} {
		Build(t, s, "", nil, test.texts...)
		with(t, s, func(r graphmodel.Reader) {
			found := must[[]graphmodel.Instrument](t)(r.Instruments(context.Background(), []string{"A/RES/70/1"}))
			equal(t, "files", found[0].Files, test.files)
			var cited []string
			for _, e := range edgesOf(t, r, graphmodel.Selection{}) {
				cited = append(cited, e.Cited)
			}
			equal(t, "cited", cited, test.cited)
			equal(t, "base", must[graphmodel.Base](t)(r.Base(context.Background())),
				graphmodel.Base{Documents: 1, Texts: len(test.texts), Instruments: 1 + len(cited), Pairs: len(cited), Citations: len(cited)})
		})
	}
}
