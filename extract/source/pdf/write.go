package pdf

import (
	"slices"
	"strings"
)

// Marks of a raised number in a line's text: they cannot stand in a file's, whose
// private characters are taken out.
const (
	raisedOpen  = "\ue000"
	raisedClose = "\ue001"
)

// write puts a cell's characters down with their spaces, in the order in which
// they are read. What is raised stands between the marks.
func write(b *strings.Builder, gs []glyph, mirrored bool) {
	gs = spaced(gs)
	if mirrored {
		gs = logical(gs)
	}
	raised := false
	for i := range gs {
		g := &gs[i]
		if g.raised != raised {
			if g.kind == space && raised && i+1 < len(gs) && gs[i+1].raised {
				continue
			}
			if raised {
				b.WriteString(raisedClose)
			} else {
				b.WriteString(raisedOpen)
			}
			raised = g.raised
		}
		b.WriteString(g.text)
	}
	if raised {
		b.WriteString(raisedClose)
	}
}

// spaceGap is how much wider than between the letters of a word, in sizes, a gap
// is that stands for a space. Files have their spaces as characters too, but not
// all of them: a non-breaking one, or one at a change of font, may be a gap alone.
const spaceGap = 0.15

// spaced gives the characters with one space, itself a character, between words.
func spaced(gs []glyph) []glyph {
	usual := letterGap(gs)
	out := make([]glyph, 0, len(gs)+len(gs)/6)
	for i := range gs {
		g := gs[i]
		n := len(out)
		if g.kind == space {
			if n > 0 && out[n-1].kind != space {
				out = append(out, g)
			}
			continue
		}
		if n > 0 {
			p := &out[n-1]
			if p.kind == space {
				if n > 1 && (g.kind == ideograph && out[n-2].kind == ideograph || g.raised && out[n-2].raised) {
					out = out[:n-1]
				}
			} else if g.left-p.right > (usual+spaceGap)*max(g.size, p.size) && g.kind != ideograph && p.kind != ideograph && !(g.raised && p.raised) {
				out = append(out, glyph{text: " ", kind: space, left: p.right, right: g.left, base: g.base, size: g.size, order: g.order})
			}
		}
		out = append(out, g)
	}
	return out
}

// letterGap is the middle gap between characters that no space divides, in sizes:
// lines are justified by it as well.
func letterGap(gs []glyph) float32 {
	gaps := make([]float32, 0, len(gs))
	for i := 1; i < len(gs); i++ {
		if gs[i].kind != space && gs[i-1].kind != space && !gs[i].raised && !gs[i-1].raised {
			gaps = append(gaps, (gs[i].left-gs[i-1].right)/max(gs[i].size, 1))
		}
	}
	if len(gaps) < 3 {
		return 0
	}
	slices.Sort(gaps)
	return min(max(gaps[len(gaps)/2], 0), 0.5)
}
