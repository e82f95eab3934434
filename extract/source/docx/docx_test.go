package docx

import (
	"strings"
	"testing"
)

// TestText: what a document prints, construct by construct. Expectations show a
// block a line, P prose, T heading, N note, F furniture.
func TestText(t *testing.T) {
	for _, c := range []struct {
		name string
		parts
		want string
	}{
		{"runs", parts{body: para("", "The General ", "<w:r><w:rPr><w:i/></w:rPr><w:t>Assembly</w:t></w:r>", ",") + para("") + para("", "Recalling its resolution 70/1,")},
			"P|The General Assembly,\nP|Recalling its resolution 70/1,\n"},
		{"tabs, breaks and hyphens", parts{body: para("", `<w:r><w:tab/><w:t>1.</w:t><w:tab/><w:t>Decides</w:t><w:br/><w:t>to co</w:t><w:softHyphen/><w:t>operate on COVID</w:t><w:noBreakHyphen/><w:t>19</w:t></w:r>`)},
			"P|1. Decides to cooperate on COVID\u201119\n"},
		{"tracked changes", parts{body: para("", "resolution ", `<w:del><w:r><w:delText>69/1</w:delText></w:r></w:del>`, `<w:ins><w:r><w:t>70/1</w:t></w:r></w:ins>`, `<w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom>`, `<w:moveTo><w:r><w:t> come</w:t></w:r></w:moveTo>`)},
			"P|resolution 70/1 come\n"},
		{"deleted paragraph mark", parts{body: para(`<w:rPr><w:del w:id="1"/></w:rPr>`, "Recalling its ") + para("", "resolution 70/1,") + para("", "Decides")},
			"P|Recalling its resolution 70/1,\nP|Decides\n"},
		{"hidden text", parts{body: para("", "shown", `<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden 70/1</w:t></w:r>`, `<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> and shown</w:t></w:r>`, `<w:r><w:rPr><w:rStyle w:val="Gone"/></w:rPr><w:t> by style</w:t></w:r>`),
			styles: `<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Base"/></w:style>`},
			"P|shown and shown\n"},
		{"a field shows its result", parts{body: para("", "See ", `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://undocs.org/A/RES/1/1" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`, "A/RES/70/1", `<w:r><w:fldChar w:fldCharType="end"/></w:r>`, ` and `, `<w:fldSimple w:instr="REF x"><w:r><w:t>A/RES/70/2</w:t></w:r></w:fldSimple>`, ".")},
			"P|See A/RES/70/1 and A/RES/70/2.\n"},
		{"a field within a field's instruction", parts{body: para("", `<w:r><w:fldChar w:fldCharType="begin"/><w:t>IF </w:t><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>9</w:t><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>kept</w:t><w:fldChar w:fldCharType="end"/></w:r>`)},
			"P|kept\n"},
		{"a field that does not end", parts{body: para("", `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`) + para("", "a") + para("", "b") + para("", "c") + para("", "d") + para("", "e")},
			"P|d\nP|e\n"},
		{"wrappers", parts{body: `<w:sdt><w:sdtPr/><w:sdtContent>` + para("", `<w:smartTag><w:r><w:t>smart</w:t></w:r></w:smartTag>`, `<w:sdt><w:sdtContent><w:r><w:t> control</w:t></w:r></w:sdtContent></w:sdt>`, `<w:hyperlink r:id="x"><w:r><w:t> link</w:t></w:r></w:hyperlink>`, `<w:bdo w:val="rtl"><w:r><w:t> bidi</w:t></w:r></w:bdo>`) + `</w:sdtContent></w:sdt><w:customXml>` + para("", "custom") + `</w:customXml>`},
			"P|smart control link bidi\nP|custom\n"},
		{"a prompt is no text", parts{body: para("", "a", `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>`)}, "P|a\n"},
		{"ruby and mathematics", parts{body: para("", `<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>`, `<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>`)},
			"P|漢1/2\n"},
		{"symbols", parts{body: para("", `<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0A7"/><w:sym w:font="Arial" w:char="00B6"/></w:r>`)},
			"P|α≥•¶\n"},
		{"a text box once", parts{body: para("", "anchor", `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>`+para("", "in the box")+`</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>`+para("", "in the box")+`</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`, " goes on")},
			"P|anchor goes on\nP|in the box\n"},
		{"headings by level, name and not", parts{body: para(`<w:pStyle w:val="H1"/>`, "Annex") + para(`<w:pStyle w:val="T"/>`, "Report") + para(`<w:outlineLvl w:val="9"/>`, "Text") + para(`<w:pStyle w:val="C1"/>`, "Annex 3"),
			styles: `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="_ H_1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="x"/><w:basedOn w:val="H"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="C1"><w:name w:val="toc 1"/></w:style>`},
			"T|Annex\nT|Report\nP|Text\nF|Annex 3\n"},
		{"an empty item prints its number", parts{body: para(numbered("1", "0")) + para("", "text"), numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`},
			"P|1.\nP|text\n"},
		{"a table of contents is furniture", parts{body: para("", "Contents") + `<w:tbl><w:tr><w:tc>` + para("", "Annex") + `</w:tc><w:tc>` + para("", "7") + `</w:tc></w:tr></w:tbl>` + `<w:tbl><w:tr><w:tc>` + para("", "a") + `</w:tc><w:tc>` + para("", "b") + `</w:tc></w:tr></w:tbl>`},
			"P|Contents\nF|Annex\t7\nP|a\tb\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, c.parts)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestTables(t *testing.T) {
	cell := func(properties string, content ...string) string {
		return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + strings.Join(content, "") + `</w:tc>`
	}
	row := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	table := func(rows ...string) string { return `<w:tbl><w:tblPr/>` + strings.Join(rows, "") + `</w:tbl>` }
	body := table(
		row(cell("", para("", "a")), cell("", para("", "b1"), para("", "b2")), cell("", para(""))),
		row(cell(`<w:vMerge w:val="restart"/>`, para("", "over two")), cell(`<w:gridSpan w:val="2"/>`, para("", "wide"))),
		row(cell(`<w:vMerge/>`, para("", "not printed")), cell("", para("", "c")), cell("", para("", "d"))),
		`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>`+cell("", para("", "gone"))+`</w:tr>`,
		row(cell("", para("", "1. layout"), para("", "2. layout")), cell("", para(""))),
		row(cell("", para("", "x"), table(row(cell("", para("", "in")), cell("", para("", "ner"))))), cell("", para("", "y"))),
		`<w:sdt><w:sdtContent>`+row(cell("", para("", "e")), `<w:sdt><w:sdtContent>`+cell("", para("", "f"))+`</w:sdtContent></w:sdt>`)+`</w:sdtContent></w:sdt>`,
	)
	want := "P|a\tb1 b2\nP|over two\twide\nP|\tc\td\nP|1. layout\nP|2. layout\nP|x in ner\ty\nP|e\tf\n"
	if got := shown(read(t, parts{body: body})); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestNotes(t *testing.T) {
	ref := func(id string) string {
		return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="` + id + `"/></w:r>`
	}
	note := func(id, content string) string {
		return `<w:footnote w:id="` + id + `">` + content + `</w:footnote>`
	}
	p := parts{
		body: para("", "one,", ref("5")+" two", `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="6"/><w:t>*</w:t></w:r>`, " three", ref("7")) +
			para("", `<w:del><w:r><w:footnoteReference w:id="8"/></w:r></w:del>`, "four", `<w:r><w:endnoteReference w:id="1"/></w:r>`, ", as in one", `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>`, "; 5 km", `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`, "; n", `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>o</w:t></w:r>`, " 4", `<w:r><w:footnoteReference w:id="9"/></w:r>`),
		footnotes: `<w:footnote w:type="separator" w:id="-1">` + para("", "line") + `</w:footnote>` +
			note("5", para("", `<w:r><w:footnoteRef/></w:r>`, `<w:r><w:tab/></w:r>`, "Resolution 70/1.")) +
			note("6", para("", "* A/80/50.")) +
			note("7", para("", `<w:r><w:footnoteRef/></w:r>`, " First.")+para("", "Second.")) +
			note("8", para("", "deleted")),
		endnotes: `<w:endnote w:id="1">` + para("", "End.") + `</w:endnote>`,
	}
	p.body = strings.ReplaceAll(p.body, `</w:r> two`, `</w:r>`+run(" two"))
	want := "P|one,[1] two[*] three[2]\nP|four[i], as in one[1]; 5 km2; no 4[3]\nN|[1] Resolution 70/1.\nN|[*] A/80/50.\nN|[2] First. Second.\nN|[3]\nN|[i] End.\n"
	d := read(t, p)
	if got := shown(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(d.Warnings) != 2 || !strings.Contains(d.Warnings[0], "1 notes are marked") {
		t.Errorf("warnings are %q", d.Warnings)
	}
	for _, b := range d.Blocks {
		if b.Sign != "" && !strings.HasPrefix(d.Text[b.Start:b.End], "["+b.Sign+"]") {
			t.Errorf("note %q reads %q", b.Sign, d.Text[b.Start:b.End])
		}
	}
}

func TestNotesInTheirOwnNumbers(t *testing.T) {
	ref := `<w:r><w:footnoteReference w:id="1"/></w:r>`
	d := read(t, parts{
		body:      para("", "a", ref) + para(`<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>`, "b", ref) + para("", "c", ref),
		settings:  `<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>`,
		footnotes: `<w:footnote w:id="1">` + para("", "Note.") + `</w:footnote>`,
	})
	if want := "P|a[c]\nP|b[d]\nP|c[c]\nN|[c] Note.\n"; shown(d) != want {
		t.Errorf("got\n%swant\n%s", shown(d), want)
	}
}

// TestFramedNotes: United Nations templates set the notes of the first page in a
// frame, typed.
func TestFramedNotes(t *testing.T) {
	frame := `<w:framePr w:w="9792" w:yAlign="bottom"/>`
	d := read(t, parts{body: para("", "Items 137 and 138 of the preliminary list*") + para(frame, "<w:r><w:tab/><w:t>*</w:t><w:tab/><w:t>A/80/50.</w:t></w:r>") + para(frame, "** Late.") + para(frame, "In a frame") + para("", "Plan outline**")})
	if want := "P|Items 137 and 138 of the preliminary list[*]\nP|In a frame\nP|Plan outline[**]\nN|[*] A/80/50.\nN|[**] Late.\n"; shown(d) != want {
		t.Errorf("got\n%swant\n%s", shown(d), want)
	}
}

func TestTableNotes(t *testing.T) {
	raised := func(s string) string {
		return `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>` + s + `</w:t></w:r>`
	}
	d := read(t, parts{body: para("", "Posts P-2", raised("a"), ", n", raised("o"), " 5") + para("", raised("a"), "<w:r><w:tab/></w:r>", "Officer.")})
	if want := "P|Posts P-2[a], no 5\nP|[a] Officer.\n"; shown(d) != want {
		t.Errorf("got\n%swant\n%s", shown(d), want)
	}
}

func TestCover(t *testing.T) {
	header := `<w:tbl><w:tr><w:tc>` + para("", "United Nations") + `</w:tc><w:tc>` + para("", "<w:r><w:t>A</w:t></w:r><w:r><w:t>/80/6 (Sect. 29)</w:t></w:r>") + `</w:tc></w:tr><w:tr><w:tc>` + para("", "General Assembly") + `</w:tc><w:tc>` + para("", "Distr.: General") + para("", "6 May 2025") + `</w:tc></w:tr></w:tbl>`
	section := `<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr>`
	custom := func(name, value string) string {
		return `<property name="` + name + `"><vt:lpwstr>` + value + `</vt:lpwstr></property>`
	}
	d := read(t, parts{body: para("", "Proposed programme budget for 2026") + section, header: header, custom: custom("Symbol1", "A/79/1") + custom("Title1", "		Proposed programme budget for 2026 _x000d_") + custom("Language", "English")})
	if want := "F|United Nations\nF|A/80/6 (Sect. 29)\nF|General Assembly\nF|Distr.: General\nF|6 May 2025\nP|Proposed programme budget for 2026\n"; shown(d) != want {
		t.Errorf("got\n%swant\n%s", shown(d), want)
	}
	if d.Symbol != "A/80/6[Sect. 29]" || d.Title != "Proposed programme budget for 2026" || d.Language != "en" {
		t.Errorf("symbol %q, title %q, language %q", d.Symbol, d.Title, d.Language)
	}
	if d := read(t, parts{body: para("", "x") + strings.Replace(section, "<w:titlePg/>", "", 1), header: header}); d.Symbol != "" || shown(d) != "P|x\n" {
		t.Errorf("a header that no page shows gives symbol %q and\n%s", d.Symbol, shown(d))
	}
	everyPage := strings.NewReplacer("<w:titlePg/>", "", "first", "default").Replace(section)
	if d := read(t, parts{body: para("", "x") + everyPage, header: header}); d.Symbol != "A/80/6[Sect. 29]" || len(d.Blocks) != 6 {
		t.Errorf("a cover that is the section's header gives symbol %q and\n%s", d.Symbol, shown(d))
	}
	if d := read(t, parts{body: para("", "x") + everyPage, header: para("", "A/80/6 (Sect. 29)")}); d.Symbol != "" || shown(d) != "P|x\n" {
		t.Errorf("a running head gives symbol %q and\n%s", d.Symbol, shown(d))
	}
	if d := read(t, parts{body: header + para("", "Decides")}); d.Symbol != "A/80/6[Sect. 29]" || !strings.HasPrefix(shown(d), "F|United Nations\nF|A/80/6 (Sect. 29)\nF|General Assembly\nF|Distr.: General\nF|6 May 2025\nP|Decides\n") {
		t.Errorf("a cover in the body gives symbol %q and\n%s", d.Symbol, shown(d))
	}
	if d := read(t, parts{body: para("", "The Assembly"), custom: custom("Symbol1", "A/79/1")}); d.Symbol != "" {
		t.Errorf("a symbol that the text has not, %q, was taken from the properties", d.Symbol)
	}
}

func TestLanguage(t *testing.T) {
	tagged := func(tag, text string) string {
		return para("", `<w:r><w:rPr><w:lang w:val="`+tag+`"/></w:rPr><w:t>`+text+`</w:t></w:r>`)
	}
	for body, want := range map[string]string{
		tagged("fr-FR", "L’Assemblée générale"):                            "fr",
		tagged("en-US", "The General Assembly"):                            "", // the tag of every template
		tagged("en-US", "إن الجمعية العامة"):                               "ar",
		tagged("en-US", "大会决定 A/80/1"):                                     "zh",
		tagged("en-US", "Генеральная Ассамблея"):                           "ru",
		tagged("es-ES", "La Asamblea General") + tagged("en-US", "A/80/1"): "es",
	} {
		if d := read(t, parts{body: body}); d.Language != want {
			t.Errorf("%s is read as %q, want %q", d.Text, d.Language, want)
		}
	}
}
