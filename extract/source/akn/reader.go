package akn

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"citegraph/extract/citation"
)

// frame is an element that is open.
type frame struct {
	name  string
	class class
	part  citation.Part
	kind  citation.BlockKind
	from  int    // of a link: where its words begin
	href  string // of a link
	mute  bool   // its words are no text
	own   bool   // of a note: it has a sheet of its own
}

// reader goes through the elements of one file.
type reader struct {
	dec   *xml.Decoder
	doc   *citation.Document
	stack []frame
	meta  metadata

	sheet   *sheet   // the one that is written: the body's, or a note's
	body    *sheet   //
	under   []*sheet // those below an open note
	signs   []string // of the open notes
	notes   []noted  // finished, in the order of their markers
	known   map[string]bool
	rows    int    // open rows of tables
	raised  []byte // words of an open sup
	lifted  bool   // a sup is open
	counter int    // of notes without a sign
}

// noted is a note that was read.
type noted struct {
	sign  string
	sheet *sheet
}

// read goes through the file to its end.
func (r *reader) read(ctx context.Context) error {
	for n := 0; ; n++ {
		if n&0xfff == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t, err := r.dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return r.broken(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(r.stack) >= maxDepth {
				return fmt.Errorf("line %d: more than %d elements inside one another; that is no document", r.line(), maxDepth)
			}
			if len(r.stack) == 0 && t.Name.Local != "akomaNtoso" {
				return fmt.Errorf("line %d: <%s> stands where <akomaNtoso> is due", r.line(), t.Name.Local)
			}
			r.start(&t)
		case xml.EndElement:
			if len(r.stack) == 0 || r.stack[len(r.stack)-1].name != t.Name.Local {
				return r.crossed(t.Name.Local)
			}
			r.end()
		case xml.CharData:
			r.text(t)
		}
	}
	if n := len(r.stack); n > 0 {
		return fmt.Errorf("line %d: the file ends within <%s>: it is cut off; fetch it again", r.line(), r.stack[n-1].name)
	}
	return nil
}

func (r *reader) line() int {
	line, _ := r.dec.InputPos()
	return line
}

// broken words an error of the tokeniser for the user.
func (r *reader) broken(err error) error {
	var syntax *xml.SyntaxError
	if !errors.As(err, &syntax) {
		return err
	}
	switch {
	case strings.Contains(syntax.Msg, "unexpected EOF"):
		return fmt.Errorf("line %d: the file ends within a tag: it is cut off; fetch it again", syntax.Line)
	case strings.Contains(syntax.Msg, "invalid character entity"):
		return fmt.Errorf("line %d: %s: entities that the file itself defines are not expanded; write the characters themselves", syntax.Line, syntax.Msg)
	}
	return fmt.Errorf("line %d: it is no well-formed XML: %s", syntax.Line, syntax.Msg)
}

func (r *reader) crossed(name string) error {
	if len(r.stack) == 0 {
		return fmt.Errorf("line %d: it is no well-formed XML: </%s> closes nothing", r.line(), name)
	}
	return fmt.Errorf("line %d: it is no well-formed XML: </%s> where </%s> is due", r.line(), name, r.stack[len(r.stack)-1].name)
}

func (r *reader) start(t *xml.StartElement) {
	f := frame{name: t.Name.Local}
	if n := len(r.stack); n > 0 {
		above := &r.stack[n-1]
		f.part, f.kind, f.mute = above.part, above.kind, above.mute
	}
	e := elements[f.name]
	f.class = e.class
	if e.part != "" && f.part != citation.Annex {
		f.part = e.part
	}
	if e.kind != citation.Prose {
		f.kind = e.kind
	}
	switch f.class {
	case meta, skip:
		f.mute = true
	case block:
		r.separate()
	case number:
		if r.flat() || r.sheet.open() && !r.sheet.number && r.inline() {
			f.class = inline // within a running text
			break
		}
		r.sheet.end(true)
	case title:
		f.title(t)
		r.separate()
	case spaced:
		r.sheet.spaceDue()
	case note:
		if !f.mute || f.name == "note" && len(r.stack) > 1 {
			f.mute, f.own, f.part, f.kind = false, true, "", citation.Footnote
			r.openNote(t)
		}
	case raised:
		if !r.lifted && !f.mute {
			r.lifted, r.raised = true, r.raised[:0]
		} else {
			f.class = inline
		}
	case link:
		f.from, f.href = r.sheet.at(), attribute(t, "href")
	case row:
		r.close()
		r.rows++
	case cell:
		f.kind = citation.Prose
	}
	if len(r.stack) == 0 || f.mute || f.part == citation.Heading || f.name == "statement" {
		r.meta.start(t, r.stack)
	}
	r.stack = append(r.stack, f)
}

// title takes a heading that the markup says to be a paragraph of a preamble
// for what it is.
func (f *frame) title(t *xml.StartElement) {
	if attribute(t, "refersTo") == "#preamble" {
		f.kind = citation.Prose
		if f.part != citation.Annex {
			f.part = citation.Preamble
		}
	}
}

