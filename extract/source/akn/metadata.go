package akn

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"
	"time"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// metadata is gathered while the file is read. Of each field the first that the
// file gives counts: a collection's own stands before those of its parts.
type metadata struct {
	language string
	adopted  string // date in the conclusions, or behind the number of a Council's resolution
	worked   string // date of adoption in the identification
	decided  string // date of the step of adoption
	printed  string // words of the date in the conclusions or the heading
	author   string
	session  string

	symbol, number, title, agenda, agendaTitle, item, origin string

	meeting, record, outcome string
	drafts, reports          []string
	counts                   map[string]int

	into  *string // the field that takes the words
	depth int     // of the element whose words it takes
	now   int     // depth of the element that is read
}

// languages are ISO 639-2 codes of the official languages, as FRBRlanguage has them.
var languages = []struct{ three, two string }{
	{"eng", "en"}, {"fra", "fr"}, {"spa", "es"}, {"rus", "ru"}, {"ara", "ar"}, {"zho", "zh"}, {"chi", "zh"}, {"fre", "fr"}, {"deu", "de"}, {"por", "pt"}, {"ita", "it"},
}

// authors are the values of FRBRauthor where the author is an organ.
var authors = []struct{ href, body string }{{"ga", "GA"}, {"sc", "SC"}, {"ecosoc", "ECOSOC"}, {"hrc", "HRC"}}

func first(field *string, value string) {
	if *field == "" {
		*field = strings.TrimSpace(value)
	}
}

// start takes what the attributes of an element tell; above are the elements
// around it.
func (m *metadata) start(t *xml.StartElement, above []frame) {
	m.now = len(above)
	under := func(name string) bool { return len(above) > 0 && above[len(above)-1].name == name }
	switch t.Name.Local {
	case "FRBRlanguage":
		first(&m.language, attribute(t, "language"))
	case "FRBRdate":
		if under("FRBRWork") && attribute(t, "name") == "adoption" {
			first(&m.worked, attribute(t, "date"))
		}
	case "FRBRauthor":
		if attribute(t, "as") == "author" {
			first(&m.author, attribute(t, "href"))
		}
	case "step":
		m.step(t)
	case "voting":
		first(&m.outcome, attribute(t, "outcome"))
	case "count":
		if n, err := strconv.Atoi(strings.TrimSpace(attribute(t, "value"))); err == nil && m.counts != nil {
			if _, had := m.counts[attribute(t, "refersTo")]; !had {
				m.counts[attribute(t, "refersTo")] = n
			}
		} else if err == nil {
			m.counts = map[string]int{attribute(t, "refersTo"): n}
		}
	case "session":
		first(&m.session, attribute(t, "value"))
	case "docDate":
		if strings.TrimPrefix(attribute(t, "refersTo"), "#") == "adoptionDate" {
			first(&m.adopted, attribute(t, "date"))
			m.collect(&m.printed)
		}
	case "location":
		if attribute(t, "refersTo") == "#adoptionMeeting" {
			first(&m.meeting, attribute(t, "title"))
		}
	default:
		m.words(t)
	}
}

// words finds the field that the words of an element are.
func (m *metadata) words(t *xml.StartElement) {
	var field *string
	switch t.Name.Local {
	case "docNumber":
		field = &m.number
		if attribute(t, "refersTo") == "#symbol" {
			field = &m.symbol
		}
	case "docTitle":
		if to := attribute(t, "refersTo"); to == "#resolutionTitle" || to == "#decisionTitle" {
			field = &m.title
		}
	case "inline":
		switch attribute(t, "name") {
		case "agenda item":
			field = &m.agenda
			first(&m.agendaTitle, attribute(t, "title"))
		case "agenda item name":
			field = &m.item
		case "originating document":
			field = &m.origin
		case "adoptionMeeting":
			first(&m.meeting, attribute(t, "title"))
		}
	}
	if field != nil {
		m.collect(field)
	}
}

