package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"citegraph/graphmodel/query"
	"citegraph/graphmodel/store"
)

// defaultGraph is the graph file where none is named.
const defaultGraph = "citegraph.db"

// addGraphFlag gives a command the flag --graph; openGraph reads it.
func addGraphFlag(cmd *cobra.Command) {
	cmd.Flags().String("graph", defaultGraph, "the graph `FILE` to read")
}

// openGraph opens the graph that --graph names, for the queries; the caller
// closes the file.
func openGraph(cmd *cobra.Command) (query.Graph, *store.File, error) {
	path, err := cmd.Flags().GetString("graph")
	if err != nil {
		return query.Graph{}, nil, err
	}
	file, err := store.Open(path)
	if err != nil {
		return query.Graph{}, nil, err
	}
	graph, err := query.New(cmd.Context(), file)
	if err != nil {
		file.Close()
		return query.Graph{}, nil, err
	}
	return graph, file, nil
}

// argumentCount asks for so many arguments, in words that say what they are.
func argumentCount(least, most int, takes string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least && len(args) <= most {
			return nil
		}
		problem := "takes no arguments"
		switch {
		case most > 0 && len(args) > most:
			problem = fmt.Sprintf("takes %s and no more (words with blanks in quotation marks)", takes)
		case most > 0:
			problem = "needs " + takes
		}
		return &exitError{exitUsage, fmt.Errorf("%s %s; see %s --help", cmd.CommandPath(), problem, cmd.CommandPath())}
	}
}
