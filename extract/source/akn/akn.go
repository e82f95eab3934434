// Package akn reads documents in Akoma Ntoso (OASIS LegalDocML 1.0) and in the
// United Nations' profile of it, AKN4UN. The markup tells what text formats
// leave to guess: which words are a heading, a preambular or an operative
// paragraph or an annex, where a note's marker stands, what the document is, and
// where the publisher's own hyperlinks lead. Known by its root element, not by
// the file's name; elements are taken by their local names, whatever prefix or
// namespace a publisher binds.
//
// What a file can do is bounded: entities are never expanded (those that XML and
// HTML predefine are single characters), nothing outside of the file is fetched,
// the depth of nesting is limited, and memory grows with the text alone.
package akn

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// maxDepth is the depth of nesting above which a file is refused: the United
// Nations' documents stay below 30.
const maxDepth = 256

// root takes `<?xml version="1.0"?><!-- x --><akn:akomaNtoso xmlns:akn="…">`; not
// `<html><akomaNtoso>`.
var root = regexp.MustCompile(`^\s*(?:<\?(?s:.*?)\?>\s*|<!--(?s:.*?)-->\s*|<!DOCTYPE[^\[>]*(?:\[(?s:.*?)\]\s*)?>\s*)*<(?:[A-Za-z_][\w.-]*:)?akomaNtoso[\s/>]`)

// Is tells whether content is a document in Akoma Ntoso, by its root element.
func Is(content []byte) bool {
	e, head, err := decoder(content[:min(len(content), 4<<10)])
	if err != nil {
		e, head = nil, content[:min(len(content), 4<<10)] // the remedy is Read's to tell
	}
	if e != nil {
		if head, err = e.NewDecoder().Bytes(head); err != nil {
			return false
		}
	}
	return bytes.Contains(head, []byte("akomaNtoso")) && root.Match(head)
}

// Read makes a Document of content: its text in the shape that citation.Block
// describes, blocks, links, and what the metadata say. An error names the line
// and the remedy: broken or truncated XML, an unknown encoding, nesting deeper
// than 256 elements, an entity that the file defines.
func Read(ctx context.Context, content []byte) (citation.Document, error) {
	text, bad, err := decode(content)
	if err != nil {
		return citation.Document{}, err
	}
	doc := citation.Document{Format: citation.AkomaNtoso}
	if bad > 0 {
		doc.Warnings = append(doc.Warnings, fmt.Sprintf("%d bytes are not UTF-8 and were read as U+FFFD; the file should name its encoding in its first line", bad))
	}
	r := &reader{doc: &doc, dec: xml.NewDecoder(bytes.NewReader(text)), body: &sheet{text: make([]byte, 0, len(text)/3)}, known: map[string]bool{}}
	r.sheet = r.body
	r.dec.Entity = xml.HTMLEntity
	r.dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded above
	if err := r.read(ctx); err != nil {
		return citation.Document{}, err
	}
	if r.finish(); len(doc.Blocks) == 0 {
		return doc, errors.New("it holds metadata and no text")
	}
	return doc, nil
}

// finish puts the notes behind the text, and the metadata into the document.
func (r *reader) finish() {
	r.body.end(true)
	s := r.body
	for _, n := range r.notes {
		if len(n.sheet.text) == 0 {
			continue
		}
		start := len(s.text)
		s.text = append(append(append(s.text, '['), n.sign...), "] "...)
		words := bytes.TrimRight(n.sheet.text, " \t\n")
		own := printedSign(words, n.sign)
		at := len(s.text) - own
		s.text = append(s.text, words[own:]...)
		s.blocks = append(s.blocks, citation.Block{Span: citation.Span{Start: start, End: len(s.text)}, Kind: citation.Footnote, Sign: n.sign})
		for _, l := range n.sheet.links {
			if l.Start < own {
				continue
			}
			l.Start, l.End = l.Start+at, min(l.End+at, len(s.text))
			s.links = append(s.links, l)
		}
		s.text = append(s.text, "\n\n"...)
	}
	r.doc.Text = string(bytes.TrimRight(s.text, "\n"))
	if r.doc.Text != "" {
		r.doc.Text += "\n"
	}
	r.doc.Blocks, r.doc.Links = s.blocks, s.links
	for i := range r.doc.Links {
		l := &r.doc.Links[i]
		l.Target = symbol.Linked(l.Href)
	}
	r.meta.fill(r.doc)
}

// printedSign is the length of what stands for the note's sign at the beginning
// of its own words: its asterisk again, or the brackets around a number that the
// markup has elsewhere, as Arabic texts print them: "() انظر".
func printedSign(words []byte, sign string) int {
	for _, own := range [...]string{"()", "( )", sign} {
		if rest, is := bytes.CutPrefix(words, []byte(own)); is && (own != sign || sign[0] == '*') {
			return len(words) - len(bytes.TrimLeft(rest, " \t\u00a0"))
		}
	}
	return 0
}
