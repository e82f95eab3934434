// Package worker runs the worker executable citegraph-worker, which carries what
// is WebAssembly (Graphviz layout today), and hands it one request. A request
// goes in, an answer or an error comes out; each call is a process of its own
// that dies with its answer, at its deadline or at its memory limit. The package
// knows nothing of graphs and pictures, and links no WebAssembly itself.
package worker

import "encoding/json"

// Protocol is the version of the messages below. It is raised when a message
// changes its meaning; a worker answers only requests of its own version.
const Protocol = 1

// Name is what a worker calls itself in its answers, so that another program
// that stands under its name is told from it.
const Name = "citegraph-worker"

// Request is what a worker reads from its standard input: one JSON object with
// exactly one operation. Call fills in the first three fields.
type Request struct {
	Protocol     int     `json:"protocol"`
	Milliseconds int64   `json:"milliseconds"` // the worker ends itself after this long; 0 for no limit
	MemoryMiB    int64   `json:"memory_mib"`   // the worker's memory limit; 0 for none
	Layout       *Layout `json:"layout,omitempty"`
}

// Layout asks for the positions of a graph.
type Layout struct {
	Engine string `json:"engine"` // "dot" or "sfdp"
	DOT    string `json:"dot"`    // the graph, with the sizes of its nodes
}

// Response is what a worker writes to its standard output: one JSON object.
type Response struct {
	Name     string `json:"name"`
	Protocol int    `json:"protocol"`
	Error    string `json:"error,omitempty"` // why there is no result, one line

	// Layout is Graphviz' "json0" output: coordinates in points, the origin at
	// the lower left.
	Layout json.RawMessage `json:"layout,omitempty"`
}
