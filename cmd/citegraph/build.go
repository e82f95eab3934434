package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"citegraph/extract"
	"citegraph/extract/corpus"
	"citegraph/extract/rules"
	"citegraph/extract/source"
	"citegraph/graphmodel"
	"citegraph/graphmodel/store"
	"citegraph/worker"
)

func newBuildCommand() *cobra.Command {
	b := builder{}
	cmd := &cobra.Command{
		Use:   "build FILE|FOLDER|ARCHIVE|PATTERN…",
		Short: "Build a graph from documents, or bring it up to date",
		Long: `Build makes the graph hold exactly the documents named, those below the folders
named, and those in archives (zip, tar, and either compressed): what was added or
changed since the last build is read, what has gone leaves the graph, and the rest
is not read again. The graph file stays as it was until the new state is complete.
A build that was interrupted is taken up by the next one.

A file that cannot be read is named, the rest is built, and the exit status is 3.
docs/input.md says what may be given, and what a report holds.`,
		Example: `  citegraph build resolutions/ -o ga.db
  citegraph build A_RES_76_300.txt session-78.zip 'drafts/**/*.docx'
  citegraph build resolutions/ -o ga.db --report report.jsonl`,
		Args: atLeastOne("a file, folder or archive to read"),
		RunE: func(cmd *cobra.Command, args []string) error { return b.run(cmd, args) },
	}
	cmd.Flags().StringVarP(&b.output, "output", "o", defaultGraph, "the graph `FILE` to build")
	addRuleFlags(cmd)
	cmd.Flags().BoolVar(&b.fresh, "fresh", false, "read every document again")
	cmd.Flags().BoolVar(&b.ignoreLinks, "ignore-links", false, ignoreLinksUsage)
	addLanguageFlag(cmd, &b.language, "lang", "language of documents that do not tell (ISO 639-1; default: by their script and words)")
	addLanguageFlag(cmd, &b.prefer, "prefer", "language of the text that gives the evidence, of a document with several (ISO 639-1; default en)")
	cmd.Flags().StringVar(&b.reportTo, "report", "", "write what became of each document to `FILE`, one JSON object a line")
	addLimitFlags(cmd, &b.limits)
	return cmd
}

// builder is a build with its flags.
type builder struct {
	ignoreLinks bool

	output   string
	fresh    bool
	language string
	prefer   string
	reportTo string
	limits   source.Limits

	reporter *reporter
	problems problems
}

func (b *builder) run(cmd *cobra.Command, paths []string) error {
	began := time.Now()
	for _, p := range paths {
		if p == "-" {
			return &exitError{exitUsage, errors.New("build cannot read standard input: a graph names the files of its documents")}
		}
	}
	set, err := openRules(cmd)
	if err != nil {
		return err
	}
	program, _ := programVersion()
	w, err := store.Update(b.output, store.Options{Fingerprint: program + " " + set.Fingerprint() + " " + b.language + b.links(), Fresh: b.fresh, Prefer: b.prefer})
	if err != nil {
		return err
	}
	defer w.Close()
	if b.reporter, err = newReporter(b.reportTo); err != nil {
		return err
	}
	if n := w.Resumed(); n > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s: going on with a build that did not end: %s of it are kept\n", b.output, count(n, "document"))
	}
	summary, changes, err := b.build(cmd, paths, set, w)
	if reported := b.reporter.close(); err == nil {
		err = reported
	}
	switch {
	case errors.Is(err, store.ErrEmpty):
		return fmt.Errorf("no documents to build a graph from in %s", strings.Join(paths, ", "))
	case err != nil && cmd.Context().Err() != nil:
		return &interruptedError{fmt.Sprintf("%s stays as it was; the %s read so far are kept beside it, and the same command goes on from there", b.output, count(w.Resumed()+summary.Read, "document"))}
	case err != nil:
		return err
	}
	b.report(cmd, summary, changes, time.Since(began))
	if summary.Failed > 0 {
		return &exitError{exitPartly, nil}
	}
	return nil
}

// links is what of the fingerprint the treatment of hyperlinks makes.
func (b *builder) links() string {
	if b.ignoreLinks {
		return " without links"
	}
	return ""
}

