package shape

import (
	"strings"
	"testing"

	"citegraph/extract/citation"
)

func TestFill(t *testing.T) {
	var w Writer
	w.Add(citation.Title, "  A\n heading ")
	w.Add(citation.Prose, " \t\n")
	w.Add(citation.Prose, Cells([]string{"", "a\x1fb", "c \n d", ""}))
	w.Note("1", "Note.\tOne")
	w.Note("*", "")
	var d citation.Document
	w.Fill(&d)
	if want := "A heading\n\n\ta b\tc d\n\n[1] Note. One\n\n[*]\n"; d.Text != want {
		t.Errorf("text is %q, want %q", d.Text, want)
	}
	var got []string
	for _, b := range d.Blocks {
		got = append(got, d.Text[b.Start:b.End])
	}
	if want := "A heading|\ta b\tc d|[1] Note. One|[*]"; strings.Join(got, "|") != want {
		t.Errorf("blocks are %q, want %q", got, want)
	}
	if d.Blocks[0].Kind != citation.Title || d.Blocks[2].Kind != citation.Footnote || d.Blocks[2].Sign != "1" {
		t.Errorf("blocks are %+v", d.Blocks)
	}
	var none citation.Document
	new(Writer).Fill(&none)
	if none.Text != "" || none.Blocks == nil {
		t.Errorf("nothing is written as %q, blocks %v", none.Text, none.Blocks)
	}
}

func TestCover(t *testing.T) {
	rows := []string{
		Cells([]string{"United Nations", "S/RES/2507 (2020)"}),
		Cells([]string{"Security Council", "Distr.: General\n31 January 2020"}),
		"Resolution 2507 (2020)",
	}
	var w Writer
	for _, r := range rows {
		w.Add(citation.Prose, r)
	}
	if got := w.Cover(rows); got != "S/RES/2507(2020)" {
		t.Errorf("the symbol is %q", got)
	}
	var got []string
	for _, p := range w.Paragraphs {
		got = append(got, p.Text)
	}
	if want := "United Nations|S/RES/2507 (2020)|Security Council|Distr.: General|31 January 2020|Resolution 2507 (2020)"; strings.Join(got, "|") != want || w.Paragraphs[4].Kind != citation.Furniture || w.Paragraphs[5].Kind != citation.Prose {
		t.Errorf("the paragraphs are %q", got)
	}
	table := []string{Cells([]string{"70/1", "2030 Agenda"})}
	w = Writer{}
	w.Add(citation.Prose, table[0])
	if got := w.Cover(table); got != "" || w.Paragraphs[0].Kind != citation.Prose {
		t.Errorf("a table of resolutions is a cover with symbol %q", got)
	}
}

func TestSymbol(t *testing.T) {
	for line, want := range map[string]string{
		"A/80/6 (Sect. 29)": "A/80/6[Sect. 29]", "\u200eS/RES/2507 (2020)\u200e": "S/RES/2507(2020)", "A/HRC/58/L.1/Rev.1*": "A/HRC/58/L.1/Rev.1",
		"See A/80/50": "", "24/7": "", "A/80/50 and A/80/51": "", "": "",
	} {
		if got := Symbol(line); got != want {
			t.Errorf("%q has symbol %q, want %q", line, got, want)
		}
	}
}

// TestSettle: a raised sign marks a note where a paragraph begins with it and
// words stand before it elsewhere.
func TestSettle(t *testing.T) {
	var w Writer
	for _, text := range []string{
		"session," + Raised("1") + " n" + Raised("o") + " 4, km" + Raised("2") + ", posts" + Raised("a"),
		Raised("a") + "Officer.",
		Raised("1") + "Resolution 70/1, n" + Raised("o") + " 5.",
		Raised("9") + " lives",
	} {
		w.Add(citation.Prose, text)
	}
	w.Settle()
	var got []string
	for _, p := range append(w.Paragraphs, w.Notes...) {
		got = append(got, p.Sign+"|"+p.Text)
	}
	if want := "|session,[1] no 4, km2, posts[a]\n|[a] Officer.\n|9 lives\n1|Resolution 70/1, no 5."; strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	if Raised("70/1") != "70/1" || Raised("er") != "er" {
		t.Error("what can be no sign is marked as one")
	}
}

func TestScript(t *testing.T) {
	for text, want := range map[string]string{"إن الجمعية العامة A/80/1": "ar", "大会决定 A/80/1": "zh", "Генеральная Ассамблея": "ru", "The Assembly (大会)": "", "": ""} {
		if got := Script(text); got != want {
			t.Errorf("%q is of the script of %q, want %q", text, got, want)
		}
	}
}
