package source

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/source/pdf"
	"citegraph/worker"
)

// readPDF has a worker read a PDF file. The text is in the shape that blocks have;
// what the print added (running heads, page numbers) is not in it.
func readPDF(ctx context.Context, content []byte, o Options) (citation.Document, error) {
	pool := o.Worker
	if pool == nil {
		pool = new(worker.Pool)
		defer pool.Close()
	}
	answer, err := pool.PDF(ctx, content)
	switch {
	case ctx.Err() != nil:
		return citation.Document{}, ctx.Err()
	case errors.Is(err, worker.ErrRefused):
		return citation.Document{}, fmt.Errorf("%w: the PDF file %w", ErrUnreadable, err)
	case errors.Is(err, worker.ErrMemory), errors.Is(err, context.DeadlineExceeded):
		return citation.Document{}, fmt.Errorf("%w: the PDF file takes too much: %w", ErrUnreadable, err)
	case err != nil:
		return citation.Document{}, fmt.Errorf("PDF file: %w", err)
	}
	var t pdf.Text
	if err := json.Unmarshal(answer, &t); err != nil {
		return citation.Document{}, fmt.Errorf("PDF file: answer of the worker: %w", err)
	}
	if t.Text == "" && len(t.Bare) > 0 {
		return citation.Document{}, fmt.Errorf("%w: it is a scan without text: run OCR on it first: ocrmypdf IN.pdf OUT.pdf", ErrUnreadable)
	}
	d := citation.Document{Format: citation.PDF, Text: t.Text, Blocks: t.Blocks, Language: t.Language}
	switch {
	case t.Text == "":
		d.Warnings = append(d.Warnings, "the file has no text")
	case len(t.Bare) > 0:
		d.Warnings = append(d.Warnings, fmt.Sprintf("%s of %d without text, with pictures alone; if that is a scan, run OCR on it: ocrmypdf --skip-text IN.pdf OUT.pdf", pages(t.Bare), t.Pages))
	}
	if len(t.Broken) > 0 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("%s of %d cannot be read", pages(t.Broken), t.Pages))
	}
	if d.Blocks == nil {
		d.Blocks = []citation.Block{}
	}
	return d, nil
}

// pages names pages, the first ten of them: "page 3", "pages 1, 2, 5".
func pages(numbers []int) string {
	const most = 10
	names := make([]string, 0, most)
	for _, n := range numbers[:min(len(numbers), most)] {
		names = append(names, strconv.Itoa(n))
	}
	list := strings.Join(names, ", ")
	switch {
	case len(numbers) == 1:
		return "page " + list
	case len(numbers) > most:
		return fmt.Sprintf("pages %s and %d more", list, len(numbers)-most)
	}
	return "pages " + list
}
