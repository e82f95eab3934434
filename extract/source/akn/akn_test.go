package akn

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"citegraph/extract/citation"
)

var update = flag.Bool("update", false, "write the goldens anew")

// dump writes all of a Document that the reader makes.
func dump(d *citation.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nsymbol %s\ntitle %s\ndate %s\norgan %s\nsession %d\nlanguage %s\n", d.Format, d.Symbol, d.Title, d.Date, d.Organ, d.Session, d.Language)
	adoption, _ := json.Marshal(d.Adoption)
	fmt.Fprintf(&b, "adoption %s\nwarnings %q\n\n", adoption, d.Warnings)
	kinds := map[citation.BlockKind]string{citation.Prose: "prose", citation.Title: "title", citation.Footnote: "note", citation.Furniture: "furniture", citation.Opening: "opening"}
	at := 0
	for _, bl := range d.Blocks {
		if between := d.Text[at:bl.Start]; between != "" && between != "\n\n" {
			fmt.Fprintf(&b, "BETWEEN %q\n", between)
		}
		fmt.Fprintf(&b, "%s|%s|%s|%q\n", kinds[bl.Kind], bl.Part, bl.Sign, d.Text[bl.Start:bl.End])
		at = bl.End
	}
	fmt.Fprintf(&b, "%q\n\n", d.Text[at:])
	for _, l := range d.Links {
		fmt.Fprintf(&b, "%q %s %s\n", d.Text[l.Start:l.End], l.Target, l.Href)
	}
	return b.String()
}

// TestGolden reads the invented documents: a resolution with everything that the
// profile has, a collection under another prefix, and one in each language and
// in another encoding.
func TestGolden(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.xml")
	if len(files) < 7 {
		t.Fatalf("only %d documents in testdata", len(files))
	}
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !Is(content) {
			t.Errorf("%s is not taken for Akoma Ntoso", f)
		}
		d, err := Read(context.Background(), content)
		if err != nil {
			t.Errorf("%s: %v", f, err)
			continue
		}
		golden := strings.TrimSuffix(f, ".xml") + ".golden"
		got := dump(&d)
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from %s; go test -update writes it anew:\n%s", f, golden, got)
		}
	}
}

func TestIs(t *testing.T) {
	for content, want := range map[string]bool{
		`<akomaNtoso xmlns="x">`: true,
		"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- a > b -->\n<an:akomaNtoso\n>": true,
		`<!DOCTYPE akomaNtoso [<!ENTITY a "b">]><akomaNtoso/>`:                   true,
		"\xff\xfe<\x00a\x00k\x00o\x00m\x00a\x00N\x00t\x00o\x00s\x00o\x00>\x00":   true,
		`<?xml version="1.0" encoding="windows-1256"?><akomaNtoso>`:              true,
		`<?xml version="1.0" encoding="klingon"?><akomaNtoso>`:                   true, // refused later, with a remedy
		`<html><body>akomaNtoso</body></html>`:                                   false,
		`<akomaNtosos>`:                                                          false,
		`<!-- <akomaNtoso> --><html>`:                                            false,
		`The element <akomaNtoso> is the root.`:                                  false,
		"":                                                                       false,
	} {
		if got := Is([]byte(content)); got != want {
			t.Errorf("%q: %v, want %v", content, got, want)
		}
	}
}

// page puts words into the least document.
func page(words string) string {
	return "<akomaNtoso><statement><mainBody>" + words + "</mainBody></statement></akomaNtoso>"
}

