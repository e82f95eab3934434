package rules

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"citegraph/extract/citation"
)

// The plain ways to what the fast ones find: package regexp throughout, no
// anchors, tables or programs. They are the specification that the fast ones are
// tested against, and the yardstick of their speed.

// MatchPlain is Match by the regular expression itself.
func (sh *Shape) MatchPlain(s string) (Groups, int) { return plainAt(sh.re.re, &sh.groups, s) }

// MatchPlain is Match by the regular expression itself.
func (r *Rule) MatchPlain(s string) (Groups, int) { return plainAt(r.re.re, &r.groups, s) }

// PrecededPlain is Preceded by the regular expressions themselves.
func (r *Rule) PrecededPlain(before string) bool {
	before = before[max(0, len(before)-120):]
	return r.before == nil || slices.ContainsFunc(r.before, func(e ending) bool { return e.re.MatchString(before) })
}

func plainAt(re *regexp.Regexp, slots *groupSlots, s string) (g Groups, n int) {
	m := re.FindStringSubmatchIndex(s)
	if m == nil || m[1] == 0 {
		return g, 0
	}
	span := func(slot int) citation.Span {
		if slot == 0 || m[2*slot] < 0 {
			return citation.Span{}
		}
		return citation.Span{Start: m[2*slot], End: m[2*slot+1]}
	}
	words := func(slot int) string {
		v := span(slot)
		return s[v.Start:v.End]
	}
	return Groups{Session: words(slots.session), Number: words(slots.number), Organ: words(slots.organ), Symbol: words(slots.symbol), Parts: span(slots.parts), PartsAfter: span(slots.parts2)}, m[1]
}

// Anchored tells whether one of the rule's anchors stands in what it matched: at
// the beginning where the anchor is a symbol's head ("A/").
func (r *Rule) Anchored(match string) bool {
	for _, a := range r.Anchors {
		if a[len(a)-1] == '/' && strings.HasPrefix(match, a) || a[0] == '/' && strings.Contains(match, a) || a[len(a)-1] != '/' && a[0] != '/' && strings.HasPrefix(match, a) {
			return true
		}
	}
	return false
}

// Vocabulary is an expression that takes just the words that Lookup knows.
func (l *Lexicon) Vocabulary() *regexp.Regexp {
	words := make([]string, 0, len(l.words))
	for w := range l.words {
		if len(w) > 1 {
			words = append(words, regexp.QuoteMeta(w))
		}
	}
	sort.Strings(words)
	return regexp.MustCompile(`\A(?:` + strings.Join(words, "|") + `)\z`)
}
