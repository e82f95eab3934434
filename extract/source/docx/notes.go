package docx

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
)

// The kinds of notes, by the element that holds one.
var noteKinds = [...]struct{ element, part, properties string }{
	{"w:footnote", "footnotes", "w:footnotePr"},
	{"w:endnote", "endnotes", "w:endnotePr"},
}

// counting is how notes are numbered: w:footnotePr of the settings or a section.
type counting struct {
	format  string
	start   int
	section bool // anew in each section
}

func (c *counting) read(n *node) {
	if n == nil {
		return
	}
	if f := n.val("w:numFmt"); f != "" {
		c.format = f
	}
	c.start = number(n.val("w:numStart"), c.start)
	if v := n.val("w:numRestart"); v != "" {
		c.section = v == "eachSect"
	}
}

// reference writes the marker of a note where it stands and puts the note down
// for the end of the text. A custom mark follows in the same run or the next.
func (r *reader) reference(n *node, l *line) {
	kind := strings.TrimSuffix(n.name, "Reference")
	id := n.get("w:id")
	for _, f := range r.fields {
		if f == instruction {
			return
		}
	}
	if n.isSet("w:customMarkFollows") {
		l.mark, l.kind = id, kind
		return
	}
	c := r.counting[kind]
	r.counted[kind]++
	sign := numeral(c.start+r.counted[kind]-1, c.format)
	l.WriteString("[" + sign + "]")
	r.putDown(kind, id, sign, false)
}

// isSet reads an attribute that is on or off, off where it is absent.
func (n *node) isSet(name string) bool {
	switch n.get(name) {
	case "1", "true", "on":
		return true
	}
	return false
}

// ownMark takes the mark that was typed for a note: "*". What stands behind a
// space in the same text is text again.
func (r *reader) ownMark(l *line, text string) {
	sign, rest := text, ""
	if i := strings.IndexAny(strings.TrimLeft(text, " "), " \t,.;"); i > 0 {
		i += len(text) - len(strings.TrimLeft(text, " "))
		sign, rest = text[:i], text[i:]
	}
	if sign = strings.Trim(sign, " []"); sign == "" {
		return
	}
	kind, id := l.kind, l.mark
	l.mark, l.kind = "", ""
	l.WriteString("[" + sign + "]" + rest)
	r.putDown(kind, id, sign, true)
}

// putDown keeps a note's number in the order of the markers; a note that is
// marked twice is printed once.
func (r *reader) putDown(kind, id, sign string, own bool) {
	key := kind + " " + id
	if r.noted[key] {
		return
	}
	r.noted[key] = true
	r.pending = append(r.pending, pendingNote{kind, id, sign, own})
}

type pendingNote struct {
	kind, id, sign string
	own            bool // the mark was typed, here and in the note
}

// readNotes reads the notes that the text marks, and writes them.
func (r *reader) readNotes(out *shape.Writer) {
	texts := map[string]string{}
	for _, k := range noteKinds {
		part := r.related(k.part)
		if part == "" {
			continue
		}
		err := r.each(part, "", func(n *node) error {
			if n.name != k.element || n.get("w:type") != "" && n.get("w:type") != "normal" {
				return nil // the line that sets notes off, and what is said where one goes on
			}
			key := k.element + " " + n.get("w:id")
			if !r.noted[key] {
				return nil
			}
			var words []string
			r.begin()
			for _, b := range n.kids {
				r.block(b, func(_ citation.BlockKind, text string) { words = append(words, text) })
			}
			texts[key] = strings.Join(words, " ")
			return nil
		})
		r.mend(err)
	}
	lost := 0
	for _, kind := range noteKinds { // footnotes first: a page prints them first
		for _, p := range r.pending {
			if p.kind != kind.element {
				continue
			}
			text, ok := texts[p.kind+" "+p.id]
			if !ok {
				lost++
			}
			text = strings.TrimSpace(strings.ReplaceAll(text, shape.Border, " "))
			if rest, ok := strings.CutPrefix(text, p.sign); ok && p.own && (rest == "" || rest[0] == ' ' || !isDigit(p.sign[0])) {
				text = rest
			}
			out.Note(p.sign, text)
		}
	}
	if lost > 0 {
		r.warn("%d notes are marked in the text, but the file does not hold their words", lost)
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
