package symbol

import (
	"regexp"
	"strings"
	"testing"
)

// The expressions are the specification of paperYear.
var (
	paperSession = regexp.MustCompile(`^A/(?:C\.\d/|INF/|BUR/)?(\d{2,3})/`)        // takes A/75/470, A/C.3/70/L.2; not A/RES/70/1
	paperCouncil = regexp.MustCompile(`^A/HRC/(\d{1,2})/`)                         // takes A/HRC/43/68; not A/HRC/RES/6/17
	paperYearly  = regexp.MustCompile(`^(?:[A-Z][A-Za-z0-9.]*/)+((?:19|20)\d\d)/`) // takes S/2005/60, E/CN.4/2001/2; not A/43/68
)

func yearByExpression(id string) int {
	if m := paperCouncil.FindStringSubmatch(id); m != nil {
		return councilYear(m[1])
	}
	if m := paperSession.FindStringSubmatch(id); m != nil {
		return assemblyYear(m[1])
	}
	if m := paperYearly.FindStringSubmatch(id); m != nil {
		return calendarYear(m[1])
	}
	return 0
}

func holdYear(t *testing.T, id string) {
	t.Helper()
	if got, want := paperYear(id), yearByExpression(id); got != want {
		t.Errorf("paperYear(%q) is %d; the expressions give %d", id, got, want)
	}
	if got, want := Printed(id), strings.ContainsRune(id, '/') && strings.ToLower(id) != id; got != want {
		t.Errorf("Printed(%q) is %v", id, got)
	}
	for i := range forms {
		if forms[i].re.MatchString(id) && !(Adopted(id) && strings.HasPrefix(id, prefixes[i])) {
			t.Errorf("%q is of the form %s, and not tried", id, forms[i].re)
		}
	}
}

var yearIDs = []string{
	"A/HRC/43/68", "A/HRC/143/6", "A/HRC/2005/1", "A/75/470", "A/5/4", "A/C.3/70/L.2", "A/C.33/70/L.2", "A/INF/60/1", "A/BUR/4/1", "A/1234/5", "S/2005/60", "E/CN.4/2001/2",
	"E/CN.4/Sub.2/1999/7", "A/CONF.157/23", "S/2105/1", "S/2005", "S//2005/1", "2005/1", "A/RES/70/1", "S/RES/1325(2000)", "UNEP/EA.1/RES.1", "ILO/C111", "un-charter", "Ä/1/2", "x/1", "S/x/2005/1",
}

func TestPaperYear(t *testing.T) {
	for _, id := range yearIDs {
		holdYear(t, id)
	}
}

func FuzzPaperYear(f *testing.F) {
	for _, id := range yearIDs {
		f.Add(id)
	}
	f.Fuzz(holdYear)
}
