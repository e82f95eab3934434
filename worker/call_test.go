package worker_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"citegraph/worker"
	"citegraph/worker/workertest"
)

// part is the environment variable by which this test program, started as a
// worker, is told which worker to play.
const part = "CITEGRAPH_TEST_PART"

func TestMain(m *testing.M) {
	if name := os.Getenv(part); name != "" {
		play(name)
		return
	}
	os.Exit(workertest.Main(m))
}

// play is a worker with something wrong.
func play(name string) {
	switch name {
	case "sleeper": // with a child that holds the pipes open
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), part+"=child")
		child.Stdout, child.Stderr = os.Stdout, os.Stderr
		_ = child.Start()
		time.Sleep(time.Minute)
	case "child":
		time.Sleep(time.Minute)
	case "old":
		_ = json.NewEncoder(os.Stdout).Encode(worker.Response{Name: worker.Name, Protocol: worker.Protocol + 1})
	case "echo":
		var request json.RawMessage
		_ = json.NewDecoder(os.Stdin).Decode(&request)
		_, _ = os.Stdout.Write(request)
	case "serve":
		serve()
	case "panics":
		panic("first line\nsecond line")
	}
}

// as gives options for a call to this program in that part.
func as(t *testing.T, name string) worker.Options {
	t.Helper()
	t.Setenv(part, name)
	own, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return worker.Options{Path: own, Cache: t.TempDir()}
}

func layout(dot string) worker.Request {
	return worker.Request{Layout: &worker.Layout{Engine: "dot", DOT: dot}}
}

func TestCallGivesPositions(t *testing.T) {
	response, err := worker.Call(context.Background(), worker.Options{}, layout(`digraph { a -> b }`))
	if err != nil {
		t.Fatal(err)
	}
	var positions struct {
		Objects []struct{ Name, Pos string }
	}
	if err := json.Unmarshal(response.Layout, &positions); err != nil {
		t.Fatal(err)
	}
	if len(positions.Objects) != 2 || positions.Objects[0].Name != "a" || positions.Objects[0].Pos != "27,90" {
		t.Errorf("positions of a and b: got %+v", positions.Objects)
	}
}

func TestCallSaysWhatIsWrong(t *testing.T) {
	empty := t.TempDir()
	for _, test := range []struct {
		name    string
		request worker.Request
		want    string
	}{
		{"syntax", layout(`digraph { a -> `), "graphviz: syntax error in line 1"},
		{"empty", layout(``), "graphviz: the text holds no graph"},
		{"NUL", layout("digraph { a\x00 }"), "graphviz: the graph has a NUL character in it"},
		{"engine", worker.Request{Layout: &worker.Layout{Engine: "fdp", DOT: "graph{}"}}, `no layout engine "fdp"`},
		{"nothing asked", worker.Request{}, "the request asks for nothing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := worker.Call(context.Background(), worker.Options{}, test.request)
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, test.want)
			}
		})
	}
	t.Run("missing", func(t *testing.T) {
		t.Setenv(worker.Variable, "")
		t.Setenv("PATH", empty)
		_, err := worker.Call(context.Background(), worker.Options{}, layout(`digraph {}`))
		if !errors.Is(err, worker.ErrMissing) || !strings.Contains(err.Error(), "make build") {
			t.Errorf("got %v, want how to install the worker", err)
		}
	})
	t.Run("named but missing", func(t *testing.T) {
		t.Setenv(worker.Variable, filepath.Join(empty, "nothing"))
		_, err := worker.Call(context.Background(), worker.Options{}, layout(`digraph {}`))
		if !errors.Is(err, worker.ErrMissing) || !strings.Contains(err.Error(), "nothing") {
			t.Errorf("got %v, want the path that %s names", err, worker.Variable)
		}
	})
}

func TestFindOnPath(t *testing.T) {
	built := os.Getenv(worker.Variable)
	t.Setenv(worker.Variable, "")
	t.Setenv("PATH", filepath.Dir(built))
	found, err := worker.Find()
	if err != nil || found != built {
		t.Errorf("got %q, %v, want %q", found, err, built)
	}
}

func TestCallRefusesOtherPrograms(t *testing.T) {
	for _, test := range []struct{ part, want string }{
		{"old", "another version"},
		{"echo", "does not answer as citegraph-worker does"},
		{"panics", "panic: first line"},
	} {
		t.Run(test.part, func(t *testing.T) {
			_, err := worker.Call(context.Background(), as(t, test.part), layout(`digraph {}`))
			if err == nil || !strings.Contains(err.Error(), test.want) || strings.Contains(err.Error(), "goroutine") || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v, want one line with %q", err, test.want)
			}
		})
	}
}

