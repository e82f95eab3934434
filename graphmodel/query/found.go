package query

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Found is an instrument in an answer, with the citations that put it there.
type Found struct {
	ID    string        `json:"id"`
	Kind  citation.Kind `json:"kind"`
	Body  string        `json:"body"`
	Label string        `json:"label"`
	Title string        `json:"title"`
	Date  string        `json:"date"` // ISO, as exact as known
	Read  bool          `json:"read"`
	Depth int           `json:"depth"` // steps from the instrument asked for
	Count int           `json:"count"` // citations
	Verbs []string      `json:"verbs"` // most frequent first
	// Via tells through which instruments it is found, where that is not the one
	// asked for itself.
	Via []Via `json:"via,omitempty"`
	// Places are where the citations stand in the citing texts, in their order.
	Places []string `json:"places"`
	// Citations are given when the words are asked for.
	Citations []Cite `json:"citations,omitempty"`

	edges []graphmodel.Edge
}

// Via is an instrument on the way to the one asked for.
type Via struct {
	ID string `json:"id"`
	As string `json:"as"` // part, compound, or step (of a depth beyond 1)
}

// Cite is one citation in the words of the citing text.
type Cite struct {
	Citing    string        `json:"citing"`
	Cited     string        `json:"cited"`
	File      string        `json:"file"`
	Line      int           `json:"line"`
	Part      citation.Part `json:"part"`
	Paragraph string        `json:"paragraph"`
	Note      string        `json:"note,omitempty"`
	Verb      string        `json:"verb"`
	Phrase    string        `json:"phrase"`
	Text      string        `json:"text"`
	Pinpoint  string        `json:"pinpoint,omitempty"`
}

func cite(c *citation.Citation) Cite {
	return Cite{
		Citing: c.Doc, Cited: c.ID, File: c.File, Line: c.Line, Part: c.Part, Paragraph: c.Paragraph, Note: c.Note,
		Verb: c.Verb, Phrase: c.Phrase, Text: c.Text, Pinpoint: c.Pinpoint,
	}
}

// Place writes where words stand: "preamble 3", "operative 12 (b)", "annex",
// "operative 4, note 7".
func (c *Cite) Place() string {
	place := string(c.Part)
	if c.Paragraph != "" {
		place = strings.TrimSpace(place + " " + c.Paragraph)
	}
	if c.Note != "" {
		place = strings.TrimPrefix(place+", note "+c.Note, ", ")
	}
	return place
}

// complete fills in what the edges tell.
func (f *Found) complete(i *graphmodel.Instrument, words bool) {
	f.ID, f.Kind, f.Body, f.Label, f.Title, f.Date, f.Read = i.ID, i.Kind, i.Body, i.Label, i.Title, dateOf(i), i.Read
	tally := map[string]int{}
	f.Verbs, f.Places = []string{}, []string{}
	for _, e := range f.edges {
		for n := range e.Citations {
			c := cite(&e.Citations[n])
			f.Count++
			if c.Verb != "" {
				if tally[c.Verb]++; tally[c.Verb] == 1 {
					f.Verbs = append(f.Verbs, c.Verb)
				}
			}
			if place := c.Place(); place != "" && !slices.Contains(f.Places, place) {
				f.Places = append(f.Places, place)
			}
			if words {
				f.Citations = append(f.Citations, c)
			}
		}
	}
	slices.SortFunc(f.Verbs, func(a, b string) int { return cmp.Or(cmp.Compare(tally[b], tally[a]), cmp.Compare(a, b)) })
	f.edges = nil
}

// List is the answer of cited-by and cites: instruments by depth, then by
// identifier.
type List struct {
	Asked  Named
	Listed []Found
	base   string
	notes  []string
	words  bool
	heads  [2]string // of the columns for the instrument and for its way
}

// Found implements Answer.
func (l *List) Found() bool { return len(l.Listed) > 0 }

// Base implements Answer.
func (l *List) Base() string { return l.base }

// Notes implements Answer.
func (l *List) Notes() []string { return l.notes }

// Records implements Answer.
func (l *List) Records() []any {
	records := make([]any, len(l.Listed))
	for n := range l.Listed {
		records[n] = &l.Listed[n]
	}
	return records
}

func (l *List) sort() {
	slices.SortFunc(l.Listed, func(a, b Found) int { return cmp.Or(cmp.Compare(a.Depth, b.Depth), Natural(a.ID, b.ID)) })
}

// Tables implements Answer. With the words a row is a citation, without them an
// instrument; the columns for depth and way are there where they say something.
func (l *List) Tables() []Table {
	depth, via := false, false
	for n := range l.Listed {
		depth = depth || l.Listed[n].Depth > 1
		via = via || len(l.Listed[n].Via) > 0
	}
	t := Table{Columns: []Column{{Name: l.heads[0]}, {Name: "date"}}}
	add := func(columns ...Column) { t.Columns = append(t.Columns, columns...) }
	if depth {
		add(Column{Name: "depth", Number: true})
	}
	if via {
		add(Column{Name: l.heads[1], Trim: 64})
	}
	if l.words {
		add(Column{Name: "verb"}, Column{Name: "where"}, Column{Name: "words", Trim: 70}, Column{Name: "file and line"})
	} else {
		add(Column{Name: "citations", Number: true}, Column{Name: "verbs", Trim: 30}, Column{Name: "where", Trim: 36}, Column{Name: "title", Trim: 60})
	}
	for n := range l.Listed {
		f := &l.Listed[n]
		head := []string{f.ID, f.Date}
		if depth {
			head = append(head, fmt.Sprint(f.Depth))
		}
		if via {
			head = append(head, viaWords(f.Via))
		}
		if !l.words {
			t.Rows = append(t.Rows, append(head, thousands(f.Count), strings.Join(f.Verbs, ", "), strings.Join(f.Places, "; "), f.Title))
			continue
		}
		for _, c := range f.Citations {
			words := c.Text
			if c.Phrase != "" {
				words = c.Phrase + " … " + words
			}
			if c.Pinpoint != "" && !strings.Contains(c.Text, c.Pinpoint) {
				words += " [" + c.Pinpoint + "]"
			}
			t.Rows = append(t.Rows, append(slices.Clone(head), c.Verb, c.Place(), strings.Join(strings.Fields(words), " "), fmt.Sprintf("%s:%d", c.File, c.Line)))
		}
	}
	return []Table{t}
}

func viaWords(via []Via) string {
	words := make([]string, len(via))
	for i, v := range via {
		words[i] = v.ID
		if v.As != viaStep {
			words[i] += " (" + v.As + ")"
		}
	}
	return strings.Join(words, ", ")
}
