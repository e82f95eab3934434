package query

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
	"citegraph/graphmodel"
)

// Named is the instrument that a person meant.
type Named struct {
	graphmodel.Instrument
	InGraph bool   // it, or a part of it, is read or cited
	Note    string // how the words were read where that was not plain, else ""
}

// Ambiguous is the error for words that can mean several instruments.
type Ambiguous struct {
	Typed      string
	Candidates []Named // likelier first
	More       int     // candidates left out
}

func (e *Ambiguous) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q can mean:\n", e.Typed)
	for _, c := range e.Candidates {
		where := "not in this graph"
		if c.InGraph {
			where = "in this graph"
		}
		fmt.Fprintf(&b, "  %-22s %s (%s)\n", c.ID, described(c.Instrument), where)
	}
	if e.More > 0 {
		fmt.Fprintf(&b, "  and %d more\n", e.More)
	}
	b.WriteString("name it by the symbol on the left")
	return b.String()
}

// described is the label with the title, as far as they are known.
func described(i graphmodel.Instrument) string {
	if i.Title == "" || fold(i.Title) == fold(i.Label) {
		return i.Label
	}
	return i.Label + ": " + i.Title
}

// Unknown is the error for words that name nothing in the graph or catalogue.
type Unknown struct {
	Typed   string
	Nearest []graphmodel.Instrument // at most three
	Base    graphmodel.Base
}

func (e *Unknown) Error() string {
	var b strings.Builder
	if symbol.Address(e.Typed) {
		fmt.Fprintf(&b, "%s: there is no symbol in this address: name the instrument by its symbol", e.Typed)
		return b.String()
	}
	fmt.Fprintf(&b, "%q is not in this graph of %s, nor a name in the catalogue", e.Typed, plural(e.Base.Documents, "document"))
	for n, i := range e.Nearest {
		if n == 0 {
			b.WriteString("; the nearest:")
		}
		fmt.Fprintf(&b, "\n  %-22s %s", i.ID, described(i))
	}
	return b.String()
}

// maxCandidates is the number of instruments that an Ambiguous lists.
const maxCandidates = 12

// Resolve finds the instrument that a person means with what they typed. In this
// order: an identifier of the graph; the catalogue's identifiers, names and
// labels; a symbol or number; a title or label in the graph. Where
// words can mean several, one that is alone in the graph is taken, with a Note.
// The error is *Ambiguous, *Unknown, or that of the graph.
func Resolve(ctx context.Context, g Graph, typed string) (Named, error) {
	words := strings.TrimSpace(typed)
	if words == "" {
		return Named{}, &UseError{"an instrument without a name: give a symbol, a number or a name"}
	}
	for _, find := range []func() ([]string, error){
		func() ([]string, error) {
			found, err := g.Instruments(ctx, []string{words})
			if len(found) == 0 {
				return nil, err
			}
			return []string{words}, err
		},
		func() ([]string, error) { return g.catalogued(words), nil },
		func() ([]string, error) { return g.numbered(ctx, words) },
		func() ([]string, error) { return g.titled(ctx, words) },
	} {
		ids, err := find()
		if err != nil {
			return Named{}, err
		}
		if len(ids) > 0 {
			return g.choose(ctx, words, ids)
		}
	}
	unknown := &Unknown{Typed: words}
	var err error
	if unknown.Base, err = g.Base(ctx); err != nil {
		return Named{}, err
	}
	if unknown.Nearest, err = g.nearest(ctx, words, 3); err != nil {
		return Named{}, err
	}
	return Named{}, unknown
}

// catalogued gives the catalogue's instruments with this identifier, name or
// label.
func (g Graph) catalogued(words string) []string {
	key := fold(words)
	if key == "" {
		return nil
	}
	var ids []string
	for i := range g.Catalogue {
		n := &g.Catalogue[i]
		if strings.EqualFold(n.ID, words) {
			return []string{n.ID}
		}
		if fold(n.Label) == key || slices.ContainsFunc(allNames(n), func(name string) bool { return sameFold(name, key) }) {
			ids = append(ids, n.ID)
		}
	}
	return ids
}

