package query

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/graphmodel"
)

// VerbCount is a verb with the number of instruments that cite, or are cited,
// with it.
type VerbCount struct {
	Verb  string `json:"verb"`
	Count int    `json:"count"`
}

// Member is an instrument as another one names it.
type Member struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Shown is the answer of show: what there is to know of one instrument.
type Shown struct {
	graphmodel.Instrument
	Names        []string    `json:"names,omitempty"` // English, of the catalogue
	CitedBy      int         `json:"cited_by"`        // documents
	CitedByVerbs []VerbCount `json:"cited_by_verbs"`
	Cites        int         `json:"cites"` // instruments
	CitesVerbs   []VerbCount `json:"cites_verbs"`
	Parts        []Member    `json:"parts,omitempty"`
	Compounds    []Member    `json:"compounds,omitempty"`    // of which it is a member
	Members      []Member    `json:"members,omitempty"`      // of the compound that it is
	CorrectedBy  []Member    `json:"corrected_by,omitempty"` // its corrigenda and revisions

	inGraph bool
	base    string
	notes   []string
}

// Show answers what there is to know of an instrument. The numbers are of the
// instrument itself, without its parts and compounds.
func Show(ctx context.Context, g Graph, q Question) (Answer, error) {
	asked, err := g.one(ctx, &q)
	if err != nil {
		return nil, err
	}
	s := &Shown{Instrument: asked.Instrument, inGraph: asked.InGraph}
	if asked.Note != "" {
		s.notes = append(s.notes, asked.Note+".")
	}
	if s.CitedBy, s.CitedByVerbs, err = g.countLinks(ctx, graphmodel.Selection{Cited: []string{asked.ID}}); err != nil {
		return nil, err
	}
	if s.Cites, s.CitesVerbs, err = g.countLinks(ctx, graphmodel.Selection{Citing: []string{asked.ID}}); err != nil {
		return nil, err
	}
	parts, err := g.Parts(ctx, []string{asked.ID})
	if err != nil {
		return nil, err
	}
	corrections, err := g.Corrections(ctx, []string{asked.ID})
	if err != nil {
		return nil, err
	}
	var members []string
	if n := g.entry(asked.ID); n != nil {
		s.Names, members = n.Names["en"], n.Members
	}
	for _, list := range []struct {
		ids  []string
		into *[]Member
	}{{parts, &s.Parts}, {g.compounds(asked.ID), &s.Compounds}, {members, &s.Members}, {corrections, &s.CorrectedBy}} {
		named, err := g.look(ctx, list.ids)
		if err != nil {
			return nil, err
		}
		for _, n := range named {
			*list.into = append(*list.into, Member{n.ID, n.Label})
		}
	}
	base, err := g.Base(ctx)
	if err != nil {
		return nil, err
	}
	s.base = fmt.Sprintf("%s of %s %s it.", thousands(s.CitedBy), inGraph(base), verbFor(s.CitedBy))
	return s, nil
}

func verbFor(n int) string {
	if n == 1 {
		return "cites"
	}
	return "cite"
}

// countLinks counts the pairs of a selection, and those with each verb.
func (g Graph) countLinks(ctx context.Context, s graphmodel.Selection) (int, []VerbCount, error) {
	pairs, tally := 0, map[string]int{}
	for l, err := range g.Links(ctx, s) {
		if err != nil {
			return 0, nil, err
		}
		pairs++
		for _, v := range l.Verbs {
			tally[v]++
		}
	}
	counts := []VerbCount{}
	for _, v := range keys(tally) {
		counts = append(counts, VerbCount{v, tally[v]})
	}
	slices.SortStableFunc(counts, func(a, b VerbCount) int { return cmp.Compare(b.Count, a.Count) })
	return pairs, counts, nil
}

// Found implements Answer: an instrument that only the catalogue knows is not
// found.
func (s *Shown) Found() bool { return s.inGraph }

// Base implements Answer.
func (s *Shown) Base() string { return s.base }

// Notes implements Answer.
func (s *Shown) Notes() []string { return s.notes }

// Records implements Answer.
func (s *Shown) Records() []any { return []any{s} }

// Tables implements Answer: a row for each thing known.
func (s *Shown) Tables() []Table {
	t := Table{Columns: []Column{{Name: "field"}, {Name: "value", Wrap: 100}}}
	add := func(name, value string) {
		if value != "" {
			t.Rows = append(t.Rows, []string{name, value})
		}
	}
	add("identifier", s.ID)
	add("label", s.Label)
	add("title", s.Title)
	add("names", strings.Join(s.Names, "; "))
	add("kind", string(s.Kind))
	add("body", s.Body)
	add("date", dateOf(&s.Instrument))
	switch {
	case s.Read:
		add("text", "read: "+s.Files[0])
		add("other texts", strings.Join(s.Files[1:], ", "))
	case s.inGraph:
		add("text", "not in this graph, only cited")
	default:
		add("text", "neither read nor cited in this graph")
	}
	add("whole", s.Whole)
	correcting := "corrects"
	if !strings.Contains(strings.TrimPrefix(s.ID, s.Corrects), "/Corr.") {
		correcting = "revises"
	}
	add(correcting, s.Corrects)
	add("corrected or revised by", memberWords(s.CorrectedBy))
	add("parts", memberWords(s.Parts))
	add("compounds", memberWords(s.Compounds))
	add("members", memberWords(s.Members))
	add("cited by", plural(s.CitedBy, "document")+verbWords(s.CitedByVerbs))
	if s.Read {
		add("cites", plural(s.Cites, "instrument")+verbWords(s.CitesVerbs))
	}
	return []Table{t}
}

func memberWords(list []Member) string {
	words := make([]string, len(list))
	for i, m := range list {
		words[i] = m.ID
	}
	return strings.Join(words, ", ")
}

func verbWords(counts []VerbCount) string {
	if len(counts) == 0 {
		return ""
	}
	words := make([]string, len(counts))
	for i, c := range counts {
		words[i] = fmt.Sprintf("%s %s", c.Verb, thousands(c.Count))
	}
	return ": " + strings.Join(words, ", ")
}
