package rules

import "regexp/syntax"

// instructions compiles a pattern for mayHold; nil where it cannot be.
func instructions(pattern string) *syntax.Prog {
	tree, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil
	}
	return prog
}

// mayHold tells whether something that the pattern takes can hold the words, or,
// for atStart, begin with them. It goes through the pattern's instructions and the
// words at once; where a word boundary stands it does not look, so that it errs
// on the side of yes.
func mayHold(prog *syntax.Prog, words string, atStart bool) bool {
	if prog == nil {
		return true
	}
	sought := []rune(words)
	back := fallbacks(sought)
	type state struct{ pc, held int } // held: how many of the words' characters have just been read
	width := len(sought) + 1
	seen := make([]bool, len(prog.Inst)*width)
	var stack []state
	push := func(pc uint32, held int) {
		if at := int(pc)*width + held; !seen[at] {
			seen[at] = true
			stack = append(stack, state{int(pc), held})
		}
	}
	push(uint32(prog.Start), 0)
	for len(stack) > 0 {
		s := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if s.held == len(sought) {
			return true
		}
		in := &prog.Inst[s.pc]
		switch in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			push(in.Out, s.held)
			push(in.Arg, s.held)
		case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
			push(in.Out, s.held)
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			if atStart {
				if in.MatchRune(sought[s.held]) {
					push(in.Out, s.held+1)
				}
				continue
			}
			push(in.Out, 0) // as if another character were read; that only adds states
			for _, r := range sought {
				if in.MatchRune(r) {
					push(in.Out, step(sought, back, s.held, r))
				}
			}
		}
	}
	return false
}

// fallbacks gives, for each number of characters read, how many are still read
// when the next one does not fit.
func fallbacks(sought []rune) []int {
	back := make([]int, len(sought)+1)
	for i := 1; i < len(sought); i++ {
		k := back[i]
		for k > 0 && sought[k] != sought[i] {
			k = back[k]
		}
		if sought[k] == sought[i] {
			k++
		}
		back[i+1] = k
	}
	return back
}

func step(sought []rune, back []int, held int, r rune) int {
	for held > 0 && sought[held] != r {
		held = back[held]
	}
	if sought[held] == r {
		held++
	}
	return held
}
