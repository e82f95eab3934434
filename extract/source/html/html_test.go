package html

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"citegraph/extract/citation"
)

func read(t testing.TB, content string) citation.Document {
	t.Helper()
	d, err := Read(context.Background(), []byte(content), Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// shown writes the blocks, each on a line: its kind's letter, a bar, its text.
func shown(d citation.Document) string {
	var b strings.Builder
	for _, k := range d.Blocks {
		fmt.Fprintf(&b, "%c|%s\n", "PTNF"[k.Kind], d.Text[k.Start:k.End])
	}
	return b.String()
}

// TestText: what a reader of the page sees, construct by construct.
func TestText(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"paragraphs", "<p>The General\n   <em>Assembly</em>,<p><i>Recalling</i> its resolution 70/1,", "P|The General Assembly,\nP|Recalling its resolution 70/1,\n"},
		{"words between blocks", "<div>a <span>b</span><p>c</p>d<div>e</div>f</div>", "P|a b\nP|c\nP|d\nP|e\nP|f\n"},
		{"headings", "<h1>Resolution</h1><p role=heading>Part</p><p class=MsoTitle>Title</p><p>x", "T|Resolution\nT|Part\nT|Title\nP|x\n"},
		{"line ends", "<p>45th meeting<br>6 December<br><br>Annex<br/> <br/>text", "P|45th meeting 6 December\nP|Annex\nP|text\n"},
		{"spaces that do not break", "<p>&nbsp;1.&nbsp;&nbsp;&nbsp; Decides on 1&nbsp;May&shy;day", "P|1. Decides on 1\u00a0Mayday\n"},
		{"not the page's text", `<header>Site</header><nav>Home</nav><script>x</script><style>y</style><p hidden>z</p><p aria-hidden=true>z</p><p style="display: none">z</p><div role=banner>z</div><noscript>z</noscript><template>z</template><p>text<del>gone</del><ins> new</ins><footer>Contact</footer>`, "P|text new\n"},
		{"the main element", `<div>Menu of the site</div><main><header>Head</header><p>The text of the page, which is long enough.</main><div>Links</div>`, "P|Head\nP|The text of the page, which is long enough.\n"},
		{"a main element without the text", `<main><p>Loading</main><div><p>The text of the page stands elsewhere, as it does.</div>`, "P|Loading\nP|The text of the page stands elsewhere, as it does.\n"},
		{"several articles", `<article><p>One and more of it</article><article><p>Two and more of it</article>`, "P|One and more of it\nP|Two and more of it\n"},
		{"an article", `<div>Menu</div><article><p>The one article of the page</article>`, "P|The one article of the page\n"},
		{"lists", `<ol start=3 type=a><li>c</li><li value=7>g<ol type=i><li>one<li>two</ol></li><li>h</ol><ul><li>u</ul><ol reversed><li>2<li>1</ol><ol style="list-style-type: none"><li>(a) typed</ol>`,
			"P|c. c\nP|g. g\nP|i. one\nP|ii. two\nP|h. h\nP|• u\nP|2. 2\nP|1. 1\nP|(a) typed\n"},
		{"a number before a block", `<ol><li><p>one</p><p>more</p><li><ol><li>inner</ol><li></li><li>four</ol>`, "P|1. one\nP|more\nP|2. 1. inner\nP|4. four\n"},
		{"tables", `<table><caption>Table 1</caption><thead><tr><th>a<th>b<tbody><tr><td>1<td>2<p>3</p><tr><td><td><tr><td>one cell<td></table>`, "P|Table 1\nP|a\tb\nP|1\t2 3\nP|one cell\n"},
		{"a table that lays out the page", `<table><tr><td>Menu<td><p>a<p>b<p>c<p>d</table><table><tr><td>x<td><table><tr><td>1<td>2</table></table>`, "P|Menu\nP|a\nP|b\nP|c\nP|d\nP|x\nP|1\t2\n"},
		{"a cover", `<table><tr><td>United Nations<td>A/RES/70/1<tr><td>General Assembly<td>Distr.: General<br><br>21 October 2015</table><p>x`, "F|United Nations\nF|A/RES/70/1\nF|General Assembly\nF|Distr.: General\nF|21 October 2015\nP|x\n"},
		{"quotations and ruby", `<p><q>x</q> <ruby>漢<rp>(<rt>kan<rp>)</ruby>`, "P|“x” 漢\n"},
		{"definitions", `<dl><dt>term<dd>meaning</dl>`, "P|term\nP|meaning\n"},
		{"Word's numbers", `<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>(a)<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Text<o:p></o:p></p>`, "P|(a) Text\n"},
		{"a word typed in with its head", `<div title="header"><p>A/80/6</div><p>text`, "P|text\n"},
		{"a cover for its head", `<div title="header"><table><tr><td>United Nations<td>A/80/6</table></div><p>text`, "F|United Nations\nF|A/80/6\nP|text\n"},
		{"raised letters that are no notes", `<p>n<sup>o</sup> 4, km<sup>2</sup>, the 1<sup>er</sup>`, "P|no 4, km2, the 1er\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, "<!doctype html><title>t</title><body>"+c.page)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

// TestNotes: the pairs of marker and note that programs write.
func TestNotes(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"Word", `<p>session,<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a> held</p><div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Resolution 70/1.</p><p>More.</p></div></div>`,
			"P|session,[1] held\nN|[1] Resolution 70/1. More.\n"},
		{"LibreOffice", `<p>session,<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> held <a class="sdfootnoteanc" name="sdfootnote2anc" href="#sdfootnote2sym"><sup>2</sup></a></p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>Resolution 70/1.</p></div><div id="sdfootnote2"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote2sym" href="#sdfootnote2anc">2</a>Ibid.</p></div>`,
			"P|session,[1] held [2]\nN|[1] Resolution 70/1.\nN|[2] Ibid.\n"},
		{"MediaWiki", `<p>session,<sup id="cite_ref-a_1-0" class="reference"><a href="#cite_note-a-1"><span>[</span>1<span>]</span></a></sup> and<sup><a href="#cite_note-a-1">[1]</a></sup></p><h2>Notes<span class="mw-editsection">[edit]</span></h2><ol class="references"><li id="cite_note-a-1"><span class="mw-cite-backlink">^ <a href="#cite_ref-a_1-0">a</a></span> <span class="reference-text">Resolution 70/1.</span></li></ol>`,
			"P|session,[1] and[1]\nT|Notes\nN|[1] Resolution 70/1.\n"},
		{"Markdown converters", `<p>session,<sup id="fnref:1"><a href="#fn:1" class="footnote">1</a></sup> held</p><div class="footnotes"><hr><ol><li id="fn:1"><p>Resolution 70/1. <a href="#fnref:1" class="footnote-backref">↩</a></p></li></ol></div>`,
			"P|session,[1] held\nN|[1] Resolution 70/1.\n"},
		{"DPUB-ARIA", `<p>session<a href="#x" role="doc-noteref">*</a></p><aside id="x" role="doc-footnote"><p>* Text.</p></aside>`,
			"P|session[*]\nN|[*] Text.\n"},
		{"rows of a table", `<p>a<sup><a href="#n1">1</a></sup></p><table><tr><td><a name="n1">1</a></td><td>See A/80/1.</td></tr></table>`, "P|a[1]\nN|[1] See A/80/1.\n"},
		{"typed, without links", `<p>session,<sup>1</sup> held<sup>*</sup></p><p><sup>1</sup>Resolution 70/1.</p><p><sup>*</sup> Late.</p>`, "P|session,[1] held[*]\nN|[1] Resolution 70/1.\nN|[*] Late.\n"},
		{"letters under tables", `<table><tr><td>P-2<sup>a</sup><td>1</table><p><sup>a</sup> Officer.</p>`, "P|P-2[a]\t1\nP|[a] Officer.\n"},
		{"links that mark none", `<p>Go to <a href="#p2">2</a>, <a href="#fn1">1</a> and <a href="/x#fn2">2</a></p><p id="p2">Second</p><p>in the <a name="fn1">middle</a></p>`, "P|Go to 2, 1 and 2\nP|Second\nP|in the middle\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(read(t, "<!doctype html><body>"+c.page)); got != c.want {
				t.Errorf("got\n%swant\n%s", got, c.want)
			}
		})
	}
}

