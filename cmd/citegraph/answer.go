package main

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"citegraph/graphmodel/query"
)

// formats are the forms of an answer. What a program reads has the base on
// standard error, what a person reads has it below.
var formats = []struct {
	name  string
	write func(out, errOut io.Writer, a query.Answer) error
}{
	{"table", writeTable},
	{"jsonl", writeLines},
	{"csv", writeCSV},
	{"md", writeMarkdown},
	{"json", writeJSON},
}

func formatNames() string {
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return strings.Join(names, ", ")
}

// answerWriter finds the writer of a format.
func answerWriter(name string) (func(*cobra.Command, query.Answer) error, error) {
	for _, f := range formats {
		if f.name != name {
			continue
		}
		return func(cmd *cobra.Command, a query.Answer) error {
			out := bufio.NewWriterSize(cmd.OutOrStdout(), 1<<16)
			if err := f.write(out, cmd.ErrOrStderr(), a); err != nil {
				return err
			}
			return out.Flush()
		}, nil
	}
	return nil, &exitError{exitUsage, fmt.Errorf("there is no format %q: one of %s", name, formatNames())}
}

func writeTable(out, _ io.Writer, a query.Answer) error {
	for _, t := range a.Tables() {
		if len(t.Rows) == 0 {
			continue
		}
		title(out, t.Title, "%s\n\n")
		if _, err := fmt.Fprintln(out, prettyTable(&t, true).Render()); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	_, err := fmt.Fprintln(out, a.Base())
	return err
}

func writeMarkdown(out, _ io.Writer, a query.Answer) error {
	for _, t := range a.Tables() {
		if len(t.Rows) == 0 {
			continue
		}
		title(out, t.Title, "## %s\n\n")
		if _, err := fmt.Fprintln(out, prettyTable(&t, false).RenderMarkdown()); err != nil {
			return err
		}
		fmt.Fprintln(out)
	}
	_, err := fmt.Fprintln(out, a.Base())
	return err
}

func title(out io.Writer, words, format string) {
	if words != "" {
		fmt.Fprintf(out, format, words)
	}
}

// prettyTable lays a table out without frames and colours.
func prettyTable(t *query.Table, trim bool) table.Writer {
	w := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format = table.FormatOptions{Header: text.FormatDefault}
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	w.SetStyle(style)
	w.SuppressTrailingSpaces()
	head := make(table.Row, len(t.Columns))
	var configs []table.ColumnConfig
	for n, c := range t.Columns {
		head[n] = c.Name
		align := text.AlignLeft
		if c.Number {
			align = text.AlignRight
		}
		config := table.ColumnConfig{Number: n + 1, Align: align, AlignHeader: align}
		if trim && c.Wrap > 0 {
			config.WidthMax, config.WidthMaxEnforcer = c.Wrap, text.WrapSoft
		}
		configs = append(configs, config)
	}
	w.SetColumnConfigs(configs)
	w.AppendHeader(head)
	for _, r := range t.Rows {
		row := make(table.Row, len(r))
		for n, cell := range r {
			if most := t.Columns[n].Trim; trim && most > 0 && utf8.RuneCountInString(cell) > most {
				cell = strings.TrimRight(string([]rune(cell)[:most-1]), " ,;") + "…"
			}
			row[n] = cell
		}
		w.AppendRow(row)
	}
	return w
}

// writeLines writes a JSON object a line.
func writeLines(out, errOut io.Writer, a query.Answer) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, r := range a.Records() {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	fmt.Fprintf(errOut, "citegraph: %s\n", a.Base())
	return nil
}

// writeJSON writes the answer as it is printed, as one JSON object: its tables
// with title, columns and rows, and its base.
func writeJSON(out, _ io.Writer, a query.Answer) error {
	type column struct {
		Name   string `json:"name"`
		Number bool   `json:"number"`
	}
	type sheet struct {
		Title   string     `json:"title"`
		Columns []column   `json:"columns"`
		Rows    [][]string `json:"rows"`
	}
	answer := struct {
		Tables []sheet `json:"tables"`
		Base   string  `json:"base"`
	}{Tables: []sheet{}, Base: a.Base()}
	for _, t := range a.Tables() {
		s := sheet{Title: t.Title, Rows: t.Rows}
		for _, c := range t.Columns {
			s.Columns = append(s.Columns, column{c.Name, c.Number})
		}
		if s.Rows == nil {
			s.Rows = [][]string{}
		}
		answer.Tables = append(answer.Tables, s)
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(answer)
}

// writeCSV writes the tables with their heads; numbers without commas. Where
// there are several, the first column says which table a row is of.
func writeCSV(out, errOut io.Writer, a query.Answer) error {
	tables := a.Tables()
	if s, has := a.(query.Sheets); has {
		tables = s.Sheets()
	}
	for _, t := range tables {
		w := csv.NewWriter(out)
		var head, first []string
		if len(tables) > 1 {
			head, first = []string{"table"}, []string{t.Title}
		}
		for _, c := range t.Columns {
			head = append(head, c.Name)
		}
		if err := w.Write(head); err != nil {
			return err
		}
		for _, r := range t.Rows {
			cells := slices.Clone(first)
			for i, cell := range r {
				if t.Columns[i].Number {
					cell = strings.ReplaceAll(cell, ",", "")
				}
				cells = append(cells, cell)
			}
			if err := w.Write(cells); err != nil {
				return err
			}
		}
		w.Flush()
		if err := w.Error(); err != nil {
			return err
		}
	}
	fmt.Fprintf(errOut, "citegraph: %s\n", a.Base())
	return nil
}
