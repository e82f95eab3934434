package graphmodel

import (
	"context"

	"citegraph/extract/citation"
)

// Writer brings a stored graph up to date as a whole: it is called with every
// file that the graph is to hold, and Commit makes the new state visible in one
// step. Package store has implementations. A Writer is for one goroutine.
type Writer interface {
	// Known gives what the graph has of a file, and whether it has it. It may be
	// called by any goroutine.
	Known(file string) (Held, bool)

	// KnownArchive gives the stamp of an archive of which the graph holds every
	// entry, and these in their order. It may be called by any goroutine.
	KnownArchive(file string) (s Stamp, entries []string, known bool)

	// Keep says that a known file stays as the graph holds it. A stamp that
	// differs in time only is noted, but is no change by itself.
	Keep(file string, s Stamp)

	// Put stores a text with its citations, in place of what the graph had of the
	// file. The second text of a file is left out, and so are citations without an
	// identifier.
	Put(ctx context.Context, t Text) error

	// PutArchive says that every entry of an archive has been kept or put, so that
	// a later build can keep them without opening it.
	PutArchive(ctx context.Context, file string, s Stamp) error

	// Commit takes out the files that were neither kept nor put, and makes the
	// graph from its texts with the catalogue's names. Where nothing changed
	// nothing is written.
	Commit(ctx context.Context, catalogue []citation.Instrument) (Changes, error)

	// Close lets go of the graph; what was not committed is no part of it. A store
	// may keep it aside, so that the next build knows it.
	Close()
}

// Changes says what Commit did.
type Changes struct {
	Gone    []string // files that left the graph, sorted
	Written bool     // whether there was anything to write
	Base    Base     // of the graph as it is now
}
