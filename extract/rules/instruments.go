package rules

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"citegraph/extract/citation"
)

// Origin says where something is written down.
type Origin struct {
	File    string
	Line    int
	Overlay bool // laid over what is built in
	short   bool // in the shorter form of the table
}

// String is "instruments.tsv:12, built in".
func (o Origin) String() string {
	if o.Overlay {
		return fmt.Sprintf("%s:%d", o.File, o.Line)
	}
	return fmt.Sprintf("%s:%d, built in", o.File, o.Line)
}

// catalogue reads the table of the base and lays the others over it.
func (l *loader) catalogue(base fs.FS, laid []Table) {
	if b, err := l.table(base, "instruments.tsv"); err == nil {
		l.instruments(Table{Name: "instruments.tsv", Content: b}, false)
	}
	for i, t := range laid {
		l.note(fmt.Sprintf("instruments %d", i), t.Content)
		l.instruments(t, true)
	}
	s := l.set
	for i := range s.Catalogue {
		in := &s.Catalogue[i]
		s.instruments[in.ID] = in
		for _, n := range in.Series {
			s.series[n] = append(s.series[n], in)
		}
	}
}

// instruments takes up one table.
func (l *loader) instruments(t Table, overlay bool) {
	rows, faults := parseCatalogue(t.Name, t.Content)
	l.add(faults...)
	s := l.set
	position := make(map[string]int, len(s.Catalogue)+len(rows))
	for i := range s.Catalogue {
		position[s.Catalogue[i].ID] = i
	}
	here := map[string]int{}
	for _, r := range rows {
		fault := func(column, message string) {
			l.add(Fault{File: t.Name, Line: r.line, Column: r.column(column), Message: message})
		}
		if other := here[r.ID]; other > 0 {
			fault("id", fmt.Sprintf("the id %s stands in line %d too: put the two rows together", r.ID, other))
			continue
		}
		here[r.ID] = r.line
		s.origins[r.ID] = append(s.origins[r.ID], Origin{File: t.Name, Line: r.line, Overlay: overlay, short: r.short})
		if at, ok := position[r.ID]; ok {
			extend(&s.Catalogue[at], &r.Instrument)
			continue
		}
		switch {
		case r.Kind == "":
			fault("kind", "an instrument needs a kind: "+kindNames())
			continue
		case len(r.Names) == 0:
			fault("names (en)", "an instrument needs a name")
			continue
		}
		if r.Label == "" && len(r.Names["en"]) > 0 {
			r.Label = r.Names["en"][0]
		}
		s.Catalogue = append(s.Catalogue, r.Instrument)
	}
}

// extend adds the names of top to those of in; what else top gives stands in the
// place of what is there.
func extend(in, top *citation.Instrument) {
	names := map[string][]string{}
	for lang, list := range in.Names {
		names[lang] = list
	}
	in.Names = united(names, top.Names)
	if top.Kind != "" {
		in.Kind = top.Kind
	}
	if top.Label != "" {
		in.Label = top.Label
	}
	if top.Date != "" {
		in.Date = top.Date
	}
	if len(top.Series) > 0 {
		in.Series = top.Series
	}
	if len(top.Members) > 0 {
		in.Members = top.Members
	}
}

// Origins tells in which tables an instrument of the catalogue stands, the
// table that is built in first.
func (s *Set) Origins(id string) []Origin { return s.origins[id] }

// last is the row that was laid last.
func (s *Set) last(id string) Origin { return s.origins[id][len(s.origins[id])-1] }

// Find gives the instruments of the catalogue that a person can mean: that of
// the identifier, else those with the name or label in any language, whatever
// the case of the letters; in the order of the catalogue.
func (s *Set) Find(words string) []*citation.Instrument {
	words = strings.TrimSpace(words)
	if in := s.instruments[words]; in != nil {
		return []*citation.Instrument{in}
	}
	sought := bare(words)
	var out []*citation.Instrument
	for i := range s.Catalogue {
		in := &s.Catalogue[i]
		found := strings.EqualFold(in.ID, words) || bare(in.Label) == sought
		for _, lang := range languages {
			found = found || slices.ContainsFunc(in.Names[lang], func(n string) bool { return bare(n) == sought })
		}
		if found {
			out = append(out, in)
		}
	}
	return out
}

// bare is a name without its article and the case of its letters.
func bare(name string) string {
	return strings.TrimPrefix(strings.ToLower(citation.Fold(name)), "the ")
}

// Near gives the identifiers of the instruments whose names are most like the
// words: first those that hold all of the words, then those but for a letter or
// two; at most limit.
func (s *Set) Near(words string, limit int) []string {
	sought := bare(words)
	var holding, alike []string
	for i := range s.Catalogue {
		in := &s.Catalogue[i]
		known := append([]string{in.ID, in.Label}, in.Names["en"]...)
		switch {
		case slices.ContainsFunc(known, func(n string) bool { return sought != "" && strings.Contains(bare(n), sought) }):
			holding = append(holding, in.ID)
		case nearest(sought, known) != "":
			alike = append(alike, in.ID)
		}
	}
	all := append(holding, alike...)
	return all[:min(limit, len(all))]
}

// CheckInstruments checks the catalogue as a whole, with every table laid over
// it: names that are given to two instruments, members that do not exist, and,
// as notes, registration numbers that several treaties share. The faults stand at
// the row that was laid last, sorted.
func (s *Set) CheckInstruments() Faults {
	var faults Faults
	for _, lang := range languages {
		faults = append(faults, s.checkNames(lang)...)
	}
	for i := range s.Catalogue {
		in := &s.Catalogue[i]
		for _, m := range in.Members {
			if s.instruments[m] == nil {
				faults = append(faults, s.at(in.ID, "members", fmt.Sprintf("there is no instrument %q in the catalogue", m)))
			}
		}
		for _, n := range in.Series {
			shared := s.series[n]
			if len(shared) < 2 || shared[0] != in {
				continue
			}
			var ids []string
			for _, o := range shared {
				ids = append(ids, o.ID)
			}
			f := s.at(in.ID, "registration numbers", fmt.Sprintf("the registration number %s is that of %s: a note that cites it means the one named beside it, else the first", n, strings.Join(ids, ", ")))
			f.Note = true
			faults = append(faults, f)
		}
	}
	return faults.Sorted()
}

// checkNames finds the names of a language that are given twice.
func (s *Set) checkNames(lang string) (faults Faults) {
	owner := map[string]string{}
	column := "names (" + lang + ")"
	for i := range s.Catalogue {
		in := &s.Catalogue[i]
		for _, name := range in.Names[lang] {
			words := citation.Fold(name)
			switch other := owner[words]; other {
			case "":
				owner[words] = in.ID
			case in.ID:
				faults = append(faults, s.at(in.ID, column, fmt.Sprintf("the name %q stands here twice", name)))
			default:
				one, two := other, in.ID
				if s.last(one).Overlay && !s.last(two).Overlay {
					one, two = two, one
				}
				faults = append(faults, s.at(two, column, fmt.Sprintf("the name %q is given to %s too (%s): a name leads to one instrument", name, one, s.origins[one][0])))
			}
		}
	}
	return faults
}

// at is a fault of an instrument, at the row that was laid last of those whose
// form has the column.
func (s *Set) at(id, column, message string) Fault {
	o := s.last(id)
	for _, origin := range s.origins[id] {
		if (&row{short: origin.short}).column(column) > 0 {
			o = origin
		}
	}
	return Fault{File: o.File, Line: o.Line, Column: (&row{short: o.short}).column(column), Message: message}
}
