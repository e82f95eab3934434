package symbol

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"citegraph/extract/citation"
)

// servers are the hosts where the path is a symbol, perhaps behind a language.
var servers = []string{"undocs.org/", "www.undocs.org/", "docs.un.org/", "undocs/", "daccess-ods.un.org/access.nsf/get?openagent&ds="}

// tongues are the language segments that these servers take, old and new.
var tongues = []string{"en/", "fr/", "es/", "sp/", "ru/", "ar/", "ch/", "zh/"}

// pages are addresses of treaties: pieces of the path at the publisher's own
// pages, which have no symbol in them.
var pages = []struct{ host, piece, id string }{
	{"ohchr.org", "/instruments/international-covenant-civil-and-political-rights", "iccpr"},
	{"ohchr.org", "/instruments/international-covenant-economic-social-and-cultural-rights", "icescr"},
	{"ohchr.org", "/instruments/international-convention-elimination-all-forms-racial", "icerd"},
	{"ohchr.org", "/instruments/convention-elimination-all-forms-discrimination-against-women", "cedaw"},
	{"ohchr.org", "/instruments/convention-against-torture-and-other-cruel", "cat"},
	{"ohchr.org", "/instruments/convention-rights-child", "crc"},
	{"ohchr.org", "/instruments/international-convention-protection-rights-all-migrant-workers", "cmw"},
	{"ohchr.org", "/instruments/convention-rights-persons-disabilities", "crpd"},
	{"ohchr.org", "/instruments/international-convention-protection-all-persons-enforced", "icpped"},
	{"ohchr.org", "/ccpr.aspx", "iccpr"}, {"ohchr.org", "/cescr.aspx", "icescr"}, {"ohchr.org", "/cerd.aspx", "icerd"}, {"ohchr.org", "/cedaw.aspx", "cedaw"},
	{"ohchr.org", "/cat.aspx", "cat"}, {"ohchr.org", "/crc.aspx", "crc"}, {"ohchr.org", "/cmw.aspx", "cmw"},
	{"un.org", "/about-us/un-charter", "un-charter"}, {"un.org", "/sections/un-charter", "un-charter"}, {"un.org", "/charter-united-nations", "un-charter"},
	{"un.org", "/about-us/universal-declaration-of-human-rights", "A/RES/217(III)[A]"}, {"un.org", "/universal-declaration-human-rights", "A/RES/217(III)[A]"},
	{"un.org", "/convention_agreements/texts/unclos/", "unclos"}, {"treaties.un.org", "mtdsg_no=iv-3&", "icescr"}, {"treaties.un.org", "mtdsg_no=iv-4&", "iccpr"},
	{"treaties.un.org", "mtdsg_no=iv-8&", "cedaw"}, {"treaties.un.org", "mtdsg_no=iv-9&", "cat"}, {"treaties.un.org", "mtdsg_no=iv-11&", "crc"}, {"treaties.un.org", "mtdsg_no=iv-15&", "crpd"},
}

// Linked gives the identifier to which a publisher's hyperlink leads, in
// canonical form, "" where the address is no instrument's. It reads what the
// United Nations' tools write: "https://undocs.org/en/A/RES/1514 (XV)",
// "http://undocs.org/ch/a/hrc/res/51/35", "A%2FRES%2F72%2F266a", "A/56/38(supp)",
// "A/75/6(Sect.3)", and the addresses of treaties at the pages of the
// United Nations; a link to several parts ("A/RES/74/264a-c") leads to the whole, one to a pair of
// symbols of one document to the first.
func Linked(href string) string {
	address := strings.TrimSpace(href)
	if s, err := url.PathUnescape(address); err == nil {
		address = s
	}
	address = citation.Fold(address)
	scheme, rest, found := strings.Cut(address, "://")
	if !found || scheme != "https" && scheme != "http" {
		return ""
	}
	if path, is := server(rest); is {
		if head, query, has := strings.Cut(path, "?"); has {
			if path = head; strings.EqualFold(head, "home/mobile") {
				path = finalSymbol(query)
			}
		}
		return linkedSymbol(path)
	}
	low := strings.ToLower(rest) + "&"
	host, _, _ := strings.Cut(low, "/")
	for _, p := range pages {
		if strings.HasSuffix(host, p.host) && strings.Contains(low, p.piece) {
			return p.id
		}
	}
	if !strings.HasSuffix(host, ".un.org") || strings.Contains(low, "/undoc/") || strings.Contains(low, "/resolution/gen/") {
		return "" // documents-dds-ny.un.org/doc/UNDOC/GEN/N17/460/26/…: a job number tells no symbol
	}
	if s := inAddress(address); s != "" && !page.MatchString(s) {
		return linkedSymbol(s)
	}
	return ""
}

