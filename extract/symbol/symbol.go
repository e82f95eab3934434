// Package symbol knows identifiers: it takes them apart (organ, kind, session,
// number, part, year), brings printed symbols to the canonical form, and reads
// what a person typed. It knows the identifiers of docs/identifiers.md, and no
// rule, text or graph.
package symbol

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"citegraph/extract/citation"
)

// Symbol is an identifier taken apart. The zero value stands for a slug or a
// symbol of an unknown organ.
type Symbol struct {
	ID      string
	Body    string        // GA, SC, HRC, ECOSOC, CHR, …; "" for a slug
	Kind    citation.Kind // "" for a slug: the catalogue tells
	Session string        // "70", "S-27", "ES-11", "XXI", "2015" as printed
	Number  string        // "1", "217"
	Part    string        // what stands in brackets at the end: "A", "Part I"
	Year    int           // of adoption as far as the identifier tells, else 0
}

// form is one family of identifiers.
type form struct {
	body string
	kind citation.Kind
	re   *regexp.Regexp // groups: session, number (either may be absent)
	year func(session string) int
}

// Every pattern is for a whole identifier without its bracketed part.
var forms = [...]form{
	// A/RES/70/1, A/RES/S-27/2, A/RES/ES-11/1; not A/RES/217(III)
	{"GA", citation.Resolution, regexp.MustCompile(`^A/RES/(?P<session>S-\d+|ES-\d+|\d+)/(?P<number>\d+)(?:/(?:Rev|Corr)\.\d+)?$`), assemblyYear},
	// A/RES/217(III), A/RES/3201(S-VI); not A/RES/70/1
	{"GA", citation.Resolution, regexp.MustCompile(`^A/RES/(?P<number>\d+)\((?P<session>[IVXLC]+|S-[IVX\d]+|ES-[IVX\d]+)\)$`), assemblyYear},
	// A/DEC/70/539, A/DEC/S-10/24; not A/RES/70/1
	{"GA", citation.Decision, regexp.MustCompile(`^A/DEC/(?P<session>S-\d+|ES-\d+|\d+)/(?P<number>\d+)$`), assemblyYear},
	// S/RES/1325(2000); not S/2000/60
	{"SC", citation.Resolution, regexp.MustCompile(`^S/RES/(?P<number>\d+)\((?P<session>\d{4})\)$`), calendarYear},
	// S/PRST/2010/22; not S/2010/22
	{"SC", citation.Statement, regexp.MustCompile(`^S/PRST/(?P<session>\d{4})/(?P<number>\d+)$`), calendarYear},
	// A/HRC/RES/6/17, A/HRC/RES/S-12/1; not A/HRC/6/17
	{"HRC", citation.Resolution, regexp.MustCompile(`^A/HRC/RES/(?P<session>S-\d+|OS/\d+|\d+)/(?P<number>\d+)$`), councilYear},
	// A/HRC/DEC/1/102
	{"HRC", citation.Decision, regexp.MustCompile(`^A/HRC/DEC/(?P<session>S-\d+|OS/\d+|\d+)/(?P<number>\d+)$`), councilYear},
	// A/HRC/PRST/29/1, A/HRC/PRST/OS/12/1
	{"HRC", citation.Statement, regexp.MustCompile(`^A/HRC/PRST/(?P<session>S-\d+|OS/\d+|\d+)/(?P<number>\d+)$`), councilYear},
	// E/RES/1996/31, E/RES/1503(XLVIII)
	{"ECOSOC", citation.Resolution, regexp.MustCompile(`^E/RES/(?P<session>\d{4})/(?P<number>\d+)$`), calendarYear},
	{"ECOSOC", citation.Resolution, regexp.MustCompile(`^E/RES/(?P<number>\d+)\((?P<session>[IVXLCS-]+)\)$`), economicYear},
	{"ECOSOC", citation.Decision, regexp.MustCompile(`^E/DEC/(?P<session>\d{4})/(?P<number>\d+)$`), calendarYear},
	{"ECOSOC", citation.Decision, regexp.MustCompile(`^E/DEC/(?P<number>\d+)\((?P<session>[IVXLCS-]+)\)$`), economicYear},
	// E/CN.4/RES/2005/82, E/CN.4/Sub.2/RES/2000/22, E/CN.4/DEC/1999/101
	{"SubCHR", citation.Resolution, regexp.MustCompile(`^E/CN\.4/Sub\.2/RES/(?P<session>S-\d+|\d{4})/(?P<number>\d+)$`), calendarYear},
	{"SubCHR", citation.Resolution, regexp.MustCompile(`^E/CN\.4/Sub\.2/RES/(?P<number>\d+)\((?P<session>[IVXLC]+)\)$`), noYear},
	{"SubCHR", citation.Decision, regexp.MustCompile(`^E/CN\.4/Sub\.2/DEC/(?P<session>\d{4})/(?P<number>\d+)$`), calendarYear},
	{"CHR", citation.Resolution, regexp.MustCompile(`^E/CN\.4/RES/(?P<session>S-\d+|\d{4})/(?P<number>\d+)$`), calendarYear},
	{"CHR", citation.Resolution, regexp.MustCompile(`^E/CN\.4/RES/(?P<number>\d+)(?: [A-Z])?\((?P<session>[IVXLC]+)\)$`), rightsYear},
	{"CHR", citation.Decision, regexp.MustCompile(`^E/CN\.4/DEC/(?P<session>S-\d+|\d{4})/(?P<number>\d+)$`), calendarYear},
	{"CHR", citation.Decision, regexp.MustCompile(`^E/CN\.4/DEC/(?P<number>\d+)\((?P<session>[IVXLC]+)\)$`), rightsYear},
	{"UNEA", citation.Resolution, regexp.MustCompile(`^UNEP/EA\.(?P<session>SS\.\d+|\d+)/RES\.(?P<number>\d+)$`), noYear},
	{"UNEA", citation.Decision, regexp.MustCompile(`^UNEP/EA\.(?P<session>SS\.\d+|\d+)/DEC\.(?P<number>\d+)$`), noYear},
	{"UNEP GC", citation.Decision, regexp.MustCompile(`^UNEP/GC/DEC/(?P<session>[A-Z.IVX]*\d*)/(?P<number>\d+)$`), noYear},
	{"WHA", citation.Resolution, regexp.MustCompile(`^WHA/RES/(?P<session>\d+)\.(?P<number>\d+)$`), healthYear},
	{"ACHPR", citation.Resolution, regexp.MustCompile(`^ACHPR/RES/(?P<number>\d+)$`), noYear},
	{"IMO", citation.Resolution, regexp.MustCompile(`^IMO/RES/(?P<number>[A-Z]+\.\d+)\((?P<session>\d+)\)$`), noYear},
	{"UNESCO", citation.Resolution, regexp.MustCompile(`^UNESCO/RES/(?P<session>\d+) ?C/(?P<number>\d+)$`), noYear},
	{"IAEA", citation.Resolution, regexp.MustCompile(`^IAEA/GC\((?P<session>[IVXLC\d]+)\)/RES/(?P<number>\d+)$`), noYear},
	{"ILO", citation.Treaty, regexp.MustCompile(`^ILO/[CPR](?P<number>\d+)$`), noYear},
	{"UNFCCC", citation.Decision, regexp.MustCompile(`^FCCC/(?:CP|CMA|CMP|KP/CMP|PA/CMA)/DEC/(?P<number>\d+)/(?P<session>(?:CP|CMA|CMP)\.\d+)$`), climateYear},
	{"CBD", citation.Decision, regexp.MustCompile(`^CBD/COP/DEC/(?P<session>[IVXLC\d]+)/(?P<number>\d+)$`), noYear},
	{"UNCCD", citation.Decision, regexp.MustCompile(`^ICCD/COP/DEC/(?P<number>\d+)/(?P<session>COP\.\d+)$`), noYear},
	{"UNCTAD", citation.Resolution, regexp.MustCompile(`^TD/RES/(?P<number>\d+)\((?P<session>[IVXLC]+)\)$`), noYear},
	{"TDB", citation.Decision, regexp.MustCompile(`^TD/B/DEC/(?P<number>\d+)\((?P<session>[IVXLC]+)\)$`), noYear},
	// E/CN.7/RES/55/2, E/ESCAP/RES/71/1, E/ECLAC/RES/700(XXXVI)
	{"", citation.Resolution, regexp.MustCompile(`^(?P<organ>[A-Z][A-Za-z0-9./-]*)/RES/(?P<session>[0-9A-Z.-]+)/(?P<number>\d+)$`), fourDigits},
	{"", citation.Resolution, regexp.MustCompile(`^(?P<organ>[A-Z][A-Za-z0-9./-]*)/RES/(?P<number>\d+)\((?P<session>[IVXLC\d]+)\)$`), noYear},
	{"", citation.Decision, regexp.MustCompile(`^(?P<organ>[A-Z][A-Za-z0-9./-]*)/DEC/(?P<session>[0-9A-Z.-]+)/(?P<number>\d+)$`), fourDigits},
	{"", citation.Decision, regexp.MustCompile(`^(?P<organ>[A-Z][A-Za-z0-9./-]*)/DEC/(?P<number>\d+)\((?P<session>[IVXLC\d]+)\)$`), noYear},
}

