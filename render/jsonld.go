package render

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
)

// WriteJSONLD writes the statements of WriteNQuads as JSON-LD 1.1, one resource a
// line, without anything to be fetched: the context stands in the document.
func WriteJSONLD(ctx context.Context, w io.Writer, s Input) error {
	out := &jsonWriter{Writer: bufio.NewWriterSize(w, 1<<16)}
	out.raw("{\"@context\":{")
	for i, p := range rdfPrefixes {
		if i > 0 {
			out.raw(",")
		}
		out.raw(`"` + p[0] + `":"` + p[1] + `"`)
	}
	out.raw("},\n\"@graph\":[\n")
	graph := ""
	for r, err := range statements(ctx, s) {
		if err != nil {
			return err
		}
		if r.graph != graph {
			if graph != "" {
				out.raw("]}\n")
			}
			if out.started {
				out.raw(",")
			}
			out.raw(`{"@id":` + jsonText(r.graph) + ",\"@graph\":[\n")
			out.started, graph = false, r.graph
		}
		if out.started {
			out.raw(",")
		}
		out.started = true
		out.raw(`{"@id":`, jsonText(r.iri))
		for _, p := range r.properties {
			out.property(p)
		}
		out.raw("}\n")
	}
	if graph != "" {
		out.raw("]}\n")
	}
	out.raw("]}\n")
	return out.flush()
}

func (j *jsonWriter) property(p rdfProperty) {
	name := p.name
	if name == "rdf:type" {
		name = "@type"
	}
	j.raw(`,"`, name, `":`)
	if len(p.values) != 1 {
		j.raw("[")
	}
	for i, v := range p.values {
		if i > 0 {
			j.raw(",")
		}
		switch {
		case name == "@type", !v.reference && v.datatype == "":
			j.raw(jsonText(v.text))
		case v.reference:
			j.raw(`{"@id":`, jsonText(v.text), "}")
		default:
			j.raw(`{"@value":`, jsonText(v.text), `,"@type":"`, v.datatype, `"}`)
		}
	}
	if len(p.values) != 1 {
		j.raw("]")
	}
}

// jsonText is a text as JSON.
func jsonText(s string) string {
	if plainASCII(s, "") && !strings.ContainsAny(s, `"\`) {
		return `"` + s + `"`
	}
	var b bytes.Buffer
	encode := json.NewEncoder(&b)
	encode.SetEscapeHTML(false)
	_ = encode.Encode(s) // a string of valid UTF-8 always has that form
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}
