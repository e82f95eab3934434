package main

import (
	"bufio"
	"encoding/json"
	"os"

	"citegraph/extract/citation"
	"citegraph/extract/corpus"
)

// reportLine is a line of --report; docs/input.md describes the fields.
type reportLine struct {
	File      string          `json:"file"`
	Status    corpus.Status   `json:"status"`
	Archive   string          `json:"archive,omitempty"`
	Format    citation.Format `json:"format,omitempty"`
	Language  string          `json:"language,omitempty"`
	Symbol    string          `json:"symbol,omitempty"`
	Citations *int            `json:"citations,omitempty"`
	Bytes     int64           `json:"bytes,omitempty"`
	Seconds   float64         `json:"seconds,omitempty"`
	Problems  []problem       `json:"problems,omitempty"`
}

// reporter writes a report while the build goes on.
type reporter struct {
	file *os.File // nil where none is asked for
	out  *bufio.Writer
	enc  *json.Encoder
	err  error // the first
}

func newReporter(path string) (*reporter, error) {
	if path == "" {
		return &reporter{}, nil
	}
	file, err := os.Create(path)
	if err != nil {
		return nil, cannotWrite(path, err)
	}
	r := &reporter{file: file, out: bufio.NewWriterSize(file, 1<<16)}
	r.enc = json.NewEncoder(r.out)
	r.enc.SetEscapeHTML(false)
	return r, nil
}

func (r *reporter) outcome(o *corpus.Outcome, problems []problem) {
	line := reportLine{File: o.File, Status: o.Status, Problems: problems, Seconds: float64(int(o.Seconds*1e6)) / 1e6}
	if o.Status == corpus.Read || o.Status == corpus.Unchanged {
		h := &o.Held
		line.Archive, line.Format, line.Language, line.Symbol, line.Citations, line.Bytes = h.Archive, h.Format, h.Language, h.Symbol, &h.Citations, h.Size
	}
	r.write(line)
}

func (r *reporter) removed(files []string) {
	for _, file := range files {
		r.write(reportLine{File: file, Status: corpus.Removed})
	}
}

func (r *reporter) write(line reportLine) {
	if r.file != nil && r.err == nil {
		r.err = r.enc.Encode(line)
	}
}

// close ends the report, and says what went wrong with it.
func (r *reporter) close() error {
	if r.file == nil {
		return nil
	}
	if err := r.out.Flush(); r.err == nil {
		r.err = err
	}
	if err := r.file.Close(); r.err == nil {
		r.err = err
	}
	if r.err != nil {
		return cannotWrite(r.file.Name(), r.err)
	}
	return nil
}
