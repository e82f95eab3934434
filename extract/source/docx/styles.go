package docx

import (
	"slices"
	"strconv"
	"strings"
)

// style is what the reader needs of a style; the chain of w:basedOn is followed
// when it is asked.
type style struct {
	name    string
	based   string
	outline int // 0 to 8 a heading's level, 9 text, -1 not said
	num     numProperty
	hidden  int // w:vanish: 1 on, 0 off, -1 not said
	lang    string
}

// numProperty is a w:numPr: which list, which level of it.
type numProperty struct {
	id    string // "" not said, "0" none
	level int    // -1 not said
}

type styles struct {
	byID      map[string]*style
	paragraph string // the default paragraph style
	lang      string // of the document's defaults
}

// maxBased bounds chains of styles; files with circles exist.
const maxBased = 32

func readStyles(r *reading) (*styles, error) {
	s := &styles{byID: map[string]*style{}}
	if _, err := r.root(); err != nil {
		return s, err
	}
	err := r.children("", func(n *node) error {
		switch n.name {
		case "w:docDefaults":
			s.lang = n.kid("w:rPrDefault").kid("w:rPr").val("w:lang")
		case "w:style":
			id := n.get("w:styleId")
			p, run := n.kid("w:pPr"), n.kid("w:rPr")
			st := &style{name: strings.ToLower(n.val("w:name")), based: n.val("w:basedOn"), outline: number(p.val("w:outlineLvl"), -1), num: numPr(p), hidden: -1, lang: run.val("w:lang")}
			if run.kid("w:vanish") != nil {
				st.hidden = 0
				if run.on("w:vanish") {
					st.hidden = 1
				}
			}
			s.byID[id] = st
			if n.get("w:type") == "paragraph" && (n.get("w:default") == "1" || n.get("w:default") == "true") {
				s.paragraph = id
			}
		}
		return nil
	})
	return s, err
}

func number(s string, otherwise int) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return otherwise
}

func numPr(p *node) numProperty {
	n := p.kid("w:numPr")
	if n == nil {
		return numProperty{level: -1}
	}
	return numProperty{id: n.val("w:numId"), level: number(n.val("w:ilvl"), -1)}
}

// chain yields a style and those it is based on, the nearest first.
func (s *styles) chain(id string, each func(id string, st *style) (more bool)) {
	for range maxBased {
		st := s.byID[id]
		if st == nil || !each(id, st) {
			return
		}
		id = st.based
	}
}

// hidden tells whether the style hides its text.
func (s *styles) hidden(id string) bool {
	is := false
	s.chain(id, func(_ string, st *style) bool {
		is = st.hidden == 1
		return st.hidden < 0
	})
	return is
}

// language is the language tag that the style gives its text, "" for none.
func (s *styles) language(id string) string {
	tag := ""
	s.chain(id, func(_ string, st *style) bool {
		tag = st.lang
		return tag == ""
	})
	return tag
}

// numbering finds the list and level of a paragraph: its own numPr first, then
// its style's; the style whose numPr says no level stands at the level of the
// list that names it.
func (s *styles) numbering(p *node, id string, nums *numbers) numProperty {
	out := numPr(p)
	s.chain(id, func(id string, st *style) bool {
		if out.id == "" && st.num.id != "" {
			out.id = st.num.id
			if out.level < 0 {
				if out.level = nums.levelOf(st.num.id, id); out.level < 0 {
					out.level = st.num.level
				}
			}
		}
		return out.id == ""
	})
	out.level = min(max(out.level, 0), 8)
	return out
}

// heading tells a paragraph that is a heading by its outline level, its own or
// its style's, or by the style's name; contents one of a table of contents.
func (s *styles) heading(p *node, id string) (heading, contents bool) {
	outline := number(p.val("w:outlineLvl"), -1)
	named := false
	s.chain(id, func(_ string, st *style) bool {
		if outline < 0 {
			outline = st.outline
		}
		switch {
		case st.name == "title" || st.name == "subtitle" || strings.HasPrefix(st.name, "heading "):
			named = true
		case strings.HasPrefix(st.name, "toc ") && st.name != "toc heading":
			contents = true
		}
		return true
	})
	return (outline >= 0 && outline < 9 || named && outline < 0) && !contents, contents
}

func sortedKeys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
