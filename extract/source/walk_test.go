package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// tree makes files that hold their own path, and gives the folder.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Skip(err) // a file system that takes no such names
		}
	}
	return dir
}

// walked lists the names that a walk yields below dir, errors as "!words".
func walked(dir string, paths ...string) (list []string) {
	for f, err := range Walk(context.Background(), paths, Options{}) {
		name := filepath.ToSlash(strings.TrimPrefix(f.Name, dir+string(filepath.Separator)))
		switch {
		case errors.Is(err, ErrPassedOver):
			name = "passed over " + name
		case err != nil:
			name = "!" + err.Error()
		}
		list = append(list, name)
	}
	return list
}

func TestWalkPatterns(t *testing.T) {
	dir := tree(t, "a/1.xml", "a/2.txt", "a/b/3.xml", "a/.git/4.xml", "c/5.xml", "c[1]/6.xml", "{x}.xml")
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop")); err != nil {
		t.Skip(err)
	}
	for pattern, want := range map[string]string{
		"**/*.xml":     "a/1.xml a/b/3.xml c/5.xml c[1]/6.xml {x}.xml",
		"a/*.xml":      "a/1.xml",
		"{a,c}/*.xml":  "a/1.xml c/5.xml",
		"c*":           "c/5.xml c[1]/6.xml",
		"c[1]/6.xml":   "c[1]/6.xml", // a name that is there is no pattern
		"c[1]":         "c[1]/6.xml",
		"{x}.xml":      "{x}.xml",
		"a/[12].*":     "a/1.xml a/2.txt",
		"*/none":       "!" + filepath.Join(dir, "*/none") + ": no such file or folder",
		"a/[":          "!" + filepath.Join(dir, "a/[") + ": is no pattern that can be read: syntax error in pattern; put a backslash before a bracket of a name",
		"c/5.xml/none": "c/5.xml",
	} {
		if got := strings.Join(walked(dir, filepath.Join(dir, pattern)), " "); got != want {
			t.Errorf("%s: %s, want %s", pattern, got, want)
		}
	}
}

// A link to a folder above, and one to itself, end the walk no less than any other.
func TestWalkLoops(t *testing.T) {
	dir := tree(t, "a/1.txt")
	for name, to := range map[string]string{"a/up": "..", "a/self": "self", "b": "a/1.txt", "gone": "nothing"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip(err)
		}
	}
	got := walked(dir, dir)
	want := []string{"a/1.txt", "!" + filepath.Join(dir, "a/self") + ": cannot be read as a document: the link leads to nothing that can be opened", "passed over a/up", "b",
		"!" + filepath.Join(dir, "gone") + ": cannot be read as a document: the link leads to nothing that can be opened"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := walked(dir, filepath.Join(dir, "a", "up")); len(got) != 5 || got[0] != "a/up/a/1.txt" {
		t.Errorf("a link that is named: %q", got)
	}
}

func TestUnreadable(t *testing.T) {
	dir := tree(t, "a.txt", "d/b.txt")
	for name, mode := range map[string]os.FileMode{"a.txt": 0, "d": 0} {
		if err := os.Chmod(filepath.Join(dir, name), mode); err != nil {
			t.Fatal(err)
		}
	}
	defer os.Chmod(filepath.Join(dir, "d"), 0o755)
	if _, err := os.ReadFile(filepath.Join(dir, "a.txt")); err == nil {
		t.Skip("this user may read everything")
	}
	got := contents(dir, Options{})
	if len(got) != 2 || !strings.Contains(got[0], "a.txt: cannot be read: permission denied; ask its owner") || !strings.Contains(got[1], "d: cannot list the folder: permission denied") {
		t.Errorf("%q", got)
	}
}

// Names that are no UTF-8 or would disturb a terminal are shown in a form that
// tells them apart and finds them again.
func TestShown(t *testing.T) {
	seen := map[string]string{}
	for path, want := range map[string]string{
		"a.txt": "a.txt", "é中": "é中", `a\b`: `a\b`, "r\xe9s.txt": `r\xE9s.txt`, `r\xE9s.txt`: `r\x5CxE9s.txt`, "a\nb\x1b[0m": `a\x0Ab\x1B[0m`, "\\": "\\", `\x`: `\x`, "\xff\\x": `\xFF\x`,
		"\u009b31m": `\xC2\x9B31m`,
	} {
		got := Shown(path)
		if os.PathSeparator == '/' && (got != want || unshown(got) != path) {
			t.Errorf("%q is shown as %q and read as %q, want %q", path, got, unshown(got), want)
		}
		if other := seen[got]; other != "" {
			t.Errorf("%q and %q are shown alike", path, other)
		}
		seen[got] = path
	}
}

