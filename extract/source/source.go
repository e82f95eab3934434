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
	"iter"
	"os"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/worker"
)

// Options of reading. The zero value lets the words tell the language, and has
// the default limits.
type Options struct {
	Language string    // ISO 639-1 of documents that do not tell; "" is by their script and words
	Limits   Limits    // what one input may cost
	Stdin    io.Reader // what "-" reads; nil is os.Stdin

	// Worker reads PDF files; nil starts a worker for each of them, which costs a
	// tenth of a second a file.
	Worker *worker.Pool
}

// ErrUnreadable is wrapped by the errors for files that hold no text this
// package can read, so that a caller can go on with the next file.
var ErrUnreadable = errors.New("cannot be read as a document")

// ErrSeveral is wrapped by the error of Read for a folder, archive or pattern of
// several documents.
var ErrSeveral = errors.New("there are several documents")

// Read reads the one document at path ("-" is standard input): a file, one that
// is compressed, or an entry of an archive as ARCHIVE/path. For an archive of
// several Documents is to be asked.
func Read(ctx context.Context, path string, o Options) (citation.Document, error) {
	var only citation.Document
	var first string
	n := 0
	for d, err := range Documents(ctx, []string{path}, o) {
		if errors.Is(err, ErrPassedOver) {
			continue
		}
		if err != nil {
			return citation.Document{}, err
		}
		if only = d; n == 0 {
			first = d.File
		} else {
			return citation.Document{}, fmt.Errorf("%s: %w: %s, %s, …; name one of them", path, ErrSeveral, first, d.File)
		}
		n++
	}
	if n == 0 {
		return citation.Document{}, fmt.Errorf("%s: has no document in it", path)
	}
	return only, nil
}

// Documents reads the documents below paths one after the other, as Walk and
// Contents yield them. One that cannot be read is yielded with its error.
func Documents(ctx context.Context, paths []string, o Options) iter.Seq2[citation.Document, error] {
	return func(yield func(citation.Document, error) bool) {
		for c, err := range Below(ctx, paths, o) {
			d := citation.Document{File: c.Name}
			if err == nil {
				d, err = Decode(ctx, c.Name, c.Bytes, o)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

// Below yields what there is to read below paths, for Decode, in the order of
// Walk and Contents. What cannot be opened is yielded with its error.
func Below(ctx context.Context, paths []string, o Options) iter.Seq2[Content, error] {
	return func(yield func(Content, error) bool) {
		for f, err := range Walk(ctx, paths, o) {
			if err != nil {
				if !yield(Content{Name: f.Name}, err) {
					return
				}
				continue
			}
			for c, err := range f.Contents(ctx, o) {
				if !yield(c, err) {
					return
				}
			}
		}
	}
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
			if d.Language == "" {
				d.Language = languageOf(d.Text)
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
