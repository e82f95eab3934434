package learn

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"citegraph/extract"
	"citegraph/extract/rules"
	"citegraph/extract/source"
)

func embedded(tb testing.TB) *rules.Set {
	tb.Helper()
	set, err := rules.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

// pairsOf runs one paragraph of a resolution with its notes.
func pairsOf(t *testing.T, text string) []string {
	t.Helper()
	doc, err := source.Decode(context.Background(), "x.txt", []byte("A/RES/80/990\n\nThe General Assembly,\n\n"+text+"\n"), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	records, err := extract.Extract(context.Background(), &doc, embedded(t), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range Pairs(&doc, records) {
		place := p.ID
		if p.Pinpoint != "" {
			place += ", " + p.Pinpoint
		}
		out = append(out, fmt.Sprintf("%s = %s (%s)", p.Name, place, p.How))
	}
	return out
}

func TestPairs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"note", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] Resolution 69/15, annex.", "Lusaka Declaration on Wetlands = A/RES/69/15, annex (note)"},
		{"note after a quotation mark", "Recalling the outcome document entitled “Lusaka Declaration on Wetlands”,[1]\n\n[1] Resolution 69/15, annex.", "Lusaka Declaration on Wetlands = A/RES/69/15, annex (note)"},
		{"note after a date", "Recalling the Lusaka Declaration on Wetlands, adopted on 6 April 2018,[1]\n\n[1] A/72/990, annex.", "Lusaka Declaration on Wetlands = A/72/990, annex (note)"},
		{"note after an acronym", "Recalling the Lusaka Wetlands Convention (LWC),[1]\n\n[1] United Nations, Treaty Series, vol. 3333, No. 99991.", "Lusaka Wetlands Convention = UNTS/99991 (note)"},
		{"see", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] See resolution 69/15, annex.", "Lusaka Declaration on Wetlands = A/RES/69/15, annex (note)"},
		{"name of the catalogue", "Recalling the Addis Ababa Action Agenda,[1]\n\n[1] Resolution 69/313, annex.", "Addis Ababa Action Agenda = A/RES/69/313, annex (note)"},
		{"other organ", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] Economic and Social Council resolution 2018/14, annex.", "Lusaka Declaration on Wetlands = E/RES/2018/14, annex (note)"},
		{"bracket", "Recalling the Lusaka Declaration on Wetlands (resolution 69/15, annex), and stressing its value,", "Lusaka Declaration on Wetlands = A/RES/69/15, annex (bracket)"},
		{"bracket with a symbol", "Recalling the Lusaka Declaration on Wetlands (A/72/990, annex), and stressing its value,", "Lusaka Declaration on Wetlands = A/72/990, annex (bracket)"},
		{"clause", "Recalling its resolution 69/15 of 14 November 2014, by which it adopted the Lusaka Declaration on Wetlands,", "Lusaka Declaration on Wetlands = A/RES/69/15 (clause)"},
		{"containing", "Recalling also its resolution 1514 (XV) of 14 December 1960, containing the Declaration on the Granting of Independence to Colonial Countries and Peoples,", "Declaration on the Granting of Independence to Colonial Countries and Peoples = A/RES/1514(XV) (clause)"},

		{"note of two instruments", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] Resolutions 69/15 and 70/1.", ""},
		{"note of a paragraph", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] Resolution 69/15, para. 94.", ""},
		{"note in a sentence", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] The Declaration was discussed when the Assembly adopted resolution 69/15.", ""},
		{"note without an instrument", "Recalling the Lusaka Declaration on Wetlands,[1]\n\n[1] United Nations publication, Sales No. E.93.I.8.", ""},
		{"marker elsewhere", "Recalling the Lusaka Declaration on Wetlands and the work of the Committee,[1]\n\n[1] Resolution 69/15, annex.", ""},
		{"report on the name", "Recalling the report of the Secretary-General on the implementation of the Lusaka Declaration on Wetlands,[1]\n\n[1] A/72/990.", ""},
		{"review of the name", "Recalling the outcome of the conference to review the implementation of the Lusaka Declaration on Wetlands,[1]\n\n[1] Resolution 69/15, annex.", ""},
		{"implementation of the name", "Recalling the implementation of the Lusaka Declaration on Wetlands,[1]\n\n[1] Resolution 69/15, annex.", "Lusaka Declaration on Wetlands = A/RES/69/15, annex (note)"},
		{"generic name", "Recalling the Protocols to the Treaty,[1]\n\n[1] Resolution 69/15, annex.", ""},
		{"cut off", "Recalling the Antigua and Barbuda Agenda for Wetlands,[1]\n\n[1] Resolution 69/15, annex.", ""},
		{"bracket of a paragraph", "Recalling the Lusaka Declaration on Wetlands (resolution 69/15, para. 3), and stressing its value,", ""},
		{"bracket of two", "Recalling the Lusaka Declaration on Wetlands (resolutions 69/15 and 70/1), and stressing its value,", ""},
		{"bracket of a number of the Labour Organization", "Recalling the Protocol to the Forced Labour Convention, 1930 (No. 29), and stressing its value,", ""},
		{"clause that goes on", "Recalling its resolution 69/15 of 14 November 2014, by which it adopted the Lusaka Declaration from the wetlands,", ""},
		{"other clause", "Recalling its resolution 69/15 of 14 November 2014 on the Lusaka Declaration on Wetlands,", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(pairsOf(t, c.text), "; "); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// TestOverlay learns from the documents of the txtar files in testdata and
// compares the overlay, which must also be a table that rules reads.
func TestOverlay(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no test documents")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir, want := t.TempDir(), map[string]string{}
			for _, f := range a.Files {
				if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
					want[name] = string(f.Data)
				} else if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			for workers := 1; workers < 4; workers++ {
				result, err := Collect(context.Background(), []string{dir}, embedded(t), Options{Min: 2, Workers: workers})
				if err != nil {
					t.Fatal(err)
				}
				var overlay, lines bytes.Buffer
				if err := WriteOverlay(&overlay, result); err != nil {
					t.Fatal(err)
				}
				if err := WriteLines(&lines, result); err != nil {
					t.Fatal(err)
				}
				if overlay.String() != want["overlay.tsv"] {
					t.Errorf("overlay:\n%s\nwant:\n%s", overlay.String(), want["overlay.tsv"])
				}
				if lines.String() != want["lines.jsonl"] {
					t.Errorf("lines:\n%s\nwant:\n%s", lines.String(), want["lines.jsonl"])
				}
				readBack(t, overlay.Bytes(), result)
			}
		})
	}
}

