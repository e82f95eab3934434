package render

import (
	"cmp"
	"math"
	"slices"
)

// banding cuts the years of a View into bands, and fills their rows.
type banding struct {
	v      *View
	firsts []int   // the first node of each year, and the number of nodes
	order  []int   // the nodes by year, in each year what is cited before what cites it
	cites  [][]int // of each node, the nodes that it cites
	row    []int   // of each node in the band that is being filled, -1 for none
}

func newBanding(v *View) *banding {
	b := &banding{v: v, cites: make([][]int, len(v.Nodes)), row: make([]int, len(v.Nodes))}
	for _, e := range v.Edges {
		if e.Citing != e.Cited {
			b.cites[e.Citing] = append(b.cites[e.Citing], e.Cited)
		}
	}
	for i := range v.Nodes {
		if i == 0 || v.Nodes[i].Year != v.Nodes[i-1].Year {
			b.firsts = append(b.firsts, i)
		}
		b.order = append(b.order, i)
		b.row[i] = -1
	}
	b.firsts = append(b.firsts, len(v.Nodes))
	level := b.levels()
	slices.SortStableFunc(b.order, func(x, y int) int {
		return cmp.Or(cmp.Compare(v.Nodes[x].Year, v.Nodes[y].Year), cmp.Compare(level[x], level[y]))
	})
	return b
}

// mostLevels bounds the chains of citations within a year that are followed.
const mostLevels = 4

// levels gives for each node how long a chain of citations within its year ends
// at it.
func (b *banding) levels() []int {
	level := make([]int, len(b.v.Nodes))
	for range mostLevels - 1 {
		for n, cited := range b.cites {
			for _, other := range cited {
				if b.v.Nodes[n].Year == b.v.Nodes[other].Year {
					level[n] = max(level[n], min(level[other]+1, mostLevels-1))
				}
			}
		}
	}
	return level
}

// rowCosts are what a row may cost a partition, against a band, of which more are
// better: with the first every year is a band, with the last few rows count most.
var rowCosts = []float64{0.1, 0.6, 1, 3}

// The other costs of a band: of the years that it spans, and of many nodes in one
// band and few in another.
const (
	bandGain = 0.3
	spanCost = 0.002
	fullness = 0.004
)

// mostBandRows bounds the bands of several years that are tried.
const mostBandRows = 8

// partitions cuts the years into the bands of least cost for each of rowCosts,
// with rows of at most length. Nodes without a year are a band of their own.
func (b *banding) partitions(length int) [][]band {
	years := len(b.firsts) - 1
	counts := make([][]int, years) // rows of the years from:to
	for from := range counts {
		counts[from] = make([]int, years+1)
		for to := from + 1; to <= years; to++ {
			counts[from][to] = len(b.fill(from, to, length))
			if to > from+1 && counts[from][to] > mostBandRows || b.v.Nodes[b.firsts[from]].Year == 0 {
				break // longer runs of years have as many rows, or more
			}
		}
	}
	all := make([][]band, len(rowCosts))
	for i, rowCost := range rowCosts {
		all[i] = b.partition(counts, length, rowCost)
	}
	return all
}

func (b *banding) partition(counts [][]int, length int, rowCost float64) []band {
	years := len(counts)
	best, cut := make([]float64, years+1), make([]int, years+1)
	for to := 1; to <= years; to++ {
		best[to] = math.Inf(1)
		for from := range to {
			if counts[from][to] == 0 {
				continue
			}
			first, last := b.years(from, to)
			nodes := b.firsts[to] - b.firsts[from]
			cost := best[from] + rowCost*float64(counts[from][to]) - bandGain + spanCost*float64(last-first) + fullness*float64(nodes*nodes)
			if cost < best[to] {
				best[to], cut[to] = cost, from
			}
		}
	}
	var bands []band
	for to := years; to > 0; to = cut[to] {
		first, last := b.years(cut[to], to)
		bands = append(bands, band{first, last, b.fillEvenly(cut[to], to, length)})
	}
	slices.Reverse(bands)
	return bands
}

// years gives the first and the last of a run of years.
func (b *banding) years(from, to int) (first, last int) {
	return b.v.Nodes[b.firsts[from]].Year, b.v.Nodes[b.firsts[to]-1].Year
}

// fillEvenly fills the rows of a band so that they are of about the same length.
func (b *banding) fillEvenly(from, to, length int) [][]int {
	rows := b.fill(from, to, length)
	nodes := b.firsts[to] - b.firsts[from]
	for shorter := (nodes + len(rows) - 1) / len(rows); shorter < length; shorter++ {
		if again := b.fill(from, to, shorter); len(again) == len(rows) {
			return again
		}
	}
	return rows
}

// fill puts each node of a run of years into the first row that has room for it,
// is below what it cites, and has no row of older nodes below it.
func (b *banding) fill(from, to, length int) [][]int {
	members := b.order[b.firsts[from]:b.firsts[to]]
	var rows [][]int
	for _, n := range members {
		row := 0
		for _, cited := range b.cites[n] {
			row = max(row, b.row[cited]+1)
		}
		year := b.v.Nodes[n].Year
		for row < len(rows) && (len(rows[row]) >= length || row+1 < len(rows) && b.v.Nodes[rows[row+1][0]].Year < year) {
			row++
		}
		if row >= len(rows) {
			row = len(rows)
			rows = append(rows, nil)
		}
		rows[row] = append(rows[row], n)
		b.row[n] = row
	}
	for _, n := range members {
		b.row[n] = -1
	}
	return rows
}
