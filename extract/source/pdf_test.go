package source_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"citegraph/extract/citation"
	"citegraph/extract/source"
	"citegraph/worker"
	"citegraph/worker/workertest"
)

func TestMain(m *testing.M) { os.Exit(workertest.Main(m)) }

// file writes small PDF files: objects, numbered from 1, behind a header, with a
// cross-reference table (ISO 32000-1, 7.5).
type file struct{ objects []string }

func (f *file) add(format string, arguments ...any) int {
	f.objects = append(f.objects, fmt.Sprintf(format, arguments...))
	return len(f.objects)
}

func (f *file) stream(dictionary, content string) int {
	return f.add("<< %s /Length %d >>\nstream\n%s\nendstream", dictionary, len(content), content)
}

func (f *file) bytes(root int, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, root, trailer, start)
	return b.Bytes()
}

// written makes a PDF with pages of text: each line is "x y size text".
func written(box string, pages ...[]string) []byte {
	f := &file{}
	font := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	tree := len(f.objects) + 2*len(pages) + 1
	var kids strings.Builder
	for _, lines := range pages {
		var content strings.Builder
		for _, l := range lines {
			var x, y, size float64
			fmt.Sscan(l, &x, &y, &size)
			text := strings.SplitN(l, " ", 4)[3]
			text = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text)
			fmt.Fprintf(&content, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, text)
		}
		c := f.stream("", content.String())
		p := f.add("<< /Type /Page /Parent %d 0 R /MediaBox [%s] /Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>", tree, box, font, c)
		fmt.Fprintf(&kids, "%d 0 R ", p)
	}
	f.add("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages))
	return f.bytes(f.add("<< /Type /Catalog /Pages %d 0 R >>", tree), "")
}

const letter = "0 0 612 792"

var sheet = []string{
	"100 740 10 A/79/L.77",
	"100 700 10 The General Assembly,",
	"100 680 10 Recalling its resolution 70/1 of 25 September 2015, and the report of the Secretary-General on",
	"100 668 10 the matter,",
	"152 672 6 1",
	"100 640 10 1. Takes note of the report;",
	"100 60 5 1",
	"104 58 8 A/79/85.",
}

func open(t *testing.T, p *worker.Pool, content []byte) (citation.Document, error) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	return source.Decode(ctx, "x.pdf", content, source.Options{Worker: p})
}

func TestPDF(t *testing.T) {
	p := new(worker.Pool)
	defer p.Close()
	d, err := open(t, p, written(letter, sheet))
	if err != nil {
		t.Fatal(err)
	}
	const want = "A/79/L.77\n\nThe General Assembly,\n\n" +
		"Recalling its resolution 70/1 of 25 September 2015, and the report of the Secretary-General on the matter,[1]\n\n" +
		"1. Takes note of the report;\n\n[1] A/79/85.\n"
	if d.Text != want {
		t.Errorf("got\n%q, want\n%q", d.Text, want)
	}
	if d.Format != citation.PDF || d.Language != "en" || len(d.Blocks) != 5 || d.Blocks[4].Kind != citation.Footnote || d.Blocks[4].Sign != "1" {
		t.Errorf("format %q, language %q, blocks %+v", d.Format, d.Language, d.Blocks)
	}
	// What is before the header, and what is behind the end, does no harm.
	if d, err := open(t, p, append([]byte("\x00junk\n"), written(letter, sheet)...)); err != nil || d.Text != want {
		t.Errorf("with something before the header: %q, %v", d.Text, err)
	}
	// Without a pool a worker is started for the file.
	if d, err := open(t, nil, written(letter, sheet)); err != nil || d.Text != want {
		t.Errorf("without a pool: %q, %v", d.Text, err)
	}
}

// TestBold: a word in bold type makes no heading of its line, nor ends a paragraph
// behind it.
func TestBold(t *testing.T) {
	p := new(worker.Pool)
	defer p.Close()
	f := &file{}
	plain := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
	bold := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>")
	c := f.stream("", "BT /F2 10 Tf 100 640 Td (Heading in bold) Tj ET BT /F2 10 Tf 100 600 Td (Recalling ) Tj /F1 10 Tf (its resolution 70/1 of 25 September 2015, and the report of the Secretary-) Tj 0 -12 Td (General on it, ) Tj /F2 10 Tf (and) Tj ET")
	f.add("<< /Type /Page /Parent 5 0 R /MediaBox [%s] /Resources << /Font << /F1 %d 0 R /F2 %d 0 R >> >> /Contents %d 0 R >>", letter, plain, bold, c)
	f.add("<< /Type /Pages /Kids [4 0 R] /Count 1 >>")
	d, err := open(t, p, f.bytes(f.add("<< /Type /Catalog /Pages 5 0 R >>"), ""))
	if err != nil || d.Text != "Heading in bold\n\nRecalling its resolution 70/1 of 25 September 2015, and the report of the Secretary-General on it, and\n" {
		t.Fatalf("got %q, %v", d.Text, err)
	}
	if d.Blocks[0].Kind != citation.Title || d.Blocks[1].Kind != citation.Prose {
		t.Errorf("blocks %+v", d.Blocks)
	}
}

