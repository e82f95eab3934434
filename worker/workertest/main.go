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

// built tells the processes that a test program starts of itself, as fuzzing does,
// that there is a worker already.
const built = "CITEGRAPH_WORKERTEST_BUILT"

// Main is for a TestMain: it builds the worker into a temporary folder, names it
// in CITEGRAPH_WORKER, gives it a cache folder of the test's own, runs the tests
// and returns the exit status. A worker that does not build fails the run.
func Main(m *testing.M) int {
	if os.Getenv(built) != "" {
		return m.Run()
	}
	folder, err := os.MkdirTemp("", "citegraph-workertest-")
	if err != nil {
		return failed(err)
	}
	defer os.RemoveAll(folder)
	environment, err := build(folder)
	if err != nil {
		return failed(err)
	}
	for name, value := range environment {
		if err := os.Setenv(name, value); err != nil {
			return failed(err)
		}
	}
	return m.Run()
}

// Build does the same for one test and its subtests, where a TestMain is not to
// be had.
func Build(t *testing.T) {
	t.Helper()
	environment, err := build(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range environment {
		t.Setenv(name, value)
	}
}

// build gives the environment in which the worker that it builds is found.
func build(folder string) (map[string]string, error) {
	path := filepath.Join(folder, worker.Name)
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	if output, err := exec.Command("go", "build", "-o", path, "citegraph/cmd/"+worker.Name).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, output)
	}
	return map[string]string{worker.Variable: path, "XDG_CACHE_HOME": filepath.Join(folder, "cache"), built: "yes"}, nil
}

func failed(err error) int {
	fmt.Fprintf(os.Stderr, "build of %s for the tests: %v\n", worker.Name, err)
	return 1
}
