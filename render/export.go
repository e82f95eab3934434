package render

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"citegraph/graphmodel"
)

// Export is a way of writing a graph for other programs: a whole one, or the part
// of it that a picture shows.
type Export struct {
	Name   string // as in --format
	Suffix string // of file names, with its dot; "" where none is its own
	Help   string // half a line
	// Write writes everything sorted by identifier, the same bytes for the same
	// graph, without holding more of it in memory than the format asks for.
	Write func(ctx context.Context, w io.Writer, s Input) error
}

// Exports are the formats of graphs: another one is a file with its writer, a row
// here, and a row in docs/formats.md.
var Exports = []Export{
	{"jsonl", ".jsonl", "one JSON object a line: the instruments, then the citing pairs with their evidence", WriteRecords},
	{"json", ".json", "one JSON document with the same, described by a schema", WriteJSON},
	{"csv", ".csv", "spreadsheet table, a line a citing pair: identifiers, dates, number of citations, verbs", WritePairs},
	{"csv-nodes", "", "spreadsheet table, a line an instrument", WriteNodeTable},
	{"csv-evidence", "", "spreadsheet table, a line a citation, with its words and their place", WriteEvidenceTable},
	{"graphml", ".graphml", "graph for yEd, Cytoscape, igraph, networkx", WriteGraphML},
	{"gexf", ".gexf", "graph for Gephi, with years for its timeline", WriteGEXF},
	{"dot", ".dot", "graph in the language of Graphviz", writeWholeDOT},
	{"cypher", ".cypher", "statements that bring a Neo4j database up to date", WriteCypher},
	{"nquads", ".nq", "RDF for a triple store: CiTO and FaBiO, a named graph a citing document", WriteNQuads},
	{"jsonld", ".jsonld", "the same RDF as JSON-LD", WriteJSONLD},
	{"annotations", "", "the evidence as W3C Web Annotations", WriteAnnotations},
	{"akn", ".xml", "the references of each citing document in Akoma Ntoso", WriteAkomaNtoso},
}

// ExportNamed finds the format of that name, or where name is "" the one that the
// file's suffix stands for.
func ExportNamed(name, file string) (Export, bool) {
	suffix := strings.ToLower(filepath.Ext(file))
	for _, e := range Exports {
		if e.Name == name || name == "" && suffix != "" && e.Suffix == suffix {
			return e, true
		}
	}
	return Export{}, false
}

func writeWholeDOT(ctx context.Context, w io.Writer, s Input) error {
	g, err := s.Load(ctx)
	if err != nil {
		return err
	}
	v := Whole(g)
	return WriteDOT(w, &v)
}

// Whole shows a graph with all that is in it.
func Whole(g *graphmodel.Graph) View {
	all := make(map[int]bool, g.Len())
	var pairs []graphmodel.Pair
	for n := range g.Len() {
		all[n] = true
		pairs = append(pairs, g.Cites(n)...)
	}
	v := arrange(g, all, pairs, nil)
	v.Title = "Citation graph"
	v.Base = thousands(g.Len()) + plural(g.Len(), " instrument", " instruments") + "; " + base(documents(g))
	return v
}
