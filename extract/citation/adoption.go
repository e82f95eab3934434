package citation

// Link is a hyperlink of the publisher: words of a Document's Text, and where
// they lead.
type Link struct {
	Span
	Target string // identifier in canonical form; "" where the address is no instrument's
	Href   string // the address as it stands in the file
}

// LinkConflict is a hyperlink of the publisher that leads to another instrument
// than the words are read as.
type LinkConflict struct {
	Link
	Words  string // of the link
	ID     string // what the words are read as; "" where they name no instrument
	Reason string // why the words were followed
}

// Adoption is what the metadata of a document say of how it was adopted. Each
// field is as the publisher gives it, "" or nil where he gives none.
type Adoption struct {
	Agenda  []string `json:"agenda,omitempty"`  // numbers of the agenda items: "19 (c)"
	Item    string   `json:"item,omitempty"`    // title of the agenda item
	Drafts  []string `json:"drafts,omitempty"`  // symbols of the drafts, canonical
	Reports []string `json:"reports,omitempty"` // symbols of the reports on which it was adopted, canonical
	Meeting int      `json:"meeting,omitempty"` // number of the meeting at which it was adopted
	Record  string   `json:"record,omitempty"`  // symbol of the record of that meeting, canonical
	Vote    *Vote    `json:"vote,omitempty"`
}

// Vote is how an instrument was adopted.
type Vote struct {
	Without    bool `json:"without,omitempty"` // without a vote, by consensus or acclamation
	For        int  `json:"for,omitempty"`
	Against    int  `json:"against,omitempty"`
	Abstaining int  `json:"abstaining,omitempty"`
}
