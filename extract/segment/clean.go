package segment

import (
	"slices"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// cleaner builds the Clean texts of a document's blocks: spaces, dashes and
// quotation marks folded, markup and note markers taken out, line ends made one
// space. The runs remember where everything stood. All are written into one
// buffer, one behind the other, which becomes one string at the end.
type cleaner struct {
	text    string
	marks   *markers
	mark    bool // Markdown
	stops   *stops
	buf     []byte
	runs    []citation.Run
	found   []citation.Marker
	pieces  []piece
	from    piece // where the paragraph begins that is being built
	nextSrc int   // source offset that continues the last run
	space   bool
}

// piece is a place in the lists of a cleaner: the end of a paragraph, and the
// beginning of the next. A paragraph that is copied as it stands is a part of the
// text, and not in the buffer.
type piece struct {
	buf, runs, found int
	whole            citation.Span // of the text; empty for a paragraph in the buffer
}

func (c *cleaner) reset(text string, marks *markers, markdown bool) {
	c.text, c.marks, c.mark, c.stops = text, marks, markdown, stopsOf(marks, markdown)
	c.buf, c.runs, c.found, c.pieces, c.from = c.buf[:0], c.runs[:0], c.found[:0], c.pieces[:0], piece{}
}

// block cleans a block line by line into a paragraph; lines tells that it has more
// than one.
func (c *cleaner) block(from, to int, lines bool) {
	c.nextSrc, c.space = -1, false
	for at := from; at < to; {
		end := to - at
		if lines {
			if n := strings.IndexByte(c.text[at:to], '\n'); n >= 0 {
				end = n
			}
		}
		a, z := trim(c.text, at, at+end)
		if a < z {
			c.add(a, z)
		}
		at += end + 1
	}
	end := piece{buf: len(c.buf), runs: len(c.runs), found: len(c.found)}
	if end.runs == c.from.runs+1 && c.runs[c.from.runs].Wide == 0 {
		at := c.runs[c.from.runs].At
		end.whole = citation.Span{Start: at, End: at + c.size()}
		end.buf = c.from.buf
		c.buf = c.buf[:end.buf]
	}
	c.pieces = append(c.pieces, end)
	c.from = end
}

// cleaned is what a cleaner has built, in memory of its own that the paragraphs
// share.
type cleaned struct {
	source string
	text   string
	runs   []citation.Run
	found  []citation.Marker
	pieces []piece // the cleaner's
}

func (c *cleaner) finish() *cleaned {
	return &cleaned{c.text, string(c.buf), slices.Clone(c.runs), slices.Clone(c.found), c.pieces}
}

func (c *cleaned) len() int { return len(c.pieces) }

// paragraph is the one that was built as number i. It may change its part of the
// lists; what it appends to them is its own.
func (c *cleaned) paragraph(i int) (p citation.Paragraph) {
	var from piece
	if i > 0 {
		from = c.pieces[i-1]
	}
	to := c.pieces[i]
	p.Clean = c.text[from.buf:to.buf]
	if to.whole.Len() > 0 {
		p.Clean = c.source[to.whole.Start:to.whole.End]
	}
	p.Clean = strings.TrimRight(p.Clean, " ")
	p.Runs = c.runs[from.runs:to.runs:to.runs]
	if to.found > from.found {
		p.Markers = c.found[from.found:to.found:to.found]
	}
	return p
}

// size is the length of the paragraph as far as it is built.
func (c *cleaner) size() int { return len(c.buf) - c.from.buf }

// put appends source bytes as they are.
func (c *cleaner) put(from, to int) {
	if from >= to {
		return
	}
	if c.nextSrc != from {
		c.runs = append(c.runs, citation.Run{From: c.size(), At: from})
	}
	c.buf = append(c.buf, c.text[from:to]...)
	c.nextSrc = to
}

// marker takes down a note marker that stands where the paragraph is built.
func (c *cleaner) marker(sign string) {
	c.found = append(c.found, citation.Marker{At: c.size(), Sign: sign})
}

// fold appends one byte in the place of a rune of the source.
func (c *cleaner) fold(b byte, from, width int) {
	if width == 1 && c.text[from] == b {
		c.put(from, from+1)
		return
	}
	c.runs = append(c.runs, citation.Run{From: c.size(), At: from, Wide: width})
	c.buf = append(c.buf, b)
	c.nextSrc = -1
}

func (c *cleaner) blank(from, width int) {
	if len(c.buf) > c.from.buf && !c.space {
		c.fold(' ', from, width)
	}
	c.space = true
}

// add cleans the source from..to onto the end of what was built.
func (c *cleaner) add(from, to int) {
	s := c.text
	if len(c.buf) > c.from.buf {
		c.join(from)
	}
	start := from // of the bytes not yet copied
	flush := func(end int) {
		if end > start {
			c.put(start, end)
			c.space = s[end-1] == ' '
		}
	}
	for i := from; i < to; {
		rest := s[i:to]
		n := c.stops.next(rest, i > start, s[max(i-1, 0)])
		if n == len(rest) {
			break
		}
		i += n
		b := rest[n]
		if isDigit(b) {
			if n := c.marks.year(s, i, to); n > 0 {
				i += n
				flush(i)
				end := i
				for end < to && isDigit(s[end]) {
					end++
				}
				c.marker(s[i:end])
				i, start = end, end
				continue
			}
			if n, sign := c.marks.at(s, from, i, to); n > 0 {
				flush(i)
				c.marker(sign)
				i += n
				start = i
				continue
			}
			for i < to && isDigit(s[i]) { // neither begins within a number
				i++
			}
			continue
		}
		if b < utf8.RuneSelf {
			switch b {
			case ' ', '\t', '\n', '\r', '\f', '\v':
				flush(i)
				c.blank(i, 1)
				i++
				start = i
			case '[', '<', '^', '\\', '*', '_', '`':
				n, sign := c.marks.open(s, i, to, c.mark)
				if n == 0 {
					i++
					continue
				}
				flush(i)
				if sign != "" {
					c.marker(sign)
				}
				i += n
				start = i
			default:
				i++
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if sup := superscript(r); sup >= 0 {
			flush(i)
			sign := ""
			for i < to {
				r, n = utf8.DecodeRuneInString(s[i:])
				if sup = superscript(r); sup < 0 {
					break
				}
				sign += string(rune('0' + sup))
				i += n
			}
			c.marker(sign)
			start = i
			continue
		}
		switch f := citation.FoldRune(r); {
		case f == 0:
			i += n
		case f == citation.Drop:
			flush(i)
			i += n
			start = i
		case f == ' ':
			flush(i)
			c.blank(i, n)
			i += n
			start = i
		default:
			flush(i)
			c.fold(f, i, n)
			c.space = false
			i += n
			start = i
		}
	}
	flush(to)
}

// join puts one space between two lines, or none where a word was divided.
func (c *cleaner) join(next int) {
	n := len(c.buf)
	if c.size() >= 2 && c.buf[n-1] == '-' && isLower(c.buf[n-2]) && next < len(c.text) && isLower(c.text[next]) {
		c.buf = c.buf[:n-1]
		for len(c.runs) > c.from.runs && c.runs[len(c.runs)-1].From >= c.size() {
			c.runs = c.runs[:len(c.runs)-1]
		}
		c.nextSrc = -1
		return
	}
	c.blank(next, 0)
}

// superscript gives the digit that a raised digit stands for, -1 for other runes.
func superscript(r rune) int {
	switch r {
	case '\u00b9':
		return 1
	case '\u00b2':
		return 2
	case '\u00b3':
		return 3
	}
	if r == '\u2070' || r >= '\u2074' && r <= '\u2079' {
		return int(r - '\u2070')
	}
	return -1
}

func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLower(b byte) bool  { return 'a' <= b && b <= 'z' }
func isUpper(b byte) bool  { return 'A' <= b && b <= 'Z' }
func isLetter(b byte) bool { return isLower(b) || isUpper(b) }
func isAlnum(b byte) bool  { return isDigit(b) || isLower(b) || isUpper(b) }
