package render

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode"

	"citegraph/render/layout"
	"citegraph/render/typeface"
)

// writePage draws a View for a format that brings its own fonts.
func writePage(ctx context.Context, w io.Writer, v *View, place layout.Func, style Style,
	write func(io.Writer, *Drawing, Sheet, *typeface.Faces) error) error {
	faces := &typeface.Faces{More: style.Fonts}
	drawing, err := Draw(ctx, legible(v, faces, style), place, style)
	if err != nil {
		return err
	}
	drawing.Title = v.Title // what is not drawn needs no font
	sheet, err := style.sheet(drawing)
	if err != nil {
		return err
	}
	return write(w, drawing, sheet, faces)
}

// sheet places a drawing, and says where its text becomes too small.
func (s Style) sheet(d *Drawing) (Sheet, error) {
	sheet, err := s.Paper.Place(d)
	if err != nil {
		return sheet, err
	}
	if size := sheet.SmallestTitle(s.theme()); size < LeastText && !s.Responsive {
		s.say("the titles in the boxes are %.1f points high on the paper, which is hard to read: draw fewer instruments (--max-nodes) or a larger picture", size)
	}
	return sheet, nil
}

// legible gives the View without the characters that no font has. A text that
// loses more than half of its letters gives way: a title to nothing, since the
// symbol stands above it, a name to the identifier. The style is told of it.
func legible(v *View, faces *typeface.Faces, style Style) *View {
	l := legibility{faces: faces}
	out := *v
	out.Title, out.Subtitle, out.Base, out.Source = l.text(v.Title), l.text(v.Subtitle), l.text(v.Base), l.text(v.Source)
	out.Nodes = make([]Node, len(v.Nodes))
	for i, n := range v.Nodes {
		before := len(l.scripts)
		lacked := l.lacked
		if name := l.text(n.Name); name != n.Name {
			if name == "" {
				name = l.text(cleanLine(n.ID))
			}
			if name == "" {
				name = fmt.Sprintf("instrument %d", i+1)
			}
			n.Name = name
		}
		n.Title = l.text(n.Title)
		if l.lacked > lacked || len(l.scripts) > before {
			l.names = append(l.names, n.Name)
		}
		out.Nodes[i] = n
	}
	if l.lacked > 0 {
		words := "some words"
		if len(l.names) > 0 {
			words = "the words of " + enumerate(l.names)
		}
		if len(l.scripts) > 0 {
			words += " (" + enumerate(l.scripts) + ")"
		}
		style.say("no font here has all characters of %s; the symbols stand for them: name a font that has, with --font FILE", words)
	}
	return &out
}

// legibility counts what is lacking.
type legibility struct {
	faces   *typeface.Faces
	lacked  int
	scripts []string // that occur and no font has
	names   []string // of the instruments whose words are not as they were
}

// text gives as much of a text as can be drawn.
func (l *legibility) text(words string) string {
	if l.faces.Plain(words) {
		return words
	}
	kept, lost := 0, 0
	var b strings.Builder
	for _, r := range words {
		if l.faces.Lacks(r) {
			lost++
			l.note(r)
			continue
		}
		kept += one(unicode.IsLetter(r))
		b.WriteRune(r)
	}
	if lost == 0 {
		return words
	}
	l.lacked++
	if kept <= lost {
		return ""
	}
	return cleanLine(strings.TrimFunc(b.String(), func(r rune) bool { return unicode.Is(unicode.Cf, r) }))
}

// scriptNames are the scripts of the languages of the United Nations that are
// not in the embedded font.
var scriptNames = []struct {
	table *unicode.RangeTable
	name  string
}{{unicode.Arabic, "Arabic"}, {unicode.Han, "Chinese"}}

func (l *legibility) note(r rune) {
	for _, s := range scriptNames {
		if unicode.Is(s.table, r) && !strings.Contains(strings.Join(l.scripts, " "), s.name) {
			l.scripts = append(l.scripts, s.name)
		}
	}
}
