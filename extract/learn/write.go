package learn

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

const head = `# Named instruments, learned from %s documents: the sources that their
# notes, brackets and clauses give to names. Look through the rows, then use the
# file: citegraph build … --instruments FILE.
#
# A row is taken as it stands. A line that begins with # is not: take the sign
# away to use the row, put one before a row to leave it out. The columns are
# divided by tabs, the names by |; the last three are for you and may be left out.
#
#   # above a row   where the words stand: the source, and some of the documents
#   #?              a row to decide on: the documents do not agree, a source holds
#                   several instruments, or the catalogue gives the name to another
#   #=              known under an identifier of its own; here is where it is set out
#
# %s
`

const columns = "# id\tkind\tlabel\tdate\tnames (en)\tcount\tdocuments\tcontradictions\n"

// WriteOverlay writes the result as a table in the shorter form that package
// rules reads, with comments for the person who looks through it. The same result
// gives the same bytes.
func WriteOverlay(w io.Writer, r Result) error {
	var b strings.Builder
	fmt.Fprintf(&b, head, thousands(r.Documents), summary(r))
	for _, section := range [...]struct {
		standing Standing
		title    string
		sign     string
	}{
		{New, "Not in the catalogue, or not under this name", ""},
		{Doubtful, "To decide on: the documents do not agree, or a source holds several instruments", "#? "},
		{Contradicts, "To decide on: the catalogue gives the name to another instrument", "#? "},
		{Source, "In the catalogue under an identifier of their own, with the source that the documents give", "#= "},
	} {
		rows := rowsOf(r.Names, section.standing)
		if len(rows) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n# %s (%d)\n#\n%s", section.title, len(rows), columns)
		for _, row := range rows {
			row.write(&b, section.sign)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// WriteLines writes the names as JSON, an object a line.
func WriteLines(w io.Writer, r Result) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range r.Names {
		if err := enc.Encode(&r.Names[i]); err != nil {
			return err
		}
	}
	return nil
}

// summary says in a line what was learned.
func summary(r Result) string {
	count := map[Standing]int{}
	for _, l := range r.Names {
		count[l.Standing]++
	}
	return fmt.Sprintf("%s pairs; of the names that at least %d documents give: %d new, %d to decide on,\n# %d as the catalogue has them, %d more with their source.",
		thousands(r.Pairs), r.Min, count[New], count[Doubtful]+count[Contradicts], count[Confirmed], count[Source])
}

// Summary says in a line how much was learned from how much.
func (r Result) Summary() string {
	return fmt.Sprintf("%s documents: %s", thousands(r.Documents), strings.ReplaceAll(summary(r), "\n# ", " "))
}

// overlayRow is a row of the overlay: an identifier with its names.
type overlayRow struct {
	names []Learned // the most frequent first
}

// rowsOf puts the names of one standing together by identifier; names that are to
// be decided on have a row each.
func rowsOf(names []Learned, standing Standing) []overlayRow {
	var rows []overlayRow
	at := map[string]int{}
	for _, l := range names {
		if l.Standing != standing {
			continue
		}
		i, ok := at[l.ID]
		if !ok || standing != New {
			at[l.ID] = len(rows)
			rows = append(rows, overlayRow{names: []Learned{l}})
			continue
		}
		rows[i].names = append(rows[i].names, l)
	}
	slices.SortStableFunc(rows, func(a, b overlayRow) int {
		return cmp.Or(cmp.Compare(b.documents(), a.documents()), cmp.Compare(a.names[0].ID, b.names[0].ID), cmp.Compare(a.names[0].Name, b.names[0].Name))
	})
	return rows
}

func (r *overlayRow) documents() (n int) {
	for _, l := range r.names {
		n = max(n, l.Documents)
	}
	return n
}

// write writes the row with its evidence above it.
func (r *overlayRow) write(b *strings.Builder, sign string) {
	first := r.names[0]
	var names, against []string
	count, documents := 0, 0
	for _, l := range r.names {
		place := l.Source
		if l.Pinpoint != "" {
			place += ", " + l.Pinpoint
		}
		fmt.Fprintf(b, "# %q: %s; in %s", l.Name, place, strings.Join(l.Evidence, ", "))
		if l.Documents > len(l.Evidence) {
			fmt.Fprintf(b, " and %d more", l.Documents-len(l.Evidence))
		}
		if l.Reason != "" {
			fmt.Fprintf(b, "; %s", l.Reason)
		}
		b.WriteByte('\n')
		names = append(names, cell(l.Name))
		count, documents = count+l.Count, max(documents, l.Documents)
		if l.Catalogue != "" {
			against = append(against, "catalogue: "+l.Catalogue)
		}
		for _, rival := range l.Contradict {
			against = append(against, fmt.Sprintf("%s (%d in %d)", rival.ID, rival.Count, rival.Documents))
		}
	}
	kind, short, date := string(first.Kind), label(names), first.Date
	if first.Extends { // the catalogue's stay
		kind, short, date = "", "", ""
	}
	fmt.Fprintf(b, "%s%s\t%s\t%s\t%s\t%s\t%d\t%d\t%s\n", sign, first.ID, kind, short, date, strings.Join(names, "|"), count, documents, strings.Join(against, ", "))
}

// label is the shortest of the names.
func label(names []string) string {
	return slices.MinFunc(names, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// cell keeps a name within its cell of the table.
func cell(name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(name, "|", " ")), " ")
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
