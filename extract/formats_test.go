package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citegraph/extract/citation"
)

// TestFormats: a sample document says the same whatever format it is in:
// testdata/formats holds texts of testdata/documents as office programs print
// them (scripts/printed.py --texts).
func TestFormats(t *testing.T) {
	const root = "../testdata"
	samples, err := filepath.Glob(root + "/formats/*.*")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples in %s/formats (%v)", root, err)
	}
	for _, sample := range samples {
		t.Run(filepath.Base(sample), func(t *testing.T) {
			name := strings.TrimSuffix(filepath.Base(sample), filepath.Ext(sample)) + ".txt"
			text, err := os.ReadFile(filepath.Join(root, "documents", name))
			if err != nil {
				t.Fatal(err)
			}
			content, err := os.ReadFile(sample)
			if err != nil {
				t.Fatal(err)
			}
			plain, want := run(t, name, text)
			doc, got := run(t, filepath.Base(sample), content)
			if doc.Blocks == nil {
				t.Error("the format marks no blocks")
			}
			if a, b := strings.Join(strings.Fields(doc.Text), " "), strings.Join(strings.Fields(plain.Text), " "); a != b {
				t.Errorf("the words are\n%s\nnot\n%s", a, b)
			}
			for _, of := range []struct{ what, got, want string }{
				{"symbol", doc.Symbol, plain.Symbol}, {"date", doc.Date, plain.Date}, {"organ", doc.Organ, plain.Organ},
			} {
				if of.got != of.want {
					t.Errorf("%s is %q, in the text %q", of.what, of.got, of.want)
				}
			}
			if len(got) != len(want) {
				t.Fatalf("%d citations, in the text %d", len(got), len(want))
			}
			for i := range got {
				same(t, got[i], want[i])
			}
		})
	}
}

// same compares what two records say, wherever they stand.
func same(t *testing.T, got, want citation.Citation) {
	t.Helper()
	if a, b := said(got), said(want); a != b {
		t.Errorf("%s\nin the text %s", a, b)
	}
}

func said(c citation.Citation) string {
	return strings.Join([]string{c.ID, string(c.Verb), string(c.Part), c.Paragraph, c.Pinpoint, c.Note, string(c.Method)}, " | ")
}
