// Package store keeps a citation graph in a SQLite file. Update changes such a
// file as a whole (on a copy beside it that then takes its place), Open answers
// from it by indexed queries. It reads no documents and knows no rules; what the
// rows mean is in graphmodel.
package store

// A graph file is a SQLite database with this application id and the version of
// the schema as user version. A change of schema or of the meaning of a column
// raises the version; older files are built again.
const (
	applicationID = 0x43697465 // "Cite"
	SchemaVersion = 2
)

// tables are made in an empty file. Identifiers, verbs and other words that
// repeat are stored once and meant by number; 0 is the empty word.
var tables = []string{
	// what holds for the whole file
	`CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
	`CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)`,

	// One row an instrument. Until the end of a build only symbol and stated (the
	// kind that the citations give) are known. cited: by how many documents.
	`CREATE TABLE instrument (
		id INTEGER PRIMARY KEY, symbol TEXT NOT NULL UNIQUE, stated TEXT NOT NULL,
		kind TEXT NOT NULL DEFAULT '', body TEXT NOT NULL DEFAULT '', label TEXT NOT NULL DEFAULT '',
		title TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '', year INTEGER NOT NULL DEFAULT 0,
		whole TEXT NOT NULL DEFAULT '', corrects TEXT NOT NULL DEFAULT '', read INTEGER NOT NULL DEFAULT 0,
		cited INTEGER NOT NULL DEFAULT 0, cites INTEGER NOT NULL DEFAULT 0)`,

	// One row a file, or an entry of an archive, whose file is then in archive.
	// preferred is 1 for the text of an instrument that gives the evidence. symbol is '' where the file's name stands for it; first and
	// last are its citations' ids, which follow each other (last < first: none).
	`CREATE TABLE text (
		id INTEGER PRIMARY KEY, file TEXT NOT NULL UNIQUE, archive TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, sum BLOB NOT NULL,
		format TEXT NOT NULL, language TEXT NOT NULL, symbol TEXT NOT NULL, title TEXT NOT NULL, date TEXT NOT NULL, organ TEXT NOT NULL,
		instrument INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, preferred INTEGER NOT NULL DEFAULT 0)`,

	// One row an archive of which every entry is here.
	`CREATE TABLE archive (file TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID`,

	// One row a citation, in the order of the text.
	`CREATE TABLE citation (
		id INTEGER PRIMARY KEY, text INTEGER NOT NULL, cited INTEGER NOT NULL,
		start INTEGER NOT NULL, stop INTEGER NOT NULL, line INTEGER NOT NULL, words TEXT NOT NULL,
		verb INTEGER NOT NULL, phrase INTEGER NOT NULL, part INTEGER NOT NULL, method INTEGER NOT NULL, rule INTEGER NOT NULL,
		paragraph TEXT, note TEXT, pinpoint TEXT, date TEXT, title TEXT, candidates TEXT)`,

	// What a text cites, counted; verbs is the word of the lemmas with commas.
	`CREATE TABLE edge (text INTEGER, cited INTEGER, count INTEGER NOT NULL, verbs INTEGER NOT NULL, PRIMARY KEY (text, cited)) WITHOUT ROWID`,

	// The citations of an undated name that were joined to its dated one.
	`CREATE TABLE joined (citation INTEGER PRIMARY KEY, undated INTEGER NOT NULL)`,

	// The catalogue of the build: what a person may call an instrument.
	`CREATE TABLE catalogue (
		place INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, date TEXT NOT NULL,
		series TEXT NOT NULL, names TEXT NOT NULL, members TEXT NOT NULL)`,
}

// indexes are made after the rows of a new file, which is faster than with them.
var indexes = []string{
	`CREATE INDEX IF NOT EXISTS citation_cited ON citation (cited, verb, part)`,
	`CREATE INDEX IF NOT EXISTS edge_cited ON edge (cited)`,
	`CREATE INDEX IF NOT EXISTS text_instrument ON text (instrument, preferred)`,
	`CREATE INDEX IF NOT EXISTS instrument_whole ON instrument (whole) WHERE whole <> ''`,
	`CREATE INDEX IF NOT EXISTS instrument_corrects ON instrument (corrects) WHERE corrects <> ''`,
	`CREATE INDEX IF NOT EXISTS instrument_cited ON instrument (cited DESC, symbol)`,
}
