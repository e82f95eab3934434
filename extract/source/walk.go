package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// File is a file that a walk found.
type File struct {
	Path    string // as the walk was asked, joined with the names below
	Size    int64
	ModTime time.Time
}

// Walk yields the files of paths in order: a file as it is, a folder's files
// below it sorted by name; names that begin with a dot are passed over in
// folders. A symbolic link to a folder is followed only where it is named in
// paths, so that a loop cannot occur. What cannot be opened is yielded with its
// error and the walk goes on.
func Walk(ctx context.Context, paths []string, o Options) iter.Seq2[File, error] {
	return func(yield func(File, error) bool) {
		for _, p := range paths {
			if !walk(ctx, p, true, yield) {
				return
			}
		}
	}
}

func walk(ctx context.Context, path string, named bool, yield func(File, error) bool) bool {
	if err := ctx.Err(); err != nil {
		yield(File{Path: path}, err)
		return false
	}
	if path == "-" {
		return yield(File{Path: path}, nil)
	}
	stat := os.Lstat
	if named {
		stat = os.Stat
	}
	st, err := stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return yield(File{Path: path}, missing(path))
	case err != nil:
		return yield(File{Path: path}, err)
	case st.Mode()&fs.ModeSymlink != 0:
		target, err := os.Stat(path)
		switch {
		case err != nil:
			return yield(File{Path: path}, fmt.Errorf("%s: %w: the link leads to nothing that can be opened", path, ErrUnreadable))
		case target.Mode().IsRegular():
			return yield(File{Path: path, Size: target.Size(), ModTime: target.ModTime()}, nil)
		}
		return true
	case st.IsDir():
		entries, err := os.ReadDir(path)
		if err != nil && !yield(File{Path: path}, fmt.Errorf("%s: cannot list the folder: %w", path, err)) {
			return false
		}
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") {
				continue
			}
			if !walk(ctx, filepath.Join(path, e.Name()), false, yield) {
				return false
			}
		}
		return true
	case !st.Mode().IsRegular():
		if !named {
			return true
		}
		return yield(File{Path: path}, fmt.Errorf("%s: %w: it is no regular file", path, ErrUnreadable))
	}
	return yield(File{Path: path, Size: st.Size(), ModTime: st.ModTime()}, nil)
}
