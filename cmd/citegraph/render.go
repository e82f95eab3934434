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
		Long: fmt.Sprintf(`Render draws what cites an instrument and what it cites, the oldest at the top,
each year in its own rows where the page has room. Without --focus it draws the
instruments that most of the graph cites. What is left out is said in the picture.

%s
What the picture shows can also be written as a graph for other programs, in the
formats of citegraph export; --list-formats prints all of them. Without --format
the suffix of the output file decides. At most %d instruments
can be drawn; the default stays readable on A4. The layout is done by the worker
executable citegraph-worker.`, pictureFormats(), render.MostNodes),
		Example: `  citegraph render --focus "Vienna Declaration" -o vienna.svg
  citegraph render --graph ga.db --focus 70/1 --focus 69/313 --max-nodes 30 -o agenda.svg
  citegraph render --focus 1325 --depth 2 -o 1325.dot`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return p.run(cmd) },
	}
	addGraphFlag(cmd)
	p.look.add(cmd)
	flags := cmd.Flags()
	flags.StringArrayVar(&p.focus, "focus", nil, "the `INSTRUMENT` in the middle; may be given several times")
	flags.IntVar(&p.options.Depth, "depth", 1, "citations between the focus and the farthest instrument")
	flags.IntVar(&p.options.MaxNodes, "max-nodes", render.DefaultNodes, "instruments in the picture")
	flags.StringVar(&p.options.Title, "title", "", "heading of the picture (default: made from the focus)")
	flags.StringVarP(&p.output, "output", "o", "", "the `FILE` to write (default: standard output)")
	flags.StringVar(&p.format, "format", "", "`FORMAT` of the picture: "+formatList())
	flags.BoolVar(&p.list, "list-formats", false, "print the formats with what each is for")
	complete(cmd, "format", strings.Split(formatList(), ", "))
	return cmd
}

// picture is a render command with its flags.
type picture struct {
	focus   []string
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
	if p.options.Depth < 1 || p.options.MaxNodes < 1 {
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
	view, err := p.view(cmd, graph)
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
func (p *picture) view(cmd *cobra.Command, graph query.Graph) (render.View, error) {
	ids, err := resolveAll(cmd.Context(), cmd.ErrOrStderr(), graph, p.focus)
	if err != nil {
		return render.View{}, err
	}
	loaded, err := graph.Load(cmd.Context())
	if err != nil {
		return render.View{}, err
	}
	var view render.View
	if len(ids) > 0 {
		view, err = render.Neighbourhood(loaded, ids, p.options)
	} else {
		view, err = render.Overview(loaded, p.options)
	}
	switch {
	case errors.Is(err, render.ErrTooMany):
		return view, &exitError{exitUsage, fmt.Errorf("--max-nodes %w", err)}
	case errors.Is(err, render.ErrUnknown):
		return view, &exitError{exitNothing, err}
	}
	return view, err
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
