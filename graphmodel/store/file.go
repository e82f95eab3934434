package store

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// Errors for files that Open and Update refuse.
var (
	ErrNotGraph = errors.New("not a citation graph")
	ErrNewer    = errors.New("made by a newer citegraph")
	ErrOlder    = errors.New("made by an older citegraph")
	ErrDamaged  = errors.New("damaged")
	ErrLocked   = errors.New("another build is at work on it")
	ErrEmpty    = errors.New("no documents")
	ErrReplaced = errors.New("a build has replaced the graph meanwhile: open it again")
)

// missing is fs.ErrNotExist with the remedy.
type missing struct{ path string }

func (e *missing) Error() string {
	return fmt.Sprintf("%s: there is no such graph: make it with `citegraph build FOLDER -o %s`", e.path, e.path)
}

func (e *missing) Unwrap() error { return fs.ErrNotExist }

// The parts of a SQLite file's header that inspect reads.
const (
	headerSize = 100
	magic      = "SQLite format 3\x00"
)

// inspect tells whether the file at path is a graph of this version, from its
// header alone: nil, or an error that says what it is and what to do.
func inspect(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &missing{path}
	}
	if err != nil {
		return err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return err
	}
	if st.IsDir() {
		return fmt.Errorf("%s: %w: it is a folder; to make a graph of its documents: `citegraph build %s -o FILE`", path, ErrNotGraph, path)
	}
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(f, header); err != nil || !bytes.HasPrefix(header, []byte(magic)) {
		return fmt.Errorf("%s: %w: name a file that `citegraph build` made", path, ErrNotGraph)
	}
	at := func(offset int) uint32 { return binary.BigEndian.Uint32(header[offset:]) }
	if at(68) != applicationID {
		return fmt.Errorf("%s: %w: it is another program's database", path, ErrNotGraph)
	}
	switch version := at(60); {
	case version > SchemaVersion:
		return fmt.Errorf("%s: %w (schema %d, this one knows %d): update citegraph, or build the graph again under another name", path, ErrNewer, version, SchemaVersion)
	case version < SchemaVersion:
		return fmt.Errorf("%s: %w (schema %d, this one needs %d): build it again", path, ErrOlder, version, SchemaVersion)
	}
	page := int64(binary.BigEndian.Uint16(header[16:]))
	if page == 1 {
		page = 65536
	}
	if pages := int64(at(28)); pages*page != st.Size() {
		return fmt.Errorf("%s: %w: it has %d bytes of %d: build it again", path, ErrDamaged, st.Size(), pages*page)
	}
	return nil
}

// open opens the database with the given parameters of the driver.
func open(path string, parameters url.Values) (*sql.DB, error) {
	name, err := address(path, parameters)
	if err != nil {
		return nil, err
	}
	return sql.Open("sqlite", name)
}

func address(path string, parameters url.Values) (string, error) {
	full, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	full = filepath.ToSlash(full)
	if !strings.HasPrefix(full, "/") {
		full = "/" + full // a drive letter
	}
	name := url.URL{Scheme: "file", Path: full, RawQuery: parameters.Encode()}
	return name.String(), nil
}

// sameFile connects to the file that was at a path when it was opened for
// reading, and to no other that a build has put there since. That a file is only
// ever replaced as a whole is also what allows to read it without locks.
type sameFile struct {
	sqlite     driver.Driver
	name, path string
	was        os.FileInfo
}

// openForReading opens the file with connections for one stream of rows and the
// look-ups within it; more are made as they are needed.
func openForReading(ctx context.Context, path string) (*sql.DB, error) {
	was, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	name, err := address(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return nil, err
	}
	plain, err := sql.Open("sqlite", name) // for its driver; connects to nothing
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(&sameFile{plain.Driver(), name, path, was})
	db.SetMaxIdleConns(8)
	var connections [2]*sql.Conn
	for n := range connections {
		if connections[n], err = db.Conn(ctx); err != nil {
			db.Close()
			return nil, err
		}
	}
	for _, c := range connections {
		_ = c.Close() // back to the pool
	}
	return db, nil
}

func (s *sameFile) Driver() driver.Driver { return s.sqlite }

func (s *sameFile) Connect(context.Context) (driver.Conn, error) {
	c, err := s.sqlite.Open(s.name)
	if err != nil {
		return nil, err
	}
	if is, err := os.Stat(s.path); err != nil || !os.SameFile(is, s.was) {
		_ = c.Close()
		return nil, ErrReplaced
	}
	return c, nil
}
