package store

import (
	"context"
	"database/sql"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// blockSize is the number of instruments described at a time, so that memory
// does not grow with the graph.
const blockSize = 50_000

// node is an instrument with what is known of it before it is described.
type node struct {
	id      int64
	symbol  string
	stated  string
	sources graphmodel.Sources
	read    bool
	unnamed bool
	organ   string
	cited   int
	cites   int
}

// describe tells of every instrument what it is called.
func (w *Writer) describe(ctx context.Context, catalogue []citation.Instrument) error {
	registry, err := graphmodel.Registry()
	if err != nil {
		return err
	}
	named := make(map[string]*citation.Instrument, len(catalogue))
	for i := range catalogue {
		named[catalogue[i].ID] = &catalogue[i]
	}
	update, err := w.tx.PrepareContext(ctx, `UPDATE instrument SET kind = ?, body = ?, label = ?, title = ?, date = ?, year = ?, whole = ?, corrects = ?, read = ?, cited = ?, cites = ? WHERE id = ?`)
	if err != nil {
		return err
	}
	var last int64
	if err := w.tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) FROM instrument").Scan(&last); err != nil {
		return err
	}
	for from := int64(0); from <= last; from += blockSize {
		nodes, err := w.gather(ctx, from, from+blockSize-1)
		if err != nil {
			return err
		}
		for _, n := range nodes {
			if err := ctx.Err(); err != nil {
				return err
			}
			n.sources.Named = named[n.symbol]
			n.sources.Registry = registered(registry, n.symbol)
			i := graphmodel.Describe(n.symbol, citation.Kind(n.stated), n.sources)
			if n.unnamed {
				i.Kind, i.Body, i.Label, i.Whole, i.Corrects = citation.Paper, n.organ, n.symbol, "", ""
			}
			if _, err := update.Exec(string(i.Kind), i.Body, i.Label, i.Title, i.Date, i.Year, i.Whole, i.Corrects, n.read, n.cited, n.cites, n.id); err != nil {
				return err
			}
		}
	}
	return nil
}

// registered looks an instrument up; of a part that the registry does not list,
// or lists without a title, the whole tells.
func registered(registry map[string]graphmodel.Registered, id string) graphmodel.Registered {
	r := registry[id]
	if i := strings.IndexByte(id, '['); i > 0 {
		whole := registry[id[:i]]
		if r.Title == "" {
			r.Title = whole.Title
		}
		if r.Date == "" {
			r.Date = whole.Date
		}
	}
	return r
}

// gather collects what the rows tell of the instruments in a range of numbers,
// in their order.
func (w *Writer) gather(ctx context.Context, from, to int64) ([]*node, error) {
	var nodes []*node
	byID := map[int64]*node{}
	each := func(query string, scan func(*sql.Rows) error) error {
		rows, err := w.tx.QueryContext(ctx, query, from, to)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			if err := scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
	err := each("SELECT id, symbol, stated FROM instrument WHERE id BETWEEN ? AND ? ORDER BY id", func(rows *sql.Rows) error {
		n := &node{}
		nodes = append(nodes, n)
		err := rows.Scan(&n.id, &n.symbol, &n.stated)
		byID[n.id] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	err = each("SELECT instrument, title, date, organ, symbol = '' FROM text WHERE instrument BETWEEN ? AND ? AND preferred", func(rows *sql.Rows) error {
		var id int64
		var n node
		if err := rows.Scan(&id, &n.sources.Text.Title, &n.sources.Text.Date, &n.organ, &n.unnamed); err != nil {
			return err
		}
		known := byID[id]
		known.sources.Text, known.organ, known.unnamed, known.read = n.sources.Text, n.organ, n.unnamed, true
		return nil
	})
	if err != nil {
		return nil, err
	}
	if err := w.gatherCounts(each, byID); err != nil {
		return nil, err
	}
	return nodes, w.gatherWords(each, byID)
}

type eachRow func(query string, scan func(*sql.Rows) error) error

// gatherCounts counts the documents that cite, and the instruments cited.
func (w *Writer) gatherCounts(each eachRow, byID map[int64]*node) error {
	err := each("SELECT e.cited, count(*) FROM text t CROSS JOIN edge e ON e.text = t.id WHERE +e.cited BETWEEN ? AND ? AND t.preferred GROUP BY e.cited", func(rows *sql.Rows) error {
		var id int64
		var count int
		err := rows.Scan(&id, &count)
		byID[id].cited = count
		return err
	})
	if err != nil {
		return err
	}
	return each("SELECT t.instrument, count(*) FROM text t CROSS JOIN edge e ON e.text = t.id WHERE t.instrument BETWEEN ? AND ? AND t.preferred GROUP BY t.instrument", func(rows *sql.Rows) error {
		var id int64
		var count int
		err := rows.Scan(&id, &count)
		byID[id].cites = count
		return err
	})
}

// gatherWords finds the most frequent title, date and mention in the citations.
// The scan goes along the texts, whose citations stand next to each other, which
// is twice as fast as by index; the unary plus keeps it there.
func (w *Writer) gatherWords(each eachRow, byID map[int64]*node) error {
	const most = ` FROM text t CROSS JOIN citation c ON c.id BETWEEN t.first AND t.last WHERE +c.cited BETWEEN ? AND ? AND t.preferred `
	first := func(into func(*node) *string) func(*sql.Rows) error {
		return func(rows *sql.Rows) error {
			var id int64
			var value string
			var count int
			err := rows.Scan(&id, &value, &count)
			// Rows come most frequent first. Of dates that agree, the exact one tells most.
			if v := into(byID[id]); *v == "" || isDate(*v) && len(value) > len(*v) && strings.HasPrefix(value, *v+"-") {
				*v = value
			}
			return err
		}
	}
	err := each("SELECT c.cited, c.title, count(*) n"+most+"AND c.title IS NOT NULL GROUP BY c.cited, c.title ORDER BY c.cited, n DESC, c.title",
		first(func(n *node) *string { return &n.sources.Citing.Title }))
	if err != nil {
		return err
	}
	err = each("SELECT c.cited, c.date, count(*) n"+most+"AND c.date IS NOT NULL GROUP BY c.cited, c.date ORDER BY c.cited, n DESC, c.date",
		first(func(n *node) *string { return &n.sources.Citing.Date }))
	if err != nil {
		return err
	}
	return each("SELECT c.cited, c.words, count(*) n"+most+`AND +c.cited IN (SELECT id FROM instrument WHERE instr(symbol, '/') = 0)
		AND +c.method = (SELECT id FROM word WHERE text = 'name') GROUP BY c.cited, c.words ORDER BY c.cited, n DESC, c.words`,
		first(func(n *node) *string { return &n.sources.Mention }))
}

// isDate tells a year or a year and month from words.
func isDate(s string) bool {
	if len(s) != 4 && len(s) != 7 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && !(i == 4 && c == '-') {
			return false
		}
	}
	return true
}
