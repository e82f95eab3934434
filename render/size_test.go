package render

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/render/layout"
)

// largeView has so many nodes and edges, with titles and evidence as real ones.
func largeView(nodes, edges int) View {
	r := rand.New(rand.NewPCG(1, 2))
	titles := []string{
		"Transforming our world: the 2030 Agenda for Sustainable Development",
		"The right to the truth and the preservation of archives relating to gross violations of human rights",
		"Report of the Special Rapporteur on the promotion of truth, justice, reparation and guarantees of non-recurrence",
	}
	instruments := make([]graphmodel.Instrument, nodes)
	for i := range instruments {
		year := 1990 + i*30/nodes
		instruments[i] = graphmodel.Instrument{
			ID: fmt.Sprintf("A/RES/%d/%d", year-1945, 100+i), Kind: citation.Resolution, Body: "GA", Title: titles[r.IntN(3)], Year: year,
			Date: fmt.Sprintf("%d-12-%02d", year, 1+i%28), Read: i%4 > 0,
		}
	}
	var pairs []graphmodel.Pair
	seen := map[[2]int]bool{}
	for len(pairs) < edges {
		a, b := r.IntN(nodes), r.IntN(nodes)
		if a > b && !seen[[2]int{a, b}] {
			seen[[2]int{a, b}] = true
			pairs = append(pairs, graphmodel.Pair{Citing: a, Cited: b, Count: 1 + r.IntN(3), Verbs: []string{"recall", "reaffirm"}[:1+r.IntN(2)]})
		}
	}
	v := Whole(graphmodel.New(instruments, pairs))
	for i := range v.Edges[:min(len(v.Edges), mostEvidence)] {
		v.Edges[i].Evidence = []string{evidence(&citation.Citation{
			Phrase: "Recalling also", Text: "General Assembly resolution " + v.Nodes[v.Edges[i].Cited].ID + " of 20 December 2012", Part: citation.Preamble, Paragraph: "12",
		}, 60)}
	}
	return v
}

// TestSVGIsSmall holds the bound for 100 nodes and 250 edges, tooltips and all.
func TestSVGIsSmall(t *testing.T) {
	// Most of them around a few instruments, as in a picture that one can read.
	g := hubs(100, 250)
	v := view(t, g, []string{"A/RES/70/1", "A/RES/70/2", "A/RES/70/3"}, Options{MaxNodes: 100})
	if len(v.Nodes) != 100 || len(v.Edges) < 240 {
		t.Fatalf("%d nodes and %d edges", len(v.Nodes), len(v.Edges))
	}
	_, svg := drawn(t, &v, byGraphviz())
	if len(svg) > 150_000 {
		t.Errorf("%d bytes of SVG for %d edges", len(svg), len(v.Edges))
	}
}

