package rules

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return fsys
}

// overlaid lays files over the rules that are built in, and wants no fault.
func overlaid(t *testing.T, files map[string]string, tables ...string) (*Set, Faults) {
	t.Helper()
	o := Overlay{Folder: folder(files), Name: "my-rules"}
	if files == nil {
		o = Overlay{}
	}
	for _, content := range tables {
		o.Instruments = append(o.Instruments, Table{Name: "my.tsv", Content: []byte(content)})
	}
	set, faults := Overlaid(o)
	if err := faults.Err(); err != nil {
		t.Fatal(err)
	}
	return set, faults
}

func ids(f *Family) (out []string) {
	for _, r := range f.Rules {
		out = append(out, r.ID)
	}
	return out
}

func TestOverlayAddsAFamily(t *testing.T) {
	base, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	set, notes := overlaid(t, map[string]string{"basel.yaml": good})
	if len(notes) > 0 {
		t.Errorf("notes: %v", notes)
	}
	if f := set.Family("BC"); f == nil || f.File != "basel.yaml" {
		t.Fatalf("family BC is %+v", f)
	}
	r := set.Rule("basel-decision")
	if r == nil || r.Body != "BC" || !r.Origin().Overlay || r.Origin().String() != "my-rules/basel.yaml:5" {
		t.Fatalf("rule is %+v", r)
	}
	if _, n := r.Match("BC-14/13 of"); n != len("BC-14/13") {
		t.Errorf("the rule matches %d bytes", n)
	}
	if len(set.Families) != len(base.Families)+1 || len(set.Alone) != len(base.Alone)+1 {
		t.Errorf("%d families where %d and 1 belong", len(set.Families), len(base.Families))
	}
	if set.Fingerprint() == base.Fingerprint() {
		t.Error("the fingerprint does not change with the rules")
	}
	if b, ok := set.Lexicon("en").BodyAt("Conference of the Parties to the Basel Convention"); !ok || b.Bodies[0] != "BC" {
		t.Errorf("the organ's name leads to %+v", b)
	}
}

const more = `body: GA
names:
  en: [UN General Assembly]
rules:
  - id: ga-decision
    noun: decision
    pattern: '(?P<session>\d{1,3})/(?P<number>\d{1,4})'
    symbol: A/DEC/{session}/{number}
    numbers: 1-999
    examples:
      - {text: General Assembly decision 70/539, cites: [A/DEC/70/539], source: A/RES/71/1}
  - id: ga-ruling
    noun: decision
    pattern: 'ruling (?P<number>\d{1,4})'
    symbol: A/RUL/{number}
    examples:
      - {text: General Assembly decision ruling 7, cites: [A/RUL/7], source: invented}
`

func TestOverlayReplacesARule(t *testing.T) {
	base, _ := Embedded()
	set, notes := overlaid(t, map[string]string{"more.yaml": more})
	if len(notes) != 1 || !notes[0].Note || !strings.HasPrefix(notes[0].Error(), "my-rules/more.yaml:5:9: note: rule ga-decision stands in the place of the built-in one (families/general-assembly.yaml:") {
		t.Errorf("notes: %v", notes)
	}
	f := set.Family("GA")
	if want := append(ids(base.Family("GA")), "ga-ruling"); len(f.Rules) != len(want) {
		t.Errorf("rules of GA: %v, want %v", ids(f), want)
	}
	if r := set.Rule("ga-decision"); r.Numbers != "1-999" {
		t.Errorf("ga-decision is the old one: %q", r.Numbers)
	}
	if old, ok := set.Rule("ga-decision").Replaces(); !ok || old.Overlay {
		t.Errorf("it replaces %v, %v", old, ok)
	}
	if got := f.Names["en"]; !reflect.DeepEqual(got, append(base.Family("GA").Names["en"], "UN General Assembly")) {
		t.Errorf("names of GA: %v", got)
	}
	if len(set.Families) != len(base.Families) {
		t.Errorf("%d families, want %d", len(set.Families), len(base.Families))
	}
	if r := base.Rule("ga-decision"); r.Numbers == "1-999" || base.Rule("ga-ruling") != nil {
		t.Error("the overlay has changed the rules that are built in")
	}
}

func TestOverlayReplacesAFile(t *testing.T) {
	set, notes := overlaid(t, map[string]string{"families/general-assembly.yaml": more})
	if len(notes) != 1 || !strings.Contains(notes[0].Error(), "stands in the place of the built-in families/general-assembly.yaml, all of it") {
		t.Errorf("notes: %v", notes)
	}
	if got := ids(set.Family("GA")); !reflect.DeepEqual(got, []string{"ga-decision", "ga-ruling"}) {
		t.Errorf("rules of GA: %v", got)
	}
}

