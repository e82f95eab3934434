package rules

import (
	"strings"
	"testing"
)

// TestTableFaults: rows of a table of instruments with their faults, as
// "line:column: words".
func TestTableFaults(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"too few columns", "x\ttreaty\tX", "1: 3 columns where 12 belong (id, kind, label"},
		{"too many", strings.Repeat("x\t", 12) + "x", "1: 13 columns where 12 belong"},
		{"between", strings.Repeat("x\t", 9) + "x", "1: 10 columns where 12 belong"},
		{"no id", "\ttreaty\t\t\tX Convention", "1:1: an instrument needs an id"},
		{"blank in the id", " x\ttreaty\t\t\tX Convention", "1:1: an instrument needs an id"},
		{"no kind", "x\t\t\t\tX Convention", "1:2: an instrument needs a kind"},
		{"unknown kind", "x\ttreatise\t\t\tX Convention", `1:2: there is no kind "treatise"`},
		{"date", "x\ttreaty\t\t23.5.1969\tX Convention", `1:4: "23.5.1969" is no date like 1969-05-23, 1969-05 or 1969`},
		{"month 13", "x\ttreaty\t\t1969-13\tX Convention", `1:4: "1969-13" is no date`},
		{"no name, short", "x\ttreaty\t\t\t", "1:5: an instrument needs a name"},
		{"no name, full", "x\ttreaty\t\t\t\t\t\t\t\t\t\t", "1:6: an instrument needs a name"},
		{"a bar too many", "x\ttreaty\t\t\tX Convention||Y", "1:5: an empty name: one | too many"},
		{"a bar too many, full, French", "x\ttreaty\t\t\t\tX Convention\tla |\t\t\t\t\t", "1:7: the name \"la \" has blanks around it\n1:7: an empty name"},
		{"registration number", "x\ttreaty\t\t\tI-27531\tX Convention\t\t\t\t\t\t", `1:5: "I-27531" is no registration number`},
		{"id twice", "x\ttreaty\t\t\tX Convention\n# between\nx\ttreaty\t\t\tX Treaty", "3:1: the id x stands in line 1 too"},
		{"no UTF-8", "x\ttreaty\t\t\tX\xff Convention", "1: the row is not in UTF-8"},
		{"comments and blank lines", "\ufeff# a\n\n  \n#? x\tfoo\n", ""},
		{"all rows", "x\tfoo\t\t\tX Convention\ny\tbar\t\t\tY Convention", "1:2: there is no kind \"foo\"\n2:2: there is no kind \"bar\""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, faults := Overlaid(Overlay{Instruments: []Table{{"my.tsv", []byte(c.table)}}})
			if c.want == "" {
				if len(faults) > 0 {
					t.Errorf("faults: %v", faults)
				}
				return
			}
			expect(t, faults, "my.tsv", c.want)
		})
	}
}

// TestCheckInstruments: what is wrong with a table in view of the whole
// catalogue.
func TestCheckInstruments(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"name of another", "x\ttreaty\t\t\tX Convention|Convention on the Rights of the Child", `1:5: the name "Convention on the Rights of the Child" is given to crc too (instruments.tsv:`},
		{"name of a later one", "un-charter\t\t\t\tConvention on the Rights of the Child", `1:5: the name "Convention on the Rights of the Child" is given to crc too`},
		{"French name of another", "x\ttreaty\t\t\t\tX Convention\tCharte des Nations Unies\t\t\t\t\t", `1:7: the name "Charte des Nations Unies" is given to un-charter too`},
		{"name twice but for the apostrophe", "x\ttreaty\t\t\tX's Convention|X’s Convention", `1:5: the name "X’s Convention" stands here twice`},
		{"unknown member", "x\ttreaty\t\t\t\tX Conventions\t\t\t\t\t\tcrc|nowhere", `1:12: there is no instrument "nowhere" in the catalogue`},
		{"shared registration number", "x\ttreaty\t\t\t999991\tX Convention\t\t\t\t\t\t\ny\ttreaty\t\t\t999991\tY Convention\t\t\t\t\t\t", "1:5: note: the registration number 999991 is that of x, y"},
		{"nothing", "x\ttreaty\t\t\tX Convention", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			set, _ := overlaid(t, nil, c.table)
			var mine Faults
			for _, f := range set.CheckInstruments() {
				if f.File == "my.tsv" {
					mine = append(mine, f)
				}
			}
			if c.want == "" {
				if len(mine) > 0 {
					t.Errorf("faults: %v", mine)
				}
				return
			}
			expect(t, mine, "my.tsv", c.want)
		})
	}
}

func TestEmbeddedInstrumentsAreRight(t *testing.T) {
	set, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if err := set.CheckInstruments().Err(); err != nil {
		t.Error(err)
	}
}

func TestVerbFaults(t *testing.T) {
	_, faults := parseVerbs("verbs.tsv", []byte("# x\nrecall\trecalling\n\t\t\t\t\t\t\n"))
	expect(t, faults, "verbs.tsv", "2: 2 columns where 7 belong\n3: 7 columns where 7 belong")
}

func TestFindAndNear(t *testing.T) {
	set, _ := Embedded()
	for words, want := range map[string]string{
		"crc": "crc", "convention on the rights of the child": "crc", "the Charter": "un-charter", "Устав ООН": "un-charter", "A/RES/217(III)[A]": "A/RES/217(III)[A]",
	} {
		if got := set.Find(words); len(got) != 1 || got[0].ID != want {
			t.Errorf("Find(%q) = %v, want %s", words, got, want)
		}
	}
	if got := set.Find("no such thing"); len(got) != 0 {
		t.Errorf("found %v", got)
	}
	near := set.Near("Convention on the Rights of the Childs", 3)
	if len(near) == 0 || near[0] != "crc" {
		t.Errorf("near: %v", near)
	}
}
