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
		{"a cut archive", "PK\x03\x04…", "", "a ZIP archive that is cut short"},
		{"a cut Word file", "PK\x03\x04… word/document.xml …", "", "a Word document that is cut short"},
		{"old office", "\xd0\xcf\x11\xe0…", "", "a legacy Office file"},
		{"old word", "\xd0\xcf\x11\xe0…W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00", "", "libreoffice --headless --convert-to docx FILE"},
		{"a password", "\xd0\xcf\x11\xe0…E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00", "", "protected by a password"},
		{"rich text", `{\rtf1\ansi`, "", "an RTF file"},
		{"web archive", "MIME-Version: 1.0\nContent-Type: multipart/related", "", "a web archive"},
		{"xml with a mark", "\xef\xbb\xbf<?xml version=\"1.0\"?><feed/>", "", "an XML file, and not in Akoma Ntoso"},
		{"Akoma Ntoso that is cut off", "\n<akomaNtoso xmlns=\"x\">", "", "it is cut off"},
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
		dir:                            "more than the limit",
		big:                            "more than the limit",
	} {
		if _, err := Read(context.Background(), path, Options{Limits: Limits{File: 50}}); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: the error is %v, which does not say %q", path, err, words)
		}
	}
	if _, err := Read(context.Background(), "-", Options{Stdin: strings.NewReader(strings.Repeat("x", 100)), Limits: Limits{File: 50}}); err == nil {
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
			switch {
			case errors.Is(err, fs.ErrNotExist):
				missing++
			case !errors.Is(err, ErrPassedOver):
				t.Errorf("unexpected error %v", err)
			}
			continue
		}
		rel, _ := filepath.Rel(dir, f.Path)
		got = append(got, filepath.ToSlash(rel))
	}
	if want := "a/1.txt a/2.txt b.txt"; strings.Join(got, " ") != want || missing != 1 {
		t.Errorf("walked %q with %d missing, want %q with 1", strings.Join(got, " "), missing, want)
	}
}

// TestAkomaNtoso: known by its root, in another encoding too; what it makes is
// tested in its package.
func TestAkomaNtoso(t *testing.T) {
	for _, content := range []string{
		`<akomaNtoso><p>Recalling</p></akomaNtoso>`,
		"\xff\xfe" + utf16(`<?xml version="1.0" encoding="UTF-16"?><a:akomaNtoso><a:p>Recalling</a:p></a:akomaNtoso>`),
	} {
		d, err := Decode(context.Background(), "x", []byte(content), Options{Language: "fr"})
		if err != nil || d.Format != citation.AkomaNtoso || d.Text != "Recalling\n" || len(d.Blocks) != 1 || d.Language != "fr" {
			t.Errorf("%q: %q with text %q and error %v", content, d.Format, d.Text, err)
		}
	}
}

// utf16 writes ASCII in UTF-16, little-endian.
func utf16(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(s[i:i+1] + "\x00")
	}
	return b.String()
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
