package render

import (
	"fmt"
	"strconv"
	"strings"
)

// countMore tells each focus in the View how many of its citing and cited
// instruments are not in it.
func (h *hood) countMore(v *View) {
	for i := range v.Nodes {
		n := h.g.Find(v.Nodes[i].ID)
		if !h.focus[n] {
			continue
		}
		for _, p := range h.g.Cites(n) {
			if !h.chosen[p.Cited] {
				v.Nodes[i].MoreCites++
			}
		}
		for _, p := range h.g.CitedBy(n) {
			if !h.chosen[p.Citing] {
				v.Nodes[i].MoreCitedBy++
			}
		}
	}
}

// describe writes the words of the View: what it is of, and what it leaves out.
func (h *hood) describe(v *View, options Options) {
	v.Title = cleanLine(options.Title)
	if v.Title == "" {
		v.Title = "Citations around " + enumerate(h.asked)
	}
	if len(h.asked) == 1 {
		v.Subtitle = h.subtitle
	}
	v.Base = h.shown(options) + "; " + base(documents(h.g))
}

// inSentence names an instrument within a sentence: "A/RES/70/1", "CEDAW", "the
// 2030 Agenda".
func inSentence(n *Node) string {
	if n.Worded && strings.Contains(n.Name, " ") {
		return "the " + n.Name
	}
	return n.Name
}

// shown says how much of the neighbourhood is in the View: "24 of 255 citing and
// 4 of 12 cited instruments" for the nearest ring, one number for more.
func (h *hood) shown(options Options) string {
	if options.Depth > 1 {
		return fmt.Sprintf("%s instruments within %d citations", outOf(len(h.chosen), len(h.distance)), options.Depth)
	}
	var citing, cited, citingShown, citedShown int
	for n, distance := range h.distance {
		if distance == 0 {
			continue
		}
		cites := false
		for _, p := range h.g.Cites(n) {
			cites = cites || h.focus[p.Cited]
		}
		if cites {
			citing++
			citingShown += one(h.chosen[n])
		} else {
			cited++
			citedShown += one(h.chosen[n])
		}
	}
	var parts []string
	if citing > 0 {
		parts = append(parts, outOf(citingShown, citing)+" citing")
	}
	if cited > 0 {
		parts = append(parts, outOf(citedShown, cited)+" cited")
	}
	if len(parts) == 0 {
		return "Nothing cites it and it cites nothing"
	}
	return strings.Join(parts, " and ") + " " + plural(citing+cited, "instrument", "instruments")
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// base says on what the picture rests.
func base(documents int) string {
	return "from " + thousands(documents) + plural(documents, " document", " documents") + " read"
}

func outOf(shown, all int) string {
	if shown == all {
		return thousands(all)
	}
	return thousands(shown) + " of " + thousands(all)
}

func plural(n int, singular, plural string) string {
	if n == 1 {
		return singular
	}
	return plural
}

// thousands writes a number with commas: 1,978.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0 && digits[at-1] != '-'; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}

// enumerate joins names as prose does, up to three of them: "a", "a and b",
// "a, b and c", "a, b and 3 others".
func enumerate(names []string) string {
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 1:
		return names[0]
	case len(names) > 3:
		names = append(names[:2:2], fmt.Sprintf("%d others", len(names)-2))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// nodeName is what a reader is told of a node: symbol, title, date, counts.
func nodeName(n *Node) string {
	parts := []string{n.Name}
	if n.Title != "" {
		parts = append(parts, n.Title)
	}
	if n.Date != "" {
		parts = append(parts, n.Date)
	} else if n.Year > 0 {
		parts = append(parts, strconv.Itoa(n.Year))
	}
	words := strings.Join(parts, ", ") + fmt.Sprintf("; cited by %s, cites %s", thousands(n.CitedBy), thousands(n.Cites))
	if !n.Read {
		words = strings.TrimSuffix(words, ", cites 0") + "; its text is not in this graph"
	}
	return words
}

// edgeName says what a citation is: "A/RES/74/153 recalls A/RES/70/1 (3 citations)".
func edgeName(v *View, e *Edge) string {
	return fmt.Sprintf("%s %s %s (%s %s)", v.Nodes[e.Citing].Name, predicate(e.Verbs), v.Nodes[e.Cited].Name,
		thousands(e.Count), plural(e.Count, "citation", "citations"))
}

// describeDrawing tells the picture to those who do not see it.
func describeDrawing(v *View, direction string) string {
	if len(v.Nodes) == 0 {
		return "No instruments. " + v.Base + "."
	}
	if len(v.Clusters) > 0 {
		return clustersInWords(v)
	}
	words := fmt.Sprintf("Diagram of %s %s and %s %s between them, %s", thousands(len(v.Nodes)),
		plural(len(v.Nodes), "instrument", "instruments"), thousands(len(v.Edges)), plural(len(v.Edges), "citation", "citations"), direction)
	first, last := v.Nodes[0].Year, v.Nodes[len(v.Nodes)-1].Year
	for i := range v.Nodes {
		if first == 0 {
			first = v.Nodes[i].Year
		}
	}
	if first > 0 && first < last {
		words += fmt.Sprintf(", from %d to %d", first, last)
	}
	words += ". "
	if v.Subtitle != "" {
		words += v.Subtitle + ". "
	}
	for i := range v.Nodes {
		if v.Nodes[i].Focus {
			words += focusInWords(v, i)
		}
	}
	return words + v.Base + "."
}

// mostListed is how many names a description lists: each box tells its own too.
const mostListed = 30

func listed(names []string) string {
	if more := len(names) - mostListed; more > 0 {
		return strings.Join(names[:mostListed], ", ") + " and " + thousands(more) + plural(more, " other", " others")
	}
	return strings.Join(names, ", ")
}

// focusInWords lists what is drawn around a focus.
func focusInWords(v *View, focus int) string {
	var citing, cited []string
	for _, e := range v.Edges {
		switch {
		case e.Cited == focus && e.Citing != focus:
			citing = append(citing, v.Nodes[e.Citing].Name)
		case e.Citing == focus && e.Cited != focus:
			cited = append(cited, v.Nodes[e.Cited].Name)
		}
	}
	words := ""
	if len(citing) > 0 {
		words += v.Nodes[focus].Name + " is cited by " + listed(citing) + ". "
	}
	if len(cited) > 0 {
		words += v.Nodes[focus].Name + " cites " + listed(cited) + ". "
	}
	return words
}
