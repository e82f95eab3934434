package render

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode"

	"citegraph/render/layout"
)

// element is what a picture is made of, for tests.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Text     string     `xml:",chardata"`
	Children []element  `xml:",any"`
}

func (e *element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *element) walk(visit func(*element)) {
	visit(e)
	for i := range e.Children {
		e.Children[i].walk(visit)
	}
}

func drawn(t *testing.T, v *View, place layout.Func) (*element, []byte) {
	t.Helper()
	d, err := Draw(context.Background(), v, place, Style{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := WriteSVG(&out, d); err != nil {
		t.Fatal(err)
	}
	var root element
	if err := xml.Unmarshal(out.Bytes(), &root); err != nil {
		t.Fatalf("%v\n%s", err, out.Bytes())
	}
	return &root, out.Bytes()
}

func TestSVGOfHostileWords(t *testing.T) {
	allowed := map[string]bool{"svg": true, "title": true, "desc": true, "g": true, "a": true, "rect": true, "path": true, "text": true}
	for _, graph := range standardGraphs() {
		t.Run(graph.name, func(t *testing.T) {
			v := view(t, graph.graph, graph.focus, Options{})
			root, text := drawn(t, &v, layout.InOrder)
			links, nodes, edges := 0, 0, 0
			root.walk(func(e *element) {
				if !allowed[e.XMLName.Local] {
					t.Errorf("element %s", e.XMLName.Local)
				}
				for _, a := range e.Attrs {
					if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "style" || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "https://undocs.org/") {
						t.Errorf("attribute %s=%q of %s", a.Name.Local, a.Value, e.XMLName.Local)
					}
				}
				if e.XMLName.Local == "a" {
					links++
				}
				if (e.XMLName.Local == "a" || e.XMLName.Local == "g") && len(e.Children) > 0 && e.Children[0].XMLName.Local == "title" {
					if strings.Contains(e.Children[0].Text, "cited by ") {
						nodes++
					} else {
						edges++
					}
				}
			})
			if nodes != len(v.Nodes) || edges != len(v.Edges) {
				t.Errorf("nodes and edges: got %d and %d, want %d and %d", nodes, edges, len(v.Nodes), len(v.Edges))
			}
			if links > len(v.Nodes) {
				t.Errorf("%d links for %d nodes", links, len(v.Nodes))
			}
			for _, r := range string(text) {
				if r != '\n' && (unicode.IsControl(r) || r == 0xFFFE || r == '\u202e') {
					t.Errorf("character %U in the picture", r)
				}
			}
		})
	}
}

func TestSVGIsAccessible(t *testing.T) {
	graph := standardGraphs()[2]
	v := view(t, graph.graph, graph.focus, Options{})
	root, _ := drawn(t, &v, layout.InOrder)
	title, description := root.Children[0], root.Children[1]
	if title.XMLName.Local != "title" || title.Text != "Citations around A/RES/48/121" {
		t.Errorf("title: %+v", title)
	}
	if want := "A/RES/48/121 cites CEDAW"; description.XMLName.Local != "desc" || !strings.Contains(description.Text, want) {
		t.Errorf("description %q without %q", description.Text, want)
	}
	if got, want := root.attr("aria-labelledby"), title.attr("id"); got != want || root.attr("role") != "graphics-document document" {
		t.Errorf("aria-labelledby %q, want %q; role %q", got, want, root.attr("role"))
	}
	if got, want := root.attr("aria-describedby"), description.attr("id"); got != want {
		t.Errorf("aria-describedby %q, want %q", got, want)
	}
	var names []string
	root.walk(func(e *element) {
		if e.XMLName.Local == "title" {
			names = append(names, e.Text)
		}
	})
	for _, want := range []string{"A/RES/48/121 cites CEDAW (2 citations)", "A/RES/48/121 recalls A/RES/48/121 (1 citation)"} {
		if !strings.Contains(strings.Join(names, "\n"), want) {
			t.Errorf("no title %q among %q", want, names)
		}
	}
}

func TestLinks(t *testing.T) {
	for _, test := range []struct{ id, want string }{
		{"A/RES/70/1", "https://undocs.org/A/RES/70/1"},
		{"A/RES/46/36[L]", "https://undocs.org/A/RES/46/36"},
		{"S/RES/1325(2000)", "https://undocs.org/S/RES/1325(2000)"},
		{`A/"><script>`, "https://undocs.org/A/%22%3E%3Cscript%3E"},
		{"A/RES/é", "https://undocs.org/A/RES/%C3%A9"},
		{"un-charter", ""}, {"UNTS/27531", ""}, {"ILO/C169", ""},
	} {
		if got := DocumentLink(test.id); got != test.want {
			t.Errorf("%s: got %q, want %q", test.id, got, test.want)
		}
	}
}

// full is a writer with room for some bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWritersGiveErrorsOn(t *testing.T) {
	graph := standardGraphs()[3]
	v := view(t, graph.graph, graph.focus, Options{})
	for _, format := range Formats {
		err := format.Write(context.Background(), &full{room: 100}, &v, layout.InOrder, Style{})
		if !errors.Is(err, errFull) {
			t.Errorf("%s: got %v", format.Name, err)
		}
		if err := format.Write(context.Background(), io.Discard, &v, layout.InOrder, Style{}); err != nil {
			t.Errorf("%s: %v", format.Name, err)
		}
	}
}
