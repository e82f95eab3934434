package html

import (
	"strings"

	"golang.org/x/net/html"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
	"citegraph/extract/symbol"
)

// metadata reads what the page says of itself: its language, and the symbol and
// title of its meta elements (Dublin Core, Highwire Press), where the text has
// them too.
func (p *page) metadata(d *citation.Document) {
	for n := p.content; n != nil; n = n.Parent {
		if tag := attr(n, "lang"); tag != "" {
			d.Language = languageOf(tag)
			break
		}
		if tag := attr(n, "xml:lang"); tag != "" {
			d.Language = languageOf(tag)
			break
		}
	}
	titles, symbols := map[string]string{}, ""
	var look func(n *html.Node)
	look = func(n *html.Node) {
		if is(n, "meta") {
			name, value := strings.ToLower(attr(n, "name")), strings.TrimSpace(attr(n, "content"))
			switch name {
			case "dc.title", "dcterms.title", "citation_title":
				titles[name] = value
			case "dc.identifier", "dcterms.identifier", "citation_technical_report_number", "symbol", "document-symbol":
				if id := shape.Symbol(value); id != "" && symbols == "" && strings.Contains(d.Text, value) {
					symbols = id
				}
			case "dc.language", "dcterms.language":
				if d.Language == "" {
					d.Language = languageOf(value)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
		}
	}
	look(p.root)
	// Where the tag and the script cannot both be right, the script is.
	if script := shape.Script(d.Text); script != "" && !strings.Contains(" ar fa ur ps ug zh ja ru uk be bg mk sr kk ky mn tg uz ", " "+d.Language+" ") {
		d.Language = script
	}
	if d.Symbol == "" {
		d.Symbol = symbols
	}
	if symbol.Parse(d.Symbol).Kind == citation.Paper {
		for _, name := range []string{"citation_title", "dc.title", "dcterms.title"} {
			if t := titles[name]; t != "" && strings.Contains(d.Text, t) {
				d.Title = t
				return
			}
		}
	}
}

// languageOf is the ISO 639-1 code of a language tag (BCP 47), "" for what has
// none.
func languageOf(tag string) string {
	code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if len(code) == 2 && code >= "aa" && code <= "zz" {
		return code
	}
	return ""
}
