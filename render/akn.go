package render

import (
	"bufio"
	"cmp"
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// WriteAkomaNtoso writes the references of each citing document in Akoma Ntoso 3.0
// (OASIS LegalDocML, http://docs.oasis-open.org/legaldocml/akn-core/v1.0): a
// collection with a component a document, by identifier. Its <references> list
// what it cites, sorted by identifier, and its body has the paragraphs that cite,
// in the order of the text, each mention a <ref>. Where the text cannot be read
// as it was, a paragraph has the mentions only.
//
// The schema asks for a date of every document: an instrument without one has
// that of its year's first day, or of the year 1, with the name "unknown".
func WriteAkomaNtoso(ctx context.Context, w io.Writer, s Input) error {
	a := aknWriter{xmlWriter: xmlWriter{bufio.NewWriterSize(w, 1<<16)}, texts: textCache{read: s.Text}, known: map[string]aknName{}}
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		a.known[i.ID] = aknName{labelOr(&i), i.Kind, i.Date, i.Year}
	}
	a.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n")
	number := 0
	var edges []graphmodel.Edge // of one citing document
	flush := func() {
		if len(edges) == 0 {
			return
		}
		if number == 0 {
			a.raw("<documentCollection name=\"citations\">\n")
			a.meta(urn+"collection", "Citations", aknName{}, nil)
			a.raw("<collectionBody>\n")
		}
		number++
		a.component(ctx, number, edges)
		edges = nil
	}
	for e, err := range cleanEdges(ctx, s) {
		if err != nil {
			return err
		}
		if len(edges) > 0 && edges[0].Citing != e.Citing {
			flush()
		}
		edges = append(edges, e)
	}
	flush()
	if number == 0 { // a collection must have a component
		a.raw("<doc name=\"citations\">\n")
		a.meta(urn+"collection", "Citations", aknName{}, nil)
		a.raw("<mainBody><p/></mainBody>\n</doc>\n</akomaNtoso>\n")
		return a.Flush()
	}
	a.raw("</collectionBody>\n</documentCollection>\n</akomaNtoso>\n")
	return a.Flush()
}

// aknName is what the collection says of an instrument.
type aknName struct {
	label string
	kind  citation.Kind
	date  string
	year  int
}

type aknWriter struct {
	xmlWriter
	texts textCache
	known map[string]aknName
	ids   map[string]string // of the references of a document
}

// component writes the references of a citing document.
func (a *aknWriter) component(ctx context.Context, number int, edges []graphmodel.Edge) {
	id := "component_" + strconv.Itoa(number)
	citing := a.known[edges[0].Citing]
	name := "document"
	if citing.kind != "" {
		name = strings.ReplaceAll(string(citing.kind), " ", "-")
	}
	a.raw(`<component eId="`, id, `"><doc`)
	a.attribute("name", name)
	a.raw(">\n")
	a.ids = map[string]string{}
	var all []citation.Citation
	var cited []string
	for i := range edges {
		a.ids[edges[i].Cited] = id + "__ref_" + strconv.Itoa(i+1)
		cited = append(cited, edges[i].Cited)
		all = append(all, edges[i].Citations...)
	}
	a.meta(IRI(edges[0].Citing), cmp.Or(citing.label, edges[0].Citing), citing, cited)
	a.raw("<mainBody>\n")
	slices.SortStableFunc(all, func(x, y citation.Citation) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.ID, y.ID))
	})
	for len(all) > 0 {
		n := a.paragraph(ctx, all)
		all = all[n:]
	}
	a.raw("</mainBody>\n</doc></component>\n")
}

// paragraph writes the line of the text in which the first of the citations
// stands, with all that stand there, and tells how many those were.
func (a *aknWriter) paragraph(ctx context.Context, all []citation.Citation) int {
	first := &all[0]
	text := a.texts.of(ctx, first)
	a.raw("<p>")
	defer a.raw("</p>\n")
	if text == nil {
		a.ref(first, first.Text)
		return 1
	}
	from := strings.LastIndexByte(text.text[:first.Start], '\n') + 1
	to := len(text.text)
	if end := strings.IndexByte(text.text[first.End:], '\n'); end >= 0 {
		to = first.End + end
	}
	n, at := 0, from
	for n < len(all) && all[n].End <= to {
		c := &all[n]
		if n > 0 && a.texts.of(ctx, c) == nil {
			break
		}
		n++
		if c.Start < at { // several instruments by the same words: "resolutions 46/36 A to C"
			a.ref(c, "")
			continue
		}
		a.text(scrub(text.text[at:c.Start]))
		a.ref(c, c.Text)
		at = c.End
	}
	a.text(scrub(text.text[at:to]))
	return n
}

func (a *aknWriter) ref(c *citation.Citation, words string) {
	a.raw("<ref")
	a.attribute("href", IRI(c.ID))
	if id := a.ids[c.ID]; id != "" {
		a.attribute("refersTo", "#"+id)
	}
	a.raw(">")
	a.text(words)
	a.raw("</ref>")
}

// meta writes the identification of a document and the references to what it
// cites.
func (a *aknWriter) meta(iri, label string, of aknName, cited []string) {
	date, dateName := of.date, "adoption"
	switch {
	case dateType(date) == "xsd:date":
	case of.year > 0 && of.year < 10000:
		date, dateName = strings.Repeat("0", 4-len(strconv.Itoa(of.year)))+strconv.Itoa(of.year)+"-01-01", "unknown"
	default:
		date, dateName = "0001-01-01", "unknown"
	}
	a.raw("<meta>\n<identification source=\"#citegraph\">\n")
	for _, level := range [][2]string{{"FRBRWork", ""}, {"FRBRExpression", "/und@"}, {"FRBRManifestation", "/und@.akn"}} {
		a.raw("<", level[0], "><FRBRthis")
		a.attribute("value", iri+level[1])
		a.raw("/><FRBRuri")
		a.attribute("value", iri+level[1])
		a.raw("/><FRBRdate date=\"", date, "\" name=\"", dateName, "\"/><FRBRauthor href=\"#un\"/>")
		switch level[0] {
		case "FRBRWork":
			a.raw(`<FRBRcountry value="un"/><FRBRname`)
			a.attribute("value", label)
			a.raw("/>")
		case "FRBRExpression":
			a.raw(`<FRBRlanguage language="und"/>`)
		default:
			a.raw(`<FRBRformat value="application/akn+xml"/>`)
		}
		a.raw("</", level[0], ">\n")
	}
	a.raw("</identification>\n<references source=\"#citegraph\">\n")
	if cited == nil { // of the collection: the ids hold in the whole of it
		a.raw("<TLCOrganization eId=\"un\" href=\"https://www.un.org/\" showAs=\"United Nations\"/>\n",
			"<TLCObject eId=\"citegraph\" href=\"", urn, "citegraph\" showAs=\"citegraph\"/>\n")
	}
	for _, id := range cited {
		a.raw("<TLCReference")
		a.attribute("eId", a.ids[id])
		a.attribute("href", IRI(id))
		a.attribute("showAs", cmp.Or(a.known[id].label, id))
		a.raw(" name=\"cites\"/>\n")
	}
	a.raw("</references>\n</meta>\n")
}
