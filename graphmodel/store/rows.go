package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

// session is the one connection of a Writer. It closes its statements before
// itself: the driver would leave the file open and locked.
type session struct {
	*sql.Conn
	statements []*sql.Stmt
}

// PrepareContext prepares a statement that lasts as long as the session.
func (s *session) PrepareContext(ctx context.Context, query string) (*sql.Stmt, error) {
	prepared, err := s.Conn.PrepareContext(ctx, query)
	if err == nil {
		s.statements = append(s.statements, prepared)
	}
	return prepared, err
}

func (s *session) Close() error {
	var errs []error
	for _, prepared := range s.statements {
		errs = append(errs, prepared.Close())
	}
	return errors.Join(append(errs, s.Conn.Close())...)
}

// perStatement is the number of rows of one INSERT: with eight, 120,000
// citations take 0.4 s instead of 1.0 s; with more it gets slower again.
const perStatement = 8

// batch inserts rows of one table, several a statement.
type batch struct {
	columns  int
	one, all *sql.Stmt
	rows     []any
}

func newBatch(ctx context.Context, tx *session, table string, columns int) (*batch, error) {
	row := "(" + strings.Repeat("?,", columns-1) + "?)"
	one, err := tx.PrepareContext(ctx, "INSERT INTO "+table+" VALUES "+row)
	if err != nil {
		return nil, err
	}
	all, err := tx.PrepareContext(ctx, "INSERT INTO "+table+" VALUES "+strings.Repeat(row+",", perStatement-1)+row)
	if err != nil {
		return nil, err
	}
	return &batch{columns, one, all, make([]any, 0, columns*perStatement)}, nil
}

// add takes a row, and writes when it has enough of them.
func (b *batch) add(row ...any) error {
	b.rows = append(b.rows, row...)
	if len(b.rows) < b.columns*perStatement {
		return nil
	}
	_, err := b.all.Exec(b.rows...)
	b.rows = b.rows[:0]
	return err
}

// flush writes what is left.
func (b *batch) flush() error {
	for rest := b.rows; len(rest) > 0; rest = rest[b.columns:] {
		if _, err := b.one.Exec(rest[:b.columns]...); err != nil {
			return err
		}
	}
	b.rows = b.rows[:0]
	return nil
}

// interner gives the numbers of strings that are stored once. It remembers a
// bounded number of them and asks the database for the others.
type interner struct {
	known  map[string]int64
	find   *sql.Stmt // by string
	insert *sql.Stmt // number, string
	next   int64
	all    bool // known has all there are
}

const internerLimit = 200_000

func newInterner(ctx context.Context, tx *session, table, column, insert string) (*interner, error) {
	in := &interner{known: map[string]int64{}}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM "+table).Scan(&in.next); err != nil {
		return nil, err
	}
	in.all = in.next == 1
	var err error
	if in.find, err = tx.PrepareContext(ctx, "SELECT id FROM "+table+" WHERE "+column+" = ?"); err != nil {
		return nil, err
	}
	in.insert, err = tx.PrepareContext(ctx, insert)
	return in, err
}

// number gives the number of s; the empty string has 0. extra are the further
// values of a new row.
func (in *interner) number(s string, extra ...any) (int64, error) {
	if s == "" {
		return 0, nil
	}
	if n, found := in.known[s]; found {
		return n, nil
	}
	var n int64
	err := sql.ErrNoRows
	if !in.all {
		err = in.find.QueryRow(s).Scan(&n)
	}
	if err == sql.ErrNoRows {
		n = in.next
		in.next++
		_, err = in.insert.Exec(append([]any{n, s}, extra...)...)
	}
	if err != nil {
		return 0, err
	}
	if len(in.known) >= internerLimit {
		in.forget()
	}
	in.known[s] = n
	return n, nil
}

// forget drops what is remembered.
func (in *interner) forget() {
	clear(in.known)
	in.all = false
}
