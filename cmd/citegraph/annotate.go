package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/source"
	"citegraph/graphmodel"
	"citegraph/render/annotate"
)

// annotations are the formats of annotated text.
var annotations = []struct {
	name, suffix string
	write        func(io.Writer, *annotate.Page) error
}{
	{"html", ".html", annotate.WriteHTML},
	{"md", ".md", annotate.WriteMarkdown},
}

func newAnnotateCommand() *cobra.Command {
	var output, format, lang string
	cmd := &cobra.Command{
		Use:   "annotate FILE",
		Short: "Write a document with every citation linked",
		Long: `Annotate writes a document for reading: every mention is a link to the
instrument that it cites, the verb and the instrument's title show on hover, and
a list of the instruments stands at the end. The format is that of the output
file's suffix (.html, .md) or of --format.`,
		Example: `  citegraph annotate testdata/documents/A_RES_79_901.txt -o 79-901.html
  citegraph annotate draft.md --format md`,
		Args: atLeastOne("a file to read"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if st, err := os.Stat(args[0]); len(args) > 1 || err == nil && st.IsDir() {
				return &exitError{exitUsage, errors.New("annotate writes one document: name one file")}
			}
			write, err := annotationNamed(format, output)
			if err != nil {
				return &exitError{exitUsage, err}
			}
			registry, err := graphmodel.Registry()
			if err != nil {
				return err
			}
			d, err := readOne(cmd, args[0], "annotate writes one document", source.Options{Language: lang, Stdin: cmd.InOrStdin()})
			if err != nil {
				return err
			}
			set, err := openRules(cmd)
			if err != nil {
				return err
			}
			records, err := extract.Extract(cmd.Context(), &d, set, extract.Options{})
			if err != nil {
				return err
			}
			page := annotate.New(&d, records, func(id string, kind citation.Kind) graphmodel.Instrument {
				return graphmodel.Describe(id, kind, graphmodel.Sources{Named: set.Instrument(id), Registry: registry[id], Citing: told(records, id)})
			})
			return writeOutput(cmd, output, func(w io.Writer) error { return write(w, page) })
		},
	}
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `FILE` to write (default: standard output)")
	cmd.Flags().StringVar(&format, "format", "", "`FORMAT` of the text: html, md (default: by the suffix of the file, else html)")
	complete(cmd, "format", []string{"html", "md"})
	addLanguageFlag(cmd, &lang, "lang", "language of a document that does not tell (ISO 639-1; default: by its script and words)")
	addRuleFlags(cmd)
	return cmd
}

// annotationNamed finds the format of that name, else the one of the file's
// suffix, else the first.
func annotationNamed(name, file string) (func(io.Writer, *annotate.Page) error, error) {
	suffix := strings.ToLower(filepath.Ext(file))
	for _, a := range annotations {
		if a.name == name || name == "" && (a.suffix == suffix || suffix == "" && a.name == "html" || suffix == ".htm" && a.name == "html" || suffix == ".markdown" && a.name == "md") {
			return a.write, nil
		}
	}
	if name == "" {
		return nil, fmt.Errorf("%s: no format of annotated text has the suffix %s: name one with --format (html, md)", file, suffix)
	}
	return nil, fmt.Errorf("no format %q of annotated text: there are html and md", name)
}

// told is what the document's first words on an instrument tell of its title and
// date.
func told(records []citation.Citation, id string) graphmodel.Told {
	var t graphmodel.Told
	for i := range records {
		if records[i].ID == id {
			if t.Title == "" {
				t.Title = records[i].Title
			}
			if t.Date == "" {
				t.Date = records[i].Date
			}
		}
	}
	return t
}
