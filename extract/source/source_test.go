package source

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"citegraph/extract/citation"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, content string
		format        citation.Format
		refused       string // words of the error, "" where the file is read
	}{
		{"plain", "The General Assembly,\n\nRecalling its resolution 70/1,\n", citation.PlainText, ""},
		{"empty", "", citation.PlainText, ""},
		{"stars in text", "a * b\n\n* note\n", citation.PlainText, ""},
		{"markdown", "# General Assembly\n\n*The General Assembly,*\n\n*Recalling* its resolution 70/1,<sup>1</sup>\n", citation.Markdown, ""},
		{"notes of markdown", "*Recalling* resolution 70/1,[^1]\n\n[^1]: See\n", citation.Markdown, ""},
		{"word", "PK\x03\x04…", "", "a Word or ZIP file"},
		{"old word", "\xd0\xcf\x11\xe0…", "", "a legacy Word file"},
		{"xml with a mark", "\xef\xbb\xbf<?xml version=\"1.0\"?>", "", "an XML file"},
		{"xml without a declaration", "\n<akomaNtoso xmlns=\"x\">", "", "an XML file"},
		{"web page", "<!DOCTYPE html><html>", "", "a web page"},
		{"utf-16", "\xff\xfeA\x00", "", "UTF-16 text"},
		{"binary", "abc\x00def", "", "a binary file"},
	} {
		d, err := Decode(context.Background(), c.name, []byte(c.content), Options{})
		if c.refused != "" {
			if !errors.Is(err, ErrUnreadable) || !strings.Contains(err.Error(), c.refused) || !strings.HasPrefix(err.Error(), c.name+": ") {
				t.Errorf("%s: the error is %v, which does not say %q", c.name, err, c.refused)
			}
			continue
		}
		if err != nil || d.Format != c.format || d.Text != c.content {
			t.Errorf("%s: read as %q with text %q and error %v", c.name, d.Format, d.Text, err)
		}
	}
}

func TestInvalidUTF8(t *testing.T) {
	d, err := Decode(context.Background(), "x", []byte("r\xe9solution 70/1 \xff\xfe"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "r\ufffdsolution 70/1 \ufffd\ufffd"; d.Text != want {
		t.Errorf("text is %q, want %q", d.Text, want)
	}
	if len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "3 bytes") {
		t.Errorf("warnings are %q", d.Warnings)
	}
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.txt")
	if err := os.WriteFile(big, []byte(strings.Repeat("x", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, words := range map[string]string{
		filepath.Join(dir, "none.txt"): "no such file",
		dir:                            "is a folder",
		big:                            "more than the limit",
	} {
		if _, err := Read(context.Background(), path, Options{MaxBytes: 50}); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: the error is %v, which does not say %q", path, err, words)
		}
	}
	if _, err := Read(context.Background(), "-", Options{Stdin: strings.NewReader(strings.Repeat("x", 100)), MaxBytes: 50}); err == nil {
		t.Error("standard input longer than the limit was read")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, big, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled read gives %v", err)
	}
}

func TestWalk(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/2.txt", "a/1.txt", ".hidden/x.txt", "a/.y"} {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(dir, filepath.Join(dir, "a", "loop")); err != nil {
		t.Skip(err)
	}
	var got []string
	missing := 0
	for f, err := range Walk(context.Background(), []string{dir, filepath.Join(dir, "none")}, Options{}) {
		if err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("unexpected error %v", err)
			}
			missing++
			continue
		}
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if want := "a/1.txt a/2.txt b.txt"; strings.Join(got, " ") != want || missing != 1 {
		t.Errorf("walked %q with %d missing, want %q with 1", strings.Join(got, " "), missing, want)
	}
}

// FuzzDecode: whatever the bytes are, a document's text is valid UTF-8.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("*Recalling* r\xe9solution\n# x\n"))
	f.Add([]byte("\xef\xbb\xbf<?xml"))
	f.Fuzz(func(t *testing.T, content []byte) {
		if isPDF(content) {
			return // each would start a worker
		}
		if d, err := Decode(context.Background(), "x", content, Options{}); err == nil && !utf8.ValidString(d.Text) {
			t.Errorf("text of %q is not UTF-8", content)
		}
	})
}
