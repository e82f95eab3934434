package render

import (
	"bufio"
	"context"
	"io"
	"strconv"
	"strings"

	"citegraph/graphmodel"
)

// graphmlKeys are the attributes of nodes and edges: name, what it is for, type.
var graphmlKeys = [][3]string{
	{"identifier", "node", "string"}, {"label", "node", "string"}, {"title", "node", "string"}, {"kind", "node", "string"},
	{"body", "node", "string"}, {"date", "node", "string"}, {"year", "node", "int"}, {"read", "node", "boolean"}, {"link", "node", "string"},
	{"weight", "edge", "int"}, {"verbs", "edge", "string"},
}

// WriteGraphML writes a graph as GraphML 1.0 (http://graphml.graphdrawing.org):
// instruments and citing pairs in the order of their identifiers. What is not
// known (a date, a title) is left out. The weight of an edge is the number of its
// citations; verbs are separated by "; ", the most frequent first.
func WriteGraphML(ctx context.Context, w io.Writer, s Input) error {
	x := xmlWriter{bufio.NewWriterSize(w, 1<<16)}
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	for _, k := range graphmlKeys {
		x.raw(`  <key id="`, k[0], `" for="`, k[1], `" attr.name="`, k[0], `" attr.type="`, k[2], "\"/>\n")
	}
	x.raw("  <graph id=\"citations\" edgedefault=\"directed\">\n")
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		x.graphmlNode(&i)
	}
	for l, err := range links(ctx, s) {
		if err != nil {
			return err
		}
		x.raw(`    <edge source="`, nameToken(l.Citing), `" target="`, nameToken(l.Cited), `">`)
		x.graphmlData("weight", strconv.Itoa(l.Count))
		x.graphmlData("verbs", strings.Join(l.Verbs, "; "))
		x.raw("</edge>\n")
	}
	x.raw("  </graph>\n</graphml>\n")
	return x.Flush()
}

func (x xmlWriter) graphmlNode(i *graphmodel.Instrument) {
	x.raw(`    <node id="`, nameToken(i.ID), `">`)
	x.graphmlData("identifier", i.ID)
	x.graphmlData("label", labelOr(i))
	x.graphmlData("title", i.Title)
	x.graphmlData("kind", string(i.Kind))
	x.graphmlData("body", i.Body)
	x.graphmlData("date", i.Date)
	if i.Year > 0 {
		x.graphmlData("year", strconv.Itoa(i.Year))
	}
	x.graphmlData("read", strconv.FormatBool(i.Read))
	x.graphmlData("link", DocumentLink(i.ID))
	x.raw("</node>\n")
}

func (x xmlWriter) graphmlData(key, value string) {
	if value == "" {
		return
	}
	x.raw(`<data key="`, key, `">`)
	x.text(value)
	x.raw("</data>")
}

// nameToken makes an identifier the NMTOKEN that GraphML wants for a node: "/"
// becomes ":", and every byte but ASCII letters, digits, "." and "-" becomes "_"
// with two hexadecimal digits: A:RES:70:1, S:RES:1325_282000_29. Distinct
// identifiers have distinct tokens.
func nameToken(id string) string {
	var b strings.Builder
	b.Grow(len(id) + 8)
	for i := range len(id) {
		c := id[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '.', c == '-':
			b.WriteByte(c)
		case c == '/':
			b.WriteByte(':')
		default:
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'_', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}
