package pdf

import (
	"slices"
	"strings"
	"unicode"
)

const (
	indent   = 0.7  // of the size: a line that begins this much further in is indented
	paraGap  = 1.22 // of the usual distance of lines: what stands further apart is apart
	sameEdge = 1.5  // points
)

// begins tells whether a new paragraph begins with line i of the flow; the one
// before began with line from, and the lines end at end.
func (a *analysis) begins(from, i, end int) bool {
	p, c := &a.flow[i-1], &a.flow[i]
	if distance(p.size, c.size) > 0.12*a.body || p.bold != c.bold && !(len(c.text) < 4 || len(p.text) < 4) {
		return true
	}
	var next *line
	if i+1 < end && !slices.Contains(a.breaks, i+1) {
		next = &a.flow[i+1]
	}
	right := a.rightEdge(i)
	if slices.Contains(a.breaks, i) {
		return a.beginsColumn(p, c, next, i)
	}
	if p.base-c.base > paraGap*a.leading*c.size || c.base > p.base {
		return true
	}
	if p.bold && c.bold {
		return c.label() || labelled(c) // a heading goes on, however its lines are set
	}
	in := c.left - p.left
	switch first := i-1 == from; {
	case in > indent*c.size:
		if first && hangs(p, c) || centred(p, c) {
			break
		}
		return true
	case in < -indent*c.size:
		if first || centred(p, c) {
			break // the first line was indented
		}
		return true
	case labelled(c) || c.label() && a.short(p, c, right):
		return true
	}
	if a.apart || !a.short(p, c, right) || hyphenEnd(p.text) > 0 || strings.HasSuffix(p.text, "-") {
		return false
	}
	// A short line ends a paragraph, but for lines that are set in a block with
	// an edge of its own.
	if distance(p.right, c.right) < sameEdge || i-2 >= from && distance(p.right, a.flow[i-2].right) < sameEdge {
		return false
	}
	return ends(p.text) || !startsLower(c.text)
}

// beginsColumn does the same at the top of a column or page.
func (a *analysis) beginsColumn(p, c, next *line, i int) bool {
	if c.label() || labelled(c) {
		return ends(p.text)
	}
	if next != nil && c.left-next.left > indent*c.size && len(c.cells) == 1 && next.base-c.base < 0 && c.base-next.base < paraGap*a.leading*c.size {
		return true // indented, as first lines are
	}
	if startsLower(c.text) {
		return false
	}
	last := 0
	for _, b := range a.breaks {
		if b < i {
			last = b
		}
	}
	short := a.short(p, c, a.edge(last, i))
	return short && (ends(p.text) || p.right < 0.75*a.edge(last, i))
}

// rightEdge is where the lines of i's column end as a rule.
func (a *analysis) rightEdge(i int) float32 {
	from, to := 0, len(a.flow)
	for _, b := range a.breaks {
		if b <= i {
			from = b
		} else {
			to = b
			break
		}
	}
	return a.edge(from, to)
}

// edge is the furthest place where two of the lines end, or one of a few.
func (a *analysis) edge(from, to int) float32 {
	const few = 5
	best, second := float32(0), float32(0)
	for i := from; i < to; i++ {
		r := a.flow[i].right
		switch {
		case r > best:
			best, second = r, best
		case r > second:
			second = r
		}
	}
	if best-second > 4 && to-from > few {
		return second
	}
	return best
}

// short tells whether the first word of c would have stood at the end of p: that
// it does not says that p ends a paragraph.
func (a *analysis) short(p, c *line, right float32) bool {
	gs := c.cells[0].glyphs
	word := float32(0)
	for i := range gs {
		if gs[i].kind == space {
			break
		}
		word = max(word, gs[i].right-gs[0].left)
		if gs[i].kind == ideograph {
			break
		}
	}
	return right-p.right > word+0.7*c.size
}

// label tells whether a line begins with the number or letter of an item.
func (l *line) label() bool {
	head, _, more := strings.Cut(l.text, " ")
	if first, _, cell := strings.Cut(head, "\t"); cell {
		head, more = first, true
	}
	return more && itemLabel.MatchString(head)
}

// hangs tells whether c begins below the text that follows the label of p.
func hangs(p, c *line) bool {
	if len(p.cells) > 1 && distance(p.cells[1].left, c.left) < 3 {
		return true
	}
	gs := p.cells[0].glyphs
	for i := 1; i < len(gs) && i < 12; i++ {
		if gs[i].kind != space && (gs[i-1].kind == space || gs[i].left-gs[i-1].right > spaceGap*gs[i].size) && distance(gs[i].left, c.left) < 2.5 {
			return true
		}
	}
	return false
}

// centred tells whether two lines have one middle and no common edge.
func centred(p, c *line) bool {
	return distance(p.left+p.right, c.left+c.right) < 6 && distance(p.left, c.left) > 3
}

// ends tells whether a text ends a sentence or a clause, behind which a paragraph
// may end.
func ends(text string) bool {
	text = strings.TrimRight(raisedSign.ReplaceAllString(text, ""), "\"”’»)] \t")
	return text == "" || strings.ContainsRune(".;:,!?。；：，！？؛،؟", lastRune(text))
}

func startsLower(text string) bool { return unicode.IsLower(firstRune(text)) }

func startsSentence(text string) bool {
	r := firstRune(strings.TrimLeft(text, "\"“«([ "))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}
