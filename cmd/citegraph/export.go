package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/graphmodel"
	"citegraph/render"
)

func newExportCommand() *cobra.Command {
	var name, output string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the whole graph for other programs",
		Long: "Export writes the whole graph, sorted, the same bytes for the same graph:\n\n" + exportHelp() + `
In jsonl a line is {"type":"instrument", …} or {"type":"pair", …}; the citations
of a pair have the fields of docs/records.md. To draw a part of a graph use
citegraph render.`,
		Example: `  citegraph export --graph ga.db > ga.jsonl
  citegraph export --format csv -o pairs.csv`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			write, err := exportNamed(name)
			if err != nil {
				return err
			}
			graph, file, err := openGraph(cmd)
			if err != nil {
				return err
			}
			defer file.Close()
			return writeOutput(cmd, output, func(w io.Writer) error { return write(cmd, w, graph.Reader) })
		},
	}
	addGraphFlag(cmd)
	cmd.Flags().StringVar(&name, "format", render.Exports[0].Name, "`FORMAT` of the output: "+exportNames())
	cmd.Flags().StringVarP(&output, "output", "o", "", "the `FILE` to write (default: standard output)")
	complete(cmd, "format", strings.Split(exportNames(), ", "))
	return cmd
}

func exportNamed(name string) (func(*cobra.Command, io.Writer, graphmodel.Reader) error, error) {
	for _, e := range render.Exports {
		if e.Name == name {
			return func(cmd *cobra.Command, w io.Writer, r graphmodel.Reader) error { return e.Write(cmd.Context(), w, r) }, nil
		}
	}
	return nil, &exitError{exitUsage, fmt.Errorf("there is no export format %q: one of %s", name, exportNames())}
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
		fmt.Fprintf(&lines, "  %-6s %s\n", e.Name, e.Help)
	}
	return lines.String()
}
