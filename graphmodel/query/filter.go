package query

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// parts are the values of Question.Parts.
var parts = []citation.Part{citation.Heading, citation.Preamble, citation.Operative, citation.Annex, citation.Body}

// check says what cannot be asked, and brings the rest to one form.
func (q *Question) check() error {
	for i, v := range q.Verbs {
		q.Verbs[i] = strings.Join(strings.Fields(strings.ToLower(v)), " ")
	}
	for i, p := range q.Parts {
		q.Parts[i] = strings.ToLower(strings.TrimSpace(p))
		if !slices.Contains(parts, citation.Part(q.Parts[i])) {
			return &UseError{fmt.Sprintf("part %q: the parts of a document are %s", p, listed(parts))}
		}
	}
	for _, d := range []struct{ name, value string }{{"since", q.Since}, {"until", q.Until}} {
		if d.value != "" && !isISO(d.value) {
			return &UseError{fmt.Sprintf("%s %q: give a year, a month or a day: 2015, 2015-09 or 2015-09-25", d.name, d.value)}
		}
	}
	if q.Since != "" && q.Until != "" && q.Since > q.Until && !strings.HasPrefix(q.Since, q.Until) {
		return &UseError{fmt.Sprintf("nothing is since %s and until %s", q.Since, q.Until)}
	}
	if q.Depth < 0 || q.MaxLength < 0 || q.MaxPaths < 0 || q.Top < 0 {
		return &UseError{"a depth, length or number of rows must be 1 or more"}
	}
	return nil
}

func listed[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	if len(words) == 1 {
		return words[0]
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// isISO takes 2015, 2015-09, 2015-09-25; not 25.9.2015.
func isISO(s string) bool {
	for i := range len(s) {
		dash := i == 4 || i == 7
		if dash != (s[i] == '-') || !dash && !isDigit(s[i]) {
			return false
		}
	}
	switch len(s) {
	case 4:
		return true
	case 7:
		s += "-01"
	case 10:
	default:
		return false
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// lists says whether an instrument passes the filters on what is listed, and
// whether it fails only for want of a date.
func (q *Question) lists(i *graphmodel.Instrument) (listed, undated bool) {
	if len(q.Bodies) > 0 && !slices.ContainsFunc(q.Bodies, func(b string) bool { return strings.EqualFold(b, i.Body) }) {
		return false, false
	}
	if q.Since == "" && q.Until == "" {
		return true, false
	}
	date := dateOf(i)
	if date == "" {
		return false, true
	}
	return notBefore(date, q.Since) && notAfter(date, q.Until), false
}

// dateOf is the date as exact as known, "" for none.
func dateOf(i *graphmodel.Instrument) string {
	if i.Date == "" && i.Year > 0 {
		return fmt.Sprintf("%04d", i.Year)
	}
	return i.Date
}

// notBefore and notAfter compare as far as both dates are exact.
func notBefore(date, since string) bool {
	n := min(len(date), len(since))
	return date[:n] >= since[:n]
}

func notAfter(date, until string) bool {
	if until == "" {
		return true
	}
	n := min(len(date), len(until))
	return date[:n] <= until[:n]
}

// conditions writes the filters on citations as the end of a sentence.
func (q *Question) conditions() string {
	var b strings.Builder
	if len(q.Verbs) > 0 {
		fmt.Fprintf(&b, " with the verb %s", strings.Join(q.Verbs, " or "))
	}
	if len(q.Parts) > 0 {
		fmt.Fprintf(&b, " in the part %s", strings.Join(q.Parts, " or "))
	}
	if len(q.Bodies) > 0 {
		fmt.Fprintf(&b, ", of %s", strings.Join(q.Bodies, " or "))
	}
	if q.Since != "" {
		fmt.Fprintf(&b, ", since %s", q.Since)
	}
	if q.Until != "" {
		fmt.Fprintf(&b, ", until %s", q.Until)
	}
	return b.String()
}

// filtered tells whether the question leaves citations or instruments out.
func (q *Question) filtered() bool {
	return len(q.Verbs)+len(q.Parts)+len(q.Bodies) > 0 || q.Since != "" || q.Until != ""
}

// selection is the filter on citations.
func (q *Question) selection() graphmodel.Selection {
	s := graphmodel.Selection{Verbs: q.Verbs}
	for _, p := range q.Parts {
		s.Parts = append(s.Parts, citation.Part(p))
	}
	return s
}