func TestOddNames(t *testing.T) {
	dir := tree(t, "r\xe9s.txt", `r\xE9s.txt`, "a\nb.txt")
	if got, want := walked(dir, dir), []string{`a\x0Ab.txt`, `r\x5CxE9s.txt`, `r\xE9s.txt`}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for name, want := range map[string]string{"r\xe9s.txt": `r\xE9s.txt`, `r\x5CxE9s.txt`: `r\x5CxE9s.txt`, `a\x0Ab.txt`: `a\x0Ab.txt`} {
		if d, err := Read(context.Background(), filepath.Join(dir, name), Options{}); err != nil || d.File != filepath.Join(dir, want) {
			t.Errorf("%q: %q (%v)", name, d.File, err)
		}
	}
	if got := contents(put(t, "a", tarOf(t, entry{"r\xe9s\n.txt", "x"})), Options{}); !slices.Equal(got, []string{`a/r\xE9s\x0A.txt=x`}) {
		t.Errorf("in an archive: %q", got)
	}
}

// growing is a file that changes while it is read.
type growing struct {
	fstest.MapFile
	stats int
	read  bool
}

func (g *growing) Stat() (fs.FileInfo, error) {
	g.stats++
	return fstest.MapFS{"f": &fstest.MapFile{Data: make([]byte, 3), ModTime: time.Unix(int64(g.stats), 0)}}.Stat("f")
}

func (g *growing) Read(p []byte) (int, error) {
	if g.read {
		return 0, io.EOF
	}
	g.read = true
	return copy(p, "abc"), nil
}

func TestLoadOfWhatChanges(t *testing.T) {
	if _, _, err := loadStable(&growing{}, "a.txt", 100); !errors.Is(err, errChanged) || !errors.Is(err, ErrUnreadable) || !strings.HasPrefix(err.Error(), "a.txt: ") {
		t.Errorf("a file with another time after the reading: %v", err)
	}
	path := put(t, "a.txt", "abc")
	cut, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer cut.Close()
	if content, st, err := loadStable(cut, "a.txt", 100); err != nil || string(content) != "abc" || st.Size() != 3 {
		t.Errorf("%q (%v)", content, err)
	}
	// Read before, it ends where it should begin.
	if _, _, err := loadStable(cut, "a.txt", 100); !errors.Is(err, errChanged) {
		t.Errorf("a file that ends before its size: %v", err)
	}
}

func TestSizes(t *testing.T) {
	for s, want := range map[string]int64{"1": 1, "64KiB": 64 << 10, "256 MB": 256 << 20, "2g": 2 << 30, "1.5M": 3 << 19, "": 0, "-1": 0, "x": 0, "1 foo": 0, "1e99": 0, "NaN": 0, "1kk": 0} {
		if got, err := ParseBytes(s); got != want || (err == nil) != (want > 0) {
			t.Errorf("%q is %d (%v), want %d", s, got, err, want)
		}
	}
	for n, want := range map[int64]string{0: "0 bytes", 1023: "1023 bytes", 1536: "1.5 KiB", 256 << 20: "256 MiB", 16 << 30: "16 GiB"} {
		if got := Bytes(n); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for want, texts := range map[string][]string{
		"en": {"The General Assembly, Recalling its resolution 70/1 of 25 September 2015, by which it adopted the outcome document of the summit, and reaffirming the need for action"},
		"fr": {"L’Assemblée générale, Rappelant sa résolution 70/1 du 25 septembre 2015, dans laquelle elle a adopté les objectifs et les cibles, et réaffirmant des engagements pris sur les moyens qui sont nécessaires aux pays"},
		"es": {"La Asamblea General, Recordando su resolución 70/1, de 25 de septiembre de 2015, por la que aprobó los objetivos y las metas del desarrollo para el año y con una amplia participación"},
		"ru": {"A/RES/70/1 Генеральная Ассамблея, ссылаясь на свою резолюцию 70/1 от 25 сентября 2015 года"},
		"ar": {"A/RES/70/1 إن الجمعية العامة، إذ تشير إلى قرارها ١/٧٠ المؤرخ ٢٥ أيلول سبتمبر ٢٠١٥ بشأن التنمية"},
		"zh": {"A/RES/70/1 大会，回顾其2015年9月25日第70/1号决议，重申各国承诺采取行动"},
		"":   {"", "A/RES/70/1", "resolution 70/1 of the Assembly", "Der Rat der Europäischen Union hat nach Anhörung des Parlaments die folgende Verordnung erlassen"},
	} {
		for _, text := range texts {
			if got := languageOf(text); got != want {
				t.Errorf("%.60q is %q, want %q", text, got, want)
			}
		}
	}
}
