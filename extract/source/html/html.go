// Package html reads web pages. What goes in is the file's content in whatever
// encoding; what comes out is a citation.Document with what a reader of the page
// sees as its text: without navigation, scripts and what is hidden, with the
// numbers of lists, and with notes joined to their markers. It loads nothing and
// runs nothing.
package html

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
)

// Limits of reading. The zero value is what stands beside each.
type Limits struct {
	Bytes int // of the page; 0 is 64 MiB
	Tags  int // of the page; 0 is 1,000,000
}

// Read reads a web page. It fails beyond the limits and for a page that nests
// elements deeper than 512, which the parser refuses.
func Read(ctx context.Context, content []byte, limits Limits) (citation.Document, error) {
	if limits.Bytes <= 0 {
		limits.Bytes = 64 << 20
	}
	if limits.Tags <= 0 {
		limits.Tags = 1_000_000
	}
	if len(content) > limits.Bytes {
		return citation.Document{}, fmt.Errorf("%d bytes are more than the limit of %d for a page: split it", len(content), limits.Bytes)
	}
	d := citation.Document{Format: citation.HTML}
	text, err := decode(content, &d)
	if err != nil {
		return d, err
	}
	plain, err := withoutLooks(text, limits.Tags)
	if err != nil {
		return d, err
	}
	if err := ctx.Err(); err != nil {
		return d, err
	}
	root, err := html.Parse(bytes.NewReader(plain))
	if err != nil {
		return d, fmt.Errorf("the page cannot be parsed: %w", err)
	}
	p := &page{ctx: ctx, root: root}
	p.content = p.findContent()
	p.findNotes()
	p.walk(p.content)
	p.flush(citation.Prose)
	if err := ctx.Err(); err != nil {
		return d, err
	}
	if p.pre.Len() > 4*p.letters {
		// A typed document set as it was: its lines are all there is to go by.
		d.Text = p.pre.String()
	} else {
		p.writeNotes()
		own := p.out.Cover(p.early)
		p.out.Settle()
		p.out.Fill(&d)
		d.Symbol = own
	}
	p.metadata(&d)
	if strings.TrimSpace(d.Text) == "" {
		d.Warnings = append(d.Warnings, "the page has no text: its words may be loaded by a program that it runs")
	}
	return d, nil
}

// Is tells a web page by its first tag, behind byte order mark, XML declaration
// and comments.
func Is(content []byte) bool {
	head := content[:min(len(content), 8<<10)]
	if utf16le, utf16be := bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")); utf16le || utf16be {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil) // enough for the ASCII of tags
	}
	head = bytes.ToLower(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
	for {
		head = bytes.TrimLeft(head, " \t\r\n")
		end := ""
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(head, []byte("<?xml")):
			end = "?>"
		}
		if end == "" {
			break
		}
		_, rest, ok := bytes.Cut(head, []byte(end))
		if !ok {
			return false
		}
		head = rest
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if rest, ok := bytes.CutPrefix(head, []byte(tag)); ok && (len(rest) == 0 || bytes.IndexByte([]byte(" \t\r\n>"), rest[0]) >= 0) {
			return true
		}
	}
	return false
}

// decode makes UTF-8 of the page: its encoding is told by the byte order mark,
// by its meta element, or is UTF-8 where the bytes are (HTML standard, 13.2.3.2).
func decode(content []byte, d *citation.Document) ([]byte, error) {
	enc, name, certain := charset.DetermineEncoding(content, "")
	if !certain && name != "iso-2022-jp" && utf8.Valid(content) {
		return bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")), nil
	}
	text, err := io.ReadAll(enc.NewDecoder().Reader(bytes.NewReader(content)))
	if err != nil {
		return nil, fmt.Errorf("the page cannot be decoded as %s: %w", name, err)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if head := bytes.ToLower(content[:min(len(content), 1024)]); !certain && !bytes.Contains(head, []byte("charset")) && !bytes.Contains(head, []byte("encoding")) {
		d.Warnings = append(d.Warnings, fmt.Sprintf("the page does not say its encoding; it was read as %s", name))
	}
	return bytes.ToValidUTF8(text, []byte("\ufffd")), nil
}

// looks are elements that only change how text looks. Taking them out before
// the page is parsed keeps its tree small: where they are not closed, the parser
// has to repeat them in every paragraph.
var looks = map[string]bool{
	"b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "nobr": true, "s": true, "small": true,
	"strike": true, "strong": true, "tt": true, "u": true, "wbr": true, "basefont": true,
}

func withoutLooks(content []byte, tags int) ([]byte, error) {
	z := html.NewTokenizer(bytes.NewReader(content))
	out := make([]byte, 0, len(content))
	n := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("the page cannot be read: %w", err)
			}
			return out, nil
		case html.CommentToken:
			continue
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			if looks[string(name)] {
				continue
			}
			if n++; n > tags {
				return nil, fmt.Errorf("the page has more than %d tags: split it", tags)
			}
			out = append(out, raw...)
		default:
			out = append(out, z.Raw()...)
		}
	}
}

// page is a page on its way to a Document.
type page struct {
	ctx     context.Context
	root    *html.Node
	content *html.Node // what is read of it
	out     shape.Writer
	early   []string        // the first paragraphs as they were emitted
	pre     strings.Builder // typed text, as it stands
	letters int             // of the text outside of it

	line   strings.Builder
	label  string // of the list item whose first words are still to come
	breaks int    // br elements since the last words
	cells  *cellBuffer

	marks map[*html.Node]*note // links that mark a note
	notes map[*html.Node]*note // elements that hold one
	used  []*note              // in the order of their first markers
}
