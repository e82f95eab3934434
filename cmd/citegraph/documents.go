package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/worker"
)

// readOne reads the only document at path; purpose says why it must be one, for
// the message where it is not. Notes on the reading go to stderr.
func readOne(cmd *cobra.Command, path, purpose string, o source.Options) (citation.Document, error) {
	d, err := source.Read(cmd.Context(), path, o)
	switch {
	case errors.Is(err, source.ErrSeveral):
		return d, &exitError{exitUsage, fmt.Errorf("%s: %w", purpose, err)}
	case err != nil && cmd.Context().Err() != nil:
		return d, err
	case err != nil:
		return d, &exitError{exitPartly, err}
	}
	printNotes(cmd.ErrOrStderr(), &d)
	return d, nil
}

func printNotes(w io.Writer, d *citation.Document) {
	for _, note := range d.Warnings {
		fmt.Fprintf(w, "citegraph: %s: note: %s\n", d.File, note)
	}
}

// each is what is done with one document: it writes what belongs on standard
// output to the writer. Several run at a time, each with another document.
type each func(context.Context, *rules.Set, *citation.Document, io.Writer) error

// outcome is what became of one document.
type outcome struct {
	output, notes bytes.Buffer
	err           error
}

// eachDocument reads the documents of the paths and does each of them, as many at
// a time as there are cores; what they print comes in the order of the paths. A
// document that cannot be read is named on stderr and the rest is done, with exit
// status 3.
func eachDocument(cmd *cobra.Command, paths []string, o source.Options, do each) error {
	set, err := openRules(cmd)
	if err != nil {
		return err
	}
	pool := new(worker.Pool)
	defer pool.Close()
	o.Worker = pool
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	queue := start(ctx, set, paths, o, do)
	defer func() { // the workers end before the pool is closed
		cancel()
		for done := range queue {
			<-done
		}
	}()
	w := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
	failed, seen := 0, 0
	for done := range queue {
		result := <-done
		if errors.Is(result.err, source.ErrPassedOver) {
			continue
		}
		seen++
		if _, err := result.notes.WriteTo(cmd.ErrOrStderr()); err != nil {
			return err
		}
		_, err := result.output.WriteTo(w)
		if err == nil {
			err = result.err
		}
		if err == nil {
			continue
		}
		if cmd.Context().Err() != nil || isBrokenPipe(err) {
			return err
		}
		fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s\n", err)
		failed++
	}
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if err := w.Flush(); err != nil && !isBrokenPipe(err) {
		return fmt.Errorf("writing the output: %w", err)
	}
	switch {
	case failed > 0:
		return &exitError{exitPartly, nil}
	case seen == 0:
		fmt.Fprintln(cmd.ErrOrStderr(), "citegraph: no files there to read")
	}
	return nil
}

// start walks the paths and has the documents done, a few ahead of the one that
// is waited for. The outcomes come in order; the queue is closed at the end.
func start(ctx context.Context, set *rules.Set, paths []string, o source.Options, do each) <-chan chan *outcome {
	cores := runtime.GOMAXPROCS(0)
	queue := make(chan chan *outcome, 2*cores)
	free := make(chan struct{}, cores)
	go func() {
		defer close(queue)
		for c, err := range source.Below(ctx, paths, o) {
			done := make(chan *outcome, 1)
			select {
			case queue <- done:
			case <-ctx.Done():
				return
			}
			if err != nil {
				done <- &outcome{err: err}
				continue
			}
			free <- struct{}{}
			go func() {
				defer func() { <-free }()
				done <- one(ctx, set, c, o, do)
			}()
		}
	}()
	return queue
}

// one reads a document and does it.
func one(ctx context.Context, set *rules.Set, c source.Content, o source.Options, do each) *outcome {
	result := new(outcome)
	d, err := source.Decode(ctx, c.Name, c.Bytes, o)
	if err == nil {
		printNotes(&result.notes, &d)
		err = do(ctx, set, &d, &result.output)
	}
	result.err = err
	return result
}

func isBrokenPipe(err error) bool { return errors.Is(err, os.ErrClosed) || errors.Is(err, errPipe) }
