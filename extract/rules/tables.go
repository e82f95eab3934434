package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// languages are the columns of names and verbs, in the order of the files.
var languages = [...]string{"en", "fr", "es", "ru", "ar", "zh"}

// Languages returns the ISO 639-1 codes of the languages in which names and verbs
// are kept, in the order of the tables.
func Languages() []string { return slices.Clone(languages[:]) }

// The columns of a table of instruments, in full and in the shorter form that
// package learn writes, of which the last three are for the reader.
var (
	fullColumns  = []string{"id", "kind", "label", "date", "registration numbers", "names (en)", "names (fr)", "names (es)", "names (ru)", "names (ar)", "names (zh)", "members"}
	shortColumns = []string{"id", "kind", "label", "date", "names (en)", "count", "documents", "contradictions"}
)

// row is a line of a table of instruments.
type row struct {
	citation.Instrument
	line  int
	short bool // of the shorter form
}

// column is the number of a column in the row's form, from 1.
func (r *row) column(name string) int {
	columns := fullColumns
	if r.short {
		columns = shortColumns
	}
	return slices.Index(columns, name) + 1
}

// parseCatalogue reads a table of instruments: 12 columns (id, kind, label, date,
// registration numbers, names in six languages, members), or the shorter form of
// 5 to 8; lists are separated by |. Lines that begin with # are comments. It
// checks what each row says by itself.
func parseCatalogue(file string, b []byte) ([]row, Faults) {
	var out []row
	var faults Faults
	for no, line := range strings.Split(string(b), "\n") {
		line = strings.TrimPrefix(strings.TrimSuffix(line, "\r"), "\ufeff")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		fault := func(column int, format string, values ...any) {
			faults = append(faults, Fault{File: file, Line: no + 1, Column: column, Message: fmt.Sprintf(format, values...)})
		}
		c := strings.Split(line, "\t")
		r := row{line: no + 1, short: len(c) != len(fullColumns)}
		switch {
		case r.short && (len(c) < 5 || len(c) > len(shortColumns)):
			fault(0, "%s where %d belong (%s) or at least 5 (%s): columns are divided by one tab each", plural(len(c), "column"), len(fullColumns), strings.Join(fullColumns, ", "), strings.Join(shortColumns[:5], ", "))
			continue
		case !utf8.ValidString(line):
			fault(0, "the row is not in UTF-8: save the file in that encoding")
			continue
		}
		r.Instrument = citation.Instrument{ID: c[0], Kind: citation.Kind(c[1]), Label: c[2], Date: c[3], Names: map[string][]string{}}
		names := c[4:5]
		if !r.short {
			r.Series, r.Members, names = list(c[4]), list(c[11]), c[5:11]
		}
		for i, cell := range names {
			if found := list(cell); len(found) > 0 {
				r.Names[languages[i]] = found
			}
		}
		r.check(fault)
		if r.ID != "" {
			out = append(out, r)
		}
	}
	return out, faults
}

// check checks what the row says by itself, but for what an instrument may leave
// out that is there already.
func (r *row) check(fault func(column int, format string, values ...any)) {
	at := r.column
	if r.ID == "" || strings.TrimSpace(r.ID) != r.ID {
		fault(at("id"), "an instrument needs an id, its symbol or a slug (bamako-convention), without blanks around it")
		r.ID = strings.TrimSpace(r.ID)
	}
	if r.Kind != "" && !slices.Contains(kinds, r.Kind) {
		fault(at("kind"), "there is no kind %q: the kinds are %s", r.Kind, kindNames())
	}
	if r.Date != "" && !isoDate(r.Date) {
		fault(at("date"), "%q is no date like 1969-05-23, 1969-05 or 1969", r.Date)
	}
	for i, lang := range languages {
		if i > 0 && r.short {
			break
		}
		for _, name := range r.Names[lang] {
			switch words := strings.TrimSpace(name); {
			case words == "":
				fault(at("names ("+lang+")"), "an empty name: one | too many")
			case words != name:
				fault(at("names ("+lang+")"), "the name %q has blanks around it", name)
			}
		}
	}
	for _, number := range r.Series {
		if strings.Trim(number, "0123456789") != "" || number == "" {
			fault(at("registration numbers"), "%q is no registration number of the Treaty Series, which has digits only", number)
		}
	}
}

// isoDate takes 1969-05-23, 1969-05 and 1969; not 1969-13, 23.5.1969.
func isoDate(s string) bool {
	for _, layout := range [...]string{"2006-01-02", "2006-01", "2006"} {
		if len(s) == len(layout) {
			_, err := time.Parse(layout, s)
			return err == nil
		}
	}
	return false
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// Verb is a row of verbs.tsv.
type Verb struct {
	Lemma      string              // English
	Forms      map[string][]string // by language
	Connective bool                // counts only where no paragraph verb governs
}

// parseVerbs reads verbs.tsv; what follows the comment that begins
// "# connectives" are connectives.
func parseVerbs(file string, b []byte) ([]Verb, Faults) {
	var out []Verb
	var faults Faults
	connective := false
	for no, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.HasPrefix(line, "# connectives") {
			connective = true
		}
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 1+len(languages) || c[0] == "" {
			faults = append(faults, Fault{File: file, Line: no + 1, Message: fmt.Sprintf("%s where %d belong: the lemma, then its forms in %s", plural(len(c), "column"), 1+len(languages), strings.Join(languages[:], ", "))})
			continue
		}
		v := Verb{Lemma: c[0], Forms: map[string][]string{}, Connective: connective}
		for i, l := range languages {
			v.Forms[l] = list(c[1+i])
		}
		out = append(out, v)
	}
	return out, faults
}
