package render

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// cypherRows is how many instruments or pairs one statement brings in: few enough
// for the memory of one transaction, enough to be quick.
const cypherRows = 500

// WriteCypher writes a graph as statements of Cypher for Neo4j 5
// (https://neo4j.com/docs/cypher-manual/current): a constraint, then instruments
// as nodes (:Instrument {id}) and citing pairs as relationships [:CITES]. They
// merge: run twice, or over another graph of some of the same instruments, they
// leave one node an instrument and one relationship a pair, with the properties
// of the last run. What is not known is null, which takes a property away.
func WriteCypher(ctx context.Context, w io.Writer, s Input) error {
	c := cypherWriter{Writer: bufio.NewWriterSize(w, 1<<16)}
	c.raw("CREATE CONSTRAINT citegraph_instrument IF NOT EXISTS FOR (i:Instrument) REQUIRE i.id IS UNIQUE;\n")
	c.end = "MERGE (i:Instrument {id: row.id}) SET i += row;\n"
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		year := "null"
		if i.Year > 0 {
			year = strconv.Itoa(i.Year)
		}
		c.row("id: ", cypherText(i.ID), ", label: ", cypherText(labelOr(&i)), ", title: ", cypherTextOrNull(i.Title),
			", kind: ", cypherTextOrNull(string(i.Kind)), ", body: ", cypherTextOrNull(i.Body), ", date: ", cypherTextOrNull(i.Date),
			", year: ", year, ", read: ", strconv.FormatBool(i.Read), ", whole: ", cypherTextOrNull(i.Whole), ", link: ", cypherTextOrNull(DocumentLink(i.ID)))
	}
	c.finish()
	c.end = "MATCH (a:Instrument {id: row.citing}) MATCH (b:Instrument {id: row.cited}) MERGE (a)-[c:CITES]->(b) SET c.citations = row.citations, c.verbs = row.verbs;\n"
	for l, err := range links(ctx, s) {
		if err != nil {
			return err
		}
		verbs := make([]string, len(l.Verbs))
		for i, verb := range l.Verbs {
			verbs[i] = cypherText(verb)
		}
		c.row("citing: ", cypherText(l.Citing), ", cited: ", cypherText(l.Cited), ", citations: ", strconv.Itoa(l.Count), ", verbs: [", strings.Join(verbs, ", "), "]")
	}
	c.finish()
	return c.Flush()
}

// cypherWriter writes statements of the form UNWIND [rows] AS row … .
type cypherWriter struct {
	*bufio.Writer
	end  string // of each statement, behind the rows
	rows int    // in the statement begun
}

func (c *cypherWriter) raw(s string) { _, _ = c.WriteString(s) }

func (c *cypherWriter) row(parts ...string) {
	if c.rows == cypherRows {
		c.finish()
	}
	if c.rows == 0 {
		c.raw("UNWIND [\n")
	} else {
		c.raw(",\n")
	}
	c.rows++
	c.raw("  {")
	for _, part := range parts {
		c.raw(part)
	}
	c.raw("}")
}

func (c *cypherWriter) finish() {
	if c.rows > 0 {
		c.raw("\n] AS row\n" + c.end)
	}
	c.rows = 0
}

// cypherText makes a string expression. What could end a literal or turn the
// direction of writing is escaped. Neo4j reads \uXXXX before it takes a query
// apart (https://neo4j.com/docs/cypher-manual/current/syntax/parsing): that no
// version may see one in a text, a backslash and the u behind it stand in two
// literals, joined by a plus.
func cypherText(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	last := ' '
	for _, r := range s {
		if last == '\\' && (r == 'u' || r == 'U') {
			b.WriteString("' + '")
		}
		last = r
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r <= 0xFFFF && (unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029'):
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}

func cypherTextOrNull(s string) string {
	if s == "" {
		return "null"
	}
	return cypherText(s)
}