// organs name the bodies of symbols whose organ is in the symbol itself.
var organs = []struct{ prefix, body string }{
	{"E/CN.7/", "CND"}, {"E/CN.6/", "CSW"}, {"E/CN.5/", "CSocD"}, {"E/CN.9/", "CPD"}, {"E/CN.15/", "CCPCJ"},
	{"E/CN.3/", "StatCom"}, {"E/CN.16/", "CSTD"}, {"E/CN.17/", "CSD"}, {"E/CN.18/", "UNFF"}, {"E/CN.4/Sub.2/", "SubCHR"}, {"E/CN.4/", "CHR"},
	{"E/ESCAP/", "ESCAP"}, {"E/ECLAC/", "ECLAC"}, {"E/ECE/", "ECE"}, {"E/ECA/", "ECA"}, {"E/ESCWA/", "ESCWA"},
	{"HSP/HA/", "UN-Habitat"}, {"HSP/GC/", "UN-Habitat"}, {"A/HRC/", "HRC"}, {"S/", "SC"}, {"A/", "GA"}, {"E/", "ECOSOC"},
	{"FCCC/", "UNFCCC"}, {"CBD/", "CBD"}, {"ICCD/", "UNCCD"}, {"UNEP/EA", "UNEA"}, {"UNEP/GC", "UNEP GC"}, {"TD/B/", "TDB"}, {"TD/", "UNCTAD"},
}

