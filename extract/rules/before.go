package rules

import (
	"regexp"
	"regexp/syntax"
	"slices"
)

// ending is an expression that what stands before a match must end with.
type ending struct {
	re   *regexp.Regexp
	last []asciiSet // the bytes with which that ends, the last first, as far as they are known
}

// maxEnding is how many of the last bytes are known at most.
const maxEnding = 16

// alternatives compiles the alternatives of a pattern each by itself: package
// regexp finds what begins with fixed letters far sooner.
func alternatives(pattern string) ([]ending, error) {
	if _, err := regexp.Compile(`(?:` + pattern + `)\z`); err != nil {
		return nil, err
	}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	subs := []*syntax.Regexp{tree}
	if tree.Op == syntax.OpAlternate {
		subs = tree.Sub
	}
	var out []ending
	for _, sub := range subs {
		re, err := regexp.Compile(`(?:` + sub.String() + `)\z`)
		if err != nil {
			return nil, err
		}
		e := ending{re: re}
		backward(sub)
		if p, err := NewProgram(sub.String()); err == nil {
			e.last = p.leading(maxEnding)
		}
		out = append(out, e)
	}
	return out, nil
}

// backward turns an expression into that which takes the same texts read from
// their end.
func backward(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		slices.Reverse(re.Rune)
	case syntax.OpConcat:
		slices.Reverse(re.Sub)
	}
	for _, sub := range re.Sub {
		backward(sub)
	}
}

// leading lists the bytes with which every match begins, a set for each, most at
// most: none where a match may have ended, or the program is not known.
func (p *Program) leading(most int) (sets []asciiSet) {
	if len(p.insts) == 0 {
		return nil
	}
	for states := p.from(p.start); len(sets) < most; {
		var set asciiSet
		next := map[uint32]bool{}
		for pc := range states {
			switch in := &p.insts[pc]; in.op {
			case syntax.InstMatch:
				return sets
			case syntax.InstRune:
				set[0] |= in.set[0]
				set[1] |= in.set[1]
				p.reach(in.out, next)
			}
		}
		sets, states = append(sets, set), next
	}
	return sets
}

// ends tells whether before ends as it must.
func (e *ending) ends(before string) bool {
	for i := range e.last {
		if i >= len(before) || !e.last[i].has(before[len(before)-1-i]) {
			return false
		}
	}
	return e.re.MatchString(before)
}

// Preceded tells whether what stands before a match is as the rule wants it; it
// looks back 120 bytes.
func (r *Rule) Preceded(before string) bool {
	if r.before == nil {
		return true
	}
	before = before[max(0, len(before)-120):]
	for i := range r.before {
		if r.before[i].ends(before) {
			return true
		}
	}
	return false
}
