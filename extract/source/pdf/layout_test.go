package pdf

import (
	"slices"
	"strings"
	"testing"

	"citegraph/extract/citation"
)

// TestLayout puts text on made-up pages and wants it back in the order and the
// paragraphs in which it is read.
func TestLayout(t *testing.T) {
	for _, c := range []struct {
		name string
		draw func(*sample)
		want []string // paragraphs
	}{
		{"paragraphs by a gap", func(s *sample) {
			y := s.lines(100, 700, body, long("Recalling its"), "and one more,")
			s.lines(100, y-6, body, long("Noting that"), "the end.")
		}, []string{long("Recalling its") + " and one more,", long("Noting that") + " the end."}},

		{"paragraphs by an indent", func(s *sample) {
			y := s.lines(120, 700, body, long("Recalling its")[:76])
			y = s.lines(100, y, body, long("second line of it"), long("third line of it"))
			y = s.lines(120, y, body, long("Noting that")[:76])
			s.lines(100, y, body, long("second line of that"))
		}, []string{
			long("Recalling its")[:76] + " " + long("second line of it") + " " + long("third line of it"),
			long("Noting that")[:76] + " " + long("second line of that")}},

		{"paragraphs by short lines", func(s *sample) {
			s.lines(100, 700, body, long("First of all"), "it ends here.", long("Second of all"), "it ends too.", long("Third"), "and last.")
		}, []string{long("First of all") + " it ends here.", long("Second of all") + " it ends too.", long("Third") + " and last."}},

		{"a hanging label", func(s *sample) {
			s.at(100, 700, body, "1.")
			y := s.lines(120, 700, body, long("Takes note of")[:76], long("the report and")[:76], "decides;")
			s.at(100, y-6, body, "(b)")
			s.lines(120, y-6, body, long("Requests a")[:76], "report.")
		}, []string{
			"1. " + long("Takes note of")[:76] + " " + long("the report and")[:76] + " decides;",
			"(b) " + long("Requests a")[:76] + " report."}},

		{"a heading of two lines", func(s *sample) {
			s.lines(100, 740, heavy, "I. Review of the arrangement on")
			s.lines(130, 728, heavy, "forests in achieving its aims")
			s.lines(100, 716, heavy, "A. Its aims")
			s.lines(100, 690, body, long("The words of it"), long("go on"))
		}, []string{"I. Review of the arrangement on forests in achieving its aims", "A. Its aims", long("The words of it") + " " + long("go on")}},

		{"a paragraph over a page end, around a note", func(s *sample) {
			s.marked(100, 700, body, "Recalling the report", "1", " and")
			s.lines(100, 688, body, long("what it says of"))
			s.marked(100, 80, small, "", "1", " See the annex.")
			s.page()
			s.lines(100, 700, body, long("the matters at hand"), "and ends.")
		}, []string{"Recalling the report[1] and " + long("what it says of") + " " + long("the matters at hand") + " and ends.", "[1] See the annex."}},

		{"a note over a page end", func(s *sample) {
			s.lines(100, 712, body, long("Words above the"))
			s.marked(100, 700, body, "The report", "7", " is here.")
			s.marked(100, 80, small, "", "7", " See the long title that")
			s.page()
			s.lines(100, 700, body, long("The next page is"), "here.")
			s.lines(100, 80, small, "goes on over the page.")
		}, []string{long("Words above the") + " The report[7] is here.", long("The next page is") + " here.", "[7] See the long title that goes on over the page."}},

		{"notes without raised numbers", func(s *sample) {
			s.lines(100, 712, body, long("Words above the"))
			s.marked(100, 700, body, "The report", "12", " and the other")
			s.marked(100, 688, body, "report", "13", " are here.")
			s.lines(100, 80, small, "12 A/73/85.", "13 See A/73/86, paragraph", "14 and annex.")
		}, []string{long("Words above the") + " The report[12] and the other report[13] are here.", "[12] A/73/85.", "[13] See A/73/86, paragraph 14 and annex."}},

		{"raised letters are no note", func(s *sample) {
			s.marked(100, 712, body, "At its 1", "st", " meeting")
			s.marked(100, 700, body, "over 12 km", "2", " of land")
			s.lines(100, 688, body, long("it was held"))
		}, []string{"At its 1st meeting over 12 km2 of land " + long("it was held")}},

		{"running heads, page numbers and job numbers", func(s *sample) {
			s.lines(100, 700, body, long("The first page"))
			s.at(100, 40, small, "18-16925 (E)")
			s.at(100, 30, small, "*1816925*")
			for _, n := range []string{"2/4", "3/4", "4/4"} {
				s.page()
				s.at(100, 770, small, "A/RES/73/3")
				s.at(300, 770, small, "Political declaration")
				s.lines(100, 700, body, long("goes on with page "+n))
				s.at(100, 40, small, "18-16925")
				s.at(480, 40, small, n)
			}
		}, []string{long("The first page") + " " + long("goes on with page 2/4") + " " + long("goes on with page 3/4") + " " + long("goes on with page 4/4")}},

		{"a running head on one page only", func(s *sample) {
			s.at(100, 760, style{size: 14, bold: true}, "United Nations")
			s.at(400, 760, style{size: 14}, "A/RES/73/8")
			s.lines(100, 700, heavy, "Necessity of ending the embargo")
			s.lines(100, 660, body, long("The first page of"))
			s.page()
			s.at(300, 770, small, "Necessity of ending the embargo")
			s.at(100, 761, small, "A/RES/73/8")
			s.lines(100, 700, body, long("goes on with"))
		}, []string{"United Nations", "A/RES/73/8", "Necessity of ending the embargo", long("The first page of") + " " + long("goes on with")}},

		{"the masthead", func(s *sample) {
			s.at(100, 760, style{size: 12}, "United Nations")
			s.at(420, 762, style{size: 12}, "A/73/L.3")
			s.at(100, 720, style{size: 18, bold: true}, "General")
			s.at(100, 700, style{size: 18, bold: true}, "Assembly")
			s.at(400, 724, body, "Distr.: Limited")
			s.at(400, 712, body, "5 November 2018")
			s.lines(100, 660, heavy, "Seventy-third session")
			s.lines(100, 648, body, "Agenda item 43", long("The one"))
		}, []string{"United Nations", "A/73/L.3", "General Assembly", "Distr.: Limited", "5 November 2018", "Seventy-third session", "Agenda item 43", long("The one")}},

		{"hyphens that divide words", func(s *sample) {
			s.lines(100, 700, body,
				long("international state"), long("the")[:73]+" inter-", long("national words"), long("soft")[:70]+" hy\u00adphe\u00ad", long("nation and")[:74]+" 2021-", "2030 in all.")
		}, []string{long("international state") + " " + long("the")[:73] + " inter" + long("national words") + " " +
			long("soft")[:70] + " hy\u00adphe" + long("nation and")[:74] + " 2021-2030 in all."}},

		{"hyphens that stay", func(s *sample) {
			s.lines(100, 700, body, long("drug-resistant it is"), long("drug and")[:75]+"drug-", long("resistant ones")[:74]+"state-", long("owned ones"))
		}, []string{long("drug-resistant it is") + " " + long("drug and")[:75] + "drug-" + long("resistant ones")[:74] + "state-" + long("owned ones")}},

		{"a file with hyphens at its lines' ends", func(s *sample) {
			s.lines(100, 700, body, long("one")[:74]+"resol-", long("ution two")[:74]+"Assem-", long("bly three")[:74]+"commit-", long("tee four")[:74]+"secre-", long("tariat five"))
		}, []string{long("one")[:74] + "resol" + long("ution two")[:74] + "Assem" + long("bly three")[:74] + "commit" + long("tee four")[:74] + "secre" + long("tariat five")}},

		{"two columns", func(s *sample) {
			s.at(200, 760, heavy, "Resolution of the Assembly")
			var left, right []string
			for range 10 {
				left, right = append(left, "left words fill the column ok"), append(right, "right words fill the column k")
			}
			s.lines(100, 700, body, left...)
			s.lines(320, 700, body, right...)
		}, []string{"Resolution of the Assembly", strings.Repeat("left words fill the column ok ", 10) + strings.TrimSpace(strings.Repeat("right words fill the column k ", 10))}},

		{"a table", func(s *sample) {
			y := s.lines(100, 700, body, long("The table follows"), "here:")
			for _, row := range [][3]string{{"State", "Share", "Note"}, {"Albania", "0.008", "none"}, {"Algeria", "0.138", "first"}} {
				s.at(100, y-10, body, row[0])
				s.at(250, y-10, body, row[1])
				s.at(400, y-10, body, row[2])
				y -= 18
			}
			s.lines(100, y-20, body, long("After the table"))
		}, []string{long("The table follows") + " here:", "State\tShare\tNote", "Albania\t0.008\tnone", "Algeria\t0.138\tfirst", long("After the table")}},

		{"a cell of two lines", func(s *sample) {
			for i, row := range [][2]string{{"Name", "What it is"}, {"One", "the first of"}, {"", "them all"}, {"Two", "the second"}} {
				y := 700 - 12*float32(i)
				s.at(100, y, body, row[0])
				s.at(300, y, body, row[1])
			}
		}, []string{"Name\tWhat it is", "One\tthe first of them all", "Two\tthe second"}},

		{"a stretched line is no row", func(s *sample) {
			s.lines(100, 724, body, long("Above it stands"))
			for i, w := range []string{"wide", "words", "stand", "apart"} {
				s.at(100+float32(i)*125, 712, body, w)
				s.at(100+float32(i)*125, 700, body, w)
			}
			s.lines(100, 688, body, long("and below"))
		}, []string{long("Above it stands") + " wide words stand apart wide words stand apart " + long("and below")}},

		{"ligatures and what is no text", func(s *sample) {
			s.at(100, 700, body, "o\ufb03cial \ufb01le\u200b of\x01 the\u00a0\ue123 Of\ufb01ce")
		}, []string{"official file of the Office"}},

		{"spaces that are gaps alone", func(s *sample) {
			x := s.at(100, 700, body, "of 18")
			s.at(x+2.5, 700, body, "February 2020")
		}, []string{"of 18 February 2020"}},

		{"Chinese", func(s *sample) {
			s.lines(100, 700, body, "回顾大会一九九四年第回顾大会一九九四年第回顾大会一九九四年第回顾大会一九九四", "年48/141号决议。")
		}, []string{"回顾大会一九九四年第回顾大会一九九四年第回顾大会一九九四年第回顾大会一九九四年48/141号决议。"}},

		{"Arabic with numbers, symbols and brackets", func(s *sample) {
			s.right(500, 700, body, "إذ تشير إلى قرارها 1514 )د-15( والوثيقة A/73/85 وكذلك")
			s.right(500, 688, body, "القرار 77/149 المؤرخ 2022")
		}, []string{"إذ تشير إلى قرارها 1514 (د-15) والوثيقة A/73/85 وكذلك القرار 77/149 المؤرخ 2022"}},

		{"a masthead read from the right", func(s *sample) {
			s.right(500, 760, style{size: 14, bold: true}, "الأمم المتحدة")
			s.at(100, 762, style{size: 12}, "A/RES/78/101")
			s.right(500, 720, style{size: 18, bold: true}, "الجمعية العامة")
			s.at(100, 724, body, "Distr.: General")
			s.at(100, 712, body, "11 December 2023")
			s.right(500, 690, body, "الدورة الثامنة والسبعون")
			s.right(500, 670, body, "تنفيذ إعلان منح الاستقلال للبلدان والشعوب المستعمرة والبلدان والشعوب كلها")
		}, []string{"الأمم المتحدة", "A/RES/78/101", "الجمعية العامة", "Distr.: General", "11 December 2023", "الدورة الثامنة والسبعون", "تنفيذ إعلان منح الاستقلال للبلدان والشعوب المستعمرة والبلدان والشعوب كلها"}},

		{"Arabic labels", func(s *sample) {
			s.right(500, 700, body, "1 -يقرر أن")
			s.right(500, 670, body, ")ب( العمل")
			s.right(500, 640, body, ")ج(العمل")
		}, []string{"1 - يقرر أن", "(ب) العمل", "(ج) العمل"}},

		{"Arabic presentation forms and stretched words", func(s *sample) {
			s.right(500, 700, body, "\ufee3\ufea0\ufee0\ufeb2 الأم$$$ن المت\u0640\u0640حدة")
		}, []string{"مجلس الأمن المتحدة"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := new(sample).page()
			c.draw(s)
			if got, want := s.text(), strings.Join(c.want, "\n\n")+"\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if i := slices.Index(c.want, "الدورة الثامنة والسبعون"); i >= 0 {
				if kind := Layout(&s.f).Blocks[i].Kind; kind != citation.Prose {
					t.Errorf("the session is of kind %d, as the masthead is", kind)
				}
			}
		})
	}
}

