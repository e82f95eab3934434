package render

// Point is a place on the page, in pixels from its upper left corner.
type Point struct{ X, Y float64 }

// Size is a width and a height, in pixels.
type Size struct{ Width, Height float64 }

// Drawing is a picture that is ready to be written in any format: marks in the
// order in which they are painted, sizes in pixels (96 to the inch), the origin
// at the upper left corner.
type Drawing struct {
	Size        Size
	Family      string // of the fonts of its text, as in CSS
	Title       string // for readers who do not see it, and for the window
	Description string // the same picture in words
	Marks       []Mark
}

// Mark is a Group, a Box, a Path or a Text.
type Mark interface{ mark() }

// Group is marks that are one thing to a reader: a node, an edge.
type Group struct {
	Name string // what it is, in words; "" for a group without a meaning of its own
	Link string // an address that it leads to, "" for none
	// Detail are lines that a reader gets on asking, as in a tooltip; nil for Name.
	Detail []string
	Marks  []Mark
}

// Box is a rectangle with round corners. Its place is its upper left corner.
type Box struct {
	At     Point
	Size   Size
	Radius float64
	Fill   string // "#RRGGBB", "" for none
	Stroke Stroke
}

// Path is a line from its first point: straight to each further one, or, where
// Curved, three points for each cubic Bézier segment.
type Path struct {
	Points []Point
	Curved bool
	Closed bool
	Fill   string
	Stroke Stroke
}

// Stroke is how a line looks. A stroke without a colour is not drawn.
type Stroke struct {
	Colour string
	Width  float64
	Dash   []float64 // lengths of strokes and gaps, nil for a solid line
	Round  bool      // round ends, which make dots of short dashes
}

// Text is one line. Its place is on the base line, at its left end, middle or
// right end.
type Text struct {
	At     Point
	Words  string
	Font   Font
	Colour string
	Anchor Anchor
}

// Anchor says which end of a Text its place is.
type Anchor int

// The anchors.
const (
	Left Anchor = iota
	Middle
	Right
)

func (Group) mark() {}
func (Box) mark()   {}
func (Path) mark()  {}
func (Text) mark()  {}
