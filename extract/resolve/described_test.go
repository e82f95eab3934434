package resolve

import (
	"strings"
	"testing"
)

// dateByAll is dateAt that tries all words that lead up to a date, in the order of
// the description.
func dateByAll(s string) dated {
	for _, w := range []string{" of ", ", of ", " adopted on ", ", adopted on ", ", signed on ", " signed on ", " dated ", " on ", " (", ", "} {
		tail, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		d := dayMonthYear(tail)
		if d.n == 0 && (w == " of " || w == " (") {
			d = monthYear(tail)
			if d.n == 0 && len(tail) >= 4 && year4(tail[:4]) && (len(tail) == 4 || !isWord(tail[4])) && (w == " of " || strings.HasPrefix(tail[4:], ")")) {
				d = dated{year: tail[:4], n: 4}
			}
		}
		if d.n > 0 {
			d.n += len(w)
			return d
		}
	}
	return dated{}
}

var dateTexts = []string{
	" of 25 September 2015", ", of 8 December 1986", " adopted on 6 April 2018", ", adopted on 6 April 2018", " (2018)", " (2018", " of 2015", " of 2015a", " of May 2010", ", May 2010",
	", 5 May 2010", ", signed on 1 June 1999", " signed on 1 June 1999", " dated 3 March 1960", " on 4 July 1776", " on 4 July 1976", " (12 May 2001)", " of 16 and 17 May 2019", ", ", " of", ",of 1 May 2000", "",
}

func TestDateAt(t *testing.T) {
	for _, s := range dateTexts {
		if got, want := dateAt(s), dateByAll(s); got != want {
			t.Errorf("dateAt(%q) is %+v, not %+v", s, got, want)
		}
	}
	if d := dateAt(" of 25 September 2015 and"); d.iso() != "2015-09-25" || d.n != len(" of 25 September 2015") {
		t.Errorf("a date is read as %+v", d)
	}
}

func FuzzDateAt(f *testing.F) {
	for _, s := range dateTexts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := dateAt(s), dateByAll(s); got != want {
			t.Errorf("dateAt(%q) is %+v, not %+v", s, got, want)
		}
	})
}