func TestTypedPages(t *testing.T) {
	page := "<html><body><h1>Gopher</h1><pre>\n47/1.  Title\n\n  The General Assembly,\n\n  1/  S/23500.\n" + strings.Repeat("words ", 20) + "</pre>"
	d := read(t, page)
	if d.Blocks != nil || !strings.Contains(d.Text, "\n  1/  S/23500.\n") || strings.Contains(d.Text, "Gopher") {
		t.Errorf("read as %q with blocks %v", d.Text, d.Blocks)
	}
	if d := read(t, "<html><body><p>A page of text with much more than this in it: <pre>typed\ntext\n\nhere</pre>"); shown(d) != "P|A page of text with much more than this in it:\nP|typed text\nP|here\n" {
		t.Errorf("got\n%s", shown(d))
	}
}

func TestEncodings(t *testing.T) {
	for name, content := range map[string]string{
		"utf-8":            "<!doctype html><p>résolution",
		"utf-8 with mark":  "\xef\xbb\xbf<html><p>résolution",
		"stated":           "<html><meta charset=iso-8859-1><p>r\xe9solution",
		"stated at length": "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xf0\xe5\xe7\xee\xeb\xfe\xf6\xe8\xff",
		"guessed":          "<html><p>r\xe9solution",
		"utf-16":           "\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00<\x00p\x00>\x00r\x00\xe9\x00s\x00o\x00l\x00u\x00t\x00i\x00o\x00n\x00",
		"gb18030":          "<html><meta charset=gb18030><p>\xbe\xf6\xd2\xe9",
	} {
		if !Is([]byte(content)) {
			t.Errorf("%s: not known as a page", name)
		}
		d := read(t, content)
		want := "résolution\n"
		switch name {
		case "stated at length":
			want = "резолюция\n"
		case "gb18030":
			want = "决议\n"
		}
		if d.Text != want || (len(d.Warnings) > 0) != (name == "guessed") {
			t.Errorf("%s: read as %q with warnings %q", name, d.Text, d.Warnings)
		}
	}
}