// collect lets a field take the words of the element, if it has none yet.
func (m *metadata) collect(field *string) {
	if *field == "" && m.into == nil {
		m.into, m.depth = field, m.now
	}
}

// step takes a step of the workflow: draft, report, adoption.
func (m *metadata) step(t *xml.StartElement) {
	as := attribute(t, "as")
	switch attribute(t, "outcome") {
	case "draftResolution", "draftDecision":
		m.drafts = addSymbols(m.drafts, as)
	case "recommendedForAdoption":
		m.reports = addSymbols(m.reports, as)
	case "adopted":
		first(&m.decided, attribute(t, "date"))
		if ids := addSymbols(nil, as); len(ids) > 0 {
			first(&m.record, ids[0])
		}
		if strings.HasPrefix(as, "Adopted ") {
			first(&m.outcome, as)
		}
	}
}

func (m *metadata) text(f *frame, words []byte) {
	if m.into != nil && f.class != note && f.kind != citation.Footnote {
		*m.into += string(words)
	}
}

// end closes an element that stands at the depth.
func (m *metadata) end(depth int) {
	if m.into != nil && depth == m.depth {
		*m.into = strings.Join(strings.Fields(*m.into), " ")
		m.into = nil
	}
}

// printed takes "A/76/L.20/Add.1" of "A/76/L.20 و A/76/L.20/Add.1" and
// "A/79/PV.55 (Resumption 1)" as "A/79/PV.55"; not "55/23" or "and/or".
var printed = regexp.MustCompile(`\b[A-Z]{1,5}(?:/[A-Za-z0-9.\-]+)+`)

// addSymbols adds the symbols in the words, each once.
func addSymbols(to []string, words string) []string {
	for _, s := range printed.FindAllString(words, -1) {
		id := symbol.Canonical(s)
		if id == "" {
			continue
		}
		had := false
		for _, t := range to {
			had = had || t == id
		}
		if !had {
			to = append(to, id)
		}
	}
	return to
}

// itemNumber takes "19 (c)" of "Agenda item 19 (c)", of "议程项目19(c)" and of
// "Tema 19 c) del programa", and both of "Agenda items 20 and 78 (a)"; not "Plenary".
var itemNumber = regexp.MustCompile(`(\d+)(?:\s*\(?(\p{L}{1,2})\)(?:\s*\(([ivx]+)\))?)?`)

// agendaItems are the numbers of the agenda items, with their letters.
func agendaItems(words string) []string {
	var items []string
	for _, n := range itemNumber.FindAllStringSubmatch(citation.Fold(words), -1) {
		item := n[1]
		for _, letter := range n[2:] {
			if letter != "" {
				item += " (" + letter + ")"
			}
		}
		items = append(items, item)
	}
	return items
}

// firstNumber gives the 47 of "47th" and "47-е".
func firstNumber(words string) int {
	from := strings.IndexAny(words, "0123456789")
	if from < 0 {
		return 0
	}
	to := from
	for to < len(words) && words[to] >= '0' && words[to] <= '9' {
		to++
	}
	n, _ := strconv.Atoi(words[from:to])
	return n
}

// votes takes "27-16-4" of "Adopted 27-16-4, 55th meeting"; not "2023-24".
var votes = regexp.MustCompile(`\b(\d{1,3})-(\d{1,3})-(\d{1,3})\b`)

