package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// entry is a file of an archive that a test makes.
type entry struct{ name, content string }

func tarOf(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		h := &tar.Header{Name: e.name, Size: int64(len(e.content)), Mode: 0o644, Typeflag: tar.TypeReg}
		if strings.HasPrefix(e.content, "-> ") {
			h.Typeflag, h.Size, h.Linkname = tar.TypeSymlink, 0, e.content[3:]
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if h.Size > 0 {
			if _, err := io.WriteString(w, e.content); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zipOf(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if strings.HasPrefix(e.content, "-> ") {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func unbase64(t testing.TB, s string) string {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// What xz and bzip2 make of "hello\n"; there is no writer of them here.
const (
	helloXZ    = "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAFaGVsbG8KAAAApWCX8ZT2/eAAAR4GwS+kHR+2830BAAAAAARZWg=="
	helloBzip2 = "QlpoOTFBWSZTWcHAgOIAAAFBAAAQAkSgADDNAMNGKZcXckU4UJDBwIDi"
)

// put writes a file and gives its path.
func put(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// temporary takes "/tmp/TestWithin12/001/", and nothing without such a folder.
var temporary = regexp.MustCompile(`/[^\x00]*?/\d{3}/`)

// contents lists what is below a path: "name=content", "name: error".
func contents(path string, o Options) (list []string) {
	for f, err := range Walk(context.Background(), []string{path}, o) {
		if err != nil {
			list = append(list, temporary.ReplaceAllString(filepath.ToSlash(err.Error()), ""))
			continue
		}
		for c, err := range f.Contents(context.Background(), o) {
			line := c.Name + "=" + string(c.Bytes)
			if err != nil {
				line = "!" + err.Error()
			}
			list = append(list, temporary.ReplaceAllString(filepath.ToSlash(line), ""))
		}
	}
	return list
}

func TestContents(t *testing.T) {
	two := []entry{{"d/a.txt", "one"}, {"./b.txt", "two"}, {".hidden", "x"}, {"__MACOSX/b.txt", "x"}}
	want := []string{"d/a.txt=one", "b.txt=two"}
	long := strings.Repeat("The General Assembly, ", 100)
	for _, c := range []struct {
		name, file, content string
		want                []string
	}{
		{"a file", "a.txt", "one", []string{"a.txt=one"}},
		{"an empty file", "a.txt", "", []string{"a.txt="}},
		{"a tar", "a", tarOf(t, two...), want},
		{"a zip", "a", zipOf(t, two...), want},
		{"an empty zip", "a", zipOf(t), nil},
		{"a tar in gzip", "a.txt", gzipOf(t, tarOf(t, two...)), want},
		{"a file in gzip", "a.txt.gz", gzipOf(t, long), []string{"a.txt.gz=" + long}},
		{"a file in xz", "a.xz", unbase64(t, helloXZ), []string{"a.xz=hello\n"}},
		{"two streams of xz", "a.xz", unbase64(t, helloXZ) + unbase64(t, helloXZ), []string{"a.xz=hello\nhello\n"}},
		{"a file in bzip2", "a.bz2", unbase64(t, helloBzip2), []string{"a.bz2=hello\n"}},
		{"archives in an archive", "a", tarOf(t, entry{"x.zip", zipOf(t, entry{"1", "one"})}, entry{"y.tgz", gzipOf(t, tarOf(t, entry{"2", "two"}))}, entry{"3", "three"}),
			[]string{"x.zip/1=one", "y.tgz/2=two", "3=three"}},
		{"a zip in a zip", "a", zipOf(t, entry{"x.zip", zipOf(t, entry{"1", "one"})}), []string{"x.zip/1=one"}},
		{"a compressed entry", "a", zipOf(t, entry{"1.xz", unbase64(t, helloXZ)}), []string{"1.xz=hello\n"}},
		{"backslashes of another system", "a", zipOf(t, entry{`d\a.txt`, "one"}), []string{"d/a.txt=one"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			for _, w := range c.want {
				if !strings.HasPrefix(w, c.file+"=") {
					w = c.file + "/" + w
				}
				want = append(want, w)
			}
			if got := contents(put(t, c.file, c.content), Options{}); !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// A Word file is a zip, and a document.
func TestZipDocuments(t *testing.T) {
	word := zipOf(t, entry{"_rels/.rels", "x"}, entry{"[Content_Types].xml", "x"}, entry{"word/document.xml", "x"})
	odt := zipOf(t, entry{"mimetype", "application/vnd.oasis.opendocument.text"}, entry{"content.xml", "x"})
	if got := contents(put(t, "a.docx", word), Options{}); !slices.Equal(got, []string{"a.docx=" + word}) {
		t.Errorf("a Word file gives %d contents: %.80q", len(got), got)
	}
	if got := contents(put(t, "a.zip", zipOf(t, entry{"d/a.docx", word}, entry{"b.odt", odt})), Options{}); !slices.Equal(got, []string{"a.zip/d/a.docx=" + word, "a.zip/b.odt=" + odt}) {
		t.Errorf("in a zip: %.80q", got)
	}
}

// What is not read is named with the reason and the remedy, and the rest is read.
func TestContentsRefused(t *testing.T) {
	broken := zipOf(t, entry{"a", "one"}, entry{"b", strings.Repeat("x", 3000)})
	broken = strings.Replace(broken, "\xca\xcfK\x05", "\xff\xff\xff\xff", 1)
	quine := gzipOf(t, gzipOf(t, "x"))
	deep := zipOf(t, entry{"3", zipOf(t, entry{"4", zipOf(t, entry{"5", zipOf(t, entry{"6", "x"})})})}, entry{"near", "y"})
	encrypted := []byte(zipOf(t, entry{"a", "one"}, entry{"b", "two"}))
	encrypted[6] |= 1
	at := bytes.Index(encrypted, []byte("PK\x01\x02"))
	encrypted[at+8] |= 1
	method := []byte(zipOf(t, entry{"a", "one"}, entry{"b", "two"}))
	method[8] = 99
	method[bytes.Index(method, []byte("PK\x01\x02"))+10] = 99
	small := Limits{File: 10, Entries: 4}
	for _, c := range []struct {
		name, content string
		limits        Limits
		want          []string // "!words" of an error
	}{
		{"a path that climbs out of a tar", tarOf(t, entry{"../../etc/passwd", "x"}, entry{"a", "one"}), Limits{}, []string{"!a/../../etc/passwd: cannot be read as a document: its path leads out", "a/a=one"}},
		{"a path that climbs out in the middle", tarOf(t, entry{"d/../../x", "x"}), Limits{}, []string{"!leads out"}},
		{"an absolute path in a zip", zipOf(t, entry{"/etc/passwd", "x"}, entry{"a", "one"}), Limits{}, []string{"!leads out", "a/a=one"}},
		{"a drive", zipOf(t, entry{`C:\x`, "x"}), Limits{}, []string{"!leads out"}},
		{"links", tarOf(t, entry{"l", "-> /etc/passwd"}, entry{"a", "one"}), Limits{}, []string{"!passed over", "a/a=one"}},
		{"links in a zip", zipOf(t, entry{"l", "-> /etc/passwd"}, entry{"a", "one"}), Limits{}, []string{"!passed over", "a/a=one"}},
		{"too deep", zipOf(t, entry{"2", deep}), Limits{}, []string{"!within 3 others", "a/2/near=y"}},
		{"compressed twice", tarOf(t, entry{"q.gz", quine}, entry{"a", "one"}), Limits{}, []string{"!compressed twice", "a/a=one"}},
		{"an entry that is too large", tarOf(t, entry{"big", strings.Repeat("x", 11)}, entry{"a", "one"}), small, []string{"!a/big: cannot be read as a document: more than the limit of 10 bytes; raise it with --max-file-size", "a/a=one"}},
		{"a zip's entry that is too large", zipOf(t, entry{"big", strings.Repeat("x", 11)}, entry{"a", "one"}), small, []string{"!--max-file-size", "a/a=one"}},
		{"too many entries", tarOf(t, entry{"1", ""}, entry{"2", ""}, entry{"3", ""}, entry{"4", ""}, entry{"5", ""}), small, []string{"a/1=", "a/2=", "a/3=", "a/4=", "!more than 4 entries"}},
		{"too many bytes", gzipOf(t, tarOf(t, entry{"1", "one"}, entry{"2", strings.Repeat("x", 40<<10)})), Limits{Archive: 40 << 10}, []string{"a/1=one", "!--max-archive-size"}},
		{"a bomb", gzipOf(t, tarOf(t, entry{"1", "one"}, entry{"2", strings.Repeat("\x00", ratioFrom+100)})), Limits{}, []string{"a/1=one", "!more than 250 times its size"}},
		{"a bomb in a zip", zipOf(t, entry{"1", "one"}, entry{"2", strings.Repeat("\x00", ratioFrom+100)}), Limits{}, []string{"a/1=one", "!more than 250 times its size"}},
		{"a tar cut short", tarOf(t, entry{"1", "one"}, entry{"2", strings.Repeat("x", 2000)})[:2000], Limits{}, []string{"a/1=one", "!a/2: cannot be read as a document: the archive is damaged: it ends too early; fetch it again", "!damaged"}},
		{"a gzip cut short", gzipOf(t, "The General Assembly")[:20], Limits{}, []string{"!ends too early"}},
		{"a zip without an end", zipOf(t, entry{"1", "one"})[:40], Limits{}, []string{"!damaged"}},
		{"a zip with a damaged entry", broken, Limits{}, []string{"!damaged", "a/b=" + strings.Repeat("x", 3000)}},
		{"an encrypted entry", string(encrypted), Limits{}, []string{"!encrypted", "a/b=two"}},
		{"an unknown method", string(method), Limits{}, []string{"!(99)", "a/b=two"}},
		{"an xz that wants 4 GiB", strings.Replace(unbase64(t, helloXZ), "\x21\x01\x1c", "\x21\x01\x28", 1), Limits{}, []string{"!"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := contents(put(t, "a", c.content), Options{Limits: c.limits})
			if len(got) != len(c.want) {
				t.Fatalf("%.200q, want %.200q", got, c.want)
			}
			for i, want := range c.want {
				if words, refused := strings.CutPrefix(want, "!"); refused && (!strings.HasPrefix(got[i], "!") || !strings.Contains(got[i], words)) || !refused && got[i] != want {
					t.Errorf("%.200q, want %.200q", got[i], want)
				}
			}
		})
	}
}

// A path may lead into an archive, as a file, a folder or a pattern.
func TestWithin(t *testing.T) {
	path := put(t, "a.zip", zipOf(t, entry{"d/1.txt", "one"}, entry{"d/2.txt", "two"}, entry{"e.tar", tarOf(t, entry{"3.txt", "three"})}))
	for inside, want := range map[string]string{
		"d/1.txt":     "a.zip/d/1.txt=one",
		"d":           "a.zip/d/1.txt=one a.zip/d/2.txt=two",
		"e.tar/3.txt": "a.zip/e.tar/3.txt=three",
		"e.tar":       "a.zip/e.tar/3.txt=three",
		"**/*.txt":    "a.zip/d/1.txt=one a.zip/d/2.txt=two a.zip/e.tar/3.txt=three",
		"*/2*":        "a.zip/d/2.txt=two",
		"none":        "!a.zip/none: there is no such entry in the archive: file does not exist",
		"d/1.txt/x":   "!a.zip/d/1.txt/x: there is no such entry in the archive: file does not exist",
	} {
		if got := strings.Join(contents(path+"/"+inside, Options{}), " "); got != want {
			t.Errorf("%s: %q, want %q", inside, got, want)
		}
	}
	if got := contents(put(t, "a.txt", "x")+"/b", Options{}); len(got) != 1 || !strings.Contains(got[0], "no archive") {
		t.Errorf("below a text: %q", got)
	}
	if d, err := Read(context.Background(), path+"/d/2.txt", Options{}); err != nil || d.Text != "two" || d.File != path+"/d/2.txt" {
		t.Errorf("read: %+v (%v)", d, err)
	}
	if _, err := Read(context.Background(), path, Options{}); err == nil || !strings.Contains(err.Error(), "name one of them") {
		t.Errorf("reading an archive as a document: %v", err)
	}
}

func TestStandardInput(t *testing.T) {
	for content, want := range map[string]string{
		"one":                               "-=one",
		gzipOf(t, "one"):                    "-=one",
		zipOf(t, entry{"a", "one"}):         "-/a=one",
		tarOf(t, entry{"a", "one"}):         "-/a=one",
		strings.Repeat("x", 2000):           "!-: cannot be read as a document: more than the limit of 1.5 KiB; raise it with --max-file-size",
		gzipOf(t, tarOf(t, entry{"a", ""})): "-/a=",
	} {
		if got := contents("-", Options{Stdin: strings.NewReader(content), Limits: Limits{File: 1536 + 512*4}}); len(content) != 2000 && (len(got) != 1 || got[0] != want) {
			t.Errorf("%.20q: %q, want %q", content, got, want)
		}
	}
	if got := contents("-", Options{Stdin: strings.NewReader(strings.Repeat("x", 2000)), Limits: Limits{File: 1536}}); len(got) != 1 || !strings.Contains(got[0], "limit of 1.5 KiB") {
		t.Errorf("too much: %q", got)
	}
}

func TestContentsStops(t *testing.T) {
	path := put(t, "a", tarOf(t, entry{"1", "one"}, entry{"2", "two"}))
	for f := range Walk(context.Background(), []string{path}, Options{}) {
		n := 0
		for range f.Contents(context.Background(), Options{}) {
			n++
			break
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		for _, err := range f.Contents(ctx, Options{}) {
			if n++; n == 3 && !errors.Is(err, context.Canceled) {
				t.Errorf("after the cancelling: %v", err)
			}
			cancel()
		}
		if n != 3 {
			t.Errorf("%d contents", n)
		}
	}
}

// The count of a zip's directory agrees with package zip's.
func TestZipEntries(t *testing.T) {
	for _, want := range []int{0, 3, 1500} {
		var entries []entry
		for i := range want {
			entries = append(entries, entry{fmt.Sprintf("d/%d.txt", i), ""})
		}
		z := zipOf(t, entries...)
		got, err := zipEntries(strings.NewReader(z), int64(len(z)))
		if err != nil || want > 1000 && got != want || got < want {
			t.Errorf("%d entries (%v), want %d", got, err, want)
		}
		if got := contents(put(t, "a", z), Options{Limits: Limits{Entries: 1000}}); want > 1000 && (len(got) != 1 || !strings.Contains(got[0], "more than 1000 entries")) {
			t.Errorf("%.100q", got)
		}
	}
}

// FuzzContents: whatever the bytes are, reading ends, and no content has a name
// that leads elsewhere.
func FuzzContents(f *testing.F) {
	f.Add([]byte(tarOf(f, entry{"a", "one"}, entry{"../b", "two"})))
	f.Add([]byte(zipOf(f, entry{"a", "one"}, entry{"/b", "two"})))
	f.Add([]byte(gzipOf(f, tarOf(f, entry{"a", "one"}))))
	f.Add([]byte(unbase64(f, helloXZ)))
	f.Add([]byte(unbase64(f, helloBzip2)))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := File{Path: "-", Name: "-"}
		o := Options{Stdin: bytes.NewReader(content), Limits: Limits{File: 1 << 20, Archive: 4 << 20, Entries: 100}}
		for c, err := range file.Contents(context.Background(), o) {
			if err == nil && (strings.Contains(c.Name+"/", "/../") || !strings.HasPrefix(c.Name, "-")) {
				t.Errorf("a content is called %q", c.Name)
			}
		}
	})
}
