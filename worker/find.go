package worker

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// Variable is the environment variable that names the worker executable.
const Variable = "CITEGRAPH_WORKER"

// ErrMissing says that there is no worker executable, and how to get one.
var ErrMissing = errors.New("the worker executable " + Name + " is missing: put it beside citegraph (make build) " +
	"or on the PATH (go install ./cmd/...), or name it in " + Variable)

// Find gives the path of the worker executable: what the variable CITEGRAPH_WORKER
// names, else beside the running executable, else on the PATH. Where it is in
// none of these places the error is ErrMissing.
func Find() (string, error) {
	if path := os.Getenv(Variable); path != "" {
		if !executable(path) {
			return "", fmt.Errorf("%s names %q, which is no executable file: unset it, or %w", Variable, path, ErrMissing)
		}
		return filepath.Abs(path)
	}
	if own, err := os.Executable(); err == nil {
		if path, found := beside(own); found {
			return path, nil
		}
	}
	path, err := exec.LookPath(Name)
	if err != nil {
		return "", ErrMissing
	}
	return filepath.Abs(path)
}

// beside looks in the folder of an executable, and where that is a symbolic
// link, in the folder of what it points at.
func beside(own string) (string, bool) {
	for _, main := range []string{own, resolved(own)} {
		path := filepath.Join(filepath.Dir(main), fileName())
		if executable(path) {
			return path, true
		}
	}
	return "", false
}

func resolved(path string) string {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return path
	}
	return target
}

func fileName() string {
	if runtime.GOOS == "windows" {
		return Name + ".exe"
	}
	return Name
}

func executable(path string) bool {
	stat, err := os.Stat(path)
	if err != nil || !stat.Mode().IsRegular() {
		return false
	}
	return runtime.GOOS == "windows" || stat.Mode().Perm()&0o111 != 0
}
