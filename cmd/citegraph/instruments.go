package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/graphmodel/query"
)

func newInstrumentsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "instruments",
		Short: "List, show, check and learn the named instruments",
		Long: `The catalogue says which names stand for which instrument: treaties, declarations,
programmes. It is a table; with --instruments FILE tables of your own are laid over
the one built in. docs/instruments.md says how they look.`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	addRuleFlags(cmd)
	cmd.AddCommand(newInstrumentsListCommand(), newInstrumentsShowCommand(), newInstrumentsCheckCommand(), newInstrumentsLearnCommand())
	return cmd
}

func newInstrumentsListCommand() *cobra.Command {
	var format, kind string
	lang := "en"
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the named instruments",
		Example: `  citegraph instruments list --kind treaty
  citegraph instruments list --lang fr --format jsonl`,
		Args: argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			set, err := openRules(cmd)
			if err != nil {
				return err
			}
			t, records := instrumentList(set, citation.Kind(kind), lang)
			if kind != "" && len(records) == 0 {
				return &exitError{exitNothing, fmt.Errorf("the catalogue has no instrument of the kind %q; it has %s", kind, strings.Join(kindsOf(set), ", "))}
			}
			return writeList(cmd, format, t, records, "instruments")
		},
	}
	cmd.Flags().StringVar(&kind, "kind", "", "only instruments of this `KIND`: treaty, declaration, resolution")
	addLanguageFlag(cmd, &lang, "lang", "show the name in this `LANGUAGE` (ISO 639-1)")
	addListFormat(cmd, &format)
	return cmd
}

func kindsOf(set *rules.Set) (kinds []string) {
	for i := range set.Catalogue {
		if k := string(set.Catalogue[i].Kind); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	slices.Sort(kinds)
	return kinds
}

// instrumentRecord is an instrument as a program reads it.
type instrumentRecord struct {
	ID      string              `json:"id"`
	Kind    citation.Kind       `json:"kind"`
	Label   string              `json:"label"`
	Date    string              `json:"date"`
	Series  []string            `json:"series,omitempty"`
	Names   map[string][]string `json:"names"`
	Members []string            `json:"members,omitempty"`
	Origins []string            `json:"origins"`
	Overlay bool                `json:"overlay"` // a table of the user's has it, or a part of it
}

// instrumentList has a row an instrument, in the order of the catalogue.
func instrumentList(set *rules.Set, kind citation.Kind, lang string) (query.Table, []any) {
	t := query.Table{Columns: []query.Column{{Name: "id", Trim: 40}, {Name: "kind"}, {Name: "date"}, {Name: "name (" + lang + ")", Trim: 80}, {Name: "names", Number: true}, {Name: "from"}}}
	var records []any
	for i := range set.Catalogue {
		in := &set.Catalogue[i]
		if kind != "" && in.Kind != kind {
			continue
		}
		r := instrumentRecord{in.ID, in.Kind, in.Label, in.Date, in.Series, in.Names, in.Members, nil, false}
		from := ""
		for _, o := range set.Origins(in.ID) {
			r.Origins = append(r.Origins, o.String())
			r.Overlay = r.Overlay || o.Overlay
			if o.Overlay {
				from = o.File + " (yours)"
			}
		}
		name := ""
		if names := in.Names[lang]; len(names) > 0 {
			name = names[0]
		}
		t.Rows = append(t.Rows, []string{in.ID, string(in.Kind), in.Date, name, fmt.Sprint(len(in.Names[lang])), from})
		records = append(records, r)
	}
	return t, records
}

func newInstrumentsShowCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "show NAME|ID",
		Short: "Show a named instrument: its names in all languages, and where they come from",
		Example: `  citegraph instruments show crc
  citegraph instruments show "2030 Agenda"`,
		Args: argumentCount(1, 1, "the NAME or ID of an instrument"),
		RunE: func(cmd *cobra.Command, args []string) error {
			set, err := openRules(cmd)
			if err != nil {
				return err
			}
			found := set.Find(args[0])
			switch {
			case len(found) == 0:
				return &exitError{exitNothing, fmt.Errorf("%q is no name in the catalogue%s", args[0], nearInstruments(set, args[0]))}
			case len(found) > 1:
				return &exitError{exitUsage, fmt.Errorf("%q can mean:%s\nname it by the identifier on the left", args[0], describeInstruments(found))}
			}
			return writeThrough(cmd.OutOrStdout(), func(w io.Writer) error { return showInstrument(w, set, found[0]) })
		},
	}
}

