package render

import (
	"fmt"
	"math"
	"slices"

	"citegraph/render/layout"
)

var (
	frameGap  = layout.Size{Width: 40, Height: 30}
	frameSpec = boxSpec{150, 150, titleLines, titleLines}
)

// Measures of the frame around the boxes of a cluster.
const (
	frameColumns = 2 // boxes side by side
	framePadding = 13.0
	frameInner   = 10.0 // between its boxes
	framesAcross = 3
)

// arrangeOverview puts the clusters into frames, those that cite each other most
// near to each other, and draws the ties between them.
func arrangeOverview(v *View, theme *Theme) scene {
	s := scene{labels: labelsIn(v, &theme.Type, frameSpec), direction: "in groups"}
	if len(v.Clusters) == 0 {
		return s
	}
	across := min(framesAcross, len(v.Clusters))
	room := tieWords * theme.Type.Year // for the number of citations beside a tie
	head := theme.frameHead()
	g := layout.Grid{
		Columns: across, Rows: (len(v.Clusters) + across - 1) / across, Gap: frameGap, LinkGap: 12, TailGap: 2 * theme.Type.Year,
		Lead: slices.Repeat([]float64{room}, across+1), Trail: slices.Repeat([]float64{room}, across+1),
	}
	g.Lead[0], g.Trail[0], g.Lead[across], g.Trail[across] = 0, 0, 0, 0
	places := v.placeClusters(across)
	height := 0.0
	if len(s.labels) > 0 {
		height = s.labels[0].height
	}
	for c := range v.Clusters {
		g.Cells = append(g.Cells, layout.Cell{Size: frameSize(len(v.Clusters[c].Members), height, head.boxes), Column: places[c] % across, Row: places[c] / across})
	}
	for _, t := range v.Ties {
		g.Links = append(g.Links, layout.Link{Citing: t.Citing, Cited: t.Cited})
		a, b := &g.Cells[t.Citing], &g.Cells[t.Cited]
		if down := a.Row - b.Row; a.Column == b.Column && (down > 1 || down < -1) { // it may go around at the outside
			g.Trail[a.Column], g.Lead[a.Column+1] = room, room
		}
	}
	placed := g.Place()
	s.size = placed.Size
	s.boxes = make([]layout.Point, len(v.Nodes))
	for c := range v.Clusters {
		at := Point{placed.Boxes[c].X - placed.Sizes[c].Width/2, placed.Boxes[c].Y - placed.Sizes[c].Height/2}
		s.under = append(s.under, theme.frame(v, c, at, placed.Sizes[c]))
		for i, n := range v.Clusters[c].Members {
			s.boxes[n] = layout.Point{
				X: at.X + framePadding + frameSpec.width/2 + float64(i%frameColumns)*(frameSpec.width+frameInner),
				Y: at.Y + head.boxes + height/2 + float64(i/frameColumns)*(height+frameInner),
			}
		}
	}
	font := Font{Size: theme.Type.Year, Bold: true}
	for i := range v.Ties {
		t := &v.Ties[i]
		line := make([]Point, len(placed.Links[i]))
		for j, p := range placed.Links[i] {
			line[j] = Point(p)
		}
		style := Line{theme.Colours.Soft, v.weight(t), nil}
		tail, before := line[0], line[0].X < placed.Boxes[t.Citing].X
		upright := math.Abs(line[0].X-line[1].X) < 0.1 && len(line) == 4
		s.under = append(s.under, Group{Name: tieName(v, t), Marks: arrow(line, true, &style)})
		at, anchor := Point{tail.X + 6, tail.Y - 5}, Left
		if upright {
			at = Point{tail.X + 8, tail.Y + math.Copysign(8, line[3].Y-tail.Y) + 3}
		} else if before {
			at, anchor = Point{tail.X - 6, tail.Y - 5}, Right
		}
		s.over = append(s.over, Text{At: at, Words: thousands(t.Count), Font: font, Colour: theme.Colours.Soft, Anchor: anchor})
	}
	s.arrows = theme.tieSamples(v)
	for i := range v.Folds {
		s.size.Height += foldHeight + 24
		s.folds = append(s.folds, foldBox{
			at: layout.Point{X: s.size.Width / 2, Y: s.size.Height - foldHeight/2}, size: layout.Size{Width: foldWidth(&v.Folds[i], theme), Height: foldHeight}, fold: &v.Folds[i],
		})
	}
	return s
}

// tieWords is the room for the number of citations beside a tie, by the size of
// its text.
const tieWords = 3.0

// head is where the lines of the heading of a frame stand, below its upper edge,
// and where its boxes begin.
type head struct{ name, title, counts, bar, boxes float64 }

