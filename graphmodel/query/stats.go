package query

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"citegraph/graphmodel"
)

// DefaultTop is the number of rows of a ranking.
const DefaultTop = 10

// Statistics is the answer of stats: what is in the graph.
type Statistics struct {
	base      graphmodel.Base
	documents []graphmodel.DocumentCount
	rankings  []ranking
}

type ranking struct {
	name, title, count string
	rows               []graphmodel.Ranked
}

// Stats answers what is in the graph: the documents read by body and year, the
// instruments most cited, those that cite most, and those cited most of which
// there is no text.
func Stats(ctx context.Context, g Graph, q Question) (Answer, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	if len(q.Names) > 0 {
		return nil, &UseError{"stats takes no instrument: see show"}
	}
	if q.Top == 0 {
		q.Top = DefaultTop
	}
	s := &Statistics{}
	var err error
	if s.base, err = g.Base(ctx); err != nil {
		return nil, err
	}
	if s.documents, err = g.Documents(ctx); err != nil {
		return nil, err
	}
	for _, r := range []struct {
		by                 graphmodel.Rank
		name, title, count string
	}{
		{graphmodel.MostCited, "most_cited", "Most cited", "documents"},
		{graphmodel.MostCiting, "most_citing", "Most citing", "instruments"},
		{graphmodel.CitedNotRead, "cited_not_read", "Cited but never read", "documents"},
	} {
		rows, err := g.Ranking(ctx, r.by, q.Top)
		if err != nil {
			return nil, err
		}
		s.rankings = append(s.rankings, ranking{r.name, r.title, r.count, rows})
	}
	return s, nil
}

// Found implements Answer.
func (s *Statistics) Found() bool { return s.base.Documents > 0 }

// Base implements Answer.
func (s *Statistics) Base() string {
	return fmt.Sprintf("%s (%s) and %s, joined by %s in %s.",
		plural(s.base.Documents, "document"), plural(s.base.Texts, "file"), plural(s.base.Instruments-s.base.Documents, "instrument")+" that "+onlyCited(s.base.Instruments-s.base.Documents),
		plural(s.base.Citations, "citation"), plural(s.base.Pairs, "pair"))
}

func onlyCited(n int) string {
	if n == 1 {
		return "is only cited"
	}
	return "are only cited"
}

// Notes implements Answer.
func (s *Statistics) Notes() []string { return nil }

// Tables implements Answer: a row for each body, with its years.
func (s *Statistics) Tables() []Table {
	by := Table{Title: "Documents", Columns: []Column{{Name: "body"}, {Name: "documents", Number: true}, {Name: "by year", Wrap: 100}}}
	for from := 0; from < len(s.documents); {
		to, total := from, 0
		var years []string
		for ; to < len(s.documents) && s.documents[to].Body == s.documents[from].Body; to++ {
			total += s.documents[to].Count
			years = append(years, yearWord(s.documents[to].Year)+": "+thousands(s.documents[to].Count))
		}
		by.Rows = append(by.Rows, []string{bodyWord(s.documents[from].Body), thousands(total), strings.Join(years, ", ")})
		from = to
	}
	return append([]Table{by}, s.ranked()...)
}

// Sheets gives the tables with a number a row, for a spreadsheet.
func (s *Statistics) Sheets() []Table {
	by := Table{Title: "Documents", Columns: []Column{{Name: "body"}, {Name: "year"}, {Name: "documents", Number: true}}}
	for _, d := range s.documents {
		by.Rows = append(by.Rows, []string{bodyWord(d.Body), yearWord(d.Year), thousands(d.Count)})
	}
	return append([]Table{by}, s.ranked()...)
}

func bodyWord(body string) string {
	if body == "" {
		return "other"
	}
	return body
}

func yearWord(year int) string {
	if year == 0 {
		return "unknown"
	}
	return strconv.Itoa(year)
}

func (s *Statistics) ranked() []Table {
	var tables []Table
	for _, r := range s.rankings {
		t := Table{Title: r.title, Columns: []Column{{Name: "instrument"}, {Name: r.count, Number: true}, {Name: "date"}, {Name: "title", Trim: 70}}}
		for n := range r.rows {
			i := &r.rows[n]
			t.Rows = append(t.Rows, []string{i.ID, thousands(i.Count), dateOf(&i.Instrument), i.Title})
		}
		tables = append(tables, t)
	}
	return tables
}

// Records implements Answer: a record a row, of which "what" says the table.
func (s *Statistics) Records() []any {
	type documents struct {
		What  string `json:"what"`
		Body  string `json:"body"`
		Year  int    `json:"year"`
		Count int    `json:"count"`
	}
	type ranked struct {
		What  string `json:"what"`
		ID    string `json:"id"`
		Label string `json:"label"`
		Title string `json:"title"`
		Date  string `json:"date"`
		Read  bool   `json:"read"`
		Count int    `json:"count"`
	}
	var records []any
	for _, d := range s.documents {
		records = append(records, documents{"documents", d.Body, d.Year, d.Count})
	}
	for _, r := range s.rankings {
		for n := range r.rows {
			i := &r.rows[n]
			records = append(records, ranked{r.name, i.ID, i.Label, i.Title, dateOf(&i.Instrument), i.Read, i.Count})
		}
	}
	return records
}
