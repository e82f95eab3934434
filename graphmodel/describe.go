package graphmodel

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// Told is a title and a date as one source tells them; "" is not told.
type Told struct{ Title, Date string }

// Sources are those who tell what an instrument is called and when it was
// adopted, from the one believed first to the one believed last.
type Sources struct {
	Text     Told                 // the instrument's own text
	Citing   Told                 // the words that cite it, most frequent
	Registry Registered           // the United Nations' metadata
	Named    *citation.Instrument // the catalogue's entry, nil where it has none
	Mention  string               // the words by which a slug is mentioned, most frequent
}

// Describe makes the node of an instrument from what is known of it. The kind is
// that of the citations; where the identifier or the catalogue tells it, theirs
// prevails. Read and Files are left to the caller.
func Describe(id string, kind citation.Kind, s Sources) Instrument {
	parsed := symbol.Parse(id)
	i := Instrument{ID: id, Kind: kind, Body: parsed.Body, Label: label(parsed), Year: parsed.Year, Whole: symbol.Whole(id)}
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
	i.Title = firstOf(s.Text.Title, s.Citing.Title, s.Registry.Title, named.Title)
	i.Date = firstOf(s.Text.Date, s.Citing.Date, s.Registry.Date, named.Date)
	if s.Named == nil && !symbol.Printed(id) {
		// A slug is made of the name itself, so the name as printed is the title.
		i.Title = firstOf(s.Text.Title, s.Mention, s.Citing.Title)
	}
	i.Title = strings.Join(strings.Fields(i.Title), " ")
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
	if y := yearOf(year); y < 1800 || y > 2099 {
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
