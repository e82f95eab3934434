// Package docx reads Word documents in the format of Office Open XML (ECMA-376,
// ISO/IEC 29500, transitional and strict). What goes in is the file's content;
// what comes out is a citation.Document whose text is what the document prints:
// with the numbers of automatic lists, tracked changes as if accepted, results of
// fields, no hidden text; notes at the end. Running heads are left out, the
// cover that United Nations files keep in the first page's header is kept as
// furniture. It runs nothing that the file holds and opens nothing outside it.
package docx

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
)

// Read reads a Word document. It fails for what is no Word document, for a
// damaged one, and beyond the limits; what a lesser part lacks (styles, notes)
// is said in the Document's Warnings.
func Read(ctx context.Context, content []byte, limits Limits) (citation.Document, error) {
	a, err := open(content, limits)
	if err != nil {
		return citation.Document{}, err
	}
	main, err := a.mainPart()
	if err != nil {
		return citation.Document{}, err
	}
	if main == "" {
		return citation.Document{}, fmt.Errorf("the part word/document.xml %w", errMissing)
	}
	r := &reader{
		ctx: ctx, archive: a, main: main, doc: citation.Document{Format: citation.DOCX},
		counting: map[string]*counting{"w:footnote": {"decimal", 1, false}, "w:endnote": {"lowerRoman", 1, false}},
		counted:  map[string]int{}, noted: map[string]bool{}, tongues: map[string]int{},
	}
	if err := r.read(); err != nil {
		return citation.Document{}, err
	}
	return r.doc, nil
}

// reader holds what is known while the document is read.
type reader struct {
	ctx       context.Context
	archive   *archive
	main      string
	relations map[string]relation
	styles    *styles
	numbers   *numbers
	doc       citation.Document
	out       shape.Writer

	// of the story being read: the body, a note, a header
	fields    []int  // open fields, each in its instruction or its result
	stale     int    // paragraphs since an instruction has been open
	joined    string // text before a deleted paragraph mark
	section   bool   // the first section has ended
	cover     string // id of the header of the first page
	titlePage bool   // it is of that page alone
	framed    []frame
	contents  int      // how many paragraphs from here a table is the table of contents
	early     []string // the first paragraphs as they were emitted: the cover may be there

	counting map[string]*counting // how notes are numbered, by element
	counted  map[string]int
	noted    map[string]bool
	pending  []pendingNote

	tongues           map[string]int // letters by language tag
	inserted, deleted int
}

func (r *reader) warn(format string, a ...any) {
	r.doc.Warnings = append(r.doc.Warnings, fmt.Sprintf(format, a...))
}

// mend turns the fault of a lesser part into a warning.
func (r *reader) mend(err error) {
	if err != nil && !errors.Is(err, context.Canceled) {
		r.warn("%v; what it adds is not in the text", err)
	}
}

func (r *reader) read() error {
	var err error
	if r.relations, err = r.archive.relations(r.main); err != nil {
		r.mend(err)
	}
	r.settings()
	section := &node{}
	err = r.each(r.main, "w:body", func(n *node) error {
		if n.name == "w:sectPr" {
			section = n
			return nil
		}
		r.block(n, func(kind citation.BlockKind, text string) {
			if len(r.early) == len(r.out.Paragraphs) && len(r.early) < maxCover {
				r.early = append(r.early, text)
			}
			r.out.Add(kind, text)
		})
		return r.ctx.Err()
	})
	if err != nil {
		return err
	}
	r.endSection(section)
	if r.joined != "" {
		r.out.Add(citation.Prose, r.joined)
	}
	r.joinFramedNotes()
	r.readNotes(&r.out)
	r.readCover()
	r.out.Settle()
	if r.inserted+r.deleted > 0 {
		r.warn("tracked changes are read as if accepted (%d insertions, %d deletions)", r.inserted, r.deleted)
	}
	r.out.Fill(&r.doc)
	r.properties()
	return r.ctx.Err()
}

// maxCover is how many rows a cover has at most.
const maxCover = 6

// related is the part that the main part relates to by the last word of the
// relation's type, "" for none.
func (r *reader) related(typ string) string {
	for _, id := range sortedKeys(r.relations) {
		if rel := r.relations[id]; rel.typ == typ && !rel.outside {
			return rel.target
		}
	}
	return ""
}

// each hands on the elements of a part's root, or those within the element
// named below it.
func (r *reader) each(part, within string, f func(*node) error) error {
	content, err := r.archive.part(part)
	if err != nil {
		return err
	}
	p := parse(part, content, r.archive.limits)
	root, err := p.root()
	if err != nil {
		return err
	}
	if part == r.main && root.name != "w:document" {
		return fmt.Errorf("the part %s is no Word document", part)
	}
	return p.children(within, f)
}

