package render

import (
	"context"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// What is quoted in a picture, so that one with many edges does not grow with it:
// of an edge three citations at most, and one at least.
const (
	mostEvidence = 150    // citations; of a picture with more edges none
	mostQuoted   = 15_000 // characters
)

// AddEvidence gives the edges of a View the words of their citations and where
// these stand, for tooltips and tables, where it has no more than 150 edges.
func AddEvidence(ctx context.Context, v *View, r graphmodel.Reader) error {
	if len(v.Edges) == 0 || len(v.Edges) > mostEvidence {
		return nil
	}
	most := min(3, mostEvidence/len(v.Edges))
	length := float64(max(60, min(160, mostQuoted/len(v.Edges)/most)))
	for first := 0; first < len(v.Edges); {
		last := first // the edges of one citing instrument stand together
		for last < len(v.Edges) && v.Edges[last].Citing == v.Edges[first].Citing {
			last++
		}
		if err := addEvidence(ctx, v, v.Edges[first:last], r, most, length); err != nil {
			return err
		}
		first = last
	}
	return nil
}

// addEvidence asks for the citations of one citing instrument at a time: asked for
// all at once, the graph gives those between any two of the View, ten times as many.
func addEvidence(ctx context.Context, v *View, edges []Edge, r graphmodel.Reader, most int, length float64) error {
	selection := graphmodel.Selection{Citing: []string{v.Nodes[edges[0].Citing].ID}}
	for i := range edges {
		edges[i].Evidence = nil
		selection.Cited = append(selection.Cited, v.Nodes[edges[i].Cited].ID)
	}
	for pair, err := range r.Edges(ctx, selection) {
		if err != nil {
			return err
		}
		at := slices.Index(selection.Cited, pair.Cited)
		if at < 0 {
			continue
		}
		for i := range pair.Citations[:min(most, len(pair.Citations))] {
			edges[at].Evidence = append(edges[at].Evidence, evidence(&pair.Citations[i], length))
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