// TestDamagedCache: compiled code that is cut off is made again.
func TestDamagedCache(t *testing.T) {
	folder := t.TempDir()
	for range 2 {
		p := &worker.Pool{Options: worker.Options{Cache: folder}}
		d, err := open(t, p, written(letter, sheet))
		if err != nil || !strings.Contains(d.Text, "70/1") {
			t.Fatalf("%q, %v", d.Text, err)
		}
		_ = p.Close()
		damaged := 0
		_ = filepath.WalkDir(folder, func(path string, e os.DirEntry, err error) error {
			if err == nil && e.Type().IsRegular() {
				damaged++
				return os.Truncate(path, 1000)
			}
			return err
		})
		if damaged == 0 {
			t.Fatal("there is no compiled code to damage")
		}
	}
}

// TestTurnedPages: text that is read along the page as it is shown is read; what
// runs across it is a stamp.
func TestTurnedPages(t *testing.T) {
	p := new(worker.Pool)
	defer p.Close()
	for turn, matrix := range map[int]string{0: "1 0 0 1 100 500", 90: "0 1 -1 0 300 100", 180: "-1 0 0 -1 500 300", 270: "0 -1 1 0 100 500"} {
		f := &file{}
		font := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
		c := f.stream("", fmt.Sprintf("BT /F1 10 Tf %s Tm (Recalling resolution 70/1) Tj ET BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 100 Tm (DRAFT) Tj ET", matrix))
		f.add("<< /Type /Page /Parent 4 0 R /MediaBox [%s] /Rotate %d /Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>", letter, turn, font, c)
		f.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
		d, err := open(t, p, f.bytes(f.add("<< /Type /Catalog /Pages 4 0 R >>"), ""))
		if err != nil || d.Text != "Recalling resolution 70/1\n" {
			t.Errorf("turned by %d: %q, %v", turn, d.Text, err)
		}
	}
}

func TestPDFRefused(t *testing.T) {
	p := &worker.Pool{Pages: 3}
	defer p.Close()
	scan := func(text ...string) []byte {
		f := &file{}
		image := f.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray", "x")
		font := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
		picture := f.stream("", "q 600 0 0 700 0 0 cm /I Do Q")
		words := f.stream("", "BT /F1 10 Tf 100 500 Td (Recalling resolution 70/1) Tj ET")
		kids, tree := "", 5+1+len(text)
		for _, c := range append([]string{"picture"}, text...) {
			content := map[string]int{"picture": picture, "words": words}[c]
			kids += fmt.Sprintf("%d 0 R ", f.add("<< /Type /Page /Parent %d 0 R /MediaBox [%s] /Resources << /XObject << /I %d 0 R >> /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>", tree, letter, image, font, content))
		}
		f.add("<< /Type /Pages /Kids [%s] /Count %d >>", kids, 1+len(text))
		return f.bytes(f.add("<< /Type /Catalog /Pages %d 0 R >>", tree), "")
	}
	for _, c := range []struct {
		name    string
		content []byte
		says    string
	}{
		{"a scan", scan(), "is a scan without text: run OCR on it first: ocrmypdf"},
		{"damaged", []byte("%PDF-1.7\nnothing more"), "is damaged, or no PDF"},
		{"cut off", written(letter, sheet)[:200], "is damaged, or no PDF"},
		{"a password", locked(), "is protected by a password"},
		{"many pages", written(letter, sheet, sheet, sheet, sheet), "has 4 pages, more than the limit of 3"},
	} {
		if _, err := open(t, p, c.content); !errors.Is(err, source.ErrUnreadable) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: got %v, want %q", c.name, err, c.says)
		}
	}
	d, err := open(t, p, scan("words", "picture"))
	if err != nil || d.Text != "Recalling resolution 70/1\n" || len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "pages 1, 3 of 3 without text") {
		t.Errorf("a scan with a page of text: %q, %q, %v", d.Text, d.Warnings, err)
	}
}

// locked is a file whose user password is not empty: its encryption dictionary is
// that of the standard security handler with values that no password gives.
func locked() []byte {
	f := &file{}
	f.add("<< /Type /Pages /Kids [] /Count 0 >>")
	f.add("<< /Type /Catalog /Pages 1 0 R >>")
	key := strings.Repeat("41", 32)
	f.add("<< /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>", key, key)
	return f.bytes(2, fmt.Sprintf("/Encrypt 3 0 R /ID [<%s> <%s>]", key, key))
}

