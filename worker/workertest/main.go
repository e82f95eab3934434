// Package workertest gives tests a worker executable: it builds one, once for
// each test program, and lets package worker find it.
package workertest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"citegraph/worker"
)

// Main is for a TestMain: it builds the worker into a temporary folder, names it
// in CITEGRAPH_WORKER, gives it a cache folder of the test's own, runs the tests
// and returns the exit status. A worker that does not build fails the run.
func Main(m *testing.M) int {
	folder, err := os.MkdirTemp("", "citegraph-workertest-")
	if err != nil {
		return failed(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, worker.Name)
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	build := exec.Command("go", "build", "-o", path, "citegraph/cmd/"+worker.Name)
	if output, err := build.CombinedOutput(); err != nil {
		return failed(fmt.Errorf("%w\n%s", err, output))
	}
	for name, value := range map[string]string{worker.Variable: path, "XDG_CACHE_HOME": filepath.Join(folder, "cache")} {
		if err := os.Setenv(name, value); err != nil {
			return failed(err)
		}
	}
	return m.Run()
}

func failed(err error) int {
	fmt.Fprintf(os.Stderr, "build of %s for the tests: %v\n", worker.Name, err)
	return 1
}
