package rules

import (
	"fmt"
	"slices"
	"strings"
)

// Origin tells in which file and line the rule stands.
func (r *Rule) Origin() Origin {
	line, _ := r.file.place("rules", r.index)
	return Origin{File: r.file.name, Line: line, Overlay: r.file.overlay}
}

// Replaces tells which built-in rule the rule stands in the place of, if any.
func (r *Rule) Replaces() (Origin, bool) {
	if r.replaces == nil {
		return Origin{}, false
	}
	return r.replaces.Origin(), true
}

// Source is the rule as its file writes it, the lines as they stand.
func (r *Rule) Source() string { return r.file.lines("rules", r.index) }

// Explain says in words what the rule does, a sentence each: where it looks, what
// it reads there, within which limits, and what it makes of it.
func (r *Rule) Explain(s *Set) []string {
	var out []string
	say := func(format string, values ...any) { out = append(out, fmt.Sprintf(format, values...)) }
	f := s.Family(r.Body)
	if r.Noun != "" {
		say("It reads a number behind the noun %q (%s).", r.Noun, strings.Join(s.Language("en").Nouns[string(r.Noun)], ", "))
	} else {
		shown, more := quoted(r.Anchors), ""
		if len(shown) > 12 {
			shown, more = shown[:12], fmt.Sprintf(" and %d more", len(shown)-12)
		}
		say("It looks for %s%s.", either(shown), more)
	}
	say("It takes: %s.", inWords(r.Pattern))
	if r.Before != "" {
		say("Right before that stands: %s.", inWords(r.Before))
	}
	if r.Sessions != "" {
		say("The session is from %s.", strings.Replace(r.Sessions, "-", " to ", 1))
	}
	if r.Numbers != "" {
		say("The number is from %s.", strings.Replace(r.Numbers, "-", " to ", 1))
	}
	switch {
	case r.Since > 0 && r.Until > 0:
		say("The instruments were adopted from %d to %d.", r.Since, r.Until)
	case r.Since > 0:
		say("The instruments were adopted in %d or later.", r.Since)
	case r.Until > 0:
		say("The instruments were adopted until %d.", r.Until)
	}
	if f != nil && r.Noun != "" {
		say("The number belongs to %s where %s, or where the document is one of its own.", r.Body, f.naming())
	}
	made := "It makes the identifier " + r.Symbol
	if slices.Contains(r.re.re.SubexpNames(), "parts") || slices.Contains(r.re.re.SubexpNames(), "parts2") {
		made += ", with the letter of a part in square brackets behind it"
	}
	if r.Kind != "" {
		made += ", of the kind " + string(r.Kind)
	}
	return append(out, made+".")
}

// naming says by which names an organ is known.
func (f *Family) naming() string {
	words := either(quoted(f.Names["en"])) + " stands beside it"
	if short := f.Short["en"]; len(short) > 0 {
		words += " (or " + either(quoted(short)) + ", which other organs may share)"
	}
	return words
}
