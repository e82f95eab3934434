package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// line is what stands on one baseline of one column, divided into cells by wide
// gaps. Left and right are in the direction of reading.
type line struct {
	cells       []cell
	left, right float32
	base, size  float32
	bold        bool // its letters are, a label aside
	text        string
}

// cell is a stretch of a line without a wide gap.
type cell struct {
	left, right float32
	size        float32
	base        float32
	glyphs      []glyph
	mirrored    bool // read from the right
}

const (
	sameBase  = 0.12 // of the size: baselines that differ by less are one
	wideGap   = 1.3  // of the size: a gap that divides cells
	lowestUp  = 0.12 // a raised character stands this much above the baseline
	highestUp = 0.75
	smaller   = 0.86 // and is at most this large
)

// cells finds the stretches of a page: characters on one baseline without a wide
// gap, and the small raised ones that stand with them.
func cells(gs []glyph, mirrored bool) []cell {
	if len(gs) == 0 {
		return nil
	}
	sorted := slices.Clone(gs)
	slices.SortStableFunc(sorted, func(a, b glyph) int { return cmp.Compare(b.base, a.base) })
	var out []cell
	for from := 0; from < len(sorted); {
		to := from + 1
		for to < len(sorted) && sorted[from].base-sorted[to].base <= sameBase*max(sorted[from].size, sorted[to].size) {
			to++
		}
		out = cut(out, sorted[from:to], mirrored)
		from = to
	}
	out = raise(out)
	for i := range out {
		out[i].mirrored = mirrored
	}
	return out
}

// cut divides the characters of a baseline at wide gaps. Spaces at the ends of
// the pieces fall away.
func cut(out []cell, strip []glyph, mirrored bool) []cell {
	slices.SortStableFunc(strip, func(a, b glyph) int {
		switch {
		case a.left < b.left:
			return -1
		case a.left > b.left:
			return 1
		}
		return int(a.order - b.order)
	})
	if mirrored {
		stretches(strip)
	}
	from := -1
	var last int // the last that is no space
	flush := func() {
		if from >= 0 {
			out = append(out, newCell(strip[from:last+1:last+1]))
		}
		from = -1
	}
	for i := range strip {
		if strip[i].kind == space {
			continue
		}
		if from >= 0 && strip[i].left-strip[last].right > wideGap*max(strip[i].size, strip[last].size) {
			flush()
		}
		if from < 0 {
			from, last = i, i
		}
		if strip[i].right >= strip[last].right || i > last {
			last = i
		}
	}
	flush()
	return out
}

func newCell(gs []glyph) cell {
	c := cell{left: gs[0].left, right: gs[0].right, base: gs[0].base, glyphs: gs}
	sizes := map[float32]int{}
	best := 0
	for i := range gs {
		c.left, c.right = min(c.left, gs[i].left), max(c.right, gs[i].right)
		if gs[i].kind == space {
			continue
		}
		sizes[gs[i].size]++
		if n := sizes[gs[i].size]; n > best || n == best && gs[i].size > c.size {
			best, c.size = n, gs[i].size
		}
	}
	return c
}

// raise, on cells from above, joins cells of small characters that stand a little above the baseline of
// another cell, right beside it or between two, to that.
func raise(cs []cell) []cell {
	taken := make([]bool, len(cs))
	largest := float32(0)
	for i := range cs {
		largest = max(largest, cs[i].size)
	}
	for i := range cs {
		if !raisable(cs[i].glyphs) {
			continue
		}
		best, near := -1, float32(0)
		for j := i + 1; j < len(cs) && cs[i].base-cs[j].base <= highestUp*largest; j++ {
			up := (cs[i].base - cs[j].base) / max(cs[j].size, 1)
			if taken[j] || up < lowestUp || up > highestUp || cs[i].size > smaller*cs[j].size {
				continue
			}
			gap := max(cs[i].left-cs[j].right, cs[j].left-cs[i].right, 0)
			if gap > 0.8*cs[j].size || best >= 0 && gap >= near {
				continue
			}
			best, near = j, gap
		}
		if best < 0 {
			continue
		}
		taken[i] = true
		gs := slices.Clone(cs[best].glyphs)
		for _, g := range cs[i].glyphs {
			g.raised = true
			gs = append(gs, g)
		}
		slices.SortStableFunc(gs, func(a, b glyph) int {
			switch {
			case a.left < b.left:
				return -1
			case a.left > b.left:
				return 1
			}
			return int(a.order - b.order)
		})
		cs[best].glyphs = gs
		cs[best].left, cs[best].right = min(cs[best].left, cs[i].left), max(cs[best].right, cs[i].right)
	}
	out := cs[:0]
	for i := range cs {
		if !taken[i] {
			out = append(out, cs[i])
		}
	}
	return rejoin(out)
}

