package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"strings"

	"citegraph/extract/source/pdf"
	"citegraph/worker"
)

const (
	mostFile = 1 << 30 // bytes
	// grace is how much longer than the caller this process waits for the end of
	// a file, in milliseconds.
	grace = 1000
	// gcPercent lets garbage grow to several times of what lives, which is little:
	// the memory limit bounds it.
	gcPercent = 400
)

// serve reads PDF files until the input ends.
func serve(request *worker.Request, stdin io.Reader, stdout io.Writer) error {
	limit(request.MemoryMiB)
	debug.SetGCPercent(gcPercent)
	in := bufio.NewReaderSize(stdin, 64<<10)
	if line, err := in.ReadString('\n'); err != nil || strings.TrimSpace(line) != "" {
		return errors.New("no line end behind the request")
	}
	s := server{stdout: stdout, request: request}
	if request.Protocol != worker.Protocol {
		return s.send(worker.Response{Error: fmt.Sprintf("the request is of protocol %d", request.Protocol)})
	}
	var err error
	if s.pdfium, err = openPDFium(context.Background(), s.memory()); err != nil {
		return fmt.Errorf("PDFium does not start: %w", err)
	}
	if err := s.send(worker.Response{Last: s.spent(4)}); err != nil {
		return err
	}
	for {
		content, err := worker.ReadFrame(in, mostFile)
		if err != nil {
			if err == io.EOF {
				return nil
			}
			return err
		}
		response := s.file(content)
		if err := s.send(response); err != nil || response.Last {
			return err
		}
	}
}

// server is a session.
type server struct {
	stdout  io.Writer
	request *worker.Request
	pdfium  *pdfium
}

// memory is PDFium's share of what this process may have, in MiB.
func (s *server) memory() int64 { return s.request.MemoryMiB / 2 }

func (s *server) send(response worker.Response) error {
	response.Name, response.Protocol = worker.Name, worker.Protocol
	content, err := json.Marshal(response)
	if err != nil {
		return err
	}
	return worker.WriteFrame(s.stdout, content)
}

// file reads one file. After an error that is not the file's alone this process
// is not to read another.
func (s *server) file(content []byte) (response worker.Response) {
	if s.request.Milliseconds > 0 {
		defer expire(s.request.Milliseconds + grace).Stop()
	}
	defer func() {
		if r := recover(); r != nil {
			response = worker.Response{Error: fmt.Sprintf("failed on the layout of the pages: %v", r), Last: true}
		}
	}()
	text, err := s.text(content)
	if err != nil {
		response.Error = err.Error()
		var refused *refusal
		if response.Refused = errors.As(err, &refused); !response.Refused {
			response.Last = true
			response.Memory = s.full()
		}
		return response
	}
	response.PDF = text
	response.Last = s.spent(2)
	return response
}

// spent tells whether this process has taken more than one part in so many of the
// memory that it may have. What it has taken it keeps: WebAssembly's memory never
// shrinks, and the limit counts what the Go runtime keeps for later.
func (s *server) spent(parts int64) bool {
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return s.request.MemoryMiB > 0 && int64(memory.Sys>>20) > s.request.MemoryMiB/parts
}

func (s *server) text(content []byte) (json.RawMessage, error) {
	file, err := s.pdfium.read(content, s.request.Session.Pages)
	if err != nil {
		return nil, err
	}
	return json.Marshal(pdf.Layout(file))
}

// full tells whether PDFium has used up its memory, nearly: of the last step it
// may have asked for more than there was.
func (s *server) full() bool {
	return s.request.MemoryMiB > 0 && int64(s.pdfium.module.Memory().Size())>>20 > s.memory()*3/4
}
