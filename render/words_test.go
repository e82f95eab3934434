package render

import (
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"citegraph/render/typeface"
)

func TestCleanLine(t *testing.T) {
	for _, test := range []struct{ words, want string }{
		{"  two \n\t words ", "two words"},
		{"soft\u00adhyphen \u202eturned\u202c", "softhyphen turned"},
		{"\x00\x1b[0m", "[0m"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // the joiner belongs to the word
		{"\xff", "\ufffd"},
		{"non\u00a0breaking", "non breaking"},
	} {
		if got := cleanLine(test.words); got != test.want {
			t.Errorf("%q: got %q, want %q", test.words, got, test.want)
		}
	}
}

// each character is one wide
func each(s string) float64 { return float64(utf8.RuneCountInString(s)) }

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		words string
		width float64
		most  int
		want  []string
	}{
		{"the right to development", 12, 3, []string{"the right to", "development"}},
		{"the right to development", 12, 1, []string{"the right…"}},
		{"the right to development of all", 12, 2, []string{"the right to", "development…"}},
		{"counter-terrorism", 9, 2, []string{"counter-", "terrorism"}},
		{"儿童权利公约", 4, 2, []string{"儿童权利", "公约"}},
		{"Verordnungsblatt", 6, 2, []string{"Verord", "nungs…"}},
		{"", 5, 2, nil},
		{"no room", 20, 0, nil},
		{"a, b, c", 4, 1, []string{"a…"}},
	} {
		if got := wrap(test.words, test.width, test.most, each); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q, %g, %d): got %q, want %q", test.words, test.width, test.most, got, test.want)
		}
	}
}

func TestWidths(t *testing.T) {
	// In Arial "General" at 1000 units is 778+556+556+556+333+556+222.
	if got, want := (Font{Size: 10}).widthIn("General", 1), 35.57; got < want-0.01 || got > want+0.01 {
		t.Errorf("General: %g, want %g", got, want)
	}
	for _, words := range []string{"General Assembly", "Ограничение", "Συνθήκη", "año", "Łódź"} {
		plain, bold := Font{Size: 10}.width(words), Font{Size: 10, Bold: true}.width(words)
		if plain <= 0 || bold < plain {
			t.Errorf("%s: %g plain, %g bold", words, plain, bold)
		}
	}
	if got := (Font{Size: 10}).width("公约"); got != 20 {
		t.Errorf("two squares: %g", got)
	}
}

// TestWidthsAreThoseOfTheEmbeddedFont holds that what is measured is what PDF and
// PNG draw, to two thousandths of the size.
func TestWidthsAreThoseOfTheEmbeddedFont(t *testing.T) {
	for _, bold := range []bool{false, true} {
		face, compared := typeface.Embedded(bold), 0
		for r := rune(0x20); r < 0x2100; r++ {
			table := Font{Bold: bold}.advance(r)
			if table == 0 || !face.Has(r) {
				continue
			}
			compared++
			if got := face.Advance(r); math.Abs(got-float64(table)) > 2 {
				t.Errorf("%q, bold %v: %g in the font, %d in the table", r, bold, got, table)
			}
		}
		if compared < 450 {
			t.Errorf("only %d characters compared", compared)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, words := range hostile {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		font := Font{Size: 11}
		for _, line := range wrap(cleanLine(words), 140, 2, font.width) {
			if font.width(line) > 140.001 || !utf8.ValidString(line) || strings.ContainsAny(line, "\n\r\x00") || line == "" {
				t.Errorf("line %q of %q is %g wide", line, words, font.width(line))
			}
		}
	})
}

func TestPredicate(t *testing.T) {
	for _, test := range []struct {
		verbs []string
		want  string
	}{
		{nil, "cites"}, {[]string{""}, "cites"}, {[]string{"recall"}, "recalls"}, {[]string{"take note"}, "takes note of"},
		{[]string{"be guided", "reaffirm"}, "is guided by and reaffirms"}, {[]string{"pursuant to"}, "cites (pursuant to)"},
		{[]string{"stress"}, "stresses"}, {[]string{"reaffirm", "note", "welcome", "urge"}, "reaffirms, notes and 2 others"},
		{[]string{"bear in mind"}, "bears in mind"}, {[]string{"highlight"}, "highlights"}, {[]string{"pay tribute"}, "pays tribute to"},
	} {
		if got := predicate(test.verbs); got != test.want {
			t.Errorf("%q: got %q, want %q", test.verbs, got, test.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1978: "1,978", 1234567: "1,234,567", -1000: "-1,000"} {
		if got := thousands(n); got != want {
			t.Errorf("thousands(%d): %s, want %s", n, got, want)
		}
	}
	for f, want := range map[float64]string{1: "1", -0.04: "0", 12.34: "12.3", 12.06: "12.1", math.NaN(): "0", math.Inf(1): "0"} {
		if got := number(f); got != want {
			t.Errorf("number(%g): %s, want %s", f, got, want)
		}
	}
}
