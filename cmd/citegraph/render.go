package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/graphmodel/query"
	"citegraph/render"
	"citegraph/render/layout"
	"citegraph/worker"
)

func newRenderCommand() *cobra.Command {
	var p picture
	cmd := &cobra.Command{
		Use:   "render",
		Short: "Draw the citations around instruments, for a report or a web page",
		Long: fmt.Sprintf(`Render draws a part of the graph. What it shows and how is the layout:

%s
Without --layout it draws what cites the focus and what it cites, the oldest at
the top, or without --focus the instruments that most of the graph cites. Each
layout leaves out what matters least where there is more than --max-nodes, and
says in the picture how much that is.

The formats:

%s
What the picture shows can also be written as a graph for other programs, in the
formats of citegraph export; --list-formats prints all of them. Without --format
the suffix of the output file decides. At most %d instruments can be drawn; the
default stays readable on A4. For the layout years the worker
executable citegraph-worker is needed.`, pictureLayouts(), pictureFormats(), render.MostNodes),
		Example: `  citegraph render --focus "Vienna Declaration" -o vienna.svg
  citegraph render --graph ga.db --focus 70/1 --focus 69/313 --max-nodes 30 -o agenda.svg
  citegraph render --focus 1325 --depth 2 -o 1325.dot
  citegraph render --layout neighbourhood --focus 70/1 -o sides.svg
  citegraph render --layout timeline --focus "Vienna Declaration" -o timeline.svg
  citegraph render --layout chain --from A/HRC/RES/58/69 --to "Vienna Declaration" -o chain.svg
  citegraph render --layout lineage --focus 78/171 -o lineage.svg
  citegraph render --layout overview --graph ga.db -o overview.svg`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return p.run(cmd) },
	}
	addGraphFlag(cmd)
	p.look.add(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&p.focus, "focus", nil, "the `INSTRUMENT` in the middle; may be given several times")
	flags.StringVar(&p.layout, "layout", "", "`LAYOUT` of the picture: "+strings.Join(render.LayoutNames(), ", "))
	flags.StringVar(&p.from, "from", "", "the citing `INSTRUMENT` at the beginning of a chain")
	flags.StringVar(&p.to, "to", "", "the cited `INSTRUMENT` at its end")
	flags.IntVar(&p.options.Depth, "depth", 0, "citations between the focus and the farthest instrument; of a chain its most steps (default 1, of a chain 4)")
	flags.IntVar(&p.options.MaxNodes, "max-nodes", 0, "instruments in the picture (default: as many as the layout keeps readable on A4)")
	flags.StringVar(&p.options.Title, "title", "", "heading of the picture (default: made from the focus)")
	flags.StringVarP(&p.output, "output", "o", "", "the `FILE` to write (default: standard output)")
	flags.StringVar(&p.format, "format", "", "`FORMAT` of the picture: "+formatList())
	flags.BoolVar(&p.list, "list-formats", false, "print the formats with what each is for")
	complete(cmd, "layout", layoutCompletions())
	complete(cmd, "format", strings.Split(formatList(), ", "))
	return cmd
}

// picture is a render command with its flags.
type picture struct {
	focus   []string
	from    string
	to      string
	layout  string
	options render.Options
	look    styleFlags
	output  string
	format  string
	list    bool // the formats, and nothing else
}

func (p *picture) run(cmd *cobra.Command) error {
	if p.list {
		fmt.Fprint(cmd.OutOrStdout(), allFormats())
		return nil
	}
	format, err := render.FormatNamed(p.format, p.output)
	export, isExport := render.ExportNamed(p.format, p.output)
	if err != nil && !isExport {
		return &exitError{exitUsage, err}
	}
	row, err := render.LayoutNamed(p.layout)
	if err != nil {
		return &exitError{exitUsage, err}
	}
	if cmd.Flags().Changed("depth") && p.options.Depth < 1 || cmd.Flags().Changed("max-nodes") && p.options.MaxNodes < 1 {
		return &exitError{exitUsage, errors.New("--depth and --max-nodes must be at least 1")}
	}
	style, err := p.look.style(cmd)
	if err != nil {
		return err
	}
	graph, file, err := openGraph(cmd)
	if err != nil {
		return err
	}
	defer file.Close()
	view, err := p.view(cmd, graph, row)
	if err != nil {
		return err
	}
	if err := render.AddEvidence(cmd.Context(), &view, graph.Reader); err != nil {
		return err
	}
	path, err := cmd.Flags().GetString("graph")
	if err != nil {
		return err
	}
	view.Source = "Source: " + filepath.Base(path) + ", drawn by citegraph."
	ctx := cmd.Context()
	err = writeOutput(cmd, p.output, func(w io.Writer) error {
		if format.Write == nil {
			return export.Write(ctx, w, render.Input{Reader: render.Part(graph.Reader, &view), Text: textOf})
		}
		return format.Write(ctx, w, &view, layout.Graphviz(worker.Options{}), style)
	})
	if err != nil {
		return fmt.Errorf("no picture: %w", err)
	}
	return nil
}