func TestIs(t *testing.T) {
	for content, want := range map[string]bool{
		"<!DOCTYPE HTML PUBLIC '-//W3C'>":                                            true,
		"\n<!-- saved from url -->\n<?xml version='1.0'?><!-- x --><HTML xmlns='x'>": true,
		"<head>":                            true,
		"<?xml version='1.0'?><akomaNtoso>": false,
		"<htmlx>":                           false,
		"a <html> in text":                  false,
		"<!-- <html>":                       false,
		"":                                  false,
	} {
		if Is([]byte(content)) != want {
			t.Errorf("Is(%q) is not %v", content, want)
		}
	}
}

func TestMetadata(t *testing.T) {
	d := read(t, `<html lang="fr-CA"><head><title>x | UN</title><meta name="DC.Identifier" content="A/80/6"><meta name="DC.title" content="Projet de budget"></head><body><main lang=es-ES><p>A/80/6</p><h1>Projet de budget</h1>`)
	if d.Symbol != "A/80/6" || d.Title != "Projet de budget" || d.Language != "es" {
		t.Errorf("symbol %q, title %q, language %q", d.Symbol, d.Title, d.Language)
	}
	if d := read(t, `<html><meta name=symbol content="A/80/6"><p>Another text`); d.Symbol != "" {
		t.Errorf("a symbol that the text has not, %q, was taken from the head", d.Symbol)
	}
	if d := read(t, `<html lang="en-US"><p>Генеральная Ассамблея`); d.Language != "ru" {
		t.Errorf("a Russian page tagged by an English program has language %q", d.Language)
	}
	if d := read(t, `<html lang="uk"><p>Генеральна Асамблея`); d.Language != "uk" {
		t.Errorf("an Ukrainian page has language %q", d.Language)
	}
	if d := read(t, "<html><body><script>load()</script>"); len(d.Warnings) != 1 {
		t.Errorf("an empty page warns %q", d.Warnings)
	}
}

