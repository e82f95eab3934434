package learn

import (
	"context"
	"errors"
	"path/filepath"
	"runtime"
	"sync"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
)

// Options of Collect. The zero value asks for three documents a name.
type Options struct {
	Min     int // documents that must agree; 0 is 3
	Workers int // documents read at a time; 0 is the number of cores
	Source  source.Options

	// What happens on the way, called from the goroutine that called Collect.
	Done   func(path string)            // a file is done with, read or not
	Failed func(path string, err error) // a file could not be read; the rest goes on
}

// Standing says what a name is worth that was learned.
type Standing string

// The standings, in the order of the overlay.
const (
	New         Standing = "new"         // not in the catalogue, or not under this name
	Doubtful    Standing = "doubtful"    // the documents do not agree, or one source holds several instruments
	Contradicts Standing = "contradicts" // the catalogue gives the name to another symbol
	Source      Standing = "source"      // the catalogue has it under a slug; this is where it is set out
	Confirmed   Standing = "confirmed"   // as the catalogue has it
)

// Learned is a name with what the documents say of it.
type Learned struct {
	Name       string        `json:"name"`
	ID         string        `json:"id"` // what a row of the overlay would have
	Kind       citation.Kind `json:"kind"`
	Date       string        `json:"date,omitempty"`
	Source     string        `json:"source"` // the identifier that the documents give
	Pinpoint   string        `json:"pinpoint,omitempty"`
	Standing   Standing      `json:"standing"`
	Extends    bool          `json:"extends,omitempty"`   // the catalogue has an instrument of this id
	Catalogue  string        `json:"catalogue,omitempty"` // the identifier that the catalogue gives to the name
	Count      int           `json:"count"`               // pairs with this source
	Documents  int           `json:"documents"`           // documents with this source
	Evidence   []string      `json:"evidence"`            // some of them, sorted
	Contradict []Rival       `json:"contradictions,omitempty"`
	Reason     string        `json:"reason,omitempty"` // of a doubtful one
}

// Rival is another source that documents give to the same name.
type Rival struct {
	ID        string `json:"id"`
	Count     int    `json:"count"`
	Documents int    `json:"documents"`
}

// Result is what Collect has learned.
type Result struct {
	Documents int // that were read
	Failed    int // files that could not be
	Pairs     int
	Min       int
	Names     []Learned // with at least Min documents, by standing, documents and name
}

// read is what one document gives.
type read struct {
	path  string
	doc   string
	pairs []Pair
	err   error
}

// Collect reads the documents below paths and gives what the English ones teach. The error is
// that of the context.
func Collect(ctx context.Context, paths []string, set *rules.Set, o Options) (Result, error) {
	if o.Min <= 0 {
		o.Min = 3
	}
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	result := Result{Min: o.Min}
	names := map[string]*collected{}
	for r := range readAll(ctx, paths, set, o) {
		if o.Done != nil {
			o.Done(r.path)
		}
		if r.err != nil {
			if ctx.Err() == nil {
				result.Failed++
				if o.Failed != nil {
					o.Failed(r.path, r.err)
				}
			}
			continue
		}
		result.Documents++
		result.Pairs += len(r.pairs)
		for _, p := range r.pairs {
			key := citation.Fold(p.Name)
			if names[key] == nil {
				names[key] = &collected{sources: map[string]*support{}}
			}
			names[key].add(p, r.doc)
		}
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	result.Names = judge(names, set, o.Min)
	return result, nil
}

// readAll reads the documents with several workers; the order in which they come
// does not matter to what is learned.
func readAll(ctx context.Context, paths []string, set *rules.Set, o Options) <-chan read {
	files, out := make(chan source.Content), make(chan read)
	var workers sync.WaitGroup
	for range o.Workers {
		workers.Go(func() {
			for c := range files {
				out <- readOne(ctx, c, set, o.Source)
			}
		})
	}
	go func() {
		for f, err := range source.Walk(ctx, paths, o.Source) {
			switch {
			case errors.Is(err, source.ErrPassedOver):
			case err != nil:
				out <- read{path: f.Name, err: err}
			default:
				for c, err := range f.Contents(ctx, o.Source) {
					switch {
					case errors.Is(err, source.ErrPassedOver):
					case err != nil:
						out <- read{path: c.Name, err: err}
					default:
						files <- c
					}
				}
			}
		}
		close(files)
		workers.Wait()
		close(out)
	}()
	return out
}

func readOne(ctx context.Context, c source.Content, set *rules.Set, o source.Options) read {
	r := read{path: c.Name}
	doc, err := source.Decode(ctx, c.Name, c.Bytes, o)
	if err != nil {
		r.err = err
		return r
	}
	records, err := extract.Extract(ctx, &doc, set, extract.Options{})
	if err != nil {
		r.err = err
		return r
	}
	if doc.Language != "" && doc.Language != "en" {
		return r // the table has a column for English names only
	}
	if r.doc = doc.Symbol; r.doc == "" {
		r.doc = filepath.Base(c.Name)
	}
	r.pairs = Pairs(&doc, records)
	return r
}