func TestBlocks(t *testing.T) {
	s := new(sample).page()
	s.at(100, 760, style{size: 12}, "United Nations")
	s.at(420, 760, style{size: 12}, "A/73/L.3")
	s.lines(100, 700, heavy, "A heading")
	s.marked(100, 660, body, "The report", "1", " is noted.")
	s.lines(100, 640, body, long("And more of it"), long("and more and"), long("more again"))
	s.marked(100, 80, small, "", "1", " A/73/85.")
	text := Layout(&s.f)
	kinds := []citation.BlockKind{citation.Furniture, citation.Furniture, citation.Title, citation.Prose, citation.Prose, citation.Footnote}
	if len(text.Blocks) != len(kinds) {
		t.Fatalf("%d blocks in %q", len(text.Blocks), text.Text)
	}
	for i, b := range text.Blocks {
		if b.Kind != kinds[i] {
			t.Errorf("block %d, %q, is of kind %d, want %d", i, text.Text[b.Start:b.End], b.Kind, kinds[i])
		}
	}
	if last := text.Blocks[5]; last.Sign != "1" || text.Text[last.Start:last.End] != "[1] A/73/85." {
		t.Errorf("the note is %q with sign %q", text.Text[last.Start:last.End], last.Sign)
	}
}

func TestPagesWithoutText(t *testing.T) {
	f := File{Pages: []Page{{Images: 1}, {}, {Damaged: true}, {Images: 2}}}
	text := Layout(&f)
	if text.Text != "" || text.Pages != 4 || len(text.Bare) != 2 || text.Bare[0] != 1 || text.Bare[1] != 4 || len(text.Broken) != 1 || text.Broken[0] != 3 {
		t.Errorf("got %+v", text)
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, tag, want string }{
		{"The report of the Secretary-General and its annex", "fr-FR", "en"},
		{"Rappelant les résolutions et les décisions du Conseil", "en-US", "fr"},
		{"Recordando las resoluciones y los informes del Consejo", "en-US", "es"},
		{"Ссылаясь на резолюцию A/RES/70/1", "en-US", "ru"},
		{"إذ تشير إلى قرارها", "en-US", "ar"},
		{"回顾大会 A/RES/70/1", "en-US", "zh"},
		{"Kongelig resolusjon", "nb-NO", "nb"},
		{"12 + 12", "de", ""},
	} {
		if got := language(c.text, c.tag); got != c.want {
			t.Errorf("language of %q: got %q, want %q", c.text, got, c.want)
		}
	}
}
