package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"iter"
	"strconv"
	"sync"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// File is a graph file opened for reading. It answers as graphmodel.Reader; a
// later build puts a new file in its place and does not disturb it. It may be
// used by many goroutines.
type File struct {
	path string
	db   *sql.DB

	mutex sync.Mutex
	words map[int64]string // the words met so far
	nodes map[int64]cited  // the cited instruments met so far
}

// cited is what a citation tells of the instrument that it cites.
type cited struct {
	id   string
	kind citation.Kind
	body string
}

// Open opens the graph file at path. It refuses a file that is none, that is
// damaged, or that is of another version of the schema.
func Open(path string) (*File, error) {
	if err := inspect(path); err != nil {
		return nil, err
	}
	db, err := openForReading(context.Background(), path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &File{path: path, db: db, words: map[int64]string{0: ""}, nodes: map[int64]cited{}}, nil
}

// Close lets go of the file.
func (f *File) Close() error { return f.db.Close() }

var _ graphmodel.Reader = (*File)(nil)

func baseOf(ctx context.Context, path string) (graphmodel.Base, error) {
	f, err := Open(path)
	if err != nil {
		return graphmodel.Base{}, err
	}
	defer f.Close()
	return f.Base(ctx)
}

// Base implements graphmodel.Reader.
func (f *File) Base(ctx context.Context) (graphmodel.Base, error) {
	var b graphmodel.Base
	into := map[string]*int{"documents": &b.Documents, "texts": &b.Texts, "instruments": &b.Instruments, "pairs": &b.Pairs, "citations": &b.Citations}
	err := f.each(ctx, "SELECT name, value FROM meta", nil, func(rows *sql.Rows) error {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return err
		}
		var err error
		if n := into[name]; n != nil {
			*n, err = strconv.Atoi(value)
		}
		return err
	})
	return b, err
}

// Catalogue implements graphmodel.Reader.
func (f *File) Catalogue(ctx context.Context) ([]citation.Instrument, error) {
	var catalogue []citation.Instrument
	err := f.each(ctx, "SELECT id, kind, label, date, series, names, members FROM catalogue ORDER BY place", nil, func(rows *sql.Rows) error {
		var n citation.Instrument
		var kind, series, names, members string
		if err := rows.Scan(&n.ID, &kind, &n.Label, &n.Date, &series, &names, &members); err != nil {
			return err
		}
		n.Kind, n.Series, n.Names, n.Members = citation.Kind(kind), splitLines(series), unpackNames(names), splitLines(members)
		catalogue = append(catalogue, n)
		return nil
	})
	return catalogue, err
}

// instrumentColumns are what scanInstrument reads.
const instrumentColumns = "i.symbol, i.kind, i.body, i.label, i.title, i.date, i.year, i.read, i.whole, i.corrects"

// shown excludes the undated names that were joined to their dated ones.
const shown = "(i.read OR i.cited)"

func scanInstrument(rows *sql.Rows, i *graphmodel.Instrument, more ...any) error {
	var kind string
	err := rows.Scan(append([]any{&i.ID, &kind, &i.Body, &i.Label, &i.Title, &i.Date, &i.Year, &i.Read, &i.Whole, &i.Corrects}, more...)...)
	i.Kind = citation.Kind(kind)
	return err
}

// Instruments implements graphmodel.Reader.
func (f *File) Instruments(ctx context.Context, ids []string) ([]graphmodel.Instrument, error) {
	asked, err := jsonList(ids)
	if err != nil {
		return nil, err
	}
	var found []graphmodel.Instrument
	at := map[int64]int{}
	err = f.each(ctx, `SELECT `+instrumentColumns+`, i.id FROM instrument i
		WHERE i.symbol IN (SELECT value FROM json_each(?)) AND `+shown+` ORDER BY i.symbol`, []any{asked}, func(rows *sql.Rows) error {
		var i graphmodel.Instrument
		var id int64
		if err := scanInstrument(rows, &i, &id); err != nil {
			return err
		}
		at[id] = len(found)
		found = append(found, i)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = f.each(ctx, `SELECT t.instrument, t.file FROM text t JOIN instrument i ON i.id = t.instrument
		WHERE i.symbol IN (SELECT value FROM json_each(?)) ORDER BY t.instrument, t.preferred DESC, t.file`, []any{asked}, func(rows *sql.Rows) error {
		var id int64
		var file string
		if err := rows.Scan(&id, &file); err != nil {
			return err
		}
		i := &found[at[id]]
		i.Files = append(i.Files, file)
		return nil
	})
	return found, err
}

// All implements graphmodel.Reader.
func (f *File) All(ctx context.Context) iter.Seq2[graphmodel.Instrument, error] {
	return stream(ctx, f, "SELECT "+instrumentColumns+" FROM instrument i WHERE "+shown+" ORDER BY i.symbol", nil,
		func(rows *sql.Rows) (i graphmodel.Instrument, err error) { return i, scanInstrument(rows, &i) })
}

// Parts implements graphmodel.Reader.
func (f *File) Parts(ctx context.Context, wholes []string) ([]string, error) {
	return f.belonging(ctx, "whole", wholes)
}

// Corrections implements graphmodel.Reader.
func (f *File) Corrections(ctx context.Context, ids []string) ([]string, error) {
	return f.belonging(ctx, "corrects", ids)
}

// belonging gives the instruments whose column names one of the others.
func (f *File) belonging(ctx context.Context, column string, others []string) ([]string, error) {
	asked, err := jsonList(others)
	if err != nil {
		return nil, err
	}
	var found []string
	err = f.each(ctx, "SELECT i.symbol FROM instrument i WHERE i."+column+" IN (SELECT value FROM json_each(?)) AND i."+column+" <> '' AND "+shown+" ORDER BY i.symbol", []any{asked}, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		found = append(found, id)
		return err
	})
	return found, err
}

// each calls scan for every row of a query.
func (f *File) each(ctx context.Context, query string, values []any, scan func(*sql.Rows) error) error {
	rows, err := f.db.QueryContext(ctx, query, values...)
	if err != nil {
		return f.wrap(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return f.wrap(err)
		}
	}
	return f.wrap(rows.Err())
}

// stream yields the rows of a query one by one.
func stream[T any](ctx context.Context, f *File, query string, values []any, scan func(*sql.Rows) (T, error)) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		rows, err := f.db.QueryContext(ctx, query, values...)
		if err != nil {
			yield(none, f.wrap(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			row, err := scan(rows)
			if err != nil {
				yield(none, f.wrap(err))
				return
			}
			if !yield(row, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(none, f.wrap(err))
		}
	}
}

func (f *File) wrap(err error) error {
	if err == nil || err == context.Canceled || err == context.DeadlineExceeded {
		return err
	}
	return fmt.Errorf("%s: reading the graph: %w", f.path, err)
}

// jsonList is how a list of values goes into a query: json_each takes it apart.
func jsonList[T any](list []T) (string, error) {
	if list == nil {
		return "[]", nil
	}
	b, err := json.Marshal(list)
	return string(b), err
}
