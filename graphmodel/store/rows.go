package store

import (
	"context"
	"database/sql"
	"strings"
)

// perStatement is the number of rows of one INSERT: with eight, 120,000
// citations take 0.4 s instead of 1.0 s; with more it gets slower again.
const perStatement = 8

// batch inserts rows of one table, several a statement.
type batch struct {
	columns  int
	one, all *sql.Stmt
	rows     []any
}

func newBatch(ctx context.Context, tx *sql.Tx, table string, columns int) (*batch, error) {
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
}

const internerLimit = 200_000

func newInterner(ctx context.Context, tx *sql.Tx, table, column, insert string) (*interner, error) {
	in := &interner{known: map[string]int64{}}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM "+table).Scan(&in.next); err != nil {
		return nil, err
	}
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
	err := in.find.QueryRow(s).Scan(&n)
	if err == sql.ErrNoRows {
		n = in.next
		in.next++
		_, err = in.insert.Exec(append([]any{n, s}, extra...)...)
	}
	if err != nil {
		return 0, err
	}
	if len(in.known) >= internerLimit {
		clear(in.known)
	}
	in.known[s] = n
	return n, nil
}
