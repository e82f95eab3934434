package segment

import (
	"regexp"
	"strings"

	"citegraph/extract/symbol"
)

// furnitures are the single lines of a printed page that are no text, each with
// the bytes with which it may begin.
var furnitures = [...]struct {
	first string
	re    *regexp.Regexp
}{
	{"-\xe2" + digits, regexp.MustCompile(`^[-–— ]*\d{1,4}[-–— ]*$`)},                                                                 // takes "- 3 -", "167"; not "3. Decides"
	{digits, regexp.MustCompile(`^\d{1,3}/\d{1,3}$`)},                                                                                 // takes "2/7"; not "70/1."
	{"Pp", regexp.MustCompile(`^(?i:page) \d{1,4}(?: of \d+)?$`)},                                                                     // takes "Page 2"
	{"/", regexp.MustCompile(`^/\.\.\.$`)},                                                                                            // takes "/..."
	{"G" + digits, regexp.MustCompile(`^(?:GE\.)?\d{2}-\d{5}(?: ?\([A-Z]\))?(?: .{0,40})?$`)},                                         // takes "93-08258", "GE.20-09345(E)", "24-00318 (E)    010224"
	{"*", regexp.MustCompile(`^\*\d{5,}\*$`)},                                                                                         // takes the bar code "*2400318*"
	{"IVXLCrRdD", regexp.MustCompile(`^(?:[IVXLC]+\. ?)?(?i:resolutions?|decisions?) adopted (?:on|by|without|at) .{0,120}$`)},        // takes "V. Resolutions adopted on the reports of the Second Committee 167"
	{"G" + digits, regexp.MustCompile(`^(?:\d+\s+)?General Assembly ?[-–—] ?[A-Z][a-z-]+ (?:Special |Emergency )*Session(?: \d+)?$`)}, // takes "242 General Assembly—Twentieth Session"
	{"OR" + digits, regexp.MustCompile(`^(?:\d+ )?(?:Official Records|Resolutions and decisions) of the [A-Z][A-Za-z ]+$`)},
}

const digits = "0123456789"

// isFurniture tells a page number, running head, job number or rule from text.
func isFurniture(line, own string) bool {
	if rule(line) {
		return true
	}
	if len(line) > 160 || strings.ContainsRune(line, '\n') {
		return false
	}
	if len(line) < 60 && strings.Contains(line, "/") && !strings.Contains(line, ". ") {
		if c := symbol.Canonical(line); c != "" && symbolOnly.MatchString(line) {
			return true
		}
	}
	// Every pattern needs a digit, or "adopted"; running heads end without a stop.
	if strings.HasPrefix(line, "Resolution adopted") || strings.HasPrefix(line, "RESOLUTION ADOPTED") {
		return false
	}
	if isDigit(line[0]) && strings.HasPrefix(strings.TrimLeft(line, digits), ".") {
		return false // "12. Decides": none goes on so
	}
	for i := range furnitures {
		if f := &furnitures[i]; strings.IndexByte(f.first, line[0]) >= 0 && f.re.MatchString(line) {
			return true
		}
	}
	return false
}

// symbolOnly takes "A/RES/47/120" and "S/RES/1647 (2005)"; not "A/C.3/70/L.2 was adopted".
var symbolOnly = regexp.MustCompile(`^[A-Z]{1,8}(?:-[A-Z]+)?(?:/[A-Za-z0-9.()\[\]-]+)+(?: ?\([A-Za-z0-9-]+\)| [A-Z])?(?:\*+)?$`)
