// Package source turns files into Documents: it finds out what a file is by its
// content, decodes it, and hands on the text. It walks folders in sorted order.
// Structure that the format marks is filled in here; for formats without it
// (text, Markdown) package segment finds it.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/worker"
)

// Options of reading. The zero value reads English, at most 256 MiB a file.
type Options struct {
	Language string    // ISO 639-1 of documents that do not tell; "" is "en"
	MaxBytes int64     // a larger file is refused; 0 is 256 MiB
	Stdin    io.Reader // what "-" reads; nil is os.Stdin

	// Worker reads PDF files; nil starts a worker for each of them, which costs a
	// tenth of a second a file.
	Worker *worker.Pool
}

const defaultMaxBytes = 256 << 20

// ErrUnreadable is wrapped by the errors for files that hold no text this
// package can read, so that a caller can go on with the next file.
var ErrUnreadable = errors.New("cannot be read as a document")

// Read reads the file at path ("-" is standard input) into a Document.
func Read(ctx context.Context, path string, o Options) (citation.Document, error) {
	if err := ctx.Err(); err != nil {
		return citation.Document{}, err
	}
	limit := o.MaxBytes
	if limit <= 0 {
		limit = defaultMaxBytes
	}
	content, err := load(path, limit, o.Stdin)
	if err != nil {
		return citation.Document{}, err
	}
	return Decode(ctx, path, content, o)
}

// Decode makes a Document of a file's content; path is only its name.
func Decode(ctx context.Context, path string, content []byte, o Options) (citation.Document, error) {
	for _, f := range formats {
		if f.is(content) {
			d, err := f.read(ctx, content, o)
			if err != nil {
				return d, fmt.Errorf("%s: %w", path, err)
			}
			d.File = path
			if d.Language == "" {
				d.Language = o.Language
			}
			return d, nil
		}
	}
	return citation.Document{}, fmt.Errorf("%s: %w", path, ErrUnreadable)
}

// missing is the error for a path where nothing is; it wraps fs.ErrNotExist.
type missing string

func (m missing) Error() string { return string(m) + ": no such file or folder" }
func (m missing) Unwrap() error { return os.ErrNotExist }

func load(path string, limit int64, stdin io.Reader) ([]byte, error) {
	var r io.Reader
	if path == "-" {
		if r = stdin; r == nil {
			r = os.Stdin
		}
	} else {
		st, err := os.Stat(path)
		if err != nil {
			if errors.Is(err, os.ErrNotExist) {
				return nil, missing(path)
			}
			return nil, err
		}
		if st.IsDir() {
			return nil, fmt.Errorf("%s: is a folder, not a file", path)
		}
		if !st.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: %w: it is no regular file", path, ErrUnreadable)
		}
		if st.Size() > limit {
			return nil, fmt.Errorf("%s: %w: %d bytes are more than the limit of %d", path, ErrUnreadable, st.Size(), limit)
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%s: reading: %w", path, err)
	}
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("%s: %w: more than the limit of %d bytes", path, ErrUnreadable, limit)
	}
	return content, nil
}

// valid makes UTF-8 of content: each byte that is no part of UTF-8 becomes one
// U+FFFD. It returns how many there were.
func valid(content []byte) (string, int) {
	if utf8.Valid(content) {
		return string(content), 0
	}
	var b strings.Builder
	bad := 0
	for len(content) > 0 {
		r, n := utf8.DecodeRune(content)
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		b.WriteRune(r)
		content = content[n:]
	}
	return b.String(), bad
}

// binary tells content that is no text: a NUL byte, or a known signature.
func binary(content []byte) bool {
	return bytes.IndexByte(content[:min(len(content), 64<<10)], 0) >= 0
}
