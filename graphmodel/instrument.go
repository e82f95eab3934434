// Package graphmodel turns citations into a graph: one node an instrument, one
// edge a citing pair, with every citation of the pair as evidence. It knows
// nothing of rules and prints nothing; store keeps the graph in a file, query
// answers from it, render draws it.
package graphmodel

import "citegraph/extract/citation"

// Instrument is a node: anything official that cites or is cited.
type Instrument struct {
	ID    string        `json:"id"`
	Kind  citation.Kind `json:"kind"`
	Body  string        `json:"body"`  // GA, SC, HRC, …; empty for treaties
	Label string        `json:"label"` // short, for a box in a picture: "GA 70/1", "CEDAW"
	Title string        `json:"title"`
	Date  string        `json:"date"` // ISO, as exact as known
	Year  int           `json:"year"` // of Date, else what the identifier tells; 0 unknown
	Read  bool          `json:"read"` // its text is in this graph; else it is only cited
	Whole string        `json:"whole,omitempty"`

	// Corrects is what a corrigendum or revision corrects or revises: the
	// identifier without its /Corr.1 or /Rev.1.
	Corrects string `json:"corrects,omitempty"`

	Files []string `json:"files,omitempty"` // its texts, the preferred one first
}

// Edge is a citing pair with its evidence in the order of the text.
type Edge struct {
	Citing    string              `json:"citing"`
	Cited     string              `json:"cited"`
	Citations []citation.Citation `json:"citations"`
}
