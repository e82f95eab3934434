package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract/corpus"
	"citegraph/extract/learn"
	"citegraph/extract/source"
	"citegraph/worker"
)

func newInstrumentsLearnCommand() *cobra.Command {
	l := learner{}
	cmd := &cobra.Command{
		Use:   "learn FILE|FOLDER…",
		Short: "Learn from documents which instruments names stand for",
		Long: `Learn reads documents and collects where they give the source of a name: in the
note beside it ("the Samoa Pathway[12]", "[12] Resolution 69/15, annex."), in
brackets behind it, or as what a resolution adopted. It writes a table for
--instruments: names that the catalogue does not have, with their identifier, how
often they stand and where; and, commented out, those to decide on because the
documents do not agree among themselves or with the catalogue. Only English
documents teach.

Look through the table before you use it.`,
		Example: `  citegraph instruments learn resolutions/ -o learned.tsv
  citegraph build resolutions/ --instruments learned.tsv`,
		Args: atLeastOne("a file or folder to learn from"),
		RunE: func(cmd *cobra.Command, args []string) error { return l.run(cmd, args) },
	}
	cmd.Flags().StringVarP(&l.output, "output", "o", "", "write the table to `FILE`; without it, or with -, to standard output")
	cmd.Flags().IntVar(&l.least, "min", 3, "only names that at least `N` documents give")
	cmd.Flags().StringVar(&l.format, "format", learnFormats[0].name, "`FORMAT` of what is learned: tsv, the table; jsonl, every name, those that confirm the catalogue too")
	complete(cmd, "format", []string{learnFormats[0].name, learnFormats[1].name})
	return cmd
}

// learnFormats are the forms of what is learned.
var learnFormats = [...]struct {
	name  string
	write func(io.Writer, learn.Result) error
}{
	{"tsv", learn.WriteOverlay},
	{"jsonl", learn.WriteLines},
}

// learner is a learning with its flags.
type learner struct {
	output, format string
	least          int
}

func (l *learner) run(cmd *cobra.Command, paths []string) error {
	var write func(io.Writer, learn.Result) error
	for _, f := range learnFormats {
		if f.name == l.format {
			write = f.write
		}
	}
	switch {
	case write == nil:
		return &exitError{exitUsage, fmt.Errorf("there is no format %q: one of %s, %s", l.format, learnFormats[0].name, learnFormats[1].name)}
	case l.least < 1:
		return &exitError{exitUsage, errors.New("--min must be 1 or more")}
	}
	set, err := openRules(cmd)
	if err != nil {
		return err
	}
	pool := new(worker.Pool)
	defer pool.Close()
	o := learn.Options{Min: l.least, Source: source.Options{Stdin: cmd.InOrStdin(), Worker: pool}}
	progress := newProgress(cmd.Context(), cmd.ErrOrStderr(), func(ctx context.Context) corpus.Total {
		total := corpus.Count(ctx, paths, o.Source)
		total.Bytes = int64(total.Files) // a step a document
		return total
	})
	o.Done = func(string) { progress.step(1) }
	o.Failed = func(path string, err error) {
		message := err.Error()
		if !strings.Contains(message, path) {
			message = path + ": " + message
		}
		progress.say("citegraph: %s\n", message)
	}
	result, err := learn.Collect(cmd.Context(), paths, set, o)
	progress.end()
	if err != nil {
		return err
	}
	if err := writeOutput(cmd, l.output, func(w io.Writer) error { return write(w, result) }); err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s\n", result.Summary())
	if result.Failed > 0 {
		return &exitError{exitPartly, nil}
	}
	return nil
}
