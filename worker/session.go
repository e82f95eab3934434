package worker

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"
)

// session is a worker that reads one file after another. It is used by one
// goroutine at a time.
type session struct {
	path    string
	options Options
	files   int  // read so far
	spent   bool // it asked at its start to be replaced

	command *exec.Cmd
	kill    context.CancelFunc
	input   io.WriteCloser
	output  io.ReadCloser
	stderr  *lastWords
	folder  *cache
}

// diedError says that a worker ended without an answer.
type diedError struct{ error }

func (e *diedError) Unwrap() error { return e.error }

const mostAnswer = 1 << 30

// startSession starts a worker and waits until it is ready. One that dies at that
// is started once more with an empty cache of compiled code, as Call does.
func startSession(ctx context.Context, o Options, pages int, wait time.Duration) (*session, error) {
	if o.Path == "" {
		found, err := Find()
		if err != nil {
			return nil, err
		}
		o.Path = found
	}
	kept, err := openCache(o.Cache)
	if err != nil {
		return nil, err
	}
	s, err := startWith(ctx, o, kept, pages, wait)
	if err == nil && s.spent {
		// It compiled PDFium, for which it took much of its memory; the next finds
		// what it compiled.
		s.finish()
		s, err = startWith(ctx, o, kept, pages, wait)
	}
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrMemory) || !errors.As(err, new(*diedError)) {
		return s, err
	}
	fresh, freshErr := kept.fresh()
	if freshErr != nil {
		return nil, err
	}
	if s, err = startWith(ctx, o, fresh, pages, wait); err == nil {
		kept.replace(fresh)
	}
	return s, err
}

// startWith starts a worker with its cache in folder, which goes with the worker
// where it does not last.
func startWith(ctx context.Context, o Options, folder *cache, pages int, wait time.Duration) (s *session, err error) {
	life, kill := context.WithCancel(context.Background())
	s = &session{path: o.Path, options: o, kill: kill, folder: folder, stderr: &lastWords{}}
	s.command = exec.CommandContext(life, o.Path)
	separate(s.command)
	s.command.WaitDelay = 2 * time.Second
	s.command.Env = environment(folder.path, o.MemoryMiB)
	s.command.Stderr = s.stderr
	if s.input, err = s.command.StdinPipe(); err == nil {
		if s.output, err = s.command.StdoutPipe(); err == nil {
			err = s.command.Start()
		}
	}
	if err != nil {
		kill()
		folder.close()
		return nil, err
	}
	hello, err := json.Marshal(Request{Protocol: Protocol, MemoryMiB: o.MemoryMiB, Milliseconds: o.Timeout.Milliseconds(), Session: &Session{Pages: pages}})
	if err != nil {
		return nil, err
	}
	greeting, err := s.exchange(ctx, wait, "did not get ready", func() error {
		_, err := s.input.Write(append(hello, '\n'))
		return err
	})
	if err == nil && greeting.Error != "" {
		err = fmt.Errorf("%s: %s", Name, firstLine(greeting.Error))
	}
	if err != nil {
		s.end()
		return nil, err
	}
	s.spent = greeting.Last
	return s, nil
}

// read has the worker read a file.
func (s *session) read(ctx context.Context, content []byte) (Response, error) {
	s.files++
	response, err := s.exchange(ctx, s.options.Timeout, "did not finish the file", func() error { return WriteFrame(s.input, content) })
	if err == nil && response.Error != "" {
		switch {
		case response.Refused:
			return response, &refusedError{firstLine(response.Error)}
		case response.Memory:
			return response, fmt.Errorf("%w (%d MiB)", ErrMemory, s.options.MemoryMiB)
		}
		return response, fmt.Errorf("%s: %s", Name, firstLine(response.Error))
	}
	return response, err
}

// refusedError is ErrRefused with the worker's words alone.
type refusedError struct{ why string }

func (e *refusedError) Error() string { return e.why }
func (e *refusedError) Unwrap() error { return ErrRefused }

// exchange sends something and reads the answer, and kills the worker where that
// takes too long or ctx ends.
func (s *session) exchange(ctx context.Context, wait time.Duration, late string, send func() error) (Response, error) {
	type result struct {
		content []byte
		err     error
	}
	done := make(chan result, 1)
	go func() {
		err := send()
		content, reading := ReadFrame(s.output, mostAnswer)
		if reading != nil {
			err = errors.Join(reading, err)
		} else {
			err = nil
		}
		done <- result{content, err}
	}()
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case r := <-done:
		if errors.Is(r.err, ErrFrame) {
			return Response{}, fmt.Errorf("%s does not answer as %s does: check %s and the PATH (%w)", s.path, Name, Variable, r.err)
		}
		if r.err != nil {
			return Response{}, s.died()
		}
		return s.response(r.content)
	case <-ctx.Done():
		s.kill()
		<-done
		return Response{}, ctx.Err()
	case <-timer.C:
		s.kill()
		<-done
		return Response{}, fmt.Errorf("%s %s within %s and was stopped: %w", s.path, late, wait, context.DeadlineExceeded)
	}
}

func (s *session) response(content []byte) (Response, error) {
	var response Response
	if err := json.Unmarshal(content, &response); err != nil || response.Name != Name {
		return Response{}, fmt.Errorf("%s does not answer as %s does: check %s and the PATH", s.path, Name, Variable)
	}
	if response.Protocol != Protocol {
		return Response{}, fmt.Errorf("%s is of another version (it speaks protocol %d, this program %d): "+
			"install both together (make build, or go install ./cmd/...)", s.path, response.Protocol, Protocol)
	}
	return response, nil
}

// died waits for the end of a worker that gave no answer and tells of what it
// died.
func (s *session) died() error {
	s.kill()
	err := s.command.Wait()
	said := s.stderr.String()
	if lacksMemory(said) {
		return &diedError{fmt.Errorf("%s: %w (%d MiB)", s.path, ErrMemory, s.options.MemoryMiB)}
	}
	if line := firstLine(said); line != "" {
		return &diedError{fmt.Errorf("%s ended without an answer: %w: %s", s.path, err, line)}
	}
	return &diedError{fmt.Errorf("%s ended without an answer: %w", s.path, err)}
}

// end ends the worker and gives up its folder.
func (s *session) end() {
	s.finish()
	s.folder.close()
}

// finish ends the worker: it ends itself when nothing more can come; one that does
// not is killed.
func (s *session) finish() {
	_ = s.input.Close()
	timer := time.AfterFunc(time.Second, s.kill)
	_ = s.command.Wait()
	timer.Stop()
	s.kill()
}

// lastWords keeps the end of what a worker says on its standard error.
type lastWords struct {
	lock sync.Mutex
	said []byte
}

func (l *lastWords) Write(p []byte) (int, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	l.said = append(l.said, p...)
	if over := len(l.said) - mostStderr; over > 0 {
		l.said = append(l.said[:0], l.said[over:]...)
	}
	return len(p), nil
}

func (l *lastWords) String() string {
	l.lock.Lock()
	defer l.lock.Unlock()
	return string(l.said)
}
