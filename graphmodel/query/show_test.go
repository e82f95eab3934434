package query

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
)

func TestShow(t *testing.T) {
	g := testGraph(t, citing)
	for _, test := range []struct {
		name, want, base string
		found            bool
	}{
		{"76/2", `
			identifier | A/RES/76/2
			label | GA 76/2
			title | Second
			kind | resolution
			body | GA
			date | 2021-12-16
			text | read: A_RES_76_2.txt
			cited by | 1 document: recall 1
			cites | 2 instruments: recall 2, reaffirm 1`, "1 of the 7 documents in this graph cites it.", true},
		{"iccpr", `
			identifier | iccpr
			label | ICCPR
			title | International Covenant on Civil and Political Rights
			names | International Covenant on Civil and Political Rights
			kind | treaty
			date | 1966-12-16
			text | not in this graph, only cited
			compounds | covenants
			cited by | 1 document: recall 1`, "1 of the 7 documents in this graph cites it.", true},
		{"A/RES/46/36", `
			identifier | A/RES/46/36
			label | GA 46/36
			title | Disarmament
			kind | resolution
			body | GA
			date | 1991-12-06
			text | read: A_RES_46_36.txt
			parts | A/RES/46/36[A], A/RES/46/36[L]
			cited by | 1 document: recall 1
			cites | 1 instrument: recall 1`, "1 of the 7 documents in this graph cites it.", true},
		{"International Covenants on Human Rights", `
			identifier | covenants
			label | Covenants
			title | International Covenants on Human Rights
			names | International Covenants on Human Rights
			kind | treaty
			date | 1966-12-16
			text | not in this graph, only cited
			members | iccpr, icescr
			cited by | 1 document: recall 1`, "1 of the 7 documents in this graph cites it.", true},
		{"vdpa", `
			identifier | vdpa
			label | Vienna Declaration and Programme of Action
			title | Vienna Declaration and Programme of Action
			names | Vienna Declaration and Programme of Action; Vienna Declaration
			kind | declaration
			date | 1993-06-25
			text | neither read nor cited in this graph
			cited by | 0 documents`, "0 of the 7 documents in this graph cite it.", false},
	} {
		a := ask(t, g, "show", Question{Names: []string{test.name}})
		wantText(t, test.name, rows(a), test.want)
		if a.Base() != test.base || a.Found() != test.found {
			t.Errorf("%s: base %q, found %v", test.name, a.Base(), a.Found())
		}
	}
	record, err := json.Marshal(ask(t, g, "show", Question{Names: []string{"46/36 L"}}).Records()[0])
	want := `{"id":"A/RES/46/36[L]","kind":"resolution","body":"GA","label":"GA 46/36 L","title":"","date":"","year":1991,"read":false,"whole":"A/RES/46/36",` +
		`"cited_by":1,"cited_by_verbs":[{"verb":"recall","count":1}],"cites":0,"cites_verbs":[]}`
	if err != nil || string(record) != want {
		t.Errorf("record %s (%v), want %s", record, err, want)
	}
}

func TestStats(t *testing.T) {
	g := testGraph(t, citing)
	a := ask(t, g, "stats", Question{Top: 2})
	tables := a.Tables()
	var got strings.Builder
	for _, table := range tables {
		got.WriteString(table.Title + "\n")
		for _, r := range table.Rows {
			got.WriteString(strings.Join(r, " | ") + "\n")
		}
	}
	wantText(t, "stats", got.String(), `
		Documents
		other | 1 | unknown: 1
		GA | 4 | 1991: 1, 2021: 2, 2022: 1
		HRC | 1 | 2021: 1
		SC | 1 | 2021: 1
		Most cited
		A/RES/70/1 | 3 | 2015-09-25 | 2030 Agenda for Sustainable Development
		un-charter | 2 | 1945-06-26 | Charter of the United Nations
		Most citing
		A/HRC/RES/48/1 | 2 | 2021-10-08 | Council
		A/RES/76/10 | 2 | 2021-12-20 | Tenth
		Cited but never read
		A/RES/70/1 | 3 | 2015-09-25 | 2030 Agenda for Sustainable Development
		un-charter | 2 | 1945-06-26 | Charter of the United Nations`)
	if want := "7 documents (7 files) and 6 instruments that are only cited, joined by 13 citations in 11 pairs."; a.Base() != want {
		t.Errorf("base %q, want %q", a.Base(), want)
	}
	wantText(t, "sheet", rowsOf(a.(Sheets).Sheets()[0]), `
		other | unknown | 1
		GA | 1991 | 1
		GA | 2021 | 2
		GA | 2022 | 1
		HRC | 2021 | 1
		SC | 2021 | 1`)
	if n := len(a.Records()); n != 12 {
		t.Errorf("%d records, want 12", n)
	}
	if all := ask(t, g, "stats", Question{}).Tables()[1].Rows; len(all) != 8 {
		t.Errorf("%d rows most cited, want all 8", len(all))
	}
	if _, err := Stats(context.Background(), g, Question{Names: []string{"70/1"}}); err == nil {
		t.Error("an instrument was accepted")
	}
}

func TestNumbersInSentences(t *testing.T) {
	for n, want := range map[int]string{0: "0 documents", 1: "1 document", 999: "999 documents", 1978: "1,978 documents", 1234567: "1,234,567 documents"} {
		if got := plural(n, "document"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
