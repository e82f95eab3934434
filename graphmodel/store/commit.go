package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Commit completes the graph and puts it in the place of the file: texts that
// were neither kept nor put leave it, and what the instruments are called is
// told anew, with the catalogue. Where nothing changed the file is not touched.
// A graph without documents is ErrEmpty, and the file stays as it was.
func (w *Writer) Commit(ctx context.Context, catalogue []citation.Instrument) (graphmodel.Changes, error) {
	if len(w.seen) == 0 {
		return graphmodel.Changes{}, ErrEmpty
	}
	var gone []string
	for file := range w.known {
		if !w.seen[file] {
			gone = append(gone, file)
		}
	}
	slices.Sort(gone)
	c := graphmodel.Changes{Gone: gone, Written: w.db != nil || len(gone) > 0 || w.resumed || w.repick || w.archivesGone()}
	if !c.Written {
		base, err := baseOf(ctx, w.path)
		c.Base = base
		return c, w.wrap(err)
	}
	if err := w.complete(ctx, gone, catalogue, &c.Base); err != nil {
		return graphmodel.Changes{}, w.wrap(err)
	}
	return c, w.wrap(w.replace())
}

// complete brings the temporary file from rows to a graph.
func (w *Writer) complete(ctx context.Context, gone []string, catalogue []citation.Instrument, base *graphmodel.Base) error {
	if err := w.begin(ctx); err != nil {
		return err
	}
	for _, file := range gone {
		if err := w.remove(ctx, w.known[file].id); err != nil {
			return err
		}
	}
	if err := w.checkpoint(); err != nil {
		return err
	}
	w.completing = true
	steps := []struct {
		what string
		do   func(context.Context) error
	}{
		{"noting times", w.noteTimes},
		{"making indexes", w.makeIndexes},
		{"parting joined names", w.part},
		{"dropping what is no longer cited", w.dropOrphans},
		{"naming files", w.nameFiles},
		{"joining undated names", func(ctx context.Context) error { return w.join(ctx, catalogue) }},
		{"choosing texts", w.choosePreferred},
		{"storing the catalogue", func(ctx context.Context) error { return w.storeCatalogue(ctx, catalogue) }},
		{"describing instruments", func(ctx context.Context) error { return w.describe(ctx, catalogue) }},
		{"counting", func(ctx context.Context) error { return w.count(ctx, base) }},
	}
	for _, s := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.do(ctx); err != nil {
			return fmt.Errorf("%s: %w", s.what, err)
		}
	}
	return nil
}

func (w *Writer) noteTimes(ctx context.Context) error {
	for file, s := range w.touched {
		if _, err := w.tx.ExecContext(ctx, "UPDATE text SET size = ?, modified = ? WHERE file = ?", s.size, s.modified, file); err != nil {
			return err
		}
	}
	for file, s := range w.whole {
		if _, err := w.tx.ExecContext(ctx, "UPDATE archive SET size = ?, modified = ? WHERE file = ?", s.size, s.modified, file); err != nil {
			return err
		}
	}
	for file := range w.archives {
		if _, stays := w.whole[file]; stays {
			continue
		}
		if _, err := w.tx.ExecContext(ctx, "DELETE FROM archive WHERE file = ?", file); err != nil {
			return err
		}
	}
	return nil
}

// archivesGone tells whether an archive that was held whole is so no longer.
func (w *Writer) archivesGone() bool {
	for file := range w.archives {
		if _, stays := w.whole[file]; !stays {
			return true
		}
	}
	return false
}

func (w *Writer) makeIndexes(ctx context.Context) error {
	for _, i := range indexes {
		if _, err := w.tx.ExecContext(ctx, i); err != nil {
			return err
		}
	}
	return nil
}

func (w *Writer) storeCatalogue(ctx context.Context, catalogue []citation.Instrument) error {
	if _, err := w.tx.ExecContext(ctx, "DELETE FROM catalogue"); err != nil {
		return err
	}
	rows, err := newBatch(ctx, w.tx, "catalogue", 8)
	if err != nil {
		return err
	}
	for place := range catalogue {
		n := &catalogue[place]
		if err := rows.add(place, n.ID, string(n.Kind), n.Label, n.Date, joinLines(n.Series), packNames(n.Names), joinLines(n.Members)); err != nil {
			return err
		}
	}
	return rows.flush()
}

// packNames writes the names by language, a line each: the code, then the names
// with tabs between.
func packNames(names map[string][]string) string {
	var lines []string
	for language, list := range names {
		lines = append(lines, language+"\t"+strings.Join(list, "\t"))
	}
	slices.Sort(lines)
	return joinLines(lines)
}

func unpackNames(packed string) map[string][]string {
	if packed == "" {
		return nil
	}
	names := map[string][]string{}
	for _, line := range splitLines(packed) {
		cells := strings.Split(line, "\t")
		names[cells[0]] = cells[1:]
	}
	return names
}

func joinLines(list []string) string { return strings.Join(list, "\n") }

func splitLines(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}

// count stores what Base tells, so that no query has to count.
func (w *Writer) count(ctx context.Context, base *graphmodel.Base) error {
	counts := []struct {
		name, query string
		into        *int
	}{
		{"documents", "SELECT count(DISTINCT instrument) FROM text", &base.Documents},
		{"texts", "SELECT count(*) FROM text", &base.Texts},
		{"instruments", "SELECT count(*) FROM instrument WHERE read OR cited", &base.Instruments},
		{"pairs", "SELECT count(*) FROM text t CROSS JOIN edge e ON e.text = t.id WHERE t.preferred", &base.Pairs},
		{"citations", "SELECT coalesce(sum(last - first + 1), 0) FROM text WHERE preferred", &base.Citations},
	}
	for _, c := range counts {
		if err := w.tx.QueryRowContext(ctx, c.query).Scan(c.into); err != nil {
			return err
		}
		if err := w.setMeta(ctx, c.name, strconv.Itoa(*c.into)); err != nil {
			return err
		}
	}
	if _, err := w.tx.ExecContext(ctx, "DELETE FROM meta WHERE name = ?", buildingMark); err != nil {
		return err
	}
	return w.setMeta(ctx, "prefer", w.options.Prefer)
}

// replace puts the temporary file in the place of the graph, after it has
// reached the disk.
func (w *Writer) replace() error {
	tx, db := w.tx, w.db
	w.tx, w.db = nil, nil
	drop := func(err error) error {
		_ = w.removeTemporary()
		return err
	}
	_, err := tx.ExecContext(context.Background(), "COMMIT")
	if err := errors.Join(err, tx.Close(), db.Close()); err != nil {
		return drop(err)
	}
	if st, err := os.Stat(w.path); err == nil {
		_ = os.Chmod(w.temporary, st.Mode().Perm()) // who may read it stays as it was, where the system can
	}
	if err := flush(w.temporary); err != nil {
		return drop(err)
	}
	if err := os.Rename(w.temporary, w.path); err != nil {
		return drop(err)
	}
	_ = flush(filepath.Dir(w.path)) // not every system can; the file itself is safe
	return nil
}

// flush waits until a file or folder has reached the disk.
func flush(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
