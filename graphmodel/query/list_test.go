package query

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

const citing = `
	A/RES/76/2 2021-12-16 Second: recall A/RES/70/1 preamble 1; recall A/RES/70/1 preamble 2; reaffirm A/RES/70/1 operative 4 (b); recall un-charter preamble 3
	A/RES/76/10 2021-12-20 Tenth: note A/RES/70/1 annex; recall covenants preamble 2
	A/HRC/RES/48/1 2021-10-08 Council: - A/RES/70/1 operative 1; recall iccpr preamble 1
	S/RES/2600(2021) 2021-12-01 Security: recall A/RES/76/2 preamble 1; recall A/RES/46/36[L] preamble 2
	A/RES/46/36 1991-12-06 Disarmament: recall un-charter preamble 1
	A/RES/77/1 - Undated: recall A/RES/46/36 preamble 1
	nosymbol - Nothing known: recall A/RES/46/36[A] preamble 1
`

func TestCitedBy(t *testing.T) {
	g := testGraph(t, citing)
	for _, test := range []struct {
		name string
		q    Question
		want string
		base string
	}{
		{"all", Question{Names: []string{"2030 agenda"}}, `
			A/HRC/RES/48/1 | 2021-10-08 | 1 |  | operative 1 | Council
			A/RES/76/2 | 2021-12-16 | 3 | recall, reaffirm | preamble 1; preamble 2; operative 4 (b) | Second
			A/RES/76/10 | 2021-12-20 | 1 | note | annex | Tenth`, "3 of the 7 documents in this graph cite GA 70/1 (A/RES/70/1)."},
		{"by verb", Question{Names: []string{"70/1"}, Verbs: []string{" Recall"}}, `
			A/RES/76/2 | 2021-12-16 | 2 | recall | preamble 1; preamble 2 | Second`, "1 of the 7 documents in this graph cites GA 70/1 (A/RES/70/1) with the verb recall."},
		{"by verbs and part", Question{Names: []string{"70/1"}, Verbs: []string{"note", "reaffirm"}, Parts: []string{"Operative"}}, `
			A/RES/76/2 | 2021-12-16 | 1 | reaffirm | operative 4 (b) | Second`, "1 of the 7 documents in this graph cites GA 70/1 (A/RES/70/1) with the verb note or reaffirm in the part operative."},
		{"by body", Question{Names: []string{"70/1"}, Bodies: []string{"hrc"}}, `
			A/HRC/RES/48/1 | 2021-10-08 | 1 |  | operative 1 | Council`, "1 of the 7 documents in this graph cites GA 70/1 (A/RES/70/1), of hrc."},
		{"by date", Question{Names: []string{"70/1"}, Since: "2021-12-17", Until: "2021"}, `
			A/RES/76/10 | 2021-12-20 | 1 | note | annex | Tenth`, "1 of the 7 documents in this graph cites GA 70/1 (A/RES/70/1), since 2021-12-17, until 2021."},
		{"a member of a compound", Question{Names: []string{"iccpr"}}, `
			A/HRC/RES/48/1 | 2021-10-08 |  | 1 | recall | preamble 1 | Council
			A/RES/76/10 | 2021-12-20 | covenants (compound) | 1 | recall | preamble 2 | Tenth`, "2 of the 7 documents in this graph cite ICCPR."},
		{"a whole", Question{Names: []string{"46/36"}}, `
			A/RES/77/1 | 2022-10-07 |  | 1 | recall | preamble 1 | Undated
			S/RES/2600(2021) | 2021-12-01 | A/RES/46/36[L] (part) | 1 | recall | preamble 2 | Security
			nosymbol |  | A/RES/46/36[A] (part) | 1 | recall | preamble 1 | Nothing known`, "3 of the 7 documents in this graph cite GA 46/36 (A/RES/46/36)."},
		{"a part", Question{Names: []string{"46/36 L"}}, `
			S/RES/2600(2021) | 2021-12-01 | 1 | recall | preamble 2 | Security`, "1 of the 7 documents in this graph cites GA 46/36 L (A/RES/46/36[L])."},
		{"two steps", Question{Names: []string{"un-charter"}, Depth: 2}, `
			A/RES/46/36 | 1991-12-06 | 1 |  | 1 | recall | preamble 1 | Disarmament
			A/RES/76/2 | 2021-12-16 | 1 |  | 1 | recall | preamble 3 | Second
			A/RES/77/1 | 2022-10-07 | 2 | A/RES/46/36 | 1 | recall | preamble 1 | Undated
			S/RES/2600(2021) | 2021-12-01 | 2 | A/RES/46/36[L], A/RES/76/2 | 2 | recall | preamble 2; preamble 1 | Security
			nosymbol |  | 2 | A/RES/46/36[A] | 1 | recall | preamble 1 | Nothing known`, "5 of the 7 documents in this graph cite, within 2 steps, UN Charter (un-charter)."},
		{"words", Question{Names: []string{"70/1"}, Bodies: []string{"GA"}, Words: true}, `
			A/RES/76/2 | 2021-12-16 | recall | preamble 1 | Recalling … words of A/RES/70/1 | A_RES_76_2.txt:1
			A/RES/76/2 | 2021-12-16 | recall | preamble 2 | Recalling … words of A/RES/70/1 | A_RES_76_2.txt:2
			A/RES/76/2 | 2021-12-16 | reaffirm | operative 4 (b) | Reaffirming … words of A/RES/70/1 | A_RES_76_2.txt:3
			A/RES/76/10 | 2021-12-20 | note | annex | Noteing … words of A/RES/70/1 | A_RES_76_10.txt:1`, "2 of the 7 documents in this graph cite GA 70/1 (A/RES/70/1), of GA."},
	} {
		a := ask(t, g, "cited-by", test.q)
		wantText(t, test.name, rows(a), test.want)
		if a.Base() != test.base {
			t.Errorf("%s: base %q, want %q", test.name, a.Base(), test.base)
		}
		if len(a.Records()) == 0 || !a.Found() {
			t.Errorf("%s: nothing found", test.name)
		}
	}
}

