package pdf

import (
	"regexp"
	"slices"
	"strings"
)

// itemLabel takes the printed number or letter of a paragraph, a heading or an
// item, alone in its cell: "1.", "(a)", "(iv)", "73/8.", "•", "A."; not "Total".
var itemLabel = regexp.MustCompile(`^(?:\(?[0-9]{1,3}[.)]|\(?[a-zA-Zа-яА-Я]{1,2}[.)]|\(?[ivxlcIVXLC]{1,6}[.)]|[•·–—\-*○▪]|\d{1,4}/\d{1,4}\.?|[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}\.?|\d{1,3}[-–]|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\)|（[^（）]{1,3}）)$`)

// labelled tells whether a line's first cell is a label of what follows.
func labelled(l *line) bool {
	return len(l.cells) == 2 && itemLabel.MatchString(cellText(&l.cells[0])) && l.cells[1].left-l.cells[0].left < 6*l.size
}

// tabular tells whether a line is divided into cells as a row of a table is.
func tabular(l *line) bool { return len(l.cells) > 1 && !labelled(l) }

// tables finds the stretches of lines that are tables: at least two tabular lines
// whose cells begin or end at one place, and the lines between them that lie in
// their columns.
func tables(ls []line) []span {
	var out []span
	for from := 0; from < len(ls); {
		if !tabular(&ls[from]) {
			from++
			continue
		}
		to, last := from+1, from
		for to < len(ls) && to-last <= 6 {
			if ls[to-1].base-ls[to].base > 4*ls[to].size || ls[to].base > ls[to-1].base {
				break
			}
			if tabular(&ls[to]) && aligned(&ls[last], &ls[to]) {
				last = to
			} else if len(ls[to].cells) == 1 && ls[to].right-ls[to].left > 0.6*(ls[from].right-ls[from].left) {
				break
			}
			to++
		}
		if last > from && last-from+1 <= 4*count(ls[from:last+1], tabular) {
			end := last + 1
			// The rest of the last row's cells.
			for end < len(ls) && len(ls[end].cells) == 1 && ls[end].left > ls[last].left+ls[end].size && inside(&ls[end].cells[0], ls[last].cells) &&
				ls[end-1].base-ls[end].base < 1.4*ls[end].size {
				end++
			}
			out = append(out, span{from, end})
			from = end
			continue
		}
		from++
	}
	return out
}

type span struct{ from, to int }

func count(ls []line, is func(*line) bool) int {
	n := 0
	for i := range ls {
		if is(&ls[i]) {
			n++
		}
	}
	return n
}

// aligned tells whether the cells of two lines, the first aside, stand below one
// another.
func aligned(a, b *line) bool {
	for i := range a.cells[1:] {
		for k := range b.cells[1:] {
			x, y := &a.cells[1+i], &b.cells[1+k]
			if distance(x.left, y.left) < 3 || distance(x.right, y.right) < 3 || distance(x.left+x.right, y.left+y.right) < 6 {
				return true
			}
		}
	}
	return false
}

func inside(c *cell, row []cell) bool {
	for i := range row {
		if c.left >= row[i].left-3 && c.left <= row[i].right {
			return true
		}
	}
	return false
}

// rows makes the rows of a table: the cells of its columns, a cell of several
// lines on one.
func rows(ls []line, mirrored bool, join func(a, b string) string) [][]string {
	edges := tableColumns(ls)
	leading := float32(0)
	for i := 1; i < len(ls); i++ {
		if gap := ls[i-1].base - ls[i].base; leading == 0 || gap < leading {
			leading = gap
		}
	}
	spread := false // rows stand further apart than the lines of a cell
	for i := 1; i < len(ls); i++ {
		spread = spread || ls[i-1].base-ls[i].base > 1.25*leading && !tabular(&ls[i-1])
	}
	var out [][]string
	for i := range ls {
		fresh := i == 0
		if i > 0 {
			gap := ls[i-1].base - ls[i].base
			first := column(edges, &ls[i].cells[0]) == 0
			fresh = gap > 1.25*leading || !spread && first
		}
		if fresh {
			out = append(out, make([]string, len(edges)))
		}
		row := out[len(out)-1]
		for k := range ls[i].cells {
			at := column(edges, &ls[i].cells[k])
			var b strings.Builder
			write(&b, ls[i].cells[k].glyphs, mirrored)
			if row[at] == "" {
				row[at] = b.String()
			} else {
				row[at] = join(row[at], b.String())
			}
		}
	}
	return out
}

// tableColumns gives the left edges of a table's columns: where the stretches
// begin that its cells cover together, those that span several aside.
func tableColumns(ls []line) []span32 {
	most := 0
	for i := range ls {
		most = max(most, len(ls[i].cells))
	}
	var all []span32
	for i := range ls {
		if len(ls[i].cells)*2 <= most && most > 2 {
			continue // a heading across columns
		}
		for k := range ls[i].cells {
			all = append(all, span32{ls[i].cells[k].left, ls[i].cells[k].right})
		}
	}
	slices.SortFunc(all, func(a, b span32) int {
		if a.from < b.from {
			return -1
		}
		return 1
	})
	var out []span32
	for _, s := range all {
		if n := len(out); n > 0 && s.from < out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
			continue
		}
		out = append(out, s)
	}
	return out
}

type span32 struct{ from, to float32 }

// column is that in which most of a cell stands.
func column(edges []span32, c *cell) int {
	best, most := 0, float32(-1e9)
	for i, e := range edges {
		if shared := min(e.to, c.right) - max(e.from, c.left); shared > most {
			best, most = i, shared
		}
	}
	return best
}
