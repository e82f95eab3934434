package render

import (
	"math"
	"strconv"
	"strings"

	"citegraph/render/layout"
)

// scene is a View with all that it shows in its place. Places are those of the
// body of the picture, which stands below the heading.
type scene struct {
	size    layout.Size
	labels  []label          // of the nodes
	boxes   []layout.Point   // their centres
	links   [][]layout.Point // of the edges
	folds   []foldBox
	detours [][]layout.Point
	under   []Mark // painted before all others
	over    []Mark // painted after them
	arrows  []sample
	// direction ends the sentence "Diagram of … ," for those who do not see it.
	direction string
}

// foldBox is where a Fold stands, and the lines between it and what it is about.
type foldBox struct {
	at    layout.Point // its centre
	size  layout.Size
	fold  *Fold
	links [][]layout.Point
}

// composeScene makes the picture of a scene.
func (c *composer) composeScene(s *scene) *Drawing {
	c.labels = s.labels
	body := max(leastBody, s.size.Width)
	c.width = math.Ceil(2*margin + body)
	top := c.heading()
	c.offset = Point{margin + (body-s.size.Width)/2, top + bandRoom}
	bottom := c.offset.Y + s.size.Height + bandRoom
	if len(c.v.Nodes) == 0 {
		bottom = top
	}
	c.add(shifted(s.under, c.offset)...)
	for i := range s.folds {
		for _, link := range s.folds[i].links {
			c.foldLine(link)
		}
	}
	for i := range s.detours {
		c.detour(&c.v.Detours[i], s.detours[i])
	}
	for i := range c.v.Edges {
		c.edge(&c.v.Edges[i], s.links[i])
	}
	for i := range c.v.Nodes {
		c.node(&c.v.Nodes[i], &c.labels[i], s.boxes[i])
	}
	for i := range s.folds {
		c.fold(&s.folds[i])
	}
	c.add(shifted(s.over, c.offset)...)
	c.extra = s.arrows
	height := math.Ceil(c.legend(bottom+26) + margin)
	ground := Box{Size: Size{c.width, height}, Fill: c.theme.Colours.Paper}
	return &Drawing{
		Size:        Size{c.width, height},
		Family:      c.theme.Type.Family,
		Title:       c.v.Title,
		Description: describeDrawing(c.v, s.direction),
		Marks:       append([]Mark{ground}, c.marks...),
	}
}

// shifted moves marks across the page.
func shifted(marks []Mark, by Point) []Mark {
	moved := make([]Mark, len(marks))
	for i, m := range marks {
		switch m := m.(type) {
		case Group:
			m.Marks = shifted(m.Marks, by)
			moved[i] = m
		case Box:
			m.At = Point{m.At.X + by.X, m.At.Y + by.Y}
			moved[i] = m
		case Path:
			points := make([]Point, len(m.Points))
			for j, p := range m.Points {
				points[j] = Point{p.X + by.X, p.Y + by.Y}
			}
			m.Points = points
			moved[i] = m
		case Text:
			m.At = Point{m.At.X + by.X, m.At.Y + by.Y}
			moved[i] = m
		}
	}
	return moved
}

// detourLine is how a way through what was left out looks: thin, and with longer
// gaps than any verb has.
func (t *Theme) detourLine() Line { return Line{t.Colours.Faint, 1.2, []float64{3, 5}} }

func (c *composer) placed(curve []layout.Point) []Point {
	points := make([]Point, len(curve))
	for i, p := range curve {
		points[i] = Point{p.X + c.offset.X, p.Y + c.offset.Y}
	}
	return points
}

// detour draws a way through instruments that are left out.
func (c *composer) detour(d *Detour, curve []layout.Point) {
	if len(curve) < 4 {
		return
	}
	line := c.theme.detourLine()
	c.add(Group{Name: detourName(c.v, d), Marks: arrow(c.placed(curve), true, &line)})
}

// foldLine joins a fold to what it is about.
func (c *composer) foldLine(curve []layout.Point) {
	if len(curve) >= 4 {
		line := c.theme.detourLine()
		c.add(arrow(c.placed(curve), true, &line)...)
	}
}

