// Package query answers questions on a citation graph: who cites an instrument,
// what it cites, along which chains one rests on another, what there is to know
// of it, and what is in the graph. What is asked is a Question, what comes back
// is an Answer: values, which the caller prints. A query is a file of its own
// and a row in Queries; package query reads no documents and prints nothing.
package query

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Graph is what is asked: a stored graph, and what instruments are called.
type Graph struct {
	graphmodel.Reader
	Catalogue []citation.Instrument
}

// New makes a Graph of a stored one, with the catalogue that it was built with.
func New(ctx context.Context, r graphmodel.Reader) (Graph, error) {
	catalogue, err := r.Catalogue(ctx)
	return Graph{r, catalogue}, err
}

// Question is what is asked. Every query reads the fields that its row in Queries
// names; the zero value of each is its default.
type Question struct {
	Names []string // instruments, as a person names them

	Verbs  []string // only citations with one of these verbs (English lemmas)
	Parts  []string // only citations in these parts of the citing text: preamble, …
	Bodies []string // only instruments of these bodies in the answer
	Since  string   // only instruments of this date or later in the answer, ISO
	Until  string   // … or earlier
	Depth  int      // steps; 0 is 1
	Words  bool     // with the words of each citation

	MaxLength int // steps of a chain; 0 is DefaultMaxLength
	MaxPaths  int // chains; 0 is DefaultMaxPaths
	Top       int // rows of a ranking; 0 is DefaultTop
}

// Answer is what a query found.
type Answer interface {
	// Found tells whether there is anything in it.
	Found() bool
	// Base is a sentence that says on what the answer rests.
	Base() string
	// Notes are sentences on how the question was read and what was left out.
	Notes() []string
	// Tables show the answer to a person.
	Tables() []Table
	// Records are the answer for a program, one JSON object each.
	Records() []any
}

// Sheets is what an Answer also has whose Tables put several values in a cell:
// the same for a spreadsheet, a value a cell.
type Sheets interface{ Sheets() []Table }

// Table is part of an answer as rows of text.
type Table struct {
	Title   string // "" where the answer has one table
	Columns []Column
	Rows    [][]string
}

// Column is the head of a column.
type Column struct {
	Name   string
	Number bool // aligned to the right
	Trim   int  // characters after which a screen may cut it; 0 not
	Wrap   int  // characters after which a screen may go on in a new line; 0 not
}

// UseError says that a question cannot be asked so.
type UseError struct{ Problem string }

func (e *UseError) Error() string { return e.Problem }

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// plural writes a number with its noun: "1 document", "1,978 documents".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// inGraph is how every answer names its base.
func inGraph(b graphmodel.Base) string {
	return fmt.Sprintf("the %s in this graph", plural(b.Documents, "document"))
}

// full names an instrument in a sentence: its label, and its identifier where
// that says more.
func full(i graphmodel.Instrument) string {
	if i.Label == "" || i.Label == i.ID {
		return i.ID
	}
	if strings.EqualFold(i.Label, i.ID) {
		return i.Label
	}
	return i.Label + " (" + i.ID + ")"
}
