// Package learn reads from documents which instrument a name stands for. Texts of
// the United Nations give the source of a name in the note beside it ("the Samoa
// Pathway[12]" with "[12] Resolution 69/15, annex."), in brackets behind it ("the
// Addis Ababa Action Agenda (resolution 69/313, annex)"), or as what a resolution
// adopted. Over many documents the pairs of name and identifier make an overlay
// of the catalogue that a person looks through. The package finds no mentions of
// its own: names and numbers are those that package extract found.
package learn

import (
	"regexp"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// How says where a document gives the source of a name.
type How string

// The places.
const (
	Note    How = "note"    // in the note whose marker stands right behind the name
	Bracket How = "bracket" // in brackets behind the name
	Clause  How = "clause"  // "resolution 55/2, by which it adopted the …"
)

// Pair is a name with the identifier that one document gives to it.
type Pair struct {
	Name     string // as it stands, on one line
	Found    string // the identifier under which the extractor records the name
	Kind     citation.Kind
	Date     string // that the document gives to the name, ISO, or ""
	ID       string // the identifier of the source
	Pinpoint string // the place in the source: annex
	How      How
}

// Pairs gives the pairs of a document and its records, in the order of the text.
// The document is one that extract.Extract has been through.
func Pairs(doc *citation.Document, records []citation.Citation) []Pair {
	var out []Pair
	for i := range records {
		name := &records[i]
		if !whole(doc, name) {
			continue
		}
		if source, pinpoint, ok := bracketed(doc, records, i); ok {
			out = append(out, pair(name, source, pinpoint, Bracket))
		} else if source, ok := adopted(doc, records, i); ok {
			out = append(out, pair(name, source, "", Clause))
		}
	}
	return append(out, noted(doc, records)...)
}

func pair(name, source *citation.Citation, pinpoint string, how How) Pair {
	return Pair{
		Name: strings.Join(strings.Fields(name.Text), " "), Found: name.ID, Kind: name.Kind, Date: name.Date,
		ID: source.ID, Pinpoint: pinpoint, How: how,
	}
}

// whole tells a record of a name in the text itself that is all of the name.
func whole(doc *citation.Document, c *citation.Citation) bool {
	if c.Rule != "name" && c.Rule != "open-name" || c.Note != "" || genericName.MatchString(citation.Fold(c.Text)) {
		return false
	}
	return !cutOff.MatchString(citation.Fold(doc.Text[max(0, c.Start-40):c.Start]) + "|")
}

var (
	// Names that stand for another instrument in each document.
	genericName = regexp.MustCompile(`^Optional Protocols?$|^Protocols |^Treaties |^Conventions | (?:thereto|the (?:Convention|Treaty|Covenants?|Protocol|Agreement|Declaration|Charter|Statute))$`) // takes "Protocols to the Treaty", not "Protocol on Strategic Environmental Assessment"

	// What stands before a name of which the extractor took only the end: the
	// "Antigua and" of a Barbuda Agenda, the "Part" of a XI Agreement.
	cutOff = regexp.MustCompile(`(?:\bPart|\d[\w-]*|[A-Z][a-z]+ and)\|$`)

	// What may stand between a name and the marker of its note: nothing,
	// quotation marks and stops, a short form in brackets, a date.
	closing = regexp.MustCompile(`^['")]*(?: ?\((?:the )?"?[A-Z0-9][^()]{1,40}\))?(?:,? ?(?:of|adopted on|signed on|dated) \d{1,2} [A-Z][a-z]+ \d{4})?[,;.:'")]*$`)

	// What may stand in a note before its only identifier.
	leading = regexp.MustCompile(`^(?i:see |contained in |as contained in |annexed to |adopted by |adopted as |in )?(?:the )?(?:[A-Z][A-Za-z-]+ (?:and |of |for |on |the )*){0,9}(?:resolution|decision|document|statement)? ?$`)

	// What a name stands within when its note is the source of that, and not of
	// the name: "the report … on the implementation of the Programme of Action".
	enclosing = regexp.MustCompile(`(?i:\b(?:reports?|conferences?|committees?|commissions?|meetings?|sessions?|letters?|notes?|reviews?|summar(?:y|ies)|secretariats?|amendments?|parties|proposals?|outcomes?|recommendations?)\b)[^,;:]*$`)

	// The same before the number of a resolution, which adopts reviews but no
	// reports: "Conference … to Review the Implementation of the Monterrey Consensus".
	reviewing = regexp.MustCompile(`(?i:\b(?:reviews?|appraisals?|follow-up)\b)[^,;:]*$`)

	// What stands behind a name that goes no further.
	ended = regexp.MustCompile(`^(?:['")\]]*[,;.:(\[]|['")]+(?: |$)|$)`)

	adopting   = regexp.MustCompile(`^(?: of \d{1,2} [A-Z][a-z]+ \d{4})?,? (?:by which|in which|whereby) (?:it|the [A-Z][A-Za-z ]{3,40}) adopted the "?$`)
	containing = regexp.MustCompile(`^(?: of \d{1,2} [A-Z][a-z]+ \d{4})?,? (?:containing|the annex to which contains|to which is annexed) the "?$`)
)

// noted gives the pairs of the notes.
func noted(doc *citation.Document, records []citation.Citation) (out []Pair) {
	for i := range doc.Notes {
		n := &doc.Notes[i]
		if n.Place < 0 || n.Place >= len(doc.Paragraphs) || n.PlaceAt <= 0 || n.Clean == "" {
			continue
		}
		source, ok := only(n, records)
		if !ok {
			continue
		}
		place := &doc.Paragraphs[n.Place]
		name := before(doc, place, n.PlaceAt, records)
		if name == nil || enclosed(doc, place, name, source) {
			continue
		}
		out = append(out, pair(name, source, source.Pinpoint, Note))
	}
	return out
}

// only gives the record of the one instrument that a note cites, where the note
// does nothing but cite it, as a whole or an annex of it.
func only(n *citation.Note, records []citation.Citation) (*citation.Citation, bool) {
	span := n.Source(citation.Span{End: len(n.Clean)})
	var source *citation.Citation
	for i := range records {
		c := &records[i]
		if c.Start < span.Start || c.End > span.End {
			continue
		}
		if source != nil && source.ID != c.ID || len(c.Candidates) > 0 && c.Method != citation.BySeries {
			return nil, false
		}
		if source == nil {
			source = c
		}
	}
	switch {
	case source == nil, source.Method == citation.ByName, source.Method == citation.ByShort, source.Method == citation.ByIbid:
		return nil, false
	case strings.HasPrefix(source.Pinpoint, "para") || strings.HasPrefix(source.Pinpoint, "art"):
		return nil, false // a place in an instrument is no source of a name
	}
	at := strings.Index(n.Clean, citation.Fold(source.Text))
	return source, at >= 0 && (leading.MatchString(n.Clean[:at]) || strings.HasPrefix(n.Clean[at:], "Official Records") || source.Method == citation.BySeries)
}

// before finds the name that ends right before the offset of a paragraph.
func before(doc *citation.Document, p *citation.Paragraph, at int, records []citation.Citation) *citation.Citation {
	end := p.Source(citation.Span{Start: at - 1, End: at}).End
	var name *citation.Citation
	for i := range records {
		c := &records[i]
		if c.End > end || c.Note != "" || c.Rule == "alias" || c.Rule == "short-form" { // "… Convention (LWC),[1]"
			continue
		}
		if name == nil || c.Start >= name.Start {
			name = c
		}
	}
	if name == nil || !whole(doc, name) || end-name.End > 120 {
		return nil
	}
	if !closing.MatchString(citation.Fold(doc.Text[name.End:end])) {
		return nil
	}
	return name
}

// enclosed tells whether the clause before a name makes the name a part of what
// the source is: the report on it, the review of it. A number of the Treaty Series
// is always a treaty's own.
func enclosed(doc *citation.Document, p *citation.Paragraph, name, source *citation.Citation) bool {
	within := reviewing
	switch {
	case source.Method == citation.BySeries:
		return false
	case symbol.Parse(source.ID).Kind == citation.Paper:
		within = enclosing
	}
	from := p.Source(citation.Span{End: len(p.Clean)}).Start
	from = max(from, name.Start-200)
	return from < name.Start && within.MatchString(citation.Fold(doc.Text[from:name.Start]))
}

// bracketed reads the source in brackets behind name i: "(resolution 69/313,
// annex)", "(A/57/304, annex)".
func bracketed(doc *citation.Document, records []citation.Citation, i int) (source *citation.Citation, pinpoint string, ok bool) {
	if i+1 >= len(records) {
		return nil, "", false
	}
	name := &records[i]
	source = &records[i+1]
	switch source.Method {
	case citation.ByNumber, citation.ByInferred, citation.BySymbol:
	default:
		return nil, "", false
	}
	// "Protocol to the Forced Labour Convention, 1930 (No. 29)": the Convention's.
	if source.Start <= name.End || source.Start-name.End > 60 || len(source.Candidates) > 0 || strings.HasPrefix(source.ID, "ILO/") {
		return nil, "", false
	}
	lead, ok := strings.CutPrefix(citation.Fold(doc.Text[name.End:source.Start]), "(")
	if !ok || strings.ContainsAny(lead, "()") || !leading.MatchString(strings.TrimSpace(lead)+" ") {
		return nil, "", false
	}
	rest := citation.Fold(doc.Text[source.End:min(len(doc.Text), source.End+60)])
	tail, behind, closed := strings.Cut(rest, ")")
	if !closed || !annexOnly.MatchString(tail) || i+2 < len(records) && records[i+2].Start < source.End+len(tail) {
		return nil, "", false
	}
	if name.Part == citation.Body && strings.HasPrefix(behind, ".") {
		return nil, "", false // at the end of a report's sentence it is the source of the sentence
	}
	if p := paragraphOf(doc, name); p == nil || enclosed(doc, p, name, source) {
		return nil, "", false
	}
	return source, source.Pinpoint, true
}

var annexOnly = regexp.MustCompile(`^(?:,? annex(?:es)?(?: [IVX]+)?)?$`) // takes ", annex II", not " and Add.1"

func paragraphOf(doc *citation.Document, c *citation.Citation) *citation.Paragraph {
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		if span := p.Source(citation.Span{End: len(p.Clean)}); span.Start <= c.Start && c.End <= span.End {
			return p
		}
	}
	return nil
}

// adopted reads the resolution before name i by which it was adopted: "resolution
// 55/2 of 8 September 2000, by which it adopted the …".
func adopted(doc *citation.Document, records []citation.Citation, i int) (*citation.Citation, bool) {
	if i == 0 {
		return nil, false
	}
	name, source := &records[i], &records[i-1]
	kind := symbol.Parse(source.ID).Kind
	if source.End >= name.Start || name.Start-source.End > 120 || kind != citation.Resolution && kind != citation.Decision || len(source.Candidates) > 0 || source.Note != "" {
		return nil, false
	}
	if !ended.MatchString(citation.Fold(doc.Text[name.End:min(len(doc.Text), name.End+8)])) {
		return nil, false
	}
	between := citation.Fold(doc.Text[source.End:name.Start])
	between = " " + strings.TrimSpace(between) + " "
	between = strings.Replace(between, " ,", ",", 1)
	return source, adopting.MatchString(between) || containing.MatchString(between)
}
