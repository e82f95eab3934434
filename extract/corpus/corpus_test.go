package corpus

import (
	"archive/zip"
	"bytes"
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
	held     map[string]graphmodel.Held
	archives map[string]graphmodel.Stamp
	kept     []string
	texts    []graphmodel.Text
	whole    map[string]graphmodel.Stamp // archives put
	fail     error                       // what Put answers
}

func (m *memory) Known(file string) (graphmodel.Held, bool) {
	s, found := m.held[file]
	return s, found
}

func (m *memory) KnownArchive(file string) (graphmodel.Stamp, []string, bool) {
	s, found := m.archives[file]
	var entries []string
	for name, held := range m.held {
		if held.Archive == file {
			entries = append(entries, name)
		}
	}
	slices.Sort(entries)
	return s, entries, found
}

func (m *memory) PutArchive(_ context.Context, file string, s graphmodel.Stamp) error {
	if m.whole == nil {
		m.whole = map[string]graphmodel.Stamp{}
	}
	m.whole[file] = s
	return nil
}

// next is a sink that holds what this one was given.
func (m *memory) next() *memory {
	n := &memory{held: map[string]graphmodel.Held{}, archives: m.whole}
	for _, t := range m.texts {
		n.held[t.File] = graphmodel.Held{Stamp: t.Stamp, Archive: t.Archive, Symbol: t.Symbol, Citations: len(t.Citations)}
	}
	return n
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
		if summary != (Summary{Read: 40, Citations: 40, Bytes: summary.Bytes}) || summary.Bytes < 4000 {
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
	if count := Count(context.Background(), []string{dir}, source.Options{}); count.Files != 40 || count.Packed != 0 || count.Bytes < 4000 {
		t.Errorf("counted %+v", count)
	}
}

func TestRunPassesOverWhatIsKnown(t *testing.T) {
	dir := folder(t, "a.txt", "b.txt", "c.txt", "d.txt")
	m := &memory{}
	if _, err := Run(context.Background(), []string{dir}, ruleSet(t), m, Options{}); err != nil {
		t.Fatal(err)
	}
	again := m.next()
	at := func(name string) string { return filepath.Join(dir, name) }
	// b: only the time is another. c: the time is not trusted. d: another
	// content of the same size.
	if err := os.Chtimes(at("b.txt"), time.Time{}, time.Unix(2e9, 0)); err != nil {
		t.Fatal(err)
	}
	c := again.held[at("c.txt")]
	c.ModTime = time.Time{}
	again.held[at("c.txt")] = c
	content, err := os.ReadFile(at("d.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at("d.txt"), []byte(strings.Replace(string(content), "70/4", "71/4", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	summary, err := Run(context.Background(), []string{dir}, ruleSet(t), again, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if summary != (Summary{Read: 1, Unchanged: 3, Citations: 1, Bytes: summary.Bytes}) || !slices.Equal(again.files(), []string{"d.txt"}) || again.texts[0].Citations[0].ID != "A/RES/71/4" {
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
		Done: func(o Outcome) {
			told = append(told, fmt.Sprint(o.Status, " ", filepath.Base(o.File), " ", len(o.Notes), " ", o.Held.Symbol, " ", o.Held.Citations))
		},
		Skip: func(f source.File) bool { return filepath.Base(f.Path) == "c.txt" },
	})
	if err != nil {
		t.Fatal(err)
	}
	if summary != (Summary{Read: 2, Failed: 2, Citations: 1, Bytes: summary.Bytes}) || !slices.Equal(m.files(), []string{"a.txt", "d.txt"}) {
		t.Errorf("%+v, read %v", summary, m.files())
	}
	want := []string{"unread missing 0  0", "read a.txt 0 A/RES/76/1 1", "unread b.bin 0  0", "read d.txt 1  0"}
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
	_, err := Run(ctx, []string{dir}, ruleSet(t), m, Options{Workers: 1, Done: func(Outcome) { cancel() }})
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

// zipOf makes an archive of a folder's files.
func zipOf(t *testing.T, dir, path string) {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if err := w.AddFS(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)); err != nil {
		t.Fatal(err)
	}
}

// An archive that has not changed is not opened; of one that has, the entries
// that have not are kept.
func TestRunReadsArchives(t *testing.T) {
	dir, out := folder(t, "a.txt", "d/b.txt", "c.txt"), t.TempDir()
	path := filepath.Join(out, "x.zip")
	zipOf(t, dir, path)
	run := func(m *memory, paths ...string) Summary {
		t.Helper()
		summary, err := Run(context.Background(), paths, ruleSet(t), m, Options{})
		if err != nil {
			t.Fatal(err)
		}
		summary.Bytes = 0
		return summary
	}
	first := &memory{}
	if s := run(first, out); s != (Summary{Read: 3, Citations: 3}) {
		t.Fatalf("%+v", s)
	}
	names := []string{path + "/a.txt", path + "/c.txt", path + "/d/b.txt"}
	for i, text := range first.texts {
		if text.File != names[i] || text.Archive != path || text.Citations[0].File != names[i] {
			t.Errorf("text %d is %+v", i, text)
		}
	}
	if s := first.whole[path]; s.Size == 0 || s.Sum == [32]byte{} || !s.ModTime.Equal(time.Unix(1e9, 0)) {
		t.Errorf("the archive's stamp is %+v", s)
	}
	// Not opened: it could not be read any more.
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, make([]byte, len(content)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)); err != nil {
		t.Fatal(err)
	}
	second := first.next()
	if s := run(second, out); s != (Summary{Unchanged: 3}) || len(second.whole) != 1 || !slices.Equal(second.kept, names) {
		t.Errorf("unchanged: %+v, kept %v", s, second.kept)
	}
	// The same with another time, then with one entry changed and one more.
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	third := first.next()
	if s := run(third, out); s != (Summary{Unchanged: 3}) || third.whole[path].ModTime.Equal(time.Unix(1e9, 0)) {
		t.Errorf("another time: %+v, %+v", s, third.whole)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte("A/RES/76/9\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	zipOf(t, dir, path)
	fourth := first.next()
	if s := run(fourth, out, path, path+"/c.txt"); s != (Summary{Read: 1, Unchanged: 2}) || fourth.texts[0].Symbol != "A/RES/76/9" {
		t.Errorf("changed: %+v", s)
	}
	// Part of an archive is read, and the whole is not said to be held.
	fifth := first.next()
	if s := run(fifth, path+"/d"); s != (Summary{Unchanged: 1}) || len(fifth.whole) != 0 {
		t.Errorf("a part: %+v, %v", s, fifth.whole)
	}
	// An archive with what cannot be read is opened again next time.
	if err := os.WriteFile(filepath.Join(dir, "e.bin"), []byte("\x00\x01"), 0o644); err != nil {
		t.Fatal(err)
	}
	zipOf(t, dir, path)
	sixth := first.next()
	if s := run(sixth, path); s != (Summary{Read: 1, Unchanged: 2, Failed: 1}) || len(sixth.whole) != 0 {
		t.Errorf("an unreadable entry: %+v, %v", s, sixth.whole)
	}
}

// What is held in memory is bounded, and a document beyond the bound is read alone.
func TestBudget(t *testing.T) {
	b := newBudget(10)
	ctx, cancel := context.WithCancel(context.Background())
	if err := errors.Join(b.take(ctx, 6), b.take(ctx, 4)); err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- b.take(ctx, 25) }()
	b.release(6)
	select {
	case <-done:
		t.Fatal("more was held than there is room for")
	case <-time.After(20 * time.Millisecond):
	}
	b.release(4)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	cancel()
	if err := b.take(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("taken after the end: %v", err)
	}
}

func TestSumOfWhatIsNotThere(t *testing.T) {
	if _, err := sum(filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
}
