package render

import "slices"

// sample is one row's piece of the legend: a small drawing and what it means.
type sample struct {
	draw  func(at Point) []Mark // at: left end, middle height
	words string
}

const (
	sampleWidth  = 34.0
	legendIndent = axisWidth
	noteLeading  = 1.5 // of the size
)

// legendLine is from one line of the legend to the next.
func (c *composer) legendLine() float64 { return c.theme.Type.Legend * 20 / 10.5 }

// legend explains what occurs in the picture, and nothing else. It begins at y
// and gives the height below it.
func (c *composer) legend(y float64) float64 {
	for _, section := range []struct {
		heading string
		samples []sample
	}{
		{"Arrows", append(c.verbSamples(), c.detourSamples()...)},
		{"Boxes", slices.Concat(c.bodySamples(), c.readSamples(), c.foldSamples())},
	} {
		if len(section.samples) == 0 {
			continue
		}
		c.add(Text{At: Point{margin, y + 3.5}, Words: section.heading, Font: Font{Size: c.theme.Type.Legend, Bold: true}, Colour: c.theme.Colours.Soft})
		y = c.flow(section.samples, y) + c.legendLine()
	}
	small := Font{Size: c.theme.Type.Note}
	for _, note := range c.notes() {
		for _, words := range wrap(note, c.width-2*margin, 2, small.width) {
			c.add(Text{At: Point{margin, y + 3.5}, Words: words, Font: small, Colour: c.theme.Colours.Faint})
			y += noteLeading * small.Size
		}
	}
	return y - 8
}

// flow sets samples side by side, in as many lines as they need.
func (c *composer) flow(samples []sample, y float64) float64 {
	words := Font{Size: c.theme.Type.Legend}
	x := margin + legendIndent
	for _, s := range samples {
		width := sampleWidth + 7 + words.width(s.words) + 20
		if x+width-20 > c.width-margin && x > margin+legendIndent {
			x = margin + legendIndent
			y += c.legendLine()
		}
		c.add(s.draw(Point{x, y})...)
		c.add(Text{At: Point{x + sampleWidth + 7, y + 3.5}, Words: s.words, Font: words, Colour: c.theme.Colours.Soft})
		x += width
	}
	return y
}

func (c *composer) verbSamples() []sample {
	occurs := make([]bool, len(verbGroups))
	for _, e := range c.v.Edges {
		occurs[groupOf(e.Verbs)] = true
	}
	var samples []sample
	for i := range verbGroups {
		if !occurs[i] {
			continue
		}
		style := &c.theme.Verbs[i]
		samples = append(samples, sample{func(at Point) []Mark {
			return arrow([]Point{at, {at.X + sampleWidth, at.Y}}, false, style)
		}, verbGroups[i].legend})
	}
	return samples
}

func (c *composer) bodySamples() []sample {
	occurs := make([]bool, len(bodyGroups))
	for i := range c.v.Nodes {
		occurs[bodyOf(c.v.Nodes[i].Body)] = true
	}
	var samples []sample
	for i := range bodyGroups {
		if occurs[i] {
			samples = append(samples, sample{c.swatch(c.theme.Bodies[i].Tint, c.theme.Bodies[i].Strip, nil), bodyGroups[i].legend})
		}
	}
	return samples
}

func (c *composer) readSamples() []sample {
	var read, cited bool
	for i := range c.v.Nodes {
		read = read || c.v.Nodes[i].Read
		cited = cited || !c.v.Nodes[i].Read
	}
	var samples []sample
	if read && cited {
		samples = append(samples, sample{c.swatch(c.theme.Colours.Band, "", nil), "text in this graph"})
	}
	if cited {
		samples = append(samples, sample{c.swatch(c.theme.Colours.Paper, "", []float64{4, 3}), "only cited"})
	}
	return samples
}

// detourSamples explains the lines that stand for no citation of their own.
func (c *composer) detourSamples() []sample {
	samples := c.extra
	if len(c.v.Detours) > 0 {
		line := c.theme.detourLine()
		samples = append(samples, sample{func(at Point) []Mark {
			return arrow([]Point{at, {at.X + sampleWidth, at.Y}}, false, &line)
		}, "through instruments left out"})
	}
	return samples
}

func (c *composer) foldSamples() []sample {
	if len(c.v.Folds) == 0 {
		return nil
	}
	return []sample{{func(at Point) []Mark {
		const height = 13.0
		return []Mark{Box{
			At: Point{at.X + 6, at.Y - height/2}, Size: Size{sampleWidth - 6, height}, Radius: height / 2, Fill: c.theme.Colours.Band,
			Stroke: Stroke{Colour: c.theme.Colours.Border, Width: 1, Dash: []float64{1.5, 2.5}},
		}}
	}, "left out here"}}
}

// swatch draws a small box.
func (c *composer) swatch(fill, stripColour string, dash []float64) func(Point) []Mark {
	return func(at Point) []Mark {
		const height = 13.0
		corner := Point{at.X + 6, at.Y - height/2}
		box := Box{At: corner, Size: Size{sampleWidth - 6, height}, Radius: 3, Fill: fill, Stroke: Stroke{Colour: c.theme.Colours.Border, Width: 1, Dash: dash}}
		if stripColour == "" {
			return []Mark{box}
		}
		return []Mark{box, strip(corner, height, stripColour)}
	}
}

// notes are the small print.
func (c *composer) notes() []string {
	note := "An arrow leads from the citing to the cited instrument. "
	switch {
	case len(c.v.Clusters) > 0:
		note = "An arrow leads from the group that cites the other more often; the number is of these citations, the width of the line by it. "
		if left := c.v.TiesLeftOut; left > 0 {
			note += "+" + thousands(left) + " weaker " + plural(left, "tie", "ties") + " between these groups not drawn. "
		}
	case len(c.v.Edges) == 0:
		note = ""
	}
	if left := c.v.EdgesLeftOut; left > 0 {
		note += "+" + thousands(left) + " weaker " + plural(left, "citation", "citations") + " between these instruments not drawn. "
	}
	return []string{note + c.v.Source}
}