// sameFold is fold(name) == key, without the work for names that cannot be it.
func sameFold(name, key string) bool {
	return len(name) >= len(key) && len(name) <= 2*len(key)+12 && fold(name) == key
}

func allNames(n *citation.Instrument) []string {
	var names []string
	for _, list := range n.Names {
		names = append(names, list...)
	}
	return names
}

// numbered gives what the words can mean as a symbol or number. Where the graph
// has none of that, less likely readings are tried on it: for a number alone,
// the resolutions that the Assembly adopted in its sessions with Roman numbers,
// and a resolution with a number that only decisions have.
func (g Graph) numbered(ctx context.Context, words string) ([]string, error) {
	ids := symbol.Typed(words)
	if found, err := g.Instruments(ctx, ids); err != nil || len(found) > 0 {
		return ids, err
	}
	switch {
	case strings.Trim(words, "0123456789") == "":
		for i, err := range g.All(ctx) {
			if err != nil {
				return nil, err
			}
			for _, series := range []string{"A/RES/", "S/RES/"} {
				if strings.HasPrefix(i.ID, series+words+"(") && !slices.Contains(ids, i.ID) {
					ids = append(ids, i.ID)
				}
			}
		}
	case len(ids) > 0 && isDigit(words[0]):
		found, err := g.Instruments(ctx, symbol.Typed("resolution "+words))
		if err != nil {
			return nil, err
		}
		for _, i := range found {
			ids = append(ids, i.ID)
		}
	}
	return ids, nil
}

// titled gives the instruments of the graph with this title, label or, but for
// capitals, identifier; the latest first.
func (g Graph) titled(ctx context.Context, words string) ([]string, error) {
	key := fold(words)
	var ids []string
	for i, err := range g.All(ctx) {
		if err != nil {
			return nil, err
		}
		if key != "" && (sameFold(i.Title, key) || sameFold(i.Label, key)) || strings.EqualFold(i.ID, words) {
			ids = append(ids, i.ID)
		}
	}
	slices.SortFunc(ids, func(a, b string) int { return Natural(b, a) })
	return ids, nil
}

// choose takes the only candidate, or the only one that the graph has.
func (g Graph) choose(ctx context.Context, words string, ids []string) (Named, error) {
	candidates, err := g.look(ctx, ids)
	if err != nil {
		return Named{}, err
	}
	if len(candidates) == 1 {
		return candidates[0], nil
	}
	var present []Named
	for _, c := range candidates {
		if c.InGraph {
			present = append(present, c)
		}
	}
	if len(present) == 1 {
		present[0].Note = fmt.Sprintf("%q is read as %s, the only one in this graph of %d that it can mean", words, full(present[0].Instrument), len(candidates))
		return present[0], nil
	}
	e := &Ambiguous{Typed: words, Candidates: candidates}
	if len(candidates) > maxCandidates {
		e.Candidates, e.More = candidates[:maxCandidates], len(candidates)-maxCandidates
	}
	return Named{}, e
}

// look finds the identifiers in the graph; one that it does not have is
// described from the catalogue and from itself.
func (g Graph) look(ctx context.Context, ids []string) ([]Named, error) {
	found, err := g.Instruments(ctx, ids)
	if err != nil {
		return nil, err
	}
	named := make([]Named, len(ids))
	for n, id := range ids {
		if at := slices.IndexFunc(found, func(i graphmodel.Instrument) bool { return i.ID == id }); at >= 0 {
			named[n] = Named{Instrument: found[at], InGraph: true}
			continue
		}
		parts, err := g.Parts(ctx, []string{id})
		if err != nil {
			return nil, err
		}
		named[n] = Named{Instrument: graphmodel.Describe(id, "", graphmodel.Sources{Named: g.entry(id)}), InGraph: len(parts) > 0}
	}
	return named, nil
}

// entry is the catalogue's entry of an identifier, nil where there is none.
func (g Graph) entry(id string) *citation.Instrument {
	for i := range g.Catalogue {
		if g.Catalogue[i].ID == id {
			return &g.Catalogue[i]
		}
	}
	return nil
}
