package render

import (
	"context"
	"math"

	"citegraph/render/layout"
)

// Draw makes the picture of a View: it measures the boxes, has them placed by
// the layout, and composes heading, bands of years, citations, boxes and legend,
// all as the style says.
func Draw(ctx context.Context, v *View, place layout.Func, style Style) (*Drawing, error) {
	theme := style.theme()
	row, err := LayoutNamed(v.Layout)
	if err != nil {
		return nil, err
	}
	if row.arrange != nil {
		s := row.arrange(v, theme)
		return (&composer{v: v, theme: theme}).composeScene(&s), nil
	}
	c := composer{v: v, theme: theme, labels: labelsOf(v, &theme.Type), bands: bandsOf(v)}
	plan := c.plan()
	positions, err := place(ctx, plan)
	if err != nil {
		return nil, err
	}
	c.positions = positions
	return c.compose(), nil
}

// Measures of the page, in pixels.
const (
	margin    = 26.0
	axisWidth = 86.0  // of the column with the years
	leastBody = 560.0 // width of what stands right of it
	gapWidth  = 16.0  // between boxes
	gapHeight = 38.0  // between rows
	bandRoom  = 14.0  // above the first row and below the last
	bandInset = 18.0  // at the right end
)

type composer struct {
	v         *View
	theme     *Theme
	labels    []label
	bands     []band
	positions layout.Positions
	offset    Point // of the layout on the page
	width     float64
	marks     []Mark
	extra     []sample // of the legend, what a layout adds
}

func (c *composer) plan() layout.Plan {
	p := layout.Plan{Gap: layout.Size{Width: gapWidth, Height: gapHeight}}
	for _, l := range c.labels {
		p.Boxes = append(p.Boxes, layout.Size{Width: l.width, Height: l.height})
	}
	for _, b := range c.bands {
		p.Rows = append(p.Rows, b.rows...)
	}
	for _, e := range c.v.Edges {
		p.Links = append(p.Links, layout.Link{Citing: e.Citing, Cited: e.Cited})
	}
	return p
}

func (c *composer) compose() *Drawing {
	body := max(leastBody, c.positions.Size.Width+bandInset)
	c.width = math.Ceil(2*margin + axisWidth + body)
	top := c.heading()
	c.offset = Point{margin + axisWidth + (body-bandInset-c.positions.Size.Width)/2, top + bandRoom}
	bottom := top
	if len(c.v.Nodes) > 0 {
		bottom = c.offset.Y + c.positions.Size.Height + bandRoom
	}
	c.drawBands(top, bottom)
	for i := range c.v.Edges {
		c.edge(&c.v.Edges[i], c.positions.Links[i])
	}
	for i := range c.v.Nodes {
		c.node(&c.v.Nodes[i], &c.labels[i], c.positions.Boxes[i])
	}
	height := math.Ceil(c.legend(bottom+26) + margin)
	ground := Box{Size: Size{c.width, height}, Fill: c.theme.Colours.Paper}
	return &Drawing{
		Size:        Size{c.width, height},
		Family:      c.theme.Type.Family,
		Title:       c.v.Title,
		Description: describeDrawing(c.v, "the oldest at the top"),
		Marks:       append([]Mark{ground}, c.marks...),
	}
}

func (c *composer) add(m ...Mark) { c.marks = append(c.marks, m...) }

// heading writes title, subtitle and base, and gives the height below them.
func (c *composer) heading() float64 {
	room := c.width - 2*margin
	y := margin
	sizes, colours := &c.theme.Type, &c.theme.Colours
	for _, line := range []struct {
		words   string
		font    Font
		colour  string
		most    int
		leading float64
	}{
		{c.v.Title, Font{Size: sizes.Heading, Bold: true}, colours.Ink, 2, sizes.Heading * 24 / 19},
		{c.v.Subtitle, Font{Size: sizes.Subtitle}, colours.Soft, 2, sizes.Subtitle * 18 / 13},
		{c.v.Base, Font{Size: sizes.Base}, colours.Faint, 2, sizes.Base * 16 / 11},
	} {
		for _, words := range wrap(line.words, room, line.most, line.font.width) {
			y += line.leading
			c.add(Text{At: Point{margin, y - 6}, Words: words, Font: line.font, Colour: line.colour})
		}
	}
	return y + 16
}

// drawBands lays a tint under every other band and writes the years beside it.
func (c *composer) drawBands(top, bottom float64) {
	y := top
	for i := range c.bands {
		b := &c.bands[i]
		end := bottom
		if i+1 < len(c.bands) {
			end = (c.rowEnd(b.rows[len(b.rows)-1]) + c.rowStart(c.bands[i+1].rows[0])) / 2
		}
		if i%2 == 0 {
			c.add(Box{At: Point{margin, y}, Size: Size{c.width - 2*margin, end - y}, Fill: c.theme.Colours.Band})
		}
		first, last := c.rowStart(b.rows[0]), c.rowEnd(b.rows[len(b.rows)-1])
		c.add(Text{At: Point{margin + 12, (first+last)/2 + 4}, Words: b.label(), Font: Font{Size: c.theme.Type.Axis, Bold: true}, Colour: c.theme.Colours.Soft})
		y = end
	}
}

func (c *composer) rowStart(row []int) float64 {
	y := math.Inf(1)
	for _, n := range row {
		y = min(y, c.offset.Y+c.positions.Boxes[n].Y-c.labels[n].height/2)
	}
	return y
}

