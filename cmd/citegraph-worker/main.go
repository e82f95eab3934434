// Citegraph-worker does for citegraph what needs WebAssembly, today the layout of
// graphs by Graphviz. It reads one request (JSON, see package worker) from its
// standard input, writes one answer to its standard output and ends. It is a
// program of its own so that no other command pays for the start of the
// WebAssembly, and since two layouts in one process disturb each other.
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
	if err := json.NewEncoder(stdout).Encode(answer(os.Stdin)); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", worker.Name, err)
		os.Exit(4)
	}
}

func answer(stdin io.Reader) worker.Response {
	response := worker.Response{Name: worker.Name, Protocol: worker.Protocol}
	var request worker.Request
	if err := json.NewDecoder(io.LimitReader(stdin, mostRequest)).Decode(&request); err != nil {
		response.Error = fmt.Sprintf("no request on standard input: %v", err)
		return response
	}
	if request.Protocol != worker.Protocol {
		response.Error = fmt.Sprintf("the request is of protocol %d", request.Protocol)
		return response
	}
	limit(&request)
	for _, operation := range operations {
		asked, err := operation(context.Background(), &request, &response)
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

// limit bounds the rest of this process. The time is the caller's to keep; it is
// kept here too for the case that the caller is killed before it can.
func limit(request *worker.Request) {
	if request.Milliseconds > 0 {
		time.AfterFunc(time.Duration(request.Milliseconds)*time.Millisecond, func() { os.Exit(4) })
	}
	if request.MemoryMiB > 0 {
		debug.SetMemoryLimit(request.MemoryMiB * 3 / 4 << 20)
		limitMemory(uint64(request.MemoryMiB) << 20)
	}
}
