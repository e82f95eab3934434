// Package corpus reads many documents into one graph: it walks files and
// folders, passes over what the graph holds already, reads and extracts the rest
// on all cores, and hands the texts to a Sink in the order of the files, so that
// the same documents always give the same graph. What it holds in memory is a
// few documents a core, however many there are.
package corpus

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/graphmodel"
)

// Sink takes the texts; a graphmodel.Writer is one. It is called from the
// goroutine that called Run only.
type Sink interface {
	Known(file string) (graphmodel.Stamp, bool)
	Keep(file string, s graphmodel.Stamp)
	Put(ctx context.Context, t graphmodel.Text) error
}

// Options of Run. The zero value uses all cores and reports nothing.
type Options struct {
	Source  source.Options
	Extract extract.Options
	Workers int // documents read at a time; 0 is the number of cores

	Skip func(source.File) bool // files that are no documents, whatever they hold: the graph itself; nil for none

	// What happens on the way, called from the goroutine that called Run.
	Done   func(path string)            // a file is done with, read or not
	Note   func(path, note string)      // a file was read with a warning
	Failed func(path string, err error) // a file could not be read; the rest goes on
}

// Summary counts what Run did.
type Summary struct {
	Read      int // documents read anew
	Unchanged int // documents that the sink held already
	Failed    int // files that could not be read
	Citations int // in the documents read anew
}

// Count gives the number of files below paths, as far as they can be listed.
func Count(ctx context.Context, paths []string, o source.Options) int {
	count := 0
	for _, err := range source.Walk(ctx, clean(paths), o) {
		if err == nil {
			count++
		}
	}
	return count
}

// Run reads every document below paths into the sink. A file that cannot be read
// is counted and reported, and the rest goes on; the error is that of the
// context or of the sink.
func Run(ctx context.Context, paths []string, set *rules.Set, sink Sink, o Options) (Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	r := &run{set: set, sink: sink, options: o, jobs: make(chan *job), seen: map[string]bool{}}
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	defer close(r.jobs)
	defer cancel() // before the channel is closed, so that no worker begins another
	for range workers {
		go r.work(ctx)
	}
	for f, err := range source.Walk(ctx, clean(paths), o.Source) {
		if err != nil {
			if ctx.Err() != nil {
				break
			}
			r.failed(f.Path, err)
			continue
		}
		if err := r.take(ctx, f, 4*workers); err != nil {
			return r.summary, err
		}
	}
	for len(r.waiting) > 0 {
		if err := r.finish(ctx); err != nil {
			return r.summary, err
		}
	}
	return r.summary, ctx.Err()
}

func clean(paths []string) []string {
	cleaned := make([]string, len(paths))
	for i, p := range paths {
		cleaned[i] = filepath.Clean(p)
	}
	return cleaned
}

// run is one call of Run.
type run struct {
	set     *rules.Set
	sink    Sink
	options Options
	summary Summary
	seen    map[string]bool // files met, so that overlapping paths do no harm
	jobs    chan *job
	waiting []*job // begun and not finished, in the order of the files
}

// job is a file that a worker reads.
type job struct {
	file  source.File
	known *graphmodel.Stamp // nil where the sink does not hold the file
	done  chan struct{}     // closed when what is below is there

	stamp graphmodel.Stamp
	same  bool // the content is what the sink holds
	notes []string
	text  graphmodel.Text
	err   error
}

// take decides on a file by what the sink knows, and begins to read it if it
// must; before there are more than window documents under way it finishes one.
func (r *run) take(ctx context.Context, f source.File, window int) error {
	if r.seen[f.Path] || r.options.Skip != nil && r.options.Skip(f) {
		return nil
	}
	r.seen[f.Path] = true
	j := &job{file: f, done: make(chan struct{}), stamp: graphmodel.Stamp{Size: f.Size, ModTime: f.ModTime}}
	if stamp, held := r.sink.Known(f.Path); held {
		if !stamp.ModTime.IsZero() && stamp.ModTime.Equal(f.ModTime) && stamp.Size == f.Size {
			r.keep(f.Path, stamp)
			return nil
		}
		j.known = &stamp
	}
	for len(r.waiting) >= window {
		if err := r.finish(ctx); err != nil {
			return err
		}
	}
	r.waiting = append(r.waiting, j)
	for {
		// While no worker is free, the first of the waiting may be done.
		select {
		case r.jobs <- j:
			return nil
		case <-r.waiting[0].done:
			if err := r.finish(ctx); err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// finish waits for the first of the waiting documents and hands it on.
func (r *run) finish(ctx context.Context) error {
	j := r.waiting[0]
	select {
	case <-j.done:
	case <-ctx.Done():
		return ctx.Err()
	}
	r.waiting = r.waiting[1:]
	for _, note := range j.notes {
		if r.options.Note != nil {
			r.options.Note(j.file.Path, note)
		}
	}
	switch {
	case j.err != nil && ctx.Err() != nil:
		return ctx.Err()
	case j.err != nil:
		r.failed(j.file.Path, j.err)
		return nil
	case j.same:
		r.keep(j.file.Path, j.stamp)
		return nil
	}
	if err := r.sink.Put(ctx, j.text); err != nil {
		return err
	}
	r.summary.Read++
	r.summary.Citations += len(j.text.Citations)
	r.done(j.file.Path)
	return nil
}

func (r *run) keep(path string, s graphmodel.Stamp) {
	r.sink.Keep(path, s)
	r.summary.Unchanged++
	r.done(path)
}

func (r *run) failed(path string, err error) {
	r.summary.Failed++
	if r.options.Failed != nil {
		r.options.Failed(path, err)
	}
	r.done(path)
}

func (r *run) done(path string) {
	if r.options.Done != nil {
		r.options.Done(path)
	}
}

// work reads documents until there are no more.
func (r *run) work(ctx context.Context) {
	for j := range r.jobs {
		j.err = r.read(ctx, j)
		close(j.done)
	}
}

// read fills in the job. The sum is taken before the text is read: if the file
// changes in between, the next build sees another sum and reads it again.
func (r *run) read(ctx context.Context, j *job) error {
	if j.file.Path == "-" {
		return errors.New("standard input cannot be a document of a graph: name files or folders")
	}
	var err error
	if j.stamp.Sum, err = sum(j.file.Path); err != nil {
		return err
	}
	if j.known != nil && j.known.Sum == j.stamp.Sum {
		j.same = true
		return nil
	}
	doc, err := source.Read(ctx, j.file.Path, r.options.Source)
	if err != nil {
		return err
	}
	j.notes = doc.Warnings
	var found []citation.Citation
	if found, err = extract.Extract(ctx, &doc, r.set, r.options.Extract); err != nil {
		return err
	}
	j.text = graphmodel.NewText(&doc, j.stamp, found)
	return nil
}

func sum(path string) (s [32]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return s, fmt.Errorf("%s: cannot be read: %w", path, err)
	}
	h.Sum(s[:0])
	return s, nil
}
