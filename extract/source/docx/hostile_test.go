package docx

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// TestRefused: damaged and hostile files end in an error that says why, and
// soon.
func TestRefused(t *testing.T) {
	whole := parts{body: para("", strings.Repeat("Recalling its resolution 70/1, ", 50))}.file(t)
	document := func(body string) string {
		return `<w:document` + namespaces + `><w:body>` + body + `</w:body></w:document>`
	}
	deep := strings.Repeat("<w:sdt><w:sdtContent>", 400) + strings.Repeat("</w:sdtContent></w:sdt>", 400)
	encrypted := pack(t, "word/document.xml", document(""))
	for i := range encrypted { // the flag for encryption, in the entry's and the directory's head
		if bytes.HasPrefix(encrypted[i:], []byte("PK\x03\x04")) {
			encrypted[i+6] |= 1
		} else if bytes.HasPrefix(encrypted[i:], []byte("PK\x01\x02")) {
			encrypted[i+8] |= 1
		}
	}
	flipped := bytes.Clone(whole)
	flipped[bytes.Index(flipped, []byte("word/document.xml"))+40] ^= 0xff
	for _, c := range []struct {
		name    string
		content []byte
		limits  Limits
		words   string
	}{
		{"cut short", whole[:len(whole)/2], Limits{}, "cut short or damaged"},
		{"nothing but the signature", []byte("PK\x03\x04"), Limits{}, "cut short or damaged"},
		{"no main part", pack(t, "[Content_Types].xml", "<Types/>"), Limits{}, "word/document.xml is missing"},
		{"the main part is something else", pack(t, "word/document.xml", "<html></html>"), Limits{}, "no Word document"},
		{"the main part is empty", pack(t, "word/document.xml", ""), Limits{}, "is empty"},
		{"the main part breaks off", pack(t, "word/document.xml", document("")[:400]+`<w:body><w:p><w:r>`), Limits{}, "word/document.xml, line 1"},
		{"two main parts", pack(t, "word/document.xml", document(""), "word/document.xml", document("")), Limits{}, "twice"},
		{"two by case", pack(t, "word/document.xml", document(""), "Word/Document.XML", document("")), Limits{}, "twice"},
		{"an encrypted entry", encrypted, Limits{}, "encrypted"},
		{"a damaged entry", flipped, Limits{}, "damaged"},
		{"a bomb", pack(t, "word/document.xml", document(para("", strings.Repeat("a", 8<<20)))), Limits{}, "trap"},
		{"a large part", whole, Limits{Part: 100}, "more than 100 bytes"},
		{"large in total", whole, Limits{Total: 300}, "more than"},
		{"many files", pack(t, "a", "", "b", "", "word/document.xml", document("")), Limits{Entries: 2}, "3 files, more than the limit of 2"},
		{"deep", pack(t, "word/document.xml", document(deep)), Limits{}, "deeper than 300"},
		{"wide", parts{body: para("", "a", "b", "c")}.file(t), Limits{Nodes: 5}, "more than 5 elements"},
		{"entities", pack(t, "word/document.xml", `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`+document(para("", "&b;"))), Limits{}, "document type"},
		{"an entity without declaration", pack(t, "word/document.xml", document(para("", "&b;"))), Limits{}, "line 1"},
	} {
		if _, err := Read(context.Background(), c.content, c.limits); err == nil || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: the error is %v, which does not say %q", c.name, err, c.words)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, whole, Limits{}); err != context.Canceled {
		t.Errorf("a cancelled reading gives %v", err)
	}
}

