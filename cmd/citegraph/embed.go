package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/graphmodel/query"
	"citegraph/render"
	"citegraph/render/report"
)

func newEmbedCommand() *cobra.Command {
	var e embedding
	cmd := &cobra.Command{
		Use:   "embed REPORT…",
		Short: "Fill the diagrams and tables that a report asks for",
		Long: `Embed fills reports (Markdown or HTML) with the diagrams and tables that they ask
for, and brings those of an earlier time up to date. A report asks with a comment

  <!-- citegraph render --focus "2030 Agenda" --caption "Who cites the Agenda" -->

or, in Markdown, with a fenced block of the language citegraph. What stands in it
is a command of citegraph with its flags (render, or a question: ` + strings.Join(queryNames(), ", ") + `),
and --caption, --name (of the picture's file), --inline or --file. The result
stands behind the request up to <!-- /citegraph -->; everything else stays as it
was written. Pictures of a Markdown report are files in the folder of --files,
those of a web page stand in it.

With --pandoc it is a filter: it reads a document of pandoc from standard input
and replaces its citegraph blocks. See docs/reports.md.`,
		Example: `  citegraph embed report.md --graph ga.db
  citegraph embed report.md --check
  pandoc report.md -t json | citegraph embed --pandoc docx | pandoc -f json -o report.docx`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if e.pandoc != "" {
				return e.filter(cmd, args)
			}
			return e.run(cmd, args)
		},
	}
	addGraphFlag(cmd)
	flags := cmd.Flags()
	flags.BoolVar(&e.check, "check", false, "change nothing; exit 1 where a report or picture is not up to date")
	flags.StringVarP(&e.output, "output", "o", "", "write the finished report to `FILE`, without the requests, and leave REPORT as it is")
	flags.StringVar(&e.files, "files", "", "the `FOLDER` of the pictures, from the report's (default: the report's name with -figures)")
	flags.StringVar(&e.pandoc, "pandoc", "", "be a filter of pandoc for a document in `FORMAT` (html, docx, latex, …)")
	return cmd
}

// embedding is an embed command with its flags.
type embedding struct {
	check                 bool
	output, files, pandoc string
}

func queryNames() []string {
	var names []string
	for _, q := range query.Queries {
		names = append(names, q.Name)
	}
	return names
}

func (e *embedding) run(cmd *cobra.Command, reports []string) error {
	switch {
	case len(reports) == 0:
		return &exitError{exitUsage, errors.New("give a report to fill; see citegraph embed --help")}
	case len(reports) > 1 && e.output != "":
		return &exitError{exitUsage, errors.New("-o takes one report: name one, or leave -o out")}
	}
	var stale []string
	for _, path := range reports {
		changed, err := e.fill(cmd, path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		stale = append(stale, changed...)
	}
	if !e.check {
		return nil
	}
	for _, path := range stale {
		fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s is not up to date: run citegraph embed %s\n", path, strings.Join(reports, " "))
	}
	if len(stale) > 0 {
		return &exitError{exitNothing, nil}
	}
	return nil
}

// fill fills one report, and gives the files that it changed or, for a check,
// would change. Nothing is written before every request has its answer.
func (e *embedding) fill(cmd *cobra.Command, path string) ([]string, error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, errors.New("no such file")
	}
	if err != nil {
		return nil, err
	}
	kind, err := reportKind(path)
	if err != nil {
		return nil, err
	}
	target := path
	if e.output != "" {
		target = e.output
	}
	a := answerer{cmd: cmd, graph: graphPath(cmd), format: "svg", folder: e.folder(target), inline: kind == report.HTML, pictures: map[string][]byte{}}
	filled, err := report.Fill(cmd.Context(), string(content), kind, e.output != "", a.answer)
	if err != nil {
		return nil, err
	}
	if old, err := os.ReadFile(target); err != nil || string(old) != filled {
		a.pictures[target] = []byte(filled)
	}
	return a.write(e.check)
}

// folder is where a report's pictures are, from the report.
func (e *embedding) folder(path string) string {
	if e.files != "" {
		return e.files
	}
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name)) + "-figures"
}

func reportKind(path string) (report.Kind, error) {
	switch suffix := strings.ToLower(filepath.Ext(path)); suffix {
	case ".md", ".markdown", ".qmd", ".rmd":
		return report.Markdown, nil
	case ".html", ".htm", ".xhtml":
		return report.HTML, nil
	default:
		return 0, &exitError{exitUsage, fmt.Errorf("a report is Markdown (.md) or a web page (.html), not %q", suffix)}
	}
}

// filter is the filter of pandoc: a document from standard input to standard
// output, its pictures in the folder of --files.
func (e *embedding) filter(cmd *cobra.Command, args []string) error {
	if len(args) > 0 || e.check || e.output != "" {
		return &exitError{exitUsage, errors.New("with --pandoc the document comes from standard input and goes to standard output: give no report, --check or -o")}
	}
	a := answerer{cmd: cmd, graph: graphPath(cmd), format: pictureFor(e.pandoc), folder: e.folder("citegraph"), pictures: map[string][]byte{}}
	var out bytes.Buffer
	if err := report.FilterPandoc(cmd.Context(), cmd.InOrStdin(), &out, a.answer); err != nil {
		return err
	}
	if _, err := a.write(false); err != nil {
		return err
	}
	_, err := cmd.OutOrStdout().Write(out.Bytes())
	return err
}

