package report

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

// stub answers with the words of the request: a picture for render, else a table.
func stub(_ context.Context, r Request) (Result, error) {
	switch r.Words[0] {
	case "render":
		if r.Inline != nil && *r.Inline {
			return Result{Picture: []byte("<?xml version=\"1.0\"?>\n<svg>\n\n<title>" + "x" + "</title></svg>\n")}, nil
		}
		return Result{Picture: []byte("<svg/>"), File: "figures/a (1).svg"}, nil
	case "fail":
		return Result{}, errors.New("cannot")
	}
	return Result{Tables: []Table{{Columns: []Column{{"who", false}, {"times", true}}, Rows: [][]string{{"a|b <i>", "1"}, {strings.Join(r.Words, " "), "22"}}}}, Base: "2 of the 3 documents."}, nil
}

const table = "| who | times |\n|---|---:|\n| a\\|b &lt;i> | 1 |\n| cited-by 217(III) | 22 |\n\n*Who. 2 of the 3 documents.*"

func TestFill(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       Kind
		final      bool
		want       string
	}{
		{"no request", "Words.\n\n<!-- note -->\n```go\nx\n```\n", Markdown, false, "Words.\n\n<!-- note -->\n```go\nx\n```\n"},
		{"comment", "A\n\n<!-- citegraph cited-by 217(III) --caption Who -->\n\nB\n", Markdown, false,
			"A\n\n<!-- citegraph cited-by 217(III) --caption Who -->\n\n" + table + "\n\n<!-- /citegraph -->\n\nB\n"},
		{"filled before", "<!-- citegraph render x --caption=\"A [b]\" -->\nold\n<!-- /citegraph -->B", Markdown, false,
			"<!-- citegraph render x --caption=\"A [b]\" -->\n\n![A \\[b\\]](figures/a%20%281%29.svg)\n\n<!-- /citegraph -->B"},
		{"fence", "```citegraph\ncited-by 217(III)\n  --caption Who\n```\nB\n", Markdown, false,
			"```citegraph\ncited-by 217(III)\n  --caption Who\n```\n\n<!-- citegraph -->\n\n" + table + "\n\n<!-- /citegraph -->\nB\n"},
		{"fence with a class, for readers", "~~~ {.citegraph}\ncited-by 217(III) --caption Who\n~~~\nB\n", Markdown, true, table + "\nB\n"},
		{"comment in code", "```\n<!-- citegraph cited-by x -->\n```\n", Markdown, false, "```\n<!-- citegraph cited-by x -->\n```\n"},
		{"inline", "<!-- citegraph render x --inline -->", HTML, true, "<figure class=\"citegraph\">\n<svg>\n<title>x</title></svg>\n</figure>"},
		{"two, the first not filled", "<!-- citegraph render x -->\n<!-- citegraph render y -->\nold\n<!-- /citegraph -->", Markdown, true,
			"![](figures/a%20%281%29.svg)\n![](figures/a%20%281%29.svg)"},
	} {
		got, err := Fill(context.Background(), c.text, c.kind, c.final, stub)
		if err != nil || got != c.want {
			t.Errorf("%s: error %v\n%s\nwant\n%s", c.name, err, got, c.want)
		}
		if c.final {
			continue
		}
		if again, err := Fill(context.Background(), got, c.kind, false, stub); err != nil || again != got {
			t.Errorf("%s: filled again it differs: error %v\n%s", c.name, err, again)
		}
	}
}

func TestFillErrors(t *testing.T) {
	for text, want := range map[string]string{
		"\n<!-- citegraph cited-by \"x -->":     "line 2: the request",
		"<!-- citegraph fail -->":               "line 1: cannot",
		"<!-- citegraph render --caption -->":   "--caption wants a value",
		"<!-- citegraph render --name ../x -->": "without folders",
		"```citegraph\n```":                     "names no command",
	} {
		if _, err := Fill(context.Background(), text, Markdown, false, stub); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestParse(t *testing.T) {
	r, err := parse("render --focus \"Vienna Declaration\" --focus=70/1 $HOME `id` a;b --file --name 'v'")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"render", "--focus", "Vienna Declaration", "--focus=70/1", "$HOME", "`id`", "a;b"}; !slices.Equal(r.Words, want) || r.Name != "v" || r.Inline == nil || *r.Inline {
		t.Errorf("read as %+v", r)
	}
}

func TestFigures(t *testing.T) {
	var f Figures
	var got []string
	for _, r := range []Request{{Caption: "Who cites: “X”?"}, {Name: "who-cites-x"}, {Words: []string{"render", "--focus", "70/1"}}, {Caption: "…"}} {
		got = append(got, f.Name(&r))
	}
	if want := []string{"who-cites-x", "who-cites-x-2", "render-focus-70-1", "figure"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

func TestFilterPandoc(t *testing.T) {
	code := func(words string) string {
		return `{"t":"CodeBlock","c":[["",["citegraph"],[]],"` + words + `"]}`
	}
	for _, c := range []struct{ version, block, want string }{
		{"[1,23,1]", `{"t":"BlockQuote","c":[` + code("render x --caption 'A b'") + `]}`, `"t":"Figure"`},
		{"[1,22,2]", code("render x --caption 'A b'"), `{"c":[["",[],[]],[{"c":"A","t":"Str"},{"t":"Space"},{"c":"b","t":"Str"}],["figures/a (1).svg","fig:"]],"t":"Image"}`},
		{"[1,23]", code("cited-by x"), `{"t":"AlignRight"}`},
		{"[1,23]", `{"t":"CodeBlock","c":[["",["go"],[]],"x := 1"]}`, `{"c":[["",["go"],[]],"x := 1"],"t":"CodeBlock"}`},
	} {
		var out strings.Builder
		err := FilterPandoc(context.Background(), strings.NewReader(`{"pandoc-api-version":`+c.version+`,"meta":{},"blocks":[`+c.block+`]}`), &out, stub)
		if err != nil || !strings.Contains(out.String(), c.want) {
			t.Errorf("%s: error %v\n%s\nwant %s", c.block, err, out.String(), c.want)
		}
	}
	for _, in := range []string{"", "{}", `{"pandoc-api-version":[1,17],"blocks":[]}`, `{"pandoc-api-version":[1,23],"blocks":[` + code("fail") + `]}`} {
		if err := FilterPandoc(context.Background(), strings.NewReader(in), new(strings.Builder), stub); err == nil {
			t.Errorf("%s: no error", in)
		}
	}
}

// A report that is filled stays as it is when it is filled again, and what a
// person wrote stays in it.
func FuzzFill(f *testing.F) {
	f.Add("A\n\n<!-- citegraph cited-by x -->\n\nB\n```citegraph\nrender y\n```\n", false)
	f.Add("```\n<!-- citegraph cited-by x -->\n<!-- /citegraph -->", true)
	f.Fuzz(func(t *testing.T, text string, web bool) {
		kind := Markdown
		if web {
			kind = HTML
		}
		filled, err := Fill(context.Background(), text, kind, false, stub)
		if err != nil {
			return
		}
		again, err := Fill(context.Background(), filled, kind, false, stub)
		if err != nil || again != filled {
			t.Errorf("filled again %q\nis %q\nand not %q (error %v)", text, again, filled, err)
		}
	})
}
