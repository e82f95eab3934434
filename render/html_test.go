package render

import (
	"bytes"
	"context"
	"encoding/xml"
	"strings"
	"testing"

	"citegraph/render/layout"
)

// TestHTMLTellsTheSame holds that the tables have a row for each node and edge,
// that the page is well formed, and that hostile words stay words.
func TestHTMLTellsTheSame(t *testing.T) {
	for _, graph := range standardGraphs() {
		v := view(t, graph.graph, graph.focus, Options{})
		for i := range v.Edges {
			v.Edges[i].Evidence = []string{"“Recalling … " + hostile[i%len(hostile)] + "”"}
		}
		var out bytes.Buffer
		if err := writeHTML(context.Background(), &out, &v, layout.InOrder, Style{Theme: &dark}); err != nil {
			t.Fatal(err)
		}
		page := out.String()
		if rows, want := strings.Count(page, `<tr><th scope="row">`), len(v.Nodes)+len(v.Edges); rows != want {
			t.Errorf("%s: %d rows, want %d", graph.name, rows, want)
		}
		if !strings.Contains(page, `<svg xmlns="http://www.w3.org/2000/svg"`) || strings.Contains(page, "<script") || !strings.Contains(page, "background:"+dark.Colours.Paper) {
			t.Errorf("%s: no picture, or markup of words", graph.name)
		}
		decoder := xml.NewDecoder(strings.NewReader(page))
		decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
		for {
			if _, err := decoder.Token(); err != nil {
				if err.Error() != "EOF" {
					t.Errorf("%s: %v", graph.name, err)
				}
				break
			}
		}
	}
}