// svgAttributes are the elements that a picture may have, with the attributes
// that SVG 1.1 (second edition) gives them; role and aria-* come on top.
var svgAttributes = map[string][]string{
	"svg":   {"xmlns", "xlink", "version", "width", "height", "viewBox", "lang", "font-family", "font-size", "fill", "stroke-width"},
	"title": {"id"}, "desc": {"id"}, "g": {}, "defs": {}, "style": {"type"},
	"a":    {"href", "target"},
	"rect": {"x", "y", "width", "height", "rx", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"},
	"path": {"d", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap"},
	"text": {"x", "y", "font-size", "font-weight", "text-anchor", "fill"},
}

// TestSVGIsSVG11 holds that nothing but SVG 1.1 and names for screen readers is
// in a picture, and nothing from outside.
func TestSVGIsSVG11(t *testing.T) {
	for _, style := range []Style{{}, {EmbedFonts: true, Responsive: true}, {Paper: Paper{Page: "letter"}}} {
		for _, graph := range []string{"empty", "single", "self", "many"} {
			data := written(t, graph, "svg", style)
			decoder := xml.NewDecoder(bytes.NewReader(data))
			for {
				token, err := decoder.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				start, isStart := token.(xml.StartElement)
				if !isStart {
					continue
				}
				allowed, known := svgAttributes[start.Name.Local]
				if !known || start.Name.Space != "http://www.w3.org/2000/svg" {
					t.Errorf("%s: element %s", graph, start.Name.Local)
				}
				for _, a := range start.Attr {
					name := a.Name.Local
					if !slices.Contains(allowed, name) && name != "role" && !strings.HasPrefix(name, "aria-") {
						t.Errorf("%s: attribute %s of %s", graph, name, start.Name.Local)
					}
				}
			}
			text := string(data)
			for _, outside := range []string{"<script", "@import", "url(http", "<!ENTITY", "<image"} {
				if strings.Contains(text, outside) {
					t.Errorf("%s: %s in the picture", graph, outside)
				}
			}
		}
	}
}

func TestSVGIsWellFormed(t *testing.T) {
	xmllint := need(t, "xmllint", "libxml2-utils")
	for _, graph := range []string{"empty", "many"} {
		command := exec.Command(xmllint, "--noout", "--nonet", "-")
		command.Stdin = bytes.NewReader(written(t, graph, "svg", Style{EmbedFonts: true}))
		if out, err := command.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", graph, err, out)
		}
	}
}

func TestSVGSizes(t *testing.T) {
	for _, test := range []struct {
		style Style
		want  string
	}{
		{Style{}, `width="698" height="406" viewBox="0 0 698 406"`},
		{Style{Paper: Paper{Width: 160 * millimetre}}, `width="160mm" height="93.07mm" viewBox="0 0 698 406"`},
		{Style{Paper: Paper{Page: "a4"}}, `width="297mm" height="210mm" viewBox="-212.3 -45.4 1122.5 793.7"`},
		{Style{Responsive: true}, `width="100%" viewBox="0 0 698 406"`},
	} {
		if got := string(written(t, "self", "svg", test.style)); !strings.Contains(got, test.want) {
			t.Errorf("no %s in %s", test.want, got[:300])
		}
	}
	for _, words := range []string{"160", "wide", "160 m m", "-3mm", "1e9mm", "NaNmm", ""} {
		if got, err := Length(words); err == nil {
			t.Errorf("Length(%q): %g", words, got)
		}
	}
	if got, err := Length(" 25.4 mm"); err != nil || got < 95.99 || got > 96.01 {
		t.Errorf("an inch: %g, %v", got, err)
	}
}

func BenchmarkSVG(b *testing.B) {
	v := largeView(200, 500)
	for b.Loop() {
		if err := Formats[0].Write(context.Background(), io.Discard, &v, layout.InOrder, Style{}); err != nil {
			b.Fatal(err)
		}
	}
}

// hubs is a graph of instruments with long titles, most of which are joined to
// three of them.
func hubs(nodes, edges int) *graphmodel.Graph {
	r := rand.New(rand.NewPCG(5, 6))
	instruments := make([]graphmodel.Instrument, nodes)
	for i := range instruments {
		session := 70
		if i > 2 {
			session = 50 + r.IntN(30)
		}
		instruments[i] = graphmodel.Instrument{
			ID: fmt.Sprintf("A/RES/%d/%d", session, i+1), Kind: citation.Resolution, Body: "GA", Year: 1945 + session, Read: true,
			Title: []string{
				"The right to development", "Transforming our world: the 2030 Agenda for Sustainable Development",
				"Cooperation between the United Nations and regional organizations",
				"The right to the truth and the preservation of archives relating to gross violations of human rights",
			}[i%4],
			Date: fmt.Sprintf("%d-12-20", 1945+session),
		}
	}
	seen := map[[2]int]bool{}
	var pairs []graphmodel.Pair
	for len(pairs) < edges {
		a, b := r.IntN(3), r.IntN(nodes)
		if len(pairs) < nodes-3 {
			a, b = len(pairs)%3, len(pairs)+3
		} else if len(pairs) > edges-nodes/4 {
			a = r.IntN(nodes)
		}
		if instruments[b].Year > instruments[a].Year {
			a, b = b, a
		}
		if a != b && !seen[[2]int{a, b}] {
			seen[[2]int{a, b}] = true
			pairs = append(pairs, graphmodel.Pair{Citing: a, Cited: b, Count: 1 + r.IntN(3), Verbs: []string{"recall", "reaffirm"}[:1+r.IntN(2)]})
		}
	}
	return graphmodel.New(instruments, pairs)
}
