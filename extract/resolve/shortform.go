package resolve

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
)

// antecedents are the instruments that short forms may point back to.
type antecedents struct {
	unit       int
	paragraph  int
	here       []antecedent        // of this paragraph, in order
	introduced map[string][]string // by noun: distinct identifiers named in the unit
	slugs      map[string]string   // open names: words to identifier
	resolution sole                // the only one that the unit has cited by number
	decision   sole                // the same
	cites      []string            // the identifiers that the unit has cited
	all        map[string]bool     // of cites those that were asked for before
	subject    map[string][]string // by noun: what the document's title names
	defined    map[string]string   // by noun: what the text says that it means
	aliases    []alias             // the longest first
	taken      map[string]string   // by name: the identifier whose short names were taken up
	heads      map[string][]string // by the beginning of a long name: what begins so
}

// begin empties all for another document.
func (a *antecedents) begin() {
	*a = antecedents{
		unit: -1, here: a.here[:0], aliases: a.aliases[:0],
		introduced: emptied(a.introduced), slugs: emptied(a.slugs), cites: a.cites[:0], all: emptied(a.all), subject: emptied(a.subject), defined: emptied(a.defined),
		taken: emptied(a.taken), heads: emptied(a.heads),
	}
}

// sole is the only one of its kind, as long as there is one.
type sole struct {
	id   string
	many bool
}

func (s *sole) add(id string) {
	s.many = s.many || s.id != "" && s.id != id
	s.id = id
}

func (s *sole) ids() []string {
	if s.id == "" || s.many {
		return nil
	}
	return []string{s.id}
}

// alias is a name that the document has given to an instrument.
type alias struct {
	words    string
	id       string
	kind     citation.Kind
	many     bool   // more than one instrument: never bound
	definite bool   // only behind "the"
	noun     string // by which a short form may call it, "" where the words have none
}

type antecedent struct {
	noun, id string
}

func (a *antecedents) reset(unit int) {
	a.unit = unit
	a.introduced, a.all, a.cites = emptied(a.introduced), emptied(a.all), a.cites[:0]
	a.here = a.here[:0]
	a.resolution, a.decision = sole{}, sole{}
}

// cited tells whether the unit has cited an instrument. Few places ask, so that it
// is they who put what was cited since the last one into the map.
func (a *antecedents) cited(id string) bool {
	for _, known := range a.cites {
		a.all[known] = true
	}
	a.cites = a.cites[:0]
	return a.all[id]
}

// add takes a cited instrument up, under the nouns by which a short form may
// call it.
func (a *antecedents) add(set *rules.Set, id string, m *match.Mention, kind citation.Kind) {
	a.cites = append(a.cites, id)
	var buf [4]string
	for _, noun := range nounsOf(buf[:0], set, id, m, kind) {
		if kind == citation.Declaration && treatyNouns[noun] {
			continue // the final document of a conference on a treaty
		}
		a.here = append(a.here, antecedent{noun: noun, id: id})
		switch m.Type {
		case match.Short:
			continue
		case match.Number:
			if noun == "decision" {
				a.decision.add(id)
			} else {
				a.resolution.add(id)
			}
			continue
		}
		known := false
		for _, x := range a.introduced[noun] {
			known = known || x == id
		}
		if !known {
			a.introduced[noun] = append(a.introduced[noun], id)
		}
	}
}

// treatyNouns are the nouns by which only treaties are called.
var treatyNouns = map[string]bool{"Treaty": true, "Convention": true, "Covenant": true, "Protocol": true}

// nounsOf lists the nouns of an instrument: of its names in the catalogue, or of
// the words that stand in the text. It appends them to out.
func nounsOf(out []string, set *rules.Set, id string, m *match.Mention, kind citation.Kind) []string {
	switch m.Type {
	case match.Number:
		if kind == citation.Resolution {
			out = append(out, "resolution")
		} else if kind == citation.Decision {
			out = append(out, "decision")
		}
		return out
	case match.Symbol, match.Series, match.Ibid:
		return nil
	}
	if m.Noun == "" && m.Type == match.Name { // an acronym: the catalogue knows the noun
		if in := set.Instrument(id); in != nil && len(in.Names["en"]) > 0 {
			for _, n := range [...]string{"Convention", "Covenant", "Protocol", "Declaration", "Agreement", "Treaty", "Statute"} {
				if strings.Contains(in.Names["en"][0], n) {
					out = append(out, n)
					break
				}
			}
		}
	}
	if m.Noun != "" {
		out = append(out, m.Noun)
		if m.Noun != "Protocol" && strings.HasSuffix(m.Noun, "Protocol") {
			out = append(out, "Protocol")
		}
		for _, long := range [...]string{"Programme of Action", "Plan of Action", "Action Programme"} {
			if m.Noun == long {
				out = append(out, "Programme")
			}
		}
		if m.Noun == "Platform for Action" {
			out = append(out, "Platform")
		}
		if m.Noun == "Action Agenda" {
			out = append(out, "Agenda")
		}
	}
	if m.Noun == "Protocol" {
		if in := set.Instrument(id); in != nil && strings.Contains(strings.Join(in.Names["en"], "|"), "Optional Protocol") {
			out = append(out, "Optional Protocol")
		}
	}
	return out
}

