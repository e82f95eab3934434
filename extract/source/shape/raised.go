package shape

import (
	"strings"

	"citegraph/extract/citation"
)

// What is raised stands between these until the whole text is known; no XML text
// can hold them.
const raisedOpen, raisedEnd = "\x1c", "\x1d"

// Raised marks text as raised, where it may be a note's sign typed by hand: one
// to three digits, asterisks, or a small letter. Settle then tells which are.
func Raised(text string) string {
	if sign := strings.TrimSpace(text); kindOfSign(sign) != noSign {
		return raisedOpen + sign + raisedEnd
	}
	return text
}

type signKind int

const (
	noSign signKind = iota
	letter          // of a note under a table: the letters begin anew with each
	number          // of a note of the document
)

func kindOfSign(s string) signKind {
	switch {
	case len(s) == 1 && s[0] >= 'a' && s[0] <= 'z':
		return letter
	case len(s) >= 1 && len(s) <= 3 && strings.Trim(s, "0123456789") == "", len(s) >= 1 && len(s) <= 4 && strings.Trim(s, "*") == "":
		return number
	}
	return noSign
}

// Settle decides what raised signs are. One that begins a paragraph and stands
// behind words elsewhere marks a note: it is set in brackets, and a paragraph
// that begins with a number or asterisks becomes a note. The others ("nᵒ", "km²")
// become plain text.
func (w *Writer) Settle() {
	begins, stands := map[string]bool{}, map[string]bool{}
	for _, p := range w.Paragraphs {
		for at, s := range raised(p.Text) {
			if at == 0 {
				begins[s] = true
			} else {
				stands[s] = true
			}
		}
	}
	is := func(s string) bool { return begins[s] && stands[s] }
	kept := w.Paragraphs[:0]
	for _, p := range w.Paragraphs {
		note := ""
		for at, s := range raised(p.Text) {
			if at == 0 && is(s) && kindOfSign(s) == number && p.Kind != citation.Furniture {
				note = s
			}
			break
		}
		if note != "" {
			p.Text = p.Text[len(raisedOpen)+len(note)+len(raisedEnd):]
			w.Note(note, settle(p.Text, is))
			continue
		}
		p.Text = settle(p.Text, is)
		kept = append(kept, p)
	}
	w.Paragraphs = kept
	for i := range w.Notes {
		w.Notes[i].Text = settle(w.Notes[i].Text, is)
	}
}

// raised yields the raised signs of a text with their offsets.
func raised(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for from := 0; ; {
			i := strings.Index(text[from:], raisedOpen)
			if i < 0 {
				return
			}
			i += from
			end := strings.Index(text[i:], raisedEnd)
			if end < 0 || !yield(i, text[i+len(raisedOpen):i+end]) {
				return
			}
			from = i + end
		}
	}
}

func settle(text string, is func(string) bool) string {
	if !strings.Contains(text, raisedOpen) {
		return text
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, raisedOpen)
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		sign, after, _ := strings.Cut(rest, raisedEnd)
		if is(sign) {
			sign = "[" + sign + "]"
			if b.Len() == 0 && !strings.HasPrefix(after, " ") {
				sign += " "
			}
		}
		b.WriteString(sign)
		text = after
	}
}