// TestLenient: what other programs get wrong is read all the same.
func TestLenient(t *testing.T) {
	document := `<w:document` + namespaces + `><w:body>` + para("", "é") + `</w:body></w:document>`
	utf16 := []byte{0xff, 0xfe}
	for _, c := range `<?xml version="1.0" encoding="UTF-16"?>` + document {
		utf16 = append(utf16, byte(c), byte(c>>8))
	}
	rels := func(target string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="` + target + `"/></Relationships>`
	}
	for name, content := range map[string][]byte{
		"without relationships":        pack(t, "word/document.xml", document),
		"backslashes":                  pack(t, `word\document.xml`, document),
		"another main part":            pack(t, "_rels/.rels", rels("/word/document2.xml"), "word/document2.xml", document),
		"UTF-16":                       pack(t, "word/document.xml", string(utf16)),
		"the strict namespace":         pack(t, "word/document.xml", strings.ReplaceAll(document, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")),
		"another prefix":               pack(t, "word/document.xml", strings.NewReplacer("w:", "ns0:", "xmlns:w", "xmlns:ns0").Replace(document)),
		"a relationship out of itself": pack(t, "_rels/.rels", rels("../../word/document.xml"), "word/document.xml", document),
	} {
		if d, err := Read(context.Background(), content, Limits{}); err != nil || d.Text != "é\n" {
			t.Errorf("%s: read as %q with %v", name, d.Text, err)
		}
	}
}

// TestMissingParts: a lesser part that is missing or broken is a warning.
func TestMissingParts(t *testing.T) {
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/styles" Target="styles.xml"/><Relationship Id="b" Type="x/numbering" Target="numbering.xml"/><Relationship Id="c" Type="x/footnotes" Target="footnotes.xml"/></Relationships>`
	content := pack(t, "word/document.xml", `<w:document`+namespaces+`><w:body>`+para(numbered("1", "0"), "a", `<w:r><w:footnoteReference w:id="1"/></w:r>`)+`</w:body></w:document>`, "word/_rels/document.xml.rels", rels, "word/numbering.xml", "<w:numbering")
	d, err := Read(context.Background(), content, Limits{})
	if err != nil || shown(d) != "P|a[1]\nN|[1]\n" {
		t.Errorf("read as %q with %v", d.Text, err)
	}
	for _, words := range []string{"word/styles.xml is missing", "word/numbering.xml", "word/footnotes.xml is missing", "1 notes are marked"} {
		if !strings.Contains(strings.Join(d.Warnings, "\n"), words) {
			t.Errorf("no warning says %q: %q", words, d.Warnings)
		}
	}
}

// TestRepeated: nothing that a file states once comes out many times over.
func TestRepeated(t *testing.T) {
	long := strings.Repeat("x", 1<<16)
	d := read(t, parts{
		body:      strings.Repeat(para(numbered("1", "0"), "a", `<w:r><w:footnoteReference w:id="1"/></w:r>`), 1000),
		numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483000"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="` + long + `"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		footnotes: `<w:footnote w:id="1">` + para("", long) + `</w:footnote>`,
	})
	if len(d.Text) > 300_000 {
		t.Errorf("the text has %d bytes", len(d.Text))
	}
}

func TestKinds(t *testing.T) {
	rels := func(target string) string {
		return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="` + target + `"/></Relationships>`
	}
	word := parts{body: para("", "x")}.file(t)
	var many []string
	for range 20_001 {
		many = append(many, "a", "")
	}
	for _, c := range []struct {
		content []byte
		want    Kind
	}{
		{word, Word},
		{word[:len(word)-30], DamagedWord},
		{[]byte("PK\x03\x04…"), DamagedOther},
		{pack(t, "_rels/.rels", rels("xl/workbook.xml"), "xl/workbook.xml", "", "word/document.xml", ""), Excel},
		{pack(t, "ppt/presentation.xml", ""), PowerPoint},
		{pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", ""), OpenText},
		{pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", ""), OpenSheet},
		{pack(t, "mimetype", "application/epub+zip"), Book},
		{pack(t, many...), Archive},
		{pack(t, "a.txt", "x", "reports/b.docx", "PK"), Archive},
	} {
		if got := KindOf(c.content); got != c.want {
			t.Errorf("%q is taken for %s, not %s", c.content[:min(60, len(c.content))], got, c.want)
		}
		if Is(c.content) != (c.want == Word) {
			t.Errorf("Is(%s) = %v", c.want, Is(c.content))
		}
	}
}

// FuzzRead: whatever the bytes are, reading ends without panic, and what it
// gives holds together.
func FuzzRead(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r></w:p>`, numbered("1", "0"))
	f.Add(para(numbered("1", "2"), "a", `<w:r><w:fldChar w:fldCharType="begin"/><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:sym w:char="F0"/></w:r>`), `<w:numStyleLink w:val="x"/>`)
	f.Add(`<w:tbl><w:tr><w:tc>`+para(`<w:rPr><w:del/></w:rPr>`, "x")+`</w:tc></w:tr></w:tbl>`, "")
	f.Fuzz(func(t *testing.T, body, numbering string) {
		p := parts{body: body, footnotes: `<w:footnote w:id="1">` + body + `</w:footnote>`, header: body, numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>` + numbering + `</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`}
		if d, err := Read(context.Background(), p.file(t), Limits{}); err == nil {
			holds(t, d)
		}
	})
}

// FuzzArchive: the same for the archive's bytes.
func FuzzArchive(f *testing.F) {
	f.Add(parts{body: para("", "x"), styles: "<w:style/>"}.file(f))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		KindOf(content)
		if d, err := Read(context.Background(), content, Limits{Part: 1 << 20, Total: 1 << 22}); err == nil {
			holds(t, d)
		}
	})
}

// holds checks what every Document must keep: text in UTF-8, blocks ascending
// and apart, one line each, together all of the text.
func holds(t *testing.T, d citation.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Errorf("the text is not UTF-8: %q", d.Text)
	}
	at, n := 0, 0
	for _, b := range d.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("block %+v in a text of %d bytes, after %d", b, len(d.Text), at)
		}
		if strings.ContainsAny(d.Text[b.Start:b.End], "\n\x1c\x1d\x1f") {
			t.Errorf("block %q", d.Text[b.Start:b.End])
		}
		at, n = b.End, n+b.End-b.Start
	}
	if rest := len(d.Text) - n; rest > 2*len(d.Blocks) {
		t.Errorf("%d bytes of %q stand in no block", rest, d.Text)
	}
}
