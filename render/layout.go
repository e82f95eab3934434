package render

import "context"

// Plan is what a Layout places: boxes of fixed size, in rows from the top of the
// page, and the citations between them. Sizes are pixels.
type Plan struct {
	Boxes []Size
	Rows  [][]int // the boxes of each row; every box stands in one
	Links []Link
	Gap   Size // the least room between boxes side by side, and between rows
}

// Size is a width and a height.
type Size struct{ Width, Height float64 }

// Point is a place on the page, from its upper left corner.
type Point struct{ X, Y float64 }

// Link is a citation between two boxes, given by their places in Plan.Boxes.
type Link struct {
	Citing, Cited int
	Weight        int // how short and straight it should be; 0 reads as 1
}

// Positions are where a Layout puts what is in a Plan.
type Positions struct {
	Size  Size
	Boxes []Point // centres, as in Plan.Boxes
	// Links are smooth curves, as in Plan.Links: a first point at the citing box,
	// then three points for each cubic Bézier segment, the last at the cited box.
	// A nil curve is not drawn.
	Links [][]Point
}

// Layout places a Plan. The same Plan gives the same Positions.
type Layout func(context.Context, Plan) (Positions, error)