func TestOverlayOfALanguage(t *testing.T) {
	base, _ := Embedded()
	set, _ := overlaid(t, map[string]string{
		"languages/en.yaml": "language: en\nplaceholders:\n  year: '(?:19|20)\\d{2}'\nplurals: [rulings]\n",
		"basel.yaml":        strings.Replace(good, `(?P<session>\d{1,2})`, `(?P<session>{year}|{short})`, 1) + "placeholders:\n  short: '\\d{1,2}'\n",
	})
	en := set.Language("en")
	if en.Placeholders["year"] == "" || en.Placeholders["parts"] != base.Language("en").Placeholders["parts"] {
		t.Errorf("placeholders: %v", en.Placeholders)
	}
	if !reflect.DeepEqual(en.Plurals, []string{"rulings"}) || !reflect.DeepEqual(en.Months, base.Language("en").Months) {
		t.Errorf("plurals %v, months %v", en.Plurals, en.Months)
	}
	if _, n := set.Rule("basel-decision").Match("BC-2019/3"); n != len("BC-2019/3") {
		t.Error("the placeholders are not in the pattern")
	}
}

func TestOverlayOfInstruments(t *testing.T) {
	base, _ := Embedded()
	full := "# mine\ncrc\ttreaty\tChild Convention\t\t\tthe Child Convention|CRC\tla Convention\t\t\t\t\t\r\n"
	short := "bamako-convention-x\ttreaty\t\t1991-01-30\tBamako Convention X\t12\t9\t\n#? crpd\ttreaty\t\t\tno\n"
	set, _ := overlaid(t, nil, full, short)
	crc, old := set.Instrument("crc"), base.Instrument("crc")
	if crc.Label != "Child Convention" || crc.Date != old.Date || !reflect.DeepEqual(crc.Series, old.Series) {
		t.Errorf("crc is %+v", crc)
	}
	names := crc.Names["en"]
	if names[0] != old.Names["en"][0] || names[len(names)-1] != "the Child Convention" && names[len(names)-1] != "CRC" {
		t.Errorf("names of crc: %v", names)
	}
	if len(names) > 0 && strings.Count(strings.Join(names, "|")+"|", "CRC|") > 1 {
		t.Errorf("a name twice: %v", names)
	}
	added := set.Instrument("bamako-convention-x")
	if added == nil || added.Label != "Bamako Convention X" || added.Date != "1991-01-30" || len(set.Catalogue) != len(base.Catalogue)+1 {
		t.Errorf("added: %+v, %d instruments", added, len(set.Catalogue))
	}
	if got := set.Origins("crc"); len(got) != 2 || got[0].Overlay || got[1].String() != "my.tsv:2" {
		t.Errorf("crc comes from %v", got)
	}
	if set.Fingerprint() == base.Fingerprint() {
		t.Error("the fingerprint does not change with the instruments")
	}
	if got := set.Find("child convention"); len(got) != 1 || got[0].ID != "crc" {
		t.Errorf("found %v", got)
	}
	if got := set.Registered("27531"); got[0].Label != "Child Convention" {
		t.Errorf("the registration number leads to %q", got[0].Label)
	}
}

func TestNoOverlayIsTheEmbeddedSet(t *testing.T) {
	base, _ := Embedded()
	set, faults := Overlaid(Overlay{})
	if len(faults) > 0 || set.Fingerprint() != base.Fingerprint() {
		t.Errorf("faults %v, fingerprints %s and %s", faults, set.Fingerprint(), base.Fingerprint())
	}
}

// TestFaultySetIsUsable: what is right of a faulty overlay can be used, so that
// its examples can be run too.
func TestFaultySetIsUsable(t *testing.T) {
	set, faults := Overlaid(Overlay{Folder: folder(map[string]string{"a.yaml": strings.Replace(good, "(?P<session>", "((?P<session>", 1), "b.yaml": strings.ReplaceAll(strings.ReplaceAll(good, "BC", "RC"), "basel", "rotterdam")}), Name: "my-rules"})
	if len(faults) != 1 {
		t.Fatalf("faults: %v", faults)
	}
	if set.Family("RC") == nil || len(set.Family("RC").Rules) != 1 || len(set.Family("BC").Rules) != 0 {
		t.Error("the right rule is not there, or the wrong one is")
	}
}

func TestOpenOverlay(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "x.tsv")
	if err := os.WriteFile(file, []byte("# none\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o, err := OpenOverlay(dir, []string{file}); err != nil || o.Folder == nil || len(o.Instruments) != 1 {
		t.Errorf("%+v, %v", o, err)
	}
	for _, c := range []struct{ folder, table, want string }{
		{filepath.Join(dir, "nowhere"), "", "there is no such folder of rules"},
		{file, "", "is a file: give the folder in which the rules lie"},
		{"", filepath.Join(dir, "nowhere.tsv"), "there is no such table of instruments"},
		{"", dir, "the table of instruments cannot be read"},
	} {
		var tables []string
		if c.table != "" {
			tables = []string{c.table}
		}
		if _, err := OpenOverlay(c.folder, tables); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v, want %q", err, c.want)
		}
	}
}
