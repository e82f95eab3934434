// Package citation holds the plain values that pass from stage to stage of the
// extractor: a Document with its Paragraphs and Notes, the Spans in it, and the
// Citations found. It depends on the standard library only and decides nothing;
// every other package of the project may import it.
package citation

// Kind says what an instrument is.
type Kind string

// The kinds of instrument.
const (
	Resolution  Kind = "resolution"
	Decision    Kind = "decision"
	Statement   Kind = "statement"   // presidential statements
	Treaty      Kind = "treaty"      // treaties, conventions, statutes, charters
	Declaration Kind = "declaration" // declarations, programmes, agendas, principles and other named outcomes
	Paper       Kind = "document"    // any other document with a symbol
)

// Part says where in the citing document words stand.
type Part string

// The parts of a document. The zero value is the honest unknown.
const (
	Heading   Part = "heading"
	Preamble  Part = "preamble"
	Operative Part = "operative"
	Annex     Part = "annex"
	Body      Part = "body" // of a document that is no resolution
)

// Method says how the identifier of a citation was got.
type Method string

// The methods, from the words that leave least to decide to those that leave most.
const (
	BySymbol   Method = "symbol"   // a printed symbol: A/RES/70/1
	ByNumber   Method = "number"   // a number with its body stated: General Assembly resolution 70/1
	ByInferred Method = "inferred" // a number whose body the context gave: its resolution 70/1
	ByList     Method = "list"     // a later member of a list
	ByRange    Method = "range"    // a member of a range: resolutions 46/36 A to C
	ByName     Method = "name"     // a name: Charter of the United Nations
	ByShort    Method = "short"    // a short form: the Convention
	ByIbid     Method = "ibid"     // Ibid., or a note that continues the one before
	BySeries   Method = "series"   // Treaty Series, Official Records
	ByLink     Method = "link"     // a hyperlink of the publisher
)

// Citation is one record: a citing document, the words in it, and the one
// instrument that they point at. The JSON form is the product's record, one
// object a line; its fields and their meaning are in docs/records.md.
type Citation struct {
	Doc        string   `json:"doc"`                  // identifier of the citing document, else the file's name
	File       string   `json:"file"`                 // the file as it was named
	Start      int      `json:"start"`                // offset of the first byte in the document's text
	End        int      `json:"end"`                  // offset after the last byte
	Text       string   `json:"text"`                 // the words between the two
	Line       int      `json:"line"`                 // 1-based line of Start
	ID         string   `json:"id"`                   // the cited instrument
	Kind       Kind     `json:"kind"`                 //
	Body       string   `json:"body"`                 // GA, SC, HRC, …; empty for treaties
	Date       string   `json:"date"`                 // ISO; what the text gives to the instrument
	Title      string   `json:"title"`                // what the text gives
	Verb       string   `json:"verb"`                 // English lemma: recall
	Phrase     string   `json:"phrase"`               // the verb's words as they stand: Recalling also
	Part       Part     `json:"part"`                 //
	Paragraph  string   `json:"paragraph"`            //
	Note       string   `json:"note"`                 // number or sign of the note in which the words stand
	Pinpoint   string   `json:"pinpoint"`             // the place in the cited instrument: art. 1, para. 3
	Method     Method   `json:"method"`               //
	Candidates []string `json:"candidates,omitempty"` // other identifiers that the words allow, sorted
	Rule       string   `json:"rule"`                 // the rule that fired
	Why        *Reasons `json:"why,omitempty"`        // only where an explanation was asked for
}

// Reasons say in words what gave the parts of a record.
type Reasons struct {
	Identifier string `json:"identifier"`
	Body       string `json:"body,omitempty"`
	Verb       string `json:"verb,omitempty"`
	Place      string `json:"place,omitempty"` // of a note: where its marker stands
	Link       string `json:"link,omitempty"`  // what the publisher's hyperlink says to it
}

// Dropped is a mention that was considered and is no citation, with the reason.
type Dropped struct {
	File   string   `json:"file"`
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Text   string   `json:"text"`
	Rule   string   `json:"rule"`
	IDs    []string `json:"ids,omitempty"` // what it could have meant
	Reason string   `json:"dropped"`
}

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Overlaps tells whether the two spans share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Contains tells whether o lies within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }
