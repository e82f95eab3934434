package render

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"citegraph/graphmodel"
)

// Export is a way of writing a whole graph for other programs.
type Export struct {
	Name  string // as in --format
	Help  string // half a line
	Write func(ctx context.Context, w io.Writer, r graphmodel.Reader) error
}

// Exports are the formats of whole graphs: another one is a file with its writer,
// and a row here.
var Exports = []Export{
	{"jsonl", "one JSON object a line: the instruments, then the citing pairs with their evidence", WriteRecords},
	{"csv", "one line a citing pair: identifiers, dates, number of citations, verbs", WritePairs},
	{"dot", "the language of Graphviz", func(ctx context.Context, w io.Writer, r graphmodel.Reader) error {
		g, err := r.Load(ctx)
		if err != nil {
			return err
		}
		v := Whole(g)
		return WriteDOT(w, &v)
	}},
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

// WriteRecords writes a graph as one JSON object a line: first the instruments
// sorted by identifier ({"type":"instrument",…}), then the citing pairs sorted by
// citing and cited identifier ({"type":"pair",…}), each with all its citations in
// the order of the text.
func WriteRecords(ctx context.Context, w io.Writer, r graphmodel.Reader) error {
	out := bufio.NewWriter(w)
	encode := json.NewEncoder(out)
	encode.SetEscapeHTML(false)
	for i, err := range r.All(ctx) {
		if err != nil {
			return err
		}
		record := struct {
			Type string `json:"type"`
			graphmodel.Instrument
		}{"instrument", i}
		if err := encode.Encode(record); err != nil {
			return err
		}
	}
	for e, err := range r.Edges(ctx, graphmodel.Selection{}) {
		if err != nil {
			return err
		}
		record := struct {
			Type string `json:"type"`
			graphmodel.Edge
		}{"pair", e}
		if err := encode.Encode(record); err != nil {
			return err
		}
	}
	return out.Flush()
}

// WritePairs writes the citing pairs of a graph as comma-separated values with a
// heading, sorted by citing and cited identifier. Verbs are separated by "; ",
// the most frequent first.
func WritePairs(ctx context.Context, w io.Writer, r graphmodel.Reader) error {
	g, err := r.Load(ctx)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	if err := out.Write([]string{"citing", "citing_date", "cited", "cited_date", "citations", "verbs"}); err != nil {
		return err
	}
	for n := range g.Len() {
		pairs := g.Cites(n)
		slices.SortFunc(pairs, func(a, b graphmodel.Pair) int { return cmp.Compare(a.Cited, b.Cited) })
		for _, p := range pairs {
			citing, cited := g.Instrument(p.Citing), g.Instrument(p.Cited)
			verbs := slices.DeleteFunc(slices.Clone(p.Verbs), func(verb string) bool { return verb == "" })
			record := []string{citing.ID, dateOf(citing), cited.ID, dateOf(cited), strconv.Itoa(p.Count), strings.Join(verbs, "; ")}
			if err := out.Write(record); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// dateOf is the date of an instrument as far as it is known, "" where it is not.
func dateOf(i *graphmodel.Instrument) string {
	if i.Date == "" && i.Year > 0 {
		return strconv.Itoa(i.Year)
	}
	return i.Date
}