// Parse takes an identifier apart. It never fails: a slug or a symbol of an
// unknown organ comes back with its ID, and what could be read.
func Parse(id string) Symbol {
	s := Symbol{ID: id}
	bare := id
	if i := strings.IndexByte(id, '['); i > 0 {
		bare = id[:i]
		s.Part = strings.TrimSuffix(strings.SplitN(id[i+1:], "]", 2)[0], "]")
	}
	if !Printed(id) {
		return s
	}
	for i := range forms {
		if !Adopted(bare) {
			break
		}
		f := &forms[i]
		if !strings.HasPrefix(bare, prefixes[i]) {
			continue
		}
		m := f.re.FindStringSubmatchIndex(bare)
		if m == nil {
			continue
		}
		for i, name := range f.re.SubexpNames() {
			switch name {
			case "session":
				s.Session = bare[m[2*i]:m[2*i+1]]
			case "number":
				s.Number = bare[m[2*i]:m[2*i+1]]
			}
		}
		s.Body, s.Kind, s.Year = f.body, f.kind, f.year(s.Session)
		if s.Body == "" {
			s.Body = organ(bare)
		}
		return s
	}
	s.Kind, s.Body, s.Year = citation.Paper, organ(bare), paperYear(bare)
	if strings.HasPrefix(bare, "UNTS/") || strings.HasPrefix(bare, "LNTS/") {
		s.Kind, s.Body, s.Year = citation.Treaty, "", 0
	}
	return s
}

// prefixes are the letters with which the forms begin.
var prefixes = func() (out [len(forms)]string) {
	for i := range forms {
		out[i], _ = forms[i].re.LiteralPrefix()
	}
	return out
}()

// Adopted tells quickly the identifiers that resolutions, decisions and the like
// can have from those of papers, which Parse takes apart at once.
func Adopted(id string) bool {
	for i := 0; i < len(id); i++ {
		if id[i] != '/' {
			continue
		}
		switch rest := id[i+1:]; {
		case rest == "":
		case rest[0] == 'R' && strings.HasPrefix(rest, "RES"), rest[0] == 'D' && strings.HasPrefix(rest, "DEC"), rest[0] == 'P' && strings.HasPrefix(rest, "PRST"):
			return true
		}
	}
	return strings.HasPrefix(id, "ILO/")
}

// Printed tells a symbol (A/RES/70/1) from a slug (un-charter).
func Printed(id string) bool {
	if strings.IndexByte(id, '/') < 0 {
		return false
	}
	for i := 0; i < len(id); i++ {
		switch c := id[i]; {
		case c >= 'A' && c <= 'Z':
			return true
		case c >= utf8.RuneSelf:
			return strings.ToLower(id) != id
		}
	}
	return false
}

// Whole gives the instrument of which id is a part (A/RES/46/36 for
// A/RES/46/36[L]), and "" where id is no part.
func Whole(id string) string {
	if i := strings.IndexByte(id, '['); i > 0 && strings.Contains(id[i:], "]") {
		return id[:i] + id[i+strings.IndexByte(id[i:], ']')+1:]
	}
	return ""
}

// amendment takes "/Corr.1", "/Rev.2" at the end; not the "/Rev.1" of
// "A/76/6/Rev.1/Add.2".
var amendment = regexp.MustCompile(`/(?:Corr|Rev)\.\d+$`)

// Corrected gives the instrument that a corrigendum corrects or a revision
// revises (A/RES/78/1 for A/RES/78/1/Corr.1), and "" where id is neither. That is
// how symbols are made (ST/LIB/SER.B/5: /Corr.- and /Rev.- behind the symbol).
func Corrected(id string) string {
	if at := amendment.FindStringIndex(id); at != nil && at[0] > 0 {
		return id[:at[0]]
	}
	return ""
}

func organ(id string) string {
	for _, o := range organs {
		if o.prefix[0] == id[0] && strings.HasPrefix(id, o.prefix) {
			return o.body
		}
	}
	return ""
}

// digits counts the digits at the beginning of s.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// RomanFigures writes a number from 1 to 3999 in Roman figures; for others it
// gives "".
func RomanFigures(n int) string {
	if n < 1 || n > 3999 {
		return ""
	}
	var b strings.Builder
	for _, d := range [...]struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.n; n -= d.n {
			b.WriteString(d.s)
		}
	}
	return b.String()
}

// Roman reads a Roman number (XXI is 21); what is none gives 0.
func Roman(s string) int {
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		case 'L':
			v = 50
		case 'C':
			v = 100
		default:
			return 0
		}
		if v < last {
			total -= v
		} else {
			total, last = total+v, v
		}
	}
	return total
}
