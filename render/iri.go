package render

import (
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
	"citegraph/graphmodel"
)

// urn begins the names of what has no address of its own on the web.
const urn = "urn:citegraph:"

// IRI gives the address by which RDF and annotations name an instrument: that of
// undocs.org for a symbol (https://undocs.org/A/RES/70/1), with the part as
// fragment (https://undocs.org/A/RES/46/36#L), and a urn for every other
// (urn:citegraph:instrument:crc). It is of ASCII, and its own for each identifier.
func IRI(id string) string {
	link := DocumentLink(id)
	if link == "" {
		return urn + "instrument:" + percentEncode(id)
	}
	whole := symbol.Whole(id)
	if whole == "" {
		return link
	}
	if part, plain := strings.CutSuffix(strings.TrimPrefix(id, whole+"["), "]"); plain && whole+"["+part+"]" == id {
		return link + "#" + percentEncode(part)
	}
	return documentsSite + percentEncode(id) // A/74/6[Sect. 8]/Corr.1
}

// textIRI names the text of a citing instrument: the named graph of what it says.
func textIRI(citing string) string { return urn + "text:" + percentEncode(citing) }

// citationIRI names a citation by its citing and cited instrument and its place
// in the text. Offsets of what was placed twice there are told apart by again,
// the number of those before.
func citationIRI(citing, cited string, c *citation.Citation, again int) string {
	// The slash of an identifier is kept, the colon encoded: the parts stay apart.
	iri := urn + "citation:" + percentEncode(citing) + ":" + strconv.Itoa(c.Start) + "-" + strconv.Itoa(c.End) + ":" + percentEncode(cited)
	if again > 0 {
		iri += ":" + strconv.Itoa(again)
	}
	return iri
}

// eachCitation calls do with the name of each citation of a pair.
func eachCitation(e *graphmodel.Edge, do func(iri string, c *citation.Citation)) {
	seen := map[citation.Span]int{}
	for i := range e.Citations {
		c := &e.Citations[i]
		at := citation.Span{Start: c.Start, End: c.End}
		do(citationIRI(e.Citing, e.Cited, c, seen[at]), c)
		seen[at]++
	}
}