func (t *Theme) frameHead() head {
	var h head
	h.name = 8 + t.Type.Name*1.04
	h.title = h.name + t.Type.Title*1.36
	h.counts = h.title + t.Type.Year*1.5
	h.bar = h.counts + t.Type.Year*0.8
	h.boxes = h.bar + 4 + framePadding
	return h
}

// frameSize is the size of the frame around so many boxes.
func frameSize(members int, height, head float64) layout.Size {
	rows := (members + frameColumns - 1) / frameColumns
	return layout.Size{
		Width:  2*framePadding + frameColumns*frameSpec.width + (frameColumns-1)*frameInner,
		Height: head + framePadding + float64(rows)*height + float64(rows-1)*frameInner,
	}
}

// frame draws the frame of a cluster with its heading, and a bar as long as it is
// large against the largest.
func (t *Theme) frame(v *View, cluster int, at Point, size layout.Size) Mark {
	c := &v.Clusters[cluster]
	name := Font{Size: t.Type.Name, Bold: true}
	small := Font{Size: t.Type.Year}
	room := size.Width - 2*framePadding
	words := c.Name
	if c.Title != "" {
		words += ", " + c.Title
	}
	title := Font{Size: t.Type.Title}
	counts := fmt.Sprintf("%s %s, %s read", thousands(c.Count), plural(c.Count, "instrument", "instruments"), thousands(c.Read))
	largest := 1
	for i := range v.Clusters {
		largest = max(largest, v.Clusters[i].Count)
	}
	left, head := at.X+framePadding, t.frameHead()
	marks := []Mark{
		Box{At: at, Size: Size(size), Radius: 7, Fill: t.Colours.Band, Stroke: Stroke{Colour: t.Colours.Border, Width: 0.8}},
		Text{At: Point{left, at.Y + head.name}, Words: shorten(c.Name, room, name.width), Font: name, Colour: t.Colours.Ink},
		Text{At: Point{left, at.Y + head.counts}, Words: counts, Font: small, Colour: t.Colours.Soft},
		Box{At: Point{left, at.Y + head.bar}, Size: Size{room, 4}, Radius: 2, Fill: t.Colours.Paper},
		Box{At: Point{left, at.Y + head.bar}, Size: Size{max(4, room*float64(c.Count)/float64(largest)), 4}, Radius: 2, Fill: t.Colours.Faint},
	}
	if c.Title != "" {
		marks = append(marks, Text{At: Point{left, at.Y + head.title}, Words: shorten(c.Title, room, title.width), Font: title, Colour: t.Colours.Soft})
	}
	return Group{Name: fmt.Sprintf("Group of %s: %s", words, counts), Marks: marks}
}

// tieSamples explains the width of the ties.
func (t *Theme) tieSamples(v *View) []sample {
	if len(v.Ties) == 0 {
		return nil
	}
	least, most := &v.Ties[0], &v.Ties[0]
	for i := range v.Ties {
		if v.Ties[i].Count < least.Count {
			least = &v.Ties[i]
		}
		if v.Ties[i].Count > most.Count {
			most = &v.Ties[i]
		}
	}
	var samples []sample
	for _, tie := range []*Tie{least, most} {
		style := Line{t.Colours.Soft, v.weight(tie), nil}
		samples = append(samples, sample{func(at Point) []Mark {
			return arrow([]Point{at, {at.X + sampleWidth, at.Y}}, false, &style)
		}, thousands(tie.Count) + plural(tie.Count, " citation", " citations")})
		if least.Count == most.Count {
			break
		}
	}
	return samples
}

// placeClusters gives each cluster its place in a grid, row by row: clusters
// change places as long as that makes the ties shorter, or rows of frames of
// different heights fewer.
func (v *View) placeClusters(across int) []int {
	places := make([]int, len(v.Clusters))
	for c := range places {
		places[c] = c
	}
	cost := func() float64 {
		sum := 0.0
		for i := range v.Ties {
			t := &v.Ties[i]
			a, b := places[t.Citing], places[t.Cited]
			sideways, down := math.Abs(float64(a%across-b%across)), math.Abs(float64(a/across-b/across))
			sum += v.weight(t) * (sideways + down + 0.5*max(0, sideways-1) + 0.3*down*sideways)
		}
		highest := make([]int, len(places)/across+1)
		for c := range places {
			highest[places[c]/across] = max(highest[places[c]/across], len(v.Clusters[c].Members))
		}
		for c := range places {
			sum += 1.5 * float64(highest[places[c]/across]-len(v.Clusters[c].Members))
		}
		return sum
	}
	for least, changed := cost(), true; changed; {
		changed = false
		for a := range places {
			for b := range a {
				places[a], places[b] = places[b], places[a]
				if now := cost(); now < least-1e-9 {
					least, changed = now, true
				} else {
					places[a], places[b] = places[b], places[a]
				}
			}
		}
	}
	return places
}
