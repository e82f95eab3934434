package rules

import "regexp/syntax"

// What a Program knows of its instructions before it runs: with which bytes a way
// may go on, and whether it can fail. That is why most of its choices are none.

// way is one of the two ways on from a choice.
type way struct {
	set   asciiSet // the bytes that may be read next
	empty bool     // the match may end without reading
}

// open tells whether the way may be gone at a place of a text.
func (w *way) open(text string, at int) bool {
	return w.empty || at < len(text) && w.set.has(text[at])
}

// foresee fills in what is known of the choices.
func (p *Program) foresee() {
	sure := p.sure()
	for pc := range p.insts {
		in := &p.insts[pc]
		if in.op != syntax.InstAlt && in.op != syntax.InstAltMatch {
			continue
		}
		in.first, in.second = p.way(in.out), p.way(in.arg)
		next := &p.insts[in.out]
		for next.op == syntax.InstCapture || next.op == syntax.InstNop {
			next = &p.insts[next.out]
		}
		in.commits = sure[in.out] || next.op == syntax.InstRune && sure[next.out]
	}
}

// way describes the way on from pc.
func (p *Program) way(pc uint32) (w way) {
	for pc := range p.from(pc) {
		switch in := &p.insts[pc]; in.op {
		case syntax.InstRune:
			w.set[0] |= in.set[0]
			w.set[1] |= in.set[1]
		case syntax.InstMatch:
			w.empty = true
		}
	}
	return w
}

// sure lists from which instructions on every text is taken: those from which the
// end is reached without reading. A choice is sure where one of its ways is.
func (p *Program) sure() []bool {
	sure := make([]bool, len(p.insts))
	for changed := true; changed; {
		changed = false
		for pc := range p.insts {
			in := &p.insts[pc]
			is := false
			switch in.op {
			case syntax.InstMatch:
				is = true
			case syntax.InstAlt, syntax.InstAltMatch:
				is = sure[in.out] || sure[in.arg]
			case syntax.InstCapture, syntax.InstNop:
				is = sure[in.out]
			}
			changed = changed || is != sure[pc]
			sure[pc] = is
		}
	}
	return sure
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
	states := p.from(p.start)
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

// from lists the instructions that are reached from pc without reading.
func (p *Program) from(pc uint32) map[uint32]bool {
	states := map[uint32]bool{}
	p.reach(pc, states)
	return states
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
