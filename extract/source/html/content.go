package html

import (
	"strings"

	"golang.org/x/net/html"
)

// attr is an attribute's value, "" where there is none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func is(n *html.Node, names ...string) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, name := range names {
		if n.Data == name {
			return true
		}
	}
	return false
}

// unread are elements whose words are no text of the page.
var unread = map[string]bool{
	"script": true, "style": true, "template": true, "noscript": true, "head": true, "nav": true, "iframe": true, "object": true,
	"embed": true, "audio": true, "video": true, "canvas": true, "svg": true, "map": true, "button": true, "select": true,
	"textarea": true, "input": true, "datalist": true, "dialog": true, "menu": true, "del": true, "rt": true, "rp": true, "o:p": false,
}

// unreadClasses are what the encyclopaedias' software and stylesheets of common
// use call furniture.
var unreadClasses = map[string]bool{
	"mw-editsection": true, "mw-cite-backlink": true, "mw-jump-link": true, "navbox": true, "noprint": true, "printfooter": true,
	"catlinks": true, "toc": true, "sr-only": true, "visually-hidden": true, "screen-reader-text": true, "breadcrumb": true, "breadcrumbs": true,
}

// hidden tells an element that a reader of the printed page does not see as its
// text: hidden, navigation, the page's own head and foot.
func hidden(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return n.Type == html.CommentNode
	}
	if unread[n.Data] || has(n, "hidden") || attr(n, "aria-hidden") == "true" {
		return true
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu", "menubar", "toolbar", "doc-pagebreak":
		return true
	}
	style := strings.ToLower(strings.Join(strings.Fields(attr(n, "style")), ""))
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || strings.Contains(style, "mso-hide:all") {
		return true
	}
	for _, c := range strings.Fields(attr(n, "class")) {
		if unreadClasses[c] {
			return true
		}
	}
	switch n.Data {
	case "header", "footer":
		return !within(n, "article", "main", "section", "blockquote")
	case "aside":
		return !strings.HasPrefix(attr(n, "role"), "doc-") && !strings.Contains(attr(n, "epub:type"), "note")
	case "div":
		// LibreOffice writes running heads as such; a head that is a table is the
		// cover of a United Nations document.
		t := attr(n, "title")
		return t == "footer" || t == "header" && !holdsTable(n)
	}
	return false
}

func holdsTable(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if is(c, "table") {
			return true
		}
	}
	return false
}

func within(n *html.Node, names ...string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if is(p, names...) {
			return true
		}
	}
	return false
}

// maxChoices bounds how many elements are weighed: each is counted whole.
const maxChoices = 16

// findContent finds the element that holds the page's own text: main, the
// element of that role, the article or the parser's output of an encyclopaedia,
// where most of the page's words stand in it; else the body.
func (p *page) findContent() *html.Node {
	var body *html.Node
	var choices []*html.Node
	var look func(n *html.Node)
	look = func(n *html.Node) {
		if hidden(n) {
			return
		}
		switch {
		case is(n, "body") && body == nil:
			body = n
		case is(n, "main", "article") || attr(n, "role") == "main" || attr(n, "role") == "article" || attr(n, "id") == "mw-content-text":
			if len(choices) < maxChoices {
				choices = append(choices, n)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
		}
	}
	look(p.root)
	if body == nil {
		return p.root
	}
	all := words(body)
	best, most := body, 0
	for _, n := range choices {
		// A page of several articles is read whole; so is one whose text stands
		// elsewhere than its main element.
		w := words(n)
		if w*10 < all*4 {
			continue
		}
		if is(n, "article") && w*10 < all*6 {
			continue
		}
		if best == body || w*10 > most*8 { // the inner of two that hold the same
			best, most = n, w
		}
	}
	return best
}

// words counts the letters of the text that is read of an element.
func words(n *html.Node) int {
	if n.Type == html.TextNode {
		total := 0
		for _, f := range strings.Fields(n.Data) {
			total += len(f)
		}
		return total
	}
	if hidden(n) {
		return 0
	}
	total := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		total += words(c)
	}
	return total
}

// textOf is the words of an element, without what is hidden.
func textOf(n *html.Node, b *strings.Builder) {
	switch {
	case n.Type == html.TextNode:
		b.WriteString(n.Data)
	case hidden(n):
	case is(n, "br"):
		b.WriteByte(' ')
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			textOf(c, b)
		}
	}
}

// short is the words of an element that has few, "" of any other: it is asked of
// elements within each other, and must not read each whole.
func short(n *html.Node) string {
	var b strings.Builder
	left := 32
	var read func(n *html.Node)
	read = func(n *html.Node) {
		if left--; left < 0 || b.Len() > 64 || hidden(n) {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data[:min(len(n.Data), 65)])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			read(c)
		}
	}
	read(n)
	if left < 0 || b.Len() > 64 {
		return ""
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
