package render

import (
	"context"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// textCache keeps the text that was read last: citations come by citing document.
type textCache struct {
	read func(ctx context.Context, file string) (string, error)
	file string
	last *readText // nil where it cannot be had
}

// of gives the text of a citation, nil where it cannot be had or the words of the
// citation no longer stand at their place.
func (t *textCache) of(ctx context.Context, c *citation.Citation) *readText {
	if t.read == nil {
		return nil
	}
	if t.file != c.File || t.file == "" {
		t.file, t.last = c.File, nil
		if text, err := t.read(ctx, c.File); err == nil {
			t.last = newReadText(text)
		}
	}
	if t.last == nil || c.Start < 0 || c.End > len(t.last.text) || c.Start > c.End || scrub(t.last.text[c.Start:c.End]) != c.Text {
		return nil
	}
	return t.last
}

// readText is a text with the number of characters before every step of it.
type readText struct {
	text  string
	steps []int
}

const step = 1 << 12

func newReadText(text string) *readText {
	t := &readText{text: text}
	count := 0
	for at := 0; at < len(text); at += step {
		t.steps = append(t.steps, count)
		count += runeStarts(text[at:min(at+step, len(text))])
	}
	return t
}

// runeStarts counts the bytes at which a character begins, so that a character
// cut in two counts once.
func runeStarts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// characters is the number of characters before a byte.
func (t *readText) characters(at int) int {
	if len(t.steps) == 0 {
		return 0
	}
	last := min(at/step, len(t.steps)-1)
	return t.steps[last] + runeStarts(t.text[last*step:at])
}

// around gives what stands before and behind a span, at most quoted characters.
func (t *readText) around(start, end int) (before, behind string) {
	from := start
	for range quoted {
		_, n := utf8.DecodeLastRuneInString(t.text[:from])
		from -= n
	}
	to := end
	for range quoted {
		_, n := utf8.DecodeRuneInString(t.text[to:])
		to += n
	}
	return scrub(t.text[from:start]), scrub(t.text[end:to])
}
