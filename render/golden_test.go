package render

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; look at the pictures before you keep them")

func TestFormatsOfStandardGraphs(t *testing.T) {
	for _, graph := range standardGraphs() {
		for _, format := range Formats {
			t.Run(graph.name+format.Suffix, func(t *testing.T) {
				v := view(t, graph.graph, graph.focus, Options{})
				v.Source = "Source: a test."
				var got bytes.Buffer
				if err := format.Write(context.Background(), &got, &v, byGraphviz(), Style{}); err != nil {
					t.Fatal(err)
				}
				golden := filepath.Join("testdata", graph.name+format.Suffix)
				switch format.Name {
				case "pdf": // its compression may change with the compiler
					golden += ".txt"
					got = *bytes.NewBuffer(unpacked(t, got.Bytes()))
				case "png": // has tests of its own
					return
				}
				if *update {
					if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got.Bytes(), want) {
					at := 0
					for at < min(got.Len(), len(want)) && got.Bytes()[at] == want[at] {
						at++
					}
					t.Errorf("%s differs from byte %d on:\n got …%s\nwant …%s\n(go test ./render -update, then look at the picture)",
						golden, at, excerpt(got.Bytes(), at), excerpt(want, at))
				}
			})
		}
	}
}

func excerpt(b []byte, at int) []byte { return b[max(0, at-60):min(len(b), at+120)] }

func TestFormatNamed(t *testing.T) {
	for _, test := range []struct{ name, file, want string }{
		{"", "", "svg"}, {"", "out.dot", "dot"}, {"", "OUT.SVG", "svg"}, {"dot", "out.svg", "dot"}, {"", "picture", "svg"},
		{"", "out.png", "png"}, {"pdf", "", "pdf"}, {"", "out.jpg", ""}, {"jpg", "", ""},
	} {
		got, err := FormatNamed(test.name, test.file)
		if got.Name != test.want || (err == nil) != (test.want != "") {
			t.Errorf("FormatNamed(%q, %q): got %q, %v, want %q", test.name, test.file, got.Name, err, test.want)
		}
	}
}
