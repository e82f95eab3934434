package docx

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
)

// frame is a note that stands in a frame at the foot of a page, as United
// Nations templates set those marked by asterisks.
type frame struct {
	sign, text string
	at         int // how many paragraphs stand before it
}

// framedNote takes "* A/80/50." and "** The present report"; not "*Recalling*".
var framedNote = regexp.MustCompile(`^(\*{1,4}|[†‡§]) +(.+)$`)

func frameNote(props *node, text string) (sign, words string) {
	if props.kid("w:framePr") == nil {
		return "", ""
	}
	if m := framedNote.FindStringSubmatch(text); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// joinFramedNotes puts the framed notes among the others and sets their marker
// in brackets where it stands, in the paragraphs around the frame.
func (r *reader) joinFramedNotes() {
	const around = 30
	for _, f := range r.framed {
		for i := max(0, f.at-around); i < min(len(r.out.Paragraphs), f.at+around); i++ {
			p := &r.out.Paragraphs[i]
			if at := bareSign(p.Text, f.sign); at >= 0 {
				p.Text = p.Text[:at] + "[" + f.sign + "]" + p.Text[at+len(f.sign):]
				break
			}
		}
		r.out.Note(f.sign, f.text)
	}
}

// bareSign finds the sign behind a word and before none: "list*".
func bareSign(text, sign string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], sign)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(sign):])
		if i > 0 && (unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune(".,;:)]”’»", before)) && string(after) != sign[:1] && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return i
		}
		from = i + len(sign)
		for strings.HasPrefix(text[from:], sign[:1]) {
			from++
		}
	}
}

// readCover puts the first page's header before the text, as furniture: symbol,
// distribution, date and language stand there. So does a table of that kind
// that opens the body.
func (r *reader) readCover() {
	var lines []string
	if rel, ok := r.relations[r.cover]; ok && r.cover != "" && !rel.outside {
		r.begin()
		r.mend(r.each(rel.target, "", func(n *node) error {
			r.block(n, func(_ citation.BlockKind, text string) {
				lines = append(lines, shape.CellLines(text)...)
			})
			return nil
		}))
	}
	if !r.titlePage && (len(lines) < 4 || shape.Symbol(lines...) == "") {
		lines = nil // a running head
	}
	body := r.out.Cover(r.early)
	if r.doc.Symbol = shape.Symbol(lines...); r.doc.Symbol == "" {
		r.doc.Symbol = body
	}
	if len(lines) > 0 {
		cover := make([]shape.Paragraph, 0, len(lines)+len(r.out.Paragraphs))
		for _, line := range lines {
			cover = append(cover, shape.Paragraph{Kind: citation.Furniture, Text: line})
		}
		r.out.Paragraphs = append(cover, r.out.Paragraphs...)
	}
}

// isContents tells the heading of a table of contents, whose rows are furniture:
// an "Annex" in it opens none.
func isContents(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "contents", "table of contents", "table des matières", "sommaire", "índice", "содержание", "المحتويات", "目录":
		return true
	}
	return false
}
