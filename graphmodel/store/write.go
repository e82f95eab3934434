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
	Fresh       bool   // make it anew in any case
	Prefer      string // language of the texts that give the evidence; "" is English
}

// Writer brings a graph file up to date. The file at its path stays as it is
// until Commit puts the new state in its place; no other Writer can be had for
// it until Close. What is put goes into a file beside it, which is safe at each
// checkpoint: where a build ends before Commit, the next one of the same
// fingerprint takes it up. A Writer is for one goroutine but for Known and
// KnownArchive.
type Writer struct {
	path, temporary string
	options         Options
	lock            *lock
	began           time.Time

	anew     bool                 // nothing of the present file is kept
	resumed  bool                 // the file of a build that did not end is taken up
	repick   bool                 // another language is preferred than in the present file
	known    map[string]knownText // the texts of the present file, or of that build's
	archives map[string]*knownArchive
	seen     map[string]bool       // files kept or put
	touched  map[string]stampTimes // kept files of which only the time is another
	whole    map[string]stampTimes // archives put

	db           *sql.DB // the temporary file, nil until there is a change
	tx           *session
	failed       bool // what is in the temporary file is not to be trusted
	completing   bool
	words        *interner
	instruments  *interner
	kinds        map[int64]citation.Kind
	setKind      *sql.Stmt
	citations    *batch
	edges        *batch
	nextCitation int64
	nextText     int64

	sinceCheckpoint int // texts
}

// perCheckpoint is the number of texts after which what is put is made safe. It
// is a number and no time, so that the same texts give the same file.
const perCheckpoint = 256

type knownText struct {
	id   int64
	held graphmodel.Held
}

