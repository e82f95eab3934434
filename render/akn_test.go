package render

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"citegraph/graphmodel"
)

// The grammar in testdata is ours, made after the schema of OASIS; where
// AKN_SCHEMA names a copy of akomantoso30.xsd, that is asked too.
func TestAkomaNtosoThroughXmllint(t *testing.T) {
	graphs := formatGraphs()
	folder := files(t, "akn", graphs)
	var list []string
	for i := range graphs {
		list = append(list, filepath.Join(folder, fmt.Sprintf("%d.akn", i)))
	}
	g := quotedGraph()
	quoted := filepath.Join(folder, "quoted.akn")
	if err := os.WriteFile(quoted, exportedAs(t, "akn", Input{Reader: g, Text: g.text}), 0o644); err != nil {
		t.Fatal(err)
	}
	list = append(list, quoted)
	foreign(t, "libxml2-utils", "xmllint", append([]string{"--nonet", "--noout", "--relaxng", filepath.Join("testdata", "akn.rng")}, list...)...)
	if schema := os.Getenv("AKN_SCHEMA"); schema != "" {
		foreign(t, "libxml2-utils", "xmllint", append([]string{"--nonet", "--noout", "--schema", schema}, list...)...)
	}
}

// refTag takes `<ref href="x">words</ref>`, not `<references source="x">`.
var refTag = regexp.MustCompile(`</?ref(?: [^>]*)?>`)

func TestAkomaNtosoShowsParagraphs(t *testing.T) {
	g := quotedGraph()
	out := string(exportedAs(t, "akn", Input{Reader: g, Text: g.text}))
	var paragraphs []string
	for _, line := range strings.Split(out, "\n") {
		if p, found := strings.CutPrefix(line, "<p>"); found {
			paragraphs = append(paragraphs, refTag.ReplaceAllString(strings.TrimSuffix(p, "</p>"), ""))
		}
	}
	if want := strings.Split(strings.TrimSuffix(quotedText, "\n"), "\n")[2:]; !slices.Equal(paragraphs, want) {
		t.Errorf("%q, want %q", paragraphs, want)
	}
	for _, want := range []string{
		`<TLCReference eId="component_1__ref_2" href="urn:citegraph:instrument:crc" showAs="crc" name="cites"/>`,
		`Напоминая о резолюции <ref href="https://undocs.org/A/RES/70/1" refersTo="#component_1__ref_1">70/1</ref> и <ref href="urn:citegraph:instrument:crc" refersTo="#component_1__ref_2">儿童权利公约</ref>,`,
		`<FRBRdate date="2024-12-01" name="adoption"/>`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
}

// Several instruments by the same words are references side by side, and the
// words stand once.
func TestAkomaNtosoSharedWords(t *testing.T) {
	g := quotedGraph()
	same := g.edges[1].Citations[0]
	same.ID = "A/RES/70/1"
	g.edges[0].Citations = append(g.edges[0].Citations, same)
	out := string(exportedAs(t, "akn", Input{Reader: g, Text: g.text}))
	if n := strings.Count(out, "儿童权利公约"); n != 1 {
		t.Errorf("the words stand %d times in\n%s", n, out)
	}
	if n := strings.Count(out, "<ref "); n != 5 {
		t.Errorf("%d references", n)
	}
}

func TestAkomaNtosoDates(t *testing.T) {
	m := &held{g: graphmodel.New([]graphmodel.Instrument{{ID: "a", Year: 2001}, {ID: "b", Date: "1999-02"}, {ID: "c", Date: "1999-02-03"}},
		[]graphmodel.Pair{{Citing: 0, Cited: 1, Count: 1}, {Citing: 1, Cited: 0, Count: 1}, {Citing: 2, Cited: 2, Count: 1}})}
	out := string(exportedAs(t, "akn", Input{Reader: m}))
	for _, want := range []string{`<FRBRdate date="2001-01-01" name="unknown"/>`, `<FRBRdate date="0001-01-01" name="unknown"/>`, `<FRBRdate date="1999-02-03" name="adoption"/>`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s", want)
		}
	}
}
