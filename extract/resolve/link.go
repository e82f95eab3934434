package resolve

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/symbol"
)

// linked is a publisher's hyperlink within the paragraph that is resolved.
type linked struct {
	*citation.Link
	clean citation.Span // its words in the clean text
	words string        // its words, folded
	said  string        // what came of it, for an explanation
}

// Links makes the resolver follow the publisher's hyperlinks: one confirms what
// the words are read as, decides where they allow several instruments, or gives
// an instrument to words that were read as none. Where words and link
// contradict each other the words win: of the links in the English documents of the
// United Nations about one in three hundred leads astray, most often because the
// words were edited and the link was not.
func (r *Resolver) Links() { r.follow = true }

// Conflicts lists the links that were not followed, in the order of the text.
func (r *Resolver) Conflicts() []citation.LinkConflict {
	slices.SortStableFunc(r.conflicts, func(a, b citation.LinkConflict) int { return a.Start - b.Start })
	return r.conflicts
}

// takeLinks finds the links of the paragraph.
func (c *context) takeLinks() {
	if !c.r.follow || len(c.r.doc.Links) == 0 || len(c.p.Runs) == 0 {
		return
	}
	all := c.r.doc.Links
	whole := c.p.Source(citation.Span{Start: 0, End: len(c.p.Clean)})
	from, _ := slices.BinarySearchFunc(all, whole.Start, func(l citation.Link, at int) int { return l.Start - at })
	for i := from; i < len(all) && all[i].Start < whole.End; i++ {
		if all[i].Target == "" {
			continue
		}
		if clean, ok := c.p.Clear(all[i].Span); ok {
			c.links = append(c.links, linked{Link: &all[i], clean: clean, words: c.p.Clean[clean.Start:clean.End]})
		}
	}
}

// withLinks adds a mention for each link whose words were read as none.
func (c *context) withLinks(found []match.Mention) []match.Mention {
	for i := range c.links {
		l := &c.links[i]
		at, taken := 0, false
		for k := range found {
			taken = taken || found[k].Overlaps(l.clean)
			if found[k].Start < l.clean.Start {
				at = k + 1
			}
		}
		if taken {
			continue
		}
		id := councilYear(c.r.parse(l.Target))
		if reason := c.refuses(l, id, true); reason != "" {
			c.conflict(l, "", reason)
			continue
		}
		found = slices.Insert(found[:len(found):len(found)], at, match.Mention{Span: l.clean, Type: match.Symbol, Rule: "link", IDs: []string{id}, Method: citation.ByLink, First: at})
		for k := range found {
			if k != at && found[k].First >= at {
				found[k].First++
			}
		}
	}
	return found
}

// byLink lets the links that overlap mention i have their say.
func (c *context) byLink(i int) {
	m := &c.found[i]
	var l *linked
	for k := range c.links {
		other := &c.links[k]
		if !other.clean.Overlaps(m.Span) {
			continue
		}
		if m.Rule == "link" || len(c.ids[i]) > 0 && sameOrPart(c.ids[i][0], other.Target) {
			if m.Type == match.Symbol && symbol.Whole(other.Target) == c.ids[i][0] && other.Target != c.ids[i][0] && other.clean.Contains(m.Span) && other.clean.Len() > m.Len() {
				m.Span = other.clean // "A/CONF.157/24(第一部分)", of which the rules read the symbol alone
				c.decide(i, other.Target, other)
				return
			}
			if other.said = "leads there too"; m.Rule == "link" {
				other.said = "gives the instrument to these words"
			}
			return
		}
		if l == nil || other.clean.Len() > l.clean.Len() {
			l = other
		}
	}
	if l == nil || c.metElsewhere(i, l) {
		return
	}
	for _, id := range c.ids[i][min(1, len(c.ids[i])):] {
		if sameOrPart(id, l.Target) {
			c.decide(i, id, l)
			return
		}
	}
	reason := c.refuses(l, l.Target, len(c.ids[i]) == 0)
	switch {
	case reason != "":
	case len(c.ids[i]) == 0:
		c.decide(i, l.Target, l)
		return
	case c.deliberate(i, l):
		c.decide(i, l.Target, l)
		return
	case m.Type == match.Symbol && l.clean.Contains(m.Span) && l.clean.Len() > m.Len() && symbol.Published(l.words) == l.Target,
		m.Type == match.Symbol && c.cutShort(i, l):
		m.Span = citation.Span{Start: min(m.Start, l.clean.Start), End: max(m.End, l.clean.End)}
		c.decide(i, l.Target, l)
		return
	default:
		reason = "the words state what they mean"
	}
	if len(c.ids[i]) > 0 {
		c.conflict(l, c.ids[i][0], reason)
	}
}

// metElsewhere tells whether another mention in the words of the link is what it
// leads to: "A/70/95-S/2015/446" is one link and two symbols.
func (c *context) metElsewhere(i int, l *linked) bool {
	for k := range c.found {
		if m := &c.found[k]; k != i && m.Overlaps(l.clean) && len(m.IDs) > 0 && sameOrPart(m.IDs[0], l.Target) {
			return true
		}
	}
	return false
}

// decide takes the link's instrument for mention i.
func (c *context) decide(i int, id string, l *linked) {
	c.ids[i], c.methods[i], c.fired = []string{id}, citation.ByLink, nil
	l.said = "decides"
}

