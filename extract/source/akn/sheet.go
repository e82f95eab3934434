package akn

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// sheet is a text that is being written, one block after the other: a run of
// white space becomes one space, and none stands at either end of a block.
type sheet struct {
	text   []byte
	blocks []citation.Block
	links  []citation.Link

	start  int  // of the open block; len(text) where none is open
	space  bool // white space is due before the next byte
	line   bool // that white space held a line end
	number bool // all that the open block holds is its printed number
	kind   citation.BlockKind
	part   citation.Part
}

func (s *sheet) open() bool { return len(s.text) > s.start }

// spaceDue notes white space, of which one space is written before what follows.
func (s *sheet) spaceDue() { s.space = true }

// write appends text to the open block, opening one if none is. Spaces that do
// not break stay what they are.
func (s *sheet) write(text []byte, kind citation.BlockKind, part citation.Part) {
	for len(text) > 0 {
		n := 0
		for n < len(text) && !white[text[n]] {
			n++
		}
		if n > 0 {
			s.put(text[:n], kind, part)
		}
		for text = text[n:]; len(text) > 0 && white[text[0]]; text = text[1:] {
			s.line = s.line || text[0] == '\n'
			s.space = true
		}
	}
}

var white = [256]bool{' ': true, '\t': true, '\n': true, '\r': true}

// put appends a word.
func (s *sheet) put(word []byte, kind citation.BlockKind, part citation.Part) {
	if !s.open() {
		s.kind, s.part = kind, part
	} else if s.number {
		s.number = false
		s.kind, s.part = kind, part
	}
	s.gap()
	s.text = append(s.text, word...)
}

// gap writes the space that is due.
func (s *sheet) gap() {
	if s.space && s.open() && s.text[len(s.text)-1] != '\t' {
		s.text = append(s.text, ' ')
	}
	s.space, s.line = false, false
}

// at is where the next word will stand.
func (s *sheet) at() int {
	if s.space && s.open() && s.text[len(s.text)-1] != '\t' {
		return len(s.text) + 1
	}
	return len(s.text)
}

// marker writes a note's marker. White space before it is kept where it is the
// author's, and not where it only lays out the file.
func (s *sheet) marker(sign string, kind citation.BlockKind, part citation.Part) {
	if s.line {
		s.space, s.line = false, false
	}
	s.put([]byte("["+sign+"]"), kind, part)
}

// cell ends a cell of a table.
func (s *sheet) cell() {
	s.space, s.line, s.number = false, false, false
	if s.open() {
		s.text = append(s.text, '\t')
	}
}

// end closes the open block, if it holds more than a printed number or if the
// number is to stand alone.
func (s *sheet) end(alone bool) {
	if s.number && !alone {
		s.space = true
		return
	}
	s.space, s.line, s.number = false, false, false
	if !s.open() {
		return
	}
	end := len(s.text)
	end -= len(s.text[s.start:end]) - len(bytes.TrimRight(s.text[s.start:end], " \t\u00a0"))
	s.text = s.text[:end]
	if end == s.start {
		return
	}
	s.blocks = append(s.blocks, citation.Block{Span: citation.Span{Start: s.start, End: end}, Kind: s.kind, Part: s.part})
	s.text = append(s.text, "\n\n"...)
	s.start = len(s.text)
}

// link puts down a hyperlink whose words begin at the offset. Neighbours that
// lead to the same place are one link: the UN's tools cut them at every change
// of type ("1541", " ", "(XV)").
func (s *sheet) link(start int, href string) {
	end := len(s.text)
	start = min(start, end)
	for start < end && white[s.text[start]] {
		start++
	}
	if start >= end || href == "" {
		return
	}
	if n := len(s.links); n > 0 {
		last := &s.links[n-1]
		if last.Href == href && last.Start >= s.start && strings.TrimSpace(string(s.text[min(last.End, start):start])) == "" {
			last.End = end
			return
		}
	}
	s.links = append(s.links, citation.Link{Span: citation.Span{Start: start, End: end}, Href: href})
}

// lastRune is the last rune of the open block, 0 at its beginning or behind a space.
func (s *sheet) lastRune() rune {
	if s.space || !s.open() {
		return 0
	}
	r, _ := utf8.DecodeLastRune(s.text[s.start:])
	return r
}
