package rules

import "strings"

// Worded is an anchor of a rule that stands by itself, without a slash.
type Worded struct {
	Words string
	Rule  *Rule
}

// slashed is a rule whose anchors have a slash, as Set.AtSlash looks for it.
type slashed struct {
	rule  *Rule
	heads [256][]string // the anchors that end in a slash ("A/"), by first byte
	tails []string      // those that begin with one ("/CP.")
}

// indexStanding sorts the rules that stand by themselves by how they are found.
func (s *Set) indexStanding() {
	s.slashed, s.Worded, s.headBytes, s.tailBytes = nil, [256][]Worded{}, [256]bool{}, [256]bool{}
	for _, r := range s.Alone {
		by := &slashed{rule: r}
		for _, a := range r.Anchors {
			if a[len(a)-1] == '/' {
				by.heads[a[0]] = append(by.heads[a[0]], a)
			}
			if a[0] == '/' {
				by.tails = append(by.tails, a)
			}
			if a[len(a)-1] != '/' && a[0] != '/' {
				s.Worded[a[0]] = append(s.Worded[a[0]], Worded{a, r})
			}
		}
		heads := false
		for b := range by.heads {
			if len(by.heads[b]) > 0 {
				s.headBytes[b], heads = true, true
			}
		}
		for _, a := range by.tails {
			for b := range s.tailBytes {
				s.tailBytes[b] = s.tailBytes[b] || len(a) == 1 || a[1] == byte(b)
			}
		}
		if heads || len(by.tails) > 0 {
			s.slashed = append(s.slashed, by)
		}
	}
}

// AtSlash calls take for the rules that have an anchor at a slash of a text, in
// their order: with head where an anchor that ends in a slash ("A/") begins at
// start, and without where one that begins with the slash stands there ("/CP.").
// start is -1 where no head can stand.
func (s *Set) AtSlash(text string, start, slash int, take func(r *Rule, head bool)) {
	byHead := start >= 0 && s.headBytes[text[start]]
	byTail := slash+1 < len(text) && s.tailBytes[text[slash+1]]
	if !byHead && !byTail {
		return
	}
	for _, r := range s.slashed {
		switch {
		case byHead && begins(text[start:], r.heads[text[start]]):
			take(r.rule, true)
		case byTail && begins(text[slash:], r.tails):
			take(r.rule, false)
		}
	}
}

// Head tells whether an anchor that ends in a slash begins t.
func (s *Set) Head(t string) bool {
	for _, r := range s.slashed {
		if begins(t, r.heads[t[0]]) {
			return true
		}
	}
	return false
}

func begins(t string, list []string) bool {
	for _, a := range list {
		if strings.HasPrefix(t, a) {
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