// deliberate tells a link that was set with care, against a reading that the
// context alone gave: the publisher's tools lead every bare number to the
// General Assembly, so that one to another organ is somebody's knowledge.
func (c *context) deliberate(i int, l *linked) bool {
	m := &c.found[i]
	first := min(m.First, i)
	if m.Type != match.Number || m.Head == nil || m.Head.Possessive || len(stated(m.Head).Bodies) > 0 {
		return false
	}
	if c.methods[i] != citation.ByInferred && (c.methods[i] != citation.ByList || c.methods[first] != citation.ByInferred && c.methods[first] != citation.ByLink) {
		return false
	}
	target := c.r.parse(l.Target)
	return target.Kind == m.Head.Noun && target.Body != "GA" && target.Body != ""
}

// cutShort tells a symbol that lacks its end: "S/RES/2213", "S/PRST/2018/ 2".
func (c *context) cutShort(i int, l *linked) bool {
	return strings.HasPrefix(l.Target, c.ids[i][0]) && c.r.parse(c.ids[i][0]).Kind == citation.Paper && c.r.parse(l.Target).Kind != citation.Paper
}

// councilYear gives the identifier of a resolution of the Security Council with
// the year that its number has: "2312 (2106)" is a slip that the link repeats.
func councilYear(s symbol.Symbol) string {
	if s.Body == "SC" && s.Kind == citation.Resolution && !symbol.CouncilNumber(s.Number, s.Session) {
		if y := symbol.CouncilYear(atoi(s.Number)); y > 0 {
			return fmt.Sprintf("S/RES/%s(%d)", s.Number, y)
		}
	}
	return s.ID
}

// conflict puts a link down that is not followed.
func (c *context) conflict(l *linked, id, reason string) {
	if l.said != "" {
		return
	}
	l.said = "was not followed: " + reason
	c.r.conflicts = append(c.r.conflicts, citation.LinkConflict{Link: *l.Link, Words: c.r.doc.Text[l.Start:l.End], ID: id, Reason: reason})
	if id == "" && c.r.explain && l.Target != c.r.doc.Symbol {
		c.r.dropped = append(c.r.dropped, citation.Dropped{File: c.r.doc.File, Start: l.Start, End: l.End, Text: c.r.doc.Text[l.Start:l.End], Rule: "link", IDs: []string{l.Target}, Reason: "a link that " + l.said})
	}
}

// years takes "2017/18", a period; not "2017/19" or "70/1".
var years = regexp.MustCompile(`^(?:19|20)(\d\d)/(\d\d)$`)

// refuses says why a link is not to be trusted, "" where it may be; alone tells
// that it would make a record of words that are none.
func (c *context) refuses(l *linked, id string, alone bool) string {
	if !agrees(l.words, id) {
		return "its words are those of another instrument, or of none"
	}
	s := c.r.parse(id)
	year := c.r.year
	if len(c.r.doc.Date) >= 4 {
		year = max(year, atoi(c.r.doc.Date[:4]))
	}
	session := atoi(s.Session)
	switch {
	case year > 0 && s.Kind != citation.Paper && s.Year > year:
		return "what it leads to was adopted later than the document"
	case s.Body == "GA" && s.Kind == citation.Resolution && session > 0 && session < 31,
		s.Body == "GA" && s.Kind == citation.Resolution && session == 0 && !symbol.AssemblyNumber(s.Number, s.Session),
		s.Body == "SC" && s.Kind == citation.Resolution && !symbol.CouncilNumber(s.Number, s.Session):
		return "there is no instrument of that number"
	case alone && s.Kind == citation.Paper && symbol.Published(l.words) == "":
		return "its words are no symbol" // a number alone
	}
	if m := years.FindStringSubmatch(l.words); alone && m != nil && atoi(m[2]) == (atoi(m[1])+1)%100 {
		return "its words may be a period of time"
	}
	return ""
}

// agrees tells whether the words of a link can name its target: as a symbol, as
// the number of a resolution, or, without any figure, as a name.
//
//	"70/299" and "A/RES/70/299", "1514 (XV)", "217 A" of "A/RES/217(III)[A]", "the Paris Agreement"
//	agree; "1973 (2011)" and "S/RES/1970(2011)", "T" and "S/2015/654" do not
func agrees(words, target string) bool {
	if id := symbol.Published(words); id != "" && sameOrPart(id, target) {
		return true
	}
	said, meant := figures(words), figures(target)
	if len(said) == 0 {
		return len(strings.TrimSpace(words)) >= 8
	}
	if strings.HasPrefix(target, "S/RES/") {
		return len(meant) > 0 && said[0] == meant[0]
	}
	if len(said) > len(meant) {
		return false
	}
	return slices.Equal(said, meant[len(meant)-len(said):])
}

// figures are the numbers in words or in an identifier, Arabic and Roman.
func figures(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') }) {
		if isDigits(w) || len(w) > 1 && symbol.Roman(w) > 0 || w == "I" || w == "V" || w == "X" {
			out = append(out, w)
		}
	}
	return out
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// sameOrPart tells whether one identifier is the other, or a part of it.
func sameOrPart(a, b string) bool {
	return strings.EqualFold(a, b) || symbol.Whole(a) == b || symbol.Whole(b) == a
}

// linkReason words what the links said to the record's place.
func (c *context) linkReason(span citation.Span) string {
	for i := range c.links {
		if l := &c.links[i]; l.said != "" && l.clean.Overlaps(span) {
			return fmt.Sprintf("the publisher's link to %s %s", l.Target, l.said)
		}
	}
	return ""
}
