package graphmodel

import (
	"maps"
	"testing"

	"citegraph/extract/citation"
)

func TestDescribe(t *testing.T) {
	agenda := &citation.Instrument{ID: "A/RES/70/1", Kind: citation.Declaration, Label: "2030 Agenda", Date: "2015-09-24", Names: map[string][]string{"en": {"2030 Agenda for Sustainable Development"}}}
	crc := &citation.Instrument{ID: "crc", Kind: citation.Treaty, Label: "CRC", Date: "1989-11-20", Names: map[string][]string{"en": {"Convention on the Rights of the Child"}}}
	all := Sources{
		Text: Told{"text", "2015"}, Citing: Told{"citing", "2016"}, Registry: Registered{"2015-03-03", "registry"}, Named: agenda, Mention: "mention",
	}
	without := func(change func(*Sources)) Sources { s := all; change(&s); return s }
	for _, test := range []struct {
		name, id string
		sources  Sources
		want     Instrument
	}{
		{"the text prevails", "A/RES/70/1", all, Instrument{Kind: citation.Declaration, Body: "GA", Label: "GA 70/1", Title: "text", Date: "2015-09-24", Year: 2015}},
		{"then the catalogue's name", "A/RES/70/1", without(func(s *Sources) { s.Text = Told{} }), Instrument{Kind: citation.Declaration, Body: "GA", Label: "GA 70/1", Title: "2030 Agenda for Sustainable Development", Date: "2016", Year: 2016}},
		{"then the citing words", "A/RES/70/1", Sources{Citing: Told{"the financing of  it", "2016"}, Registry: all.Registry}, Instrument{Kind: citation.Resolution, Body: "GA", Label: "GA 70/1", Title: "Financing of it", Date: "2016", Year: 2016}},
		{"then the registry", "A/RES/70/1", Sources{Registry: all.Registry}, Instrument{Kind: citation.Resolution, Body: "GA", Label: "GA 70/1", Title: "registry", Date: "2015-03-03", Year: 2015}},
		{"a date more exact", "crc", Sources{Citing: Told{Date: "1989"}, Named: crc}, Instrument{Kind: citation.Treaty, Label: "CRC", Title: "Convention on the Rights of the Child", Date: "1989-11-20", Year: 1989}},
		{"the catalogue's date", "A/RES/70/1", Sources{Named: agenda}, Instrument{Kind: citation.Declaration, Body: "GA", Label: "GA 70/1", Title: "2030 Agenda for Sustainable Development", Date: "2015-09-24", Year: 2015}},
		{"a date that cannot be", "A/RES/70/1", Sources{Text: Told{"text", "1982-12-10"}, Citing: Told{Date: "2015-12-09"}}, Instrument{Kind: citation.Resolution, Body: "GA", Label: "GA 70/1", Title: "text", Date: "2015-12-09", Year: 2015}},
		{"a session that went on", "A/RES/ES-10/21", Sources{Text: Told{"text", "2023-10-27"}}, Instrument{Kind: citation.Resolution, Body: "GA", Label: "GA ES-10/21", Title: "text", Date: "2023-10-27", Year: 2023}},
		{"a session that cannot be", "A/520/Rev.20", Sources{}, Instrument{Kind: citation.Paper, Body: "GA", Label: "A/520/Rev.20"}},
		{"nobody", "A/RES/70/1", Sources{}, Instrument{Kind: citation.Resolution, Body: "GA", Label: "GA 70/1", Year: 2015}},
		{"a named one", "crc", Sources{Named: crc}, Instrument{Kind: citation.Treaty, Label: "CRC", Title: "Convention on the Rights of the Child", Date: "1989-11-20", Year: 1989}},
		{"a slug", "oslo-accord-1993", Sources{Mention: "Oslo  Accord\nof 1993"}, Instrument{Kind: citation.Decision, Label: "Oslo Accord 1993", Title: "Oslo Accord of 1993", Year: 1993}},
		{"a part", "A/RES/46/36[L]", Sources{}, Instrument{Kind: citation.Resolution, Body: "GA", Label: "GA 46/36 L", Year: 1991, Whole: "A/RES/46/36"}},
	} {
		test.want.ID = test.id
		got := Describe(test.id, citation.Decision, test.sources)
		if got.ID != test.want.ID || got.Kind != test.want.Kind || got.Body != test.want.Body || got.Label != test.want.Label ||
			got.Title != test.want.Title || got.Date != test.want.Date || got.Year != test.want.Year || got.Whole != test.want.Whole {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestJoinDated(t *testing.T) {
	catalogue := []citation.Instrument{{ID: "istanbul-declaration"}}
	ids := []string{
		"baku-declaration", "baku-declaration-2018", "baku-declaration-2018",
		"oslo-accord", "oslo-accord-1993", "oslo-accord-1995",
		"istanbul-declaration", "istanbul-declaration-2011",
		"lima-consensus-2001", "agenda-21", "agenda", "A/RES/70/1", "programme-9999", "programme",
	}
	if got, want := JoinDated(ids, catalogue), map[string]string{"baku-declaration": "baku-declaration-2018"}; !maps.Equal(got, want) {
		t.Errorf("joined %v, want %v", got, want)
	}
}

func TestRegistry(t *testing.T) {
	registry, err := Registry()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := registry["S/RES/1325(2000)"], (Registered{"2000-10-31", "Women and peace and security"}); got != want {
		t.Errorf("SC 1325: %+v, want %+v", got, want)
	}
	if len(registry) < 5000 {
		t.Errorf("%d rows", len(registry))
	}
	for id, r := range registry {
		if r.Date != "" && yearOf(r.Date) == 0 {
			t.Errorf("%s: date %q", id, r.Date)
		}
	}
	if _, err := parseRegistry([]byte("no gzip")); err == nil {
		t.Error("a broken registry was accepted")
	}
}

func TestComparePreferred(t *testing.T) {
	order := []Text{
		{File: "z.txt", Format: citation.PlainText, Language: "zh"},
		{File: "z.xml", Format: "xml"}, {File: "a.txt", Format: citation.PlainText, Language: "en"}, {File: "b.txt", Format: citation.PlainText},
		{File: "a.docx", Format: "docx"}, {File: "a.pdf", Format: "pdf"}, {File: "a.html", Format: "html"}, {File: "a.md", Format: citation.Markdown}, {File: "a.new", Format: "new"},
		{File: "a.xml", Format: "xml", Language: "ar"}, {File: "a.xml", Format: "xml", Language: "fr"},
	}
	for a := range order {
		for b := range order {
			if got := ComparePreferred(&order[a], &order[b], "zh"); (got < 0) != (a < b) || (got > 0) != (a > b) {
				t.Errorf("%s against %s: %d", order[a].File, order[b].File, got)
			}
		}
	}
}
