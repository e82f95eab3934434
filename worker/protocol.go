// Package worker runs the worker executable citegraph-worker, which carries what
// is WebAssembly: Graphviz for layouts, PDFium for the text of PDF files. A
// request goes in, an answer or an error comes out. Call gives each request a
// process of its own that dies with its answer; a Pool keeps processes that read
// one PDF file after another. Either dies at its deadline or at its memory limit.
// The package knows nothing of graphs and documents, and links no WebAssembly
// itself.
package worker

import "encoding/json"

// Protocol is the version of the messages below. It is raised when a message
// changes its meaning; a worker answers only requests of its own version.
const Protocol = 1

// Name is what a worker calls itself in its answers, so that another program
// that stands under its name is told from it.
const Name = "citegraph-worker"

// Request is what a worker reads from its standard input: one JSON object with
// exactly one operation, on a line. Call fills in the first three fields.
type Request struct {
	Protocol     int     `json:"protocol"`
	Milliseconds int64   `json:"milliseconds"` // the worker ends itself after this long; 0 for no limit
	MemoryMiB    int64   `json:"memory_mib"`   // the worker's memory limit; 0 for none
	Layout       *Layout `json:"layout,omitempty"`

	// Session asks for the reading of PDF files. The worker answers with a frame
	// when it is ready; then each frame that comes holds a file and is answered by
	// a frame with a Response, until the input ends. Milliseconds is for each file.
	Session *Session `json:"session,omitempty"`
}

// Session is how PDF files are to be read.
type Session struct {
	Pages int `json:"pages"` // a file with more is refused
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

	// PDF is a pdf.Text of extract/source/pdf.
	PDF     json.RawMessage `json:"pdf,omitempty"`
	Refused bool            `json:"refused,omitempty"` // Error is the file's fault, in words behind its name
	Memory  bool            `json:"memory,omitempty"`  // Error is that the memory did not do
	Last    bool            `json:"last,omitempty"`    // the worker ends after this answer
}
