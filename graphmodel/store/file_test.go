package store

import (
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// graphFile builds a small graph and gives its path.
func graphFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "g.db")
	if err := build(path, Options{}, manyTexts(3)); err != nil {
		t.Fatal(err)
	}
	return path
}

// patch overwrites four bytes of a file.
func patch(t *testing.T, path string, at int, value uint32) {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	binary.BigEndian.PutUint32(content[at:], value)
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestRefusedFiles(t *testing.T) {
	for _, test := range []struct {
		name    string
		make    func(t *testing.T) string
		want    error
		updates bool // whether a build may take its place
	}{
		{"none", func(t *testing.T) string { return filepath.Join(t.TempDir(), "none.db") }, fs.ErrNotExist, true},
		{"a folder", func(t *testing.T) string { return t.TempDir() }, ErrNotGraph, false},
		{"an empty file", func(t *testing.T) string { return file(t, "") }, ErrNotGraph, false},
		{"a text", func(t *testing.T) string { return file(t, strings.Repeat("The General Assembly, ", 20)) }, ErrNotGraph, false},
		{"another database", func(t *testing.T) string { p := graphFile(t); patch(t, p, 68, 0); return p }, ErrNotGraph, false},
		{"a newer version", func(t *testing.T) string { p := graphFile(t); patch(t, p, 60, SchemaVersion+1); return p }, ErrNewer, false},
		{"an older version", func(t *testing.T) string { p := graphFile(t); patch(t, p, 60, 0); return p }, ErrOlder, true},
		{"a file cut short", func(t *testing.T) string {
			p := graphFile(t)
			if err := os.Truncate(p, 8192); err != nil {
				t.Fatal(err)
			}
			return p
		}, ErrDamaged, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := test.make(t)
			if _, err := Open(path); !errors.Is(err, test.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("Open: %v, want %v with the path", err, test.want)
			}
			err := build(path, Options{}, manyTexts(2))
			if test.updates && err != nil {
				t.Errorf("a build does not take its place: %v", err)
			}
			if !test.updates && !errors.Is(err, test.want) {
				t.Errorf("build: %v, want %v", err, test.want)
			}
		})
	}
}