// view is what the picture is to show.
func (p *picture) view(cmd *cobra.Command, graph query.Graph, row *render.Layout) (render.View, error) {
	names, err := p.names(row)
	if err != nil {
		return render.View{}, err
	}
	ids, err := resolveAll(cmd.Context(), cmd.ErrOrStderr(), graph, names)
	if err != nil {
		return render.View{}, err
	}
	view, err := row.Look(cmd.Context(), render.Ask{Graph: graph, Focus: ids, Options: p.options})
	switch {
	case errors.Is(err, render.ErrTooMany):
		return view, &exitError{exitUsage, fmt.Errorf("--max-nodes %w", err)}
	case errors.Is(err, render.ErrUnknown), errors.Is(err, render.ErrNothing):
		return view, &exitError{exitNothing, err}
	}
	return view, err
}

// names are the instruments that were named: the two ends of a chain, else the
// focus.
func (p *picture) names(row *render.Layout) ([]string, error) {
	if p.from == "" && p.to == "" {
		return p.focus, nil
	}
	switch {
	case row.Focus.Least < 2:
		return nil, &exitError{exitUsage, fmt.Errorf("--from and --to are for --layout chain; the layout %s takes --focus", row.Name)}
	case p.from == "" || p.to == "":
		return nil, &exitError{exitUsage, errors.New("a chain has two ends: name both --from and --to")}
	case len(p.focus) > 0:
		return nil, &exitError{exitUsage, errors.New("a chain is named by --from and --to, or by two --focus, not by both")}
	}
	return []string{p.from, p.to}, nil
}

// resolveAll finds the instruments that a person named, and says on errOut how
// the words were read where that was not plain.
func resolveAll(ctx context.Context, errOut io.Writer, graph query.Graph, names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		found, err := query.Resolve(ctx, graph, name)
		if err != nil {
			return nil, err
		}
		if found.Note != "" {
			fmt.Fprintf(errOut, "citegraph: %s\n", found.Note)
		}
		ids = append(ids, found.ID)
	}
	return ids, nil
}

// pictureLayouts lists the layouts with what they are.
func pictureLayouts() string {
	var lines strings.Builder
	for _, l := range render.Layouts {
		fmt.Fprintf(&lines, "  %-13s %s\n", l.Name, l.Help)
	}
	return lines.String()
}

// layoutCompletions are the layouts with what they are, for the shell.
func layoutCompletions() []string {
	var all []string
	for _, l := range render.Layouts {
		all = append(all, l.Name+"\t"+l.Help)
	}
	return all
}

// pictureFormats lists the formats of pictures with what they are.
func pictureFormats() string {
	var lines strings.Builder
	for _, f := range render.Formats {
		fmt.Fprintf(&lines, "  %-12s  %s\n", f.Name, f.Help)
	}
	return lines.String()
}

// allFormats lists the formats of pictures, then those of graphs.
func allFormats() string {
	lines := pictureFormats()
	for _, e := range render.Exports {
		if !isPicture(e.Name) {
			lines += fmt.Sprintf("  %-12s  %s\n", e.Name, e.Help)
		}
	}
	return lines
}

func isPicture(name string) bool {
	return slices.ContainsFunc(render.Formats, func(f render.Format) bool { return f.Name == name })
}

// formatList names the formats in the order of allFormats.
func formatList() string {
	var names []string
	for _, f := range render.Formats {
		names = append(names, f.Name)
	}
	for _, e := range render.Exports {
		if !isPicture(e.Name) {
			names = append(names, e.Name)
		}
	}
	return strings.Join(names, ", ")
}
