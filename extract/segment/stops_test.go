package segment

import (
	"reflect"
	"strings"
	"testing"
)

// TestStops: the copying stops where a stop has to be, and hardly elsewhere.
func TestStops(t *testing.T) {
	none, some, all := &markers{bracketed: true}, &markers{}, &markers{notes: map[string]bool{"1": true}}
	for _, c := range []struct {
		marks    *markers
		markdown bool
		text     string
		want     string // the bytes stopped at, where each stop is copied as it is
	}{
		{some, false, "one two, three", ""},
		{some, false, "one  two", " "},
		{some, false, "a\tb\u00a0c", "\t\xc2\xa0"},
		{some, false, "a [1] b", "[1"},
		{some, false, "in 1999 report87", "8"},
		{all, false, "in 1999 report87", "18"},
		{none, false, "in 1999 report87", ""},
		{none, false, "*a* `b` \\_", ""},
		{none, true, "*a* `b` \\_ <sup>", "**``\\_<"},
	} {
		table := stopsOf(c.marks, c.markdown)
		var got strings.Builder
		for i := 0; i < len(c.text); i++ {
			i += table.next(c.text[i:], i > 0, c.text[max(i-1, 0)])
			if i < len(c.text) {
				got.WriteByte(c.text[i])
			}
		}
		if got.String() != c.want {
			t.Errorf("%q: stops at %q, want %q", c.text, got.String(), c.want)
		}
	}
	if n := stopsOf(some, false).next(" x", false, 0); n != 0 {
		t.Errorf("a blank where nothing is copied is no stop")
	}
}

// checkStops holds the cleaning of a line to that which stops at every byte.
func checkStops(t *testing.T, line string, marks *markers, markdown bool) {
	t.Helper()
	if from, to := trim(line, 0, len(line)); from != 0 || to != len(line) {
		return
	}
	var c, plain cleaner
	c.reset(line, marks, markdown)
	c.block(0, len(line), false)
	plain.reset(line, marks, markdown)
	plain.stops = new(stops)
	for b := range plain.stops {
		plain.stops[b] = 0xff
	}
	plain.block(0, len(line), false)
	if got, want := c.finish(), plain.finish(); !reflect.DeepEqual(got, want) {
		t.Errorf("%q: %v, want %v", line, got, want)
	}
}

func FuzzStops(f *testing.F) {
	for _, s := range []string{"in 1999 report87, see  70/1.[12]", "for 197691 “12 a”1 b", "session, 17 held, 1/ x", "<sup>1</sup> *a* _b_ \\# c¹² d\u00ade\u00a0f\tg"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		line = strings.ReplaceAll(strings.ToValidUTF8(line, "?"), "\n", " ")
		for _, marks := range []*markers{{bracketed: true}, {}, {typed: true}, {notes: map[string]bool{"1": true, "17": true, "91": true}}} {
			checkStops(t, line, marks, false)
			checkStops(t, line, marks, true)
		}
	})
}
