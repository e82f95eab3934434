package rules

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// good is a file of rules without a fault, on which the faulty ones are built.
const good = `body: BC
names:
  en: [Conference of the Parties to the Basel Convention]
rules:
  - id: basel-decision
    kind: decision
    anchors: ["BC-"]
    pattern: 'BC-(?P<session>\d{1,2})/(?P<number>\d{1,3})'
    symbol: BC/COP/DEC/{session}/{number}
    examples:
      - text: "decision BC-14/13 of the Conference"
        cites: [BC/COP/DEC/14/13]
        source: A/RES/74/19
`

// laid reads files laid over the rules that are built in and gives the faults,
// notes included.
func laid(files map[string]string) Faults {
	folder := fstest.MapFS{}
	for name, content := range files {
		folder[name] = &fstest.MapFile{Data: []byte(content)}
	}
	_, faults := Overlaid(Overlay{Folder: folder, Name: "my-rules"})
	return faults
}

func TestGoodRuleHasNoFault(t *testing.T) {
	for _, name := range []string{"basel.yaml", "families/basel.yaml"} {
		if faults := laid(map[string]string{name: good}); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
}

// TestRuleFaults: each change of the good file is a fault at its place. A change
// is "old → new"; the expectation is the line, the column and words of the
// message, one a line, in the order of the file.
func TestRuleFaults(t *testing.T) {
	cases := []struct{ name, old, new, want string }{
		{"unknown key", "    kind:", "    knd:", `6:5: there is no key "knd": did you mean "kind"?`},
		{"unknown key, nothing alike", "body: BC", "body: BC\ncolour: red", `2:1: there is no key "colour": the keys here are body, names, short, successor of, placeholders, rules`},
		{"key given twice", "    kind: decision", "    kind: decision\n    kind: treaty", `7:5: the key "kind" stands here twice`},
		{"no value", "    kind: decision", "    kind:", "6:10: kind has no value"},
		{"text for a list", `["BC-"]`, `"BC-"`, "7:14: anchors takes a list"},
		{"list for a text", "BC/COP/DEC/{session}/{number}\n", "[a, b]\n", "9:13: symbol takes one text"},
		{"no number", "    kind: decision", "    since: early", "6:12: since takes a number"},
		{"indentation", "    kind: decision", "   kind: decision", "6:4: this cannot be read as YAML: value is not allowed in this context (look at the indentation"},
		{"quotation mark", `'BC-(?P<session>\d{1,2})/(?P<number>\d{1,3})'`, `'BC-(?P<session>\d{1,2})`, "8:14: this cannot be read as YAML: could not find end character of single-quoted text"},
		{"alias", "[BC/COP/DEC/14/13]", "*all", "12:16: cites: &, *, << and ! have no meaning here"},
		{"second document", "rules:", "---\nrules:", "5:1: a second document begins here"},
		{"no id", "  - id: basel-decision\n    kind: decision", "  - kind: decision", "5:5: give the rule an id"},
		{"id in capitals", "basel-decision", "Basel decision", `5:9: the id "Basel decision" is to be of small letters`},
		{"neither noun nor anchors", `    anchors: ["BC-"]` + "\n", "", `5:9: give it a noun (noun: decision) behind which the number stands, or anchors, of which one stands in every match, here perhaps anchors: ["BC-"]`},
		{"noun and anchors", "    kind: decision", "    noun: decision", "7:14: a rule has a noun or anchors, not both"},
		{"unknown noun", "    kind: decision\n    anchors: [\"BC-\"]", "    noun: verdict", `6:11: there is no noun "verdict": the nouns are decision, resolution, statement`},
		{"unknown kind", "kind: decision", "kind: verdict", `6:11: there is no kind "verdict": the kinds are resolution, decision, statement, treaty, declaration, document`},
		{"noun without a body", "body: BC\nnames:\n  en: [Conference of the Parties to the Basel Convention]\nrules:\n  - id: basel-decision\n    kind: decision\n    anchors: [\"BC-\"]", "body: \"\"\nrules:\n  - id: basel-decision\n    noun: decision", "4:11: a rule with a noun belongs to an organ"},
		{"organ without a name", "names:\n  en: [Conference of the Parties to the Basel Convention]\nrules:\n  - id: basel-decision\n    kind: decision\n    anchors: [\"BC-\"]", "rules:\n  - id: basel-decision\n    noun: decision", "4:11: give the organ's names"},
		{"unknown language of a name", "  en: [C", "  eng: [C", `3:3: there is no language "eng": the languages are en, fr, es, ru, ar, zh`},
		{"unknown predecessor", "rules:", "successor of: [XY]\nrules:", `4:16: there is no body "XY" among the files`},
		{"no pattern", "    pattern: 'BC-(?P<session>\\d{1,2})/(?P<number>\\d{1,3})'\n", "", "5:9: give the rule a pattern"},
		{"open bracket", `(?P<session>\d{1,2})/`, `(?P<session>\d{1,2}/`, "8:14: the pattern is no regular expression: missing closing )"},
		{"wrong repetition", `\d{1,2})/`, `\d{2,1})/`, "8:32: the pattern is no regular expression: invalid repeat count: {2,1}"},
		{"unknown placeholder", `\d{1,3})'`, `\d{1,3}){prts}'`, "8:58: there is no placeholder {prts}: there are {"},
		{"unknown group", `(?P<number>\d{1,3})'`, `(?P<number>\d{1,3})(?P<letter>[A-Z])?'`, `8:61: the group "letter" means nothing: the groups are session, number, organ, symbol, parts, parts2`},
		{"empty match", `'BC-(?P<session>\d{1,2})/(?P<number>\d{1,3})'`, `'(?:BC-(?P<session>\d{1,2})/(?P<number>\d{1,3}))?'`, "8:14: the pattern takes empty text"},
		{"anchor not in the pattern", `["BC-"]`, `["BC-", "RC-"]`, `7:22: the anchor "RC-" can stand in nothing that the pattern takes`},
		{"anchor within the match", `["BC-"]`, `["C-1"]`, `7:15: nothing that the pattern takes begins with the anchor "C-1"`},
		{"empty anchor", `["BC-"]`, `["BC-", ""]`, "7:22: an anchor has 1 to 100 characters"},
		{"no symbol", "    symbol: BC/COP/DEC/{session}/{number}\n", "", "5:9: give the rule a symbol"},
		{"unknown filling", "{session}/{number}\n", "{year}/{number}\n", "9:24: a symbol cannot be filled with {year}: only with {session}, {number}, {organ}, {symbol}"},
		{"filling without a group", "{session}/{number}\n", "{organ}/{number}\n", "9:24: the symbol wants {organ}, which the pattern does not read: it has no group (?P<organ>…)"},
		{"bracket without partner", "{session}/{number}\n", "{session/{number}\n", "9:13: a bracket { or } of the symbol has no partner"},
		{"sessions no range", "    kind: decision\n    anchors: [\"BC-\"]", "    noun: decision\n    sessions: 14", `7:15: "14" is no range like 1-70`},
		{"numbers backwards", "    kind: decision\n    anchors: [\"BC-\"]", "    noun: decision\n    numbers: 70-1", `7:14: the range "70-1" ends before it begins`},
		{"sessions beside anchors", "    kind: decision", "    sessions: 1-30", "6:15: sessions are looked at only in a rule with a noun"},
		{"years backwards", "    kind: decision", "    since: 2020\n    until: 2010", "6:12: since 2020 is after until 2010"},
		{"before no expression", "    kind: decision", "    before: 'decision( '", "6:13: before is no regular expression: missing closing )"},
		{"before beside a noun", "    kind: decision\n    anchors: [\"BC-\"]", "    noun: decision\n    before: 'x'", "7:13: before is looked at only in a rule with anchors"},
		{"no example", good[strings.Index(good, "    examples:"):], "", "5:9: give at least one example"},
		{"empty list of examples", good[strings.Index(good, "    examples:"):], "    examples: []\n", "5:9: give at least one example"},
		{"empty pattern", `'BC-(?P<session>\d{1,2})/(?P<number>\d{1,3})'`, "''", "5:9: give the rule a pattern"},
		{"example without words", `"decision BC-14/13 of the Conference"`, `""`, "11:9: an example without words"},
		{"example that cites nothing", "[BC/COP/DEC/14/13]", "[]", "11:9: say which identifiers the example gives"},
		{"example without a source", "        source: A/RES/74/19\n", "", "11:9: say in which document the words stand"},
		{"reject without a reason", "        source: A/RES/74/19\n", "        source: A/RES/74/19\n    rejects:\n      - text: BC-14\n", "15:9: say why the rule must leave these words alone"},
		{"nothing in the file", good, "body: BC\n", "1: there is neither a rule nor a name in this file"},
		{"empty file", good, "# nothing\n", "1: the file is empty"},
		{"no mapping", good, "- a\n- b\n", "1:1: the file takes keys with values: body, names"},
		{"rule twice", "        source: A/RES/74/19\n", "        source: A/RES/74/19\n" + strings.TrimPrefix(good[strings.Index(good, "  - id"):], ""), "14:9: rule basel-decision stands in my-rules/basel.yaml:5 too"},
		{"several at once", "    kind: decision\n    anchors: [\"BC-\"]\n    pattern: 'BC-(?P<session>", "    knd: decision\n    anchors: [\"BC-\"]\n    pattern: 'BC-((?P<session>", "6:5: there is no key \"knd\"\n8:14: the pattern is no regular expression"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(good, c.old) {
				t.Fatalf("%q does not stand in the good file", c.old)
			}
			expect(t, laid(map[string]string{"basel.yaml": strings.Replace(good, c.old, c.new, 1)}), "my-rules/basel.yaml", c.want)
		})
	}
}

