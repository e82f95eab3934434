package render

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// quad is a statement as the grammar of N-Quads has it, for what this package
// writes: takes `<urn:a> <urn:b> "c"@en .` not, since it writes no languages, but
// `<urn:a> <urn:b> "c"^^<urn:d> <urn:g> .`
var quad = regexp.MustCompile(`^(<[!-;=?-\[\]_a-z~]+> ){2}(<[!-;=?-\[\]_a-z~]+>|"([^"\\\n\r\x00-\x1f]|\\[tnr"]|\\u005C)*"(\^\^<[!-;=?-\[\]_a-z~]+>)?) (<[!-;=?-\[\]_a-z~]+> )?\.$`)

func TestRDFThroughRdflib(t *testing.T) {
	graphs := formatGraphs()
	quads, jsonld := files(t, "nquads", graphs), files(t, "jsonld", graphs)
	out := python(t, "rdflib", "python3-rdflib", "rdf.py", quads, jsonld, fmt.Sprint(len(graphs)))
	var read []struct {
		Quads, Default int
		Graphs         []string
		Cites          map[string][]string // in the named graphs
		Identifiers    map[string]string   // by address
		Values         []string
	}
	if err := json.Unmarshal([]byte(out), &read); err != nil {
		t.Fatal(err)
	}
	for at, m := range graphs {
		r := read[at]
		lines := exportedAs(t, "nquads", Input{Reader: m})
		distinct := map[string]bool{}
		for line := range strings.Lines(string(lines)) {
			distinct[line] = true
		}
		if r.Quads != len(distinct) {
			t.Errorf("graph %d: rdflib reads %d statements of %d", at, r.Quads, len(distinct))
		}
		if len(r.Identifiers) != m.g.Len() {
			t.Errorf("graph %d: %d instruments, want %d", at, len(r.Identifiers), m.g.Len())
		}
		for n := range m.g.Len() {
			id := plainID(m.g.Instrument(n).ID)
			if r.Identifiers[IRI(id)] != id {
				t.Errorf("graph %d: %s is %q, want %q", at, IRI(id), r.Identifiers[IRI(id)], id)
			}
		}
		pairs := 0
		for p := range m.pairs(graphmodel.Selection{}) {
			pairs++
			citing, cited := IRI(plainID(m.g.Instrument(p.Citing).ID)), IRI(plainID(m.g.Instrument(p.Cited).ID))
			if !strings.Contains("\n"+strings.Join(r.Cites[citing], "\n")+"\n", "\n"+cited+"\n") {
				t.Errorf("graph %d: %s does not cite %s", at, citing, cited)
			}
		}
		for _, cited := range r.Cites {
			pairs -= len(cited)
		}
		if pairs != 0 {
			t.Errorf("graph %d: %d pairs too few", at, pairs)
		}
	}
}

func TestNQuadsThroughRapper(t *testing.T) {
	for at, m := range formatGraphs() {
		if at%5 != 3 {
			continue // each is a process
		}
		folder := files(t, "nquads", []*held{m})
		file := filepath.Join(folder, "0.nquads")
		out := foreign(t, "raptor2-utils", "rapper", "-q", "-i", "nquads", "-o", "nquads", file)
		if got, want := strings.Count(out, "\n"), strings.Count(string(exportedAs(t, "nquads", Input{Reader: m})), "\n"); got != want {
			t.Errorf("graph %d: rapper reads %d statements of %d", at, got, want)
		}
	}
}

func TestNQuadsGrammar(t *testing.T) {
	for at, m := range formatGraphs() {
		for line := range strings.Lines(string(exportedAs(t, "nquads", Input{Reader: m}))) {
			if !quad.MatchString(strings.TrimSuffix(line, "\n")) {
				t.Fatalf("graph %d: %s", at, line)
			}
		}
	}
}

