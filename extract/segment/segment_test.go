package segment

import (
	"fmt"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// outline writes the structure of a document, a line a paragraph or note.
func outline(d *citation.Document) string {
	var b strings.Builder
	for i, p := range d.Paragraphs {
		var marks []string
		for _, m := range p.Markers {
			marks = append(marks, m.Sign)
		}
		fmt.Fprintf(&b, "%s %s|%s|%s\n", p.Part, p.Number, p.Clean, strings.Join(marks, " "))
		_ = i
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note %s at %d|%s\n", n.Sign, n.Place, n.Clean)
	}
	return b.String()
}

func TestSegment(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, want string }{
		{"a resolution with notes", "United Nations\n\nA/RES/78/999\n\n78/999. A matter\n\nThe General Assembly,\n\nRecalling its resolution 70/1,[1] and\u00a0noting “X”,\n\n1. Decides:\n\n(a) To act;\n\n(b) To report;\n\n2. Requests a report.\n\n54th plenary meeting\n\n[1] See\u2011A/70/1.\n",
			"heading |United Nations|\nheading |78/999. A matter|\npreamble 1|Recalling its resolution 70/1, and noting \"X\",|1\noperative 1|Decides:|\noperative 1 (a)|To act;|\noperative 1 (b)|To report;|\noperative 2|Requests a report.|\nheading |54th plenary meeting|\nnote 1 at 2|See-A/70/1.\n"},
		{"a page end that cuts a sentence", "The General Assembly,\n\nRecalling the purposes that are enshrined in the Charter of the United Nations, which serve\n\n167\n\n12 A/31/452.\n\nVIII. Resolutions adopted on the reports of the Fifth Committee 168\n\nto maintain peace,12\n\nAdopts the text.\n",
			"preamble 1|Recalling the purposes that are enshrined in the Charter of the United Nations, which serve to maintain peace,|12\noperative 1|Adopts the text.|\nnote 12 at 0|A/31/452.\n"},
		{"printed lines", "Resolution 300 (1971)\nof 12 October 1971\n\nThe Security Council,\n\nConscious of its respon-\nsibility,\n\n1. Calls upon all States\nto act.\n\nAdopted unanimously at the\n1592nd meeting.\n",
			"heading |Resolution 300 (1971) of 12 October 1971|\npreamble 1|Conscious of its responsibility,|\noperative 1|Calls upon all States to act.|\nheading |Adopted unanimously at the 1592nd meeting.|\n"},
		{"markdown", "# General Assembly\n\n*The Human Rights Council,*\n\n*Recalling* resolution 6/17,<sup>1</sup>\n\n1. *Decides* to act.\n\n---\n\n<sup>1</sup> A/HRC/6/22.\n",
			"heading |General Assembly|\npreamble 1|Recalling resolution 6/17,|1\noperative 1|Decides to act.|\nnote 1 at 1|A/HRC/6/22.\n"},
		{"a declaration set out", "The General Assembly,\n\nSolemnly proclaims the following Declaration:\n\nArticle 1\n\nStates shall:\n\n(a) Act.\n",
			"operative 1|Solemnly proclaims the following Declaration:|\nheading |Article 1|\nannex 1|States shall:|\nannex 1 (a)|Act.|\n"},
		{"a report", "Report of the Secretary-General\n\n1. In its resolution 78/1, the General Assembly requested the Secretary-General to report on the matter.\n\n2. The present report answers that request.\n",
			"heading |Report of the Secretary-General|\nbody 1|In its resolution 78/1, the General Assembly requested the Secretary-General to report on the matter.|\nbody 2|The present report answers that request.|\n"},
	} {
		d := citation.Document{Text: c.text, Format: citation.PlainText}
		if c.name == "markdown" {
			d.Format = citation.Markdown
		}
		Segment(&d, set)
		if got := outline(&d); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}

// A paragraph as long as a book is taken in pieces that lose nothing.
func TestLongParagraph(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	long := "Recalling " + strings.Repeat("the matters that it has in view, ", maxParagraph/16)
	d := citation.Document{Text: "The General Assembly,\n\n" + long + "\n\n1. Decides to act.\n", Format: citation.PlainText}
	Segment(&d, set)
	var joined string
	pieces := 0
	for _, p := range d.Paragraphs {
		if len(p.Clean) > maxParagraph {
			t.Errorf("a piece of %d bytes; none is to pass %d", len(p.Clean), maxParagraph)
		}
		if p.Part == citation.Preamble {
			if p.Number != "1" {
				t.Errorf("a piece is paragraph %q, not 1", p.Number)
			}
			joined += p.Clean
			pieces++
		}
	}
	if pieces < 2 || strings.TrimSpace(joined) != strings.TrimSpace(long) {
		t.Errorf("%d pieces of %d bytes together; want the %d bytes in two or more", pieces, len(joined), len(long))
	}
}

func TestIdentity(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"A/RES/74/232 B\n\nResolution adopted by the General Assembly on 11 August 2020\n\n74/232. Follow-up to the Conference B [1]\n\nThe General Assembly,\n\nRecalling":              "A/RES/74/232[B] GA 2020-08-11 Follow-up to the Conference",
		"Resolution 300 (1971)\nof 12 October 1971\n\nThe Security Council,\n\nHaving received":                                                                                          "S/RES/300(1971) SC 1971-10-12 ",
		"31/194. Utilization of office accommodation\n\nThe General Assembly,\n\nRecalling its resolution 3350 (XXIX) of 18 December 1974,\n\n107th plenary meeting\n\n22 December 1976": "A/RES/31/194 GA 1976-12-22 Utilization of office accommodation",
		"48/91. A third matter\n\nThe General Assembly,\n\nRecalling":                                                                                                                    "A/RES/48/91 GA  A third matter",
		"A note without a symbol.": "   ",
	} {
		d := citation.Document{Text: text, Format: citation.PlainText}
		Segment(&d, set)
		if got := d.Symbol + " " + d.Organ + " " + d.Date + " " + d.Title; got != want {
			t.Errorf("%.40q…: %q, want %q", text, got, want)
		}
	}
}

