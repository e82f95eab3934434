package store

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// conditions builds the WHERE of a selection.
type conditions struct {
	terms  []string
	values []any
	empty  bool // nothing can fulfil it
	err    error
}

// numbers adds the condition that column is one of the numbers that query gives
// for the strings; an empty list is no condition.
func (c *conditions) numbers(ctx context.Context, f *File, column, query string, list []string) {
	if len(list) == 0 || c.err != nil {
		return
	}
	asked, err := jsonList(list)
	if err != nil {
		c.err = err
		return
	}
	var found []int64
	c.err = f.each(ctx, query, []any{asked}, func(rows *sql.Rows) error {
		var n int64
		err := rows.Scan(&n)
		found = append(found, n)
		return err
	})
	if slices.Contains(list, "") && strings.Contains(query, "word") {
		found = append(found, 0)
	}
	if c.err != nil || len(found) == 0 {
		c.empty = true
		return
	}
	packed, err := jsonList(found)
	if err != nil {
		c.err = err
		return
	}
	c.terms = append(c.terms, column+" IN (SELECT value FROM json_each(?))")
	c.values = append(c.values, packed)
}

const (
	numbersOfSymbols = "SELECT id FROM instrument WHERE symbol IN (SELECT value FROM json_each(?))"
	numbersOfWords   = "SELECT id FROM word WHERE text IN (SELECT value FROM json_each(?))"
)

func (f *File) conditions(ctx context.Context, s graphmodel.Selection, cited string) *conditions {
	c := &conditions{terms: []string{"t.preferred = 1"}}
	c.numbers(ctx, f, cited, numbersOfSymbols, s.Cited)
	c.numbers(ctx, f, "t.instrument", numbersOfSymbols, s.Citing)
	c.numbers(ctx, f, "c.verb", numbersOfWords, s.Verbs)
	parts := make([]string, len(s.Parts))
	for i, p := range s.Parts {
		parts[i] = string(p)
	}
	c.numbers(ctx, f, "c.part", numbersOfWords, parts)
	return c
}

// row is a citation as it is stored.
type row struct {
	citing, file                     string
	cited                            int64
	verb, phrase, part, method, rule int64
	c                                citation.Citation
}

// Edges implements graphmodel.Reader.
func (f *File) Edges(ctx context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) {
		var citing string
		var pending []citation.Citation
		// flush yields the citations of one citing instrument by the cited ones.
		flush := func() bool {
			slices.SortStableFunc(pending, func(a, b citation.Citation) int { return cmp.Compare(a.ID, b.ID) })
			for len(pending) > 0 {
				n := 1
				for n < len(pending) && pending[n].ID == pending[0].ID {
					n++
				}
				if !yield(graphmodel.Edge{Citing: citing, Cited: pending[0].ID, Citations: pending[:n:n]}, nil) {
					return false
				}
				pending = pending[n:]
			}
			pending = nil
			return true
		}
		for r, err := range f.citations(ctx, s) {
			if err == nil {
				err = f.complete(ctx, &r)
			}
			if err != nil {
				yield(graphmodel.Edge{}, err)
				return
			}
			if r.citing != citing {
				if !flush() {
					return
				}
				citing = r.citing
			}
			pending = append(pending, r.c)
		}
		flush()
	}
}

