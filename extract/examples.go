package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// CheckExamples runs the examples and rejects of every rule of the set through
// the extractor and returns one error for each that does not come out as the
// rule's file says: an example must give just the identifiers it lists, one of
// them by its own rule; a reject must give nothing by that rule. An example is
// read as prose of a document of the family's organ, so that "its resolution"
// has an owner.
func CheckExamples(ctx context.Context, set *rules.Set) []error {
	var faults []error
	for _, f := range set.Families {
		for _, r := range f.Rules {
			for _, e := range r.Examples {
				records, err := prose(ctx, set, f.Body, e.Text)
				if err != nil {
					return append(faults, err)
				}
				got, fired := identifiers(records, r)
				if !slices.Equal(got, e.Cites) {
					faults = append(faults, fmt.Errorf("families/%s: rule %s: example %q: found %s, not %s", f.File, r.ID, e.Text, list(got), list(e.Cites)))
				} else if !fired {
					faults = append(faults, fmt.Errorf("families/%s: rule %s: example %q: another rule found %s", f.File, r.ID, e.Text, list(got)))
				}
				if e.Source == "" {
					faults = append(faults, fmt.Errorf("families/%s: rule %s: example %q: say in which document it stands (source)", f.File, r.ID, e.Text))
				}
			}
			for _, reject := range r.Rejects {
				records, err := prose(ctx, set, f.Body, reject.Text)
				if err != nil {
					return append(faults, err)
				}
				if got, fired := identifiers(records, r); fired {
					faults = append(faults, fmt.Errorf("families/%s: rule %s: reject %q: the rule found %s, though %s", f.File, r.ID, reject.Text, list(got), reject.Why))
				}
			}
		}
	}
	return faults
}

func prose(ctx context.Context, set *rules.Set, organ, text string) ([]citation.Citation, error) {
	clean := citation.Fold(text)
	d := &citation.Document{File: "example", Text: clean, Organ: organ, Paragraphs: []citation.Paragraph{
		{Part: citation.Body, Clean: clean, Runs: []citation.Run{{}}},
	}}
	return Extract(ctx, d, set, Options{})
}

// identifiers lists what was found by number or symbol; names and treaties named
// beside them are left out unless the rule is theirs.
func identifiers(records []citation.Citation, r *rules.Rule) (ids []string, fired bool) {
	for i := range records {
		c := &records[i]
		if c.Rule == r.ID {
			fired = true
		} else if c.Rule == "name" || c.Rule == "open-name" || c.Rule == "alias" || c.Rule == "short-form" {
			continue
		}
		ids = append(ids, c.ID)
	}
	return ids, fired
}

func list(ids []string) string {
	if len(ids) == 0 {
		return "nothing"
	}
	return strings.Join(ids, ", ")
}
