package render

import (
	"context"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// mostEvidence is how many citations are quoted in a picture, and mostQuoted how
// many characters of them, so that one with many edges does not grow with them; an
// edge has one at least and three at most.
const (
	mostEvidence = 150
	mostQuoted   = 15_000
)

// AddEvidence gives the edges of a View the words of their citations and where
// these stand, for tooltips and tables.
func AddEvidence(ctx context.Context, v *View, r graphmodel.Reader) error {
	if len(v.Edges) == 0 {
		return nil
	}
	var selection graphmodel.Selection
	edges := map[[2]string]*Edge{}
	citing, cited := map[string]bool{}, map[string]bool{}
	for i := range v.Edges {
		e := &v.Edges[i]
		from, to := v.Nodes[e.Citing].ID, v.Nodes[e.Cited].ID
		edges[[2]string{from, to}] = e
		if !citing[from] {
			citing[from] = true
			selection.Citing = append(selection.Citing, from)
		}
		if !cited[to] {
			cited[to] = true
			selection.Cited = append(selection.Cited, to)
		}
	}
	most := max(1, min(3, mostEvidence/len(v.Edges)))
	for pair, err := range r.Edges(ctx, selection) {
		if err != nil {
			return err
		}
		e := edges[[2]string{pair.Citing, pair.Cited}]
		if e == nil {
			continue
		}
		e.Evidence = nil
		for i := range pair.Citations[:min(most, len(pair.Citations))] {
			e.Evidence = append(e.Evidence, evidence(&pair.Citations[i], float64(max(60, min(160, mostQuoted/len(v.Edges)/most)))))
		}
	}
	return nil
}

// evidence quotes a citation with its place: “Recalling … resolution 70/1”
// (preamble 2). The words are cut to most characters.
func evidence(c *citation.Citation, most float64) string {
	words := cleanLine(c.Text)
	if phrase := cleanLine(c.Phrase); phrase != "" {
		words = phrase + " … " + words
	}
	words = shorten(words, most, func(s string) float64 { return float64(len([]rune(s))) })
	if pinpoint := cleanLine(c.Pinpoint); pinpoint != "" {
		words += " [" + pinpoint + "]"
	}
	place := strings.TrimSpace(string(c.Part) + " " + cleanLine(c.Paragraph))
	if note := cleanLine(c.Note); note != "" {
		place = strings.TrimPrefix(place+", note "+note, ", ")
	}
	if place == "" {
		return "“" + words + "”"
	}
	return "“" + words + "” (" + place + ")"
}
