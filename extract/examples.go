package extract

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// Outcome is what became of an example or a reject of a rule.
type Outcome struct {
	Text   string
	Source string       // of an example: the document in which the words stand
	Why    string       // of a reject: why the rule must leave them alone
	Gives  []string     // what the words cite, names left out
	Fault  *rules.Fault // nil where it came out as the rule's file says
}

// CheckExamples runs the examples and rejects of every rule of the set through
// the extractor and returns a fault for each that does not come out as the
// rule's file says, with its place: an example must give just the identifiers
// that it lists, one of them by its own rule; a reject must give nothing by that
// rule. They are sorted.
func CheckExamples(ctx context.Context, set *rules.Set) rules.Faults {
	var faults rules.Faults
	for _, f := range set.Families {
		for _, r := range f.Rules {
			examples, rejects, err := RunExamples(ctx, set, r)
			if err != nil {
				return append(faults, r.Fault(err.Error()))
			}
			for _, o := range append(examples, rejects...) {
				if o.Fault != nil {
					faults = append(faults, *o.Fault)
				}
			}
		}
	}
	return faults.Sorted()
}

// RunExamples runs the examples and rejects of one rule. An example is read as
// prose of a document of the rule's organ, so that "its resolution" has an owner.
// The error is that of the extractor or the context.
func RunExamples(ctx context.Context, set *rules.Set, r *rules.Rule) (examples, rejects []Outcome, err error) {
	for i, e := range r.Examples {
		records, err := prose(ctx, set, r.Body, e.Text)
		if err != nil {
			return nil, nil, err
		}
		got, fired := identifiers(records, r)
		o := Outcome{Text: e.Text, Source: e.Source, Gives: got}
		if message, where := judge(set, r, e, records, got, fired); message != "" {
			fault := r.Fault(message, "examples", i, where)
			o.Fault = &fault
		}
		examples = append(examples, o)
	}
	for i, reject := range r.Rejects {
		records, err := prose(ctx, set, r.Body, reject.Text)
		if err != nil {
			return nil, nil, err
		}
		got, fired := identifiers(records, r)
		o := Outcome{Text: reject.Text, Why: reject.Why, Gives: got}
		if fired {
			fault := r.Fault(fmt.Sprintf("the rule is to leave these words alone (%s), and gives %s", reject.Why, list(got)), "rejects", i, "text")
			o.Fault = &fault
		}
		rejects = append(rejects, o)
	}
	return examples, rejects, nil
}

// judge says what is wrong with an example, and which of its keys to look at; ""
// where it comes out.
func judge(set *rules.Set, r *rules.Rule, e rules.Example, records []citation.Citation, got []string, fired bool) (message, where string) {
	switch {
	case slices.Equal(got, e.Cites) && fired:
		return "", ""
	case !fired:
		return fmt.Sprintf("the rule finds nothing in these words: %s", diagnose(set, r, e.Text, records)), "text"
	}
	return fmt.Sprintf("the words give %s, not %s", list(got), list(e.Cites)), "cites"
}

// diagnose says at which step a rule passes a text over.
func diagnose(set *rules.Set, r *rules.Rule, text string, records []citation.Citation) string {
	clean := citation.Fold(text)
	for _, c := range records {
		if in := set.Rule(c.Rule); in != nil && in != r {
			return fmt.Sprintf("rule %s reads %q as %s", in.ID, c.Text, c.ID)
		}
	}
	if r.Noun == "" {
		return diagnoseAnchored(r, clean)
	}
	nouns := set.Language("en").Nouns[string(r.Noun)]
	if !slices.ContainsFunc(nouns, func(n string) bool { return strings.Contains(clean, n) }) {
		return fmt.Sprintf("none of the words for %s stands in them (%s)", r.Noun, strings.Join(nouns, ", "))
	}
	for i := range clean {
		if i > 0 && isWord(clean[i-1]) {
			continue
		}
		if g, n := r.Match(clean[i:]); n > 0 {
			if !r.Allows(&g) {
				return fmt.Sprintf("%q is outside the sessions or numbers that the rule allows", clean[i:i+n])
			}
			return fmt.Sprintf("%q fits the pattern, but neither does a name of %s stand beside it nor does the noun introduce it", clean[i:i+n], r.Body)
		}
	}
	return "nothing in them fits the pattern"
}

func diagnoseAnchored(r *rules.Rule, clean string) string {
	seen := ""
	for _, a := range r.Anchors {
		for at := 0; ; {
			i := strings.Index(clean[at:], a)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(a)
			if a[0] == '/' {
				for start > 0 && isWord(clean[start-1]) {
					start--
				}
			}
			if _, n := r.Match(clean[start:]); n > 0 {
				if !r.Preceded(clean[:start]) {
					return fmt.Sprintf("%q fits the pattern, but what stands before it is not what the rule's before wants", clean[start:start+n])
				}
				return fmt.Sprintf("%q fits the pattern, but is part of a longer word", clean[start:start+n])
			}
			if seen == "" {
				seen, _, _ = strings.Cut(clean[start:]+" ", " ")
			}
		}
	}
	if seen == "" {
		return "none of its anchors stands in them"
	}
	return fmt.Sprintf("at the anchor stands %q, which does not fit the pattern", seen)
}

func isWord(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= 0x80
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
