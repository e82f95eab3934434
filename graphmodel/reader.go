package graphmodel

import (
	"context"
	"iter"

	"citegraph/extract/citation"
)

// Reader answers from a stored graph without loading the whole of it. Package
// store has implementations; package query asks.
//
// Only the preferred text of an instrument counts and gives evidence. Every
// sequence ends at its first error.
type Reader interface {
	// Base says what the graph is made of.
	Base(ctx context.Context) (Base, error)

	// Catalogue gives the named instruments with which the graph was built.
	Catalogue(ctx context.Context) ([]citation.Instrument, error)

	// Instruments gives those of the identifiers that the graph has, sorted by
	// identifier, with their Files.
	Instruments(ctx context.Context, ids []string) ([]Instrument, error)

	// All yields every instrument sorted by identifier, without Files.
	All(ctx context.Context) iter.Seq2[Instrument, error]

	// Parts gives the identifiers that are parts of one of the wholes, sorted.
	Parts(ctx context.Context, wholes []string) ([]string, error)

	// Corrections gives the identifiers of the corrigenda and revisions of the
	// instruments, sorted.
	Corrections(ctx context.Context, ids []string) ([]string, error)

	// Edges yields the pairs that have a citation within the selection, each with
	// those citations in the order of the text, sorted by citing and then by
	// cited identifier.
	Edges(ctx context.Context, s Selection) iter.Seq2[Edge, error]

	// Links yields the pairs within the selection without the evidence, in the
	// same order; the selection's Verbs and Parts must be empty.
	Links(ctx context.Context, s Selection) iter.Seq2[Link, error]

	// Ranking gives the instruments that most documents cite, or that cite most
	// instruments, most first, then by identifier.
	Ranking(ctx context.Context, by Rank, limit int) ([]Ranked, error)

	// Documents counts the documents read by body and year.
	Documents(ctx context.Context) ([]DocumentCount, error)

	// Load loads the whole graph into memory.
	Load(ctx context.Context) (*Graph, error)
}

// Base says on what an answer rests: absence from it is no evidence.
type Base struct {
	Documents   int // instruments whose text was read
	Texts       int // files read: a document may have several
	Instruments int // read or cited
	Pairs       int // citing pairs
	Citations   int // of the preferred texts
}

// Selection says which citations are asked for. An empty list allows all.
type Selection struct {
	Citing []string // identifiers
	Cited  []string // identifiers
	Verbs  []string // English lemmas
	Parts  []citation.Part
}

// Link is a citing pair by identifiers, with the number of its citations and
// their verbs as in Pair.
type Link struct {
	Citing, Cited string
	Count         int
	Verbs         []string
}

// Rank says what a ranking counts.
type Rank int

// The rankings.
const (
	MostCited    Rank = iota // by the number of documents that cite it
	MostCiting               // by the number of instruments it cites
	CitedNotRead             // MostCited among those whose text is not in the graph
)

// Ranked is an instrument with what it was ranked by.
type Ranked struct {
	Instrument
	Count int
}

// DocumentCount is a number of documents of one body and year (0 unknown).
type DocumentCount struct {
	Body  string
	Year  int
	Count int
}
