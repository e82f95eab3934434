package segment

import (
	"regexp"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
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
	letter   string // last letter below it
	cited    bool   // the text set out after "proclaims the following"
	closed   bool   // after the line of the meeting
	attached bool   // within an attachment, as the format has it
	last     int    // index of the paragraph that may go on, -1 none
}

var (
	// takes "78/171. Persons with albinism", "1541 (XV). Principles", "2021/27. …", "PRST OS/17/1. …"; not "5. Decides"
	ownNumber = regexp.MustCompile(`^(?:PRST )?(?:(?:OS|S|ES)[-/])?\d{1,4}(?:/(?:\.\.\.|\d{1,4})(?: [A-Z])?| ?(?:[A-Z] )?\((?:[IVXLC]+|S-[IVX\d]+|ES-[IVX\d]+|\d{4})\))(?: ?[A-Z])?\.?(?: [A-Z]\.)?:?(?: |$)`)
	// takes "Resolution 300 (1971)"; not "Resolution 70/1 calls"
	ownHead = regexp.MustCompile(`^(?i:resolution|decision) [\dA-Z/().: -]{1,20}(?:/\.\.\.)?(?: .{0,3})?$`)
	// takes "Annex A: Joint Comprehensive Plan of Action", "Annex Gearing up for a decade of action"; not "Annex I to the present resolution"
	annexTitle = regexp.MustCompile(`^(?:ANNEX|Annex)(?: [IVXLC]+| \d{1,2}| [A-Z])?[:.]? [A-Z][a-z]+[^.;]*[a-z0-9)]$`)
	annexHead  = regexp.MustCompile(`^(?:ANNEX|Annex|APPENDIX|Appendix|Enclosure|ENCLOSURE)(?:ES|es)?(?: [IVXLC]+| \d{1,2}| [A-Z])?(?:\*|\.)?$`)                                                                       // takes "Annex II"; not "Annexed hereto"
	division   = regexp.MustCompile(`^(?:Article|ARTICLE|Principle|PRINCIPLE|Rule|RULE|Regulation|Guideline|Procedure|Standard|Section|Commitment) (\d{1,3}|[IVXLC]+)\.?(?:$|[ .:-])`)                                 // takes "Article 4", "Principle IV"; not "Articles of the Charter"
	meeting    = regexp.MustCompile(`^(?:\d+(?:st|nd|rd|th) (?:\(.{1,30}\) )?(?:plenary )?meeting|Adopted (?:unanimously|by|at the|without)|ADOPTED|\[?(?:Adopted|Resolution|Decision) adopted|\[Adopted|\[For the )`) // takes "54th plenary meeting"
	follows    = regexp.MustCompile(`(?i)\b(?:proclaims?|adopts?|solemnly (?:proclaims?|adopts?|declares?))[^.;]{0,80} the following|\bproclaims? th(?:is|e) [^.;]{0,120}$`)                                           // takes "Proclaims the following Declaration"
)

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
	case isOwnNumber(t) && w.boundary(t), isOwnHead(t):
		w.heading()
		w.add(p, citation.Heading, "")
	case isAnnexHead(t), w.isAnnexTitle(t):
		w.part, w.number, w.letter, w.closed, w.cited = citation.Annex, "", "", false, false
		w.add(p, citation.Heading, "")
	case len(t) < 140 && w.part != citation.Heading && (isDigit(t[0]) || t[0] == 'A' || t[0] == '[') && meeting.MatchString(t):
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

// The patterns are tried where the first letter allows them: most paragraphs
// begin with none of these.
func isOwnNumber(t string) bool { return mayBeNumber(t) && ownNumber.MatchString(t) }

// mayBeNumber tells by its first letters whether t can begin with a document's
// own number.
func mayBeNumber(t string) bool {
	if isDigit(t[0]) { // "78/171", "1541 (XV)", "217A (III)"; not "5. Decides"
		n := 1
		for n < len(t) && isDigit(t[n]) {
			n++
		}
		return n < len(t) && (t[n] == '/' || t[n] == ' ' || t[n] == '(' || isUpper(t[n]))
	}
	if len(t) < 2 {
		return false
	}
	switch t[:2] {
	case "PR", "OS", "S-", "S/", "ES":
		return true
	}
	return false
}

func isOwnHead(t string) bool {
	return len(t) < 60 && strings.IndexByte("rRdD", t[0]) >= 0 && ownHead.MatchString(t)
}

func isAnnexHead(t string) bool {
	return len(t) < 30 && (t[0] == 'A' || t[0] == 'E') && annexHead.MatchString(t)
}