// expect compares faults of one file with lines of "line:column: words".
func expect(t *testing.T, faults Faults, file, want string) {
	t.Helper()
	lines := strings.Split(want, "\n")
	for i, f := range faults {
		got := f.Error()
		if i >= len(lines) {
			t.Errorf("unexpected: %s", got)
			continue
		}
		place, words, _ := strings.Cut(lines[i], ": ")
		if !strings.HasPrefix(got, fmt.Sprintf("%s:%s: ", file, place)) || !strings.Contains(got, words) {
			t.Errorf("got  %s\nwant %s:%s", got, file, lines[i])
		}
	}
	for _, line := range lines[min(len(faults), len(lines)):] {
		t.Errorf("missing: %s:%s", file, line)
	}
}

func TestFolderFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"no rules", map[string]string{"README.md": "x"}, "my-rules: there are no rules in this folder"},
		{"yml", map[string]string{"basel.yml": good, "other.yaml": good}, "my-rules/basel.yml: only files that end in .yaml are read"},
		{"id in two files", map[string]string{"a.yaml": good, "b.yaml": good}, "my-rules/b.yaml:5:9: rule basel-decision stands in my-rules/a.yaml:5 too"},
		{"language and file", map[string]string{"languages/en.yaml": "language: fr\n"}, `my-rules/languages/en.yaml:1:11: language is "fr" and the file is called en.yaml`},
		{"unknown language", map[string]string{"languages/xx.yaml": "language: xx\n"}, `my-rules/languages/xx.yaml:1:11: there is no language "xx"`},
		{"placeholder", map[string]string{"languages/en.yaml": "language: en\nplaceholders:\n  letters: '[A-'\n"}, "my-rules/languages/en.yaml:3:13: the placeholder {letters} is no regular expression: missing closing ]: [A-"},
		{"kind of a noun", map[string]string{"languages/en.yaml": "language: en\nnouns:\n  verdict: [verdict]\n"}, `my-rules/languages/en.yaml:3:3: there is no kind "verdict"`},
		{"too large", map[string]string{"a.yaml": "# " + strings.Repeat("x", maxRuleFile)}, "my-rules/a.yaml: 262146 bytes are more than the 262144"},
		{"too deep", map[string]string{"a.yaml": "names: " + strings.Repeat("[", 10000)}, "my-rules/a.yaml:1: this is nested more than 50 levels deep"},
		{"too deep in a block", map[string]string{"a.yaml": "names:\n  " + strings.Repeat("- ", 10000)}, "my-rules/a.yaml:2: this is nested more than 50 levels deep"},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := laid(c.files)
			if len(faults) != 1 || !strings.HasPrefix(faults[0].Error(), c.want) {
				t.Errorf("got  %v\nwant %s…", faults, c.want)
			}
		})
	}
}
