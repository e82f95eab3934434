package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"citegraph/graphmodel/query"
)

// The groups of commands in the help.
const (
	groupDocuments = "documents"
	groupGraph     = "graph"
	groupPictures  = "pictures"
	groupAbout     = "about"
)

// commands are listed in the order of the work; the queries have a table of
// their own.
var commands = []struct {
	group string
	make  func() *cobra.Command
}{
	{groupDocuments, newExtractCommand},
	{groupDocuments, newTextCommand},
	{groupDocuments, newRulesCommand},
	{groupDocuments, newInstrumentsCommand},
	{groupGraph, newBuildCommand},
	{groupGraph, newVerifyCommand},
	{groupPictures, newRenderCommand},
	{groupPictures, newExportCommand},
	{groupPictures, newAnnotateCommand},
	{groupPictures, newEmbedCommand},
	{groupAbout, newVersionCommand},
}

// run runs the command line and gives its exit status.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	root := newRootCommand()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	if message := explain(ctx, err); message != "" {
		fmt.Fprintf(errOut, "citegraph: %s\n", message)
	}
	return exitCode(withCode(err))
}

// explain is what is printed of an error; "" for one that has been told.
func explain(ctx context.Context, err error) string {
	var interrupted *interruptedError
	switch {
	case errors.As(err, &interrupted):
		return interrupted.Error()
	case ctx.Err() != nil && errors.Is(err, context.Canceled):
		return "interrupted"
	}
	return strings.TrimRight(err.Error(), "\n")
}

// withCode gives the errors of the queries their exit status.
func withCode(err error) error {
	var coded *exitError
	var use *query.UseError
	var ambiguous *query.Ambiguous
	var unknown *query.Unknown
	switch {
	case errors.As(err, &coded):
		return err
	case errors.As(err, &use), errors.As(err, &ambiguous):
		return &exitError{exitUsage, err}
	case errors.As(err, &unknown):
		return &exitError{exitNothing, err}
	}
	return err
}

func newRootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:   "citegraph",
		Short: "Find what documents of the United Nations cite, and who cites what",
		Long: `citegraph reads documents of the United Nations, finds every instrument that
they cite (which, with what verb, in which paragraph), builds a graph of it,
answers questions on the graph, and draws it.`,
		Example: `  citegraph build resolutions/ -o ga.db
  citegraph cited-by "Vienna Declaration" --graph ga.db`,
		Version:       versionLine(),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return cmd.Help()
			}
			return unknownCommand(cmd, args[0])
		},
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var invalid *pflag.InvalidValueError
		if errors.As(err, &invalid) {
			flag := invalid.GetFlag()
			switch kind := flag.Value.Type(); {
			case strings.HasPrefix(kind, "int"):
				err = fmt.Errorf("--%s takes a number, not %q", flag.Name, invalid.GetValue())
			case kind == "bool":
				err = fmt.Errorf("--%s takes true or false, not %q", flag.Name, invalid.GetValue())
			default: // values of our own say what is wrong with them
				err = fmt.Errorf("--%s: %w", flag.Name, invalid.Unwrap())
			}
		}
		return &exitError{exitUsage, fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())}
	})
	root.AddGroup(
		&cobra.Group{ID: groupDocuments, Title: "Documents:"},
		&cobra.Group{ID: groupGraph, Title: "Graph:"},
		&cobra.Group{ID: groupPictures, Title: "Pictures and other programs:"},
		&cobra.Group{ID: groupAbout, Title: "About:"},
	)
	root.SetHelpCommandGroupID(groupAbout)
	root.SetCompletionCommandGroupID(groupAbout)
	for _, c := range commands {
		command := c.make()
		command.GroupID = c.group
		root.AddCommand(command)
	}
	for i := range query.Queries {
		command := newQueryCommand(&query.Queries[i])
		command.GroupID = groupGraph
		root.AddCommand(command)
	}
	return root
}

func unknownCommand(cmd *cobra.Command, name string) error {
	message := fmt.Sprintf("there is no command %q", name)
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		message += "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return &exitError{exitUsage, fmt.Errorf("%s; see citegraph --help", message)}
}
