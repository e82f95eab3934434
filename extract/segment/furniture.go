package segment

import (
	"regexp"
	"strings"

	"citegraph/extract/symbol"
)

// furnitures are the single lines of a printed page that are no text, each with
// the bytes with which it may begin, and words that it has.
var furnitures = [...]struct {
	first, words string
	re           *regexp.Regexp
}{
	// takes "- 3 -", "167"; not "3. Decides"
	{"-\xe2" + digits, "", regexp.MustCompile(`^[-–— ]*\d{1,4}[-–— ]*$`)},
	// takes "2/7"; not "70/1."
	{digits, "/", regexp.MustCompile(`^\d{1,3}/\d{1,3}$`)},
	// takes "Page 2"
	{"Pp", "", regexp.MustCompile(`^(?i:page) \d{1,4}(?: of \d+)?$`)},
	// takes "/..."
	{"/", "/...", regexp.MustCompile(`^/\.\.\.$`)},
	// takes "93-08258", "GE.20-09345(E)", "24-00318 (E)    010224"
	{"G" + digits, "-", regexp.MustCompile(`^(?:GE\.)?\d{2}-\d{5}(?: ?\([A-Z]\))?(?: .{0,40})?$`)},
	// takes the bar code "*2400318*"
	{"*", "", regexp.MustCompile(`^\*\d{5,}\*$`)},
	// takes "V. Resolutions adopted on the reports of the Second Committee 167"
	{"IVXLCrRdD", " adopted ", regexp.MustCompile(`^(?:[IVXLC]+\. ?)?(?i:resolutions?|decisions?) adopted (?:on|by|without|at) .{0,120}$`)},
	// takes "242 General Assembly—Twentieth Session"
	{"G" + digits, "General Assembly", regexp.MustCompile(`^(?:\d+\s+)?General Assembly ?[-–—] ?[A-Z][a-z-]+ (?:Special |Emergency )*Session(?: \d+)?$`)},
	// takes "12 Official Records of the Security Council"
	{"O" + digits, "Official Records", regexp.MustCompile(`^(?:\d+ )?Official Records of the [A-Z][A-Za-z ]+$`)},
	// takes "Resolutions and decisions of the Economic and Social Council"
	{"R" + digits, "Resolutions and", regexp.MustCompile(`^(?:\d+ )?Resolutions and decisions of the [A-Z][A-Za-z ]+$`)},
}

// furnitureBytes marks the bytes with which one may begin.
var furnitureBytes = func() (t [256]bool) {
	for i := range furnitures {
		for _, b := range []byte(furnitures[i].first) {
			t[b] = true
		}
	}
	return t
}()

const digits = "0123456789"

// isFurniture tells a page number, running head, job number or rule from text.
func isFurniture(line, own string) bool {
	if rule(line) {
		return true
	}
	if len(line) > 160 || strings.IndexByte(line, '\n') >= 0 {
		return false
	}
	if len(line) < 60 && strings.Contains(line, "/") && !strings.Contains(line, ". ") {
		if c := symbol.Canonical(line); c != "" && symbolOnly.MatchString(line) {
			return true
		}
	}
	if !furnitureBytes[line[0]] {
		return false
	}
	// Every pattern needs a digit, or "adopted"; running heads end without a stop.
	if strings.HasPrefix(line, "Resolution adopted") || strings.HasPrefix(line, "RESOLUTION ADOPTED") {
		return false
	}
	if isDigit(line[0]) && strings.HasPrefix(strings.TrimLeft(line, digits), ".") {
		return false // "12. Decides": none goes on so
	}
	for i := range furnitures {
		f := &furnitures[i]
		if strings.IndexByte(f.first, line[0]) >= 0 && strings.Contains(line, f.words) && f.re.MatchString(line) {
			return true
		}
	}
	return false
}

// symbolOnly takes "A/RES/47/120" and "S/RES/1647 (2005)"; not "A/C.3/70/L.2 was adopted".
var symbolOnly = regexp.MustCompile(`^[A-Z]{1,8}(?:-[A-Z]+)?(?:/[A-Za-z0-9.()\[\]-]+)+(?: ?\([A-Za-z0-9-]+\)| [A-Z])?(?:\*+)?$`)
