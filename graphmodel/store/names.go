package store

import (
	"context"
	"path"
	"path/filepath"
	"slices"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// unnamed begins the symbol of a text that has none, followed by its path, until
// nameFiles knows how the files are called.
const unnamed = "file:"

// nameFiles names the texts without a symbol by the base name of their file,
// or by its path where several share the name or an instrument has it.
func (w *Writer) nameFiles(ctx context.Context) error {
	type node struct {
		id   int64
		file string
	}
	var nodes []node
	bases := map[string]int{}
	rows, err := w.tx.QueryContext(ctx, "SELECT instrument, file FROM text WHERE symbol = '' ORDER BY file")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n node
		if err := rows.Scan(&n.id, &n.file); err != nil {
			return err
		}
		nodes = append(nodes, n)
		bases[base(n.file)]++
	}
	if err := rows.Err(); err != nil {
		return err
	}
	// First all get a name that nobody has, so that names can change places.
	for _, n := range nodes {
		if _, err := w.tx.ExecContext(ctx, "UPDATE instrument SET symbol = ? WHERE id = ?", unnamed+n.file, n.id); err != nil {
			return err
		}
	}
	for _, n := range nodes {
		name := base(n.file)
		if bases[name] > 1 {
			name = n.file
		}
		// OR IGNORE: an instrument has the name, the file keeps its long one.
		if _, err := w.tx.ExecContext(ctx, "UPDATE OR IGNORE instrument SET symbol = ? WHERE id = ?", name, n.id); err != nil {
			return err
		}
	}
	return nil
}

func base(file string) string { return path.Base(filepath.ToSlash(file)) }

// part takes back what join did in an earlier build, since the dated name may
// have gone, or a second one come.
func (w *Writer) part(ctx context.Context) error {
	texts, err := w.numbers(ctx, "SELECT DISTINCT text FROM citation WHERE id IN (SELECT citation FROM joined)")
	if err != nil || len(texts) == 0 {
		return err
	}
	for _, statement := range []string{
		"UPDATE citation SET cited = (SELECT undated FROM joined WHERE joined.citation = citation.id) WHERE id IN (SELECT citation FROM joined)",
		"DELETE FROM joined",
	} {
		if _, err := w.tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return w.countAgain(ctx, texts)
}

// join gives the citations of an undated slug to the only dated one of the name.
func (w *Writer) join(ctx context.Context, catalogue []citation.Instrument) error {
	numbers := map[string]int64{}
	var slugs []string
	rows, err := w.tx.QueryContext(ctx, "SELECT id, symbol FROM instrument WHERE instr(symbol, '/') = 0 ORDER BY symbol")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var slug string
		if err := rows.Scan(&id, &slug); err != nil {
			return err
		}
		numbers[slug] = id
		slugs = append(slugs, slug)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	joined := graphmodel.JoinDated(slugs, catalogue)
	var texts []int64
	for _, slug := range slugs {
		dated, found := joined[slug]
		if !found {
			continue
		}
		its, err := w.numbers(ctx, "SELECT DISTINCT text FROM citation WHERE cited = ?", numbers[slug])
		if err != nil {
			return err
		}
		texts = append(texts, its...)
		if _, err := w.tx.ExecContext(ctx, "INSERT INTO joined SELECT id, cited FROM citation WHERE cited = ?", numbers[slug]); err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(ctx, "UPDATE citation SET cited = ? WHERE cited = ?", numbers[dated], numbers[slug]); err != nil {
			return err
		}
	}
	slices.Sort(texts)
	return w.countAgain(ctx, slices.Compact(texts))
}

// countAgain makes the edges of texts anew from their citations.
func (w *Writer) countAgain(ctx context.Context, texts []int64) error {
	for _, text := range texts {
		rows, err := w.tx.QueryContext(ctx, `SELECT i.symbol, coalesce(v.text, '') FROM text t
			JOIN citation c ON c.id BETWEEN t.first AND t.last JOIN instrument i ON i.id = c.cited LEFT JOIN word v ON v.id = c.verb
			WHERE t.id = ?`, text)
		if err != nil {
			return err
		}
		var citations []citation.Citation
		for rows.Next() {
			var c citation.Citation
			if err := rows.Scan(&c.ID, &c.Verb); err != nil {
				rows.Close()
				return err
			}
			citations = append(citations, c)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		if _, err := w.tx.ExecContext(ctx, "DELETE FROM edge WHERE text = ?", text); err != nil {
			return err
		}
		for _, c := range graphmodel.CountPairs(citations) {
			if err := w.addEdge(text, c); err != nil {
				return err
			}
		}
	}
	return w.edges.flush()
}

// dropOrphans takes out the instruments that nothing cites any more and of which
// there is no text.
func (w *Writer) dropOrphans(ctx context.Context) error {
	_, err := w.tx.ExecContext(ctx, `DELETE FROM instrument
		WHERE id NOT IN (SELECT cited FROM edge) AND id NOT IN (SELECT instrument FROM text)`)
	w.instruments.forget()
	return err
}

func (w *Writer) numbers(ctx context.Context, query string, values ...any) ([]int64, error) {
	rows, err := w.tx.QueryContext(ctx, query, values...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var numbers []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		numbers = append(numbers, n)
	}
	return numbers, rows.Err()
}

// choosePreferred chooses the text of each instrument that gives the evidence.
func (w *Writer) choosePreferred(ctx context.Context) error {
	if _, err := w.tx.ExecContext(ctx, "UPDATE text SET preferred = 1 WHERE preferred = 0"); err != nil {
		return err
	}
	rows, err := w.tx.QueryContext(ctx, `SELECT id, instrument, language, format, file FROM text
		WHERE instrument IN (SELECT instrument FROM text GROUP BY instrument HAVING count(*) > 1) ORDER BY instrument, id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	var alternates []int64
	var best graphmodel.Text
	var bestID, bestInstrument int64
	for rows.Next() {
		var id, instrument int64
		var t graphmodel.Text
		var format string
		if err := rows.Scan(&id, &instrument, &t.Language, &format, &t.File); err != nil {
			return err
		}
		t.Format = citation.Format(format)
		switch {
		case instrument != bestInstrument:
			best, bestID, bestInstrument = t, id, instrument
		case graphmodel.ComparePreferred(&t, &best, w.options.Prefer) < 0:
			alternates = append(alternates, bestID)
			best, bestID = t, id
		default:
			alternates = append(alternates, id)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for _, id := range alternates {
		if _, err := w.tx.ExecContext(ctx, "UPDATE text SET preferred = 0 WHERE id = ?", id); err != nil {
			return err
		}
	}
	return nil
}
