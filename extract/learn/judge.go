package learn

import (
	"cmp"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

// collected is what the documents say of one name.
type collected struct {
	names, found, dates tally
	kinds               tally
	sources             map[string]*support
}

// support is what speaks for one source.
type support struct {
	count     int
	documents map[string]bool
	pinpoints tally
}

// tally counts words.
type tally map[string]int

func (t *tally) add(word string) {
	if *t == nil {
		*t = tally{}
	}
	(*t)[word]++
}

// most is the word counted most often, the first by the alphabet of several.
func (t tally) most() string {
	best := ""
	for word, n := range t {
		if best == "" || n > t[best] || n == t[best] && word < best {
			best = word
		}
	}
	return best
}

func (c *collected) add(p Pair, doc string) {
	c.names.add(p.Name)
	c.found.add(p.Found)
	c.kinds.add(string(p.Kind))
	if p.Date != "" {
		c.dates.add(p.Date)
	}
	s := c.sources[p.ID]
	if s == nil {
		s = &support{documents: map[string]bool{}}
		c.sources[p.ID] = s
	}
	s.count++
	s.documents[doc] = true
	s.pinpoints.add(p.Pinpoint)
}

// judge makes the names of what was collected, with their standing.
func judge(names map[string]*collected, set *rules.Set, least int) []Learned {
	var out []Learned
	for _, c := range names {
		if l := c.learned(set); l.Documents >= least {
			out = append(out, l)
		}
	}
	slices.SortFunc(out, func(a, b Learned) int {
		return cmp.Or(cmp.Compare(order(a.Standing), order(b.Standing)), cmp.Compare(b.Documents, a.Documents), cmp.Compare(a.Name, b.Name))
	})
	several(out)
	otherwise(out)
	slices.SortStableFunc(out, func(a, b Learned) int { return cmp.Compare(order(a.Standing), order(b.Standing)) })
	return out
}

func order(s Standing) int {
	return slices.Index([]Standing{New, Doubtful, Contradicts, Source, Confirmed}, s)
}

// shareOfAll is the share of the documents that must agree on the source of a
// name.
const shareOfAll = 0.9

// learned weighs the sources of a name.
func (c *collected) learned(set *rules.Set) Learned {
	var rivals []Rival
	all := map[string]bool{}
	for id, s := range c.sources {
		rivals = append(rivals, Rival{ID: id, Count: s.count, Documents: len(s.documents)})
		for d := range s.documents {
			all[d] = true
		}
	}
	slices.SortFunc(rivals, func(a, b Rival) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Count, a.Count), cmp.Compare(a.ID, b.ID))
	})
	best := rivals[0]
	s := c.sources[best.ID]
	l := Learned{
		Name: c.names.most(), ID: best.ID, Kind: citation.Kind(c.kinds.most()), Date: c.dates.most(), Source: best.ID, Pinpoint: s.pinpoints.most(),
		Standing: New, Count: best.Count, Documents: best.Documents, Contradict: rivals[1:],
	}
	for d := range s.documents {
		l.Evidence = append(l.Evidence, d)
	}
	slices.Sort(l.Evidence)
	l.Evidence = l.Evidence[:min(3, len(l.Evidence))]
	found := c.found.most()
	if in := set.Instrument(found); in != nil {
		l.Catalogue = found
	}
	if within(best.ID, l.Pinpoint) && l.Catalogue == "" {
		l.ID = found // a document that only prints it: the instrument has its slug
	}
	l.Extends = set.Instrument(l.ID) != nil
	switch {
	case l.Catalogue == best.ID:
		l.Standing = Confirmed
	case l.Catalogue != "" && !symbol.Printed(l.Catalogue):
		l.Standing = Source
	case l.Catalogue != "":
		l.Standing = Contradicts
	case float64(best.Documents) < shareOfAll*float64(len(all)):
		l.Standing, l.Reason = Doubtful, "the documents do not agree"
	}
	return l
}

// within tells a document in whose annex an instrument is printed.
func within(id, pinpoint string) bool {
	return pinpoint != "" && symbol.Parse(id).Kind == citation.Paper
}

// several doubts names that have one identifier and stand for different
// instruments: their nouns or their places in the source differ.
func several(names []Learned) {
	byID := map[string][]int{}
	for i, l := range names {
		if l.Standing == New {
			byID[l.ID] = append(byID[l.ID], i)
		}
	}
	for _, group := range byID {
		first := names[group[0]]
		for _, i := range group[1:] {
			if names[i].Pinpoint != first.Pinpoint || strings.Contains(names[i].Name, "Protocol") != strings.Contains(first.Name, "Protocol") {
				for _, k := range group {
					names[k].Standing, names[k].Reason = Doubtful, "its source holds several instruments: give each a slug for its id"
				}
				break
			}
		}
	}
}

// otherwise finds the names of a catalogued instrument whose source is not that of
// its other names: a short name that the catalogue gives to one instrument, and
// these documents to another.
func otherwise(names []Learned) {
	main := map[string]string{} // the source of the name with the most documents
	for _, l := range names {
		if l.Standing == Source && main[l.Catalogue] == "" {
			main[l.Catalogue] = l.Source
		}
	}
	for i := range names {
		l := &names[i]
		if l.Standing == Source && main[l.Catalogue] != l.Source {
			l.Standing, l.Reason = Contradicts, "other names of "+l.Catalogue+" have the source "+main[l.Catalogue]
		}
	}
}
