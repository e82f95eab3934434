package symbol

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"citegraph/extract/citation"
)

// Typed reads what a person typed for an instrument with a number or symbol:
// "A/RES/70/1", "a/res/70/1", "70/1", "HRC 6/17", "GA 217 A (III)", "1325",
// "UNSCR 1325", "decision 1/CP.21", "resolution 1/5 of the Environment Assembly",
// or the address of a document at undocs.org, docs.un.org or documents.un.org. It
// gives the identifiers that the words allow and that are possible (session 70
// is no session of the Human Rights Council), the likelier first, and nil for
// words that are none of this (a name, a slug).
func Typed(words string) []string {
	words = strings.Trim(citation.Fold(words), `"'`+" \t.,;")
	if isAddress(words) {
		words = inAddress(words)
	}
	if id := typedSymbol(words); id != "" {
		return []string{id}
	}
	asked, rest := takeWords(words)
	n, found := readNumber(rest)
	if !found {
		return nil
	}
	var ids []string
	for _, r := range typedRows {
		if id := r.identifier(asked, n); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Address tells whether the words are the address of a web page, which may name
// no symbol at all.
func Address(words string) bool { return isAddress(strings.TrimSpace(words)) }

func isAddress(s string) bool {
	if strings.Contains(s, "://") {
		return true
	}
	host, _, _ := strings.Cut(strings.ToLower(s), "/")
	return host == "undocs.org" || strings.HasSuffix(host, ".undocs.org") || strings.HasSuffix(host, ".un.org")
}

// inAddress takes the symbol out of an address of the United Nations: from its
// query (…?symbol=A/RES/70/1), else from its path (undocs.org/en/A/RES/70/1),
// else from a file's name (A_RES_70_1-EN.pdf); "" where there is none.
func inAddress(address string) string {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	query := u.Query()
	for _, name := range []string{"s", "symbol", "Symbol", "FinalSymbol", "DS", "p"} {
		if s := strings.TrimSpace(query.Get(name)); strings.Contains(s, "/") {
			return s
		}
	}
	segments := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	for len(segments) > 0 && !symbolHead(segments[0]) {
		segments = segments[1:]
	}
	if len(segments) > 1 {
		return strings.Join(segments, "/")
	}
	name := strings.TrimSuffix(path.Base(u.Path), path.Ext(u.Path))
	if i := strings.LastIndexByte(name, '-'); i > 0 && len(name)-i == 3 { // -EN
		name = name[:i]
	}
	if head, _, found := strings.Cut(name, "_"); found && symbolHead(head) {
		return strings.ReplaceAll(name, "_", "/")
	}
	return ""
}

// symbolHead tells the first piece of a symbol in an address: capitals. It takes
// A, S, FCCC, E; it refuses en, doc, record.
func symbolHead(s string) bool {
	return s != "" && strings.ToUpper(s) == s && s[0] >= 'A' && s[0] <= 'Z'
}

// patterns are compiled when the first words are read, so that a command that
// names no instrument does not pay for them.
type patterns struct {
	printed, part, roman, slash, bare, dotted, climate, unesco, maritime, atomic *regexp.Regexp
}

var typedPatterns = sync.OnceValue(func() *patterns {
	return &patterns{
		// A/RES/70/1, UNEP/EA.1/Res.5, E/CN.4/Sub.2/2000/46, S/RES/1325 (2000); not 70/1, and/or
		printed: regexp.MustCompile(`^[A-Za-z][A-Za-z0-9.-]*(?:/[A-Za-z0-9.()\x60' -]+)+(?:\[[^\]]+\])?(?:/[A-Za-z0-9.]+)*$`),
		// A/RES/46/36 L, A/RES/46/36L: the resolution and its part
		part: regexp.MustCompile(`^((?:A|E)/(?:RES|DEC)/(?:S-|ES-)?\d+/\d+)(?: ?\(?([A-Z])\)?)$`),
		// 217 A (III), 217A(III), 217 (III) A, 3201 (S-VI), 1325 (2000), 102 (V)
		roman: regexp.MustCompile(`^(\d+) ?([A-Z])? ?\(((?:ES-|S-)?[IVXLC]+|\d{4})\) ?([A-Z])?$`),
		// 70/1, S-27/2, ES-11/1, OS/12/1, 46/36 L, SS.1/3
		slash: regexp.MustCompile(`^((?:ES-|S-|OS/|SS\.)?\d+|[XVI]+)/(\d+) ?([A-Z])?$`),
		// 1325
		bare: regexp.MustCompile(`^(\d+)$`),
		// 58.3, EA.1/Res.5 as 1.5
		dotted: regexp.MustCompile(`^(\d+)\.(\d+)$`),
		// 1/CP.21, 1/CMA.3, 3/COP.8
		climate: regexp.MustCompile(`^(\d+)/((?:CP|CMA|CMP|COP)\.\d+)$`),
		// 37 C/15
		unesco: regexp.MustCompile(`^(\d+) ?C/(?:RES[./])?(\d+)$`),
		// A.1024(26), MSC.428(98)
		maritime: regexp.MustCompile(`^([A-Z]+\.\d+)\((\d+)\)$`),
		// GC(53)/RES/16
		atomic: regexp.MustCompile(`^GC\(([IVXLC]+|\d+)\)/RES/(\d+)$`),
	}
})

// typedSymbol reads a whole printed symbol, in capitals or not.
func typedSymbol(words string) string {
	p := typedPatterns()
	if !p.printed.MatchString(words) || p.slash.MatchString(strings.ToUpper(words)) {
		return ""
	}
	head, rest, _ := strings.Cut(words, "/")
	if !symbolHead(head) || strings.HasPrefix(rest, "res/") || strings.HasPrefix(rest, "dec/") {
		words = capitals(words)
	}
	if p.climate.MatchString(words) || p.atomic.MatchString(words) {
		return ""
	}
	if m := p.part.FindStringSubmatch(words); m != nil {
		return m[1] + "[" + m[2] + "]"
	}
	for _, series := range []string{"A/RES/", "A/DEC/", "E/RES/", "E/DEC/", "S/RES/", "E/CN.4/RES/", "TD/RES/"} {
		number, is := strings.CutPrefix(words, series)
		if !is {
			continue
		}
		if m := p.roman.FindStringSubmatch(number); m != nil {
			return series + m[1] + "(" + m[3] + ")" + bracket(m[2]+m[4])
		}
		if n, err := strconv.Atoi(number); err == nil && series == "S/RES/" && CouncilYear(n) > 0 {
			return series + number + "(" + strconv.Itoa(CouncilYear(n)) + ")"
		}
	}
	return Canonical(words)
}

// capitals writes a symbol that was typed in small letters as it is printed.
func capitals(s string) string {
	segments := strings.Split(strings.ToUpper(s), "/")
	for i, segment := range segments {
		for _, word := range []string{"Add.", "Corr.", "Rev.", "Sub."} {
			if rest, is := strings.CutPrefix(segment, strings.ToUpper(word)); is {
				segments[i] = word + rest
			}
		}
	}
	return strings.Join(segments, "/")
}

func bracket(part string) string {
	if part == "" {
		return ""
	}
	return "[" + part + "]"
}

// shape is what a number without its symbol looks like.
type shape int

const (
	bySession  shape = iota // 70/1, S-27/2
	byRoman                 // 217 A (III)
	byYear                  // 1325 (2000)
	alone                   // 1325
	byDot                   // 58.3
	byMeeting               // 1/CP.21
	byBiennium              // 37 C/15
	bySeries                // A.1024(26)
	byGeneral               // GC(53)/RES/16
)

// number is what was typed apart from words.
type number struct {
	shape                 shape
	session, number, part string
}

func readNumber(s string) (number, bool) {
	p := typedPatterns()
	up := strings.ToUpper(strings.TrimSpace(s))
	if m := p.roman.FindStringSubmatch(up); m != nil {
		n := number{byRoman, m[3], m[1], m[2] + m[4]}
		if m[3][0] <= '9' {
			n.shape = byYear
		}
		return n, len(n.part) < 2
	}
	if m := p.slash.FindStringSubmatch(up); m != nil {
		return number{bySession, m[1], m[2], m[3]}, true
	}
	if m := p.bare.FindStringSubmatch(up); m != nil {
		return number{alone, "", m[1], ""}, true
	}
	if m := p.climate.FindStringSubmatch(up); m != nil {
		return number{byMeeting, m[2], m[1], ""}, true
	}
	for _, f := range []struct {
		re *regexp.Regexp
		as shape
	}{{p.dotted, byDot}, {p.unesco, byBiennium}, {p.atomic, byGeneral}} {
		if m := f.re.FindStringSubmatch(up); m != nil {
			return number{f.as, m[1], m[2], ""}, true
		}
	}
	if m := p.maritime.FindStringSubmatch(up); m != nil {
		return number{bySeries, m[2], m[1], ""}, true
	}
	return number{}, false
}