// TestHostile: pages made to take memory or time are refused, or read soon.
func TestHostile(t *testing.T) {
	unclosed := ""
	for i := range 400 {
		unclosed += fmt.Sprintf("<b id=%d>", i)
	}
	for _, c := range []struct {
		name, page string
		limits     Limits
		words      string // of the error, "" where it is read
	}{
		{"deep", strings.Repeat("<div>", 5000), Limits{}, "exceeds 512"},
		{"large", "<html>" + strings.Repeat("x", 100), Limits{Bytes: 50}, "limit of 50"},
		{"many tags", strings.Repeat("<p>", 100), Limits{Tags: 50}, "more than 50 tags"},
		{"looks left open", unclosed + strings.Repeat("<p>x", 20_000), Limits{}, ""},
		{"cells over many rows", "<table>" + strings.Repeat("<tr><td rowspan=65534 colspan=1000>x", 5000), Limits{}, ""},
		{"raised within raised", strings.Repeat("<sup>", 400) + strings.Repeat("<span></span>", 50_000), Limits{}, ""},
		{"many notes of nothing", strings.Repeat(`<a href="#fn1">1</a>`, 20_000) + strings.Repeat("<p></p>", 20_000) + "<p id=fn1>x", Limits{}, ""},
		{"items of items", strings.Repeat("<ol><li>", 200) + "x", Limits{}, ""},
		{"large numbers", "<ol start=2147483647 type=a><li>x<li>y</ol><ol start=99999999999999999999><li>x", Limits{}, ""},
		{"mains within mains", strings.Repeat("<main>", 300) + strings.Repeat("<p>x", 20_000), Limits{}, ""},
	} {
		start := time.Now()
		_, err := Read(context.Background(), []byte("<!doctype html>"+c.page), c.limits)
		if c.words == "" && err != nil || c.words != "" && (err == nil || !strings.Contains(err.Error(), c.words)) {
			t.Errorf("%s: the error is %v, want one with %q", c.name, err, c.words)
		}
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s took %v", c.name, d)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, []byte("<html><p>x"), Limits{}); err != context.Canceled {
		t.Errorf("a cancelled reading gives %v", err)
	}
}

// FuzzRead: whatever the bytes are, reading ends without panic, and what it
// gives holds together.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`<!doctype html><main><h1>T</h1><ol start=2><li><p>a<sup><a href="#fn1">1</a></sup><table><tr><td>x<td>y</table></ol><p id=fn1>1. note`))
	f.Add([]byte("<html><body><p>x<sup>1</sup><p><sup>1</sup> n<br><br><pre>a\n\nb</pre>"))
	f.Add([]byte("\xff\xfe<\x00h\x00t\x00m\x00l\x00>\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		Is(content)
		d, err := Read(context.Background(), content, Limits{Bytes: 1 << 20, Tags: 10_000})
		if err != nil {
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Errorf("the text is not UTF-8: %q", d.Text)
		}
		at := 0
		for _, b := range d.Blocks {
			if b.Start < at || b.End <= b.Start || b.End > len(d.Text) || strings.ContainsAny(d.Text[b.Start:b.End], "\n\x1c\x1d\x1f") {
				t.Fatalf("block %+v of %q", b, d.Text)
			}
			at = b.End
		}
	})
}