func (b *builder) build(cmd *cobra.Command, paths []string, set *rules.Set, w *store.Writer) (corpus.Summary, graphmodel.Changes, error) {
	summary, err := b.read(cmd, paths, set, w)
	if err != nil {
		return summary, graphmodel.Changes{}, err
	}
	changes, err := w.Commit(cmd.Context(), set.Catalogue)
	if err == nil {
		b.reporter.removed(changes.Gone)
	}
	return summary, changes, err
}

// read reads the documents into the graph, and says how far it is.
func (b *builder) read(cmd *cobra.Command, paths []string, set *rules.Set, w *store.Writer) (corpus.Summary, error) {
	pool := new(worker.Pool)
	defer pool.Close()
	o := corpus.Options{Source: source.Options{Language: b.language, Limits: b.limits, Worker: pool}, Extract: extract.Options{IgnoreLinks: b.ignoreLinks}, Skip: b.ours()}
	progress := newProgress(cmd.Context(), cmd.ErrOrStderr(), func(ctx context.Context) corpus.Total { return corpus.Count(ctx, paths, o.Source) })
	defer progress.end()
	o.Done = func(o corpus.Outcome) {
		b.done(progress, &o)
		progress.step(o.Bytes)
	}
	return corpus.Run(cmd.Context(), paths, set, w, o)
}

// done tells what was wrong with a document.
func (b *builder) done(p *progress, o *corpus.Outcome) {
	var found []problem
	tell := func(kind, message string) {
		what := newProblem(o.File, message)
		found = append(found, what)
		if o.Status == corpus.PassedOver {
			return // the report and the counts are enough
		}
		if b.problems.add(o.File, what) {
			p.say("citegraph: %s: %s%s\n", o.File, kind, strings.TrimPrefix(message, o.File+": "))
		}
	}
	for _, note := range o.Notes {
		tell("note: ", note)
	}
	if o.Err != nil {
		tell("", o.Err.Error())
	}
	b.reporter.outcome(o, found)
}

// ours knows the graph file, those that a build makes beside it, and the report,
// which may lie among the documents.
func (b *builder) ours() func(source.File) bool {
	ours := map[string]bool{}
	add := func(path string) {
		if full, err := filepath.Abs(path); err == nil {
			ours[full] = true
		}
	}
	for _, ending := range []string{"", "-building", "-building-journal", "-lock"} {
		add(b.output + ending)
	}
	if b.reportTo != "" {
		add(b.reportTo)
	}
	return func(f source.File) bool {
		path, err := filepath.Abs(f.Path)
		return err == nil && ours[path]
	}
}

func (b *builder) report(cmd *cobra.Command, s corpus.Summary, c graphmodel.Changes, took time.Duration) {
	words := []string{
		fmt.Sprintf("%d read", s.Read), fmt.Sprintf("%d unchanged", s.Unchanged), fmt.Sprintf("%d removed", len(c.Gone)),
	}
	if s.Failed > 0 {
		words = append(words, fmt.Sprintf("%d not readable", s.Failed))
	}
	if s.Passed > 0 {
		words = append(words, fmt.Sprintf("%d passed over", s.Passed))
	}
	state := "the graph has"
	if !c.Written {
		state = "nothing has changed: the graph has"
	}
	out := cmd.ErrOrStderr()
	if lines := b.problems.lines(); len(lines) > 0 {
		fmt.Fprintf(out, "citegraph: %s in all, by cause:\n%s\n", count(b.problems.count, "problem"), strings.Join(lines, "\n"))
	}
	if seconds := took.Seconds(); seconds > 1 && s.Read > 0 {
		fmt.Fprintf(out, "citegraph: a second: %s documents, %s citations, %s MB\n",
			thousands(int(float64(s.Read)/seconds)), thousands(int(float64(s.Citations)/seconds)), fmt.Sprintf("%.1f", float64(s.Bytes)/1e6/seconds))
	}
	fmt.Fprintf(out, "citegraph: %s: %s; %s %s, %s, %s (%.1f s)\n",
		b.output, strings.Join(words, ", "), state, count(c.Base.Documents, "document"), count(c.Base.Instruments, "instrument"), count(c.Base.Citations, "citation"), took.Seconds())
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
