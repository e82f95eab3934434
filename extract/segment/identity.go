package segment

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

var (
	headSymbol = regexp.MustCompile(`(?m)^ *([A-Z]{1,8}(?:-[A-Z]+)?(?:/[A-Za-z0-9.()-]+)+(?: ?\([A-Z0-9-]+\)| [A-Z])?)\** *$`)                                                 // takes a line "A/RES/78/171", "A/RES/74/232 B"
	headNumber = regexp.MustCompile(`(?m)^[#* ]*(?:(?i:resolution|decision|prst) )?((?:S-|ES-|OS/)?\d{1,4}(?:/\d{1,4}| ?\([IVXLC]+\)| ?\(\d{4}\))(?: [A-Z])?)\.?(?:[ \t*]|$)`) // takes "78/171. Persons", "Resolution 1325 (2000)"
)

// identify reads from the first lines which document this is.
func identify(doc *citation.Document, set *rules.Set, parts []block) {
	head := doc.Text[:min(len(doc.Text), 4000)]
	for i := range parts {
		b := &parts[i]
		if b.kind != prose || b.to-b.from > 400 && b.from > 200 || doc.Text[b.from] == '\'' {
			continue
		}
		if end, organ := markedOpening(doc, set, b); end > 0 {
			head = doc.Text[:b.from]
			if doc.Organ == "" {
				doc.Organ = organ
			}
			break
		}
	}
	if doc.Organ == "" {
		doc.Organ = headOrgan(doc.Text)
	}
	if doc.Symbol == "" {
		for at := 0; at >= 0 && at < len(head) && doc.Symbol == ""; at = nextLine(head, at) {
			line, _, _ := strings.Cut(head[at:], "\n")
			if len(line) > 80 || !strings.Contains(line, "/") {
				continue
			}
			if m := headSymbol.FindStringSubmatch(strings.TrimRight(line, "\r")); m != nil {
				if id := symbol.Canonical(m[1]); !strings.Contains(id, "/...") {
					doc.Symbol = id
				}
			}
		}
	}
	if doc.Symbol == "" {
		doc.Symbol = numberSymbol(doc, set, head)
	}
	if hint := fileHint(doc); hint != "" {
		doc.Symbol = hint
	}
	if doc.Symbol != "" {
		s := symbol.Parse(doc.Symbol)
		if s.Body != "" && (doc.Organ == "" || s.Kind != citation.Paper || s.Body != "GA" && s.Body != "ECOSOC") {
			doc.Organ = s.Body
		}
		if n, err := strconv.Atoi(s.Session); err == nil {
			doc.Session = n
		}
	}
	if doc.Date == "" {
		doc.Date = adopted(head, doc.Text)
	}
	if doc.Title == "" {
		doc.Title = headTitle(doc, parts)
	}
}

// fileHint uses the file's name where a page holds several resolutions: the one
// that the file is named for, if its number stands at the head of one of them.
func fileHint(doc *citation.Document) string {
	if doc.Symbol == "" || doc.Symbol == "-" {
		return ""
	}
	name := filepath.Base(doc.File)
	name = strings.TrimSuffix(name, filepath.Ext(name))
	id := symbol.Canonical(strings.ReplaceAll(name, "_", "/"))
	_, number, ok := strings.Cut(id, "RES/")
	if !ok || id == doc.Symbol {
		return ""
	}
	if named, own := symbol.Parse(id), symbol.Parse(doc.Symbol); named.Body != own.Body || named.Kind != own.Kind {
		return ""
	}
	number = strings.Replace(number, "(", " (", 1)
	if strings.Contains(doc.Text, "\n"+number+". ") {
		return id
	}
	return ""
}

