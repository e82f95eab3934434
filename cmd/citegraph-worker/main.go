// Citegraph-worker does for citegraph what needs WebAssembly: the layout of graphs
// by Graphviz and the text of PDF files by PDFium. It reads one request (JSON, see
// package worker) from its standard input, writes one answer to its standard
// output and ends; asked for a session it reads PDF files, a frame each, until its
// input ends. It is a program of its own so that no other command pays for the
// start of the WebAssembly, since two layouts in one process disturb each other,
// and since a hostile file takes no more with it than this process.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"citegraph/worker"
)

// mostRequest is the longest request that is read, in bytes.
const mostRequest = 256 << 20

// operations are what this program can do, one file each. An operation returns
// false where the request does not ask for it.
var operations = []func(context.Context, *worker.Request, *worker.Response) (bool, error){
	layOut,
}

func main() {
	if len(os.Args) > 1 {
		fmt.Fprintf(os.Stderr, "%s (protocol %d) is started by citegraph: it reads one request from its standard input and takes no arguments\n", worker.Name, worker.Protocol)
		os.Exit(2)
	}
	// Nothing but the answer may go to standard output.
	stdout := os.Stdout
	os.Stdout = os.Stderr
	if err := run(os.Stdin, stdout); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", worker.Name, err)
		os.Exit(4)
	}
}

// run reads the request and answers it.
func run(stdin io.Reader, stdout io.Writer) error {
	decoder := json.NewDecoder(&io.LimitedReader{R: stdin, N: mostRequest})
	var request worker.Request
	if err := decoder.Decode(&request); err != nil {
		response := worker.Response{Name: worker.Name, Protocol: worker.Protocol, Error: fmt.Sprintf("no request on standard input: %v", err)}
		return json.NewEncoder(stdout).Encode(response)
	}
	if request.Session != nil {
		return serve(&request, io.MultiReader(decoder.Buffered(), stdin), stdout)
	}
	return json.NewEncoder(stdout).Encode(answer(&request))
}

func answer(request *worker.Request) worker.Response {
	response := worker.Response{Name: worker.Name, Protocol: worker.Protocol}
	if request.Protocol != worker.Protocol {
		response.Error = fmt.Sprintf("the request is of protocol %d", request.Protocol)
		return response
	}
	if request.Milliseconds > 0 {
		expire(request.Milliseconds)
	}
	limit(request.MemoryMiB)
	for _, operation := range operations {
		asked, err := operation(context.Background(), request, &response)
		if err != nil {
			response.Error = err.Error()
		}
		if asked {
			return response
		}
	}
	response.Error = "the request asks for nothing that this program can do"
	return response
}

// expire ends this process after a time unless it is stopped before. The time is
// the caller's to keep; it is kept here too for the case that the caller is killed
// before it can.
func expire(milliseconds int64) *time.Timer {
	return time.AfterFunc(time.Duration(milliseconds)*time.Millisecond, func() { os.Exit(4) })
}

// limit bounds the memory of this process.
func limit(mebibytes int64) {
	if mebibytes > 0 {
		debug.SetMemoryLimit(mebibytes * 3 / 4 << 20)
		limitMemory(uint64(mebibytes) << 20)
	}
}
