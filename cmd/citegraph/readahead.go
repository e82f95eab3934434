package main

import (
	"context"
	"iter"
	"runtime"

	"citegraph/extract/citation"
	"citegraph/extract/source"
)

// reading is a document that is being read.
type reading struct {
	path string
	doc  citation.Document
	err  error
	done chan struct{}
}

// documents yields the documents below paths in their order, with the error of
// each that cannot be read. While one is worked on, the next are read, as many at
// a time as there are cores: PDF files are read by processes of their own.
func documents(ctx context.Context, paths []string, o source.Options) iter.Seq[*reading] {
	return func(yield func(*reading) bool) {
		ctx, stop := context.WithCancel(ctx)
		ahead := make(chan *reading, runtime.GOMAXPROCS(0))
		// The last of the readings has ended before this returns, so that what
		// they use can be closed.
		defer func() {
			stop()
			for r := range ahead {
				<-r.done
			}
		}()
		go func() {
			defer close(ahead)
			for f, err := range source.Walk(ctx, paths, o) {
				r := &reading{path: f.Path, err: err, done: make(chan struct{})}
				if err == nil {
					go r.read(ctx, o)
				} else {
					close(r.done)
				}
				select {
				case ahead <- r:
				case <-ctx.Done():
					<-r.done
					return
				}
			}
		}()
		for r := range ahead {
			<-r.done
			if !yield(r) {
				return
			}
		}
	}
}

func (r *reading) read(ctx context.Context, o source.Options) {
	defer close(r.done)
	r.doc, r.err = source.Read(ctx, r.path, o)
}