func file(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.db")
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// A reader of the old state goes on while a build puts the new one in its place.
func TestReaderKeepsItsState(t *testing.T) {
	path := graphFile(t)
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := build(path, Options{}, manyTexts(9)); err != nil {
		t.Fatal(err)
	}
	base, err := f.Base(context.Background())
	if err != nil || base.Documents != 3 {
		t.Errorf("the opened graph has %d documents (%v), want 3", base.Documents, err)
	}
	if base, err = baseOf(context.Background(), path); err != nil || base.Documents != 9 {
		t.Errorf("the new graph has %d documents (%v), want 9", base.Documents, err)
	}
}

// Whatever happens, the graph stays as it was until the commit, and then nothing
// but the graph is left in the folder.
func TestNothingIsLeftBehind(t *testing.T) {
	path := graphFile(t)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, killed := range []string{path + "-building", path + "-building-journal", path + "-lock"} { // by a build of another version
		if err := os.WriteFile(killed, []byte("rest"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	w, err := Update(path, Options{Fresh: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Put(context.Background(), manyTexts(1)[0]); err != nil {
		t.Fatal(err)
	}
	w.Close()
	w.Close()
	after, err := os.ReadFile(path)
	if err != nil || !slices.Equal(before, after) {
		t.Errorf("a build that was given up changed the graph (%v)", err)
	}
	if err := build(path, Options{}, manyTexts(5)); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("in the folder: %v (%v), want the graph only", entries, err)
	}
}

// What a build had put when it ended is known to the next one of the same
// fingerprint, and to no other.
func TestTakesUpAnUnfinishedBuild(t *testing.T) {
	texts := manyTexts(5)
	for _, test := range []struct {
		name    string
		next    Options
		disturb func(building string) error
		resumed int
	}{
		{"the same", Options{Fingerprint: "f"}, nil, 3},
		{"another fingerprint", Options{Fingerprint: "g"}, nil, 0},
		{"made anew", Options{Fingerprint: "f", Fresh: true}, nil, 0},
		{"a damaged file", Options{Fingerprint: "f"}, func(p string) error { return os.Truncate(p, 8192) }, 0},
		{"no database", Options{Fingerprint: "f"}, func(p string) error { return os.WriteFile(p, []byte("rest"), 0o644) }, 0},
		{"a file of before the machine was started", Options{Fingerprint: "f"}, func(p string) error {
			db, err := open(p, nil)
			if err != nil {
				return err
			}
			defer db.Close()
			_, err = db.Exec("UPDATE meta SET value = 'another' WHERE name = 'building'")
			return err
		}, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "g.db")
			w, err := Update(path, Options{Fingerprint: "f"})
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range texts[:3] {
				if err := w.Put(context.Background(), text); err != nil {
					t.Fatal(err)
				}
			}
			w.Close()
			if test.disturb != nil {
				if err := test.disturb(path + "-building"); err != nil {
					t.Fatal(err)
				}
			}
			if w, err = Update(path, test.next); err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			if w.Resumed() != test.resumed {
				t.Errorf("%d texts were taken over, want %d", w.Resumed(), test.resumed)
			}
			for _, text := range texts {
				if held, known := w.Known(text.File); known {
					w.Keep(text.File, held.Stamp)
				} else if err := w.Put(context.Background(), text); err != nil {
					t.Fatal(err)
				}
			}
			changes, err := w.Commit(context.Background(), nil)
			if err != nil || changes.Base.Texts != 5 {
				t.Errorf("%+v (%v)", changes, err)
			}
			if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 2 {
				t.Errorf("in the folder: %v (%v), want the graph and its lock", entries, err)
			}
		})
	}
}

// Another preferred language is a change, and nothing is read for it.
func TestPreferredLanguage(t *testing.T) {
	texts := manyTexts(1)
	other := texts[0]
	other.File, other.Language = "fr.txt", "fr"
	path := filepath.Join(t.TempDir(), "g.db")
	if err := build(path, Options{}, append(texts, other)); err != nil {
		t.Fatal(err)
	}
	first := func() string {
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		i, err := f.Instruments(context.Background(), []string{other.Symbol})
		if err != nil || len(i) != 1 {
			t.Fatal(i, err)
		}
		return i[0].Files[0]
	}
	if got := first(); got != texts[0].File {
		t.Errorf("preferred is %s", got)
	}
	w, err := Update(path, Options{Prefer: "fr"})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, text := range []string{texts[0].File, other.File} {
		held, known := w.Known(text)
		if !known {
			t.Fatalf("%s is not known", text)
		}
		w.Keep(text, held.Stamp)
	}
	if c, err := w.Commit(context.Background(), nil); err != nil || !c.Written {
		t.Fatal(c, err)
	}
	if got := first(); got != "fr.txt" {
		t.Errorf("preferred is %s", got)
	}
}

func TestSecondBuilder(t *testing.T) {
	path := graphFile(t)
	w, err := Update(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Update(path, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("second builder: %v, want %v", err, ErrLocked)
	}
	w.Close()
	w, err = Update(path, Options{})
	if err != nil {
		t.Fatalf("after the first let go: %v", err)
	}
	w.Close()
}

func TestUnwritable(t *testing.T) {
	_, err := Update(filepath.Join(t.TempDir(), "no", "g.db"), Options{})
	if err == nil || !strings.Contains(err.Error(), "make it first") {
		t.Errorf("no folder: %v", err)
	}
	if _, err := Update(filepath.Join(file(t, ""), "g.db"), Options{}); err == nil {
		t.Error("a file as folder was accepted")
	}
}

// The graph behind a symbolic link is changed, and the link stays.
func TestSymbolicLink(t *testing.T) {
	path := graphFile(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	if err := build(link, Options{}, manyTexts(7)); err != nil {
		t.Fatal(err)
	}
	if st, err := os.Lstat(link); err != nil || st.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v (%v)", st.Mode(), err)
	}
	if base, err := baseOf(context.Background(), path); err != nil || base.Documents != 7 {
		t.Errorf("behind the link: %d documents (%v)", base.Documents, err)
	}
}

// A file that changed just before the build may change again within the same
// tick of the clock, so its time is not trusted.
func TestRecentTimesAreNotTrusted(t *testing.T) {
	path := filepath.Join(t.TempDir(), "g.db")
	texts := manyTexts(2)
	texts[0].ModTime, texts[1].ModTime = time.Now(), time.Now().Add(-time.Hour)
	if err := build(path, Options{}, texts); err != nil {
		t.Fatal(err)
	}
	w, err := Update(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	recent, _ := w.Known(texts[0].File)
	old, _ := w.Known(texts[1].File)
	if !recent.ModTime.IsZero() || !old.ModTime.Equal(texts[1].ModTime) {
		t.Errorf("times %v and %v, want none and %v", recent.ModTime, old.ModTime, texts[1].ModTime)
	}
}

// Building the same texts gives the same bytes.
func TestDeterministicFile(t *testing.T) {
	var contents [2][]byte
	for n := range contents {
		path := filepath.Join(t.TempDir(), "g.db")
		if err := build(path, Options{Fingerprint: "f"}, manyTexts(50)); err != nil {
			t.Fatal(err)
		}
		var err error
		if contents[n], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(contents[0], contents[1]) {
		t.Error("two builds of the same texts differ")
	}
}

func TestInternerForgetsAndFinds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "g.db")
	w, err := Update(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	ctx := context.Background()
	if err := w.begin(ctx); err != nil {
		t.Fatal(err)
	}
	first, err := w.words.number("recall")
	if err != nil {
		t.Fatal(err)
	}
	w.words.forget()
	again, err := w.words.number("recall")
	if err != nil || again != first {
		t.Errorf("number %d (%v), want %d", again, err, first)
	}
	if other, err := w.words.number("note"); err != nil || other == first {
		t.Errorf("number of another word: %d (%v)", other, err)
	}
	if empty, err := w.words.number(""); err != nil || empty != 0 {
		t.Errorf("number of the empty word: %d (%v)", empty, err)
	}
}

// A connection that is made later must not read the file that a build has put
// in the place of the opened one.
func TestReplacedWhileOpen(t *testing.T) {
	path := graphFile(t)
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := build(path, Options{}, manyTexts(9)); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	for range 2 { // use up those that are open
		c, err := f.db.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	if _, err := f.Base(ctx); !errors.Is(err, ErrReplaced) {
		t.Errorf("a third connection: %v, want %v", err, ErrReplaced)
	}
}
