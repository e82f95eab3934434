package match_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
)

func embedded(tb testing.TB) *rules.Set {
	tb.Helper()
	set, err := rules.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

// lines are the paragraphs of the cases and samples, folded.
func lines(tb testing.TB) []string {
	tb.Helper()
	var out []string
	cases, _ := filepath.Glob("../testdata/cases/*.txtar")
	for _, file := range cases {
		a, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, strings.Split(string(a.Files[0].Data), "\n")...)
	}
	docs, _ := filepath.Glob("../../testdata/documents/*")
	for _, file := range docs {
		b, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, strings.Split(string(b), "\n\n")...)
	}
	for i := range out {
		out[i] = citation.Fold(out[i])
	}
	return out
}

// same compares what the two ways found; the rules of a mention are compared by
// what they read, not by their addresses.
func same(t testing.TB, text string, fast, plain []match.Mention) {
	t.Helper()
	if len(fast) != len(plain) {
		t.Errorf("%q:\nfast  %s\nplain %s", text, show(text, fast), show(text, plain))
		return
	}
	for i := range fast {
		a, b := fast[i], plain[i]
		if a.Span != b.Span || a.Type != b.Type || a.Rule != b.Rule || !reflect.DeepEqual(a.IDs, b.IDs) || a.Method != b.Method || a.Letter != b.Letter || a.Noun != b.Noun || !reflect.DeepEqual(ids(&a), ids(&b)) {
			t.Errorf("%q: mention %d:\nfast  %s\nplain %s", text, i, show(text, fast[i:i+1]), show(text, plain[i:i+1]))
		}
	}
}

func ids(m *match.Mention) (out []string) {
	if m.Head == nil {
		return nil
	}
	for _, f := range m.Forms(nil) {
		out = append(out, f.ID())
	}
	return out
}

func show(text string, found []match.Mention) string {
	var b strings.Builder
	for i := range found {
		m := &found[i]
		b.WriteString("[" + text[m.Start:m.End] + "|" + m.Rule + "|" + strings.Join(append(m.IDs, ids(m)...), ",") + "] ")
	}
	return b.String()
}

// TestPlain: the fast scan gives what the plain one does.
func TestPlain(t *testing.T) {
	set := embedded(t)
	plain := match.NewPlain("en", set)
	n := 0
	for _, text := range lines(t) {
		found := match.Find(text, "en", set)
		n += len(found)
		same(t, text, found, plain.Find(text))
	}
	if n < 300 {
		t.Errorf("only %d mentions were compared", n)
	}
}

// FuzzPlain looks for a text on which the two differ.
func FuzzPlain(f *testing.F) {
	for i, text := range lines(f) {
		if i%5 == 0 {
			f.Add(text)
		}
	}
	set := embedded(f)
	plain := match.NewPlain("en", set)
	f.Fuzz(func(t *testing.T, text string) {
		text = citation.Fold(text)
		same(t, text, match.Find(text, "en", set), plain.Find(text))
	})
}
