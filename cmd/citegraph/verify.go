package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"citegraph/graphmodel/store"
)

func newVerifyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "verify [FILE]",
		Short: "Look through a graph file for damage",
		Long: `Verify looks through a graph file: whether it is one of this version, whether the
database in it is whole, and whether the graph is right in itself (every edge has
the count of its citations, spans stand in order, one text of each document is
preferred, every number names something that is there, the counts are right).

The exit status is 0 for a sound graph, and 1 for any other; each line says one
thing that is wrong. The remedy is always to build the graph again, with --fresh.`,
		Example: `  citegraph verify ga.db`,
		Args:    argumentCount(0, 1, "a graph file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			path := defaultGraph
			if len(args) > 0 {
				path = args[0]
			}
			wrong, err := store.Verify(cmd.Context(), path)
			if err != nil {
				return err
			}
			for _, w := range wrong {
				fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", path, w)
			}
			if len(wrong) > 0 {
				return &exitError{exitNothing, nil}
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: sound\n", path)
			return err
		},
	}
}
