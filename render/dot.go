package render

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteDOT writes a View in the language of Graphviz, for programs that read it
// and for people who draw with dot: one rank a year, the same colours and dashes
// as in our own pictures in the first theme. Nodes are named by their identifiers; everything is
// sorted, so that the same View gives the same bytes.
func WriteDOT(w io.Writer, v *View) error { return writeDOT(w, v, Style{}.theme()) }

func writeDOT(w io.Writer, v *View, theme *Theme) error {
	out := bufio.NewWriter(w)
	d := dotWriter{out: out, theme: theme, names: dotNames(v)}
	d.line("digraph citations {")
	d.line("  graph [label=%s, labelloc=t, labeljust=l, fontname=\"Arial\", fontsize=16, rankdir=BT, nodesep=0.2, ranksep=0.5, tooltip=%s]",
		dotText(graphLabel(v)...), dotText(v.Title))
	d.line("  node [shape=box, style=\"rounded,filled\", fontname=\"Arial\", fontsize=10, margin=\"0.12,0.07\", target=\"_top\"]")
	d.line("  edge [arrowsize=0.6]")
	d.years(v)
	for i := range v.Nodes {
		d.node(v, i)
	}
	for i := range v.Edges {
		d.edge(v, &v.Edges[i])
	}
	d.line("}")
	return out.Flush()
}

func graphLabel(v *View) []string {
	var lines []string
	for _, line := range []string{v.Title, v.Subtitle, v.Base} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// dotWriter writes lines; bufio keeps the first error for Flush.
type dotWriter struct {
	out   *bufio.Writer
	theme *Theme
	names []string // quoted, of the nodes
}

func (d *dotWriter) line(format string, values ...any) {
	_, _ = fmt.Fprintf(d.out, format+"\n", values...)
}

// years writes the axis: a label for each year, in the rank of its instruments.
func (d *dotWriter) years(v *View) {
	last, members := -1, []string(nil)
	var labels []string
	flush := func() {
		if members == nil {
			return
		}
		label := dotText("undated")
		if last > 0 {
			label = dotText(fmt.Sprint(last))
		}
		name := fmt.Sprintf("\"year %d\"", last)
		labels = append(labels, name)
		d.line("  %s [label=%s, shape=plaintext, style=\"\", fontsize=11]", name, label)
		d.line("  {rank=same; %s; %s}", name, strings.Join(members, "; "))
		members = nil
	}
	for i := range v.Nodes {
		if v.Nodes[i].Year != last {
			flush()
			last = v.Nodes[i].Year
		}
		members = append(members, d.names[i])
	}
	flush()
	slices.Reverse(labels) // from the latest up to the oldest, as the edges run
	if len(labels) > 1 {
		d.line("  %s [style=invis]", strings.Join(labels, " -> "))
	}
}

func (d *dotWriter) node(v *View, i int) {
	n := &v.Nodes[i]
	colours, body := &d.theme.Colours, &d.theme.Bodies[bodyOf(n.Body)]
	measure := Font{Size: 11}.width
	lines := append([]string{n.Name}, wrap(n.Title, 190, 3, measure)...)
	lines = append(lines, moreOf(n)...)
	fill, colour, style, ink := body.Tint, body.Strip, "rounded,filled", colours.Ink
	switch {
	case n.Focus:
		fill, ink = colours.Focus, colours.FocusInk
	case !n.Read:
		fill, style = colours.Paper, "rounded,filled,dashed"
	}
	url := ""
	if link := DocumentLink(n.ID); link != "" {
		url = ", URL=" + dotText(link)
	}
	d.line("  %s [label=%s, fillcolor=\"%s\", color=\"%s\", fontcolor=\"%s\", style=\"%s\", tooltip=%s%s]",
		d.names[i], dotText(lines...), fill, colour, ink, style, dotText(nodeName(n)), url)
}

func (d *dotWriter) edge(v *View, e *Edge) {
	line := &d.theme.Verbs[groupOf(e.Verbs)]
	style := "solid"
	switch {
	case len(line.Dash) == 0:
	case line.dotted():
		style = "dotted"
	default:
		style = "dashed"
	}
	d.line("  %s -> %s [color=\"%s\", penwidth=%s, style=%s, tooltip=%s]",
		d.names[e.Citing], d.names[e.Cited], line.Colour, number(line.Weight), style, dotText(edgeName(v, e)))
}

// dotNames makes a quoted name for each node: its identifier, with a number where
// two would read the same once control characters are taken out.
func dotNames(v *View) []string {
	names := make([]string, len(v.Nodes))
	seen := map[string]bool{}
	for i := range v.Nodes {
		name := cleanLine(v.Nodes[i].ID)
		if name != v.Nodes[i].ID || name == "" || strings.HasPrefix(name, "year ") {
			name = fmt.Sprintf("%s (%d)", name, i)
		}
		for seen[name] {
			name += "'"
		}
		seen[name] = true
		names[i] = dotQuote(name)
	}
	return names
}

// dotQuote makes a quoted string. Graphviz joins lines at a backslash before a
// line end and ends a string at a quotation mark, unless one backslash stands
// before it; two backslashes stay two, so that distinct names stay distinct.
func dotQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// dotText quotes lines of text for a label or tooltip, where Graphviz also reads
// backslash sequences (\N is the node's name) and the entities of HTML.
func dotText(lines ...string) string {
	clean := make([]string, len(lines))
	for i, line := range lines {
		line = strings.ReplaceAll(cleanLine(line), "&", "&amp;")
		clean[i] = strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(line)
	}
	return `"` + strings.Join(clean, `\n`) + `"`
}
