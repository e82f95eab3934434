// Package layout places boxes in given rows and draws the links between them. A
// Plan goes in, Positions come out. Graphviz, in the worker executable, finds the
// order in which few links cross; how far apart all stands, and how the links go
// between the boxes, is decided here: links to one box run side by side in a
// trunk, and every link keeps to itself. The package knows nothing of citations.
package layout

import "context"

// Plan is what is to be placed: boxes of fixed size, in rows from the top of the
// page, and the links between them. Sizes are pixels.
type Plan struct {
	Boxes []Size
	Rows  [][]int // the boxes of each row; every box stands in one, no row is empty
	Links []Link
	Gap   Size // the least room between boxes side by side, and between rows
}

// Size is a width and a height.
type Size struct{ Width, Height float64 }

// Point is a place on the page, from its upper left corner.
type Point struct{ X, Y float64 }

// Link leads from a citing to a cited box, given by their places in Plan.Boxes.
type Link struct{ Citing, Cited int }

// Positions are where all that is in a Plan stands.
type Positions struct {
	Size  Size
	Boxes []Point // centres, as in Plan.Boxes
	// Links are smooth curves, as in Plan.Links: a first point at the citing box,
	// then three points for each cubic Bézier segment, the last at the cited box.
	Links [][]Point
}

// Func places a Plan. The same Plan gives the same Positions.
type Func func(context.Context, Plan) (Positions, error)

// InOrder is a Func without Graphviz: it keeps the boxes of a row in the order of
// the Plan where others would not make fewer links cross. It never fails.
func InOrder(_ context.Context, plan Plan) (Positions, error) {
	if len(plan.Boxes) == 0 {
		return Positions{}, nil
	}
	l := layersOf(&plan)
	l.improveOrder()
	return l.place(), nil
}
