package store

import (
	"fmt"
	"os"

	"github.com/gofrs/flock"
)

// lock keeps a second builder from a graph file. It is a file beside it that is
// gone when no builder is at work.
type lock struct{ file *flock.Flock }

// acquire takes the lock of the graph at path, or says that another has it.
func acquire(path string) (*lock, error) {
	name := path + "-lock"
	// The holder removes the file before it lets go, so what was locked may be
	// a file that has no name any more: then there is a new one to lock.
	for range 100 {
		f := flock.New(name)
		held, err := f.TryLock()
		if err != nil {
			return nil, fmt.Errorf("%s: cannot write beside it: %w", path, err)
		}
		if !held {
			return nil, fmt.Errorf("%s: %w: wait until it has ended", path, ErrLocked)
		}
		ours, err := f.Stat()
		if err == nil {
			var named os.FileInfo
			if named, err = os.Stat(name); err == nil && os.SameFile(ours, named) {
				return &lock{f}, nil
			}
		}
		_ = f.Unlock() // it has no name: nobody else waits for it
	}
	return nil, fmt.Errorf("%s: %w", path, ErrLocked)
}

func (l *lock) release() {
	_ = os.Remove(l.file.Path()) // where an open file cannot be removed, it stays: harmless
	_ = l.file.Unlock()
}
