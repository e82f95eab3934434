package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Options of Update. The zero value trusts any graph of this schema.
type Options struct {
	// Fingerprint stands for all that decides what is read out of a file (rules,
	// version of the program). A graph made with another is made anew.
	Fingerprint string
	Fresh       bool // make it anew in any case
}

// Writer brings a graph file up to date. The file at its path stays as it is
// until Commit puts the new state in its place; no other Writer can be had for
// it until Close. A Writer is for one goroutine.
type Writer struct {
	path, temporary string
	options         Options
	lock            *lock
	began           time.Time

	anew    bool                  // nothing of the present file is kept
	known   map[string]knownText  // the texts of the present file
	seen    map[string]bool       // files kept or put
	touched map[string]stampTimes // kept files of which only the time is another

	db           *sql.DB // the temporary file, nil until there is a change
	tx           *sql.Tx
	words        *interner
	instruments  *interner
	kinds        map[int64]citation.Kind
	setKind      *sql.Stmt
	citations    *batch
	edges        *batch
	nextCitation int64
	nextText     int64
}

type knownText struct {
	id    int64
	stamp graphmodel.Stamp
}

type stampTimes struct{ size, modified int64 }

var _ graphmodel.Writer = (*Writer)(nil)

// Update begins to bring the graph file at path up to date, or to make it where
// there is none. It refuses a file that is no graph or of a newer version, and
// one that another Writer has. The caller calls Keep or Put for every file that
// the graph is to hold, then Commit, and Close in any case.
func Update(path string, o Options) (*Writer, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // so that the link stays a link
	}
	err := inspect(path)
	missing := errors.Is(err, fs.ErrNotExist)
	if err != nil && !missing && !errors.Is(err, ErrOlder) && !errors.Is(err, ErrDamaged) {
		return nil, err
	}
	if missing {
		if err := writable(path); err != nil {
			return nil, err
		}
	}
	w := &Writer{
		path: path, temporary: path + "-building", options: o, began: time.Now(), anew: err != nil || o.Fresh,
		known: map[string]knownText{}, seen: map[string]bool{}, touched: map[string]stampTimes{}, kinds: map[int64]citation.Kind{},
	}
	if w.lock, err = acquire(path); err != nil {
		return nil, err
	}
	if err := os.Remove(w.temporary); err != nil && !errors.Is(err, fs.ErrNotExist) { // of a build that was killed
		w.Close()
		return nil, fmt.Errorf("%s: cannot write beside it: %w", path, err)
	}
	if !w.anew {
		if err := w.readKnown(); err != nil {
			w.Close()
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return w, nil
}

// writable says early that there is no folder for the file.
func writable(path string) error {
	folder := filepath.Dir(path)
	st, err := os.Stat(folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s: there is no folder %s: make it first", path, folder)
	case err != nil:
		return fmt.Errorf("%s: %w", path, err)
	case !st.IsDir():
		return fmt.Errorf("%s: %s is not a folder", path, folder)
	}
	return nil
}

// readKnown reads what the present file holds, if it was made the same way.
func (w *Writer) readKnown() error {
	db, err := open(w.path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return err
	}
	defer db.Close()
	var fingerprint string
	err = db.QueryRow("SELECT value FROM meta WHERE name = 'fingerprint'").Scan(&fingerprint)
	if err != nil && err != sql.ErrNoRows {
		return err
	}
	if fingerprint != w.options.Fingerprint {
		w.anew = true
		return nil
	}
	rows, err := db.Query("SELECT id, file, size, modified, sum FROM text")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var t knownText
		var file string
		var modified int64
		var sum []byte
		if err := rows.Scan(&t.id, &file, &t.stamp.Size, &modified, &sum); err != nil {
			return err
		}
		if modified != 0 {
			t.stamp.ModTime = time.Unix(0, modified)
		}
		copy(t.stamp.Sum[:], sum)
		w.known[file] = t
	}
	return rows.Err()
}

