package docx

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"citegraph/extract/source/shape"
)

// line is a paragraph's text as it grows.
type line struct {
	strings.Builder
	boxes []*node // text boxes that are anchored in it
	mark  string  // id of a note whose own mark is still to come, "" for none
	kind  string  // of that note
}

// inline writes the text of an element within a paragraph.
func (r *reader) inline(n *node, l *line, paragraphStyle string) {
	switch n.name {
	case "w:del", "w:moveFrom": // as when the changes are accepted
		r.deleted++
		return
	case "w:r":
		r.run(n, l, paragraphStyle)
		return
	case "w:sdt":
		if n.kid("w:sdtPr").on("w:showingPlcHdr") {
			return // the prompt of a field that nobody filled in
		}
		n = n.kid("w:sdtContent")
	case "mc:AlternateContent":
		r.alternate(n, l, func(k *node) { r.inline(k, l, paragraphStyle) })
		return
	case "m:t":
		r.write(l, n.text)
		return
	case "m:den", "m:sup":
		if n.name == "m:den" {
			r.write(l, "/")
		}
	case "w:txbxContent":
		l.boxes = append(l.boxes, n)
		return
	case "w:pPr", "w:rPr":
		return
	case "w:ins", "w:moveTo":
		r.inserted++
	}
	if n == nil {
		return
	}
	for _, k := range n.kids {
		r.inline(k, l, paragraphStyle)
	}
}

// alternate takes the first choice that has text, else the fallback: the two
// say the same for newer and older programs (ECMA-376-3, 7.6).
func (r *reader) alternate(n *node, l *line, each func(*node)) {
	for _, k := range n.kids {
		if k.name != "mc:Choice" && k.name != "mc:Fallback" {
			continue
		}
		before, boxes := l.Len(), len(l.boxes)
		for _, kk := range k.kids {
			each(kk)
		}
		if l.Len() > before || len(l.boxes) > boxes {
			return
		}
	}
}

func (r *reader) run(n *node, l *line, paragraphStyle string) {
	props := n.kid("w:rPr")
	if r.isHidden(props) {
		return
	}
	raised := props.val("w:vertAlign") == "superscript"
	for _, k := range n.kids {
		switch k.name {
		case "w:t":
			switch {
			case l.mark != "":
				r.ownMark(l, k.text)
			case raised && r.repeats(l, k.text):
				r.write(l, "["+strings.TrimSpace(k.text)+"]")
			case raised && len(k.text) == 1 && k.text[0] >= 'a' && k.text[0] <= 'z':
				r.write(l, shape.Raised(k.text))
			default:
				r.write(l, fromSymbolFont(k.text))
			}
			r.tongue(k.text, props, paragraphStyle)
		case "w:tab", "w:ptab", "w:br", "w:cr":
			r.write(l, " ")
		case "w:noBreakHyphen":
			r.write(l, "\u2011")
		case "w:sym":
			s := symbolOf(k.get("w:char"), k.get("w:font"))
			if l.mark != "" {
				r.ownMark(l, s)
			} else {
				r.write(l, s)
			}
		case "w:footnoteReference", "w:endnoteReference":
			r.reference(k, l)
		case "w:fldChar":
			r.field(k.get("w:fldCharType"))
		case "w:ruby":
			if base := k.kid("w:rubyBase"); base != nil {
				r.inline(base, l, paragraphStyle)
			}
		case "mc:AlternateContent":
			r.alternate(k, l, func(kk *node) { r.drawn(kk, l) })
		case "w:drawing", "w:pict", "w:object":
			r.drawn(k, l)
		}
	}
}

// isHidden tells a run that does not print: w:vanish, its own or its style's.
func (r *reader) isHidden(props *node) bool {
	if props.kid("w:vanish") != nil {
		return props.on("w:vanish")
	}
	id := props.val("w:rStyle")
	return id != "" && r.styles.hidden(id)
}

// drawn collects the text boxes of a drawing.
func (r *reader) drawn(n *node, l *line) {
	switch n.name {
	case "w:txbxContent":
		l.boxes = append(l.boxes, n)
		return
	case "mc:AlternateContent":
		r.alternate(n, l, func(k *node) { r.drawn(k, l) })
		return
	}
	for _, k := range n.kids {
		r.drawn(k, l)
	}
}

// write adds text, unless it is a field's instruction.
func (r *reader) write(l *line, text string) {
	for _, f := range r.fields {
		if f == instruction {
			return
		}
	}
	l.WriteString(text)
}

// The two halves of a complex field: what it does, and what it gave.
const (
	instruction = iota
	result
)

func (r *reader) field(what string) {
	switch n := len(r.fields); what {
	case "begin":
		if n < 64 {
			r.fields = append(r.fields, instruction)
		}
	case "separate":
		if n > 0 {
			r.fields[n-1] = result
		}
	case "end":
		if n > 0 {
			r.fields = r.fields[:n-1]
		}
	}
}

// repeats tells a raised number behind a word that repeats the marker of an
// earlier note: "Questions,²". "km²" is none.
func (r *reader) repeats(l *line, text string) bool {
	text = strings.TrimSpace(text)
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > r.counted["w:footnote"] {
		return false
	}
	before := l.String()
	last, _ := utf8.DecodeLastRuneInString(before)
	if last == utf8.RuneError || unicode.IsSpace(last) {
		return false
	}
	word := before[strings.LastIndexAny(before, " \u00a0")+1:]
	return !unicode.IsLetter(last) || utf8.RuneCountInString(word) > 2 || !unicode.In(last, unicode.Latin)
}

// symbolUpper and symbolLower are the Symbol font's Greek: what A to Z and a to z stand for.
const (
	symbolUpper = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
	symbolLower = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
)

// symbolOf gives the character of a w:sym; those of symbol fonts are numbered
// from F000.
func symbolOf(char, font string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil {
		return ""
	}
	return symbolRune(rune(n), font)
}

func symbolRune(n rune, font string) string {
	if n < 0xf000 || n > 0xf0ff {
		if n < ' ' || n > unicode.MaxRune || n >= 0xd800 && n < 0xe000 {
			return ""
		}
		return string(n)
	}
	n -= 0xf000
	if font == "" || font == "Symbol" {
		switch {
		case n >= 'A' && n <= 'Z':
			return string([]rune(symbolUpper)[n-'A'])
		case n >= 'a' && n <= 'z':
			return string([]rune(symbolLower)[n-'a'])
		}
		for _, s := range [...]struct {
			n rune
			s string
		}{{0xa3, "≤"}, {0xb3, "≥"}, {0xb1, "±"}, {0xb4, "×"}, {0xae, "→"}, {0xac, "←"}, {0xb0, "°"}, {0xb9, "≠"}, {0xbb, "≈"}, {0xd7, "⋅"}, {0x2d, "−"}, {0x2a, "∗"}, {0xb8, "÷"}, {0xa5, "∞"}} {
			if s.n == n {
				return s.s
			}
		}
	}
	if n >= ' ' && n < 0x7f && !strings.HasPrefix(font, "W") { // not Wingdings, Webdings
		return string(n)
	}
	return "•"
}

// fromSymbolFont folds characters of symbol fonts that stand in text as such.
func fromSymbolFont(text string) string {
	if !strings.ContainsFunc(text, func(c rune) bool { return c >= 0xf000 && c <= 0xf0ff }) {
		return text
	}
	var b strings.Builder
	for _, c := range text {
		if c >= 0xf000 && c <= 0xf0ff {
			b.WriteString(symbolRune(c, ""))
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}