// pictureFor is the picture format that a format of pandoc's can hold.
func pictureFor(format string) string {
	format, _, _ = strings.Cut(format, "+")
	want := "png"
	switch format {
	case "latex", "beamer", "context", "pdf":
		want = "pdf"
	case "html", "html4", "html5", "epub", "epub2", "epub3", "revealjs", "slidy", "s5", "markdown", "gfm", "commonmark", "json", "native":
		want = "svg"
	}
	if _, err := render.FormatNamed(want, ""); err != nil {
		return "svg"
	}
	return want
}

// answerer answers requests with the program's own commands.
type answerer struct {
	cmd      *cobra.Command
	graph    string
	format   string // of pictures
	folder   string // of pictures, from the report
	inline   bool   // pictures stand in the report where the request does not say
	figures  report.Figures
	pictures map[string][]byte // files to write
}

func (a *answerer) answer(ctx context.Context, r report.Request) (report.Result, error) {
	command := r.Words[0]
	if command != "render" && !slices.Contains(queryNames(), command) {
		return report.Result{}, &exitError{exitUsage, fmt.Errorf("a report cannot ask for %q: for render, %s", command, strings.Join(queryNames(), ", "))}
	}
	for _, w := range r.Words[1:] {
		flag, _, _ := strings.Cut(w, "=")
		if flag == "--output" || strings.HasPrefix(flag, "-o") || flag == "--format" || flag == "--table" {
			return report.Result{}, &exitError{exitUsage, fmt.Errorf("%s is not for requests: a report's pictures and tables have their place", flag)}
		}
	}
	if command == "render" {
		return a.picture(ctx, &r)
	}
	out, err := a.run(ctx, r.Words, "json")
	if err != nil {
		return report.Result{}, err
	}
	var tables struct {
		Tables []report.Table
		Base   string
	}
	if err := json.Unmarshal(out, &tables); err != nil {
		return report.Result{}, err
	}
	if tables.Tables == nil {
		tables.Tables = []report.Table{}
	}
	return report.Result{Tables: tables.Tables, Base: tables.Base}, nil
}

func (a *answerer) picture(ctx context.Context, r *report.Request) (report.Result, error) {
	out, err := a.run(ctx, r.Words, a.format)
	if err != nil {
		return report.Result{}, err
	}
	result := report.Result{Picture: out}
	inline := a.inline
	if r.Inline != nil {
		inline = *r.Inline
	}
	if inline && a.format == "svg" {
		return result, nil
	}
	result.File = filepath.ToSlash(filepath.Join(a.folder, a.figures.Name(r)+"."+a.format))
	a.pictures[filepath.Join(a.beside(), result.File)] = out
	return result, nil
}

// beside is the folder from which the report names its pictures.
func (a *answerer) beside() string {
	if args := a.cmd.Flags().Args(); len(args) > 0 {
		at := args[0]
		if o, err := a.cmd.Flags().GetString("output"); err == nil && o != "" {
			at = o
		}
		return filepath.Dir(at)
	}
	return "."
}

// run runs a command of this program and gives what it prints. An answer that
// finds nothing is one too; its base says so.
func (a *answerer) run(ctx context.Context, words []string, format string) ([]byte, error) {
	command := newRenderCommand()
	for i := range query.Queries {
		if query.Queries[i].Name == words[0] {
			command = newQueryCommand(&query.Queries[i])
		}
	}
	args := append(slices.Clone(words[1:]), "--format", format)
	if !slices.ContainsFunc(words, func(w string) bool { return w == "--graph" || strings.HasPrefix(w, "--graph=") }) {
		args = append(args, "--graph", a.graph)
	}
	var out, said bytes.Buffer
	command.SilenceErrors, command.SilenceUsage = true, true
	command.SetArgs(args)
	command.SetIn(strings.NewReader(""))
	command.SetOut(&out)
	command.SetErr(&said)
	err := command.ExecuteContext(ctx)
	code := exitDone
	if err != nil {
		code = exitCode(withCode(err))
	}
	if code == exitDone || code == exitNothing && out.Len() > 0 {
		return out.Bytes(), nil
	}
	return nil, &exitError{code, err}
}

// write writes the files that are not there as they should be, and names them.
func (a *answerer) write(check bool) ([]string, error) {
	var changed []string
	for path, content := range a.pictures {
		if old, err := os.ReadFile(path); err != nil || !bytes.Equal(old, content) {
			changed = append(changed, path)
		}
	}
	slices.Sort(changed)
	if check {
		return changed, nil
	}
	for _, path := range changed {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, cannotWrite(path, err)
		}
		if err := writeOutput(a.cmd, path, func(w io.Writer) error {
			_, err := w.Write(a.pictures[path])
			return err
		}); err != nil {
			return nil, err
		}
	}
	return changed, nil
}
