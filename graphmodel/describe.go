package graphmodel

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// Told is a title and a date as one source tells them; "" is not told.
type Told struct{ Title, Date string }

// Sources are those who tell what an instrument is called and when it was
// adopted. The instrument's own text is believed first, then the words that cite
// it, then the catalogue, then the registry. A title that the catalogue has comes
// before other words: it is the name by which the instrument is cited.
type Sources struct {
	Text     Told                 // the instrument's own text
	Citing   Told                 // the words that cite it, most frequent
	Named    *citation.Instrument // the catalogue's entry, nil where it has none
	Registry Registered           // the United Nations' metadata
	Mention  string               // the words by which a slug is mentioned, most frequent
}

// Describe makes the node of an instrument from what is known of it. The kind is
// that of the citations; where the identifier or the catalogue tells it, theirs
// prevails. Read and Files are left to the caller.
func Describe(id string, kind citation.Kind, s Sources) Instrument {
	parsed := symbol.Parse(id)
	if parsed.Year > lastYear {
		parsed.Year = 0 // A/520/Rev.20 is of no 520th session
	}
	i := Instrument{ID: id, Kind: kind, Body: parsed.Body, Label: label(parsed), Year: parsed.Year, Whole: symbol.Whole(id), Corrects: symbol.Corrected(id)}
	if parsed.Kind != "" {
		i.Kind = parsed.Kind
	}
	named := Told{}
	if n := s.Named; n != nil {
		i.Kind = n.Kind
		named = Told{officialName(n), n.Date}
		if !symbol.Printed(id) {
			i.Label = n.Label
		}
	}
	i.Title = firstOf(s.Text.Title, named.Title, phrase(s.Citing.Title), s.Registry.Title)
	if s.Named == nil && !symbol.Printed(id) {
		// A slug is made of the name itself, so the name as printed is the title.
		i.Title = firstOf(s.Text.Title, phrase(s.Mention), phrase(s.Citing.Title))
	}
	i.Title = strings.Join(strings.Fields(i.Title), " ")
	i.Date = exactest(parsed, s.Text.Date, s.Citing.Date, named.Date, s.Registry.Date)
	if y := yearOf(i.Date); y > 0 {
		i.Year = y
	} else if i.Year == 0 {
		i.Year = yearOf(slugYear(id))
	}
	return i
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// lastYear is the last that a symbol can tell.
const lastYear = 2099

// phrase makes a title of words in a sentence: without the article, with a
// capital.
func phrase(words string) string {
	words = strings.TrimPrefix(strings.TrimSpace(words), "the ")
	r, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + words[n:]
}

// exactest takes the first date that can be, in the exact form that a later
// source has for it: 1972-04-10 for 1972.
func exactest(s symbol.Symbol, dates ...string) string {
	date := ""
	for _, d := range dates {
		if date == "" && plausible(s, d) || date != "" && strings.HasPrefix(d, date+"-") {
			date = d
		}
	}
	return date
}

// plausible refuses a date that cannot be that of the symbol: a resolution of
// the seventy-fourth session is not of 1982. Years that a symbol tells are exact
// to a year or two, and those of special sessions, which may go on for decades,
// tell nothing.
func plausible(s symbol.Symbol, date string) bool {
	year := yearOf(date)
	if year == 0 || s.Year == 0 || strings.Contains(s.Session, "S-") {
		return date != ""
	}
	return year >= s.Year-1 && year <= s.Year+2
}

// officialName is the catalogue's English name, which stands first; "" where it
// has none.
func officialName(n *citation.Instrument) string {
	if names := n.Names["en"]; len(names) > 0 {
		return names[0]
	}
	return n.Label
}

// yearOf reads the year of an ISO date, 0 where there is none.
func yearOf(date string) int {
	if len(date) < 4 {
		return 0
	}
	year := 0
	for _, c := range date[:4] {
		if c < '0' || c > '9' {
			return 0
		}
		year = 10*year + int(c-'0')
	}
	return year
}

// slugYear gives the year at the end of a dated slug (2018 for
// baku-declaration-2018), "" where there is none.
func slugYear(slug string) string {
	if symbol.Printed(slug) || len(slug) < 6 || slug[len(slug)-5] != '-' {
		return ""
	}
	year := slug[len(slug)-4:]
	if y := yearOf(year); y < 1800 || y > lastYear {
		return ""
	}
	return year
}

// JoinDated finds the undated slugs that mean a dated one: baku-declaration is
// baku-declaration-2018 where ids has that and no other year of the name. What
// the catalogue names stands for itself. The result maps undated to dated.
func JoinDated(ids []string, catalogue []citation.Instrument) map[string]string {
	known := make(map[string]bool, len(ids))
	dated := map[string][]string{}
	for _, id := range ids {
		if symbol.Printed(id) || known[id] {
			continue
		}
		known[id] = true
		if year := slugYear(id); year != "" {
			name := strings.TrimSuffix(id, "-"+year)
			dated[name] = append(dated[name], id)
		}
	}
	for i := range catalogue {
		delete(dated, catalogue[i].ID)
	}
	joined := map[string]string{}
	for name, years := range dated {
		if known[name] && len(years) == 1 {
			joined[name] = years[0]
		}
	}
	return joined
}