// raisable tells characters that may stand raised in a text: the signs of notes,
// the letters of an ordinal.
func raisable(gs []glyph) bool {
	if len(gs) > 24 {
		return false
	}
	letters := 0
	for i := range gs {
		switch gs[i].kind {
		case leftToRight:
			letters++
		case neutral:
			if !strings.Contains("()[],–-*†‡ºª°", gs[i].text) {
				return false
			}
		case rightToLeft, ideograph:
			return false
		}
	}
	return letters <= 3
}

// rejoin puts cells together again that only a raised number held apart.
func rejoin(cs []cell) []cell {
	for i := range cs {
		for j := i - 1; j >= 0 && cs[j].base-cs[i].base <= sameBase*max(cs[i].size, 1); j-- {
			again(cs, i, j)
		}
		for j := i + 1; j < len(cs) && cs[i].base-cs[j].base <= sameBase*max(cs[i].size, 1); j++ {
			again(cs, i, j)
		}
	}
	return slices.DeleteFunc(cs, func(c cell) bool { return len(c.glyphs) == 0 })
}

// again joins cell j to cell i where it follows that without a wide gap.
func again(cs []cell, i, j int) {
	a, b := &cs[i], &cs[j]
	if len(a.glyphs) == 0 || len(b.glyphs) == 0 || distance(a.base, b.base) > sameBase*a.size {
		return
	}
	if gap := b.left - a.right; gap < -0.5*a.size || gap > wideGap*a.size {
		return
	}
	joined := newCell(append(slices.Clone(a.glyphs), b.glyphs...))
	joined.base, joined.size = a.base, max(a.size, b.size)
	*a = joined
	b.glyphs = nil
}

// lines puts the cells of a column together that stand on one baseline, from
// above. Rules made of dashes are none.
func lines(cs []cell) []line {
	slices.SortStableFunc(cs, func(a, b cell) int { return cmp.Compare(b.base, a.base) })
	var out []line
	for from := 0; from < len(cs); {
		to := from + 1
		for to < len(cs) && cs[from].base-cs[to].base <= 0.35*min(cs[from].size, cs[to].size) {
			to++
		}
		row := cs[from:to:to]
		slices.SortStableFunc(row, func(a, b cell) int { return cmp.Compare(a.left, b.left) })
		if l := newLine(row); strings.Trim(l.text, "_-–—―─ ") != "" || len(l.text) < 4 {
			out = append(out, l)
		}
		from = to
	}
	return out
}

func newLine(row []cell) line {
	if len(row) > 1 && stretched(row) {
		var gs []glyph
		for i := range row {
			gs = append(gs, row[i].glyphs...)
		}
		whole := newCell(gs)
		whole.base, whole.size, whole.mirrored = row[0].base, row[0].size, row[0].mirrored
		row = []cell{whole}
	}
	l := line{cells: row, left: row[0].left, base: row[0].base}
	most, letters, bold := 0, 0, 0
	for i := range row {
		l.right = max(l.right, row[i].right)
		if n := len(row[i].glyphs); n > most {
			most, l.size, l.base = n, row[i].size, row[i].base
		}
		for k := range row[i].glyphs {
			g := &row[i].glyphs[k]
			if g.kind == leftToRight || g.kind == rightToLeft || g.kind == ideograph {
				letters++
				if g.bold {
					bold++
				}
			}
		}
	}
	l.bold = bold > 0 && bold*10 >= letters*9
	var b strings.Builder
	for i := range row {
		if i > 0 {
			b.WriteByte('\t')
		}
		write(&b, row[i].glyphs, row[i].mirrored)
	}
	l.text = b.String()
	return l
}

// stretched tells a line of a justified text with few words from the row of a
// table: all of its words stand wide apart, and equally so.
func stretched(row []cell) bool {
	least, most, count := float32(1e9), float32(0), 0
	right := float32(-1)
	for i := range row {
		for k := range row[i].glyphs {
			g := &row[i].glyphs[k]
			if g.kind == space || g.raised || g.text == "" {
				continue
			}
			if gap := (g.left - right) / g.size; right >= 0 && gap > spaceGap {
				least, most, count = min(least, gap), max(most, gap), count+1
			}
			right = max(right, g.right)
		}
	}
	return count > 2 && least > 0.45 && most < 2.2*least
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }
func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
