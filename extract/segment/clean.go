package segment

import (
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// cleaner builds a paragraph's Clean text: spaces, dashes and quotation marks
// folded, markup and note markers taken out, line ends made one space. The runs
// remember where everything stood.
type cleaner struct {
	text    string
	marks   *markers
	mark    bool // Markdown
	buf     []byte
	runs    []citation.Run
	found   []citation.Marker
	nextSrc int // source offset that continues the last run
	space   bool
}

func (c *cleaner) reset() {
	c.buf, c.runs, c.found, c.nextSrc, c.space = c.buf[:0], c.runs[:0], nil, -1, false
}

// paragraph copies what was built; the cleaner can go on.
func (c *cleaner) paragraph() citation.Paragraph {
	return citation.Paragraph{Clean: strings.TrimRight(string(c.buf), " "), Runs: append([]citation.Run(nil), c.runs...), Markers: c.found}
}

// put appends source bytes as they are.
func (c *cleaner) put(from, to int) {
	if from >= to {
		return
	}
	if c.nextSrc != from {
		c.runs = append(c.runs, citation.Run{From: len(c.buf), At: from})
	}
	c.buf = append(c.buf, c.text[from:to]...)
	c.nextSrc = to
}

// fold appends one byte in the place of a rune of the source.
func (c *cleaner) fold(b byte, from, width int) {
	if width == 1 && c.text[from] == b {
		c.put(from, from+1)
		return
	}
	c.runs = append(c.runs, citation.Run{From: len(c.buf), At: from, Wide: width})
	c.buf = append(c.buf, b)
	c.nextSrc = -1
}

func (c *cleaner) blank(from, width int) {
	if len(c.buf) > 0 && !c.space {
		c.fold(' ', from, width)
	}
	c.space = true
}

// add cleans the source from..to onto the end of what was built.
func (c *cleaner) add(from, to int) {
	s := c.text
	if len(c.buf) > 0 {
		c.join(from)
	}
	start := from // of the bytes not yet copied
	flush := func(end int) {
		if end > start {
			c.put(start, end)
			c.space = false
		}
	}
	for i := from; i < to; {
		for i < to && plain[s[i]] {
			i++
		}
		if i == to {
			break
		}
		b := s[i]
		if b < utf8.RuneSelf {
			if !special[b] {
				if isDigit(b) {
					if n := c.marks.year(s, i, to); n > 0 {
						i += n
						flush(i)
						end := i
						for end < to && isDigit(s[end]) {
							end++
						}
						c.found = append(c.found, citation.Marker{At: len(c.buf), Sign: s[i:end]})
						i, start = end, end
						continue
					}
					if n, sign := c.marks.at(s, from, i, to); n > 0 {
						flush(i)
						c.found = append(c.found, citation.Marker{At: len(c.buf), Sign: sign})
						i += n
						start = i
						continue
					}
				}
				i++
				continue
			}
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
					c.found = append(c.found, citation.Marker{At: len(c.buf), Sign: sign})
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
			c.found = append(c.found, citation.Marker{At: len(c.buf), Sign: sign})
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
	if n >= 2 && c.buf[n-1] == '-' && isLower(c.buf[n-2]) && next < len(c.text) && isLower(c.text[next]) {
		c.buf = c.buf[:n-1]
		for len(c.runs) > 0 && c.runs[len(c.runs)-1].From >= len(c.buf) {
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

var special = [256]bool{' ': true, '\t': true, '\n': true, '\r': true, '\f': true, '\v': true, '[': true, '<': true, '^': true, '\\': true, '*': true, '_': true, '`': true}

// plain marks the bytes that are copied as they are, digits apart.
var plain = func() (t [256]bool) {
	for b := range 0x80 {
		t[b] = !special[b] && !isDigit(byte(b))
	}
	return t
}()

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
func isLower(b byte) bool { return 'a' <= b && b <= 'z' }
func isUpper(b byte) bool { return 'A' <= b && b <= 'Z' }
func isAlnum(b byte) bool { return isDigit(b) || isLower(b) || isUpper(b) }
