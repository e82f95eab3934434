package query

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"citegraph/extract/symbol"
	"citegraph/graphmodel"
)

const named = `
	A/RES/76/1 2021 Rights of the child: recall A/RES/70/1 preamble 1; recall A/HRC/RES/34/5 preamble 2; recall A/RES/3201(S-VI) preamble 3; - S/RES/1325(2000) annex; - A/RES/1325(XIII) annex; - E/RES/663(XXIV) annex
	A/RES/75/1 2020 Rights of the Child: recall UNEP/EA.1/RES.5 preamble 1; recall A/HRC/RES/1/5 preamble 2; - A/RES/46/36[L] annex; - A/RES/46/5 annex; - A/HRC/RES/46/5 annex
	draft.md - A draft on the moon: recall baku-declaration-2018 preamble 1; - belem annex; - doha-1 annex; - doha-2 annex; - A/RES/217(III)[A] annex
`

func TestResolve(t *testing.T) {
	g := testGraph(t, named)
	for typed, want := range map[string]string{
		"A/RES/70/1": "A/RES/70/1", "a/res/70/1": "A/RES/70/1", "70/1": "A/RES/70/1", "https://undocs.org/en/A/RES/70/1": "A/RES/70/1",
		"2030 Agenda": "A/RES/70/1", "the 2030 agenda": "A/RES/70/1", "2030 AGENDA FOR SUSTAINABLE DEVELOPMENT": "A/RES/70/1",
		"Vienna Declaration": "vdpa", "vdpa": "vdpa", "ICCPR": "iccpr", "the Charter": "un-charter", "charte des nations unies": "un-charter",
		"Convention of Belem do Para": "belem", "GA 217 A (III)": "A/RES/217(III)[A]", "draft.md": "draft.md", "Draft.MD": "draft.md", "A draft on the moon": "draft.md",
		"baku-declaration-2018": "baku-declaration-2018", "Baku Declaration 2018": "baku-declaration-2018", "1325": "S/RES/1325(2000)", "663 (XXIV)": "E/RES/663(XXIV)",
		"A/RES/46/36": "A/RES/46/36", "GA 3201 (S-VI)": "A/RES/3201(S-VI)", "A/RES/99/99": "A/RES/99/99",
	} {
		n, err := Resolve(context.Background(), g, typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		if n.ID != want || n.Note != "" {
			t.Errorf("%q is %s (%s), want %s", typed, n.ID, n.Note, want)
		}
		if there := want != "vdpa" && want != "iccpr" && want != "un-charter" && want != "A/RES/99/99"; n.InGraph != there {
			t.Errorf("%q in the graph: %v", typed, n.InGraph)
		}
	}
}

func TestResolveTakesTheOnlyOneInTheGraph(t *testing.T) {
	g := testGraph(t, named)
	for typed, want := range map[string]string{"34/5": "A/HRC/RES/34/5", "3201": "A/RES/3201(S-VI)", "resolution 34/5": "A/HRC/RES/34/5"} {
		n, err := Resolve(context.Background(), g, typed)
		if err != nil {
			t.Errorf("%q: %v", typed, err)
			continue
		}
		single := typed == "3201" // no other resolution has that number
		if n.ID != want || (n.Note == "") != single {
			t.Errorf("%q is %s (%q), want %s", typed, n.ID, n.Note, want)
		}
	}
	g = testGraph(t, named+"A/RES/79/901 2024 Invented: - un-charter annex")
	if n, err := Resolve(context.Background(), g, "79/901"); err != nil || n.ID != "A/RES/79/901" || n.Note == "" {
		t.Errorf("79/901 is %s (%q, %v)", n.ID, n.Note, err)
	}
	g = testGraph(t, "A/RES/76/1 2021 T: recall A/RES/1514(XV) preamble 1")
	n, err := Resolve(context.Background(), g, "1514")
	if err != nil || n.ID != "A/RES/1514(XV)" || !strings.Contains(n.Note, "only one in this graph of 2") {
		t.Errorf("1514 is %s (%q, %v)", n.ID, n.Note, err)
	}
}

func TestResolveListsCandidates(t *testing.T) {
	g := testGraph(t, named)
	for typed, want := range map[string][]string{
		"1/5":                 {"A/RES/5(I)", "A/HRC/RES/1/5", "UNEP/EA.1/RES.5"},
		"46/5":                {"A/RES/46/5", "A/HRC/RES/46/5"},
		"47/5":                {"A/RES/47/5", "A/HRC/RES/47/5"},
		"Doha Declaration":    {"doha-1", "doha-2"},
		"rights of the child": {"A/RES/76/1", "A/RES/75/1"},
	} {
		_, err := Resolve(context.Background(), g, typed)
		var ambiguous *Ambiguous
		if !errors.As(err, &ambiguous) {
			t.Errorf("%q: %v, want candidates", typed, err)
			continue
		}
		var got []string
		for _, c := range ambiguous.Candidates {
			got = append(got, c.ID)
			if !strings.Contains(err.Error(), c.ID) || !strings.Contains(err.Error(), c.Label) {
				t.Errorf("%q: %s is not in the message %q", typed, c.ID, err)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q can mean %v, want %v", typed, got, want)
		}
	}
}

func TestResolveSuggests(t *testing.T) {
	g := testGraph(t, named)
	for typed, want := range map[string]string{
		"Viena Declaraton": "vdpa", "International Convenant on Civil and Political Rights": "iccpr", "rihgts of children": "A/RES/75/1", "Agenda 2030": "A/RES/70/1",
		"Baku declaraton": "baku-declaration-2018", "Bélem": "belem",
	} {
		_, err := Resolve(context.Background(), g, typed)
		var unknown *Unknown
		if !errors.As(err, &unknown) {
			t.Errorf("%q: %v, want suggestions", typed, err)
			continue
		}
		if len(unknown.Nearest) == 0 || len(unknown.Nearest) > 3 || unknown.Nearest[0].ID != want {
			t.Errorf("%q: the nearest are %+v, want %s", typed, unknown.Nearest, want)
		}
	}
	for _, typed := range []string{"zzz", "https://example.org/", "99999", "+++"} {
		_, err := Resolve(context.Background(), g, typed)
		var unknown *Unknown
		if !errors.As(err, &unknown) || len(unknown.Nearest) > 0 {
			t.Errorf("%q: %v, want no suggestion", typed, err)
		}
	}
}

// One word of many names suggests those that the graph's documents cite most.
func TestSuggestsTheMostCited(t *testing.T) {
	g := testGraph(t, `
	A/RES/80/901 2025 One: recall iccpr preamble 1; recall arctic-covenant-2024 preamble 2
	A/RES/80/902 2025 Two: recall iccpr preamble 1
`)
	_, err := Resolve(context.Background(), g, "covenant")
	var unknown *Unknown
	if !errors.As(err, &unknown) || len(unknown.Nearest) == 0 || unknown.Nearest[0].ID != "iccpr" {
		t.Errorf("covenant: %v, want iccpr first", err)
	}
}

// A label that the graph prints is understood when it is typed.
func TestLabelsAreUnderstood(t *testing.T) {
	for _, id := range []string{
		"A/RES/70/1", "A/RES/217(III)[A]", "A/RES/46/36[L]", "A/RES/S-27/2", "A/DEC/70/539", "S/RES/1325(2000)", "S/PRST/2010/22", "A/HRC/RES/6/17", "A/HRC/DEC/1/102", "A/HRC/PRST/29/1",
		"E/RES/1996/31", "E/RES/1503(XLVIII)", "E/DEC/2016/207", "E/CN.4/RES/2005/82", "E/CN.4/Sub.2/RES/2000/22", "E/CN.7/RES/55/2", "FCCC/CP/DEC/1/CP.21", "CBD/COP/DEC/X/2", "UNEP/EA.1/RES.5",
		"UNEP/GC/DEC/27/12", "WHA/RES/58.3", "UNESCO/RES/37 C/15", "IMO/RES/A.1024(26)", "TD/RES/102(V)", "ACHPR/RES/263", "A/HRC/43/68",
	} {
		if got := symbol.Typed(graphmodel.Label(id)); len(got) != 1 || got[0] != id {
			t.Errorf("%q is read as %q, want %s", graphmodel.Label(id), got, id)
		}
	}
}

func TestNatural(t *testing.T) {
	sorted := []string{"", "A/RES/9/1", "A/RES/70/1", "A/RES/70/1[A]", "A/RES/70/2", "A/RES/70/10", "A/RES/70/010", "A/RES/100/1", "S/RES/1(1946)", "un-charter"}
	for i := range sorted {
		for j := range sorted {
			if got := Natural(sorted[i], sorted[j]); (got < 0) != (i < j) && sorted[i] != "A/RES/70/010" && sorted[j] != "A/RES/70/010" {
				t.Errorf("%q against %q: %d", sorted[i], sorted[j], got)
			}
			if a, b := Natural(sorted[i], sorted[j]), Natural(sorted[j], sorted[i]); a != -b {
				t.Errorf("%q and %q: %d and %d", sorted[i], sorted[j], a, b)
			}
		}
	}
}

func TestFold(t *testing.T) {
	for name, want := range map[string]string{
		"The Charter": "charter", "  “2030 Agenda” ": "2030 agenda", "Convention of Belém do Pará": "convention of belem do para", "Human and Peoples’ Rights": "human and peoples rights",
		"Устав ООН": "устав оон", "联合国宪章": "联合国宪章", "HIV/AIDS (2006)": "hiv aids 2006", "Kunming\u2011Montreal": "kunming montreal", "": "",
	} {
		if got := fold(name); got != want {
			t.Errorf("%q is folded to %q, want %q", name, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "", 3}, {"vienna", "viena", 1}, {"rights", "rihgts", 1}, {"abc", "abd", 1}, {"kitten", "sitting", 3}} {
		if got, back := distance(test.a, test.b), distance(test.b, test.a); got != test.want || back != test.want {
			t.Errorf("%q and %q: %d and %d, want %d", test.a, test.b, got, back, test.want)
		}
	}
}