// isAnnexTitle tells the head of an annex with its title in one line, behind the
// paragraphs of a resolution.
func (w *walker) isAnnexTitle(t string) bool {
	return (w.part == citation.Operative || w.part == citation.Annex) && len(t) < 200 && t[0] == 'A' && (strings.HasPrefix(t, "Annex ") || strings.HasPrefix(t, "ANNEX ")) && annexTitle.MatchString(t)
}

// setsOut tells a paragraph behind which a declaration is set out.
func setsOut(t string) bool {
	if len(t) >= 1200 {
		return false
	}
	switch t[len(t)-1] {
	case ':':
		return (strings.Contains(t, "roclaim") || mayFollow(t)) && follows.MatchString(t)
	case '.', ';': // what is proclaimed goes on to the end, without a stop
		return mayFollow(t) && follows.MatchString(t)
	}
	return false
}

// mayFollow tells by their words the few paragraphs that the first half of
// follows can take.
func mayFollow(t string) bool {
	return strings.Contains(t, "following") && (holds(t, "proclaim") || holds(t, "adopt") || holds(t, "declare"))
}

// holds tells whether t has the words, given in lower case, in any case.
func holds(t, words string) bool {
	for i := 0; i+len(words) <= len(t); i++ {
		if t[i]|0x20 == words[0] && strings.EqualFold(t[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

func (w *walker) inBody() bool { return w.part == citation.Body && w.units == 0 }

func (w *walker) open(organ string) {
	if w.opened {
		w.unit++
	}
	w.opened, w.part = true, citation.Preamble
	w.preamble, w.ordinal, w.number, w.letter, w.closed, w.cited, w.last = 0, 0, "", "", false, false, -1
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
	label, _ := labelled(t)
	if label != "" || begins(t) {
		return false
	}
	ended := strings.IndexByte(`.;:!?`, end) >= 0
	if isLower(t[0]) {
		return !ended && (b.gap || end != ',' || w.part == citation.Preamble) // preambular paragraphs begin with a capital
	}
	if !b.gap || ended || end == ',' || end == '"' || end == ')' {
		return false
	}
	if isAnnexHead(t) || isUpper(t[0]) && division.MatchString(t) || isOwnNumber(t) {
		return false
	}
	return isAlnum(end) && len(prev) > 60 && len(t) > 40
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
		if m := division.FindStringSubmatch(t[:min(len(t), 40)]); m != nil {
			w.number, w.letter = m[1], ""
			if len(t) < 100 && !strings.HasSuffix(t, ".") {
				w.add(p, citation.Heading, "")
				return
			}
		}
		if title(t) {
			if roman.MatchString(t) {
				w.number, w.letter = "", ""
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
	case title(t) && end == 0 && len(t) < 120:
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
		w.ordinal++
		w.number, w.letter = strconv.Itoa(w.ordinal), ""
		w.add(p, citation.Operative, w.number)
	case end > 0 && !f.Finite && isUpper(t[0]) && w.number != "" && !f.Connective:
		// A second preamble: the resolution has sections.
		w.part, w.preamble = citation.Preamble, 0
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
	case allDigits(label), isRomanLabel(label) && !(len(label) == 1 && w.letter != "" && w.letter[0]+1 == label[0]) && w.letter != "":
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

var roman = regexp.MustCompile(`^[IVXLC]+\.?(?: |$)`) // takes "IV. Follow-up"; not "In"

// title tells a heading within the text: short, and without an end.
func title(t string) bool {
	if len(t) > 200 {
		return false
	}
	end := t[len(t)-1]
	if strings.IndexByte(`.;,:!?"`, end) >= 0 && !roman.MatchString(t) && len(t) > 3 {
		return false
	}
	return len(t) < 120 && (isUpper(t[0]) || isDigit(t[0])) || t == strings.ToUpper(t)
}

// numbered reads the "12. " at the start of a paragraph.
func numbered(t string) (number string, n int) {
	for n < len(t) && n < 3 && isDigit(t[n]) {
		n++
	}
	if n > 0 && strings.HasPrefix(t[n:], ", ") && n+2 < len(t) && isUpper(t[n+2]) {
		return t[:n], n + 2 // "17, Calls upon": a misread stop
	}
	if n == 0 || n+1 >= len(t) || t[n] != '.' || t[n+1] != ' ' {
		return "", 0
	}
	return t[:n], n + 2
}

// labelled reads the "(b) ", or the "b. ", at the start of a paragraph.
func labelled(t string) (label string, n int) {
	if len(t) > 4 && isLower(t[0]) {
		if n := strings.IndexByte(t[:4], '.'); n > 0 && t[n+1] == ' ' && (n == 1 || isRomanLabel(t[:n])) && (isLetter(t[n+2]) || t[n+2] == '"') {
			return t[:n], n + 1
		}
		return "", 0
	}
	return lettered(t)
}

func isRomanLabel(s string) bool { return symbol.Roman(strings.ToUpper(s)) > 0 }