func describeInstruments(list []*citation.Instrument) string {
	var b strings.Builder
	for _, in := range list {
		fmt.Fprintf(&b, "\n  %-22s %s", in.ID, in.Label)
	}
	return b.String()
}

func nearInstruments(set *rules.Set, words string) string {
	var near []*citation.Instrument
	for _, id := range set.Near(words, 5) {
		near = append(near, set.Instrument(id))
	}
	if len(near) == 0 {
		return "; citegraph instruments list lists them"
	}
	return "; the nearest:" + describeInstruments(near)
}

// languageNames are the languages as a reader knows them.
var languageNames = map[string]string{"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic", "zh": "Chinese"}

func showInstrument(w io.Writer, set *rules.Set, in *citation.Instrument) error {
	line := func(name string, values ...string) {
		for i, v := range values {
			if i > 0 {
				name = ""
			}
			fmt.Fprintf(w, "%-14s%s\n", name, v)
		}
	}
	line("identifier", in.ID)
	line("kind", string(in.Kind))
	line("label", in.Label)
	if in.Date != "" {
		line("adopted", in.Date)
	}
	var numbers []string
	for _, n := range in.Series {
		text := n
		if shared := set.Registered(n); len(shared) > 1 {
			text += " (with " + others(shared, in) + ")"
		}
		numbers = append(numbers, text)
	}
	line("Treaty Series", numbers...)
	for _, lang := range rules.Languages() {
		line(languageNames[lang], in.Names[lang]...)
	}
	var members []string
	for _, m := range in.Members {
		if member := set.Instrument(m); member != nil {
			m += " (" + member.Label + ")"
		}
		members = append(members, m)
	}
	line("stands for", members...)
	var origins []string
	for _, o := range set.Origins(in.ID) {
		origins = append(origins, o.String())
	}
	line("from", origins...)
	return nil
}

func others(list []*citation.Instrument, in *citation.Instrument) string {
	var ids []string
	for _, o := range list {
		if o != in {
			ids = append(ids, o.ID)
		}
	}
	return strings.Join(ids, ", ")
}

func newInstrumentsCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check the table of named instruments",
		Long: `Check reads the table that is built in, and FILE laid over it, and lists what is
wrong with its file, line and column of the table: rows of another form, kinds and
dates that are none, identifiers given twice, names given to two instruments,
members that do not exist. A registration number that several treaties share is a
note. The exit status is 1 where something is wrong.`,
		Example: `  citegraph instruments check
  citegraph instruments check my-instruments.tsv`,
		Args: argumentCount(0, 1, "a FILE, or nothing,"),
		RunE: func(cmd *cobra.Command, args []string) error {
			folder, tables := ruleFlags(cmd)
			set, faults, err := overlaid(folder, append(tables, args...))
			if err != nil {
				return err
			}
			mine := len(tables)+len(args) > 0
			var shown rules.Faults
			for _, f := range append(faults, set.CheckInstruments()...) {
				// Notes on what is built in are no news to one who checks a file.
				if !f.Note || !mine || f.File != "instruments.tsv" {
					shown = append(shown, f)
				}
			}
			return reportFaults(cmd, shown.Sorted(), nameCount(set), "nothing is wrong")
		},
	}
}

// nameCount is what was checked, in words.
func nameCount(set *rules.Set) string {
	names := 0
	for i := range set.Catalogue {
		for _, list := range set.Catalogue[i].Names {
			names += len(list)
		}
	}
	return fmt.Sprintf("%d instruments, %d names in %d languages", len(set.Catalogue), names, len(rules.Languages()))
}
