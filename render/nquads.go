package render

import (
	"bufio"
	"context"
	"io"
	"strings"
)

// literalEscapes are those of N-Quads (https://www.w3.org/TR/n-quads/#grammar-production-ECHAR).
// A backslash is written by its number, since widespread readers take the second
// of two together with an r or n behind it for a line end.
var literalEscapes = strings.NewReplacer(`\`, `\u005C`, `"`, `\"`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

// WriteNQuads writes a graph as RDF 1.1 N-Quads, one statement a line: the
// instruments in the default graph, then for each citing document a named graph
// with whom it cites and the citations.
func WriteNQuads(ctx context.Context, w io.Writer, s Input) error {
	out := bufio.NewWriterSize(w, 1<<16)
	raw := func(parts ...string) {
		for _, part := range parts {
			_, _ = out.WriteString(part)
		}
	}
	for r, err := range statements(ctx, s) {
		if err != nil {
			return err
		}
		for _, p := range r.properties {
			for _, v := range p.values {
				raw("<", r.iri, "> <", expand(p.name), "> ")
				switch {
				case v.reference:
					raw("<", v.text, ">")
				default:
					raw(`"`)
					_, _ = literalEscapes.WriteString(out, v.text)
					raw(`"`)
					if v.datatype != "" {
						raw("^^<", expand(v.datatype), ">")
					}
				}
				if r.graph != "" {
					raw(" <", r.graph, ">")
				}
				raw(" .\n")
			}
		}
	}
	return out.Flush()
}