// shortForm binds "the Convention", "that resolution" to the instrument of its
// kind that the paragraph named last, else to the only one that the document
// has introduced, else to none.
func (c *context) shortForm(m *match.Mention) []string {
	k := &c.r.known
	if c.note != "" && m.Noun != "Charter" {
		c.why = "a short form in a note is not bound"
		return nil
	}
	if m.Noun == "Statute of the Court" {
		c.why = "the statute of the only court that the document has named"
		return c.ofCourt()
	}
	if strings.HasSuffix(m.Noun, " thereto") {
		c.why = "the protocol to the convention that the paragraph named last, if there is one only"
		return c.thereto(m.Noun, c.p.Clean[m.End:])
	}
	for j := len(k.here) - 1; j >= 0; j-- {
		if k.here[j].noun == m.Noun {
			c.why = "the instrument of its kind that the paragraph named last"
			return []string{k.here[j].id}
		}
	}
	switch {
	case m.Noun == "Charter":
		c.why = "the Charter is the Charter of the United Nations where the paragraph has named no other"
		return []string{"un-charter"}
	case m.Deixis == "this":
		c.why = "the paragraph has named nothing of its kind"
		return nil
	case k.defined[m.Noun] != "":
		c.why = "the document says what it means by it"
		return []string{k.defined[m.Noun]}
	}
	if ids := k.subject[m.Noun]; len(ids) == 1 && ids[0] != c.r.doc.Symbol {
		c.why = "the only instrument of its kind in the document's title"
		return []string{ids[0]}
	}
	ids := k.introduced[m.Noun]
	switch {
	case m.Noun == "resolution":
		ids = k.resolution.ids()
	case m.Noun == "decision":
		ids = k.decision.ids()
	}
	switch {
	case len(ids) == 1:
		c.why = "the only instrument of its kind that the document has introduced"
		return []string{ids[0]}
	case m.Noun == "Declaration" && len(ids) == 2 && contains(ids, universalDeclaration):
		// The Universal Declaration is called that, and not "the Declaration",
		// where another declaration is spoken of.
		c.why = "the only other declaration beside the Universal Declaration"
		if ids[0] == universalDeclaration {
			return []string{ids[1]}
		}
		return []string{ids[0]}
	case len(ids) > 1:
		c.why = "several could be meant: " + strings.Join(ids, ", ")
	default:
		c.why = "the document has introduced nothing of its kind"
	}
	return nil
}

const universalDeclaration = "A/RES/217(III)[A]"

// titled takes up what the document's title names.
func (a *antecedents) titled(set *rules.Set, id string, m *match.Mention, kind citation.Kind) {
	for _, noun := range nounsOf(nil, set, id, m, kind) {
		known := false
		for _, x := range a.subject[noun] {
			known = known || x == id
		}
		if !known && m.Type != match.Short {
			a.subject[noun] = append(a.subject[noun], id)
		}
	}
}

// protocolsThereto binds "the Optional Protocols thereto" to the protocols of the
// convention that the paragraph named last: the compound of the catalogue whose
// members are protocols to it.
func (c *context) protocolsThereto(m *match.Mention) []string {
	if strings.HasSuffix(c.p.Clean[:m.Start], "Optional ") {
		m.Start -= len("Optional ")
	}
	base := ""
	for _, a := range c.r.known.here {
		if a.noun == "Convention" || a.noun == "Covenant" {
			base = a.id
		}
	}
	in := c.r.set.Instrument(base)
	if in == nil || len(in.Names["en"]) == 0 {
		return nil
	}
	for i := range c.r.set.Catalogue {
		compound := &c.r.set.Catalogue[i]
		for _, member := range compound.Members {
			if p := c.r.set.Instrument(member); p != nil && member != base && strings.Contains(strings.Join(p.Names["en"], "|"), "Protocol to the "+in.Names["en"][0]) && !contains(compound.Members, base) {
				return []string{compound.ID}
			}
			if p := c.r.set.Instrument(member); p != nil && strings.Contains(strings.Join(p.Names["en"], "|"), "supplementing the "+in.Names["en"][0]) && !contains(compound.Members, base) {
				return []string{compound.ID}
			}
		}
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// thereto finds the protocol to the convention that the paragraph named last.
func (c *context) thereto(noun, behind string) []string {
	in := c.r.set.Instrument(c.r.known.convention())
	if in == nil || len(in.Names["en"]) == 0 {
		return nil
	}
	var out []string
	begin := strings.TrimSuffix(noun, " thereto") + " to the " + in.Names["en"][0]
	if strings.HasPrefix(behind, " on ") { // "the Optional Protocol thereto on the sale of children"
		begin += behind[:min(len(behind), len(" on the sale"))]
	}
	for i := range c.r.set.Catalogue {
		for _, n := range c.r.set.Catalogue[i].Names["en"] {
			if strings.HasPrefix(n, begin) {
				out = append(out, c.r.set.Catalogue[i].ID)
				break
			}
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// courts have statutes that are called those of the Court.
var courts = [...]struct{ name, statute string }{{"International Court of Justice", "icj-statute"}, {"International Criminal Court", "rome-statute"}}

// ofCourt gives the statute of the only court that the document has named up to
// this paragraph's end.
func (c *context) ofCourt() (ids []string) {
	before := c.r.doc.Text[:c.p.Source(citation.Span{Start: 0, End: len(c.p.Clean)}).End]
	for _, court := range &courts {
		if strings.Contains(before, court.name) {
			ids = append(ids, court.statute)
		}
	}
	if len(ids) != 1 {
		return nil
	}
	return ids
}

// convention is the one that the paragraph named last, else the only one that the
// document has introduced; "" for none.
func (a *antecedents) convention() string {
	for j := len(a.here) - 1; j >= 0; j-- {
		if a.here[j].noun == "Convention" || a.here[j].noun == "Covenant" {
			return a.here[j].id
		}
	}
	if only := append(a.introduced["Convention"][:len(a.introduced["Convention"]):len(a.introduced["Convention"])], a.introduced["Covenant"]...); len(only) == 1 {
		return only[0]
	}
	return ""
}
