package segment

import (
	"math/bits"
	"regexp"
	"strings"
	"unicode/utf8"

	"citegraph/extract/symbol"
)

// furnitures are the single lines of a printed page that are no text, each with
// the bytes with which it may begin, or go on behind digits at its beginning, and
// words that it has. Page numbers ("- 3 -", "167") are not among them.
var furnitures = [...]struct {
	first, words string
	re           *regexp.Regexp
}{
	// takes "2/7"; not "70/1."
	{"/", "/", regexp.MustCompile(`^\d{1,3}/\d{1,3}$`)},
	// takes "Page 2"
	{"Pp", "", regexp.MustCompile(`^(?i:page) \d{1,4}(?: of \d+)?$`)},
	// takes "/..."
	{"/", "/...", regexp.MustCompile(`^/\.\.\.$`)},
	// takes "93-08258", "GE.20-09345(E)", "24-00318 (E)    010224"
	{"G-", "-", regexp.MustCompile(`^(?:GE\.)?\d{2}-\d{5}(?: ?\([A-Z]\))?(?: .{0,40})?$`)},
	// takes the bar code "*2400318*"
	{"*", "", regexp.MustCompile(`^\*\d{5,}\*$`)},
	// takes "V. Resolutions adopted on the reports of the Second Committee 167"
	{"IVXLCrRdD", " adopted ", regexp.MustCompile(`^(?:[IVXLC]+\. ?)?(?i:resolutions?|decisions?) adopted (?:on|by|without|at) .{0,120}$`)},
	// takes "242 General Assembly—Twentieth Session"
	{"G \t\f\r", "General Assembly", regexp.MustCompile(`^(?:\d+\s+)?General Assembly ?[-–—] ?[A-Z][a-z-]+ (?:Special |Emergency )*Session(?: \d+)?$`)},
	// takes "12 Official Records of the Security Council"
	{"O ", "Official Records", regexp.MustCompile(`^(?:\d+ )?Official Records of the [A-Z][A-Za-z ]+$`)},
	// takes "Resolutions and decisions of the Economic and Social Council"
	{"R ", "Resolutions and", regexp.MustCompile(`^(?:\d+ )?Resolutions and decisions of the [A-Z][A-Za-z ]+$`)},
}

// furnitureFrom has a bit for each of the furnitures that a byte lets a line be.
var furnitureFrom = func() (t [256]uint16) {
	for i := range furnitures {
		for _, b := range []byte(furnitures[i].first) {
			t[b] |= 1 << i
		}
	}
	return t
}()

// isFurniture tells a line that is a page number, running head, job number or rule
// from text.
func isFurniture(line string) bool {
	if rule(line) {
		return true
	}
	if len(line) > 160 {
		return false
	}
	if len(line) < 60 && isUpper(line[0]) && strings.IndexByte(line, '/') >= 0 && !strings.Contains(line, ". ") {
		if c := symbol.Canonical(line); c != "" && symbolOnly.MatchString(line) {
			return true
		}
	}
	n := 0
	for n < len(line) && isDigit(line[n]) {
		n++
	}
	if n == len(line) {
		return n <= 4
	}
	if may := furnitureFrom[line[n]]; may != 0 && isFurnitureOf(line, may) {
		return true
	}
	return (line[n] == '-' || line[n] == ' ' || line[n] >= utf8.RuneSelf) && isPageNumber(line)
}

// isFurnitureOf tells whether the line is one of the furnitures that may has a bit
// for.
func isFurnitureOf(line string, may uint16) bool {
	// Every pattern needs a digit, or "adopted"; running heads end without a stop.
	if strings.HasPrefix(line, "Resolution adopted") || strings.HasPrefix(line, "RESOLUTION ADOPTED") {
		return false
	}
	for ; may != 0; may &= may - 1 {
		f := &furnitures[bits.TrailingZeros16(may)]
		if strings.Contains(line, f.words) && f.re.MatchString(line) {
			return true
		}
	}
	return false
}

// isPageNumber takes "- 3 -", "167"; not "3. Decides".
func isPageNumber(line string) bool {
	number := strings.Trim(line, "-–— ")
	return len(number) <= 4 && allDigits(number)
}

// symbolOnly takes "A/RES/47/120" and "S/RES/1647 (2005)"; not "A/C.3/70/L.2 was adopted".
var symbolOnly = regexp.MustCompile(`^[A-Z]{1,8}(?:-[A-Z]+)?(?:/[A-Za-z0-9.()\[\]-]+)+(?: ?\([A-Za-z0-9-]+\)| [A-Z])?(?:\*+)?$`)
