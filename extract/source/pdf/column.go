package pdf

import (
	"cmp"
	"slices"
)

const (
	columnLines = 8    // a column of a page has at least this many lines
	columnFill  = 0.6  // more than half of them fill this much of its width
	leastGutter = 0.6  // of the size of the text: the gap between columns
	columnWidth = 0.25 // of the width of the text: a narrower one is a table's
)

// columns puts the cells of a page into the order of reading: groups of cells,
// each a column or what runs across all of them.
func columns(cs []cell) [][]cell {
	if len(cs) < 2*columnLines {
		return [][]cell{cs}
	}
	cs = slices.Clone(cs)
	slices.SortStableFunc(cs, func(a, b cell) int { return cmp.Compare(b.base, a.base) })
	left, right := cs[0].left, cs[0].right
	for i := range cs {
		left, right = min(left, cs[i].left), max(right, cs[i].right)
	}
	var best split
	for x := left + columnWidth*(right-left); x < right-columnWidth*(right-left); x += 2 {
		for _, s := range splits(cs, x, left, right) {
			if s.lines > best.lines || s.lines == best.lines && s.gutter > best.gutter {
				best = s
			}
		}
	}
	if best.lines == 0 {
		return [][]cell{cs}
	}
	out := columns(cs[:best.from])
	var one, other []cell
	for _, c := range cs[best.from:best.to] {
		if c.right <= best.x {
			one = append(one, c)
		} else {
			other = append(other, c)
		}
	}
	out = append(out, one, other)
	return append(out, columns(cs[best.to:])...)
}

// split is a stretch of a page that a gutter at x divides.
type split struct {
	x, gutter float32
	from, to  int // of the cells from above
	lines     int
}

// splits finds the stretches in which no cell crosses x and text stands on both
// sides in lines that fill their column.
func splits(cs []cell, x, left, right float32) []split {
	var out []split
	for from := 0; from < len(cs); {
		to := from
		one, other := side{from: left, to: x}, side{from: right, to: x}
		for ; to < len(cs) && (cs[to].right <= x || cs[to].left >= x); to++ {
			if cs[to].right <= x {
				one.add(&cs[to])
			} else {
				other.add(&cs[to])
			}
		}
		if one.isColumn() && other.isColumn() {
			if gutter := other.edge - one.edge; gutter >= leastGutter*cs[from].size {
				out = append(out, split{x: x, gutter: gutter, from: from, to: to, lines: one.lines + other.lines})
			}
		}
		from = to + 1
	}
	return out
}

// side is what stands on one side of a gutter.
type side struct {
	from, to  float32
	edge      float32 // towards the gutter
	lines     int
	base      float32
	widths    []float32
	leftmost  float32
	rightmost float32
}

func (s *side) add(c *cell) {
	if s.lines == 0 {
		s.leftmost, s.rightmost = c.left, c.right
	}
	s.leftmost, s.rightmost = min(s.leftmost, c.left), max(s.rightmost, c.right)
	if s.from < s.to {
		s.edge = s.rightmost
	} else {
		s.edge = s.leftmost
	}
	if s.lines == 0 || distance(s.base, c.base) > 0.35*c.size {
		s.lines++
		s.widths = append(s.widths, 0)
		s.base = c.base
	}
	s.widths[len(s.widths)-1] += c.right - c.left
}

func (s *side) isColumn() bool {
	if s.lines < columnLines {
		return false
	}
	full := 0
	for _, w := range s.widths {
		if w >= columnFill*(s.rightmost-s.leftmost) {
			full++
		}
	}
	return 2*full > s.lines && s.rightmost-s.leftmost >= columnWidth*distance(s.from, s.to)*2
}
