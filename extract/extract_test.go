package extract_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/extracttest"
	"citegraph/extract/match"
	"citegraph/extract/resolve"
	"citegraph/extract/rules"
	"citegraph/extract/segment"
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

func TestCases(t *testing.T) { extracttest.Run(t, embedded(t), "testdata/cases/*.txtar") }

func TestRuleExamples(t *testing.T) {
	for _, fault := range extract.CheckExamples(context.Background(), embedded(t)) {
		t.Error(fault)
	}
}

func run(t testing.TB, name string, text []byte) (*citation.Document, []citation.Citation) {
	t.Helper()
	d, err := source.Decode(context.Background(), name, text, source.Options{})
	if err != nil {
		t.Skip(err)
	}
	got, err := extract.Extract(context.Background(), &d, embedded(t), extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return &d, got
}

// goldRecord is a line of testdata/gold, annotated by hand.
type goldRecord struct {
	Start, End                                int
	ID, Verb, Part, Paragraph, Pinpoint, Note string
	Text                                      string
	Optional                                  bool
}

// TestSamples compares the records of the sample documents with the hand-made
// expectations beside them: every required one is found with its attributes, and
// nothing else is.
func TestSamples(t *testing.T) {
	files, _ := filepath.Glob("../testdata/documents/*")
	if len(files) < 12 {
		t.Fatalf("only %d sample documents", len(files))
	}
	for _, file := range files {
		base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		t.Run(base, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, got := run(t, file, text)
			extracttest.Spans(t, d, got)
			compareGold(t, gold(t, "../testdata/gold/"+base+".jsonl"), got)
		})
	}
}

func gold(t *testing.T, file string) []goldRecord {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []goldRecord
	for _, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		var g goldRecord
		if err := json.Unmarshal(line, &g); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out = append(out, g)
	}
	return out
}

func compareGold(t *testing.T, want []goldRecord, got []citation.Citation) {
	used := make([]bool, len(got))
	slug := func(id string) bool { return id == strings.ToLower(id) && !strings.Contains(id, "/") }
	for _, g := range want {
		found := false
		for i, c := range got {
			if used[i] || c.Start >= g.End || g.Start >= c.End || c.ID != g.ID && !(slug(c.ID) && slug(g.ID)) {
				continue
			}
			used[i], found = true, true
			if g.Optional {
				break
			}
			for _, a := range [...][3]string{{"verb", g.Verb, c.Verb}, {"part", g.Part, string(c.Part)}, {"paragraph", g.Paragraph, c.Paragraph}, {"pinpoint", g.Pinpoint, c.Pinpoint}, {"note", g.Note, c.Note}} {
				if a[1] != a[2] && !knownDifference[g.Text+" "+a[0]] {
					t.Errorf("%q (%s): %s is %q, want %q", g.Text, g.ID, a[0], a[2], a[1])
				}
			}
			break
		}
		if !found && !g.Optional {
			t.Errorf("missed %q (%s) at %d", g.Text, g.ID, g.Start)
		}
	}
	for i, c := range got {
		spurious := !used[i]
		for _, g := range want {
			if g.Optional && c.Start < g.End && g.Start < c.End {
				spurious = false
			}
		}
		if spurious {
			t.Errorf("unexpected %q (%s) at %d, rule %s", c.Text, c.ID, c.Start, c.Rule)
		}
	}
}

// knownDifference lists what is known to come out otherwise than a reader has it.
var knownDifference = map[string]bool{
	"2290 (XXI) verb": true, // "The Assembly …, in resolution …, in which it recommended": prose of a report
}

// TestLaterParagraph: an unrelated paragraph at the end changes nothing before it.
func TestLaterParagraph(t *testing.T) {
	files, _ := filepath.Glob("../testdata/documents/*.txt")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, before := run(t, file, text)
		_, after := run(t, file, append(append([]byte(nil), text...), "\n\nNothing of note was said in the closing remarks of the afternoon.\n"...))
		if !reflect.DeepEqual(before, after) {
			t.Errorf("%s: the records change with a paragraph behind them", file)
		}
	}
}

// TestSameBytes: the same text gives the same records, also side by side.
func TestSameBytes(t *testing.T) {
	files, _ := filepath.Glob("../testdata/documents/*")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, want := run(t, file, text)
		results := make(chan []citation.Citation, 4)
		for range cap(results) {
			go func() {
				d, _ := source.Decode(context.Background(), file, text, source.Options{})
				got, _ := extract.Extract(context.Background(), &d, embedded(t), extract.Options{})
				results <- got
			}()
		}
		for range cap(results) {
			if got := <-results; !reflect.DeepEqual(got, want) {
				t.Errorf("%s: records differ between two runs", file)
			}
		}
	}
}

// FuzzExtract: no text makes the extractor fail, and every span is the words.
func FuzzExtract(f *testing.F) {
	cases, _ := filepath.Glob("testdata/cases/*.txtar")
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	docs, _ := filepath.Glob("../testdata/documents/*")
	for _, file := range docs {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, got := run(t, "fuzz", text)
		extracttest.Spans(t, d, got)
	})
}

// TestLongParagraph: one paragraph of three megabytes takes time in proportion.
func TestLongParagraph(t *testing.T) {
	sentence := "its resolution 70/1 of 25 September 2015, the Charter of the United Nations, resolutions 1325 (2000) and 1820 (2008), A/HRC/43/68, "
	text := "The General Assembly,\n\nRecalling " + strings.Repeat(sentence, 24000)
	start := time.Now()
	_, got := run(t, "long", []byte(text))
	if len(got) != 5*24000 {
		t.Errorf("%d citations, want %d", len(got), 5*24000)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("it took %s", took)
	}
}

// TestMemory holds that the memory that stages use again leaves no trace: the
// records of a document do not depend on those read before it.
func TestMemory(t *testing.T) {
	set := embedded(t)
	var docs []citation.Document
	files, _ := filepath.Glob("../testdata/documents/*")
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := source.Decode(context.Background(), file, content, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	fresh := func(d citation.Document) []citation.Citation {
		segment.Segment(&d, set)
		r, finder := resolve.New(&d, set), match.NewFinder(d.Language, set)
		for i := range d.Paragraphs {
			r.Paragraph(i, finder.Find(d.Paragraphs[i].Clean))
		}
		for i := range d.Notes {
			r.Note(i, finder.Find(d.Notes[i].Clean))
		}
		return r.Citations()
	}
	var kept [][]citation.Citation
	for range 2 {
		slices.Reverse(docs)
		for _, d := range docs {
			want := fresh(d)
			got, err := extract.Extract(context.Background(), &d, set, extract.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: the records depend on the documents before it", d.File)
			}
			kept = append(kept, got, want)
		}
	}
	for i := 0; i < len(kept); i += 2 { // nor do later documents change those given out
		if !reflect.DeepEqual(kept[i], kept[i+1]) {
			t.Errorf("records were changed by a later document")
		}
	}
}
