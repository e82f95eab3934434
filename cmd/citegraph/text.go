package main

import (
	"encoding/json"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/segment"
	"citegraph/extract/source"
)

func newTextCommand() *cobra.Command {
	var meta bool
	var o source.Options
	cmd := &cobra.Command{
		Use:   "text FILE",
		Short: "Print the text to which the offsets of the records belong",
		Long: `Text prints the text of a document as the extractor sees it: the offsets
start and end of a record are bytes into it. For text and Markdown that is the
file itself; each byte that is not UTF-8 is printed as U+FFFD. Of XML it is the
words, a paragraph a line, with the notes at the end. Of an archive with several
documents name one as ARCHIVE/path.

With --meta it prints instead, as one JSON object, what is known of the document:
symbol, title, date of adoption, organ, session, language, and, where the file
has metadata, agenda items, drafts, reports, meeting and vote.`,
		Example: `  citegraph text testdata/documents/A_RES_79_901.txt | head
  citegraph text --meta testdata/documents/A_RES_79_911.xml`,
		Args: atLeastOne("a file to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 1 {
				return &exitError{exitUsage, errors.New("text prints one file, so that offsets hold: name one")}
			}
			o.Stdin = cmd.InOrStdin()
			d, err := readOne(cmd, args[0], "text prints one file, so that offsets hold", o)
			if err != nil {
				return err
			}
			set, err := openRules(cmd)
			if err != nil {
				return err
			}
			return writeThrough(cmd.OutOrStdout(), func(w io.Writer) error {
				if meta {
					return writeMeta(w, &d, set)
				}
				_, err := io.WriteString(w, d.Text)
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&meta, "meta", false, "print what is known of the document, as one JSON object")
	addLanguageFlag(cmd, &o.Language, "lang", "language of a document that does not tell (ISO 639-1; default: by its script and words)")
	addLimitFlags(cmd, &o.Limits)
	return cmd
}

// metaRecord is the output of --meta; docs/records.md describes it.
type metaRecord struct {
	File     string             `json:"file"`
	Format   citation.Format    `json:"format"`
	Symbol   string             `json:"symbol"`
	Title    string             `json:"title"`
	Date     string             `json:"date"`
	Organ    string             `json:"organ"`
	Session  int                `json:"session,omitempty"`
	Language string             `json:"language"`
	Adoption *citation.Adoption `json:"adoption,omitempty"`
	Links    int                `json:"links,omitempty"`
}

func writeMeta(w io.Writer, d *citation.Document, set *rules.Set) error {
	segment.Segment(d, set)
	m := metaRecord{File: d.File, Format: d.Format, Symbol: d.Symbol, Title: d.Title, Date: d.Date, Organ: d.Organ, Session: d.Session, Language: d.Language, Adoption: d.Adoption, Links: len(d.Links)}
	if m.Language == "" {
		m.Language = "en"
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(m)
}
