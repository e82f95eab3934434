package corpus

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/graphmodel"
)

// memory is a Sink that remembers what it was given.
type memory struct {
	held  map[string]graphmodel.Stamp
	kept  []string
	texts []graphmodel.Text
	fail  error // what Put answers
}

func (m *memory) Known(file string) (graphmodel.Stamp, bool) {
	s, found := m.held[file]
	return s, found
}

func (m *memory) Keep(file string, _ graphmodel.Stamp) { m.kept = append(m.kept, file) }

func (m *memory) Put(_ context.Context, t graphmodel.Text) error {
	m.texts = append(m.texts, t)
	return m.fail
}

func (m *memory) files() []string {
	var files []string
	for _, t := range m.texts {
		files = append(files, filepath.Base(t.File))
	}
	return files
}

// folder makes files, each a resolution that cites 70/N.
func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for n, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		content := fmt.Sprintf("A/RES/76/%d\n\nThe General Assembly,\n\nRecalling General Assembly resolution 70/%d of 25 September 2015,\n\n1. Decides to remain seized of the matter.\n", n+1, n+1)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func ruleSet(t testing.TB) *rules.Set {
	t.Helper()
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestRunReadsInOrder(t *testing.T) {
	var names []string
	for n := range 40 {
		names = append(names, fmt.Sprintf("%c/%02d.txt", 'a'+n%3, n))
	}
	dir := folder(t, names...)
	slices.Sort(names)
	var results [2]memory
	for n, workers := range []int{1, 7} {
		m := &results[n]
		summary, err := Run(context.Background(), []string{dir}, ruleSet(t), m, Options{Workers: workers})
		if err != nil {
			t.Fatal(err)
		}
		if summary != (Summary{Read: 40, Citations: 40}) {
			t.Errorf("%d workers: %+v", workers, summary)
		}
		for i, text := range m.texts {
			if filepath.ToSlash(text.File) != filepath.ToSlash(filepath.Join(dir, names[i])) || len(text.Citations) != 1 || text.Size == 0 || text.Sum == [32]byte{} || !text.ModTime.Equal(time.Unix(1e9, 0)) {
				t.Fatalf("%d workers: text %d is %+v", workers, i, text)
			}
		}
	}
	if !reflect.DeepEqual(results[0].texts, results[1].texts) {
		t.Error("the texts depend on the number of workers")
	}
	if count := Count(context.Background(), []string{dir}, source.Options{}); count != 40 {
		t.Errorf("counted %d files", count)
	}
}

func TestRunPassesOverWhatIsKnown(t *testing.T) {
	dir := folder(t, "a.txt", "b.txt", "c.txt", "d.txt")
	m := &memory{}
	if _, err := Run(context.Background(), []string{dir}, ruleSet(t), m, Options{}); err != nil {
		t.Fatal(err)
	}
	held := map[string]graphmodel.Stamp{}
	for _, text := range m.texts {
		held[text.File] = text.Stamp
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	// b: only the time is another. c: the time is not trusted. d: another
	// content of the same size.
	if err := os.Chtimes(at("b.txt"), time.Time{}, time.Unix(2e9, 0)); err != nil {
		t.Fatal(err)
	}
	c := held[at("c.txt")]
	c.ModTime = time.Time{}
	held[at("c.txt")] = c
	content, err := os.ReadFile(at("d.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("d.txt"), []byte(strings.Replace(string(content), "70/4", "71/4", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	again := &memory{held: held}
	summary, err := Run(context.Background(), []string{dir}, ruleSet(t), again, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if summary != (Summary{Read: 1, Unchanged: 3, Citations: 1}) || !slices.Equal(again.files(), []string{"d.txt"}) || again.texts[0].Citations[0].ID != "A/RES/71/4" {
		t.Errorf("%+v, read %v", summary, again.files())
	}
	slices.Sort(again.kept)
	if want := []string{at("a.txt"), at("b.txt"), at("c.txt")}; !slices.Equal(again.kept, want) {
		t.Errorf("kept %v, want %v", again.kept, want)
	}
}

// A file that cannot be read is told in its place, and the rest goes on.
func TestRunGoesOn(t *testing.T) {
	dir := folder(t, "a.txt", "b.bin", "c.txt", "d.txt")
	if err := os.WriteFile(filepath.Join(dir, "b.bin"), []byte("\x00\x01"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "d.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "missing")
	var told []string
	m := &memory{}
	summary, err := Run(context.Background(), []string{missing, dir, dir + "/", filepath.Join(dir, "a.txt")}, ruleSet(t), m, Options{
		Failed: func(path string, err error) { told = append(told, "failed "+filepath.Base(path)) },
		Note:   func(path, note string) { told = append(told, "note "+filepath.Base(path)) },
		Done:   func(path string) { told = append(told, "done "+filepath.Base(path)) },
		Skip:   func(f source.File) bool { return filepath.Base(f.Path) == "c.txt" },
	})
	if err != nil {
		t.Fatal(err)
	}
	if summary != (Summary{Read: 2, Failed: 2, Citations: 1}) || !slices.Equal(m.files(), []string{"a.txt", "d.txt"}) {
		t.Errorf("%+v, read %v", summary, m.files())
	}
	want := []string{"failed missing", "done missing", "done a.txt", "failed b.bin", "done b.bin", "note d.txt", "done d.txt"}
	if !slices.Equal(told, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}

func TestRunEndsWithTheSink(t *testing.T) {
	dir := folder(t, "a.txt", "b.txt", "c.txt")
	full := errors.New("disk full")
	m := &memory{fail: full}
	if _, err := Run(context.Background(), []string{dir}, ruleSet(t), m, Options{}); !errors.Is(err, full) || len(m.texts) != 1 {
		t.Errorf("%v after %d texts", err, len(m.texts))
	}
}

func TestRunEndsWithTheContext(t *testing.T) {
	dir := folder(t, "a.txt", "b.txt", "c.txt")
	ctx, cancel := context.WithCancel(context.Background())
	m := &memory{}
	_, err := Run(ctx, []string{dir}, ruleSet(t), m, Options{Workers: 1, Done: func(string) { cancel() }})
	if !errors.Is(err, context.Canceled) || len(m.texts) == 3 {
		t.Errorf("%v after %d texts", err, len(m.texts))
	}
	if _, err := Run(ctx, []string{dir}, ruleSet(t), m, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled before: %v", err)
	}
}

func TestRunRefusesStandardInput(t *testing.T) {
	m := &memory{}
	summary, err := Run(context.Background(), []string{"-"}, ruleSet(t), m, Options{})
	if err != nil || summary.Failed != 1 || len(m.texts) > 0 {
		t.Errorf("%+v (%v)", summary, err)
	}
}

func TestSumOfWhatIsNotThere(t *testing.T) {
	if _, err := sum(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
