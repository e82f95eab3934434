package segment

import (
	"strings"

	"citegraph/extract/citation"
)

// told takes over what the document's format tells of the block's place, as far
// as experience with the markup of the United Nations allows: an attachment is
// an annex, what stands in the conclusions is the end, and a paragraph of the
// main body whose words say nothing else is an operative one. The words win
// where they are plain, because the markup is made by a machine: operative
// paragraphs with printed numbers stand in preambles, and preambular ones in the
// main body. All of it holds for every language, which the words do not.
func (w *walker) told(b *block, t string) {
	switch {
	case b.part == "" || b.part == w.part && !b.opening:
	case b.part == citation.Annex:
		// An attachment before the first operative paragraph is a mistake.
		if w.part != citation.Preamble {
			w.part, w.number, w.letter, w.closed, w.cited, w.attached = citation.Annex, "", "", false, false, true
		}
	case w.attached: // the next document of a collection
		w.attached = false
		w.heading()
	case b.part == citation.Heading:
		w.closed = w.closed || w.opened && w.part != citation.Heading
	case b.opening || b.title || w.closed || w.part == citation.Annex:
	case b.part == citation.Operative && w.part == citation.Preamble:
		if label, _ := lettered(t); label == "" && !comma(t) {
			w.part = citation.Operative
		}
	case b.part == citation.Preamble && w.part == citation.Operative && w.number != "":
		if number, _ := numbered(t); number == "" && !w.speaks(t) {
			w.part, w.preamble = citation.Preamble, 0
		}
	}
}

// speaks tells whether the words show by themselves where the paragraph belongs:
// by a letter, or by the form of the verb that opens it.
func (w *walker) speaks(t string) bool {
	if label, _ := lettered(t); label != "" {
		return true
	}
	_, _, end := w.verbs.Opening(t)
	return end > 0
}

// comma tells whether the paragraph ends in a comma, in any script, as those of
// a preamble do and those of an operative part do not.
func comma(t string) bool {
	t = strings.TrimRight(t, " ")
	return strings.HasSuffix(t, ",") || strings.HasSuffix(t, "،") || strings.HasSuffix(t, "、")
}
