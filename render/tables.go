package render

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// The tables are comma-separated values (RFC 4180 but for line ends, which are
// single line feeds) in UTF-8 with a heading. Words of documents that a
// spreadsheet would take for a formula get an apostrophe in front.

// WritePairs writes the citing pairs, sorted by citing and cited identifier. Verbs
// are separated by "; ", the most frequent first. It keeps the dates of the
// instruments in memory, and nothing else.
func WritePairs(ctx context.Context, w io.Writer, s Input) error {
	t := newTable(w, "citing", "citing_date", "cited", "cited_date", "citations", "verbs")
	dates := map[string]string{}
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		if i.Date == "" && i.Year > 0 {
			i.Date = strconv.Itoa(i.Year)
		}
		if i.Date != "" {
			dates[i.ID] = i.Date
		}
	}
	for l, err := range links(ctx, s) {
		if err != nil {
			return err
		}
		t.row(l.Citing, dates[l.Citing], l.Cited, dates[l.Cited], strconv.Itoa(l.Count), strings.Join(l.Verbs, "; "))
	}
	return t.flush()
}

// WriteNodeTable writes the instruments sorted by identifier.
func WriteNodeTable(ctx context.Context, w io.Writer, s Input) error {
	t := newTable(w, "id", "label", "title", "kind", "body", "date", "year", "read", "whole", "link")
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		year := ""
		if i.Year > 0 {
			year = strconv.Itoa(i.Year)
		}
		t.row(i.ID, labelOr(&i), i.Title, string(i.Kind), i.Body, i.Date, year, strconv.FormatBool(i.Read), i.Whole, DocumentLink(i.ID))
	}
	return t.flush()
}

// WriteEvidenceTable writes the citations by citing and cited identifier and in
// the order of the text, with the fields of docs/records.md.
func WriteEvidenceTable(ctx context.Context, w io.Writer, s Input) error {
	t := newTable(w, "citing", "cited", "text", "verb", "phrase", "part", "paragraph", "note", "pinpoint",
		"date", "title", "method", "candidates", "rule", "file", "line", "start", "end")
	for e, err := range cleanEdges(ctx, s) {
		if err != nil {
			return err
		}
		for i := range e.Citations {
			c := &e.Citations[i]
			t.row(e.Citing, e.Cited, c.Text, c.Verb, c.Phrase, string(c.Part), c.Paragraph, c.Note, c.Pinpoint,
				c.Date, c.Title, string(c.Method), strings.Join(c.Candidates, "; "), c.Rule, c.File,
				strconv.Itoa(c.Line), strconv.Itoa(c.Start), strconv.Itoa(c.End))
		}
	}
	return t.flush()
}

// table writes rows; the csv.Writer keeps the first error for flush.
type table struct{ out *csv.Writer }

func newTable(w io.Writer, heading ...string) table {
	t := table{csv.NewWriter(w)}
	_ = t.out.Write(heading)
	return t
}

func (t table) row(cells ...string) {
	for i, cell := range cells {
		if cell != "" && strings.IndexByte("=+-@\t\r", cell[0]) >= 0 {
			cells[i] = "'" + cell
		}
	}
	_ = t.out.Write(cells)
}

func (t table) flush() error {
	t.out.Flush()
	return t.out.Error()
}
