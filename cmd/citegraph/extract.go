package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/source"
)

func newExtractCommand() *cobra.Command {
	var o source.Options
	var explain, ignoreLinks bool
	cmd := &cobra.Command{
		Use:   "extract FILE|FOLDER|ARCHIVE|PATTERN…",
		Short: "List what documents cite, one JSON record a line",
		Long: `Extract reads documents ("-" is standard input; a folder means every file below
it, an archive every file in it, ARCHIVE/path one of these) and prints one JSON
object a line for each citation, in the order of the text. docs/input.md says what
may be given, docs/records.md describes the fields.

A document that cites nothing gives no line; that is no error.`,
		Example: `  citegraph extract testdata/documents/A_RES_79_901.txt
  citegraph extract resolutions/ > citations.jsonl
  citegraph extract session-78.zip/A_RES_78_1.txt
  citegraph extract A_RES_70_1.pdf`,
		Args: atLeastOne("a file or folder to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Stdin = cmd.InOrStdin()
			return eachDocument(cmd, args, o, func(ctx context.Context, set *rules.Set, d *citation.Document, w io.Writer) error {
				enc := json.NewEncoder(w)
				enc.SetEscapeHTML(false)
				with := extract.Options{IgnoreLinks: ignoreLinks}
				if explain {
					return explained(ctx, enc, set, d, with)
				}
				records, err := extract.Extract(ctx, d, set, with)
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
	addLanguageFlag(cmd, &o.Language, "lang", "language of documents that do not tell (ISO 639-1; default: by their script and words)")
	addRuleFlags(cmd)
	cmd.Flags().BoolVar(&ignoreLinks, "ignore-links", false, ignoreLinksUsage)
	addLimitFlags(cmd, &o.Limits)
	cmd.Flags().BoolVar(&explain, "explain", false, "say for each record what gave its identifier, organ and verb (field why), and print what was considered and dropped")
	return cmd
}

const ignoreLinksUsage = "go by the words alone, where the publisher set hyperlinks too"

// explained prints the records of a document with their reasons, and between them
// what was dropped, in the order of the text.
func explained(ctx context.Context, enc *json.Encoder, set *rules.Set, d *citation.Document, o extract.Options) error {
	records, dropped, err := extract.Explain(ctx, d, set, o)
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

// atLeastOne asks for an argument in words that say which.
func atLeastOne(what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return &exitError{exitUsage, fmt.Errorf("give %s; see %s --help", what, cmd.CommandPath())}
		}
		return nil
	}
}
