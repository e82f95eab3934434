package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"citegraph/extract/citation"
	"citegraph/extract/source/akn"
	"citegraph/extract/source/html"
)

// format is one row of the table: how to know a file by its content, and how
// to read it.
type format struct {
	name citation.Format
	is   func([]byte) bool
	read func(context.Context, []byte, Options) (citation.Document, error)
}

// formats are tried in this order; the last takes any text.
var formats = []format{
	{citation.PDF, isPDF, readPDF},
	{citation.DOCX, isDOCX, readDOCX},
	{"zip", starts("PK\x03\x04"), refuseZIP},
	{"doc", starts("\xd0\xcf\x11\xe0"), refuseOLE},
	{citation.HTML, html.Is, readHTML},
	{citation.AkomaNtoso, akn.Is, readAkomaNtoso},
	{"xml", markup("<?xml", "<akomantoso"), refuse("an XML file, and not in Akoma Ntoso", "convert it to text first")},
	{"rtf", starts(`{\rtf`), refuse("an RTF file", "open it in Word or LibreOffice and save it as .docx: libreoffice --headless --convert-to docx FILE")},
	{"mhtml", starts("MIME-Version: "), refuse("a web archive or mail", "save the page as HTML only")},
	{"utf-16", starts("\xff\xfe"), refuse("UTF-16 text", "convert it: iconv -f utf-16 -t utf-8")},
	{"utf-16 big-endian", starts("\xfe\xff"), refuse("UTF-16 text", "convert it: iconv -f utf-16 -t utf-8")},
	{"binary", binary, refuse("a binary file", "give text or Markdown")},
	{citation.Markdown, isMarkdown, readMarkdown},
	{citation.PlainText, func([]byte) bool { return true }, readText},
}

func starts(signature string) func([]byte) bool {
	return func(b []byte) bool {
		return bytes.HasPrefix(bytes.TrimPrefix(b, []byte("\xef\xbb\xbf")), []byte(signature))
	}
}

// isPDF knows a PDF by its header; what is no text may have up to a kilobyte
// before that (ISO 32000-1, annex H, implementation note 13).
func isPDF(b []byte) bool {
	return starts("%PDF-")(b) || bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) && binary(b)
}

// markup knows a file by the first tag in it, whatever its case.
func markup(tags ...string) func([]byte) bool {
	return func(b []byte) bool {
		head := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(b[:min(len(b), 256)], []byte("\xef\xbb\xbf")), " \t\r\n"))
		for _, t := range tags {
			if bytes.HasPrefix(head, []byte(t)) {
				return true
			}
		}
		return false
	}
}

func refuse(what, remedy string) func(context.Context, []byte, Options) (citation.Document, error) {
	return func(context.Context, []byte, Options) (citation.Document, error) {
		return citation.Document{}, fmt.Errorf("%w: it is %s; %s", ErrUnreadable, what, remedy)
	}
}

func readAkomaNtoso(ctx context.Context, content []byte, _ Options) (citation.Document, error) {
	d, err := akn.Read(ctx, content)
	if err != nil && ctx.Err() == nil {
		err = fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return d, err
}

// Refused tells whether err says that a file is no readable document.
func Refused(err error) bool { return errors.Is(err, ErrUnreadable) }