func TestIRI(t *testing.T) {
	for id, want := range map[string]string{
		"A/RES/70/1":               "https://undocs.org/A/RES/70/1",
		"S/RES/1325(2000)":         "https://undocs.org/S/RES/1325(2000)",
		"A/RES/46/36[L]":           "https://undocs.org/A/RES/46/36#L",
		"NPT/CONF.2010/50[Vol. I]": "https://undocs.org/NPT/CONF.2010/50#Vol.%20I",
		"A/74/6[Sect. 8]/Corr.1":   "https://undocs.org/A/74/6%5BSect.%208%5D/Corr.1",
		"crc":                      "urn:citegraph:instrument:crc",
		"ILO/C182":                 "urn:citegraph:instrument:ILO/C182",
		"<b>\"é":                   "urn:citegraph:instrument:%3Cb%3E%22%C3%A9",
	} {
		if got := IRI(id); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	// Distinct identifiers have distinct addresses.
	r := rand.New(rand.NewPCG(1, 2))
	from := map[string]string{}
	pieces := []string{"A/RES/1/1", "[A]", "[", "]", "#A", "%23", "/Corr.1", "a", " "}
	for range 20000 {
		id := ""
		for range 1 + r.IntN(4) {
			id += pieces[r.IntN(len(pieces))]
		}
		if other, found := from[IRI(id)]; found && other != id {
			t.Fatalf("%q and %q are both %s", id, other, IRI(id))
		}
		from[IRI(id)] = id
	}
}

func TestStatementsOfAPair(t *testing.T) {
	m := &held{g: graphmodel.New([]graphmodel.Instrument{{ID: "A/RES/79/1", Kind: citation.Resolution}, {ID: "crc", Kind: citation.Treaty, Date: "1989-11"}},
		[]graphmodel.Pair{{Citing: 0, Cited: 1, Count: 3, Verbs: []string{"reaffirm", "be guided", "sing"}}}), words: []string{"the\n\"Convention\""}}
	out := string(exportedAs(t, "nquads", Input{Reader: m}))
	for _, want := range []string{
		`<urn:citegraph:instrument:crc> <http://purl.org/dc/terms/date> "1989-11"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> .`,
		`<https://undocs.org/A/RES/79/1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://purl.org/spar/fabio/Policy> .`,
		`<https://undocs.org/A/RES/79/1> <http://purl.org/spar/cito/cites> <urn:citegraph:instrument:crc> <urn:citegraph:text:A/RES/79/1> .`,
		`<https://undocs.org/A/RES/79/1> <http://purl.org/spar/cito/confirms> <urn:citegraph:instrument:crc> <urn:citegraph:text:A/RES/79/1> .`,
		`<https://undocs.org/A/RES/79/1> <http://purl.org/spar/cito/citesAsAuthority> <urn:citegraph:instrument:crc> <urn:citegraph:text:A/RES/79/1> .`,
		`<http://purl.org/spar/cito/hasCitationCharacterization> <http://purl.org/spar/cito/cites> <urn:citegraph:text:A/RES/79/1> .`,
		`<http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "the\n\"Convention\"" <urn:citegraph:text:A/RES/79/1> .`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if n := strings.Count(out, "/cito/Citation> "); n != 3 {
		t.Errorf("%d citations", n)
	}
}

// The tables name properties that CiTO has.
func TestCiTOProperties(t *testing.T) {
	// Of https://sparontologies.github.io/cito, 2.8.1.
	const all = " agreesWith cites citesAsAuthority citesAsDataSource citesAsEvidence citesAsMetadataDocument citesAsPotentialSolution citesAsRecommendedReading citesAsRelated citesAsSourceDocument citesForInformation compiles confirms containsAssertionFrom corrects credits critiques derides describes disagreesWith discusses disputes documents extends includesExcerptFrom includesQuotationFrom linksTo obtainsBackgroundFrom obtainsSupportFrom parodies plagiarizes qualifies refutes repliesTo retracts reviews ridicules speculatesOn supports updates usesConclusionsFrom usesDataFrom usesMethodIn "
	seen := map[string]bool{}
	for _, p := range citoProperties {
		if !strings.Contains(all, " "+p.property+" ") {
			t.Errorf("CiTO has no %s", p.property)
		}
		for _, verb := range p.verbs {
			if seen[verb] {
				t.Errorf("%s stands twice", verb)
			}
			seen[verb] = true
		}
	}
}

func TestDateType(t *testing.T) {
	for date, want := range map[string]string{"2015-09-25": "xsd:date", "2015-09": "xsd:gYearMonth", "2015": "xsd:gYear", "2015-13": "", "0000": "", "soon": "", "2015-02-30": ""} {
		if got := dateType(date); got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
}
