package rules

import (
	"fmt"
	"strings"

	"citegraph/extract/citation"
)

// languages are the columns of names and verbs, in the order of the files.
var languages = [...]string{"en", "fr", "es", "ru", "ar", "zh"}

// parseCatalogue reads instruments.tsv: id, kind, label, date, registration
// numbers, names in six languages, members; lists are separated by |.
func parseCatalogue(file string, b []byte) ([]citation.Instrument, error) {
	var out []citation.Instrument
	var faults faultList
	for no, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 12 {
			faults.add(fmt.Errorf("%s:%d: %d columns where 12 belong", file, no+1, len(c)))
			continue
		}
		in := citation.Instrument{ID: c[0], Kind: citation.Kind(c[1]), Label: c[2], Date: c[3], Series: list(c[4]), Members: list(c[11]), Names: map[string][]string{}}
		for i, l := range languages {
			if names := list(c[5+i]); len(names) > 0 {
				in.Names[l] = names
			}
		}
		if in.ID == "" || in.Kind == "" || len(in.Names) == 0 {
			faults.add(fmt.Errorf("%s:%d: an instrument needs an id, a kind and a name", file, no+1))
			continue
		}
		out = append(out, in)
	}
	return out, faults.err()
}

func list(cell string) []string {
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// Verb is a row of verbs.tsv.
type Verb struct {
	Lemma      string              // English
	Forms      map[string][]string // by language
	Connective bool                // counts only where no paragraph verb governs
}

// parseVerbs reads verbs.tsv; what follows the comment that begins
// "# connectives" are connectives.
func parseVerbs(file string, b []byte) ([]Verb, error) {
	var out []Verb
	var faults faultList
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
		if len(c) != 7 {
			faults.add(fmt.Errorf("%s:%d: %d columns where 7 belong", file, no+1, len(c)))
			continue
		}
		v := Verb{Lemma: c[0], Forms: map[string][]string{}, Connective: connective}
		for i, l := range languages {
			v.Forms[l] = list(c[1+i])
		}
		out = append(out, v)
	}
	return out, faults.err()
}
