// Package corpus reads many documents into one graph: it walks files, folders and
// archives, passes over what the graph holds already, reads and extracts the rest
// on all cores, and hands the texts to a Sink in the order of the files, so that
// the same documents always give the same graph. What it holds in memory is a
// few documents a core, however many there are.
package corpus

import (
	"context"
	"runtime"
	"time"

	"citegraph/extract"
	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/graphmodel"
)

// Sink takes the texts; a graphmodel.Writer is one. Known and KnownArchive are
// called from another goroutine than the others, which the one that called Run
// calls.
type Sink interface {
	Known(file string) (graphmodel.Held, bool)
	KnownArchive(file string) (s graphmodel.Stamp, entries []string, known bool)
	Keep(file string, s graphmodel.Stamp)
	Put(ctx context.Context, t graphmodel.Text) error
	PutArchive(ctx context.Context, file string, s graphmodel.Stamp) error
}

// Options of Run. The zero value uses all cores and reports nothing.
type Options struct {
	Source  source.Options
	Extract extract.Options
	Workers int // documents read at a time; 0 is the number of cores

	Skip func(source.File) bool // files that are no documents, whatever they hold: the graph itself; nil for none

	// Done is told what became of each document, in their order, from the
	// goroutine that called Run; nil for nobody.
	Done func(Outcome)
}

// Status is what became of a document.
type Status string

// The statuses. Removed is for a report of the whole build; Run cannot know it.
const (
	Read       Status = "read"        // anew
	Unchanged  Status = "unchanged"   // the sink holds it already
	Unread     Status = "unread"      // it could not be read; the rest goes on
	PassedOver Status = "passed over" // no document and no failure: a link to a folder, a pipe
	Removed    Status = "removed"     // it is no longer among the files
)

// Outcome is what became of one document.
type Outcome struct {
	Status  Status
	File    string
	Held    graphmodel.Held // of a document read or unchanged
	Notes   []string        // what the reader had to mend
	Err     error           // why it was not read
	Seconds float64         // of reading and extracting, on one core
	Bytes   int64           // of the files on the disk that are done with since the outcome before
}

// Summary counts what Run did.
type Summary struct {
	Read      int   // documents read anew
	Unchanged int   // documents that the sink held already
	Failed    int   // documents that could not be read
	Passed    int   // passed over
	Citations int   // in the documents read anew
	Bytes     int64 // of the documents read anew
}

// Total is what there is to do.
type Total struct {
	Files  int
	Packed int   // files among them that look like archives by their name
	Bytes  int64 // of the files
}

// Count counts the files below paths, as far as they can be listed. It opens
// none, so that it cannot know how many documents an archive has.
func Count(ctx context.Context, paths []string, o source.Options) Total {
	var t Total
	for f, err := range source.Walk(ctx, clean(paths), o) {
		if err != nil {
			continue
		}
		t.Files++
		t.Bytes += f.Size
		if looksPacked(f.Path) {
			t.Packed++
		}
	}
	return t
}

// Run reads every document below paths into the sink. A document that cannot be
// read is counted and told, and the rest goes on; the error is that of the
// context or of the sink.
func Run(ctx context.Context, paths []string, set *rules.Set, sink Sink, o Options) (Summary, error) {
	workers := o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(ctx)
	r := &run{
		set: set, sink: sink, options: o, seen: map[string]bool{},
		queue: make(chan *job, 16*workers), jobs: make(chan *job, 4*workers), held: newBudget(heldBytes),
	}
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		r.produce(ctx, clean(paths))
	}()
	for range workers {
		go r.work(ctx)
	}
	defer func() { // the walk calls the sink's Known: it has ended when Run returns
		cancel()
		<-finished
	}()
	for j := range r.queue {
		select {
		case <-j.done:
		case <-ctx.Done():
		}
		if ctx.Err() != nil { // also where both have come
			return r.summary, ctx.Err()
		}
		if err := r.finish(ctx, j); err != nil {
			return r.summary, err
		}
		r.held.release(j.weight)
	}
	return r.summary, ctx.Err()
}

// heldBytes bounds the documents that are held in memory at a time.
const heldBytes = 32 << 20

// run is one call of Run. The documents go from produce through queue, in their
// order, to finish; those that have to be read go through jobs to the workers
// besides.
type run struct {
	set     *rules.Set
	sink    Sink
	options Options
	summary Summary
	seen    map[string]bool // names met, so that overlapping paths do no harm
	queue   chan *job
	jobs    chan *job
	held    *budget
	at      int64 // bytes of the files done with, as the last outcome told

	broken map[string]bool // archives of which not every entry was read
}

// job is a document on its way.
type job struct {
	file    source.File
	content *source.Content  // an entry of an archive, else nil
	known   *graphmodel.Held // nil where the sink does not hold the document
	weight  int64
	done    chan struct{} // closed when what is below is there
	end     bool          // no document: the end of the archive

	text    graphmodel.Text
	same    bool // the content is what the sink holds
	notes   []string
	err     error
	seconds float64
	at      int64 // bytes of the files before the end of this one
}

// name is what the document is called.
func (j *job) name() string {
	if j.content != nil {
		return j.content.Name
	}
	return j.file.Name
}

// archive is the file of which the document is an entry, "" for a file.
func (j *job) archive() string {
	if j.content != nil {
		return j.file.Name
	}
	return ""
}

// finish hands a document on.
func (r *run) finish(ctx context.Context, j *job) error {
	if j.end {
		if r.broken[j.file.Name] || !j.file.Whole() {
			return nil
		}
		return r.sink.PutArchive(ctx, j.file.Name, j.text.Stamp)
	}
	if err := ctx.Err(); err != nil {
		return err // what was read meanwhile is not put
	}
	o := Outcome{File: j.name(), Notes: j.notes, Err: j.err, Seconds: j.seconds, Bytes: j.at - r.at}
	r.at = j.at
	switch {
	case j.err != nil && ctx.Err() != nil:
		return ctx.Err()
	case j.err != nil && isPassedOver(j.err):
		o.Status = PassedOver
		r.summary.Passed++
	case j.err != nil:
		o.Status = Unread
		r.summary.Failed++
		if j.content != nil {
			r.markBroken(j.file.Name)
		}
	case j.same:
		o.Status, o.Held = Unchanged, *j.known
		r.sink.Keep(j.name(), j.text.Stamp)
		r.summary.Unchanged++
	default:
		if err := r.sink.Put(ctx, j.text); err != nil {
			return err
		}
		t := &j.text
		o.Status = Read
		o.Held = graphmodel.Held{Stamp: t.Stamp, Archive: t.Archive, Format: t.Format, Language: t.Language, Symbol: t.Symbol, Citations: len(t.Citations)}
		r.summary.Read++
		r.summary.Citations += len(t.Citations)
		r.summary.Bytes += t.Size
	}
	if r.options.Done != nil {
		r.options.Done(o)
	}
	return nil
}

func (r *run) markBroken(archive string) {
	if r.broken == nil {
		r.broken = map[string]bool{}
	}
	r.broken[archive] = true
}

// work reads documents until there are no more.
func (r *run) work(ctx context.Context) {
	for {
		select {
		case j, more := <-r.jobs:
			if !more {
				return
			}
			began := time.Now()
			j.err = r.read(ctx, j)
			j.seconds = time.Since(began).Seconds()
			close(j.done)
		case <-ctx.Done():
			return
		}
	}
}
