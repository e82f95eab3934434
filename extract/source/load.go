package source

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// errNotFolder is what the system says of a path below a file.
var errNotFolder = syscall.ENOTDIR

// Load reads a file that a walk found, as it is: what Contents makes of an
// archive is left to Contents. The file's Size and ModTime become those of what
// was read. A file that changes while it is read is read once more, and refused
// if it changes again.
func (f *File) Load(ctx context.Context, o Options) ([]byte, error) {
	limit := o.Limits.file()
	var st fs.FileInfo
	var content []byte
	for attempt := 0; ; attempt++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		opened, err := os.Open(f.Path)
		if err != nil {
			return nil, readable(f.Name, err)
		}
		content, st, err = loadStable(opened, f.Name, limit)
		opened.Close()
		if err == nil {
			break
		}
		if !errors.Is(err, errChanged) || attempt > 0 {
			return nil, err
		}
	}
	f.Size, f.ModTime = st.Size(), st.ModTime()
	return content, nil
}

// errChanged says that a file is not what it was when its reading began.
var errChanged = fmt.Errorf("%w: it changes while it is read; run again when nothing writes to it", ErrUnreadable)

// handle is what loadStable reads: an *os.File, or what a test puts in its place.
type handle interface {
	io.Reader
	Stat() (fs.FileInfo, error)
}

// loadStable reads a file whose size and time are the same before and after.
func loadStable(h handle, name string, limit int64) ([]byte, fs.FileInfo, error) {
	before, err := h.Stat()
	if err != nil {
		return nil, nil, readable(name, err)
	}
	if !before.Mode().IsRegular() {
		return nil, nil, fmt.Errorf("%s: %w: it is no regular file but %s", name, ErrUnreadable, special(before.Mode()))
	}
	if before.Size() > limit {
		return nil, nil, tooLarge(name, before.Size(), limit)
	}
	content := make([]byte, before.Size()+1) // one more, to see the end
	n, err := io.ReadFull(h, content)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, nil, readable(name, err)
	}
	after, err := h.Stat()
	if err != nil {
		return nil, nil, readable(name, err)
	}
	if int64(n) != before.Size() || after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime()) {
		return nil, nil, fmt.Errorf("%s: %w", name, errChanged)
	}
	return content[:n], after, nil
}

func tooLarge(name string, size, limit int64) error {
	return fmt.Errorf("%s: %w: %s are more than the limit of %s; raise it with --max-file-size", name, ErrUnreadable, Bytes(size), Bytes(limit))
}

// readable says in plain words why a file cannot be read.
func readable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return missing(name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s: cannot be read: %w; ask its owner, or change its permissions", name, bare(err))
	}
	return fmt.Errorf("%s: cannot be read: %w", name, bare(err))
}

// bare is the system's word for what is wrong, without the path.
func bare(err error) error {
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		return inPath.Err
	}
	return err
}