func (r *reader) end() {
	f := &r.stack[len(r.stack)-1]
	switch f.class {
	case block, title:
		r.separate()
		if f.class == title || !r.passing(f.name) {
			r.close()
		}
	case number:
		if r.sheet.open() {
			r.sheet.number, r.sheet.space, r.sheet.line = true, true, false
		}
	case spaced:
		r.sheet.spaceDue()
	case note:
		if f.own {
			r.closeNote()
		}
	case raised:
		r.lower(f)
	case link:
		if !f.mute {
			r.sheet.link(f.from, f.href)
		}
	case cell:
		r.sheet.cell()
	case row:
		r.rows--
		r.close()
	}
	r.meta.end(len(r.stack) - 1)
	r.stack = r.stack[:len(r.stack)-1]
}

// passing tells the elements that may stand between a number and its text.
func (r *reader) passing(name string) bool {
	switch name {
	case "content", "intro", "p", "list":
		return true
	}
	return false
}

// flat tells a place in which blocks are set apart by a space: the cell of a
// table, a note.
func (r *reader) flat() bool { return r.rows > 0 || len(r.under) > 0 }

// separate ends what is open, except a number whose text is to follow.
func (r *reader) separate() {
	if r.flat() {
		r.sheet.spaceDue()
		return
	}
	r.sheet.end(false)
}

// close ends what is open, be it a number alone.
func (r *reader) close() {
	if r.flat() {
		r.sheet.spaceDue()
		return
	}
	r.sheet.end(true)
}

// inline tells whether the words that are open belong to an element that is.
func (r *reader) inline() bool {
	for i := len(r.stack) - 1; i >= 0; i-- {
		switch r.stack[i].name {
		case "p":
			return true
		case "paragraph", "point", "item", "section", "list":
			return false
		}
	}
	return false
}

func (r *reader) text(words []byte) {
	if len(r.stack) == 0 {
		return
	}
	f := &r.stack[len(r.stack)-1]
	r.meta.text(f, words)
	switch {
	case f.mute:
	case r.lifted:
		r.raised = append(r.raised, words...)
	default:
		r.sheet.write(words, f.kind, f.part)
	}
}

// lower ends a sup: the number of a note that was met, stuck to a word, to its
// punctuation or to a year, is the marker of that note again; brackets alone surround a marker in Arabic and are its layout.
func (r *reader) lower(f *frame) {
	r.lifted = false
	words := bytes.TrimSpace(r.raised)
	switch sign := string(words); {
	case sign == "(" || sign == ")" || sign == "()":
	case r.known[sign] && r.markable():
		r.sheet.marker(sign, f.kind, f.part)
	default:
		r.sheet.write(r.raised, f.kind, f.part)
	}
}

// markable tells a place where a raised number is a note's: it sticks to
// something, which is neither a measure ("km²") nor a number that is no year.
func (r *reader) markable() bool {
	last := r.sheet.lastRune()
	if last == 0 || last == '-' || last == '/' {
		return false
	}
	text := r.sheet.text[r.sheet.start:]
	if last >= '0' && last <= '9' {
		n := len(text)
		for n > 0 && text[n-1] >= '0' && text[n-1] <= '9' {
			n--
		}
		return len(text)-n == 4
	}
	tail := string(text[max(0, len(text)-4):])
	for _, unit := range [...]string{" m", " km", " cm", "CO", " м", "км", "кв"} {
		if strings.HasSuffix(tail, unit) {
			return false
		}
	}
	return true
}

// openNote writes a note's marker and turns to a sheet for its words.
func (r *reader) openNote(t *xml.StartElement) {
	sign := strings.TrimSpace(attribute(t, "marker"))
	if !printable(sign) {
		if sign = "*"; t.Name.Local != "note" {
			r.counter++
			sign = strconv.Itoa(r.counter)
		}
	} else if n, err := strconv.Atoi(sign); err == nil {
		r.counter = n
	}
	if t.Name.Local != "note" {
		above := &r.stack[len(r.stack)-1]
		if r.lifted {
			r.lifted = false
			r.raised = r.raised[:0]
		}
		r.sheet.marker(sign, above.kind, above.part)
	}
	r.known[sign] = true
	r.under, r.signs = append(r.under, r.sheet), append(r.signs, sign)
	r.sheet = &sheet{}
	r.notes = append(r.notes, noted{sign, r.sheet})
}

// printable tells a sign that a reader of the text can tell from other words in
// brackets: a number, or asterisks.
func printable(sign string) bool {
	if sign == "" || len(sign) > 4 {
		return false
	}
	_, err := strconv.ParseUint(sign, 10, 16)
	return err == nil || strings.Trim(sign, "*") == ""
}

func (r *reader) closeNote() {
	r.sheet.end(true)
	last := len(r.under) - 1
	r.sheet, r.under, r.signs = r.under[last], r.under[:last], r.signs[:last]
}

func attribute(t *xml.StartElement, name string) string {
	for i := range t.Attr {
		if t.Attr[i].Name.Local == name {
			return t.Attr[i].Value
		}
	}
	return ""
}
