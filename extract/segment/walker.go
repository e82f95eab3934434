package segment

import (
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// walker goes through the blocks of a document and keeps where it is: in which
// part, at which paragraph number.
type walker struct {
	doc   *citation.Document
	set   *rules.Set
	verbs *rules.Verbs

	markdown bool
	prosaic  bool // a presidential statement of the Security Council: prose, whatever it looks like
	units    int  // openings in the whole document

	part     citation.Part
	unit     int
	opened   bool   // the opening of this unit was read
	preamble int    // ordinal of the last preambular paragraph
	ordinal  int    // ordinal of the last unnumbered operative paragraph
	number   string // last printed number
	numbers  bool   // operative paragraphs of this unit have printed numbers
	letter   string // last letter below it
	cited    bool   // the text set out after "proclaims the following"
	closed   bool   // after the line of the meeting
	attached bool   // within an attachment, as the format has it
	last     int    // index of the paragraph that may go on, -1 none
}

// block takes the next block of the text, whose clean text p has.
func (w *walker) block(b *block, p *citation.Paragraph) {
	if b.kind == note {
		w.doc.Notes = append(w.doc.Notes, citation.Note{Sign: b.sign, Paragraph: *p, Place: -1})
		return
	}
	if w.markdown {
		if n := strings.IndexFunc(p.Clean, func(r rune) bool { return r != '#' && r != ' ' }); n > 0 && p.Clean[0] == '#' {
			cut(p, n)
		}
	}
	if p.Clean == "" {
		return
	}
	w.paragraph(p, b)
}

// maxParagraph is the length in bytes above which a paragraph is taken in pieces,
// so that memory does not grow with it.
const maxParagraph = 256 << 10

// add puts the paragraph down as it is numbered now.
func (w *walker) add(p *citation.Paragraph, part citation.Part, number string) {
	p.Part, p.Number, p.Unit = part, number, w.unit
	for len(p.Clean) > maxParagraph {
		at := strings.LastIndex(p.Clean[:maxParagraph], ", ") + 2
		if at < maxParagraph/2 {
			at = strings.LastIndexByte(p.Clean[:maxParagraph], ' ') + 1
		}
		if at == 0 {
			at = maxParagraph
		}
		head, rest := split(*p, at)
		w.doc.Paragraphs = append(w.doc.Paragraphs, head)
		p = &rest
	}
	w.doc.Paragraphs = append(w.doc.Paragraphs, *p)
	w.last = len(w.doc.Paragraphs) - 1
	if part == citation.Heading {
		w.last = -1
	}
}

func (w *walker) paragraph(p *citation.Paragraph, b *block) {
	t := p.Clean
	if len(t) > 300 && w.part == citation.Operative || len(t) > 300 && w.part == citation.Preamble {
		if w.runOn(p, b) {
			return
		}
	}
	if !b.whole && w.continues(t, b) {
		join(&w.doc.Paragraphs[w.last], *p)
		return
	}
	n, organ := opening(w.set, t)
	if b.opening {
		n = len(t) // in whatever language
	}
	w.told(b, t)
	if n > 0 && !w.prosaic && (!w.inBody() || n == len(t)) && (w.part != citation.Annex || w.cited && n == len(t)) {
		w.open(organ)
		if n < len(t) {
			cut(p, n)
			w.paragraph(p, b)
		}
		return
	}
	switch {
	case b.part == citation.Heading && w.closed:
		w.add(p, citation.Heading, "")
	case b.title && !isAnnexHead(t) && (w.part == citation.Preamble || w.part == citation.Operative):
		w.add(p, citation.Heading, "")
	case ownNumber(t) > 0 && !b.wanted && w.boundary(t), isOwnHead(t):
		w.heading()
		w.add(p, citation.Heading, "")
	case isAnnexHead(t), (w.part == citation.Operative || w.part == citation.Annex) && isAnnexTitle(t):
		w.part, w.number, w.letter, w.closed, w.cited = citation.Annex, "", "", false, false
		w.add(p, citation.Heading, "")
	case len(t) < 140 && w.part != citation.Heading && (isDigit(t[0]) || t[0] == 'A' || t[0] == '[') && closes(t):
		w.closed = true
		w.add(p, citation.Heading, "")
		if w.cited {
			w.part, w.cited = citation.Operative, false
		}
	default:
		w.text(p, t)
	}
	if w.last >= 0 && (w.part == citation.Operative || w.part == citation.Preamble) && setsOut(t) {
		w.part, w.number, w.letter, w.cited = citation.Annex, "", "", true
	}
}

func (w *walker) inBody() bool { return w.part == citation.Body && w.units == 0 }

func (w *walker) open(organ string) {
	if w.opened {
		w.unit++
	}
	w.opened, w.part = true, citation.Preamble
	w.preamble, w.ordinal, w.number, w.letter, w.numbers, w.closed, w.cited, w.last = 0, 0, "", "", false, false, false, -1
	if w.doc.Organ == "" {
		w.doc.Organ = organ
	}
}

func (w *walker) heading() {
	if w.opened {
		w.unit++
		w.opened = false
	}
	w.part, w.closed, w.cited, w.number, w.letter = citation.Heading, false, false, "", ""
}

// boundary tells a resolution's own number at the head of its text from a list
// member that a line break put first.
func (w *walker) boundary(t string) bool {
	return w.part == citation.Heading || w.closed || len(t) < 300 && !strings.HasSuffix(t, ",") && !strings.HasSuffix(t, ";")
}

// continues tells whether the block goes on with the sentence that a page end
// or a blank line cut.
func (w *walker) continues(t string, b *block) bool {
	if w.last < 0 || w.last != len(w.doc.Paragraphs)-1 || w.closed {
		return false
	}
	prev := w.doc.Paragraphs[w.last].Clean
	if prev == "" {
		return true
	}
	end := prev[len(prev)-1]
	if b.wanted || (w.part == citation.Preamble || w.part == citation.Operative) && fragment(prev, t) {
		return true
	}
	label, _ := labelled(t)
	if label != "" || begins(t) {
		return false
	}
	ended := strings.IndexByte(`.;:!?`, end) >= 0
	if isLower(t[0]) {
		return !ended && (b.gap || end != ',' || w.part == citation.Preamble) // preambular paragraphs begin with a capital
	}
	if w.part == citation.Preamble && isAlnum(end) && len(prev) > 60 && strings.IndexByte(",;", t[len(t)-1]) >= 0 {
		_, _, verb := w.verbs.Opening(t)
		return verb == 0 // a blank line in the midst of a preambular paragraph, which would end in a comma
	}
	if !b.gap || ended || end == ',' || end == '"' || end == ')' {
		return false
	}
	if isAnnexHead(t) || division(t) != "" || ownNumber(t) > 0 {
		return false
	}
	return isAlnum(end) && len(prev) > 60 && len(t) > 40
}

// fragment tells a piece of a list of numbers that a conversion set on lines of its
// own: "its resolutions", "72/266", "A of 24 December 2017 and", "74/262", ",".
func fragment(prev, t string) bool {
	if t[0] == ',' {
		return true
	}
	if len(t) > 2 && isUpper(t[0]) && t[1] == ' ' && isDigit(prev[len(prev)-1]) {
		return strings.HasPrefix(t[2:], "of ") || strings.HasPrefix(t[2:], "to ") || strings.HasPrefix(t[2:], "and ")
	}
	return false
}

// section is the length of the letter or Roman number of a section that stands
// before its first paragraph: "A Recalling", "B 2. Demands"; 0 for none.
func (w *walker) section(t string) int {
	n := strings.IndexByte(t[:min(len(t), 5)], ' ')
	if n < 1 || n+2 > len(t) || strings.Trim(t[:n], "ABCDEFGHIVX") != "" || n > 1 && strings.Trim(t[:n], "IVX") != "" {
		return 0
	}
	rest := t[n+1:]
	if number, _ := numbered(rest); number != "" {
		return n + 1
	}
	if f, _, end := w.verbs.Opening(rest); end > 0 && !f.Connective && isUpper(rest[0]) {
		return n + 1
	}
	return 0
}

// text places a paragraph that is no heading by its form.
func (w *walker) text(p *citation.Paragraph, t string) {
	if w.part == citation.Preamble || w.part == citation.Operative {
		if n := w.section(t); n > 0 {
			cut(p, n)
			t = p.Clean
		}
	}
	number, n := numbered(t)
	if number != "" && w.part != citation.Heading || number != "" && w.part == citation.Heading && w.prose(t[n:]) {
		w.numbered(p, number, n)
		return
	}
	if label, n := labelled(t); label != "" && w.part != citation.Heading {
		w.lettered(p, label, n)
		return
	}
	switch w.part {
	case citation.Heading:
		w.inHeading(p, t)
	case citation.Preamble:
		w.inPreamble(p, t)
	case citation.Operative:
		w.inOperative(p, t)
	default:
		if number := division(t[:min(len(t), 40)]); number != "" {
			w.number, w.letter = number, ""
			if len(t) < 100 && !strings.HasSuffix(t, ".") {
				w.add(p, citation.Heading, "")
				return
			}
		}
		if title(t) {
			if w.letter = ""; roman(t) {
				w.number = ""
			}
			w.add(p, citation.Heading, "")
			w.doc.Paragraphs[len(w.doc.Paragraphs)-1].Part = w.part
			return
		}
		w.add(p, w.part, w.printed())
	}
}

func (w *walker) inHeading(p *citation.Paragraph, t string) {
	finished := strings.IndexByte(".;,:", t[len(t)-1]) >= 0
	f, _, end := w.verbs.Opening(t)
	switch {
	case w.units == 0 && !w.opened && end > 0 && !f.Finite && !f.Connective && isUpper(t[0]) && (t[len(t)-1] == ',' || t[len(t)-1] == ';'):
		w.part = citation.Preamble // a piece of a resolution, without its opening
		w.inPreamble(p, t)
	case t[0] == '[' || !finished || len(t) < 60:
		w.add(p, citation.Heading, "")
	case w.units > 0 && end > 0 && f.Finite:
		w.part = citation.Operative
		w.inOperative(p, t)
	case w.units > 0 && !w.opened && w.unit == 0 && !strings.HasSuffix(t, ":") && len(w.doc.Paragraphs) < 3:
		w.part = citation.Operative // the end of the resolution before, on the same page
		w.add(p, citation.Operative, "")
	case w.units > 0 && w.unit == 0 && end == 0:
		w.add(p, citation.Heading, "")
	default:
		w.part = citation.Body
		w.add(p, citation.Body, "")
	}
}

func (w *walker) inPreamble(p *citation.Paragraph, t string) {
	f, _, end := w.verbs.Opening(t)
	switch {
	case end > 0 && f.Finite && isUpper(t[0]):
		w.part = citation.Operative
		w.inOperative(p, t)
	case end == 0 && len(t) < 120 && title(t):
		w.add(p, citation.Heading, "")
	case (strings.HasPrefix(t, "- ") || isLower(t[0])) && w.preamble > 0: // an item of the paragraph above
		w.add(p, citation.Preamble, strconv.Itoa(w.preamble))
	default:
		w.preamble++
		w.add(p, citation.Preamble, strconv.Itoa(w.preamble))
	}
}

func (w *walker) inOperative(p *citation.Paragraph, t string) {
	f, _, end := w.verbs.Opening(t)
	switch {
	case w.closed && len(t) > 80 && strings.HasSuffix(t, "."):
		w.add(p, citation.Body, "") // decisions set out behind the resolutions
	case w.closed:
		w.add(p, citation.Heading, "")
	case end > 0 && f.Finite && isUpper(t[0]) && (w.number == "" || w.ordinal > 0):
		w.number, w.letter = "", ""
		if !w.numbers {
			w.ordinal++
			w.number = strconv.Itoa(w.ordinal)
		}
		w.add(p, citation.Operative, w.number)
	case end > 0 && !f.Finite && isUpper(t[0]) && (w.number != "" || w.numbers) && !f.Connective:
		// A second preamble: the resolution has sections.
		w.part, w.preamble, w.number, w.letter = citation.Preamble, 0, "", ""
		w.inPreamble(p, t)
	case title(t):
		w.add(p, citation.Heading, "")
	default:
		w.add(p, citation.Operative, w.printed())
	}
}

func (w *walker) numbered(p *citation.Paragraph, number string, n int) {
	if w.part == citation.Preamble || w.part == citation.Heading && w.units > 0 {
		w.part = citation.Operative
	} else if w.part == citation.Heading {
		w.part = citation.Body
	}
	if w.part == citation.Operative && w.closed && number == "1" && w.number != "" {
		w.part, w.closed = citation.Annex, false // behind the line of the meeting, without a head
	}
	w.number, w.letter, w.ordinal = number, "", 0
	w.numbers = w.numbers || w.part == citation.Operative
	cut(p, n)
	t := p.Clean
	if w.part == citation.Body && title(t) {
		w.add(p, citation.Heading, "")
		w.number = ""
		return
	}
	if label, k := lettered(t); label != "" {
		w.lettered(p, label, k)
		return
	}
	w.add(p, w.part, number)
}

// lettered places "(b) …" below its number; "(i)" is a letter after "(h)", else
// a Roman number below the letter.
func (w *walker) lettered(p *citation.Paragraph, label string, n int) {
	sub := ""
	switch {
	case allDigits(label), w.letter != "" && !(len(label) == 1 && w.letter[0]+1 == label[0]) && isRomanLabel(label):
		sub = label
	default:
		w.letter = label
	}
	cut(p, n)
	number := w.printed()
	if sub != "" && number != "" {
		number += " (" + sub + ")"
	}
	if w.part == citation.Preamble {
		number = strconv.Itoa(w.preamble)
	}
	w.add(p, w.part, number)
}

// printed is the number as the record has it: "8 (b)".
func (w *walker) printed() string {
	switch {
	case w.letter == "":
		return w.number
	case w.number != "":
		return w.number + " (" + w.letter + ")"
	case w.part == citation.Annex:
		return "(" + w.letter + ")"
	}
	return ""
}

func (w *walker) prose(t string) bool {
	f, _, end := w.verbs.Opening(t)
	return len(t) > 60 || end > 0 && f.Finite
}
