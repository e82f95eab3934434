package pdf

import (
	"slices"
	"strings"
)

// logical puts the characters of a line that is read from the right, which stand
// in the order of a mirror image, into the order in which they are read: letters
// of Latin and digits run the other way, and brackets are printed mirrored. It undoes the reordering of UAX #9 for lines of one direction
// with runs of the other, which is all that print can tell.
func logical(gs []glyph) []glyph {
	out := slices.Clone(gs)
	for at := 0; at < len(out); {
		if closes(out, at) {
			to := run(out, at+1)
			slices.Reverse(out[at:to])
			pieces(out[at:to])
			at = to
			continue
		}
		if !runsRight(&out[at]) {
			out[at].text = unquoted(out[at].text)
			at++
			continue
		}
		to := run(out, at)
		slices.Reverse(out[at:to])
		pieces(out[at:to])
		at = to
	}
	brackets(out)
	return out
}

// brackets gives the brackets of a line their direction. A font names the glyph
// of a bracket once, as it was used first, so that the file's characters do not
// tell which is meant: one behind a space opens, one before a space closes, one
// within a word closes what is open.
func brackets(gs []glyph) {
	open := 0
	for i := range gs {
		g := &gs[i]
		other := mirror(g.text)
		if other == g.text {
			continue
		}
		before := i == 0 || gs[i-1].kind == space
		after := i+1 == len(gs) || gs[i+1].kind == space || gs[i+1].kind == neutral && mirror(gs[i+1].text) == gs[i+1].text
		opens := before && !after || before == after && open == 0
		if opens {
			open++
		} else if open > 0 {
			open--
		}
		if opens != strings.ContainsAny(g.text, "([«") {
			g.text = other
		}
	}
}

// closes tells whether the character at i is a bracket that closes one in the run
// from the left behind it: "(2021" of "S/RES/2584 (2021)".
func closes(gs []glyph, i int) bool {
	if i+1 >= len(gs) || gs[i].text != ")" && gs[i].text != "]" || !runsRight(&gs[i+1]) {
		return false
	}
	open, latin := 0, false
	for k := range gs[i+1 : run(gs, i+1)] {
		switch g := &gs[i+1+k]; {
		case g.text == mirror(gs[i].text):
			open++
		case g.text == gs[i].text:
			open--
		case g.kind == leftToRight:
			latin = true
		}
	}
	return latin && open > 0
}

// run gives the end of the run from the left that begins at from, in a line from
// the right: with letters of Latin in it, it goes to the last letter or digit
// before the next Arabic letter, and takes brackets that open in it; without, it
// is one number.
func run(gs []glyph, from int) int {
	end := from
	for end < len(gs) && gs[end].kind != rightToLeft {
		end++
	}
	to, latin := numberEnd(gs, from, end), false
	for i := from; i < end; i++ {
		latin = latin || gs[i].kind == leftToRight
	}
	if !latin {
		return to
	}
	// A number in another size is of the Arabic text beside the run.
	for i := to; i < end; i++ {
		if gs[i].kind == leftToRight && gs[from].kind == digit && distance(gs[i].size, gs[from].size) > 0.2 {
			return to
		}
	}
	for i := to; i < end; i++ {
		if runsRight(&gs[i]) {
			to = i + 1
		}
	}
	return to
}

// numberEnd gives the end of the letter or number at from.
func numberEnd(gs []glyph, from, end int) int {
	to := from + 1
	if gs[from].kind != digit {
		return to
	}
	for to < end {
		switch {
		case gs[to].kind == digit:
			to++
		case separates(gs[to].text) && to+1 < end && gs[to+1].kind == digit:
			to += 2
		default:
			return to
		}
	}
	return to
}

func runsRight(g *glyph) bool {
	return g.kind == digit || g.kind == leftToRight || g.kind == ideograph
}

// separates tells a character that holds two numbers together (class CS of UAX #9).
func separates(text string) bool {
	switch text {
	case "/", ".", ",", ":":
		return true
	}
	return false
}

func mirror(text string) string {
	switch text {
	case "(":
		return ")"
	case ")":
		return "("
	case "[":
		return "]"
	case "]":
		return "["
	case "«":
		return "»"
	case "»":
		return "«"
	}
	return text
}

// unquoted undoes the exchange of quotation marks by which PDFium takes them for
// mirrored in a text from the right; Unicode has them as they are.
func unquoted(text string) string {
	switch text {
	case "“":
		return "”"
	case "”":
		return "“"
	case "‘":
		return "’"
	case "’":
		return "‘"
	}
	return text
}

// pieces puts the pieces of a ligature, which share one place, back into order
// after the reversal.
func pieces(gs []glyph) {
	for from := 0; from < len(gs); {
		to := from + 1
		for to < len(gs) && gs[to].left == gs[from].left && gs[to].right == gs[from].right {
			to++
		}
		if to-from > 1 {
			slices.Reverse(gs[from:to])
		}
		from = to
	}
}