// Known gives the stamp with which the graph holds a file, and whether it does.
func (w *Writer) Known(file string) (graphmodel.Stamp, bool) {
	t, found := w.known[file]
	return t.stamp, found
}

// Keep says that a known file is to stay as the graph holds it. A stamp that
// differs in time only is noted, but is no change by itself.
func (w *Writer) Keep(file string, s graphmodel.Stamp) {
	w.seen[file] = true
	if t := w.known[file]; !t.stamp.ModTime.Equal(s.ModTime) {
		w.touched[file] = stampTimes{s.Size, w.modified(s)}
	}
}

// modified is the time to store: 0 for one so near that a later change of the
// file could leave it the same.
func (w *Writer) modified(s graphmodel.Stamp) int64 {
	if s.ModTime.IsZero() || s.ModTime.After(w.began.Add(-2*time.Second)) {
		return 0
	}
	return s.ModTime.UnixNano()
}

// begin makes the temporary file at the first change: a copy of the present
// one, or an empty one.
func (w *Writer) begin(ctx context.Context) error {
	if w.db != nil {
		return nil
	}
	if !w.anew && len(w.known) > 0 {
		if err := copyFile(w.path, w.temporary); err != nil {
			return err
		}
	}
	var err error
	w.db, err = open(w.temporary, url.Values{"_pragma": {
		"journal_mode(off)", "synchronous(off)", "locking_mode(exclusive)", "cache_size(-65536)", "temp_store(memory)",
	}})
	if err != nil {
		return err
	}
	w.db.SetMaxOpenConns(1)
	// The version is set outside the transaction, which the driver would hide.
	for _, pragma := range []string{"application_id = " + strconv.Itoa(applicationID), "user_version = " + strconv.Itoa(SchemaVersion)} {
		if _, err := w.db.ExecContext(ctx, "PRAGMA "+pragma); err != nil {
			return err
		}
	}
	// Not of ctx: a cancelled build is closed by Close, in the caller's goroutine.
	if w.tx, err = w.db.BeginTx(context.WithoutCancel(ctx), nil); err != nil {
		return err
	}
	if w.anew || len(w.known) == 0 {
		for _, t := range tables {
			if _, err := w.tx.Exec(t); err != nil {
				return err
			}
		}
	}
	return w.prepare(ctx)
}

func (w *Writer) prepare(ctx context.Context) (err error) {
	if w.words, err = newInterner(ctx, w.tx, "word", "text", "INSERT INTO word (id, text) VALUES (?, ?)"); err != nil {
		return err
	}
	if w.instruments, err = newInterner(ctx, w.tx, "instrument", "symbol", "INSERT INTO instrument (id, symbol, stated) VALUES (?, ?, ?)"); err != nil {
		return err
	}
	if w.setKind, err = w.tx.PrepareContext(ctx, "UPDATE instrument SET stated = ? WHERE id = ? AND stated > ?"); err != nil {
		return err
	}
	if w.citations, err = newBatch(ctx, w.tx, "citation", 18); err != nil {
		return err
	}
	if w.edges, err = newBatch(ctx, w.tx, "edge", 4); err != nil {
		return err
	}
	if err = w.tx.QueryRow("SELECT coalesce(max(id), 0) + 1 FROM citation").Scan(&w.nextCitation); err != nil {
		return err
	}
	return w.tx.QueryRow("SELECT coalesce(max(id), 0) + 1 FROM text").Scan(&w.nextText)
}

func (w *Writer) wrap(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("%s: %w", w.path, err)
}

// Close lets go of the file. What was not committed is dropped.
func (w *Writer) Close() {
	if w.tx != nil {
		_ = w.tx.Rollback()
		w.tx = nil
	}
	if w.db != nil {
		_ = w.db.Close()
		w.db = nil
		_ = os.Remove(w.temporary)
	}
	if w.lock != nil {
		w.lock.release()
		w.lock = nil
	}
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}
