package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"time"
)

// Pool runs workers that read PDF files, one after another each: starting one
// costs as much as reading several files. A worker is started when it is first
// needed and killed at the deadline of a file or when it needs too much memory;
// the next file gets a fresh one. The zero value is right for most; its fields are
// not to be changed once it is used. A Pool can be used by several goroutines.
type Pool struct {
	Options               // of each worker; Timeout is the deadline of a file
	Workers int           // at most so many at a time; 0 for one a core, at most 4
	Files   int           // after which a worker is replaced; 0 for 500
	Pages   int           // a file with more is refused; 0 for 10,000
	Start   time.Duration // in which a worker must be ready; 0 for two minutes (compiling PDFium for the first time takes some seconds)

	once  sync.Once
	slots chan struct{}
	lock  sync.Mutex
	idle  []*session
	shut  bool
}

const (
	defaultFiles = 500
	defaultPages = 10_000
	defaultStart = 2 * time.Minute
	mostWorkers  = 4

	leastPoolMemory = 512 // MiB: compiling PDFium into an empty cache takes about 400
)

// ErrRefused says that a worker does not take a file: the error names why (it is
// damaged, or protected by a password). The worker goes on with other files.
var ErrRefused = errors.New("the worker does not take the file")

// ErrClosed says that the pool is closed.
var ErrClosed = errors.New("the pool of workers is closed")

// PDF gives what a worker reads of a PDF file, as package pdf writes it in JSON.
// Errors: ErrMissing, ErrRefused, ErrMemory, context.DeadlineExceeded for a file
// that took too long, context.Canceled, ErrClosed, and what a worker that died
// said last.
func (p *Pool) PDF(ctx context.Context, content []byte) (json.RawMessage, error) {
	p.once.Do(p.open)
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-p.slots }()
	for {
		s, err := p.take(ctx)
		if err != nil {
			return nil, err
		}
		used := s.files > 0
		response, err := s.read(ctx, content)
		if (err == nil || errors.Is(err, ErrRefused)) && !response.Last && s.files < p.files() {
			p.put(s)
		} else {
			s.end()
		}
		var died *diedError
		if used && (errors.As(err, &died) || errors.Is(err, ErrMemory)) {
			continue // perhaps the files before are why: once more in a fresh one
		}
		return response.PDF, err
	}
}

// Close ends the workers that wait for a file; one that reads is ended when it
// is done.
func (p *Pool) Close() error {
	p.lock.Lock()
	idle := p.idle
	p.idle, p.shut = nil, true
	p.lock.Unlock()
	for _, s := range idle {
		s.end()
	}
	return nil
}

func (p *Pool) open() {
	workers := p.Workers
	if workers <= 0 {
		workers = min(runtime.GOMAXPROCS(0), mostWorkers)
	}
	p.slots = make(chan struct{}, workers)
}

func (p *Pool) files() int {
	if p.Files <= 0 {
		return defaultFiles
	}
	return p.Files
}

// take gives a worker that waits, or a fresh one.
func (p *Pool) take(ctx context.Context) (*session, error) {
	p.lock.Lock()
	if p.shut {
		p.lock.Unlock()
		return nil, ErrClosed
	}
	if n := len(p.idle); n > 0 {
		s := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.lock.Unlock()
		return s, nil
	}
	p.lock.Unlock()
	pages, start := p.Pages, p.Start
	if pages <= 0 {
		pages = defaultPages
	}
	if start <= 0 {
		start = defaultStart
	}
	o := p.Options.filled()
	o.MemoryMiB = max(o.MemoryMiB, leastPoolMemory)
	s, err := startSession(ctx, o, pages, start)
	if err != nil {
		return nil, fmt.Errorf("a worker for PDF files: %w", err)
	}
	return s, nil
}

func (p *Pool) put(s *session) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.shut {
		go s.end()
		return
	}
	p.idle = append(p.idle, s)
}
