package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"citegraph/extract/citation"
)

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`

// parts of a Word file that a test does without are not written.
type parts struct {
	body, styles, numbering, footnotes, endnotes, settings, header, custom string
}

// pack writes an archive of the named files, in the order given.
func pack(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func (p parts) file(t testing.TB) []byte {
	files := []string{
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="b" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0"?><w:document` + namespaces + `><w:body>` + p.body + `</w:body></w:document>`,
	}
	rels := ""
	for _, part := range []struct{ typ, root, content string }{
		{"styles", "styles", p.styles}, {"numbering", "numbering", p.numbering}, {"footnotes", "footnotes", p.footnotes},
		{"endnotes", "endnotes", p.endnotes}, {"settings", "settings", p.settings}, {"header", "hdr", p.header},
	} {
		if part.content != "" {
			rels += fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, part.typ, part.typ, part.typ)
			files = append(files, "word/"+part.typ+".xml", "<w:"+part.root+namespaces+">"+part.content+"</w:"+part.root+">")
		}
	}
	if p.custom != "" {
		files = append(files, "docProps/custom.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`+p.custom+`</Properties>`)
	}
	return pack(t, append(files, "word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels+`</Relationships>`)...)
}

func read(t testing.TB, p parts) citation.Document {
	t.Helper()
	d, err := Read(context.Background(), p.file(t), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shown writes the blocks, each on a line: its kind's letter, a bar, its text.
func shown(d citation.Document) string {
	var b strings.Builder
	for _, k := range d.Blocks {
		fmt.Fprintf(&b, "%c|%s\n", "PTNF"[k.Kind], d.Text[k.Start:k.End])
	}
	return b.String()
}

// para makes a paragraph of runs of text; properties may stand in front.
func para(properties string, content ...string) string {
	out := "<w:p>"
	if properties != "" {
		out += "<w:pPr>" + properties + "</w:pPr>"
	}
	for _, c := range content {
		if !strings.HasPrefix(c, "<") {
			c = run(c)
		}
		out += c
	}
	return out + "</w:p>"
}

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func numbered(id, level string) string {
	return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + id + `"/></w:numPr>`
}
