package graphmodel

import (
	"context"

	"citegraph/extract/citation"
)

// Writer brings a stored graph up to date as a whole: it is called with every
// file that the graph is to hold, and Commit makes the new state visible in one
// step. Package store has implementations. A Writer is for one goroutine.
type Writer interface {
	// Known gives the stamp with which the graph holds a file, and whether it
	// does.
	Known(file string) (Stamp, bool)

	// Keep says that a known file stays as the graph holds it. A stamp that
	// differs in time only is noted, but is no change by itself.
	Keep(file string, s Stamp)

	// Put stores a text with its citations, in place of what the graph had of the
	// file. The second text of a file is left out, and so are citations without an
	// identifier.
	Put(ctx context.Context, t Text) error

	// Commit takes out the files that were neither kept nor put, and makes the
	// graph from its texts with the catalogue's names. Where nothing changed
	// nothing is written.
	Commit(ctx context.Context, catalogue []citation.Instrument) (Changes, error)

	// Close lets go of the graph; what was not committed is dropped.
	Close()
}

// Changes says what Commit did.
type Changes struct {
	Removed int  // files that left the graph
	Written bool // whether there was anything to write
	Base    Base // of the graph as it is now
}
