package rules

import "strings"

// NounIn gives the instrument's noun of a name: Convention, Declaration, …
func NounIn(name string) string {
	best, at := "", len(name)+1
	for _, n := range ShortNouns {
		if i := strings.Index(name, n); i >= 0 && (i < at || i == at && len(n) > len(best)) && (i == 0 || !wordByte(name[i-1])) {
			if e := i + len(n); e == len(name) || !wordByte(name[e]) || name[e] == 's' {
				best, at = n, i
			}
		}
	}
	return best
}

// ShortNouns are the nouns by which short forms point back, longest first.
var ShortNouns = [...]string{"Programme of Action", "Plan of Action", "Platform for Action", "Action Programme", "Action Agenda", "Action Plan", "Plan of Implementation", "Convention", "Covenant", "Protocol", "Declaration", "Charter", "Agreement", "Treaty", "Statute", "Agenda", "Platform", "Strategies", "Strategy", "Framework", "Principles", "Rules", "Compact", "Pact", "Consensus", "Commitment", "Outcome", "Outline", "Constitution", "Accord", "Pathway", "Guidelines", "Act", "Standards"}
