package rules

import (
	"regexp"
	"regexp/syntax"
	"unicode"
)

// Program runs a regular expression at one place of a text: the same language
// and the same leftmost-first choice as package regexp with \A before the
// pattern, by plain backtracking over the compiled instructions. For the short
// ASCII patterns of rules that is several times faster than regexp, whose start
// costs more than the match. Where the pattern is outside what it can do, or a
// text makes it backtrack too long, the expression itself is asked, so that the
// answer is always regexp's. TestProgram and FuzzProgram hold the two together.
type Program struct {
	re    *regexp.Regexp
	insts []inst // empty: always ask the expression
	start uint32
	caps  int // slots
}

type inst struct {
	op       syntax.InstOp
	out, arg uint32
	set      asciiSet // for the ops that read a byte
}

// asciiSet holds the bytes below 0x80 that an instruction takes, a bit each: the
// instructions of a pattern stay near each other in memory.
type asciiSet [2]uint64

func (s *asciiSet) has(b byte) bool { return b < 0x80 && s[b>>6]>>(b&63)&1 != 0 }

// maxSteps bounds the backtracking of one match.
const maxSteps = 4000

// MaxSlots is the number of offsets that a match can fill, two a group; patterns with more
// groups are left to regexp.
const MaxSlots = 16

// NewProgram compiles a pattern of package regexp's syntax.
func NewProgram(pattern string) (*Program, error) {
	re, err := regexp.Compile(`\A(?:` + pattern + `)`)
	if err != nil {
		return nil, err
	}
	p := &Program{re: re, caps: 2 * (re.NumSubexp() + 1)}
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil || p.caps > MaxSlots {
		return p, nil
	}
	insts := make([]inst, len(prog.Inst))
	for i, in := range prog.Inst {
		insts[i] = inst{op: in.Op, out: in.Out, arg: in.Arg}
		switch in.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			set, ok := byteSet(&prog.Inst[i])
			if !ok {
				return p, nil
			}
			insts[i].op, insts[i].set = syntax.InstRune, set
		case syntax.InstEmptyWidth:
			if syntax.EmptyOp(in.Arg)&^(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) != 0 {
				return p, nil
			}
		}
	}
	p.insts, p.start = insts, uint32(prog.Start)
	return p, nil
}

// byteSet lists the bytes that an instruction takes; ok is false where it takes
// a rune beyond ASCII.
func byteSet(in *syntax.Inst) (set asciiSet, ok bool) {
	if in.Op == syntax.InstRuneAny || in.Op == syntax.InstRuneAnyNotNL {
		return set, false
	}
	if in.Rune[len(in.Rune)-1] >= 0x80 { // the ranges are in order
		return set, false
	}
	if first := in.Rune[0]; len(in.Rune) == 1 && syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
		for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
			if r >= 0x80 {
				return set, false
			}
		}
	}
	for b := range rune(0x80) {
		if in.MatchRune(b) {
			set[b>>6] |= 1 << (b & 63)
		}
	}
	return set, true
}

// after lists, for the bytes of a text behind k digits at its beginning (k from 0
// to 4), which may come next in a match; true for all where the program is not
// known.
func (p *Program) after() (table [5][256]bool) {
	if len(p.insts) == 0 {
		for k := range table {
			for b := range table[k] {
				table[k][b] = true
			}
		}
		return table
	}
	states := map[uint32]bool{}
	p.reach(p.start, states)
	for k := range table {
		next := map[uint32]bool{}
		for pc := range states {
			in := &p.insts[pc]
			if in.op == syntax.InstMatch { // the match may end here
				for b := range table[k] {
					table[k][b] = true
				}
			}
			if in.op != syntax.InstRune {
				continue
			}
			digit := false
			for b := range 256 {
				has := in.set.has(byte(b))
				table[k][b] = table[k][b] || has
				digit = digit || has && b >= '0' && b <= '9'
			}
			if digit {
				p.reach(in.out, next)
			}
		}
		states = next
	}
	return table
}

// reach adds the instructions that are reached from pc without reading.
func (p *Program) reach(pc uint32, states map[uint32]bool) {
	if states[pc] {
		return
	}
	states[pc] = true
	switch in := &p.insts[pc]; in.op {
	case syntax.InstAlt, syntax.InstAltMatch:
		p.reach(in.out, states)
		p.reach(in.arg, states)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		p.reach(in.out, states)
	}
}

// runner is the state of one match.
type runner struct {
	insts []inst
	text  string
	steps int
	caps  *[MaxSlots]int
}

// Match matches at the beginning of text and fills caps with the offsets of the
// groups, -1 where a group took no part. It returns the length, -1 for none; then
// caps holds nothing.
func (p *Program) Match(text string, caps *[MaxSlots]int) int {
	for i := range caps {
		caps[i] = -1
	}
	if len(p.insts) > 0 {
		r := runner{insts: p.insts, text: text, caps: caps}
		if end := r.run(p.start, 0); r.steps < maxSteps {
			return end
		}
		for i := range caps {
			caps[i] = -1
		}
	}
	m := p.re.FindStringSubmatchIndex(text)
	if m == nil {
		return -1
	}
	copy(caps[:], m)
	return m[1]
}

// run goes on from an instruction at a place; it returns where the match ends,
// -1 where it fails. Captures of a failed branch are put back.
func (r *runner) run(pc uint32, at int) int {
	for {
		r.steps++
		if r.steps >= maxSteps {
			return -1
		}
		in := &r.insts[pc]
		switch in.op {
		case syntax.InstRune:
			if at >= len(r.text) || !in.set.has(r.text[at]) {
				return -1
			}
			at++
			pc = in.out
		case syntax.InstAlt, syntax.InstAltMatch:
			// Of two ways on that read a byte at once, one that cannot is not tried.
			if first := &r.insts[in.out]; first.op == syntax.InstRune && (at >= len(r.text) || !first.set.has(r.text[at])) {
				pc = in.arg
				continue
			}
			if second := &r.insts[in.arg]; second.op == syntax.InstRune && (at >= len(r.text) || !second.set.has(r.text[at])) {
				pc = in.out
				continue
			}
			if end := r.run(in.out, at); end >= 0 {
				return end
			}
			pc = in.arg
		case syntax.InstCapture:
			if in.arg >= MaxSlots {
				pc = in.out
				continue
			}
			old := r.caps[in.arg]
			r.caps[in.arg] = at
			if end := r.run(in.out, at); end >= 0 {
				return end
			}
			r.caps[in.arg] = old
			return -1
		case syntax.InstNop:
			pc = in.out
		case syntax.InstEmptyWidth:
			boundary := asciiWord(r.text, at-1) != asciiWord(r.text, at)
			if boundary != (syntax.EmptyOp(in.arg) == syntax.EmptyWordBoundary) {
				return -1
			}
			pc = in.out
		case syntax.InstMatch:
			return at
		default: // InstFail
			return -1
		}
	}
}

func asciiWord(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	c := s[i]
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_'
}
