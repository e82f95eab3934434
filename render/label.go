package render

import "strconv"

// Sizes of a box and of the text in it, in pixels (96 to the inch).
const (
	boxWidth      = 166.0
	focusWidth    = 236.0
	stripWidth    = 5.0
	padding       = 10.0 // at either side of the text
	paddingTop    = 7.0
	paddingBottom = 8.0

	leastName       = 0.8  // of the size of names, for one that is long
	leastShared     = 0.88 // of it, to which the names of all boxes give way together
	focusScale      = 1.15 // of a focus, against the others
	titleLines      = 2
	focusTitleLines = 3

	// From a line to the next, by the size of its text.
	nameLeading  = 1.2
	titleLeading = 13.5 / 11
)

// label is the text of a box, broken into lines and measured.
type label struct {
	name          []string
	nameFont      Font
	year          string
	yearFont      Font
	title         []string
	more          []string // "+231 more cite it"
	titleFont     Font
	moreFont      Font
	scale         float64
	nameSize      float64 // of a box that is no focus, the size of the theme
	nameLeading   float64
	titleLeading  float64
	width, height float64 // of the box
}

// newLabel is an empty one.
func newLabel(sizes *Type) label {
	return label{
		scale: 1, width: boxWidth, yearFont: Font{Size: sizes.Year}, titleFont: Font{Size: sizes.Title},
		nameSize: sizes.Name, nameLeading: nameLeading * sizes.Name, titleLeading: titleLeading * sizes.Title,
	}
}

// labelOf measures the box of a node, whose name is set in the size at most.
func labelOf(n *Node, sizes *Type, size float64) label {
	l := newLabel(sizes)
	lines := titleLines
	if n.Focus {
		l.scale, l.width, lines = focusScale, focusWidth, focusTitleLines
		l.yearFont.Size *= focusScale
		l.titleFont.Size *= focusScale
	}
	room := l.width - stripWidth - 2*padding
	if n.Year > 0 {
		l.year = strconv.Itoa(n.Year)
	}
	if n.Worded {
		l.wrapName(n.Name, room, size, lines+1)
	} else {
		l.fitName(n.Name, room, size)
	}
	l.title = wrap(n.Title, room, lines+1-len(l.name), l.titleFont.width)
	l.moreFont = Font{Size: l.titleFont.Size, Bold: true}
	for _, words := range moreOf(n) {
		l.more = append(l.more, shorten(words, room, l.moreFont.width))
	}
	l.height = paddingTop + paddingBottom + l.textHeight()
	return l
}

// textHeight is that of all lines together.
func (l *label) textHeight() float64 {
	return l.scale * (l.nameLeading*float64(len(l.name)) + l.titleLeading*float64(len(l.title)+len(l.more)))
}

// beside is the room for the name beside the year.
func (l *label) beside(room float64) float64 {
	if l.year == "" {
		return room
	}
	return room - l.yearFont.width(l.year) - 6
}

// fitName sets a symbol beside the year; where it is long, in a smaller size,
// then without the year, which its row tells too, and at last cut.
func (l *label) fitName(name string, room, size float64) {
	l.nameFont = Font{Size: size * l.scale, Bold: true}
	for l.nameFont.width(name) > l.beside(room) && l.nameFont.Size > leastName*l.nameSize {
		l.nameFont.Size -= 0.5
	}
	if l.nameFont.width(name) > l.beside(room) {
		l.year = ""
	}
	l.name = []string{shorten(name, l.beside(room), l.nameFont.width)}
}

// wrapName sets a name of words in as many lines as it needs.
func (l *label) wrapName(name string, room, size float64, most int) {
	l.nameFont = Font{Size: size * l.scale, Bold: true}
	l.name = wrap(name, l.beside(room), most, l.nameFont.width)
}

// moreOf says what of a focus the View leaves out, a line for each direction.
func moreOf(n *Node) []string {
	var lines []string
	if n.MoreCitedBy > 0 {
		lines = append(lines, "+"+thousands(n.MoreCitedBy)+" more "+plural(n.MoreCitedBy, "cites it", "cite it"))
	}
	if n.MoreCites > 0 {
		lines = append(lines, "+"+thousands(n.MoreCites)+" more cited by it")
	}
	return lines
}

// labelsOf measures all boxes; those that are no focus get one height, that of
// the highest, so that the rows are even, and if possible names of one size.
func labelsOf(v *View, sizes *Type) []label {
	labels := make([]label, len(v.Nodes))
	highest, size := 0.0, sizes.Name
	for i := range v.Nodes {
		if n := &v.Nodes[i]; !n.Focus && !n.Worded {
			probe := newLabel(sizes)
			probe.year = strconv.Itoa(n.Year)
			probe.fitName(n.Name, boxWidth-stripWidth-2*padding, sizes.Name)
			size = min(size, max(probe.nameFont.Size, leastShared*sizes.Name))
		}
	}
	for i := range v.Nodes {
		labels[i] = labelOf(&v.Nodes[i], sizes, size)
		if !v.Nodes[i].Focus {
			highest = max(highest, labels[i].height)
		}
	}
	for i := range labels {
		labels[i].height = max(labels[i].height, highest)
	}
	return labels
}