// citations yields the citations of a selection by citing instrument and in the
// order of its text. Which table leads is said with CROSS JOIN: a text has its
// citations next to each other, and a cited instrument an index of them.
func (f *File) citations(ctx context.Context, s graphmodel.Selection) iter.Seq2[row, error] {
	c := f.conditions(ctx, s, "c.cited")
	if c.err != nil {
		return func(yield func(row, error) bool) { yield(row{}, c.err) }
	}
	if c.empty {
		return func(func(row, error) bool) {}
	}
	source := "instrument i CROSS JOIN text t ON t.instrument = i.id CROSS JOIN citation c ON c.id BETWEEN t.first AND t.last"
	switch {
	case len(s.Citing) > 0:
		source = "text t CROSS JOIN citation c ON c.id BETWEEN t.first AND t.last JOIN instrument i ON i.id = t.instrument"
	case len(s.Cited) > 0:
		source = "citation c CROSS JOIN text t ON t.id = c.text JOIN instrument i ON i.id = t.instrument"
	}
	query := `SELECT i.symbol, t.file, c.cited, c.start, c.stop, c.line, c.words, c.verb, c.phrase, c.part, c.method, c.rule,
		coalesce(c.paragraph, ''), coalesce(c.note, ''), coalesce(c.pinpoint, ''), coalesce(c.date, ''), coalesce(c.title, ''), coalesce(c.candidates, '')
		FROM ` + source + ` WHERE ` + strings.Join(c.terms, " AND ") + ` ORDER BY i.symbol, c.id`
	return stream(ctx, f, query, c.values, func(rows *sql.Rows) (r row, err error) {
		var candidates string
		err = rows.Scan(&r.citing, &r.file, &r.cited, &r.c.Start, &r.c.End, &r.c.Line, &r.c.Text, &r.verb, &r.phrase, &r.part, &r.method, &r.rule,
			&r.c.Paragraph, &r.c.Note, &r.c.Pinpoint, &r.c.Date, &r.c.Title, &candidates)
		r.c.Candidates = splitLines(candidates)
		return r, err
	})
}

// complete replaces the numbers of a row by what they stand for.
func (f *File) complete(ctx context.Context, r *row) error {
	r.c.Doc, r.c.File = r.citing, r.file
	var part, method string
	for _, w := range []struct {
		number int64
		into   *string
	}{{r.verb, &r.c.Verb}, {r.phrase, &r.c.Phrase}, {r.part, &part}, {r.method, &method}, {r.rule, &r.c.Rule}} {
		word, err := f.word(ctx, w.number)
		if err != nil {
			return err
		}
		*w.into = word
	}
	r.c.Part, r.c.Method = citation.Part(part), citation.Method(method)
	n, err := f.node(ctx, r.cited)
	r.c.ID, r.c.Kind, r.c.Body = n.id, n.kind, n.body
	return err
}

// remembered bounds what a File keeps of words and instruments.
const remembered = 200_000

func (f *File) word(ctx context.Context, number int64) (string, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	word, found := f.words[number]
	if found {
		return word, nil
	}
	if err := f.db.QueryRowContext(ctx, "SELECT text FROM word WHERE id = ?", number).Scan(&word); err != nil {
		return "", f.wrap(err)
	}
	if len(f.words) >= remembered {
		clear(f.words)
		f.words[0] = ""
	}
	f.words[number] = word
	return word, nil
}

func (f *File) node(ctx context.Context, number int64) (cited, error) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	n, found := f.nodes[number]
	if found {
		return n, nil
	}
	var kind string
	if err := f.db.QueryRowContext(ctx, "SELECT symbol, kind, body FROM instrument WHERE id = ?", number).Scan(&n.id, &kind, &n.body); err != nil {
		return cited{}, f.wrap(err)
	}
	n.kind = citation.Kind(kind)
	if len(f.nodes) >= remembered {
		clear(f.nodes)
	}
	f.nodes[number] = n
	return n, nil
}

// Links implements graphmodel.Reader.
func (f *File) Links(ctx context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Link, error] {
	c := f.conditions(ctx, graphmodel.Selection{Citing: s.Citing, Cited: s.Cited}, "e.cited")
	if c.err != nil {
		return func(yield func(graphmodel.Link, error) bool) { yield(graphmodel.Link{}, c.err) }
	}
	if c.empty {
		return func(func(graphmodel.Link, error) bool) {}
	}
	source := "text t CROSS JOIN edge e ON e.text = t.id"
	if len(s.Cited) > 0 && len(s.Citing) == 0 {
		source = "edge e CROSS JOIN text t ON t.id = e.text"
	}
	query := `SELECT i.symbol, j.symbol, e.count, coalesce(v.text, '') FROM ` + source + `
		JOIN instrument i ON i.id = t.instrument JOIN instrument j ON j.id = e.cited LEFT JOIN word v ON v.id = e.verbs
		WHERE ` + strings.Join(c.terms, " AND ") + ` ORDER BY i.symbol, j.symbol`
	return stream(ctx, f, query, c.values, func(rows *sql.Rows) (l graphmodel.Link, err error) {
		var verbs string
		err = rows.Scan(&l.Citing, &l.Cited, &l.Count, &verbs)
		l.Verbs = splitVerbs(verbs)
		return l, err
	})
}

func splitVerbs(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ",")
}
