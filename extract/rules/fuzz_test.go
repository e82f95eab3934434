package rules

import (
	"io/fs"
	"strings"
	"testing"
)

// lineEnds are those that YAML knows; an editor counts them so, too.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// places checks that faults point into the file.
func places(t *testing.T, content string, faults Faults) {
	t.Helper()
	lines := strings.Split(lineEnds.Replace(content), "\n")
	for _, f := range faults {
		if f.Line < 0 || f.Line > len(lines)+1 || f.Column < 0 || f.Message == "" {
			t.Fatalf("fault %+v points outside the %d lines", f, len(lines))
		}
	}
}

// FuzzRules: no file of rules makes the reader panic, and a set comes back that
// can be used whatever is wrong with the file.
func FuzzRules(f *testing.F) {
	names, _ := fs.Glob(embedded, "*/*.yaml")
	for _, name := range names {
		b, _ := fs.ReadFile(embedded, name)
		f.Add(string(b))
	}
	f.Add(good)
	f.Add(more)
	f.Add("rules:\n  - id: \n    anchors:\n    pattern:\n    examples:")
	f.Add("00000000000000000000000000\r#\r0") // lines that end in carriage returns
	words := &Language{Code: "en", Nouns: map[string][]string{"decision": {"decision"}}, Placeholders: map[string]string{"parts": "(?: [A-Z])", "roman": "[IVX]+"}}
	f.Fuzz(func(t *testing.T, content string) {
		file := &ruleFile{path: "families/x.yaml", name: "x.yaml", content: []byte(content), overlay: true}
		l := &loader{set: &Set{Languages: map[string]*Language{"en": words}, rules: map[string]*Rule{}}, sum: discard{}}
		l.families(nil, []*ruleFile{file})
		places(t, content, l.faults)
		for _, family := range l.set.Families {
			for _, r := range family.Rules {
				g, _ := r.Match("70/1 of 25 September 2015")
				r.Identifier(&g)
				r.Source()
				if r.Origin().Line < 1 {
					t.Errorf("rule %s stands nowhere", r.ID)
				}
				inWords(r.Pattern)
			}
		}
		language := &ruleFile{path: "languages/en.yaml", name: "en.yaml", content: []byte(content)}
		l = &loader{set: &Set{Languages: map[string]*Language{}}, sum: discard{}}
		l.languages([]*ruleFile{language})
		places(t, content, l.faults)
	})
}

// discard is a sum of nothing.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
func (discard) Sum(b []byte) []byte         { return b }
func (discard) Reset()                      {}
func (discard) Size() int                   { return 0 }
func (discard) BlockSize() int              { return 1 }

// FuzzCatalogue: no table of instruments makes the reader or the check panic.
func FuzzCatalogue(f *testing.F) {
	f.Add("crc\ttreaty\tCRC\t1989-11-20\t27531\tConvention on the Rights of the Child|CRC\t\t\t\t\t\tcrc")
	f.Add("x\ttreaty\t\t1969\tX Convention\t12\t3\t\n#? y\n\ufeff\r\n")
	f.Fuzz(func(t *testing.T, content string) {
		l := &loader{set: &Set{origins: map[string][]Origin{}, instruments: nil, series: nil}, sum: discard{}}
		l.instruments(Table{"x.tsv", []byte(content)}, true)
		l.instruments(Table{"y.tsv", []byte(content)}, true)
		places(t, content, l.faults)
		l.set.CheckInstruments()
		l.set.Find(content)
		l.set.Near(content, 3)
		for _, in := range l.set.Catalogue {
			if in.ID == "" || in.Kind == "" || len(in.Names) == 0 {
				t.Errorf("incomplete instrument %+v", in)
			}
		}
	})
}

// FuzzVerbs: no table of verbs makes the reader panic.
func FuzzVerbs(f *testing.F) {
	f.Add("# lemma\nrecall\trecalling|recalls\t\t\t\t\t\n# connectives\npursuant to\tpursuant to\t\t\t\t\t\n")
	f.Fuzz(func(t *testing.T, content string) {
		verbs, faults := parseVerbs("x.tsv", []byte(content))
		places(t, content, faults)
		for _, v := range verbs {
			if v.Lemma == "" {
				t.Error("a verb without a lemma")
			}
		}
	})
}