// fill writes what was gathered into the document.
func (m *metadata) fill(d *citation.Document) {
	for _, l := range languages {
		if strings.EqualFold(m.language, l.three) || strings.EqualFold(m.language, l.two) {
			d.Language = l.two
		}
	}
	d.Symbol = symbol.Published(strings.TrimRight(citation.Fold(m.symbol), "* "))
	d.Title = strings.TrimRight(m.title, " .*")
	d.Organ = symbol.Parse(d.Symbol).Body
	for _, a := range authors {
		if d.Organ == "" && m.author == a.href {
			d.Organ = a.body
		}
	}
	words, year := englishDate(m.printed), symbol.Parse(d.Symbol).Year
	if d.Organ == "SC" && year > 0 && !strings.HasPrefix(words, strconv.Itoa(year)) {
		words = "" // of another resolution
	}
	if d.Date = adoption(words, m.adopted, m.worked); symbol.Parse(d.Symbol).Kind == citation.Statement {
		if held := statementMade.FindStringSubmatch(citation.Fold(d.Text[:min(len(d.Text), 2000)])); held != nil {
			d.Date = adoption(englishDate(held[1]), d.Date)
		}
	}
	if d.Date == "" && (d.Organ == "SC" || d.Organ == "GA") {
		d.Date = adoption(m.decided) // the two Councils give the day of issue there
	}
	d.Session, _ = strconv.Atoi(m.session)
	a := citation.Adoption{Item: m.item, Meeting: firstNumber(m.meeting), Record: m.record, Drafts: m.drafts, Reports: addSymbols(m.reports, m.origin)}
	if a.Agenda = agendaItems(m.agenda); a.Agenda == nil {
		a.Agenda = agendaItems(m.agendaTitle)
	}
	a.Drafts, a.Reports = sorted(a.Drafts, a.Reports)
	a.Vote = m.vote()
	if len(a.Agenda) > 0 || a.Item != "" || a.Meeting > 0 || a.Record != "" || a.Vote != nil || len(a.Drafts)+len(a.Reports) > 0 {
		d.Adoption = &a
	}
}

// sorted moves what is a draft by its symbol ("A/76/L.20") from the reports to
// the drafts.
func sorted(drafts, reports []string) (d, r []string) {
	d = drafts
	for _, s := range reports {
		if strings.Contains(s, "/L.") {
			d = addSymbols(d, s)
		} else {
			r = append(r, s)
		}
	}
	return d, r
}

// adoption is the date of adoption: the one beside the meeting before that of
// the identification; a date that no calendar has ("0001-01-01") is none.
func adoption(dates ...string) string {
	for _, d := range dates {
		if isoDay.MatchString(d) {
			return d
		}
	}
	return ""
}

// statementMade takes "At the 5276th meeting of the Security Council, held on 4
// October 2005"; not "the meeting held on 4 October 2005".
var statementMade = regexp.MustCompile(`At the \d+(?:st|nd|rd|th) meeting of the Security Council,? held on (\d{1,2} [A-Z][a-z]+ \d{4})`)

// englishDay takes "13 November 2003"; not "13 ноября 2003 года".
var englishDay = regexp.MustCompile(`^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$`)

// englishDate gives an English date in ISO form, "" for other words. The words
// win over the attribute beside them, which is wrong in a dozen of the Security
// Council's documents.
func englishDate(words string) string {
	m := englishDay.FindStringSubmatch(citation.Fold(words))
	if m == nil {
		return ""
	}
	day, err := time.Parse("2 January 2006", strings.Join(m[1:], " "))
	if err != nil {
		return ""
	}
	return day.Format("2006-01-02")
}

// isoDay takes "2019-12-13"; not "0001-01-01" or "13 December".
var isoDay = regexp.MustCompile(`^(?:19|20)\d\d-\d\d-\d\d$`)

// vote reads how the document was adopted, nil where it is not told.
func (m *metadata) vote() *citation.Vote {
	outcome := strings.ToLower(m.outcome)
	switch {
	case len(m.counts) > 0:
		return &citation.Vote{For: m.counts["inFavour"], Against: m.counts["against"], Abstaining: m.counts["abstaining"]}
	case strings.Contains(outcome, "without"), strings.Contains(outcome, "consensus"), strings.Contains(outcome, "acclamation"):
		return &citation.Vote{Without: true}
	}
	if n := votes.FindStringSubmatch(m.outcome); n != nil {
		v := &citation.Vote{}
		v.For, _ = strconv.Atoi(n[1])
		v.Against, _ = strconv.Atoi(n[2])
		v.Abstaining, _ = strconv.Atoi(n[3])
		return v
	}
	return nil
}