// page takes "ICSP14/ReportICSP14.pdf" and "Docs/sc/unsc_resolutions.html"; not
// "A/RES/75/311".
var page = regexp.MustCompile(`(?i)\.(?:pdf|html?|shtml|aspx?|docx?|php)$|^[a-z]+$`)

// Published brings a symbol as people print it or put it into addresses to the
// canonical form, "" for what is none: "A/RES/72/266a", "a/hrc/res/51/35",
// "S/PRST/2014/ 23".
func Published(words string) string {
	if !strings.Contains(words, "/") {
		return ""
	}
	return linkedSymbol(strings.Join(strings.Fields(words), ""))
}

// server cuts host and language from an address at a server of symbols.
func server(rest string) (path string, is bool) {
	for _, s := range servers {
		if len(rest) < len(s) || !strings.EqualFold(rest[:len(s)], s) {
			continue
		}
		path = strings.TrimLeft(rest[len(s):], "/ ")
		for _, t := range tongues {
			if len(path) > len(t) && strings.EqualFold(path[:len(t)], t) {
				return strings.TrimLeft(path[len(t):], "/ "), true
			}
		}
		return path, true
	}
	return "", false
}

// finalSymbol takes the symbol out of a query: "FinalSymbol=A/RES/77/232&Language=E".
func finalSymbol(query string) string {
	values, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	return values.Get("FinalSymbol")
}

// linkPatterns are compiled when the first link is read.
type linkPatterns struct {
	series, roman, letters, council, bracket, tail, whole, word, joint *regexp.Regexp
}

var linking = sync.OnceValue(func() *linkPatterns {
	return &linkPatterns{
		// a/hrc/res/51/35, A/Res/1874(S-IV); not A/71/324
		series: regexp.MustCompile(`(?i)^(?:[ase](?:/hrc|/cn\.\d+)?)/(?:res|dec|prst)/`),
		// A/RES/217A(III), A/RES/3211(xxix) B, E/RES/2008 (LX); not A/RES/70/1
		roman: regexp.MustCompile(`^([AE]/(?:RES|DEC)/\d+) ?([A-Z])? ?\((S-[IVXLC\d]+|ES-[IVXLC\d]+|[IVXLC]+)\) ?([A-Z])?$`),
		// A/RES/72/266A, A/RES/75/253 B, A/RES/74/264A-C; not A/RES/72/266
		letters: regexp.MustCompile(`^([AE]/(?:RES|DEC)/(?:E?S-)?\d+/\d+) ?\(?([A-Z])(?:( ?- ?| AND )[A-Z])?\)?$`),
		// S/RES/1325 (2000), S/RES/2213, S/RES/2282(2016; not S/RES/
		council: regexp.MustCompile(`^S/RES/(\d{1,4})(?: ?\((\d{4})\)?)?$`),
		// A/75/6(Sect.3)/Corr.1, A/75/5 (Vol. III), NPT/CONF.2000/28(PartsIandII), A/78/6(Introduction)
		bracket: regexp.MustCompile(`(?i) ?\((parts?|vol|sect|income ?sect|introduction|plan ?outline|resumption)\.? ?([IVXLC]+|\d+[A-Z]?)?(?: ?and ?([IVXLC]+))?\)`),
		// E/1998/23(supp), A/49/13 (SUPP)
		tail: regexp.MustCompile(`(?i) ?\(supp(?:\.|lement)?\)`),
		// A/C.6/64/SR.1, S/2020/476, ICCD/COP(15)/23/Add.1; not "75/290B", "T/PCCs (", "A/RES/و68/193"
		whole: regexp.MustCompile(`^[A-Z][A-Za-z0-9.-]*(?:/[A-Za-z0-9.()-]+)+(?:\[[A-Za-z0-9. ]+\](?:/[A-Za-z0-9.]+)*)?$`),
		// A/78/914-S/2024/469, ISBA/25/A/10-ISBA/25/C/31: two symbols of one document; not UNEP/CBD/BS/COP-MOP/5/17
		joint: regexp.MustCompile(`-(?:A|S|E|ISBA|CD|ST|TD)/`),
		// /corr.1, /REV.1: the words that are printed with one capital
		word: regexp.MustCompile(`(?i)/(corr|rev|add|amend)\.`),
	}
})