// numberSymbol makes the identifier of a text that carries only its number
// ("31/194. Utilization of …", "Resolution 300 (1971)"): the organ's.
func numberSymbol(doc *citation.Document, set *rules.Set, head string) string {
	m := headNumber.FindStringSubmatch(head)
	if m == nil || doc.Organ == "" {
		return ""
	}
	f := set.Family(doc.Organ)
	if f == nil {
		return ""
	}
	noun := citation.Resolution
	if strings.Contains(strings.ToLower(head), "decision") && !strings.Contains(strings.ToLower(head), "resolution") {
		noun = citation.Decision
	}
	if strings.Contains(head, "PRST ") {
		noun = citation.Statement
	}
	for _, r := range f.Rules {
		if r.Noun != noun {
			continue
		}
		if g, n := r.Match(m[1]); n > 0 && r.Allows(&g) {
			id := r.Identifier(&g)
			if g.Parts.Len() > 0 {
				id += "[" + strings.TrimSpace(m[1][g.Parts.Start:g.Parts.End]) + "]"
			}
			return id
		}
	}
	return ""
}

// organMarks are words of the heading that tell the organ of a text without an
// opening; the first in the text counts.
var organMarks = [...]struct{ words, organ string }{
	{"Human Rights Council", "HRC"}, {"Security Council", "SC"}, {"Economic and Social Council", "ECOSOC"},
	{"United Nations Environment Assembly of the United Nations Environment Programme", "UNEA"}, {"United Nations Environment Assembly", "UNEA"},
	{"United Nations Habitat Assembly", "UN-Habitat"}, {"UN-Habitat Assembly", "UN-Habitat"},
	{"Commission on Human Rights", "CHR"}, {"Commission on the Status of Women", "CSW"}, {"Commission on Narcotic Drugs", "CND"},
	{"Commission on Population and Development", "CPD"}, {"Commission for Social Development", "CSocD"},
	{"Commission on Crime Prevention and Criminal Justice", "CCPCJ"}, {"Trade and Development Board", "TDB"},
	{"General Assembly", "GA"},
}

func headOrgan(text string) string {
	head := text[:min(len(text), 1200)]
	best, organ := len(head), ""
	for _, o := range organMarks {
		for _, words := range [...]string{"by the " + o.words, o.words} {
			if i := strings.Index(head, words); i >= 0 && i < best {
				best, organ = i, o.organ
			}
		}
	}
	return organ
}

// headTitle is what follows the document's own number, or the line below the
// heading's symbol that reads like a title.
func headTitle(doc *citation.Document, parts []block) string {
	for i := range parts[:min(len(parts), 61)] {
		b := &parts[i]
		if b.kind != prose {
			continue
		}
		line := doc.Text[b.from:min(b.to, b.from+600)]
		if !mayBeTitle(line) {
			continue
		}
		line = strings.Trim(oneBlank(line), "#* ")
		if n := ownNumber(line); n > 0 && n < len(line) {
			return strings.Trim(withoutTail(line[n:]), ". *")
		}
		if strings.HasPrefix(line, "The ") && strings.HasSuffix(line, ",") {
			break
		}
	}
	return ""
}

// withoutTail takes the letter of a part and a note's marker off the end of a
// title: " B [1]" of "… Developed Countries B [1]".
func withoutTail(title string) string {
	t := strings.TrimRight(title, " .*")
	if in, ok := strings.CutSuffix(t, "]"); ok {
		if i := strings.LastIndexByte(in, '['); i >= 0 && allDigits(in[i+1:]) {
			t = strings.TrimSuffix(in[:i], " ")
		}
	}
	if n := len(t); n > 1 && isUpper(t[n-1]) && t[n-2] == ' ' {
		t = t[:n-2]
	}
	return t
}

// mayBeTitle tells by its first letters whether a line, its spaces not yet brought
// in order, can have a number of its own, or begin with "The ".
func mayBeTitle(line string) bool {
	switch c := line[0]; c {
	case 'T':
		return strings.HasPrefix(line, "The")
	case 'P', 'O', 'S', 'E': // PRST, OS/, S-, ES-
		return len(line) > 1 && strings.IndexByte("RS-/", line[1]) >= 0
	case '#', '*':
		return true
	default:
		return isDigit(c) || c <= ' ' || c >= utf8.RuneSelf
	}
}

// oneBlank makes one blank of all spaces that stand together, and drops those at
// the ends. Most lines have it so.
func oneBlank(line string) string {
	last := byte(' ')
	for i := 0; i < len(line); i++ {
		c := line[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && last == ' ' {
			last = ' '
			break
		}
		last = c
	}
	if last != ' ' {
		return line
	}
	return strings.Join(strings.Fields(line), " ")
}
