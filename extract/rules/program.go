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

	first, second way  // of a choice: its ways on, by out and by arg
	commits       bool // of a choice: the first way, where it is open, cannot fail
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
	p.foresee()
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
// -1 where it fails. Captures of a failed branch are put back where there is
// another.
func (r *runner) run(pc uint32, at int) int {
	for {
		in := &r.insts[pc]
		switch in.op {
		case syntax.InstRune:
			if at >= len(r.text) || !in.set.has(r.text[at]) {
				return -1
			}
			at++
			pc = in.out
		case syntax.InstAlt, syntax.InstAltMatch: // one is in every loop
			r.steps++
			switch {
			case r.steps >= maxSteps:
				return -1
			case !in.first.open(r.text, at):
				pc = in.arg
			case in.commits || !in.second.open(r.text, at):
				pc = in.out
			default:
				saved := *r.caps
				if end := r.run(in.out, at); end >= 0 {
					return end
				}
				*r.caps = saved
				pc = in.arg
			}
		case syntax.InstCapture:
			if in.arg < MaxSlots {
				r.caps[in.arg] = at
			}
			pc = in.out
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
