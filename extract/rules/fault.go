package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is something that is wrong, or worth a look, at a place of a file of
// rules or of a table.
type Fault struct {
	File    string // as the reader of the message can open it
	Line    int    // from 1; 0 where the whole file is meant
	Column  int    // from 1: characters in YAML, the column of the table in TSV; 0 where the whole line is meant
	Message string // what is wrong, and the remedy
	Note    bool   // worth a look and not wrong
}

// Error is the place and the message: "my-rules/afb.yaml:12:14: …".
func (f Fault) Error() string {
	place := f.File
	if f.Line > 0 {
		place += fmt.Sprintf(":%d", f.Line)
		if f.Column > 0 {
			place += fmt.Sprintf(":%d", f.Column)
		}
	}
	note := ""
	if f.Note {
		note = "note: "
	}
	return place + ": " + note + f.Message
}

// Faults are all faults that were found, in the order of their places once
// Sorted.
type Faults []Fault

// Error lists the faults, one a line, without the notes.
func (l Faults) Error() string {
	var lines []string
	for _, f := range l {
		if !f.Note {
			lines = append(lines, f.Error())
		}
	}
	return strings.Join(lines, "\n")
}

// Err is nil where nothing is wrong; notes are not wrong.
func (l Faults) Err() error {
	if slices.ContainsFunc(l, func(f Fault) bool { return !f.Note }) {
		return l
	}
	return nil
}

// Sorted returns the faults by file, line and column, each once.
func (l Faults) Sorted() Faults {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(out)
}

// nearest is the known word that is most like a word typed, for "did you mean";
// "" where none is alike.
func nearest(typed string, known []string) string {
	best, least := "", max(len(typed)/3, 1)+1
	for _, k := range known {
		if d := distance(strings.ToLower(typed), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance is the number of bytes to insert, delete or replace.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		corner := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := corner
			if a[i-1] != b[j-1] {
				change++
			}
			corner, row[j] = row[j], min(row[j]+1, row[j-1]+1, change)
		}
	}
	return row[len(b)]
}
