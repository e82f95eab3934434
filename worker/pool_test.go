package worker_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"citegraph/worker"
)

// serve plays a worker that reads files; what it does with one, the file's
// content says. Each answer has the process' number, so that a test can tell
// whether the next file got a fresh one.
func serve() {
	in := bufio.NewReader(os.Stdin)
	line, _ := in.ReadString('\n')
	var request worker.Request
	if err := json.Unmarshal([]byte(line), &request); err != nil || request.Session == nil {
		fmt.Fprintln(os.Stderr, "no session is asked for")
		os.Exit(4)
	}
	answer := func(r worker.Response) {
		r.Name, r.Protocol = worker.Name, worker.Protocol
		content, _ := json.Marshal(r)
		_ = worker.WriteFrame(os.Stdout, content)
	}
	answer(worker.Response{})
	for files := 1; ; files++ {
		content, err := worker.ReadFrame(in, 1<<20)
		if err != nil {
			return
		}
		number := json.RawMessage(fmt.Sprint(os.Getpid()))
		switch string(content) {
		case "sleep":
			time.Sleep(time.Minute)
		case "crash":
			panic("first line\nsecond line")
		case "crash when used", "memory when used":
			if files > 1 {
				if string(content) == "memory when used" {
					fmt.Fprintln(os.Stderr, "out of memory")
				}
				os.Exit(3)
			}
			answer(worker.Response{PDF: number})
		case "memory":
			fmt.Fprintln(os.Stderr, "fatal error: runtime: out of memory")
			os.Exit(2)
		case "says memory":
			answer(worker.Response{Error: "no more", Memory: true, Last: true})
			return
		case "refuse":
			answer(worker.Response{Error: "is damaged", Refused: true})
		case "last":
			answer(worker.Response{PDF: number, Last: true})
			return
		case "chatter":
			fmt.Println("hello, this is no frame")
		default:
			answer(worker.Response{PDF: number})
		}
	}
}

// pool gives a pool of workers that this program plays.
func pool(t *testing.T, part string) *worker.Pool {
	t.Helper()
	p := &worker.Pool{Options: as(t, part), Workers: 1}
	t.Cleanup(func() { _ = p.Close() })
	return p
}

// read has a file read that must be readable and gives the worker's number.
func read(t *testing.T, p *worker.Pool, content string) string {
	t.Helper()
	answer, err := p.PDF(context.Background(), []byte(content))
	if err != nil {
		t.Fatalf("%q: %v", content, err)
	}
	return string(answer)
}

func TestPoolKeepsAWorker(t *testing.T) {
	p := pool(t, "serve")
	first := read(t, p, "a")
	if second := read(t, p, "b"); second != first {
		t.Errorf("the second file was read by %s, the first by %s", second, first)
	}
	if _, err := p.PDF(context.Background(), []byte("refuse")); !errors.Is(err, worker.ErrRefused) || err.Error() != "is damaged" {
		t.Errorf("a refused file gives %v", err)
	}
	if third := read(t, p, "c"); third != first {
		t.Errorf("behind a refused file the worker was replaced")
	}
}

// TestPoolLosesOneFile: what goes wrong with a file costs that file, and the next
// is read by a fresh worker.
func TestPoolLosesOneFile(t *testing.T) {
	for _, c := range []struct {
		content string
		is      error
		says    string
	}{
		{"sleep", context.DeadlineExceeded, "did not finish the file within 500ms"},
		{"crash", nil, "first line"},
		{"memory", worker.ErrMemory, "1024 MiB"},
		{"says memory", worker.ErrMemory, "1024 MiB"},
		{"chatter", worker.ErrFrame, "does not answer as citegraph-worker does"},
	} {
		t.Run(c.content, func(t *testing.T) {
			p := pool(t, "serve")
			p.Timeout = 500 * time.Millisecond
			if c.content != "sleep" {
				p.Timeout = 20 * time.Second
			}
			first := read(t, p, "a")
			_, err := p.PDF(context.Background(), []byte(c.content))
			if err == nil || c.is != nil && !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "second line") {
				t.Errorf("got %v, want one line with %q", err, c.says)
			}
			if next := read(t, p, "b"); next == first {
				t.Error("the next file was read by the same worker")
			}
		})
	}
}

func TestPoolReplacesWorkers(t *testing.T) {
	p := pool(t, "serve")
	p.Files = 2
	first := read(t, p, "a")
	if second, third := read(t, p, "b"), read(t, p, "c"); second != first || third == first {
		t.Errorf("of two files a worker the three were read by %s, %s, %s", first, second, third)
	}
	last := read(t, p, "last")
	if next := read(t, p, "d"); next == last {
		t.Error("a worker that ended itself was asked again")
	}
}

// TestPoolTriesAgain: a worker that dies after others of its files may have died of
// those.
func TestPoolTriesAgain(t *testing.T) {
	p := pool(t, "serve")
	first := read(t, p, "a")
	second := read(t, p, "crash when used")
	if third := read(t, p, "memory when used"); second == first || third == second {
		t.Error("it was read by the worker that died of it")
	}
}

func TestPoolStops(t *testing.T) {
	p := pool(t, "serve")
	read(t, p, "a")
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(100*time.Millisecond, cancel)
	began := time.Now()
	if _, err := p.PDF(ctx, []byte("sleep")); !errors.Is(err, context.Canceled) || time.Since(began) > 10*time.Second {
		t.Errorf("a cancelled file gives %v after %s", err, time.Since(began))
	}
	read(t, p, "b")
	_ = p.Close()
	if _, err := p.PDF(context.Background(), []byte("c")); !errors.Is(err, worker.ErrClosed) {
		t.Errorf("a closed pool gives %v", err)
	}
}

func TestPoolBounds(t *testing.T) {
	p := pool(t, "serve")
	p.Workers = 2
	var lock sync.Mutex
	workers := map[string]bool{}
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if answer, err := p.PDF(context.Background(), []byte("a")); err != nil {
				t.Error(err)
			} else {
				lock.Lock()
				workers[string(answer)] = true
				lock.Unlock()
			}
		})
	}
	all.Wait()
	if len(workers) > 2 {
		t.Errorf("%d workers were started, 2 are allowed", len(workers))
	}
}

func TestPoolDoesNotStart(t *testing.T) {
	for part, says := range map[string]string{"sleeper": "did not get ready within", "panics": "first line", "old": "does not answer as citegraph-worker does"} {
		p := pool(t, part)
		p.Start = time.Second
		if _, err := p.PDF(context.Background(), []byte("a")); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got %v, want %q", part, err, says)
		}
	}
	t.Setenv(worker.Variable, filepath.Join(t.TempDir(), "none"))
	if _, err := new(worker.Pool).PDF(context.Background(), []byte("a")); !errors.Is(err, worker.ErrMissing) {
		t.Errorf("without a worker: %v", err)
	}
}