func TestCallKillsAtDeadline(t *testing.T) {
	options := as(t, "sleeper")
	options.Timeout = 300 * time.Millisecond
	begin := time.Now()
	_, err := worker.Call(context.Background(), options, layout(`digraph {}`))
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want the deadline", err)
	}
	// A child that outlived its parent would hold the pipes for WaitDelay more.
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("took %s: the worker's child was not killed with it", took)
	}
}

func TestCallStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(200*time.Millisecond, cancel)
	_, err := worker.Call(ctx, as(t, "sleeper"), layout(`digraph {}`))
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want context.Canceled", err)
	}
}

func TestCallStopsAtMemoryLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	// A complete graph of 700 nodes takes more than the limit.
	var dot strings.Builder
	dot.WriteString("digraph {\n")
	for i := range 700 {
		for j := range i {
			fmt.Fprintf(&dot, "n%d->n%d\n", i, j)
		}
	}
	dot.WriteString("}\n")
	_, err := worker.Call(context.Background(), worker.Options{MemoryMiB: 256}, layout(dot.String()))
	if !errors.Is(err, worker.ErrMemory) {
		t.Errorf("got %v, want ErrMemory", err)
	}
}

// compiled are the files of compiled code below a cache folder.
func compiled(t *testing.T, root string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestCallMendsBrokenCache(t *testing.T) {
	root := t.TempDir()
	options := worker.Options{Cache: root}
	whole, err := worker.Call(context.Background(), options, layout(`digraph { a -> b }`))
	if err != nil {
		t.Fatal(err)
	}
	files := compiled(t, root)
	if len(files) != 1 {
		t.Fatalf("files of compiled code: got %q, want one", files)
	}
	good, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(files[0], good[:len(good)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	mended, err := worker.Call(context.Background(), options, layout(`digraph { a -> b }`))
	if err != nil || !bytes.Equal(mended.Layout, whole.Layout) {
		t.Fatalf("with a truncated cache: %v, %s", err, mended.Layout)
	}
	files = compiled(t, root)
	if len(files) != 1 {
		t.Fatalf("files after the repair: got %q, want one", files)
	}
	if stat, err := os.Stat(files[0]); err != nil || stat.Size() != int64(len(good)) {
		t.Errorf("the cache was not replaced: %v, %v", stat, err)
	}
	folders, err := os.ReadDir(root)
	if err != nil || len(folders) != 1 {
		t.Errorf("left behind: %v, %v", folders, err)
	}
}

func TestCallsAtOnce(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil bool
	}{{"empty cache", false}, {"broken cache", true}} {
		t.Run(test.name, func(t *testing.T) {
			options := worker.Options{Cache: t.TempDir()}
			if test.spoil {
				if _, err := worker.Call(context.Background(), options, layout(`digraph {}`)); err != nil {
					t.Fatal(err)
				}
				for _, file := range compiled(t, options.Cache) {
					if err := os.Truncate(file, 5000); err != nil {
						t.Fatal(err)
					}
				}
			}
			const calls = 6
			var all sync.WaitGroup
			answers, failures := make([]worker.Response, calls), make([]error, calls)
			for i := range calls {
				all.Go(func() {
					answers[i], failures[i] = worker.Call(context.Background(), options, layout(`digraph { a -> b -> c; a -> c }`))
				})
			}
			all.Wait()
			for i := range calls {
				if failures[i] != nil || !bytes.Equal(answers[i].Layout, answers[0].Layout) {
					t.Errorf("call %d: %v, %s", i, failures[i], answers[i].Layout)
				}
			}
		})
	}
}

func TestCacheIsPrivate(t *testing.T) {
	root := filepath.Join(t.TempDir(), "wide")
	if err := os.MkdirAll(filepath.Join(root, "worker"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(root, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := worker.Call(context.Background(), worker.Options{Cache: root}, layout(`digraph {}`)); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{root, filepath.Join(root, "worker")} {
		stat, err := os.Stat(folder)
		if err != nil || stat.Mode().Perm() != 0o700 {
			t.Errorf("%s: %v, %v, want 0700", folder, stat.Mode(), err)
		}
	}
}

func TestCacheThatCannotBeUsed(t *testing.T) {
	elsewhere := t.TempDir()
	root := t.TempDir()
	if err := os.Symlink(elsewhere, filepath.Join(root, "worker")); err != nil {
		t.Skip(err)
	}
	if _, err := worker.Call(context.Background(), worker.Options{Cache: root}, layout(`digraph {}`)); err != nil {
		t.Fatal(err)
	}
	if files := compiled(t, elsewhere); len(files) != 0 {
		t.Errorf("compiled code was put where a symbolic link points: %q", files)
	}
}
