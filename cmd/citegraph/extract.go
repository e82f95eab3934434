package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/worker"
)

func newExtractCommand() *cobra.Command {
	var lang string
	var explain bool
	cmd := &cobra.Command{
		Use:   "extract FILE|FOLDER…",
		Short: "List what documents cite, one JSON record a line",
		Long: `Extract reads documents (text, Markdown or PDF; "-" is standard input; a folder
means every file below it) and prints one JSON object a line for each citation,
in the order of the text. The fields are described in docs/records.md.

A document that cites nothing gives no line; that is no error.`,
		Example: `  citegraph extract testdata/documents/A_RES_79_901.txt
  citegraph extract resolutions/ > citations.jsonl
  citegraph extract A_RES_70_1.pdf`,
		Args: atLeastOne("a file or folder to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return eachDocument(cmd, args, source.Options{Language: lang, Stdin: cmd.InOrStdin()}, func(ctx context.Context, set *rules.Set, d *citation.Document, w io.Writer) error {
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				if explain {
					return explained(ctx, enc, set, d)
				}
				records, err := extract.Extract(ctx, d, set, extract.Options{})
				if err != nil {
					return err
				}
				for i := range records {
					if err := enc.Encode(&records[i]); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&lang, "lang", "", "language of documents that do not tell (ISO 639-1; default en)")
	addRuleFlags(cmd)
	cmd.Flags().BoolVar(&explain, "explain", false, "say for each record what gave its identifier, organ and verb (field why), and print what was considered and dropped")
	return cmd
}

// explained prints the records of a document with their reasons, and between them
// what was dropped, in the order of the text.
func explained(ctx context.Context, enc *json.Encoder, set *rules.Set, d *citation.Document) error {
	records, dropped, err := extract.Explain(ctx, d, set, extract.Options{})
	if err != nil {
		return err
	}
	for len(records)+len(dropped) > 0 {
		if len(records) > 0 && (len(dropped) == 0 || records[0].Start <= dropped[0].Start) {
			err, records = enc.Encode(&records[0]), records[1:]
		} else {
			err, dropped = enc.Encode(&dropped[0]), dropped[1:]
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func newTextCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "text FILE",
		Short: "Print the text to which the offsets of the records belong",
		Long: `Text prints the text of a document as the extractor sees it: the offsets
start and end of a record are bytes into it. For text and Markdown that is the
file itself; each byte that is not UTF-8 is printed as U+FFFD. Of a PDF file it
is the text of its pages, a paragraph a line, without running heads and page
numbers, the notes at the end.`,
		Example: `  citegraph text testdata/documents/A_RES_79_901.txt | head`,
		Args:    atLeastOne("a file to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if st, err := os.Stat(args[0]); len(args) > 1 || err == nil && st.IsDir() {
				return &exitError{exitUsage, errors.New("text prints one file, so that offsets hold: name one")}
			}
			return eachDocument(cmd, args, source.Options{Stdin: cmd.InOrStdin()}, func(_ context.Context, _ *rules.Set, d *citation.Document, w io.Writer) error {
				_, err := io.WriteString(w, d.Text)
				return err
			})
		},
	}
}

// atLeastOne asks for an argument in words that say which.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return &exitError{exitUsage, fmt.Errorf("give %s; see %s --help", what, cmd.CommandPath())}
		}
		return nil
	}
}

// eachDocument calls do for each document of the paths in order, with a buffered
// standard output. A document that cannot be read is named on stderr and the
// rest is done, with exit status 3.
func eachDocument(cmd *cobra.Command, paths []string, o source.Options, do func(context.Context, *rules.Set, *citation.Document, io.Writer) error) error {
	set, err := openRules(cmd)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
	ctx := cmd.Context()
	pool := new(worker.Pool)
	defer pool.Close()
	o.Worker = pool
	failed, seen := 0, 0
	for r := range documents(ctx, paths, o) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if r.err != nil {
			fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s\n", r.err)
			failed++
			continue
		}
		seen++
		for _, note := range r.doc.Warnings {
			fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s: note: %s\n", r.path, note)
		}
		if err := do(ctx, set, &r.doc, w); err != nil {
			if errors.Is(err, context.Canceled) || isBrokenPipe(err) {
				return err
			}
			fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s\n", err)
			failed++
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
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

func isBrokenPipe(err error) bool { return errors.Is(err, os.ErrClosed) || errors.Is(err, errPipe) }
