// Package extracttest is a test kit: it runs extraction cases that are written
// as txtar archives. A case is a text and what it cites:
//
//	-- text --
//	The General Assembly,
//
//	Recalling its resolution 70/1 of 25 September 2015,
//	-- cites --
//	A/RES/70/1 verb=recall part=preamble paragraph=1 method=inferred
//
// Every record must be listed, in the order of the text; the attributes given
// must be equal, with "_" for a blank (an underscore cannot be written). A line "! ID" says that an identifier
// must not be found. "only-listed: no" in the comment lets further records be.
package extracttest

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
)

// Run runs the cases of the files that match the pattern, each as a subtest.
func Run(t *testing.T, set *rules.Set, pattern string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases match %s (%v)", pattern, err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			check(t, set, file, a)
		})
	}
}

func check(t *testing.T, set *rules.Set, file string, a *txtar.Archive) {
	var text []byte
	var want []string
	for _, f := range a.Files {
		switch f.Name {
		case "text":
			text = f.Data
		case "cites":
			want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		default:
			t.Fatalf("%s: a case has the files text and cites, not %s", file, f.Name)
		}
	}
	d, err := source.Decode(context.Background(), file, text, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := extract.Extract(context.Background(), &d, set, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	Spans(t, &d, got)
	open := strings.Contains(string(a.Comment), "only-listed: no")
	i := 0
	for _, line := range want {
		if line == "" || line[0] == '#' {
			continue
		}
		if id, ok := strings.CutPrefix(line, "! "); ok {
			for _, c := range got {
				if c.ID == id {
					t.Errorf("%s: %q gives %s, which it must not", file, c.Text, id)
				}
			}
			continue
		}
		fields := strings.Fields(line)
		for open && i < len(got) && got[i].ID != fields[0] {
			i++
		}
		if i >= len(got) {
			t.Errorf("%s: missing: %s", file, line)
			continue
		}
		compare(t, file, &got[i], fields)
		i++
	}
	for ; i < len(got) && !open; i++ {
		t.Errorf("%s: unexpected: %s from %q (rule %s)", file, got[i].ID, got[i].Text, got[i].Rule)
	}
}

func compare(t *testing.T, file string, c *citation.Citation, want []string) {
	t.Helper()
	if c.ID != strings.ReplaceAll(want[0], "_", " ") {
		t.Errorf("%s: %q gives %s, want %s", file, c.Text, c.ID, want[0])
	}
	have := map[string]string{"verb": c.Verb, "phrase": c.Phrase, "part": string(c.Part), "paragraph": c.Paragraph, "pinpoint": c.Pinpoint, "note": c.Note,
		"method": string(c.Method), "date": c.Date, "title": c.Title, "kind": string(c.Kind), "body": c.Body, "text": c.Text, "rule": c.Rule, "line": fmt.Sprint(c.Line), "candidates": strings.Join(c.Candidates, ",")}
	for _, w := range want[1:] {
		key, value, _ := strings.Cut(w, "=")
		value = strings.ReplaceAll(value, "_", " ")
		if v, ok := have[key]; !ok {
			t.Errorf("%s: no attribute %q", file, key)
		} else if strings.ReplaceAll(v, "\n", " ") != value {
			t.Errorf("%s: %q (%s): %s is %q, want %q", file, c.Text, c.ID, key, v, value)
		}
	}
}

// Spans checks what holds for every extraction: the words of a record stand at
// its offsets, on its line, and the records are in the order of the text.
func Spans(t testing.TB, d *citation.Document, got []citation.Citation) {
	t.Helper()
	last := 0
	for _, c := range got {
		if c.Start < 0 || c.End > len(d.Text) || c.Start >= c.End {
			t.Fatalf("%s: span %d-%d is not within the %d bytes of the text", d.File, c.Start, c.End, len(d.Text))
		}
		if d.Text[c.Start:c.End] != c.Text {
			t.Errorf("%s: at %d stands %q, the record says %q", d.File, c.Start, d.Text[c.Start:c.End], c.Text)
		}
		if line := 1 + strings.Count(d.Text[:c.Start], "\n"); line != c.Line {
			t.Errorf("%s: %q stands on line %d, the record says %d", d.File, c.Text, line, c.Line)
		}
		if c.Start < last {
			t.Errorf("%s: %q at %d comes after %d", d.File, c.Text, c.Start, last)
		}
		last = c.Start
		if c.ID == "" || c.Kind == "" || c.Method == "" || c.Rule == "" {
			t.Errorf("%s: incomplete record %+v", d.File, c)
		}
	}
}
