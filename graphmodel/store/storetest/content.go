package storetest

import (
	"context"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

func undated(t *testing.T, s Store) {
	ctx := context.Background()
	a := text("A/RES/70/1", "baku-declaration", "un-charter")
	b := text("A/RES/70/2", "baku-declaration-2018")
	c := text("A/RES/70/3", "baku-declaration-2020")
	cited := func(r graphmodel.Reader) (ids []string) {
		for _, e := range edgesOf(t, r, graphmodel.Selection{Citing: []string{"A/RES/70/1"}}) {
			ids = append(ids, e.Cited)
		}
		return ids
	}
	for _, test := range []struct {
		texts []graphmodel.Text
		want  string
	}{
		{[]graphmodel.Text{a}, "baku-declaration"},
		{[]graphmodel.Text{a, b}, "baku-declaration-2018"},
		{[]graphmodel.Text{a, b, c}, "baku-declaration"},
		{[]graphmodel.Text{a, c}, "baku-declaration-2020"},
		{[]graphmodel.Text{a, b}, "baku-declaration-2018"},
		{[]graphmodel.Text{a}, "baku-declaration"},
	} {
		Build(t, s, "", nil, test.texts...)
		with(t, s, func(r graphmodel.Reader) {
			equal(t, "cited", cited(r), []string{test.want, "un-charter"})
			if found := must[[]graphmodel.Instrument](t)(r.Instruments(ctx, []string{"baku-declaration"})); (len(found) == 1) != (test.want == "baku-declaration") {
				t.Fatalf("where it is %s, the graph has %v", test.want, found)
			}
		})
	}
	// What the catalogue names stands for itself.
	Build(t, s, "other", []citation.Instrument{{ID: "baku-declaration", Kind: citation.Declaration, Label: "Baku"}}, a, b)
	with(t, s, func(r graphmodel.Reader) { equal(t, "cited", cited(r), []string{"baku-declaration", "un-charter"}) })
}

func titles(t *testing.T, s Store) {
	told := func(id, title, date string) citation.Citation {
		return citation.Citation{ID: id, Kind: citation.Resolution, Text: "the Oslo Accord", Method: citation.ByName, Title: title, Date: date}
	}
	one, two := text("A/RES/70/1"), text("A/RES/70/2")
	one.Title, one.Date = "Its own title", "2015-09-25"
	one.Citations = []citation.Citation{
		told("A/RES/60/1", "Rare", "2005"), told("A/RES/60/1", "Often", "2005"), told("A/RES/60/1", "Often", "2005-10-24"),
		told("S/RES/1325(2000)", "", ""), told("oslo-accord", "", ""), told("crc", "", ""),
	}
	two.Citations = []citation.Citation{told("A/RES/70/1", "What others call it", "2014")}
	catalogue := []citation.Instrument{{ID: "crc", Kind: citation.Treaty, Label: "CRC", Date: "1989-11-20", Names: map[string][]string{"en": {"Convention on the Rights of the Child"}}}}
	Build(t, s, "", catalogue, seal(one), seal(two))
	with(t, s, func(r graphmodel.Reader) {
		ids := []string{"A/RES/60/1", "A/RES/70/1", "S/RES/1325(2000)", "crc", "oslo-accord"}
		found := must[[]graphmodel.Instrument](t)(r.Instruments(context.Background(), ids))
		if len(found) != len(ids) {
			t.Fatalf("found %v", found)
		}
		for n, want := range [][4]string{
			{"Often", "2005-10-24", "GA 60/1", "resolution"},
			{"Its own title", "2015-09-25", "GA 70/1", "resolution"},
			{"Women and peace and security", "2000-10-31", "SC 1325 (2000)", "resolution"}, // of the registry
			{"Convention on the Rights of the Child", "1989-11-20", "CRC", "treaty"},
			{"Oslo Accord", "", "Oslo Accord", "resolution"},
		} {
			i := found[n]
			equal(t, i.ID, [4]string{i.Title, i.Date, i.Label, string(i.Kind)}, want)
		}
		equal(t, "year of an instrument without a date", found[4].Year, 0)
		equal(t, "year", found[2].Year, 2000)
	})
}

func parts(t *testing.T, s Store) {
	Build(t, s, "", nil, text("A/RES/70/1", "A/RES/46/36[L]", "A/RES/46/36[A]", "A/RES/46/3[L]"))
	with(t, s, func(r graphmodel.Reader) {
		ctx := context.Background()
		equal(t, "parts", must[[]string](t)(r.Parts(ctx, []string{"A/RES/46/36", "A/RES/46/3"})), []string{"A/RES/46/36[A]", "A/RES/46/36[L]", "A/RES/46/3[L]"})
		equal(t, "no parts", must[[]string](t)(r.Parts(ctx, []string{"A/RES/70/1"})), []string(nil))
		equal(t, "parts of nothing", must[[]string](t)(r.Parts(ctx, []string{""})), []string(nil))
		equal(t, "no wholes", must[[]string](t)(r.Parts(ctx, nil)), []string(nil))
		found := must[[]graphmodel.Instrument](t)(r.Instruments(ctx, []string{"A/RES/46/36[L]"}))
		equal(t, "whole", found[0].Whole, "A/RES/46/36")
	})
}

func rankings(t *testing.T, s Store) {
	Build(t, s, "", nil,
		text("A/RES/70/1", "A/RES/60/1", "A/RES/60/1", "A/RES/60/1", "un-charter"),
		text("A/RES/70/2", "un-charter", "A/RES/70/1"),
		text("S/RES/1325(2000)", "un-charter"))
	with(t, s, func(r graphmodel.Reader) {
		ctx := context.Background()
		for _, test := range []struct {
			by    graphmodel.Rank
			limit int
			want  []any
		}{
			{graphmodel.MostCited, 10, []any{"un-charter", 3, "A/RES/60/1", 1, "A/RES/70/1", 1}},
			{graphmodel.MostCited, 1, []any{"un-charter", 3}},
			{graphmodel.MostCiting, 10, []any{"A/RES/70/1", 2, "A/RES/70/2", 2, "S/RES/1325(2000)", 1}},
			{graphmodel.CitedNotRead, 10, []any{"un-charter", 3, "A/RES/60/1", 1}},
		} {
			var got []any
			for _, ranked := range must[[]graphmodel.Ranked](t)(r.Ranking(ctx, test.by, test.limit)) {
				got = append(got, ranked.ID, ranked.Count)
			}
			equal(t, "ranking", got, test.want)
		}
		if _, err := r.Ranking(ctx, graphmodel.Rank(99), 1); err == nil {
			t.Fatal("an unknown ranking was given")
		}
		equal(t, "documents", must[[]graphmodel.DocumentCount](t)(r.Documents(ctx)),
			[]graphmodel.DocumentCount{{Body: "GA", Year: 2015, Count: 2}, {Body: "SC", Year: 2000, Count: 1}})
	})
}
