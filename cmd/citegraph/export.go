package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract/source"
	"citegraph/render"
)

func newExportCommand() *cobra.Command {
	var name, output string
	var list bool
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the whole graph for other programs",
		Long: "Export writes the whole graph, sorted, the same bytes for the same graph:\n\n" + exportHelp() + `
Without --format the suffix of the output file decides. docs/formats.md says how
to open each. To write a part of a graph, or draw it, use citegraph render.`,
		Example: `  citegraph export --graph ga.db > ga.jsonl
  citegraph export -o pairs.csv
  citegraph export --format nquads -o ga.nq`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if list {
				fmt.Fprint(cmd.OutOrStdout(), exportHelp())
				return nil
			}
			export, err := exportNamed(name, output)
			if err != nil {
				return err
			}
			graph, file, err := openGraph(cmd)
			if err != nil {
				return err
			}
			defer file.Close()
			return writeOutput(cmd, output, func(w io.Writer) error {
				return export.Write(cmd.Context(), w, render.Input{Reader: graph.Reader, Text: textOf})
			})
		},
	}
	addGraphFlag(cmd)
	cmd.Flags().StringVar(&name, "format", "", "`FORMAT` of the output (default: by the suffix of the file, else "+render.Exports[0].Name+"): "+exportNames())
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `FILE` to write (default: standard output)")
	cmd.Flags().BoolVar(&list, "list-formats", false, "print the formats with what each is for")
	complete(cmd, "format", strings.Split(exportNames(), ", "))
	return cmd
}

// exportNamed finds the format that was asked for: by name, else by the suffix of
// the file, else the first.
func exportNamed(name, file string) (render.Export, error) {
	if e, found := render.ExportNamed(name, file); found {
		return e, nil
	}
	if name == "" {
		return render.Exports[0], nil
	}
	return render.Export{}, &exitError{exitUsage, fmt.Errorf("there is no export format %q: one of %s", name, exportNames())}
}

// textOf gives the text of a file that the graph was built of.
func textOf(ctx context.Context, file string) (string, error) {
	if file == "" || file == "-" {
		return "", errors.New("standard input was read once")
	}
	d, err := source.Read(ctx, file, source.Options{})
	return d.Text, err
}

func exportNames() string {
	var names []string
	for _, e := range render.Exports {
		names = append(names, e.Name)
	}
	return strings.Join(names, ", ")
}

func exportHelp() string {
	var lines strings.Builder
	for _, e := range render.Exports {
		fmt.Fprintf(&lines, "  %-12s  %s\n", e.Name, e.Help)
	}
	return lines.String()
}
