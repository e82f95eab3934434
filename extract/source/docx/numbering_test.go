package docx

import (
	"strings"
	"testing"
)

// TestNumbers: the numbers of automatic lists as Word prints them. Each
// paragraph is "list.level"; "-" is one without a number.
func TestNumbers(t *testing.T) {
	const numbering = `
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl>
 <w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%4"/><w:isLgl/><w:lvlRestart w:val="0"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Linked"/></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>`
	const styles = `<w:style w:type="numbering" w:styleId="Linked"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
	for _, c := range []struct{ name, list, want string }{
		{"levels restart below", "1.0 1.1 1.1 1.2 1.1 1.0 1.1", "1. |(a) |(b) |(i) |(c) |2. |(a) "},
		{"lists of one abstract list count on", "1.0 2.0 1.0", "1. |2. |3. "},
		{"an override starts anew, once", "1.0 1.0 3.0 3.0 1.0", "1. |2. |7. |8. |9. "},
		{"a level that was skipped", "1.1 1.3", "(a) |1.1.1 "},
		{"a level that never restarts", "1.0 1.3 1.0 1.3", "1. |1.0.1 |2. |2.0.2 "},
		{"nothing behind the number", "4.0 4.0", "I|II"},
		{"bullets of symbol fonts", "4.1", "• "},
		{"a list whose style holds the levels", "5.0 5.1", "1. |(a) "},
		{"a level of the list's own", "6.0 6.0", "A) |B) "},
		{"no such list", "9.0 0.0 -", "||"},
	} {
		body := ""
		for _, f := range strings.Fields(c.list) {
			props := ""
			if id, level, ok := strings.Cut(f, "."); ok {
				props = numbered(id, level)
			}
			body += para(props, "text")
		}
		d := read(t, parts{body: body, numbering: numbering, styles: styles})
		var got []string
		for _, b := range d.Blocks {
			got = append(got, strings.TrimSuffix(d.Text[b.Start:b.End], "text"))
		}
		want := c.want
		if c.name == "a level that never restarts" {
			want = "1. |1.1.1 |2. |2.1.2 " // the letter level, skipped, stands at its start
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), want)
		}
	}
}

// TestNumbersOfStyles: the list stands in the style, the level where the list
// names the style; a paragraph may take itself out.
func TestNumbersOfStyles(t *testing.T) {
	p := parts{
		styles: `<w:style w:type="paragraph" w:styleId="One"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Two"><w:basedOn w:val="One"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
			`<w:style w:type="paragraph" w:styleId="Circle"><w:basedOn w:val="Circle"/></w:style>`,
		numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="%1."/><w:pStyle w:val="One"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%1.%2"/><w:pStyle w:val="Two"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
		body:      para(`<w:pStyle w:val="One"/>`, "a") + para(`<w:pStyle w:val="Two"/>`, "b") + para(`<w:pStyle w:val="One"/>`+numbered("0", "0"), "c") + para(`<w:pStyle w:val="Circle"/>`, "d") + para(`<w:pStyle w:val="One"/>`, "e"),
	}
	if got, want := shown(read(t, p)), "P|1. a\nP|1.1 b\nP|c\nP|d\nP|2. e\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		n            int
		format, want string
	}{
		{4, "upperRoman", "IV"}, {1994, "lowerRoman", "mcmxciv"}, {4000, "upperRoman", "4000"},
		{26, "lowerLetter", "z"}, {27, "lowerLetter", "aa"}, {2_000_000_000, "lowerLetter", "2000000000"}, {0, "upperLetter", "0"},
		{7, "decimalZero", "07"}, {12, "decimalZero", "12"}, {3, "russianLower", "в"}, {2, "arabicAlpha", "ب"}, {2, "arabicAbjad", "ب"},
		{21, "chineseCounting", "二十一"}, {10, "chineseCounting", "十"}, {3, "decimalEnclosedCircle", "③"}, {12, "decimalFullWidth", "１２"},
		{11, "ordinal", "11th"}, {22, "ordinal", "22nd"}, {5, "chicago", "**"}, {2, "numberInDash", "- 2 -"}, {3, "none", ""}, {3, "somethingElse", "3"},
	} {
		if got := numeral(c.n, c.format); got != c.want {
			t.Errorf("%d as %s is %q, want %q", c.n, c.format, got, c.want)
		}
	}
}