// readBack lays the overlay over the catalogue: each new name leads to its
// identifier, and nothing is wrong with the table.
func readBack(t *testing.T, overlay []byte, r Result) {
	t.Helper()
	set, faults := rules.Overlaid(rules.Overlay{Instruments: []rules.Table{{Name: "learned.tsv", Content: overlay}}})
	for _, f := range append(faults, set.CheckInstruments()...) {
		if f.File == "learned.tsv" {
			t.Error(f)
		}
	}
	for _, l := range r.Names {
		if in := set.Find(l.Name); l.Standing == New && (len(in) != 1 || in[0].ID != l.ID) {
			t.Errorf("%s leads to %v, want %s", l.Name, in, l.ID)
		}
	}
}

func TestCollectReportsWhatItCannotRead(t *testing.T) {
	var failed []string
	r, err := Collect(context.Background(), []string{"testdata/nowhere"}, embedded(t), Options{Failed: func(path string, _ error) { failed = append(failed, path) }})
	if err != nil || r.Failed != 1 || len(failed) != 1 || failed[0] != "testdata/nowhere" {
		t.Errorf("%+v, failed %v, %v", r, failed, err)
	}
}

func TestCollectEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Collect(ctx, []string{"../../testdata/documents"}, embedded(t), Options{}); err == nil {
		t.Error("no error of the context")
	}
}
