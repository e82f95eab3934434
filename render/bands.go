package render

import (
	"fmt"
	"math"
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
	if len(v.Nodes) == 0 {
		return nil
	}
	b := newBanding(v)
	var best []band
	least := math.Inf(1)
	for length := leastRow; length <= mostRow; length++ {
		for _, bands := range b.partitions(length) {
			cost := shrinkage(bands, len(v.Edges)) - finerYears*float64(len(bands)) + flatEdge*float64(flatEdges(bands, v.Edges))
			if cost < least-1e-9 {
				best, least = bands, cost
			}
		}
	}
	return best
}

// What a row may hold; the page to fill (A4 landscape within its margins, in
// pixels) and the room that rows, boxes and citations take on it by experience.
const (
	leastRow, mostRow = 3, 24

	pageWidth, pageHeight     = 1090.0, 740.0
	aroundWidth, aroundHeight = 2*margin + axisWidth + bandInset, 190.0
	rowHeight                 = boxWidth/3 + gapHeight
	edgeWidth, edgeHeight     = 5.0, 2.0
)

// What finer years and citations within a row are worth, in parts of the scale.
const (
	finerYears = 0.03
	flatEdge   = 0.05
)

// flatEdges counts the citations within a row.
func flatEdges(bands []band, edges []Edge) int {
	rowOf, row := map[int]int{}, 0
	for i := range bands {
		for _, members := range bands[i].rows {
			for _, n := range members {
				rowOf[n] = row
			}
			row++
		}
	}
	count := 0
	for _, e := range edges {
		if e.Citing != e.Cited && rowOf[e.Citing] == rowOf[e.Cited] {
			count++
		}
	}
	return count
}

// shrinkage is by how much a picture must be made smaller to fit the page; 1 for
// one that fits.
func shrinkage(bands []band, edges int) float64 {
	rows, longest := 0, 0
	for i := range bands {
		for _, row := range bands[i].rows {
			rows, longest = rows+1, max(longest, len(row))
		}
	}
	width := aroundWidth + (boxWidth+gapWidth)*float64(longest) + edgeWidth*float64(edges)
	height := aroundHeight + rowHeight*float64(rows) + edgeHeight*float64(edges)
	return max(1, width/pageWidth, height/pageHeight)
}
