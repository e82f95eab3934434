package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract"
	"citegraph/extract/rules"
	"citegraph/graphmodel/query"
)

// listFormats are the forms of the lists of rules and instruments.
var listFormats = []string{"table", "jsonl"}

func newRulesCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List, show and check the rules by which identifiers are found",
		Long: `The rules say how the numbers and symbols of each organ look and which identifier
they stand for. They are data: with --rules FOLDER a folder of your own is laid
over those built in. docs/rules.md teaches to write one.`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	addRuleFlags(cmd)
	cmd.AddCommand(newRulesListCommand(), newRulesShowCommand(), newRulesCheckCommand())
	return cmd
}

func newRulesListCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the rules, those of your own marked",
		Example: `  citegraph rules list
  citegraph rules list --rules my-rules --format jsonl`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := openRules(cmd)
			if err != nil {
				return err
			}
			return writeList(cmd, format, ruleTable(set), ruleRecords(set), "rules")
		},
	}
	addListFormat(cmd, &format)
	return cmd
}

// ruleTable has a row a rule, in the order of the files.
func ruleTable(set *rules.Set) query.Table {
	t := query.Table{Columns: []query.Column{{Name: "id"}, {Name: "organ"}, {Name: "looks for", Trim: 34}, {Name: "identifier", Trim: 40}, {Name: "file"}}}
	for _, f := range set.Families {
		for _, r := range f.Rules {
			looks := string(r.Noun)
			if looks == "" {
				looks = strings.Join(r.Anchors, " ")
			}
			t.Rows = append(t.Rows, []string{r.ID, r.Body, looks, r.Symbol, ruleFile(r)})
		}
	}
	return t
}

// ruleFile names the file, and says what an overlay has done.
func ruleFile(r *rules.Rule) string {
	o := r.Origin()
	if !o.Overlay {
		return o.File
	}
	if _, replaces := r.Replaces(); replaces {
		return o.File + " (yours, for the built-in one)"
	}
	return o.File + " (yours)"
}

// ruleRecord is a rule as a program reads it.
type ruleRecord struct {
	ID       string   `json:"id"`
	Body     string   `json:"body"`
	Noun     string   `json:"noun,omitempty"`
	Anchors  []string `json:"anchors,omitempty"`
	Pattern  string   `json:"pattern"`
	Symbol   string   `json:"symbol"`
	File     string   `json:"file"`
	Line     int      `json:"line"`
	Overlay  bool     `json:"overlay"`
	Replaces string   `json:"replaces,omitempty"` // the file of the built-in rule
	Examples int      `json:"examples"`
	Rejects  int      `json:"rejects"`
}

func ruleRecords(set *rules.Set) []any {
	var out []any
	for _, f := range set.Families {
		for _, r := range f.Rules {
			o := r.Origin()
			old, _ := r.Replaces()
			out = append(out, ruleRecord{r.ID, r.Body, string(r.Noun), r.Anchors, r.Pattern, r.Symbol, o.File, o.Line, o.Overlay, old.File, len(r.Examples), len(r.Rejects)})
		}
	}
	return out
}

func newRulesShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show ID",
		Short: "Show a rule: as it is written, in words, and what its examples give",
		Example: `  citegraph rules show ga-resolution
  citegraph rules show afb-decision --rules my-rules`,
		Args: argumentCount(1, 1, "the ID of a rule"),
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := openRules(cmd)
			if err != nil {
				return err
			}
			r := set.Rule(args[0])
			if r == nil {
				return &exitError{exitNothing, fmt.Errorf("there is no rule %q; citegraph rules list lists them", args[0])}
			}
			examples, rejects, err := extract.RunExamples(cmd.Context(), set, r)
			if err != nil {
				return err
			}
			return writeThrough(cmd.OutOrStdout(), func(w io.Writer) error { return showRule(w, set, r, examples, rejects) })
		},
		ValidArgsFunction: func(cmd *cobra.Command, _ []string, _ string) (ids []string, d cobra.ShellCompDirective) {
			if set, err := openRules(cmd); err == nil {
				for _, f := range set.Families {
					for _, r := range f.Rules {
						ids = append(ids, r.ID)
					}
				}
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

func showRule(w io.Writer, set *rules.Set, r *rules.Rule, examples, rejects []extract.Outcome) error {
	fmt.Fprintf(w, "%s (%s)\n", r.ID, r.Origin())
	if old, replaces := r.Replaces(); replaces {
		fmt.Fprintf(w, "in the place of the rule in %s\n", old)
	}
	fmt.Fprintf(w, "\n%s\n\nIn words:\n", r.Source())
	for _, sentence := range r.Explain(set) {
		fmt.Fprintf(w, "  %s\n", sentence)
	}
	fmt.Fprintf(w, "\nThe pattern, with its placeholders filled in:\n  %s\n\nExamples:\n", r.Pattern)
	for _, o := range examples {
		fmt.Fprintf(w, "  %q (%s)\n    gives %s%s\n", o.Text, o.Source, identifierList(o.Gives), broken(o))
	}
	if len(rejects) > 0 {
		fmt.Fprint(w, "\nRejects:\n")
	}
	for _, o := range rejects {
		fmt.Fprintf(w, "  %q (%s)\n    gives nothing by this rule%s\n", o.Text, o.Why, broken(o))
	}
	return nil
}

func identifierList(ids []string) string {
	if len(ids) == 0 {
		return "nothing"
	}
	return strings.Join(ids, ", ")
}

func broken(o extract.Outcome) string {
	if o.Fault == nil {
		return ""
	}
	return "\n    BUT: " + o.Fault.Message
}

func newRulesCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FOLDER]",
		Short: "Check the rules, and run their examples and rejects",
		Long: `Check reads the rules that are built in, and those of FOLDER laid over them, runs
every rule's examples and rejects through the extractor, and lists what is wrong
with its file, line and column. The exit status is 1 where something is.`,
		Example: `  citegraph rules check
  citegraph rules check my-rules`,
		Args: argumentCount(0, 1, "a FOLDER of rules, or nothing,"),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder, tables := ruleFlags(cmd)
			if len(args) > 0 {
				folder = args[0]
			}
			set, faults, err := overlaid(folder, tables)
			if err != nil {
				return err
			}
			faults = append(faults, extract.CheckExamples(cmd.Context(), set)...).Sorted()
			if err := cmd.Context().Err(); err != nil {
				return err
			}
			return reportFaults(cmd, faults, ruleCount(set), "all come out")
		},
	}
}

// ruleCount is what was checked, in words.
func ruleCount(set *rules.Set) string {
	var count, examples, rejects int
	for _, f := range set.Families {
		count += len(f.Rules)
		for _, r := range f.Rules {
			examples += len(r.Examples)
			rejects += len(r.Rejects)
		}
	}
	return fmt.Sprintf("%d rules, %d examples, %d rejects", count, examples, rejects)
}

// reportFaults prints the faults of a check, each on a line, and what was
// checked; right is the verdict where nothing is wrong, else the exit status is 1.
func reportFaults(cmd *cobra.Command, faults rules.Faults, checked, right string) error {
	wrong := 0
	err := writeThrough(cmd.OutOrStdout(), func(w io.Writer) error {
		for _, f := range faults {
			if !f.Note {
				wrong++
			}
			fmt.Fprintln(w, f.Error())
		}
		if wrong == 0 {
			fmt.Fprintf(w, "%s: %s\n", checked, right)
			return nil
		}
		fmt.Fprintf(w, "%s: %s\n", checked, faultCount(wrong))
		return nil
	})
	if err == nil && wrong > 0 {
		return &exitError{exitNothing, nil}
	}
	return err
}

func faultCount(n int) string {
	if n == 1 {
		return "1 fault"
	}
	return fmt.Sprintf("%d faults", n)
}

// addListFormat gives a list its flag --format.
func addListFormat(cmd *cobra.Command, format *string) {
	cmd.Flags().StringVar(format, "format", listFormats[0], "`FORMAT` of the list: "+strings.Join(listFormats, ", "))
	complete(cmd, "format", listFormats)
}

// writeList prints a list as a table with its count below, or as records.
func writeList(cmd *cobra.Command, format string, t query.Table, records []any, what string) error {
	switch format {
	case "table":
		return writeThrough(cmd.OutOrStdout(), func(w io.Writer) error {
			if len(t.Rows) > 0 {
				fmt.Fprintf(w, "%s\n\n", prettyTable(&t, true).Render())
			}
			_, err := fmt.Fprintf(w, "%d %s\n", len(t.Rows), what)
			return err
		})
	case "jsonl":
		return writeThrough(cmd.OutOrStdout(), func(w io.Writer) error {
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			for _, r := range records {
				if err := enc.Encode(r); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return &exitError{exitUsage, fmt.Errorf("there is no format %q: one of %s", format, strings.Join(listFormats, ", "))}
}
