package akn

import "citegraph/extract/citation"

// class says what an element does to the text. The zero value, that of every
// element that is not in the table, sets its words off as a block of their own,
// so that unforeseen elements lose nothing and join no words.
type class uint8

const (
	block  class = iota
	inline       // runs on with the words around it
	spaced       // runs on, set off by a space
	skip         // holds no text of the document
	meta         // metadata, see metadata.go
	number       // the printed number of what follows
	title        // a heading
	note         // a footnote
	raised       // small print above the line: perhaps a note's marker
	link         // a hyperlink
	row          // of a table
	cell         // of a row
)

// element is one row: what the element is, and which part of a document it opens.
type element struct {
	class class
	part  citation.Part
	kind  citation.BlockKind
}

// elements are those of Akoma Ntoso 1.0 (OASIS, part 2) and of the United
// Nations' profile AKN4UN that are more than blocks.
var elements = map[string]element{
	"meta": {class: meta}, "collectionBody": {class: skip}, "img": {class: inline}, "toc": {class: skip},

	"coverPage": {part: citation.Heading}, "preface": {part: citation.Heading}, "cover": {part: citation.Heading},
	"preamble": {part: citation.Preamble}, "recitals": {part: citation.Preamble}, "citations": {part: citation.Preamble},
	"mainBody": {part: citation.Operative}, "conclusions": {part: citation.Heading},
	"attachment": {part: citation.Annex}, "annex": {part: citation.Annex},
	"formula": {kind: citation.Opening},

	"num": {class: number}, "heading": {class: title, kind: citation.Title}, "subheading": {class: title, kind: citation.Title},
	"crossHeading": {class: title, kind: citation.Title}, "crossheading": {class: title, kind: citation.Title}, "longTitle": {class: title, kind: citation.Title},
	"authorialNote": {class: note}, "note": {class: note}, "sup": {class: raised},
	"a": {class: link}, "ref": {class: link}, "rref": {class: link}, "mref": {class: inline},
	"tr": {class: row}, "td": {class: cell}, "th": {class: cell},

	"eol": {class: spaced}, "eop": {class: spaced}, "br": {class: spaced}, "outcome": {class: spaced}, "date": {class: spaced},
	"b": {class: inline}, "i": {class: inline}, "u": {class: inline}, "sub": {class: inline}, "abbr": {class: inline}, "span": {class: inline},
	"inline": {class: inline}, "docNumber": {class: inline}, "docTitle": {class: inline}, "docDate": {class: inline}, "docType": {class: inline},
	"docAuthority": {class: inline}, "docStatus": {class: inline}, "docProponent": {class: inline}, "docPurpose": {class: inline}, "docStage": {class: inline},
	"docIntroducer": {class: inline}, "docCommittee": {class: inline}, "docJurisdiction": {class: inline}, "docketNumber": {class: inline},
	"session": {class: inline}, "event": {class: inline}, "location": {class: inline}, "organization": {class: inline}, "person": {class: inline},
	"role": {class: inline}, "term": {class: inline}, "def": {class: inline}, "concept": {class: inline}, "object": {class: inline}, "entity": {class: inline},
	"process": {class: inline}, "quantity": {class: inline}, "vote": {class: inline}, "time": {class: inline}, "legislature": {class: inline},
	"shortTitle": {class: inline}, "affectedDocument": {class: inline}, "relatedDocument": {class: inline}, "change": {class: inline},
	"mod": {class: inline}, "rmod": {class: inline}, "mmod": {class: inline}, "ins": {class: inline}, "del": {class: inline}, "omissis": {class: inline},
	"quotedText": {class: inline}, "embeddedText": {class: inline}, "extractText": {class: inline}, "placeholder": {class: inline}, "fillIn": {class: inline},
	"decoration": {class: inline}, "noteRef": {class: inline}, "marker": {class: inline}, "remark": {class: inline}, "signature": {class: inline},
	"judge": {class: inline}, "lawyer": {class: inline}, "party": {class: inline}, "witness": {class: inline}, "argument": {class: inline}, "opinion": {class: inline},
	"recordedTime": {class: inline}, "neutralCitation": {class: inline}, "courtType": {class: inline}, "popup": {class: skip},
}