// linkedSymbol brings the symbol of an address to the canonical form.
func linkedSymbol(s string) string {
	p := linking()
	s, _, _ = strings.Cut(s, "#")
	s = strings.TrimRight(strings.TrimSpace(s), ";,. /")
	if s == "" || s[0] >= 0x80 {
		return ""
	}
	head, rest, _ := strings.Cut(s, "/")
	s = strings.ToUpper(head) + "/" + rest
	s = p.tail.ReplaceAllString(s, "")
	if p.series.MatchString(s) {
		s = strings.ToUpper(s)
		if id, is := resolution(p, s); is {
			return id
		}
	}
	if low := strings.ToLower(s); strings.HasPrefix(low, "a/hrc/") || strings.HasPrefix(low, "a/hcr/") {
		s = "A/HRC/" + s[6:]
	}
	s = p.bracket.ReplaceAllStringFunc(s, func(in string) string {
		m := p.bracket.FindStringSubmatch(in)
		return "[" + inBrackets(m[1], m[2], m[3]) + "]"
	})
	s = p.word.ReplaceAllStringFunc(s, func(in string) string {
		return "/" + strings.ToUpper(in[1:2]) + strings.ToLower(in[2:])
	})
	before, within, is := strings.Cut(s, "[")
	if s = strings.ReplaceAll(before, " ", ""); is {
		s += "[" + within
	}
	if strings.HasPrefix(s, "UNEP/EA.") {
		s = strings.Replace(strings.Replace(s, "/Res.", "/RES.", 1), "/Dec.", "/DEC.", 1)
	}
	if loc := p.joint.FindStringIndex(s); loc != nil {
		s = s[:loc[0]] // the first of the two
	}
	if !strings.ContainsAny(s, "0123456789") || !p.whole.MatchString(s) || strings.HasSuffix(s, "RES/") {
		return ""
	}
	return s
}

// resolution reads the symbols of resolutions with a part or a session in
// brackets; is tells that the symbol is one, whether or not it can be read.
func resolution(p *linkPatterns, s string) (id string, is bool) {
	if m := p.roman.FindStringSubmatch(s); m != nil {
		return m[1] + "(" + m[3] + ")" + bracket(m[2]+m[4]), true
	}
	if m := p.letters.FindStringSubmatch(s); m != nil {
		if m[3] != "" {
			return m[1], true
		}
		return m[1] + bracket(m[2]), true
	}
	if m := p.council.FindStringSubmatch(s); m != nil {
		year := m[2]
		if n, err := strconv.Atoi(m[1]); err == nil && year == "" && CouncilYear(n) > 0 {
			year = strconv.Itoa(CouncilYear(n))
		}
		if year == "" {
			return "", true
		}
		return "S/RES/" + m[1] + "(" + year + ")", true
	}
	return "", strings.HasPrefix(s, "S/RES/")
}

// inBrackets writes part, volume or section as identifiers have it.
func inBrackets(word, number, and string) string {
	word, number = strings.ToLower(word), strings.ToUpper(number)
	switch word {
	case "part", "parts":
		word = strings.ToUpper(word[:1]) + word[1:]
	case "vol":
		word = "Vol."
	case "sect":
		word = "Sect."
	case "income sect", "incomesect":
		word = "Income sect."
	case "plan outline", "planoutline":
		word = "Plan outline"
	case "resumption":
		word = "Resumption"
	case "introduction":
		word = "Introduction"
	}
	if number != "" {
		word += " " + number
	}
	if and != "" {
		word += " and " + strings.ToUpper(and)
	}
	return word
}
