package docx

import (
	"strings"
	"unicode"

	"citegraph/extract/citation"
	"citegraph/extract/source/shape"
	"citegraph/extract/symbol"
)

// properties reads what the file says of the document beside its text: the
// custom properties of United Nations templates (Symbol1, Title1, Language), and
// the core ones. Files are often made from others, so that a title or symbol
// counts only where the text has it too.
func (r *reader) properties() {
	custom := map[string]string{}
	title := ""
	rels, _ := r.archive.relations("")
	for _, id := range sortedKeys(rels) {
		rel := rels[id]
		switch {
		case rel.outside || !r.archive.has(rel.target):
		case rel.typ == "custom-properties" || rel.typ == "customProperties":
			r.mend(r.each(rel.target, "", func(n *node) error {
				if n.name == "custom:property" && len(n.kids) > 0 {
					custom[n.get("name")] = plain(n.kids[0].text)
				}
				return nil
			}))
		case rel.typ == "core-properties" || rel.typ == "coreProperties":
			r.mend(r.each(rel.target, "", func(n *node) error {
				if n.name == "dc:title" {
					title = plain(n.text)
				}
				return nil
			}))
		}
	}
	if r.doc.Symbol == "" {
		for _, name := range []string{"Symbol1", "Symbol", "symbol"} {
			if s := custom[name]; s != "" && r.says(s) {
				r.doc.Symbol = shape.Symbol(s)
				break
			}
		}
	}
	if titles := joinTitles(custom); titles != "" {
		title = titles
	}
	// A resolution's title stands behind its number, where segment reads it.
	if symbol.Parse(r.doc.Symbol).Kind == citation.Paper && title != "" && r.says(title) {
		r.doc.Title = title
	}
	r.doc.Language = r.language(custom["Language"])
}

// joinTitles puts Title1, Title2, … in one line.
func joinTitles(custom map[string]string) string {
	var out []string
	for _, n := range []string{"Title1", "Title2", "Title3", "Title4"} {
		if t := custom[n]; t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, ". ")
}

// says tells whether the first pages hold the words.
func (r *reader) says(words string) bool {
	fold := func(s string) string {
		return strings.Map(func(c rune) rune {
			if unicode.IsLetter(c) || unicode.IsDigit(c) {
				return unicode.ToLower(c)
			}
			return -1
		}, s)
	}
	return strings.Contains(fold(r.doc.Text[:min(len(r.doc.Text), 8000)]), fold(words))
}

// plain takes out what Word writes for line ends in properties.
func plain(s string) string {
	return shape.Line(strings.ReplaceAll(s, "_x000d_", " "))
}

// languages of the United Nations as its templates name them.
var languages = [...]struct{ name, code string }{
	{"english", "en"}, {"french", "fr"}, {"spanish", "es"}, {"russian", "ru"}, {"arabic", "ar"}, {"chinese", "zh"},
	{"français", "fr"}, {"español", "es"}, {"русский", "ru"}, {"العربية", "ar"}, {"中文", "zh"},
}

// tongue counts Latin letters by the language tag that Word lays on the run, its
// style or the document.
func (r *reader) tongue(text string, props *node, paragraphStyle string) {
	latin := 0
	for _, c := range text {
		if c >= 'A' && (c < 0x80 || unicode.Is(unicode.Latin, c)) {
			latin++
		}
	}
	if latin > 0 {
		tag := props.val("w:lang")
		if tag == "" {
			tag = r.styles.language(props.val("w:rStyle"))
		}
		if tag == "" {
			tag = r.styles.language(paragraphStyle)
		}
		if tag == "" {
			tag = r.styles.lang
		}
		tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
		r.tongues[tag] += latin
	}
}

// language decides: what the template says, where the script does not speak
// against it; else the script; else the tag of most letters. English by tag alone is no
// proof, since programs lay it on everything, and stays unsaid.
func (r *reader) language(stated string) string {
	most, total := "", 0
	for _, tag := range sortedKeys(r.tongues) {
		total += r.tongues[tag]
		if most == "" || r.tongues[tag] > r.tongues[most] {
			most = tag
		}
	}
	script := shape.Script(r.doc.Text)
	for _, l := range languages {
		if strings.EqualFold(strings.TrimSpace(stated), l.name) {
			latin := l.code == "en" || l.code == "fr" || l.code == "es"
			if script == l.code || script == "" && latin {
				return l.code
			}
		}
	}
	if script != "" {
		return script
	}
	if (most == "fr" || most == "es") && 10*r.tongues[most] > 6*total {
		return most
	}
	return ""
}
