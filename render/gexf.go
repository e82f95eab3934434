package render

import (
	"bufio"
	"context"
	"io"
	"strconv"
	"strings"
)

// gexfAttributes are those of nodes, beside id and label; their place is their id.
var gexfAttributes = [][2]string{
	{"title", "string"}, {"kind", "string"}, {"body", "string"}, {"date", "string"}, {"year", "integer"}, {"read", "boolean"}, {"link", "string"},
}

// WriteGEXF writes a graph as GEXF 1.2 (https://gexf.net): instruments and citing
// pairs in the order of their identifiers, with their years as time, so that a
// timeline shows each instrument from its year on, and each citing pair from the
// later year of its two. What has no year is always there. It keeps the years of
// the instruments in memory, and nothing else.
func WriteGEXF(ctx context.Context, w io.Writer, s Input) error {
	x := xmlWriter{bufio.NewWriterSize(w, 1<<16)}
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
  <meta>
    <creator>citegraph</creator>
    <description>Citations between instruments; the time is the year of adoption</description>
  </meta>
  <graph mode="dynamic" defaultedgetype="directed" timeformat="double">
    <attributes class="node" mode="static">
`)
	for n, a := range gexfAttributes {
		x.raw(`      <attribute id="`, strconv.Itoa(n), `" title="`, a[0], `" type="`, a[1], "\"/>\n")
	}
	x.raw(`    </attributes>
    <attributes class="edge" mode="static">
      <attribute id="0" title="verbs" type="string"/>
    </attributes>
    <nodes>
`)
	years := map[string]int{}
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		x.raw("      <node")
		x.attribute("id", i.ID)
		x.attribute("label", labelOr(&i))
		year := ""
		if i.Year > 0 {
			years[i.ID] = i.Year
			year = strconv.Itoa(i.Year)
			x.attribute("start", year)
		}
		x.raw("><attvalues>")
		for n, value := range []string{i.Title, string(i.Kind), i.Body, i.Date, year, strconv.FormatBool(i.Read), DocumentLink(i.ID)} {
			x.gexfValue(n, value)
		}
		x.raw("</attvalues></node>\n")
	}
	x.raw("    </nodes>\n    <edges>\n")
	number := 0
	for l, err := range links(ctx, s) {
		if err != nil {
			return err
		}
		x.raw(`      <edge id="`, strconv.Itoa(number), `"`)
		number++
		x.attribute("source", l.Citing)
		x.attribute("target", l.Cited)
		x.raw(` weight="`, strconv.Itoa(l.Count), `"`)
		if year := max(years[l.Citing], years[l.Cited]); year > 0 {
			x.raw(` start="`, strconv.Itoa(year), `"`)
		}
		if len(l.Verbs) == 0 {
			x.raw("/>\n")
			continue
		}
		x.raw("><attvalues>")
		x.gexfValue(0, strings.Join(l.Verbs, "; "))
		x.raw("</attvalues></edge>\n")
	}
	x.raw("    </edges>\n  </graph>\n</gexf>\n")
	return x.Flush()
}

func (x xmlWriter) gexfValue(attribute int, value string) {
	if value == "" {
		return
	}
	x.raw(`<attvalue for="`, strconv.Itoa(attribute), `"`)
	x.attribute("value", value)
	x.raw("/>")
}
