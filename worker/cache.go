package worker

import (
	"fmt"
	"os"
	"path/filepath"
)

// cache is the folder in which a worker keeps its compiled code. The worker runs
// what it finds there, so nobody else may write to it: it is the user's own, with
// mode 0700, and the worker gets it as its temporary folder.
type cache struct {
	path   string
	lasts  bool // false for a folder that goes with the call
	shared string
}

// openCache opens the folder below root ("" for the user's cache folder). Where
// that is somebody else's or cannot be written, a temporary folder stands in for
// it, which costs half a second a call.
func openCache(root string) (*cache, error) {
	if path, err := privateFolder(root); err == nil {
		return &cache{path: path, lasts: true, shared: filepath.Dir(path)}, nil
	}
	path, err := os.MkdirTemp("", "citegraph-worker-")
	if err != nil {
		return nil, fmt.Errorf("no folder for the worker's compiled code: %w; set TMPDIR to a folder that can be written", err)
	}
	return &cache{path: path, shared: os.TempDir()}, nil
}

func privateFolder(root string) (string, error) {
	if root == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		root = filepath.Join(user, "citegraph")
	}
	path := filepath.Join(root, "worker")
	if err := os.MkdirAll(path, 0o700); err != nil {
		return "", err
	}
	// Who may write to the folder above could put another in its place.
	for _, folder := range []string{root, path} {
		if err := checkPrivate(folder); err != nil {
			return "", err
		}
	}
	return path, nil
}

// checkPrivate refuses a folder that is not the user's own, and takes from
// everybody else what rights they have on it.
func checkPrivate(folder string) error {
	stat, err := os.Lstat(folder)
	if err != nil {
		return err
	}
	if !stat.IsDir() || !own(stat) {
		return fmt.Errorf("%s is not a folder of this user", folder)
	}
	if stat.Mode().Perm() == 0o700 {
		return nil
	}
	return os.Chmod(folder, 0o700)
}

// fresh makes an empty folder beside the cache, for a call that shall not see
// what the cache holds.
func (c *cache) fresh() (*cache, error) {
	path, err := os.MkdirTemp(c.shared, "worker-fresh-")
	if err != nil {
		return nil, err
	}
	return &cache{path: path, shared: c.shared}, nil
}

// replace puts a fresh cache in the place of a broken one. Of several processes
// that do so at a time one wins and the others leave it at that: an error here
// costs the next call some time and nothing else.
func (c *cache) replace(fresh *cache) {
	if !c.lasts {
		return
	}
	broken, err := os.MkdirTemp(c.shared, "worker-broken-")
	if err != nil {
		return
	}
	// Moved away and not deleted in place, so that a worker that starts now
	// finds either a whole cache or none.
	if os.Rename(c.path, filepath.Join(broken, "cache")) == nil {
		_ = os.Rename(fresh.path, c.path)
	}
	_ = os.RemoveAll(broken)
}

// close removes a folder that goes with the call; one that replaced the cache is
// no longer there.
func (c *cache) close() {
	if !c.lasts {
		_ = os.RemoveAll(c.path)
	}
}
