package segment

import (
	"strings"

	"citegraph/extract/citation"
)

// setInLine are words behind which some texts set out a draft resolution in the
// same line, all its paragraphs run together.
var setInLine = [...]string{"following draft resolution: ", "following draft decision: ", "following resolution: "}

// runOn cuts a paragraph behind which a draft is set out in the same line into that
// paragraph and those of the draft; it tells whether there was something to cut.
// The draft's paragraphs end in commas and semicolons, and the next begins with a
// capital: ", Recalling its resolution", "; 2. Requests".
func (w *walker) runOn(p *citation.Paragraph, b *block) bool {
	at := -1
	for _, words := range &setInLine {
		if i := strings.Index(p.Clean, words); i >= 0 {
			at = i + len(words)
		}
	}
	if at < 0 {
		return false
	}
	n, _ := opening(w.set, p.Clean[at:])
	if n == 0 || at+n >= len(p.Clean) {
		return false
	}
	head, rest := split(*p, at)
	w.paragraph(&head, b)
	cut := 0
	for _, at := range w.ends(rest.Clean) {
		head, rest = split(rest, at-cut)
		head.GoesOn, rest.GoesOn, cut = false, false, at
		w.paragraph(&head, b)
	}
	rest.GoesOn = false
	w.paragraph(&rest, b)
	return true
}

// ends lists where paragraphs of a draft set in one line begin, but for the first.
func (w *walker) ends(t string) (out []int) {
	for i := 1; i+2 < len(t); i++ {
		if t[i] != ' ' || !strings.ContainsRune(",;:", rune(t[i-1])) {
			continue
		}
		next := t[i+1:]
		number, k := numbered(next)
		label, _ := lettered(next)
		_, _, verb := w.verbs.Opening(next)
		if number != "" && k < len(next) && isUpper(next[k]) || label != "" && t[i-1] != ',' || verb > 0 && isUpper(next[0]) && t[i-1] != ':' {
			out = append(out, i+1)
		}
	}
	return out
}
