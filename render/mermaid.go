package render

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteMermaid writes a View as a flowchart of Mermaid
// (https://mermaid.js.org/syntax/flowchart.html), which pages in Markdown show:
// the oldest at the top, the colours and dashes of our own pictures, links to the
// documents. Pages refuse more than 500 edges or 50,000 characters unless they
// are told otherwise.
func WriteMermaid(w io.Writer, v *View) error { return writeMermaid(w, v, &Themes[0]) }

func writeMermaid(w io.Writer, v *View, theme *Theme) error {
	out := bufio.NewWriter(w)
	line := func(format string, values ...any) { _, _ = fmt.Fprintf(out, format+"\n", values...) }
	if v.Title != "" {
		line("---\ntitle: %s\n---", jsonText(cleanLine(v.Title))) // a JSON string is one of YAML
	}
	line("flowchart BT")
	if v.Title != "" {
		line("  accTitle: %s", mermaidText(v.Title))
	}
	if v.Base != "" {
		line("  accDescr: %s", mermaidText(v.Base))
	}
	groups := map[string][]string{}
	var classes []string // in the order of their first nodes
	for i := range v.Nodes {
		n := &v.Nodes[i]
		id := "n" + strconv.Itoa(i)
		label := "<b>" + mermaidText(n.Name) + "</b>"
		if n.Year > 0 {
			label += " " + strconv.Itoa(n.Year)
		}
		// Mermaid breaks lines itself; what goes into three of ours is enough.
		title := shorten(n.Title, 3*190, Font{Size: 11}.width)
		for _, words := range append([]string{title}, moreOf(n)...) {
			if words != "" {
				label += "<br>" + mermaidText(words)
			}
		}
		line(`  %s("%s")`, id, label)
		if link := DocumentLink(n.ID); link != "" {
			line(`  click %s href "%s" "%s" _blank`, id, link, mermaidText(nodeName(n)))
		}
		class := "focus"
		if !n.Focus {
			class = "body" + strconv.Itoa(bodyOf(n.Body))
			if !n.Read {
				class += "cited"
			}
		}
		if groups[class] == nil {
			classes = append(classes, class)
		}
		groups[class] = append(groups[class], id)
	}
	styles := make([][]string, len(verbGroups))
	for i := range v.Edges {
		e := &v.Edges[i]
		line("  n%d --> n%d", e.Citing, e.Cited)
		group := groupOf(e.Verbs)
		styles[group] = append(styles[group], strconv.Itoa(i))
	}
	for _, class := range classes {
		line("  classDef %s %s", class, mermaidClass(class, theme))
		line("  class %s %s", strings.Join(groups[class], ","), class)
	}
	for i, edges := range styles {
		if len(edges) == 0 {
			continue
		}
		group := &theme.Verbs[i]
		dash := ""
		if len(group.Dash) > 0 {
			var lengths []string
			for _, length := range group.Dash {
				lengths = append(lengths, number(length))
			}
			dash = ",stroke-dasharray:" + strings.Join(lengths, " ")
		}
		line("  linkStyle %s stroke:%s,stroke-width:%spx%s", strings.Join(edges, ","), group.Colour, number(group.Weight), dash)
	}
	return out.Flush()
}

// mermaidClass is the style of a class of nodes.
func mermaidClass(class string, theme *Theme) string {
	colours := &theme.Colours
	if class == "focus" {
		return "fill:" + colours.Focus + ",color:" + colours.FocusInk + ",stroke:" + colours.Focus
	}
	number, cited := strings.CutSuffix(strings.TrimPrefix(class, "body"), "cited")
	at, _ := strconv.Atoi(number)
	group := &theme.Bodies[at]
	if cited {
		return "fill:" + colours.Paper + ",color:" + colours.Ink + ",stroke:" + group.Strip + ",stroke-dasharray:4 3"
	}
	return "fill:" + group.Tint + ",color:" + colours.Ink + ",stroke:" + group.Strip
}

// mermaidText makes a text safe within quotation marks and as a line of its own:
// what is neither letter, digit nor plain punctuation becomes an entity by number
// (#34;), which Mermaid shows as the character.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range cleanLine(s) {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', strings.ContainsRune(" .,()/-", r):
			b.WriteRune(r)
		case r > 0xA0:
			b.WriteRune(r)
		default:
			b.WriteString("#" + strconv.Itoa(int(r)) + ";")
		}
	}
	return b.String()
}
