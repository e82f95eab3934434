package render

import (
	"bytes"
	"compress/zlib"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"citegraph/render/typeface"
)

// streams takes "/Length 12>>\nstream\n", with the filter before or behind the
// length, not "stream" in a text.
var streams = regexp.MustCompile(`(?s)<<([^<>]*)>>\nstream\n(.*?)\nendstream`)

// unpacked makes a PDF readable: streams are unpacked, fonts become a digest.
func unpacked(t testing.TB, pdf []byte) []byte {
	t.Helper()
	pdf = pdf[:bytes.LastIndex(pdf, []byte("\nxref\n"))]
	out := streams.ReplaceAllFunc(pdf, func(object []byte) []byte {
		parts := streams.FindSubmatch(object)
		data := parts[2]
		if bytes.Contains(parts[1], []byte("/FlateDecode")) {
			r, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if data, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		if bytes.IndexByte(data, 0) >= 0 && !bytes.Contains(data, []byte(" Tf ")) {
			data = fmt.Appendf(nil, "sha256 %x of %d bytes", sha256.Sum256(data), len(data))
		}
		return fmt.Appendf(nil, "stream\n%s\nendstream", data)
	})
	return bytes.ToValidUTF8(out, []byte("?"))
}

// written draws a standard graph in a format.
func written(t *testing.T, graph, format string, style Style) []byte {
	t.Helper()
	for _, g := range standardGraphs() {
		if g.name != graph {
			continue
		}
		v := view(t, g.graph, g.focus, Options{})
		f, err := FormatNamed(format, "")
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(context.Background(), &out, &v, byGraphviz(), style); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	t.Fatalf("no graph %s", graph)
	return nil
}

func TestSameBytesEachTime(t *testing.T) {
	for _, format := range []string{"svg", "pdf", "png"} {
		first := written(t, "many", format, Style{EmbedFonts: true})
		if !bytes.Equal(first, written(t, "many", format, Style{EmbedFonts: true})) {
			t.Errorf("%s differs from run to run", format)
		}
	}
}

// arabic is a font for the Arabic among the hostile words.
func arabic(t *testing.T) []*typeface.Face {
	t.Helper()
	const path = "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no %s: install fonts-noto-core", path)
	}
	faces, err := typeface.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return faces
}

// need skips a test that wants a program of others.
func need(t *testing.T, program, debian string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("no %s: install %s", program, debian)
	}
	return path
}

func TestPDFIsValidAndCanBeSearched(t *testing.T) {
	qpdf, pdftotext := need(t, "qpdf", "qpdf"), need(t, "pdftotext", "poppler-utils")
	for _, style := range []Style{{}, {Fonts: arabic(t), Paper: Paper{Page: "a4"}}} {
		file := filepath.Join(t.TempDir(), "many.pdf")
		if err := os.WriteFile(file, written(t, "many", "pdf", style), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(qpdf, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("qpdf: %v\n%s", err, out)
		}
		out, err := exec.Command(pdftotext, "-layout", file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"A/RES/70/1", "Transforming our world", "Ограничение", "reaffirms, emphasizes"}
		if style.Fonts != nil {
			want = append(want, "اتفاقية حقوق الطفل")
		}
		for _, words := range want {
			if !strings.Contains(string(out), words) {
				t.Errorf("%q is not found in the text:\n%s", words, out)
			}
		}
	}
}

func TestPDFLeadsToTheDocuments(t *testing.T) {
	if text := unpacked(t, written(t, "self", "pdf", Style{})); !bytes.Contains(text, []byte("/URI (https://undocs.org/A/RES/48/121)")) {
		t.Errorf("no link in\n%s", text)
	}
}
