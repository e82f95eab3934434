package rules

import "testing"

func TestInWords(t *testing.T) {
	for pattern, want := range map[string]string{
		`BC-(?P<session>\d{1,2})/(?P<number>\d{1,3})`: `"BC-", the session (1 or 2 digits), "/", the number (1 to 3 digits)`,
		`(?P<session>\d+|S-\d)/x`:                     `the session (1 or more digits or ("S-", a digit)), "/x"`,
		`A|MSC|MEPC`:                                  `"A", "MSC" or "MEPC"`,
		`[IVXLC]+ ?\(`:                                `1 or more Roman figures, perhaps a blank, "("`,
		`(?:19|20)\d{2}`:                              `("19" or "20"), 2 digits`,
		`[A-Za-z0-9]{2,}`:                             `2 or more letters or digits`,
		`(?:ab){3}`:                                   `3 times "ab"`,
		`x(?P<parts>[A-Z])?\b`:                        `"x", perhaps the letters of its parts (A; A and B; A to C)`,
		`.*`:                                          `0 or more characters of any kind`,
		`(`:                                           `(`,
	} {
		got := inWords(pattern)
		if got != want {
			t.Errorf("%s\ngot  %s\nwant %s", pattern, got, want)
		}
	}
}

func TestMayHold(t *testing.T) {
	for _, c := range []struct {
		pattern, words string
		holds, begins  bool
	}{
		{`BC-\d+`, "BC-", true, true},
		{`BC-\d+`, "C-", true, false},
		{`BC-\d+`, "C-1", true, false},
		{`BC-\d+`, "RC", false, false},
		{`(?:A|MSC)\.\d`, "MSC.", true, true},
		{`(?:A|MSC)\.\d`, "SC.", true, false},
		{`aab`, "ab", true, false},
		{`aaab`, "aab", true, false},
		{`[a-c]{2}x`, "bx", true, false},
		{`[a-c]{2}x`, "xx", false, false},
		{`(?i)abc`, "ABC", true, true},
		{`\d{1,2}/CP\.\d`, "/CP.", true, false},
		{`.+`, "anything", true, true},
	} {
		prog := instructions(c.pattern)
		if got := mayHold(prog, c.words, false); got != c.holds {
			t.Errorf("%s may hold %q: %v", c.pattern, c.words, got)
		}
		if got := mayHold(prog, c.words, true); got != c.begins {
			t.Errorf("%s may begin with %q: %v", c.pattern, c.words, got)
		}
	}
}

func TestNearestKey(t *testing.T) {
	for typed, want := range map[string]string{"knd": "kind", "patern": "pattern", "exmaples": "examples", "colour": "", "Symbol": "symbol"} {
		if got := nearest(typed, []string{"kind", "pattern", "examples", "symbol", "since"}); got != want {
			t.Errorf("nearest to %q is %q, want %q", typed, got, want)
		}
	}
}