func (c *composer) rowEnd(row []int) float64 {
	y := math.Inf(-1)
	for _, n := range row {
		y = max(y, c.offset.Y+c.positions.Boxes[n].Y+c.labels[n].height/2)
	}
	return y
}

// node draws a box with its text.
func (c *composer) node(n *Node, l *label, centre layout.Point) {
	at := Point{math.Round(c.offset.X + centre.X - l.width/2), c.offset.Y + centre.Y - l.height/2}
	colours, body := &c.theme.Colours, &c.theme.Bodies[bodyOf(n.Body)]
	box := Box{At: at, Size: Size{l.width, l.height}, Radius: 4, Fill: body.Tint, Stroke: Stroke{Colour: colours.Border, Width: 1}}
	nameInk, softInk := colours.Ink, colours.Soft
	if !n.Read {
		box.Fill = colours.Paper
		box.Stroke.Dash = []float64{4, 3}
	}
	if n.Focus {
		box.Fill, box.Stroke = colours.Focus, Stroke{Colour: colours.Focus, Width: 1}
		nameInk, softInk = colours.FocusInk, colours.FocusSoft
	}
	marks := []Mark{box, strip(at, l.height, body.Strip)}
	if n.Focus && !n.Read {
		const inset = 3
		marks = append(marks, Box{
			At: Point{at.X + stripWidth + inset - 1, at.Y + inset}, Size: Size{l.width - stripWidth - 2*inset + 1, l.height - 2*inset}, Radius: 2,
			Stroke: Stroke{Colour: colours.FocusSoft, Width: 0.8, Dash: []float64{4, 3}},
		})
	}
	left, right := at.X+stripWidth+padding, at.X+l.width-padding
	y := at.Y + (l.height-l.textHeight())/2 + l.scale*(l.nameSize*0.95-l.nameLeading)
	for i, words := range l.name {
		y += l.scale * l.nameLeading
		marks = append(marks, Text{At: Point{left, y}, Words: words, Font: l.nameFont, Colour: nameInk})
		if i == 0 && l.year != "" {
			marks = append(marks, Text{At: Point{right, y}, Words: l.year, Font: l.yearFont, Colour: softInk, Anchor: Right})
		}
	}
	y += l.scale * 1.5
	for i, words := range append(l.title[:len(l.title):len(l.title)], l.more...) {
		y += l.scale * l.titleLeading
		line := Text{At: Point{left, y}, Words: words, Font: l.titleFont, Colour: softInk}
		if i >= len(l.title) {
			line.Font = l.moreFont
		}
		marks = append(marks, line)
	}
	c.add(Group{Name: nodeName(n), Link: DocumentLink(n.ID), Marks: marks})
}

// strip is the colour of the body along the left edge of a box.
func strip(at Point, height float64, colour string) Mark {
	const inset = 0.5 // half of the border
	x, y, r := at.X+inset, at.Y+inset, at.X+stripWidth
	end := at.Y + height - inset
	return Path{Curved: false, Closed: true, Fill: colour, Points: []Point{
		{x + 2, y}, {r, y}, {r, end}, {x + 2, end}, {x, end - 2}, {x, y + 2},
	}}
}

// edge draws a citation: the curve, and a head at the cited box.
func (c *composer) edge(e *Edge, curve []layout.Point) {
	if len(curve) < 4 {
		return
	}
	placed := make([]Point, len(curve))
	for i, p := range curve {
		placed[i] = Point{p.X + c.offset.X, p.Y + c.offset.Y}
	}
	var detail []string
	if len(e.Evidence) > 0 {
		detail = append([]string{c.v.Nodes[e.Citing].Name + " → " + c.v.Nodes[e.Cited].Name}, e.Evidence...)
	}
	c.add(Group{Name: edgeName(c.v, e), Detail: detail, Marks: arrow(placed, true, &c.theme.Verbs[groupOf(e.Verbs)])})
}

// arrow draws a line with a head at its last point.
func arrow(line []Point, curved bool, style *Line) []Mark {
	last := len(line) - 1
	tip, before := line[last], line[last-1]
	for i := last - 1; i >= 0 && math.Hypot(tip.X-before.X, tip.Y-before.Y) < 1; i-- {
		before = line[i]
	}
	length, half := 5.5+style.Weight, 1.9+0.6*style.Weight
	distance := math.Hypot(tip.X-before.X, tip.Y-before.Y)
	if distance == 0 {
		return nil
	}
	dx, dy := (tip.X-before.X)/distance, (tip.Y-before.Y)/distance
	base := Point{tip.X - dx*length, tip.Y - dy*length}
	line[last] = Point{tip.X - dx*(length-1), tip.Y - dy*(length-1)}
	if near := line[max(0, last-1)]; curved && last >= 3 && math.Hypot(tip.X-near.X, tip.Y-near.Y) < length {
		// A control point beyond the end would turn the line back at its end.
		line[last-1] = Point{(line[last-2].X + line[last].X) / 2, (line[last-2].Y + line[last].Y) / 2}
	}
	return []Mark{
		Path{Points: line, Curved: curved, Stroke: Stroke{Colour: style.Colour, Width: style.Weight, Dash: style.Dash, Round: style.dotted()}},
		Path{Closed: true, Fill: style.Colour, Points: []Point{tip, {base.X - dy*half, base.Y + dx*half}, {base.X + dy*half, base.Y - dx*half}}},
	}
}