func TestCitedByNotes(t *testing.T) {
	g := testGraph(t, citing)
	for _, test := range []struct {
		q     Question
		found bool
		notes string
	}{
		{Question{Names: []string{"iccpr"}}, true, "With the citations of covenants, of which it is a member."},
		{Question{Names: []string{"A/RES/46/36"}}, true, "With what concerns its parts A/RES/46/36[A], A/RES/46/36[L]."},
		{Question{Names: []string{"A/RES/46/36"}, Since: "1990"}, true, "With what concerns its parts A/RES/46/36[L]. 1 instrument without a known date left out."},
		{Question{Names: []string{"70/1"}, Verbs: []string{"recalls"}}, false, "Without these conditions there are 3; the verbs: note 1, reaffirm 1, recall 1."},
		{Question{Names: []string{"crc"}}, false, ""},
	} {
		a, err := CitedBy(context.Background(), g, test.q)
		if test.q.Names[0] == "crc" {
			var unknown *Unknown
			if !errors.As(err, &unknown) {
				t.Errorf("an instrument that is nowhere: %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		notes := strings.Join(a.Notes(), " ")
		if test.q.Verbs != nil { // their order among equals is by alphabet
			test.notes = "Without these conditions there are 3; the verbs: note 1, reaffirm 1, recall 1."
		}
		if a.Found() != test.found || notes != test.notes {
			t.Errorf("%v: found %v, notes %q, want %v, %q", test.q.Names, a.Found(), notes, test.found, test.notes)
		}
	}
}

func TestCites(t *testing.T) {
	g := testGraph(t, citing)
	for _, test := range []struct {
		name, want, base string
		q                Question
	}{
		{"all", `
			A/RES/70/1 | 2015-09-25 | 3 | recall, reaffirm | preamble 1; preamble 2; operative 4 (b) | 2030 Agenda for Sustainable Development
			un-charter | 1945-06-26 | 1 | recall | preamble 3 | Charter of the United Nations`,
			"GA 76/2 (A/RES/76/2) cites 2 instruments; none of them is among the 7 documents in this graph.", Question{Names: []string{"76/2"}}},
		{"two steps", `
			A/RES/46/36[L] | 1991 | 1 |  | 1 | recall | preamble 2 |
			A/RES/76/2 | 2021-12-16 | 1 |  | 1 | recall | preamble 1 | Second
			A/RES/70/1 | 2015-09-25 | 2 | A/RES/76/2 | 3 | recall, reaffirm | preamble 1; preamble 2; operative 4 (b) | 2030 Agenda for Sustainable Development
			un-charter | 1945-06-26 | 2 | A/RES/76/2 | 1 | recall | preamble 3 | Charter of the United Nations`,
			"SC 2600 (2021) (S/RES/2600(2021)), within 2 steps, cites 4 instruments; 1 of them is among the 7 documents in this graph.", Question{Names: []string{"2600 (2021)"}, Depth: 2}},
		{"filtered", `un-charter | 1945-06-26 | 1 | recall | preamble 3 | Charter of the United Nations`,
			"GA 76/2 (A/RES/76/2) cites 1 instrument, until 1950; none of them is among the 7 documents in this graph.", Question{Names: []string{"76/2"}, Until: "1950"}},
		{"not read", ``, "GA 70/1 (A/RES/70/1) is not among the 7 documents in this graph: what it cites is not known.", Question{Names: []string{"70/1"}}},
	} {
		a := ask(t, g, "cites", test.q)
		wantText(t, test.name, rows(a), test.want)
		if a.Base() != test.base || a.Found() != (test.want != "") {
			t.Errorf("%s: found %v, base %q, want %q", test.name, a.Found(), a.Base(), test.base)
		}
	}
}

func TestRecordsAreStable(t *testing.T) {
	g := testGraph(t, citing)
	a := ask(t, g, "cited-by", Question{Names: []string{"iccpr"}, Words: true})
	lines, err := json.Marshal(a.Records())
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"id":"A/HRC/RES/48/1","kind":"resolution","body":"HRC","label":"HRC 48/1","title":"Council","date":"2021-10-08","read":true,"depth":1,"count":1,"verbs":["recall"],` +
		`"places":["preamble 1"],"citations":[{"citing":"A/HRC/RES/48/1","cited":"iccpr","file":"A_HRC_RES_48_1.txt","line":2,"part":"preamble","paragraph":"1","verb":"recall","phrase":"Recalling","text":"words of iccpr"}]},` +
		`{"id":"A/RES/76/10","kind":"resolution","body":"GA","label":"GA 76/10","title":"Tenth","date":"2021-12-20","read":true,"depth":1,"count":1,"verbs":["recall"],` +
		`"via":[{"id":"covenants","as":"compound"}],"places":["preamble 2"],"citations":[{"citing":"A/RES/76/10","cited":"covenants","file":"A_RES_76_10.txt","line":2,"part":"preamble","paragraph":"2","verb":"recall","phrase":"Recalling","text":"words of covenants"}]}]`
	if string(lines) != want {
		t.Errorf("got\n%s\nwant\n%s", lines, want)
	}
}

func TestUseErrors(t *testing.T) {
	g := testGraph(t, citing)
	for _, q := range []Question{
		{}, {Names: []string{"a", "b", "c"}}, {Names: []string{"70/1"}, Parts: []string{"middle"}}, {Names: []string{"70/1"}, Since: "25.9.2015"},
		{Names: []string{"70/1"}, Until: "15"}, {Names: []string{"70/1"}, Since: "2020", Until: "2019"}, {Names: []string{"70/1"}, Depth: -1}, {Names: []string{" "}},
		{Names: []string{"70/1"}, MaxLength: -1}, {Names: []string{"70/1"}, MaxPaths: -1}, {Names: []string{"70/1"}, Top: -1},
	} {
		for _, r := range Queries {
			_, err := r.Ask(context.Background(), g, q)
			var use *UseError
			if !errors.As(err, &use) && !(r.Name == "stats" && len(q.Names) == 0) {
				t.Errorf("%s %+v: %v, want an error of use", r.Name, q, err)
			}
		}
	}
	if a, err := CitedBy(context.Background(), g, Question{Names: []string{"70/1"}, Since: "2021-12", Until: "2021"}); err != nil || !a.Found() {
		t.Errorf("a month until the end of its year: %v", err)
	}
}

// Every query and flag of the tables is complete, and every flag is used.
func TestTablesAreComplete(t *testing.T) {
	used := map[string]bool{}
	for _, r := range Queries {
		if r.Name == "" || r.Short == "" || r.Long == "" || !strings.Contains(r.Example, "citegraph "+r.Name) || r.Ask == nil || r.Most < r.Least || (r.Most == 0) != (r.Takes == "") {
			t.Errorf("row %q is not complete", r.Name)
		}
		for _, f := range r.Flags {
			used[f] = true
		}
	}
	for _, f := range Flags {
		kinds := 0
		for _, set := range []bool{f.Strings != nil, f.String != nil, f.Int != nil, f.Bool != nil} {
			if set {
				kinds++
			}
		}
		if kinds != 1 || f.Help == "" || !used[f.Name] || (f.Int != nil) != (f.Default > 0) {
			t.Errorf("flag %q is not complete or not used", f.Name)
		}
		delete(used, f.Name)
	}
	if len(used) > 0 {
		t.Errorf("no such flags: %v", used)
	}
}
