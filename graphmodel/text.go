package graphmodel

import (
	"cmp"
	"slices"
	"time"

	"citegraph/extract/citation"
)

// Stamp tells whether a file is still what it was when its text was read.
type Stamp struct {
	Size    int64
	ModTime time.Time // zero: not to be trusted, compare the sum
	Sum     [32]byte  // SHA-256 of the content
}

// Held is what a graph has of a file: its stamp, and what its text is.
type Held struct {
	Stamp
	Archive   string // as in Text
	Format    citation.Format
	Language  string
	Symbol    string
	Citations int
}

// Text is one file that was read, with what it cites.
type Text struct {
	Stamp
	File     string
	Archive  string // the file of which File is an entry, "" where it is a file itself
	Format   citation.Format
	Language string // ISO 639-1; "" reads as "en"
	Symbol   string // "" where none could be read: the file's name stands for it
	Title    string
	Date     string
	Organ    string

	Citations []citation.Citation // in the order of the text
}

// NewText puts together what was read and found; the citations are shared.
func NewText(doc *citation.Document, stamp Stamp, found []citation.Citation) Text {
	return Text{
		Stamp: stamp, File: doc.File, Format: doc.Format, Language: doc.Language,
		Symbol: doc.Symbol, Title: doc.Title, Date: doc.Date, Organ: doc.Organ, Citations: found,
	}
}

// formatOrder tells which of several texts of one instrument gives the
// evidence: what the United Nations mark up, then what is closest to it.
var formatOrder = []citation.Format{"xml", citation.PlainText, "docx", "pdf", "html", citation.Markdown}

// ComparePreferred sorts the texts of one instrument: those in the language asked
// for ("" is none), then English, then other languages by code; then by format,
// then by file name. The first gives the evidence, the others are alternates.
func ComparePreferred(a, b *Text, language string) int {
	return cmp.Or(
		cmp.Compare(languageRank(a.Language, language), languageRank(b.Language, language)),
		cmp.Compare(formatRank(a.Format), formatRank(b.Format)),
		cmp.Compare(a.File, b.File),
	)
}

func languageRank(code, asked string) string {
	if code == "" {
		code = "en"
	}
	switch code {
	case asked:
		return ""
	case "en":
		return " "
	}
	return code
}

func formatRank(f citation.Format) int {
	if at := slices.Index(formatOrder, f); at >= 0 {
		return at
	}
	return len(formatOrder)
}

// CountPairs gives what a text cites, one Pair for each instrument in the order
// of the identifiers, as (identifier, count, verbs); the Verbs are as in Pair.
func CountPairs(citations []citation.Citation) []Count {
	type tally struct {
		n     int
		verbs map[string]int
	}
	tallies := map[string]*tally{}
	for i := range citations {
		c := &citations[i]
		t := tallies[c.ID]
		if t == nil {
			t = &tally{verbs: map[string]int{}}
			tallies[c.ID] = t
		}
		t.n++
		if c.Verb != "" {
			t.verbs[c.Verb]++
		}
	}
	counts := make([]Count, 0, len(tallies))
	for id, t := range tallies {
		counts = append(counts, Count{ID: id, Count: t.n, Verbs: byFrequency(t.verbs)})
	}
	slices.SortFunc(counts, func(a, b Count) int { return cmp.Compare(a.ID, b.ID) })
	return counts
}

// Count is how often and with which verbs one instrument is cited.
type Count struct {
	ID    string
	Count int
	Verbs []string // most frequent first, then alphabetical
}

func byFrequency(tally map[string]int) []string {
	var words []string
	for w := range tally {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(tally[b], tally[a]), cmp.Compare(a, b)) })
	return words
}
