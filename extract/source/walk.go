package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
)

// File is a file that a walk found; Contents and Load read it.
type File struct {
	Path    string // where it is opened: as the walk was asked, joined with the names below
	Name    string // what its documents and messages call it: Path as Shown writes it
	Size    int64
	ModTime time.Time

	// within says which entries of an archive were asked for, by their paths in
	// it; nil for all.
	within *selection
}

// Whole tells whether all of the file was asked for, and not some entries of the
// archive that it is.
func (f *File) Whole() bool { return f.within == nil }

// ErrPassedOver is wrapped by the errors for what a folder or an archive holds
// besides documents: links to folders, pipes, devices. They are no failure.
var ErrPassedOver = errors.New("passed over")

// Walk yields the files of paths in order: a file as it is; a folder's files
// below it sorted by name, names that begin with a dot left out; for a pattern
// with *, ?, [ ] or { } (** is any folders) its matches, sorted; and for a path
// that leads into an archive, that archive with the entries asked for. A symbolic
// link to a folder is followed only where it is named in paths, so that a loop
// cannot occur. What cannot be opened is yielded with its error and the walk goes
// on; so is, with ErrPassedOver, what is no file.
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
	file := File{Path: path, Name: Shown(path)}
	if err := ctx.Err(); err != nil {
		yield(file, err)
		return false
	}
	if path == "-" {
		return yield(file, nil)
	}
	stat := os.Lstat
	if named {
		stat = os.Stat
	}
	st, err := stat(path)
	switch {
	case err != nil && named:
		return elsewhere(ctx, path, err, yield)
	case err != nil:
		return yield(file, readable(file.Name, err))
	case st.Mode()&fs.ModeSymlink != 0:
		target, err := os.Stat(path)
		switch {
		case err != nil:
			return yield(file, fmt.Errorf("%s: %w: the link leads to nothing that can be opened", file.Name, ErrUnreadable))
		case target.IsDir():
			return yield(file, fmt.Errorf("%s: %w: it is a link to a folder; name it to have it read", file.Name, ErrPassedOver))
		}
		st = target
	case st.IsDir():
		entries, err := os.ReadDir(path)
		if err != nil && !yield(file, fmt.Errorf("%s: cannot list the folder: %w", file.Name, bare(err))) {
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
	}
	if !st.Mode().IsRegular() {
		kind := ErrPassedOver
		if named {
			kind = ErrUnreadable
		}
		return yield(file, fmt.Errorf("%s: %w: it is no regular file but %s", file.Name, kind, special(st.Mode())))
	}
	file.Size, file.ModTime = st.Size(), st.ModTime()
	return yield(file, nil)
}

func special(mode fs.FileMode) string {
	switch {
	case mode&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	case mode.IsDir():
		return "a folder"
	}
	return "something else"
}

// elsewhere finds what a named path means at which there is nothing: a pattern,
// entries of an archive, or a file under the name that Shown gave it.
func elsewhere(ctx context.Context, path string, err error, yield func(File, error) bool) bool {
	file := File{Path: path, Name: Shown(path)}
	if archive, st := archiveAbove(path); archive != "" {
		inside := filepath.ToSlash(strings.TrimPrefix(path[len(archive):], string(filepath.Separator)))
		return yield(File{Path: archive, Name: Shown(archive), Size: st.Size(), ModTime: st.ModTime(), within: &selection{pattern: inside}}, nil)
	}
	if strings.ContainsAny(path, "*?[{") {
		return matches(ctx, path, yield)
	}
	if unescaped := unshown(path); unescaped != path {
		if _, err := os.Stat(unescaped); err == nil {
			return walk(ctx, unescaped, true, yield)
		}
	}
	if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errNotFolder) {
		return yield(file, readable(file.Name, err))
	}
	return yield(file, missing(file.Name))
}

// archiveAbove finds the file that a path leads into, "" where there is none.
func archiveAbove(path string) (string, os.FileInfo) {
	for at := filepath.Dir(path); ; at = filepath.Dir(at) {
		st, err := os.Stat(at)
		switch {
		case err == nil && st.Mode().IsRegular():
			return at, st
		case err == nil || at == filepath.Dir(at):
			return "", nil
		}
	}
}

// matches walks what a pattern matches.
func matches(ctx context.Context, pattern string, yield func(File, error) bool) bool {
	file := File{Path: pattern, Name: Shown(pattern)}
	// With ** the folders on the way match too: only files are asked for then.
	options := []doublestar.GlobOption{doublestar.WithNoFollow(), doublestar.WithNoHidden()}
	if strings.Contains(pattern, "**") {
		options = append(options, doublestar.WithFilesOnly())
	}
	found, err := doublestar.FilepathGlob(pattern, options...)
	if err != nil {
		return yield(file, fmt.Errorf("%s: is no pattern that can be read: %w; put a backslash before a bracket of a name", file.Name, err))
	}
	if len(found) == 0 {
		return yield(file, missing(file.Name))
	}
	slices.Sort(found)
	for _, path := range slices.Compact(found) {
		if !walk(ctx, path, false, yield) {
			return false
		}
	}
	return true
}

// selection says which entries of an archive are asked for.
type selection struct{ pattern string }

// takes tells whether the entry at a path within the archive is asked for.
func (s *selection) takes(entry string) bool {
	if s == nil || entry == s.pattern || strings.HasPrefix(entry, strings.TrimSuffix(s.pattern, "/")+"/") {
		return true
	}
	match, err := doublestar.Match(s.pattern, entry)
	return err == nil && match
}

// enters tells whether an archive at a path within the archive may hold what is
// asked for.
func (s *selection) enters(entry string) bool {
	return s.takes(entry) || strings.HasPrefix(s.pattern, entry+"/") || strings.ContainsAny(s.pattern, "*?[{")
}