func TestBroken(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"cut off between tags", "<akomaNtoso>\n<statement>\n<p>Recalling", "line 3: the file ends within <p>: it is cut off"},
		{"cut off in a tag", "<akomaNtoso>\n<statement name=", "line 2: the file ends within a tag: it is cut off"},
		{"cut off in an entity", "<akomaNtoso><p>a &am", "it is cut off"},
		{"crossed", "<akomaNtoso>\n<p><span>x</p></akomaNtoso>", "line 2: it is no well-formed XML: </p> where </span> is due"},
		{"closed twice", "<akomaNtoso></akomaNtoso></p>", "</p> closes nothing"},
		{"nested too deep", "<akomaNtoso>" + strings.Repeat("<span>", 300), "more than 256 elements inside one another"},
		{"entities", `<!DOCTYPE akomaNtoso [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>` + page("<p>&b;</p>"), "are not expanded"},
		{"external entity", `<!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + page("<p>&x;</p>"), "are not expanded"},
		{"unknown encoding", `<?xml version="1.0" encoding="klingon"?>` + page("<p>x</p>"), `its encoding is "klingon", which is not known`},
		{"another root", "<authorialNote>0</authorialNote>", "<authorialNote> stands where <akomaNtoso> is due"},
		{"no text", "<akomaNtoso><meta/></akomaNtoso>", "no text"},
		{"bare ampersand", "<akomaNtoso><p>a & b</p></akomaNtoso>", "line 1:"},
	} {
		_, err := Read(context.Background(), []byte(c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: the error is %v, which does not say %q", c.name, err, c.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Read(ctx, []byte(page("<p>x</p>"))); err != context.Canceled {
		t.Errorf("a cancelled read gives %v", err)
	}
}

// TestText has a line for each way in which words could stick together or split.
func TestText(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"<p>one</p><p>two</p>", "one\n\ntwo\n"},
		{"<p>\n  <span>Recalling</span> its <b>res</b>olution,</p>", "Recalling its resolution,\n"},
		{"<p>at<eol/>once</p>", "at once\n"},
		{"<p>follows:<outcome>In favour:<eol/>A</outcome><outcome>Against: B</outcome></p>", "follows: In favour: A Against: B\n"},
		{"<paragraph><num>	1.</num><content><p>Decides</p></content></paragraph>", "1. Decides\n"},
		{"<paragraph><num>1.</num></paragraph><paragraph><num>2.</num><content><p>x</p></content></paragraph>", "1.\n\n2. x\n"},
		{"<section><num>I</num><heading>Title</heading><p>x</p></section>", "I Title\n\nx\n"},
		{"<list><intro><p>Decides:</p></intro><point><num>(a)</num><content><p>To act;</p></content></point></list>", "Decides:\n\n(a) To act;\n"},
		{"<p>see <num>1.</num> below</p>", "see 1. below\n"},
		{"<table><tr><td><p>a</p><p>b</p></td><td/><td>c</td></tr><tr><td>d</td></tr></table>", "a b\t\tc\n\nd\n"},
		{"<p>x<authorialNote marker=\"3\"><p>n</p><p>m</p></authorialNote>, y<sup>3</sup> z</p>", "x[3], y[3] z\n\n[3] n m\n"},
		{"<p>x<authorialNote marker=\"3\"><p>n</p></authorialNote>, in 2016,<sup>3</sup> 2017<sup>3</sup> and 10<sup>3</sup></p>", "x[3], in 2016,[3] 2017[3] and 103\n\n[3] n\n"},
		{"<p>a km<sup>2</sup> and<authorialNote marker=\"2\"><p>n</p></authorialNote> a km<sup>2</sup></p>", "a km2 and[2] a km2\n\n[2] n\n"},
		{"<p>x\n  <authorialNote marker=\"1\">\n<p>n</p></authorialNote>\n</p>", "x[1]\n\n[1] n\n"},
		{"<p>x<authorialNote marker=\"a b\"><p>n</p></authorialNote></p>", "x[1]\n\n[1] n\n"},
		{"<p>x<authorialNote marker=\"1\"><p>n<authorialNote marker=\"2\"><p>m</p></authorialNote></p></authorialNote></p>", "x[1]\n\n[1] n[2]\n\n[2] m\n"},
		{"<p>outer <mod><quotedStructure><p>inner</p></quotedStructure></mod> tail</p>", "outer\n\ninner\n\ntail\n"},
		{"<unheardOf>one</unheardOf><unheardOf>two</unheardOf>", "one\n\ntwo\n"},
		{"<p>14&#160;December&nbsp;1960 &lt;&eacute;&gt;</p>", "14\u00a0December\u00a01960 <é>\n"},
		{"<p><![CDATA[a < b]]><!-- no --><?no?></p>", "a < b\n"},
	} {
		d, err := Read(context.Background(), []byte(page(c.in)))
		if err != nil || d.Text != c.want {
			t.Errorf("%s\n gives %q, want %q (error %v)", c.in, d.Text, c.want, err)
		}
	}
}

func TestInvalidBytes(t *testing.T) {
	d, err := Read(context.Background(), []byte(page("<p>r\xe9solution \xff</p>")))
	if err != nil || d.Text != "r\ufffdsolution \ufffd\n" || len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "2 bytes") {
		t.Errorf("text %q, warnings %q, error %v", d.Text, d.Warnings, err)
	}
}

// sound checks what holds for every Document: blocks and links ascend, lie in
// the text, and a note begins with its sign.
func sound(t *testing.T, d *citation.Document) {
	t.Helper()
	if !utf8.ValidString(d.Text) {
		t.Errorf("text is not UTF-8")
	}
	at := 0
	for _, b := range d.Blocks {
		if b.Start < at || b.End <= b.Start || b.End > len(d.Text) || strings.TrimSpace(d.Text[b.Start:b.End]) == "" {
			t.Fatalf("block %v of %q after %d", b, d.Text, at)
		}
		if b.Kind == citation.Footnote && !strings.HasPrefix(d.Text[b.Start:], "["+b.Sign+"] ") {
			t.Fatalf("note %q begins %q", b.Sign, d.Text[b.Start:b.End])
		}
		at = b.End
	}
	at = 0
	for _, l := range d.Links {
		if l.Start < at || l.End <= l.Start || l.End > len(d.Text) {
			t.Fatalf("link %v after %d in %q", l, at, d.Text)
		}
		at = l.Start
	}
}

// FuzzAKN: whatever the bytes are, the reader ends, and what it makes is sound.
func FuzzAKN(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.xml")
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte(page(`<p>a<a href="https://undocs.org/A/RES/70/1"> <sup>1</sup><authorialNote><num>1</num></authorialNote></a></p><tr><td><td></td></td></tr>`)))
	f.Fuzz(func(t *testing.T, content []byte) {
		Is(content)
		d, err := Read(context.Background(), content)
		if err == nil {
			sound(t, &d)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	content, err := os.ReadFile("testdata/resolution.xml")
	if err != nil {
		b.Fatal(err)
	}
	content = bytes.ReplaceAll(content, []byte("</mainBody>\n    <conclusions"), append(bytes.Repeat([]byte(`<paragraph eId="p"><num>9.</num><content><p xml:space="preserve"><span class="italic">Recalls</span> its resolution <a href="https://undocs.org/en/A/RES/70/1">70/1</a> of 25 September 2015 on the matter that it has been seized of since;</p></content></paragraph>`+"\n"), 200), "</mainBody>\n    <conclusions"...))
	b.SetBytes(int64(len(content)))
	for b.Loop() {
		if _, err := Read(context.Background(), content); err != nil {
			b.Fatal(err)
		}
	}
}
