package render

import (
	"strconv"
	"strings"
)

// Sizes of a box and of the text in it, in pixels (96 to the inch).
const (
	boxWidth      = 172.0
	focusWidth    = 236.0
	stripWidth    = 5.0
	padding       = 10.0 // at either side of the text
	paddingTop    = 8.0
	paddingBottom = 9.0

	nameSize, leastNameSize = 12.0, 9.5
	titleSize               = 10.5
	yearSize                = 10.0
	nameLeading             = 15.0 // from the top of a line to that of the next
	titleLeading            = 13.0
	focusScale              = 1.15 // of a focus, against the others
	titleLines              = 2
	focusTitleLines         = 3
)

// label is the text of a box, broken into lines and measured.
type label struct {
	name          string
	nameFont      Font
	year          string
	yearFont      Font
	title         []string
	more          []string // "+231 more cite it"
	titleFont     Font
	scale         float64
	width, height float64 // of the box
}

// labelOf measures the box of a node.
func labelOf(n *Node) label {
	l := label{scale: 1, width: boxWidth, yearFont: Font{Size: yearSize}, titleFont: Font{Size: titleSize}}
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
	l.fitName(n.Name, room)
	l.title = wrap(n.Title, room, lines, l.titleFont.width)
	l.more = wrap(moreOf(n), room, 2, l.titleFont.width)
	l.height = paddingTop + paddingBottom + l.scale*(nameLeading+titleLeading*float64(len(l.title)+len(l.more)))
	return l
}

// fitName sets the name beside the year: in a smaller size, and then cut, where
// it is long.
func (l *label) fitName(name string, room float64) {
	if l.year != "" {
		room -= l.yearFont.width(l.year) + 6
	}
	l.nameFont = Font{Size: nameSize * l.scale, Bold: true}
	for l.nameFont.width(name) > room && l.nameFont.Size > leastNameSize {
		l.nameFont.Size -= 0.5
	}
	l.name = shorten(name, room, l.nameFont.width)
}

// moreOf says what of a focus the View leaves out, "" where that is nothing.
func moreOf(n *Node) string {
	var parts []string
	if n.MoreCitedBy > 0 {
		parts = append(parts, "+"+thousands(n.MoreCitedBy)+" more "+plural(n.MoreCitedBy, "cites it", "cite it"))
	}
	if n.MoreCites > 0 {
		parts = append(parts, "+"+thousands(n.MoreCites)+" more cited by it")
	}
	return strings.Join(parts, ", ")
}

// labelsOf measures all boxes; those that are no focus get one height, that of
// the highest, so that the rows are even.
func labelsOf(v *View) []label {
	labels := make([]label, len(v.Nodes))
	highest := 0.0
	for i := range v.Nodes {
		labels[i] = labelOf(&v.Nodes[i])
		if !v.Nodes[i].Focus {
			highest = max(highest, labels[i].height)
		}
	}
	for i := range labels {
		labels[i].height = max(labels[i].height, highest)
	}
	return labels
}