// FuzzSegment: every byte of a paragraph's clean text comes from a place of the
// source, in order.
func FuzzSegment(f *testing.F) {
	set, err := rules.Embedded()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("The General Assembly,\n\nRecalling\u00a0its resolu-\ntion 70/1,¹\n\n---\n\n¹ A/1.\n")
	f.Add("1/ x\n\n[12] y \\* z\n\n“The Council,\n\n(a) 197691 b")
	f.Fuzz(func(t *testing.T, text string) {
		d := citation.Document{Text: strings.ToValidUTF8(text, "?"), Format: citation.Markdown}
		Segment(&d, set)
		for i := range d.Paragraphs {
			p := &d.Paragraphs[i]
			last := -1
			for at := range p.Clean {
				s := p.Source(citation.Span{Start: at, End: at + 1})
				if s.Start < 0 || s.End > len(d.Text) || s.Start < last {
					t.Fatalf("byte %d of %q maps to %v after %d", at, p.Clean, s, last)
				}
				last = s.Start
			}
		}
	})
}

// A symbol alone on its line is a running head where it is the document's own,
// and a heading far below the document's head where it is another's.
func TestSymbolOnItsLine(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	filler := strings.Repeat("1. Decides to remain seized of the matter and to return to it in time;\n\n", 40)
	d := citation.Document{Format: citation.PlainText, Text: "A/RES/78/999\n\nThe General Assembly,\n\n" + filler + "A/RES/78/999\n\n" + filler + "A/C.5/78/L.7\n\nA/RES/77/888\n\n" + filler}
	Segment(&d, set)
	var heads []string
	for _, p := range d.Paragraphs {
		if strings.HasPrefix(p.Clean, "A/") {
			heads = append(heads, p.Clean)
		}
	}
	if got := strings.Join(heads, " "); got != "A/RES/77/888" {
		t.Errorf("symbols that stay as text: %q, want A/RES/77/888", got)
	}
}
