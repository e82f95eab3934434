package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/graphmodel/query"
)

// newQueryCommand makes the command of a query from its row in the table.
func newQueryCommand(row *query.Row) *cobra.Command {
	var question query.Question
	var format string
	cmd := &cobra.Command{
		Use:     strings.TrimSpace(row.Name + " " + row.Takes),
		Short:   row.Short,
		Long:    row.Long,
		Example: row.Example,
		Args:    argumentCount(row.Least, row.Most, row.Takes),
		RunE: func(cmd *cobra.Command, args []string) error {
			write, err := answerWriter(format)
			if err != nil {
				return err
			}
			graph, file, err := openGraph(cmd)
			if err != nil {
				return err
			}
			defer file.Close()
			question.Names = args
			answer, err := row.Ask(cmd.Context(), graph, question)
			if err != nil {
				return err
			}
			for _, note := range answer.Notes() {
				fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s\n", note)
			}
			if err := write(cmd, answer); err != nil && !isBrokenPipe(err) {
				return fmt.Errorf("writing the answer: %w", err)
			}
			if !answer.Found() {
				return &exitError{exitNothing, nil}
			}
			return nil
		},
	}
	for _, name := range row.Flags {
		bindFlag(cmd, name, &question)
	}
	addGraphFlag(cmd)
	cmd.Flags().StringVar(&format, "format", formats[0].name, "`FORMAT` of the answer: "+formatNames())
	complete(cmd, "format", strings.Split(formatNames(), ", "))
	return cmd
}

// bindFlag makes a flag of the table set its field of the question.
func bindFlag(cmd *cobra.Command, name string, q *query.Question) {
	for _, f := range query.Flags {
		if f.Name != name {
			continue
		}
		switch flags := cmd.Flags(); {
		case f.Strings != nil:
			flags.StringSliceVar(f.Strings(q), name, nil, f.Help)
		case f.String != nil:
			flags.StringVar(f.String(q), name, "", f.Help)
		case f.Int != nil:
			flags.IntVar(f.Int(q), name, f.Default, f.Help)
		case f.Bool != nil:
			flags.BoolVar(f.Bool(q), name, false, f.Help)
		}
		if name == "part" {
			complete(cmd, name, []string{"heading", "preamble", "operative", "annex", "body"})
		}
	}
}

// complete offers fixed values to the shell. It fails only for a flag that is
// not there.
func complete(cmd *cobra.Command, flag string, values []string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}
