package resolve

import (
	"strings"

	"citegraph/extract/rules"
)

// Which verb governs where a paragraph does not begin with one, and whose a
// participle is.

// introductions stand before the verb of an operative paragraph.
var introductions = [...]string{"Notwithstanding ", "In view of ", "In the light of ", "In light of ", "In response to ", "While ", "With a view to ", "Without prejudice to ", "Further to ", "Pursuant to ", "In accordance with ", "Consistent with ", "Pending ", "As a result of ", "With regard to ", "With respect to ", "In order to "}

// introduced finds the verb of a paragraph that begins with something else:
// "Notwithstanding paragraph 15 of resolution 1343 (2001), decides that …". It
// governs from the beginning on.
func (r *Resolver) introduced(t string, start int) (verb, bool) {
	begins := false
	for _, w := range &introductions {
		begins = begins || strings.HasPrefix(t[start:], w)
	}
	if !begins {
		return verb{}, false
	}
	for at := start; ; {
		i := strings.Index(t[at:min(len(t), start+600)], ", ")
		if i < 0 {
			return verb{}, false
		}
		at += i + 2
		if f, from, end := r.verb.Opening(t[at:]); end > 0 && f.Finite && !f.Connective && !relative(t[start:at-2]) {
			return verb{start, f.Lemma, t[at+min(from, 0) : at+end], fromOpening}, true
		}
	}
}

// regarding are the lemmas of what an actor has regard to while acting.
var regarding = map[string]bool{"take into account": true, "bear in mind": true}

// actsItself are the verbs of an operative paragraph by which the organ acts
// itself; by others ("Requests the Secretary-General to …") somebody else does.
var actsItself = map[string]bool{"decide": true, "approve": true, "adopt": true, "endorse": true, "authorize": true}

// another tells a participle whose subject is whoever is called upon to act:
// "Encourages the Secretary-General to …, bearing in mind …".
func (s *verbScan) another(t string, at int, f rules.VerbForm) bool {
	if !regarding[f.Lemma] || f.Finite || len(s.found) == 0 || !s.finite {
		return false
	}
	if strings.HasSuffix(t[:at], "and, ") || strings.Contains(t[at:min(len(t), at+40)], " its resolution") {
		return false // "and, bearing in mind its resolution 63/241, recommends"
	}
	last := s.found[len(s.found)-1]
	clause := t[last.at:at]
	return !actsItself[last.lemma] || strings.Contains(clause, " if ") || strings.Contains(clause, " unless ")
}