// settings reads what the text needs before it: styles, lists, how notes count.
func (r *reader) settings() {
	r.styles = &styles{byID: map[string]*style{}}
	load := func(typ string, read func(*reading) error) {
		part := r.related(typ)
		if part == "" {
			return
		}
		content, err := r.archive.part(part)
		if err == nil {
			err = read(parse(part, content, r.archive.limits))
		}
		r.mend(err)
	}
	load("styles", func(p *reading) (err error) {
		r.styles, err = readStyles(p)
		return err
	})
	r.numbers = newNumbers(r.styles)
	load("numbering", r.numbers.read)
	load("settings", func(p *reading) error {
		if _, err := p.root(); err != nil {
			return err
		}
		return p.children("", func(n *node) error {
			for _, k := range noteKinds {
				if n.name == k.properties {
					r.counting[k.element].read(n)
				}
			}
			return nil
		})
	})
}

// begin starts another story.
func (r *reader) begin() {
	r.fields, r.stale, r.joined = nil, 0, ""
}

// endSection takes what a section's properties say: the header of its first
// page, and how notes count from here on.
func (r *reader) endSection(n *node) {
	if !r.section {
		r.section = true
		first, other := "", ""
		for _, k := range n.kids {
			if k.name == "w:headerReference" {
				switch k.get("w:type") {
				case "first":
					first = k.get("r:id")
				case "default", "":
					other = k.get("r:id")
				}
			}
		}
		if r.cover = other; n.on("w:titlePg") {
			r.cover, r.titlePage = first, true
		}
	}
	for _, k := range noteKinds {
		c := r.counting[k.element]
		c.read(n.kid(k.properties))
		if c.section {
			r.counted[k.element] = 0
		}
	}
}

// block reads a paragraph, a table, or what wraps some.
func (r *reader) block(n *node, emit func(citation.BlockKind, string)) {
	switch n.name {
	case "w:p":
		r.paragraph(n, emit)
	case "w:tbl":
		if r.contents > 0 {
			r.contents = 0
			r.table(n, func(_ citation.BlockKind, text string) { emit(citation.Furniture, text) })
			break
		}
		r.table(n, emit)
	case "w:sdt":
		if c := n.kid("w:sdtContent"); c != nil && !n.kid("w:sdtPr").on("w:showingPlcHdr") {
			r.block(c, emit)
		}
	case "w:del", "w:moveFrom":
		r.deleted++
	case "mc:AlternateContent":
		for _, k := range n.kids {
			before := len(r.out.Paragraphs)
			r.block(k, emit)
			if len(r.out.Paragraphs) > before {
				break
			}
		}
	case "w:altChunk":
		r.warn("the document holds a piece of another format (altChunk), which is not read: open it in Word and save it")
	case "m:oMathPara", "m:oMath":
		var l line
		r.inline(n, &l, "")
		emit(citation.Prose, l.String())
	default:
		for _, k := range n.kids {
			r.block(k, emit)
		}
	}
}

// maxStale is after how many paragraphs a field that has begun and neither has a
// result nor ends is taken for broken: instructions stand in one paragraph.
const maxStale = 3

func (r *reader) paragraph(n *node, emit func(citation.BlockKind, string)) {
	props := n.kid("w:pPr")
	id := props.val("w:pStyle")
	if id == "" {
		id = r.styles.paragraph
	}
	mark := props.kid("w:rPr")
	var l line
	l.WriteString(r.joined)
	r.joined = ""
	hiddenStyle := r.styles.hidden(id)
	if !hiddenStyle {
		for _, k := range n.kids {
			r.inline(k, &l, id)
		}
	}
	if l.mark != "" {
		r.ownMark(&l, "*")
	}
	r.broken()
	if s := props.kid("w:sectPr"); s != nil {
		defer r.endSection(s)
	}
	text := shape.Line(l.String())
	switch {
	case mark.kid("w:del") != nil || mark.kid("w:moveFrom") != nil || mark.on("w:vanish") || mark.on("w:specVanish") || hiddenStyle:
		// The mark is not printed: the paragraph goes on in the next one.
		r.joined = l.String()
	default:
		label := r.numbers.next(r.styles.numbering(props, id, r.numbers))
		if sign, words := frameNote(props, text); sign != "" {
			r.framed = append(r.framed, frame{sign, words, len(r.out.Paragraphs)})
			break
		}
		if text != "" || len(strings.TrimSpace(label)) > 0 && len(l.boxes) == 0 { // an empty item prints its number
			kind := citation.Prose
			switch heading, contents := r.styles.heading(props, id); {
			case contents:
				kind = citation.Furniture
			case heading:
				kind = citation.Title
			}
			if r.contents--; isContents(text) {
				r.contents = 3
			}
			emit(kind, label+text)
		}
	}
	for _, box := range l.boxes {
		joined := r.joined
		r.joined = ""
		r.block(box, emit)
		r.joined = joined
	}
}

// broken gives up a field whose instruction does not end, so that it does not
// swallow the rest of the document.
func (r *reader) broken() {
	open := false
	for _, f := range r.fields {
		open = open || f == instruction
	}
	if !open {
		r.stale = 0
		return
	}
	if r.stale++; r.stale > maxStale {
		r.fields, r.stale = nil, 0
		r.warn("a field begins and does not end: text may be missing around it")
	}
}
