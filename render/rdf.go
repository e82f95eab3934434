package render

import (
	"context"
	"iter"
	"slices"
	"strconv"
	"time"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// A graph as RDF: the instruments in the default graph, and in a named graph for
// each citing document who it cites, and how, with every citation as a
// cito:Citation. docs/formats.md shows an example. The writers of N-Quads and
// JSON-LD both write what statements yields, so that they say the same.

// rdfPrefixes are the vocabularies.
var rdfPrefixes = [][2]string{
	{"cg", urn + "term:"},
	{"cito", "http://purl.org/spar/cito/"},
	{"dc", "http://purl.org/dc/elements/1.1/"},
	{"dcterms", "http://purl.org/dc/terms/"},
	{"fabio", "http://purl.org/spar/fabio/"},
	{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
	{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
	{"xsd", "http://www.w3.org/2001/XMLSchema#"},
}

// rdfResource is a subject with its properties in the order in which they are
// written. Names are compact ("cito:cites"), addresses whole.
type rdfResource struct {
	iri        string
	graph      string // "" for the default graph
	properties []rdfProperty
}

type rdfProperty struct {
	name   string
	values []rdfValue
}

// rdfValue is a literal, or where reference is set an address.
type rdfValue struct {
	text      string
	datatype  string // "xsd:date", "" for a string
	reference bool
}

func (r *rdfResource) add(name string, values ...rdfValue) {
	r.properties = append(r.properties, rdfProperty{name, values})
}

// literal adds a string, unless it is empty.
func (r *rdfResource) literal(name, text string) {
	if text != "" {
		r.add(name, rdfValue{text: text})
	}
}

func (r *rdfResource) reference(name string, iris ...string) {
	var values []rdfValue
	for _, iri := range iris {
		values = append(values, rdfValue{text: iri, reference: true})
	}
	r.add(name, values...)
}

// statements yields the resources of a graph: instruments, then for each citing
// pair the citing instrument and the citations, in the graph of its text.
func statements(ctx context.Context, s Input) iter.Seq2[rdfResource, error] {
	return func(yield func(rdfResource, error) bool) {
		for i, err := range instruments(ctx, s) {
			if err != nil {
				yield(rdfResource{}, err)
				return
			}
			if !yield(rdfInstrument(&i), nil) {
				return
			}
		}
		for e, err := range cleanEdges(ctx, s) {
			if err != nil {
				yield(rdfResource{}, err)
				return
			}
			for _, r := range rdfPair(&e) {
				if !yield(r, nil) {
					return
				}
			}
		}
	}
}

func rdfInstrument(i *graphmodel.Instrument) rdfResource {
	r := rdfResource{iri: IRI(i.ID)}
	r.reference("rdf:type", fabioIRI(fabioClass(i)))
	r.literal("dcterms:identifier", i.ID)
	r.literal("rdfs:label", labelOr(i))
	r.literal("dcterms:title", i.Title)
	r.literal("dc:type", string(i.Kind))
	r.literal("dc:creator", i.Body)
	date := i.Date
	if date == "" && i.Year > 0 {
		date = strconv.Itoa(i.Year)
	}
	if date != "" {
		r.add("dcterms:date", rdfValue{text: date, datatype: dateType(date)})
	}
	if i.Whole != "" {
		r.reference("dcterms:isPartOf", IRI(i.Whole))
	}
	return r
}

// dateType is the datatype of XML Schema that a date has, "" for what is none.
func dateType(date string) string {
	for _, form := range [][2]string{{"2006-01-02", "xsd:date"}, {"2006-01", "xsd:gYearMonth"}, {"2006", "xsd:gYear"}} {
		if t, err := time.Parse(form[0], date); err == nil && t.Year() > 0 {
			return form[1]
		}
	}
	return ""
}

func rdfPair(e *graphmodel.Edge) []rdfResource {
	graph, citing, cited := textIRI(e.Citing), IRI(e.Citing), IRI(e.Cited)
	pair := rdfResource{iri: citing, graph: graph}
	pair.reference("cito:cites", cited)
	all := []rdfResource{pair}
	var properties []string
	eachCitation(e, func(iri string, c *citation.Citation) {
		r := rdfResource{iri: iri, graph: graph}
		r.reference("rdf:type", citoIRI("Citation"))
		r.reference("cito:hasCitingEntity", citing)
		r.reference("cito:hasCitedEntity", cited)
		property := citoProperty(c.Verb)
		if property == "" {
			property = "cites"
		} else if !slices.Contains(properties, property) {
			properties = append(properties, property)
		}
		r.reference("cito:hasCitationCharacterization", citoIRI(property))
		r.literal("rdf:value", c.Text)
		r.literal("cg:verb", c.Verb)
		r.literal("cg:phrase", c.Phrase)
		r.literal("cg:part", string(c.Part))
		r.literal("cg:paragraph", c.Paragraph)
		r.literal("cg:note", c.Note)
		r.literal("cg:pinpoint", c.Pinpoint)
		r.add("cg:start", rdfValue{text: strconv.Itoa(c.Start), datatype: "xsd:integer"})
		r.add("cg:end", rdfValue{text: strconv.Itoa(c.End), datatype: "xsd:integer"})
		all = append(all, r)
	})
	slices.Sort(properties)
	for _, property := range properties {
		all[0].reference("cito:"+property, cited)
	}
	return all
}

func citoIRI(name string) string  { return "http://purl.org/spar/cito/" + name }
func fabioIRI(name string) string { return "http://purl.org/spar/fabio/" + name }

// expand gives the address of a compact name.
func expand(name string) string {
	for _, p := range rdfPrefixes {
		if len(name) > len(p[0]) && name[:len(p[0])] == p[0] && name[len(p[0])] == ':' {
			return p[1] + name[len(p[0])+1:]
		}
	}
	return name
}
