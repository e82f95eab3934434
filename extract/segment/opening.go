package segment

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// known bodies of openings that are no family of the rules.
var openers = [...]string{"Commission", "Committee", "Conference", "Assembly", "Council", "Governing", "Trusteeship", "Sub-Commission", "Subcommission", "United Nations", "Parties", "States", "World", "Economic", "General", "Security", "Human"}

// opening tells the words with which a resolution begins ("The General
// Assembly,"); n is their length, where more follows on the line.
func opening(set *rules.Set, t string) (n int, organ string) {
	lead := 0
	for lead < len(t) && (t[lead] == '"' || t[lead] == '\'' || t[lead] == ' ') {
		lead++
	}
	s := t[lead:]
	if !strings.HasPrefix(s, "The ") && !strings.HasPrefix(s, "THE ") || len(s) < 12 {
		return 0, ""
	}
	head := s[:min(len(s), 160)]
	comma := strings.IndexByte(head, ',')
	name := strings.TrimRight(head, " ")
	if comma > 0 {
		name = head[:comma]
	}
	name = strings.TrimSpace(name[4:])
	organ = bodyOf(set, name)
	if stop, misread := strings.CutSuffix(name, "."); misread && comma < 0 && len(s) == len(name)+4 {
		if organ = bodyOf(set, stop); organ != "" {
			return len(t), organ // "The Economic and Social Council.", as scans have it
		}
	}
	whole := len(s) == len(name)+4 || comma > 0 && strings.TrimSpace(s[comma+1:]) == ""
	if whole {
		if organ != "" {
			return len(t), organ
		}
		if comma > 0 && len(name) < 140 {
			for _, o := range openers {
				if strings.HasPrefix(name, o) {
					return len(t), ""
				}
			}
		}
		return 0, ""
	}
	if comma < 0 || organ == "" {
		return 0, ""
	}
	rest := strings.TrimLeft(s[comma+1:], " ")
	if f, _, end := set.Opening("en", rest); end > 0 && !f.Finite && isUpper(rest[0]) {
		return lead + len(s) - len(rest), organ
	}
	if strings.HasPrefix(rest, "1. ") {
		return lead + len(s) - len(rest), organ
	}
	return 0, ""
}

func bodyOf(set *rules.Set, name string) string {
	for _, f := range set.Families {
		for _, n := range f.Names["en"] {
			if strings.EqualFold(n, name) {
				return f.Body
			}
		}
	}
	return ""
}

func countOpenings(doc *citation.Document, set *rules.Set, parts []block) int {
	n := 0
	for i := range parts {
		b := &parts[i]
		if b.kind != prose {
			continue
		}
		if b.opening {
			n++
			continue
		}
		if end, _ := markedOpening(doc, set, b); end > 0 {
			n++
		}
	}
	return n
}

// markedOpening is opening for a block as it stands in the text, perhaps with the
// asterisks of Markdown. Few blocks begin with a letter that lets them be one.
func markedOpening(doc *citation.Document, set *rules.Set, b *block) (n int, organ string) {
	if strings.IndexByte("T*_\"'\xe2", doc.Text[b.from]) < 0 { // \xe2 begins “
		return 0, ""
	}
	t := strings.Trim(doc.Text[b.from:min(b.to, b.from+200)], "*_“\" ")
	return opening(set, strings.ReplaceAll(t, "*", ""))
}
