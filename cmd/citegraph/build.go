package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

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
		Use:   "build FILE|FOLDER…",
		Short: "Build a graph from documents, or bring it up to date",
		Long: `Build makes the graph hold exactly the documents named, and those below the
folders named: what was added or changed since the last build is read, what has
gone leaves the graph, and the rest is not read again. The graph file stays as it
was until the new state is complete.

A file that cannot be read is named, the rest is built, and the exit status is 3.`,
		Example: `  citegraph build resolutions/ -o ga.db
  citegraph build A_RES_76_300.txt drafts/`,
		Args: atLeastOne("a file or folder to read"),
		RunE: func(cmd *cobra.Command, args []string) error { return b.run(cmd, args) },
	}
	cmd.Flags().StringVarP(&b.output, "output", "o", defaultGraph, "the graph `FILE` to build")
	addRuleFlags(cmd)
	cmd.Flags().BoolVar(&b.fresh, "fresh", false, "read every document again")
	cmd.Flags().StringVar(&b.language, "lang", "", "language of documents that do not tell (ISO 639-1; default en)")
	return cmd
}

// builder is a build with its flags.
type builder struct {
	output   string
	fresh    bool
	language string
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
	w, err := store.Update(b.output, store.Options{Fingerprint: program + " " + set.Fingerprint() + " " + b.language, Fresh: b.fresh})
	if err != nil {
		return err
	}
	defer w.Close()
	summary, err := b.read(cmd, paths, set, w)
	if err != nil {
		return err
	}
	changes, err := w.Commit(cmd.Context(), set.Catalogue)
	if errors.Is(err, store.ErrEmpty) {
		return fmt.Errorf("no documents to build a graph from in %s", strings.Join(paths, ", "))
	}
	if err != nil {
		return err
	}
	b.report(cmd, summary, changes, time.Since(began))
	if summary.Failed > 0 {
		return &exitError{exitPartly, nil}
	}
	return nil
}

// read reads the documents into the graph, with progress on a terminal.
func (b *builder) read(cmd *cobra.Command, paths []string, set *rules.Set, w *store.Writer) (corpus.Summary, error) {
	pool := new(worker.Pool)
	defer pool.Close()
	o := corpus.Options{Source: source.Options{Language: b.language, Worker: pool}, Skip: isGraph(b.output)}
	progress := newProgress(cmd.Context(), cmd.ErrOrStderr(), func(ctx context.Context) int { return corpus.Count(ctx, paths, o.Source) })
	defer progress.end()
	o.Done = func(string) { progress.step() }
	o.Note = func(path, note string) { progress.say("citegraph: %s: note: %s\n", path, note) }
	o.Failed = func(path string, err error) {
		message := err.Error()
		if !strings.Contains(message, path) {
			message = path + ": " + message
		}
		progress.say("citegraph: %s\n", message)
	}
	return corpus.Run(cmd.Context(), paths, set, w, o)
}

// isGraph knows the graph file and those that a build makes beside it, which may
// lie among the documents.
func isGraph(output string) func(source.File) bool {
	graph, err := filepath.Abs(output)
	return func(f source.File) bool {
		path, pathErr := filepath.Abs(f.Path)
		if err != nil || pathErr != nil || !strings.HasPrefix(path, graph) {
			return false
		}
		rest := path[len(graph):]
		return rest == "" || rest == "-building" || rest == "-lock"
	}
}

func (b *builder) report(cmd *cobra.Command, s corpus.Summary, c graphmodel.Changes, took time.Duration) {
	words := []string{
		fmt.Sprintf("%d read", s.Read), fmt.Sprintf("%d unchanged", s.Unchanged), fmt.Sprintf("%d removed", c.Removed),
	}
	if s.Failed > 0 {
		words = append(words, fmt.Sprintf("%d not readable", s.Failed))
	}
	state := "the graph has"
	if !c.Written {
		state = "nothing has changed: the graph has"
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s: %s; %s %s, %s, %s (%.1f s)\n",
		b.output, strings.Join(words, ", "), state, count(c.Base.Documents, "document"), count(c.Base.Instruments, "instrument"), count(c.Base.Citations, "citation"), took.Seconds())
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
