package citation

// Instrument is an entry of the catalogue of named instruments: what it is
// called in each language, and what it is called by.
type Instrument struct {
	ID      string              // UN symbol, or slug
	Kind    Kind                //
	Label   string              // short English name for pictures and tables
	Date    string              // of adoption, ISO, "" unknown
	Series  []string            // registration numbers in the treaty series
	Names   map[string][]string // by language; the official name first
	Members []string            // the instruments that a compound name stands for
}
