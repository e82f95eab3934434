package render

import (
	"fmt"
	"math"
	"slices"
)

// band is a run of years that stand together in a picture, in one row of boxes
// or in several where there are many. Bands and rows go down the page, the oldest
// first.
type band struct {
	first, last int // years; 0 and 0 for the instruments without a year
	rows        [][]int
}

// label is what stands beside the band: "1993", "2004–2006", "undated".
func (b *band) label() string {
	switch {
	case b.last == 0:
		return "undated"
	case b.first == b.last:
		return fmt.Sprint(b.first)
	}
	return fmt.Sprintf("%d–%d", b.first, b.last)
}

// bandsOf puts the nodes into bands: each year its own where the page has room
// for so many rows, else neighbouring years together, so that the picture fits a
// landscape page at the largest scale.
func bandsOf(v *View) []band {
	var years []int // distinct, ascending; nodes are sorted by year
	count := map[int]int{}
	for i := range v.Nodes {
		year := v.Nodes[i].Year
		if count[year]++; count[year] == 1 {
			years = append(years, year)
		}
	}
	if len(years) == 0 {
		return nil
	}
	var undated []band
	if years[0] == 0 {
		undated, years = []band{{}}, years[1:]
	}
	cuts := partitions(years, count, v.Edges, v.Nodes)
	if len(cuts) == 0 {
		cuts = [][]band{nil}
	}
	var best []band
	least := math.Inf(1)
	for _, dated := range cuts {
		for length := leastRow; length <= mostRow; length++ {
			bands := slices.Concat(undated, dated)
			fill(bands, v, length)
			// Finer years are worth a slightly smaller scale.
			cost := shrinkage(bands, len(v.Edges)) - finerYears*float64(len(bands))
			if cost < least-1e-9 {
				best, least = bands, cost
			}
		}
	}
	return best
}

// What a row may hold, the page to fill (A4 landscape within its margins, in
// pixels), and the room that a row, a box and a citation take on it by experience.
const (
	leastRow, mostRow = 3, 24
	mostBands         = 16
	finerYears        = 0.03

	pageWidth, pageHeight  = 1120.0, 780.0
	aroundWidth, rowHeight = 170.0, boxWidth/3 + gapHeight
	aroundHeight, edgeRoom = 190.0, 4.0
	flatCost, spanCost     = 4.0, 0.3 // of a citation within a band, of a year between its first and last
	boxAndGap              = boxWidth + gapWidth
)

// shrinkage is by how much a picture must be made smaller to fit the page; 1 for
// one that fits.
func shrinkage(bands []band, edges int) float64 {
	rows, longest := 0, 0
	for i := range bands {
		for _, row := range bands[i].rows {
			rows, longest = rows+1, max(longest, len(row))
		}
	}
	width := aroundWidth + boxAndGap*float64(longest) + edgeRoom*float64(edges)
	height := aroundHeight + rowHeight*float64(rows) + edgeRoom*float64(edges)
	return max(1, width/pageWidth, height/pageHeight)
}

// partitions cuts the years into one run, two runs, and so on up to mostBands,
// each time at the least cost: the square of the nodes in each run, so that runs
// are even, the citations within it, and the years that it spans.
func partitions(years []int, count map[int]int, edges []Edge, nodes []Node) [][]band {
	within := citationsWithin(years, edges, nodes)
	cost := func(from, to int) float64 { // of the run years[from:to]
		boxes := 0
		for _, year := range years[from:to] {
			boxes += count[year]
		}
		span := float64(years[to-1] - years[from])
		return float64(boxes*boxes) + flatCost*float64(within[from][to]) + spanCost*span
	}
	runs := min(len(years), mostBands)
	// best[k][to] is the least cost of years[:to] in k runs, cut[k][to] where the
	// last of them begins.
	best, cut := make([][]float64, runs+1), make([][]int, runs+1)
	for k := range best {
		best[k], cut[k] = make([]float64, len(years)+1), make([]int, len(years)+1)
		for to := range best[k] {
			best[k][to] = math.Inf(1)
		}
	}
	best[0][0] = 0
	for k := 1; k <= runs; k++ {
		for to := k; to <= len(years); to++ {
			for from := k - 1; from < to; from++ {
				if c := best[k-1][from] + cost(from, to); c < best[k][to] {
					best[k][to], cut[k][to] = c, from
				}
			}
		}
	}
	var all [][]band
	for k := 1; k <= runs; k++ {
		bands := make([]band, k)
		for i, to := k, len(years); i > 0; i-- {
			from := cut[i][to]
			bands[i-1] = band{first: years[from], last: years[to-1]}
			to = from
		}
		all = append(all, bands)
	}
	return all
}

// citationsWithin counts, for each run years[from:to], the edges with both ends
// in it.
func citationsWithin(years []int, edges []Edge, nodes []Node) [][]int {
	within := make([][]int, len(years)+1)
	for i := range within {
		within[i] = make([]int, len(years)+1)
	}
	for _, e := range edges {
		a, okA := slices.BinarySearch(years, nodes[e.Citing].Year)
		b, okB := slices.BinarySearch(years, nodes[e.Cited].Year)
		if !okA || !okB || e.Citing == e.Cited {
			continue
		}
		for from := 0; from <= min(a, b); from++ {
			for to := max(a, b) + 1; to <= len(years); to++ {
				within[from][to]++
			}
		}
	}
	return within
}

// fill puts the nodes into the rows of their bands.
func fill(bands []band, v *View, length int) {
	for i := range bands {
		b := &bands[i]
		var members []int
		for n := range v.Nodes {
			if year := v.Nodes[n].Year; b.first <= year && year <= b.last {
				members = append(members, n)
			}
		}
		b.rows = rowsOf(members, v.Edges, length)
	}
}

// rowsOf puts the members of a band into rows of at most length: what others of
// the band cite and cites none of them above, the rest below.
func rowsOf(members []int, edges []Edge, length int) [][]int {
	const unknown, cited, citing = 0, 1, 2
	role := make(map[int]int, len(members))
	for _, n := range members {
		role[n] = unknown
	}
	for _, e := range edges {
		_, a := role[e.Citing]
		_, b := role[e.Cited]
		if a && b && e.Citing != e.Cited {
			role[e.Citing] = citing
			role[e.Cited] = max(role[e.Cited], cited)
		}
	}
	var upper, lower []int
	for _, n := range members {
		if role[n] == citing {
			lower = append(lower, n)
		} else {
			upper = append(upper, n)
		}
	}
	var rows [][]int
	for _, level := range [][]int{upper, lower} {
		parts := (len(level) + length - 1) / length
		for p := range parts {
			rows = append(rows, level[len(level)*p/parts:len(level)*(p+1)/parts])
		}
	}
	return rows
}
