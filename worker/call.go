package worker

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// Options bound a call. The zero value is right for most.
type Options struct {
	Path      string        // the worker executable; "" for what Find finds
	Cache     string        // the folder for the compiled code; "" for citegraph in the user's cache folder
	Timeout   time.Duration // after which the worker is killed; 0 for one minute
	MemoryMiB int64         // of the worker; 0 for 1024, at least 256
}

// ErrMemory says that the worker ran into its memory limit.
var ErrMemory = errors.New("the worker needed more memory than it may have")

const (
	defaultTimeout = time.Minute
	defaultMemory  = 1024
	leastMemory    = 256 // compiling the WebAssembly into an empty cache takes about 200

	mostStderr = 64 << 10
)

// Call starts a worker, gives it the request and returns its answer. A worker
// that dies without an answer is started once more with an empty cache of
// compiled code, since a damaged cache kills it at its start; where that helps,
// the new cache takes the place of the old. Errors: ErrMissing, ErrMemory,
// context.DeadlineExceeded, context.Canceled, a worker of another version, what
// the worker itself says, each in one line.
func Call(ctx context.Context, options Options, request Request) (Response, error) {
	options = options.filled()
	path := options.Path
	if path == "" {
		found, err := Find()
		if err != nil {
			return Response{}, err
		}
		path = found
	}
	request.Protocol = Protocol
	request.MemoryMiB = options.MemoryMiB
	request.Milliseconds = options.Timeout.Milliseconds()
	input, err := json.Marshal(request)
	if err != nil {
		return Response{}, fmt.Errorf("request to %s: %w", Name, err)
	}
	bounded, stop := context.WithTimeout(ctx, options.Timeout)
	defer stop()
	c := call{path: path, memory: options.MemoryMiB, input: input}
	output, err := c.runWithCache(bounded, options.Cache)
	switch {
	case ctx.Err() != nil:
		return Response{}, fmt.Errorf("%s was stopped: %w", path, ctx.Err())
	case bounded.Err() != nil:
		return Response{}, fmt.Errorf("%s did not answer within %s and was stopped: %w", path, options.Timeout, bounded.Err())
	case err != nil:
		return Response{}, err
	}
	return readResponse(path, output)
}

func (o Options) filled() Options {
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.MemoryMiB <= 0 {
		o.MemoryMiB = defaultMemory
	}
	o.MemoryMiB = max(o.MemoryMiB, leastMemory)
	return o
}

// call is one request on its way to one executable.
type call struct {
	path   string
	memory int64 // MiB
	input  []byte
}

func (c *call) runWithCache(ctx context.Context, root string) ([]byte, error) {
	kept, err := openCache(root)
	if err != nil {
		return nil, err
	}
	defer kept.close()
	output, err := c.run(ctx, kept.path)
	if err == nil || ctx.Err() != nil || errors.Is(err, ErrMemory) || !errors.As(err, new(*exec.ExitError)) {
		return output, err
	}
	fresh, freshErr := kept.fresh()
	if freshErr != nil {
		return nil, err
	}
	defer fresh.close()
	output, err = c.run(ctx, fresh.path)
	if err == nil {
		kept.replace(fresh)
	}
	return output, err
}

func (c *call) run(ctx context.Context, folder string) ([]byte, error) {
	command := exec.CommandContext(ctx, c.path)
	separate(command)
	command.WaitDelay = 2 * time.Second
	command.Env = environment(folder, c.memory)
	command.Stdin = bytes.NewReader(c.input)
	var stdout bytes.Buffer
	stderr := head{most: mostStderr}
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if err == nil {
		return stdout.Bytes(), nil
	}
	said := stderr.String()
	if lacksMemory(said) {
		return nil, fmt.Errorf("%s: %w (%d MiB)", c.path, ErrMemory, c.memory)
	}
	if line := firstLine(said); line != "" {
		return nil, fmt.Errorf("%s: %w: %s", c.path, err, line)
	}
	return nil, fmt.Errorf("%s: %w", c.path, err)
}

// lacksMemory tells from the last words of a worker whether it died for lack of
// memory, of which a thread needs some too.
func lacksMemory(said string) bool {
	for _, words := range [...]string{"out of memory", "cannot allocate memory", "failed to create new OS thread", "pthread_create failed"} {
		if strings.Contains(said, words) {
			return true
		}
	}
	return false
}

// environment is that of this process, with a temporary folder of the worker's
// own (its compile cache is fixed below the temporary folder) and without stack
// traces.
func environment(folder string, memory int64) []string {
	return append(os.Environ(),
		"TMPDIR="+folder, "TMP="+folder, "TEMP="+folder,
		"GOTRACEBACK=none",
		"GOMEMLIMIT="+strconv.FormatInt(memory*3/4, 10)+"MiB",
	)
}

func readResponse(path string, output []byte) (Response, error) {
	var response Response
	if err := json.Unmarshal(output, &response); err != nil || response.Name != Name {
		return Response{}, fmt.Errorf("%s does not answer as %s does: check %s and the PATH", path, Name, Variable)
	}
	if response.Protocol != Protocol {
		return Response{}, fmt.Errorf("%s is of another version (it speaks protocol %d, this program %d): "+
			"install both together (make build, or go install ./cmd/...)", path, response.Protocol, Protocol)
	}
	if response.Error != "" {
		return Response{}, fmt.Errorf("%s: %s", Name, firstLine(response.Error))
	}
	return response, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(line)
}

// head keeps the first bytes written to it and drops the rest.
type head struct {
	bytes.Buffer
	most int
}

func (h *head) Write(p []byte) (int, error) {
	h.Buffer.Write(p[:min(len(p), max(0, h.most-h.Len()))])
	return len(p), nil
}