// fold draws the box of a Fold.
func (c *composer) fold(f *foldBox) {
	at := Point{c.offset.X + f.at.X - f.size.Width/2, c.offset.Y + f.at.Y - f.size.Height/2}
	font := Font{Size: c.theme.Type.Title, Bold: true}
	c.add(Group{Name: foldName(c.v, f.fold), Marks: []Mark{
		Box{At: at, Size: Size(f.size), Radius: f.size.Height / 2, Fill: c.theme.Colours.Band, Stroke: Stroke{Colour: c.theme.Colours.Border, Width: 1, Dash: []float64{1.5, 2.5}}},
		Text{At: Point{at.X + f.size.Width/2, at.Y + f.size.Height/2 + font.Size*0.36}, Words: shorten(foldWords(f.fold), f.size.Width-2*padding, font.width), Font: font, Colour: c.theme.Colours.Soft, Anchor: Middle},
	}})
}

// foldHeight is the height of the box of a Fold.
const foldHeight = 26.0

// boxSpec is how wide the boxes of a layout are and how much they say.
type boxSpec struct {
	width, focus           float64
	lines, focusTitleLines int // of the title
}

// labelsIn measures the boxes of a View for a layout of its own; those that are
// no focus get one height.
func labelsIn(v *View, sizes *Type, spec boxSpec) []label {
	labels := make([]label, len(v.Nodes))
	highest := 0.0
	for i := range v.Nodes {
		labels[i] = spec.label(&v.Nodes[i], sizes)
		if !v.Nodes[i].Focus {
			highest = max(highest, labels[i].height)
		}
	}
	for i := range labels {
		labels[i].height = max(labels[i].height, highest)
	}
	return labels
}

// label measures one box.
func (s boxSpec) label(n *Node, sizes *Type) label {
	l := newLabel(sizes)
	lines := s.lines
	l.width = s.width
	if n.Focus {
		l.scale, l.width, lines = focusScale, s.focus, s.focusTitleLines
		l.yearFont.Size *= focusScale
		l.titleFont.Size *= focusScale
	}
	room := l.width - stripWidth - 2*padding
	if n.Year > 0 {
		l.year = strconv.Itoa(n.Year)
	}
	if n.Worded {
		l.wrapName(n.Name, room, l.unbroken(n.Name, room, sizes.Name), lines+1)
	} else {
		l.fitName(n.Name, room, sizes.Name)
	}
	l.title = wrap(n.Title, room, lines+1-len(l.name), l.titleFont.width)
	l.moreFont = Font{Size: l.titleFont.Size, Bold: true}
	for _, words := range moreOf(n) {
		l.more = append(l.more, shorten(words, room, l.moreFont.width))
	}
	l.height = paddingTop + paddingBottom + l.textHeight()
	return l
}

// unbroken is the size in which the longest word of a name fits its line, if one
// does that is not much smaller.
func (l *label) unbroken(name string, room, size float64) float64 {
	for _, word := range strings.Fields(name) {
		for font := (Font{Size: size * l.scale, Bold: true}); font.width(word) > l.beside(room) && size > leastName*l.nameSize; font.Size = size * l.scale {
			size -= 0.5
		}
	}
	return size
}

// grow gives boxes the heights that a grid gave them.
func grow(labels []label, sizes []layout.Size) {
	for i := range labels {
		labels[i].height = sizes[i].Height
	}
}

// inset moves boxes and lines away from the edges of the body, as much at the
// left as at the right, and above as below.
func (s *scene) inset(sideways, down float64) {
	s.size.Width, s.size.Height = s.size.Width+2*sideways, s.size.Height+2*down
	all := append([][]layout.Point{s.boxes}, append(s.links[:len(s.links):len(s.links)], s.detours...)...)
	for i := range s.folds {
		s.folds[i].at.X, s.folds[i].at.Y = s.folds[i].at.X+sideways, s.folds[i].at.Y+down
		all = append(all, s.folds[i].links...)
	}
	for _, points := range all {
		for i := range points {
			points[i].X, points[i].Y = points[i].X+sideways, points[i].Y+down
		}
	}
}

// paint is what a scene paints with, for decoration around the boxes.
type paint struct{ theme *Theme }

// words is a line of small text around the boxes.
func (p paint) words(at Point, words string, anchor Anchor) Mark {
	return Text{At: at, Words: words, Font: Font{Size: p.theme.Type.Axis, Bold: true}, Colour: p.theme.Colours.Soft, Anchor: anchor}
}

// small is the same in the small size.
func (p paint) small(at Point, words string, anchor Anchor) Mark {
	return Text{At: at, Words: words, Font: Font{Size: p.theme.Type.Year}, Colour: p.theme.Colours.Faint, Anchor: anchor}
}

// rule is a thin straight line.
func (p paint) rule(from, to Point) Mark {
	return Path{Points: []Point{from, to}, Stroke: Stroke{Colour: p.theme.Colours.Border, Width: 1}}
}
