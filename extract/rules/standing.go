package rules

import "strings"

// Worded is an anchor of a rule that stands by itself, without a slash.
type Worded struct {
	Words string
	Rule  *Rule
}

// indexStanding sorts the rules that stand by themselves by how they are found.
func (s *Set) indexStanding() {
	s.Slashed, s.Worded = nil, [256][]Worded{}
	for _, r := range s.Alone {
		slashed := false
		for _, a := range r.Anchors {
			if a[len(a)-1] == '/' || a[0] == '/' {
				slashed = true
			} else {
				s.Worded[a[0]] = append(s.Worded[a[0]], Worded{a, r})
			}
		}
		if slashed {
			s.Slashed = append(s.Slashed, r)
		}
	}
}

// HeadAt tells whether one of the rule's anchors that end in a slash ("A/") begins
// t.
func (r *Rule) HeadAt(t string) bool {
	for _, a := range r.Anchors {
		if a[len(a)-1] == '/' && strings.HasPrefix(t, a) {
			return true
		}
	}
	return false
}

// TailAt tells whether one of the rule's anchors that begin with a slash ("/CP.")
// begins t.
func (r *Rule) TailAt(t string) bool {
	for _, a := range r.Anchors {
		if a[0] == '/' && strings.HasPrefix(t, a) {
			return true
		}
	}
	return false
}

// Symbolic tells a rule of printed symbols: its anchors are their heads ("A/").
func (r *Rule) Symbolic() bool {
	for _, a := range r.Anchors {
		if a[len(a)-1] == '/' {
			return true
		}
	}
	return false
}