// TestHostilePDFs: none of these may take longer than the deadline, fill the
// memory or keep the next file from being read.
func TestHostilePDFs(t *testing.T) {
	p := &worker.Pool{Options: worker.Options{Timeout: 10 * time.Second, MemoryMiB: 512}, Workers: 1}
	defer p.Close()
	tree := func(pages string) []byte {
		f := &file{}
		f.add("%s", pages)
		return f.bytes(f.add("<< /Type /Catalog /Pages 1 0 R >>"), "")
	}
	bomb := func(contents int) []byte {
		var z bytes.Buffer
		w := zlib.NewWriter(&z)
		zeros := bytes.Repeat([]byte("BT /F1 9 Tf 1 0 0 1 9 9 Tm (x) Tj ET "), 1<<20/37)
		for range 400 {
			_, _ = w.Write(zeros)
		}
		_ = w.Close()
		f := &file{}
		c := f.stream("/Filter /FlateDecode", z.String())
		font := f.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
		f.add("<< /Type /Page /Parent 4 0 R /MediaBox [%s] /Resources << /Font << /F1 %d 0 R >> >> /Contents [%s] >>", letter, font, strings.Repeat(fmt.Sprintf("%d 0 R ", c), contents))
		f.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
		return f.bytes(f.add("<< /Type /Catalog /Pages 4 0 R >>"), "")
	}
	form := func() []byte {
		f := &file{}
		f.stream("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources << /XObject << /A 1 0 R >> >>", "/A Do /A Do")
		c := f.stream("", "/A Do")
		f.add("<< /Type /Page /Parent 4 0 R /MediaBox [%s] /Resources << /XObject << /A 1 0 R >> >> /Contents %d 0 R >>", letter, c)
		f.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>")
		return f.bytes(f.add("<< /Type /Catalog /Pages 4 0 R >>"), "")
	}
	for _, c := range []struct {
		name    string
		content []byte
		says    string // in a warning, "" for none in particular
	}{
		{"a page tree that loops", tree("<< /Type /Pages /Kids [1 0 R 1 0 R] /Count 2 >>"), ""},
		{"a page tree that is its own parent", tree("<< /Type /Pages /Parent 1 0 R /Kids [1 0 R] /Count 2147483647 >>"), ""},
		{"an enormous page count", tree("<< /Type /Pages /Kids [] /Count 2000000000 >>"), ""},
		{"a negative page count", tree("<< /Type /Pages /Kids [] /Count -5 >>"), ""},
		{"a cross-reference that loops", []byte("%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n"), ""},
		{"objects nested deep", tree(strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000)), ""},
		{"an enormous page", written("0 0 1000000000 1000000000", sheet), "page 1 of 1 cannot be read"},
		{"a page of no size", written("0 0 0 0", sheet), ""},
		{"a form that draws itself", form(), ""},
		{"a compressed bomb", bomb(1), ""},
		{"a bomb many times", bomb(50), ""},
	} {
		began := time.Now()
		d, err := open(t, p, c.content)
		if took := time.Since(began); took > 15*time.Second {
			t.Errorf("%s: took %s", c.name, took)
		}
		if err != nil && (!errors.Is(err, source.ErrUnreadable) || strings.Contains(err.Error(), "\n")) {
			t.Errorf("%s: got %v, want one line that says it cannot be read", c.name, err)
		}
		if !strings.Contains(strings.Join(d.Warnings, "|"), c.says) {
			t.Errorf("%s: warnings %q, want %q", c.name, d.Warnings, c.says)
		}
		t.Logf("%s: %d bytes of text, %v, %s", c.name, len(d.Text), err, time.Since(began).Round(time.Millisecond))
		if next, err := open(t, p, written(letter, sheet)); err != nil || !strings.Contains(next.Text, "70/1") {
			t.Fatalf("behind %s: %q, %v", c.name, next.Text, err)
		}
	}
}

// TestSamples reads real documents of the United Nations, where they are, and
// wants what was counted in their print.
func TestSamples(t *testing.T) {
	const folder = "../../../shared/samples/pdf"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("no real documents at " + folder)
	}
	p := new(worker.Pool)
	defer p.Close()
	for _, c := range []struct {
		name         string
		notes        int
		holds, lacks string // words of its text, paragraphs by "|"
	}{
		{"A_RES_73_3-EN", 7, "A/RES/73/3|53. Also request the Secretary-General|[7] See World Health Organization, document WHA71/2018/REC/1.", "18-16895|241018|Please recycle|10/10"},
		{"A_RES_73_6-EN", 6, "A/RES/73/6|the first United Nations Conference on the Exploration|Reduction 2015–2030[3] and of", "18-17853|2/5"},
		{"A_RES_73_7-EN", 9, "[7] A/67/828|[4] A/73/334.", "2/5"},
		{"A_RES_73_8-EN", 1, "5 November 2018|Latin America and the Caribbean|57/11 of 12 November 2002, 58/7|resolution 72/4;[1]|[1] A/73/85.", "18-18418|1818418|2/2"},
	} {
		content, err := os.ReadFile(filepath.Join(folder, c.name+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		d, err := open(t, p, content)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		notes := 0
		for _, b := range d.Blocks {
			if b.Kind == citation.Footnote {
				notes++
			}
		}
		if notes != c.notes {
			t.Errorf("%s: %d notes, want %d", c.name, notes, c.notes)
		}
		for _, words := range strings.Split(c.holds, "|") {
			if !strings.Contains(d.Text, words) {
				t.Errorf("%s: %q is not in its text", c.name, words)
			}
		}
		for _, words := range strings.Split(c.lacks, "|") {
			if strings.Contains(d.Text, words) {
				t.Errorf("%s: %q, which the print added, is in its text", c.name, words)
			}
		}
	}
}