type knownArchive struct {
	stamp   graphmodel.Stamp
	entries []string
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
		known: map[string]knownText{}, archives: map[string]*knownArchive{}, seen: map[string]bool{}, touched: map[string]stampTimes{}, whole: map[string]stampTimes{},
		kinds: map[int64]citation.Kind{},
	}
	if w.lock, err = acquire(path); err != nil {
		return nil, err
	}
	if w.resumed = w.takeUp(); !w.resumed {
		if err := w.removeTemporary(); err != nil {
			w.Close()
			return nil, fmt.Errorf("%s: cannot write beside it: %w", path, err)
		}
	}
	if !w.anew && !w.resumed {
		if err := w.readKnown(w.path); err != nil {
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

// readKnown reads what a file holds, if it was made the same way.
func (w *Writer) readKnown(path string) error {
	db, err := open(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return err
	}
	defer db.Close()
	meta, err := readMeta(db)
	if err != nil {
		return err
	}
	if meta["fingerprint"] != w.options.Fingerprint {
		w.anew = true
		return nil
	}
	w.repick = meta["prefer"] != w.options.Prefer
	rows, err := db.Query("SELECT id, file, archive, size, modified, sum, format, language, symbol, last - first + 1 FROM text ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	shared := map[string]string{} // formats and languages are few
	for rows.Next() {
		var t knownText
		var file, archive, format, language string
		var modified int64
		var sum []byte
		if err := rows.Scan(&t.id, &file, &archive, &t.held.Size, &modified, &sum, &format, &language, &t.held.Symbol, &t.held.Citations); err != nil {
			return err
		}
		t.held.Stamp = stampOf(t.held.Size, modified, sum)
		for _, s := range []*string{&archive, &format, &language} {
			if one, found := shared[*s]; found {
				*s = one
			} else {
				shared[*s] = *s
			}
		}
		t.held.Archive, t.held.Format, t.held.Language = archive, citation.Format(format), language
		w.known[file] = t
		if archive != "" {
			a := w.archives[archive]
			if a == nil {
				a = &knownArchive{}
				w.archives[archive] = a
			}
			a.entries = append(a.entries, file)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return w.readArchives(db)
}

// readArchives reads the stamps of the archives that are held whole, and forgets
// the others.
func (w *Writer) readArchives(db *sql.DB) error {
	rows, err := db.Query("SELECT file, size, modified, sum FROM archive")
	if err != nil {
		return err
	}
	defer rows.Close()
	whole := map[string]*knownArchive{}
	for rows.Next() {
		var file string
		var size, modified int64
		var sum []byte
		if err := rows.Scan(&file, &size, &modified, &sum); err != nil {
			return err
		}
		a := w.archives[file]
		if a == nil {
			a = &knownArchive{} // one without documents
		}
		a.stamp = stampOf(size, modified, sum)
		whole[file] = a
	}
	w.archives = whole
	return rows.Err()
}

func stampOf(size, modified int64, sum []byte) graphmodel.Stamp {
	s := graphmodel.Stamp{Size: size}
	if modified != 0 {
		s.ModTime = time.Unix(0, modified)
	}
	copy(s.Sum[:], sum)
	return s
}

func readMeta(db *sql.DB) (map[string]string, error) {
	rows, err := db.Query("SELECT name, value FROM meta")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	meta := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		meta[name] = value
	}
	return meta, rows.Err()
}

// Known gives what the graph has of a file, and whether it has it.
func (w *Writer) Known(file string) (graphmodel.Held, bool) {
	t, found := w.known[file]
	return t.held, found
}

// KnownArchive gives the stamp of an archive that the graph holds whole, and its
// entries.
func (w *Writer) KnownArchive(file string) (graphmodel.Stamp, []string, bool) {
	a := w.archives[file]
	if a == nil {
		return graphmodel.Stamp{}, nil, false
	}
	return a.stamp, a.entries, true
}

// Resumed gives the number of texts that were taken over from a build that did
// not end.
func (w *Writer) Resumed() int {
	if !w.resumed {
		return 0
	}
	return len(w.known)
}

// Keep says that a known file is to stay as the graph holds it. A stamp that
// differs in time only is noted, but is no change by itself.
func (w *Writer) Keep(file string, s graphmodel.Stamp) {
	w.seen[file] = true
	if t := w.known[file]; !t.held.ModTime.Equal(s.ModTime) {
		w.touched[file] = stampTimes{s.Size, w.modified(s)}
	}
}

// PutArchive says that every entry of an archive has been kept or put.
func (w *Writer) PutArchive(ctx context.Context, file string, s graphmodel.Stamp) error {
	w.whole[file] = stampTimes{s.Size, w.modified(s)}
	if a := w.archives[file]; a != nil && a.stamp.Sum == s.Sum {
		return nil
	}
	if err := w.begin(ctx); err != nil {
		return w.wrap(err)
	}
	_, err := w.tx.ExecContext(context.WithoutCancel(ctx), "INSERT OR REPLACE INTO archive VALUES (?, ?, ?, ?)", file, s.Size, w.modified(s), s.Sum[:])
	return w.wrap(err)
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
// one, or an empty one, or that of a build that did not end.
func (w *Writer) begin(ctx context.Context) error {
	if w.db != nil {
		return nil
	}
	if !w.resumed && !w.anew && len(w.known) > 0 {
		if err := copyFile(w.path, w.temporary); err != nil {
			return err
		}
	}
	ctx = context.WithoutCancel(ctx) // a cancelled build is closed by Close
	var err error
	// The journal on the disk takes the file back to its last checkpoint where a
	// build is killed.
	w.db, err = open(w.temporary, url.Values{"_pragma": {
		"journal_mode(delete)", "synchronous(off)", "locking_mode(exclusive)", "cache_size(-24576)", "temp_store(file)",
	}})
	if err != nil {
		return err
	}
	connection, err := w.db.Conn(ctx)
	if err != nil {
		return err
	}
	w.tx = &session{Conn: connection}
	statements := []string{"PRAGMA application_id = " + strconv.Itoa(applicationID), "PRAGMA user_version = " + strconv.Itoa(SchemaVersion), "BEGIN"}
	if !w.resumed && (w.anew || len(w.known) == 0) {
		statements = append(statements, tables...)
	}
	for _, s := range statements {
		if _, err := w.tx.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	if err := w.setMeta(ctx, "fingerprint", w.options.Fingerprint); err != nil {
		return err
	}
	if err := w.setMeta(ctx, buildingMark, bootID()); err != nil {
		return err
	}
	return w.prepare(ctx)
}

func (w *Writer) setMeta(ctx context.Context, name, value string) error {
	_, err := w.tx.ExecContext(ctx, "INSERT OR REPLACE INTO meta VALUES (?, ?)", name, value)
	return err
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
	if err = w.tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM citation").Scan(&w.nextCitation); err != nil {
		return err
	}
	return w.tx.QueryRowContext(ctx, "SELECT coalesce(max(id), 0) + 1 FROM text").Scan(&w.nextText)
}

func (w *Writer) wrap(err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	w.failed = true
	return fmt.Errorf("%s: %w", w.path, err)
}

// Close lets go of the file. What was put and not committed is no part of the
// graph; the next build takes it up, unless writing it failed.
func (w *Writer) Close() {
	if w.tx != nil {
		if w.failed || w.completing || w.checkpoint() != nil {
			_, _ = w.tx.ExecContext(context.Background(), "ROLLBACK")
		}
		_ = w.tx.Close()
		w.tx = nil
	}
	if w.db != nil {
		_ = w.db.Close()
		w.db = nil
		if w.failed {
			_ = w.removeTemporary()
		}
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
