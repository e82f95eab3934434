package annotate

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/graphmodel"
)

var update = flag.Bool("update", false, "write the golden files anew")

// annotated annotates a text.
func annotated(tb testing.TB, name, text string) *Page {
	tb.Helper()
	set, err := rules.Embedded()
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := source.Decode(context.Background(), name, []byte(text), source.Options{})
	if err != nil {
		tb.Skip(err)
	}
	records, err := extract.Extract(context.Background(), &doc, set, extract.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return New(&doc, records, func(id string, kind citation.Kind) graphmodel.Instrument {
		return graphmodel.Describe(id, kind, graphmodel.Sources{Named: set.Instrument(id)})
	})
}

func TestGolden(t *testing.T) {
	for _, name := range []string{"A_80_L.904.md", "S_RES_390(1966).txt"} {
		content, err := os.ReadFile(filepath.Join("../../testdata/documents", name))
		if err != nil {
			t.Fatal(err)
		}
		p := annotated(t, name, string(content))
		for suffix, write := range map[string]func(*bytes.Buffer) error{
			".html": func(b *bytes.Buffer) error { return WriteHTML(b, p) },
			".md":   func(b *bytes.Buffer) error { return WriteMarkdown(b, p) },
		} {
			var out bytes.Buffer
			if err := write(&out); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", strings.TrimSuffix(name, filepath.Ext(name))+suffix+".golden")
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("%s differs; look at it and run go test -update", golden)
			}
		}
	}
}

const sample = "A/RES/80/901\n\nThe General Assembly,\n\nRecalling resolutions 46/36 A to C and the Convention on the\nRights of the Child,[1]\n\n" +
	"1. Takes note of resolution 70/1 <script>alert(1)</script> & \"[x](javascript:alert(2))\" of *25* September 2015.\n\n[1] United Nations, Treaty Series, vol. 1577, No. 27531.\n"

// Every citation is a link, whose words are those of the text, and nothing of
// the document becomes markup.
func TestHTML(t *testing.T) {
	p := annotated(t, "x.txt", sample)
	var out bytes.Buffer
	if err := WriteHTML(&out, p); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	links := map[string]string{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "script", "img", "iframe", "object":
			t.Errorf("a <%s> in the page", n.Data)
		case "a":
			attributes := map[string]string{}
			for _, a := range n.Attr {
				attributes[a.Key] = a.Val
			}
			if strings.HasPrefix(strings.ToLower(attributes["href"]), "javascript") {
				t.Errorf("a link to %s", attributes["href"])
			}
			if attributes["class"] == "cite" {
				links[n.FirstChild.Data] = attributes["href"] + " " + attributes["title"]
			}
		}
	}
	for words, want := range map[string]string{
		"46/36 A to C":                          "https://undocs.org/A/RES/46/36 recall: GA 46/36 A; recall: GA 46/36 B; recall: GA 46/36 C",
		"Convention on the Rights of the Child": "recall: Convention on the Rights of the Child",
		"70/1":                                  "https://undocs.org/A/RES/70/1 take note: ",
	} {
		if got := links[words]; !strings.Contains(got, want) {
			t.Errorf("the link of %q is %q, want %q in it", words, got, want)
		}
	}
	if !strings.Contains(out.String(), `<sup><a href="#note1">1</a></sup>`) || !strings.Contains(out.String(), "The General Assembly,") {
		t.Error("the note's marker or the opening line is not in the page")
	}
}

func TestMarkdown(t *testing.T) {
	var out bytes.Buffer
	if err := WriteMarkdown(&out, annotated(t, "x.txt", sample)); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"<script", "[x](javascript", " *25*"} {
		if strings.Contains(out.String(), bad) {
			t.Errorf("%q stands in\n%s", bad, out.String())
		}
	}
	for _, good := range []string{"[70/1](https://undocs.org/A/RES/70/1 \"take note: ", "Child](#instruments-cited \"recall: ", ",[^1]", "\n[^1]: [United", "\n1\\. Takes note"} {
		if !strings.Contains(out.String(), good) {
			t.Errorf("%q is missing in\n%s", good, out.String())
		}
	}
}

// What is shown is what the paragraphs hold: no word is lost or doubled.
func FuzzPage(f *testing.F) {
	f.Add(sample)
	f.Add("The Security Council,\n\nRecalling reso-\nlutions 1325\n(2000)¹ and 242 (1967),\n\n12\n\nDecides to act.\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<14 {
			t.Skip()
		}
		p := annotated(t, "x.txt", text)
		var out bytes.Buffer
		if err := WriteHTML(&out, p); err != nil {
			t.Fatal(err)
		}
		if err := WriteMarkdown(&out, p); err != nil {
			t.Fatal(err)
		}
		shown := map[int]bool{}
		for _, blocks := range [][]Block{p.Blocks, p.Notes} {
			for _, b := range blocks {
				for _, piece := range b.Pieces {
					if piece.Mark >= 0 {
						shown[piece.Mark] = true
					}
				}
			}
		}
		if len(shown) != len(p.Marks) {
			t.Errorf("%d of %d marks are shown in %q", len(shown), len(p.Marks), text)
		}
	})
}
