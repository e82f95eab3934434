package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
)

// a makes a link to the address below undocs.org.
func a(address, words string) string {
	return `<a href="https://undocs.org/en/` + address + `">` + words + `</a>`
}

// resolution puts paragraphs into an invented document of an organ.
func resolution(symbol, organ, preamble, operative string) string {
	return `<akomaNtoso><statement><meta><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></meta><coverPage><p><docNumber refersTo="#symbol">` + symbol +
		`</docNumber></p></coverPage><preamble><formula><p>` + organ + `,</p></formula><container><p>` + preamble + `</p></container></preamble><mainBody><paragraph><num>1.</num><content><p>` +
		operative + `</p></content></paragraph></mainBody></statement></akomaNtoso>`
}

// TestLinks: what the publisher's links confirm, decide, add, and where they are
// not followed. Each row is "words identifier method" a record, in the order of
// the text, then the conflicts as "words target".
func TestLinks(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	const assembly, council = "The General Assembly", "The Human Rights Council"
	for _, c := range []struct{ name, content, want, without string }{
		{"confirms", resolution("A/RES/79/911", assembly, "Recalling its resolution "+a("A/RES/70/1", "70/1")+",", "Decides to act."),
			"70/1 A/RES/70/1 inferred recall preamble 1", "70/1 A/RES/70/1 inferred recall preamble 1"},
		{"confirms the whole of a part", resolution("A/RES/79/911", assembly, "Recalling its resolution "+a("A/RES/48/218", "48/218")+" B,", "Decides to act."),
			"48/218 B A/RES/48/218[B] inferred recall preamble 1", "48/218 B A/RES/48/218[B] inferred recall preamble 1"},
		{"decides between candidates", resolution("A/RES/79/911", assembly, "Noting the matter,", "Takes note of the report submitted pursuant to resolution "+a("A/HRC/RES/34/24", "34/24")+";"),
			"34/24 A/HRC/RES/34/24 link take note operative 1", "34/24 A/RES/34/24 inferred take note operative 1 or A/HRC/RES/34/24"},
		{"gives words an instrument", resolution("A/RES/79/911", assembly, "Noting the matter,", "Requests the Secretary-General to act under paragraph 3 of resolution "+a("S/RES/2250(2015)", "2250")+";"),
			"2250 S/RES/2250(2015) link request operative 1 para. 3", ""},
		{"a symbol cut by a blank", resolution("S/RES/2999 (2024)", "The Security Council", "Recalling the statement "+a("S/PRST/2018/2", "S/PRST/2018/ 2")+",", "Decides to act."),
			"S/PRST/2018/ 2 S/PRST/2018/2 link recall preamble 1", "S/PRST/2018 S/PRST/2018 symbol recall preamble 1"},
		{"a part in words that the rules do not know", resolution("A/RES/79/911", assembly, "Taking note of "+a("A/CONF.157/24(PartI)", "A/CONF.157/24(第一部分)")+",", "Decides to act."),
			"A/CONF.157/24(第一部分) A/CONF.157/24[Part I] link take note preamble 1", "A/CONF.157/24 A/CONF.157/24 symbol take note preamble 1"},
		{"two symbols in one link", resolution("A/RES/79/911", assembly, "Taking note of the note ("+a("A/74/62-E/2019/6", "A/74/62–E/2019/6")+"),", "Decides to act."),
			"A/74/62 A/74/62 symbol take note preamble 1; E/2019/6 E/2019/6 symbol take note preamble 1", "A/74/62 A/74/62 symbol take note preamble 1; E/2019/6 E/2019/6 symbol take note preamble 1"},
		{"a number that the link's year mistakes", resolution("S/RES/2700 (2023)", "The Security Council", "Reaffirming its resolutions 2240 (2015), "+a("S/RES/2312(2106)", "2312 (2106)")+" and 2380 (2017),", "Decides to act."),
			"2240 (2015) S/RES/2240(2015) inferred reaffirm preamble 1; 2312 (2106) S/RES/2312(2016) link reaffirm preamble 1; 2380 (2017) S/RES/2380(2017) list reaffirm preamble 1", ""},

		{"words of another number", resolution("A/RES/79/911", assembly, "Recalling its resolution "+a("A/RES/71/2", "72/2")+",", "Decides to act."),
			"72/2 A/RES/72/2 inferred recall preamble 1 | 72/2 A/RES/71/2", ""},
		{"the organ is stated", resolution("A/RES/79/911", assembly, "Recalling Human Rights Council resolution "+a("A/RES/53/11", "53/11")+",", "Decides to act."),
			"53/11 A/HRC/RES/53/11 number recall preamble 1 | 53/11 A/RES/53/11", ""},
		{"a possessive against the tools' habit", resolution("A/HRC/RES/54/91", council, "Recalling its resolution "+a("A/RES/51/36", "51/36")+",", "Decides to act."),
			"51/36 A/HRC/RES/51/36 inferred recall preamble 1 | 51/36 A/RES/51/36", ""},
		{"a decision, not a resolution", resolution("A/RES/79/911", assembly, "Recalling its decision "+a("A/RES/78/542c", "78/542")+" C,", "Decides to act."),
			"78/542 C A/DEC/78/542[C] inferred recall preamble 1 | 78/542 A/RES/78/542[C]", ""},
		{"a link that runs on", resolution("S/RES/2700 (2023)", "The Security Council", "Noting the annex to S/2015/654. "+a("S/2015/654", "T")+"he Council,", "Decides to act."),
			"S/2015/654 S/2015/654 symbol note preamble 1 annex | T S/2015/654", ""},
		{"a period of time", resolution("A/RES/79/911", assembly, "Noting the report for the period "+a("E/RES/2017/18", "2017/18")+",", "Decides to act."),
			" | 2017/18 E/RES/2017/18", ""},
		{"adopted later than the document", resolution("A/RES/74/147", assembly, "Noting the adoption by the Commission of its text "+a("A/RES/79/8", "79/8")+",", "Decides to act."),
			" | 79/8 A/RES/79/8", ""},
		{"no such number", resolution("A/RES/79/911", assembly, "Noting the text "+a("A/RES/14/221", "14/221")+",", "Decides to act."),
			" | 14/221 A/RES/14/221", ""},
		{"a number alone is no paper", resolution("S/RES/2700 (2023)", "The Security Council", "Noting the fund "+a("S/2349", "2349")+",", "Decides to act."),
			" | 2349 S/2349", ""},
	} {
		for _, ignore := range []bool{false, true} {
			d, err := source.Decode(context.Background(), "x.xml", []byte(c.content), source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			found, err := extract.Extract(context.Background(), &d, set, extract.Options{IgnoreLinks: ignore})
			if err != nil {
				t.Fatal(err)
			}
			got := list(found, d.Conflicts)
			if !ignore && got != c.want {
				t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
			}
			if ignore && c.without != "" && got != c.without {
				t.Errorf("%s, links ignored:\n got %s\nwant %s", c.name, got, c.without)
			}
			if ignore && len(d.Conflicts) > 0 {
				t.Errorf("%s: conflicts with links ignored", c.name)
			}
		}
	}
}

func list(found []citation.Citation, conflicts []citation.LinkConflict) string {
	var rows, led []string
	for _, r := range found {
		row := strings.TrimSpace(fmt.Sprintf("%s %s %s %s %s %s %s", r.Text, r.ID, r.Method, r.Verb, r.Part, r.Paragraph, r.Pinpoint))
		if len(r.Candidates) > 0 {
			row += " or " + strings.Join(r.Candidates, " or ")
		}
		rows = append(rows, row)
	}
	for _, c := range conflicts {
		led = append(led, c.Words+" "+c.Target)
	}
	s := strings.Join(rows, "; ")
	if len(led) > 0 {
		s += " | " + strings.Join(led, "; ")
	}
	return s
}

// TestLinkReasons: an explanation says what the link did.
func TestLinkReasons(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	content := resolution("A/RES/79/911", "The General Assembly", "Recalling its resolutions "+a("A/RES/70/1", "70/1")+" and "+a("A/RES/71/2", "72/2")+",", "Acts under resolution "+a("S/RES/2250(2015)", "2250")+" and the fund "+a("S/2349", "2349")+".")
	d, err := source.Decode(context.Background(), "x.xml", []byte(content), source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	found, dropped, err := extract.Explain(context.Background(), &d, set, extract.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range found {
		got = append(got, r.ID+": "+r.Why.Link)
	}
	want := []string{
		"A/RES/70/1: the publisher's link to A/RES/70/1 leads there too",
		"A/RES/72/2: the publisher's link to A/RES/71/2 was not followed: its words are those of another instrument, or of none",
		"S/RES/2250(2015): the publisher's link to S/RES/2250(2015) decides",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("reasons:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	last := ""
	for _, x := range dropped {
		if x.Rule == "link" {
			last = x.Text + " " + x.Reason
		}
	}
	if last != "2349 a link that was not followed: its words are no symbol" {
		t.Errorf("dropped: %q of %v", last, dropped)
	}
}
