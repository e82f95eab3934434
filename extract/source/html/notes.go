package html

import (
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"citegraph/extract/citation"
)

// note is a footnote or endnote of the page.
type note struct {
	holder *html.Node // the element that holds it
	target *html.Node // where its markers' links lead
	sign   string
	signs  map[*html.Node]string // what each marker reads
}

func (n *note) signAt(mark *html.Node) string { return n.signs[mark] }

var (
	// signText takes "1", "[12]", "(3)", "*", "[a]", "iv"; not "70/1", "here".
	signText = regexp.MustCompile(`^[\[(]?(\d{1,4}|\*{1,4}|[†‡§]{1,3}|[a-z]{1,2}|[ivxl]{1,6}|note \d{1,3}|nb \d{1,3})[\])]?$`)
	// noteName takes "_ftn1", "sdfootnote2sym", "cite_note-3", "fn:1", "footnote-4", "endnote5"; not "annex-1".
	noteName = regexp.MustCompile(`(?i)(?:^|[^a-z])_?(?:ftn|edn|fn|foot_?note|end_?note|sdfootnote|sdendnote|cite_note|note|nt|n)[-_:.]?\d`)
	// leadSign takes the sign and its stop at a note's head: "[1] ", "1. ", "12/ ", "* ".
	leadSign = regexp.MustCompile(`^[\[(]?(\d{1,4}|\*{1,4}|[†‡§]{1,3}|[a-z]{1,2}|[ivxl]{1,6})[\])]?[.:/]?(?:[\s\x{00a0}]+|$)`)
)

// findNotes joins the links that mark notes to the elements that hold these: a
// link whose words are a note's sign and that leads forward to an element of the
// page. Word, LibreOffice, MediaWiki, Markdown converters and DPUB-ARIA all
// write such pairs, under different names; the link back is what leads backward.
func (p *page) findNotes() {
	p.marks, p.notes = map[*html.Node]*note{}, map[*html.Node]*note{}
	order := map[*html.Node]int{}
	names := map[string]*html.Node{}
	var links []*html.Node
	at := 0
	var look func(n *html.Node)
	look = func(n *html.Node) {
		if hidden(n) && n.Data != "aside" {
			return
		}
		at++
		for _, a := range []string{attr(n, "id"), attr(n, "name")} {
			if a != "" && names[a] == nil {
				names[a] = n
				order[n] = at
			}
		}
		if is(n, "a") && strings.HasPrefix(attr(n, "href"), "#") {
			links = append(links, n)
			order[n] = at
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			look(c)
		}
	}
	look(p.content)
	targets := map[*html.Node]*note{}
	for _, a := range links {
		name := attr(a, "href")[1:]
		if plain, err := url.PathUnescape(name); err == nil && names[name] == nil {
			name = plain
		}
		to := names[name]
		sign := signOf(short(a))
		if to == nil || sign == "" || order[to] <= order[a] || !p.looksLikeMark(a, name) {
			continue
		}
		n := targets[to]
		if n == nil {
			h := holder(to, p.content)
			if h == nil || contains(h, a) {
				continue
			}
			if n = p.notes[h]; n == nil {
				n = &note{holder: h, target: to, sign: sign, signs: map[*html.Node]string{}}
				p.notes[h] = n
				p.used = append(p.used, n)
			}
			targets[to] = n
		}
		n.signs[a] = sign
		p.marks[a] = n
	}
}

// signOf gives the sign that the text of a link is, without brackets.
func signOf(s string) string {
	if m := signText.FindStringSubmatch(strings.ToLower(s)); m != nil {
		return m[1]
	}
	return ""
}

// looksLikeMark tells a note's marker from other links of few words: raised, of
// that role or class, or to a target of a note's name.
func (p *page) looksLikeMark(a *html.Node, name string) bool {
	if strings.Contains(attr(a, "role"), "noteref") || strings.Contains(attr(a, "epub:type"), "noteref") || noteName.MatchString(name) {
		return true
	}
	if strings.Contains(strings.ToLower(attr(a, "class")), "note") {
		return true
	}
	for c := a.FirstChild; c != nil; c = c.NextSibling {
		if is(c, "sup") {
			return true
		}
	}
	return within(a, "sup")
}

// holder finds the element that holds the whole note: the block where the link
// leads, and what is around it if that is the note's alone.
func holder(to, root *html.Node) *html.Node {
	n := to
	for n != nil && n.Parent != nil && !(n.Type == html.ElementNode && blocks[n.Data]) {
		if !first(n, n.Parent) {
			return nil // it leads into the middle of a paragraph
		}
		n = n.Parent
	}
	for ; n != nil && n != root; n = n.Parent {
		up := n.Parent
		switch {
		case is(n, "td", "th") && is(up, "tr"):
			return up
		case up == nil || up == root || !first(n, up):
			return n
		case is(up, "li", "aside"), is(up, "div", "section") && (noteName.MatchString(attr(up, "id")) || strings.Contains(attr(up, "style"), "mso-element:") && !strings.Contains(attr(up, "style"), "-list") || attr(up, "role") == "doc-footnote"):
		default:
			return n
		}
	}
	return nil
}

// first tells whether no words stand before n in up.
func first(n, up *html.Node) bool {
	steps := 0
	for c := n.PrevSibling; c != nil; c = c.PrevSibling {
		if steps++; steps > 32 || wordy(c) {
			return false
		}
	}
	return true
}

// wordy tells an element with words in it.
func wordy(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data) != ""
	}
	if hidden(n) {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if wordy(c) {
			return true
		}
	}
	return false
}

func contains(n, in *html.Node) bool {
	for ; in != nil; in = in.Parent {
		if in == n {
			return true
		}
	}
	return false
}

// writeNotes writes the notes in the order of their markers.
func (p *page) writeNotes() {
	for _, n := range p.used {
		cell := &cellBuffer{}
		p.cells, p.label = cell, ""
		p.noteWords(n.holder)
		p.flush(citation.Prose)
		if is(n.holder, "dt") { // the term is the sign, the description the note
			for d := n.holder.NextSibling; d != nil && !is(d, "dt"); d = d.NextSibling {
				p.noteWords(d)
				p.flush(citation.Prose)
			}
		}
		p.cells = nil
		words := strings.TrimLeft(strings.Join(cell.texts, " "), "^↑ ")
		if m := leadSign.FindStringSubmatch(words); m != nil && m[1] == n.sign {
			words = words[len(m[0]):]
		} else if rest, ok := strings.CutPrefix(words, "\x1c"+n.sign+"\x1d"); ok {
			words = rest
		}
		p.out.Note(n.sign, words)
	}
}

// noteWords writes a note without its links back to the text.
func (p *page) noteWords(n *html.Node) {
	if is(n, "a") && p.marks[n] == nil && (strings.HasPrefix(attr(n, "href"), "#") || attr(n, "href") == "" && n.FirstChild != nil) {
		if t := short(n); signOf(t) != "" || attr(n, "role") == "doc-backlink" || strings.Trim(t, "^↑↩⏎←\ufe0e\ufe0f ") == "" {
			return
		}
	}
	if n.Type != html.ElementNode || p.marks[n] != nil {
		p.walk(n)
		return
	}
	if hidden(n) {
		return
	}
	if !blocks[n.Data] && !is(n, "sup", "span", "a", "cite") {
		p.inline(n)
		return
	}
	if blocks[n.Data] {
		p.flush(citation.Prose)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.noteWords(c)
	}
	if blocks[n.Data] {
		p.flush(citation.Prose)
	}
}
