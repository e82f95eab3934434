package source

import (
	"bytes"
	"context"
	"fmt"

	"citegraph/extract/citation"
	"citegraph/extract/source/docx"
)

// isDOCX tells a Word document from other ZIP archives, by its parts.
func isDOCX(content []byte) bool { return docx.Is(content) }

func readDOCX(ctx context.Context, content []byte, _ Options) (citation.Document, error) {
	d, err := docx.Read(ctx, content, docx.Limits{})
	if err != nil && ctx.Err() == nil {
		return citation.Document{}, fmt.Errorf("%w: it is a Word file, but %w", ErrUnreadable, err)
	}
	return d, err
}

// refuseZIP names a ZIP archive that is no Word document for what it is.
func refuseZIP(ctx context.Context, content []byte, o Options) (citation.Document, error) {
	kind := docx.KindOf(content)
	remedy := "save what it says as .docx or text"
	switch kind {
	case docx.OpenText:
		remedy = "save it as .docx: libreoffice --headless --convert-to docx FILE"
	case docx.Book:
		remedy = "unpack it and give its web pages, or convert it to text"
	case docx.Archive:
		remedy = "unpack it and give the documents in it"
	case docx.DamagedWord, docx.DamagedOther:
		remedy = "copy or download it again"
	}
	return refuse(string(kind), remedy)(ctx, content, o)
}

// refuseOLE names a file of Microsoft's compound format, which legacy Word
// files and encrypted new ones share: its streams have names in UTF-16.
func refuseOLE(ctx context.Context, content []byte, o Options) (citation.Document, error) {
	for _, row := range []struct{ stream, what, remedy string }{
		{"EncryptedPackage", "an Office file protected by a password", "open it, take the password off and save it as .docx"},
		{"WordDocument", "a legacy Word file", "open it in Word or LibreOffice and save it as .docx: libreoffice --headless --convert-to docx FILE"},
		{"Workbook", "a legacy Excel file", "save what it says as .docx or text"},
		{"PowerPoint Document", "a legacy PowerPoint file", "save what it says as .docx or text"},
		{"__substg1.0_", "an Outlook message", "save it as text"},
	} {
		var name []byte
		for _, c := range []byte(row.stream) {
			name = append(name, c, 0)
		}
		if bytes.Contains(content, name) {
			return refuse(row.what, row.remedy)(ctx, content, o)
		}
	}
	return refuse("a legacy Office file", "open it in Word or LibreOffice and save it as .docx: libreoffice --headless --convert-to docx FILE")(ctx, content, o)
}
