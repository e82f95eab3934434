package query

import "context"

// Row is a query as the command line and the manual know it.
type Row struct {
	Name    string // of the command
	Takes   string // its arguments in a usage line
	Least   int    // arguments
	Most    int
	Short   string // what it answers, one line
	Long    string
	Example string
	Flags   []string // names in Flags
	Ask     func(context.Context, Graph, Question) (Answer, error)
}

const naming = `An instrument is named by its symbol (A/RES/70/1), by its number (70/1,
"HRC 6/17", "GA 217 A (III)", 1325), by its name ("Vienna Declaration",
"2030 agenda", crc), or by the address of the document at undocs.org or
docs.un.org. Words that can mean several instruments are listed.`

var filters = []string{"verb", "part", "body", "since", "until", "depth", "words"}

// Queries is the table of the queries, in the order of the help.
var Queries = []Row{
	{
		Name: "cited-by", Takes: "INSTRUMENT", Least: 1, Most: 1, Short: "List the documents that cite an instrument",
		Long: `List the documents that cite an instrument, with the verbs they use and where.
Asking for a resolution also lists the citations of its parts, and asking for a
covenant those of the two Covenants together; both are marked.

` + naming,
		Example: `  citegraph cited-by "Vienna Declaration"
  citegraph cited-by "2030 Agenda" --verb recall --part preamble
  citegraph cited-by 1325 --body SC --since 2019 --words`,
		Flags: filters, Ask: CitedBy,
	},
	{
		Name: "cites", Takes: "INSTRUMENT", Least: 1, Most: 1, Short: "List the instruments that a document cites",
		Long: `List the instruments that a document cites, with the verbs it uses and where.
--body, --since and --until are for the cited instruments.

` + naming,
		Example: `  citegraph cites A/RES/76/300
  citegraph cites 76/300 --part operative --words
  citegraph cites 76/300 --depth 2 --format csv`,
		Flags: filters, Ask: Cites,
	},
	{
		Name: "chain", Takes: "FROM [TO]", Least: 1, Most: 2, Short: "Show along which citations one instrument rests on another",
		Long: `Show the ways along which FROM reaches TO, the shortest first, with the verb and
the paragraph of each step. Without TO, show what FROM rests on: for each depth,
the instruments that are met there first and a way to each.

` + naming,
		Example: `  citegraph chain 79/1 "Universal Declaration of Human Rights"
  citegraph chain 76/300 --max-length 2 --max-paths 5`,
		Flags: []string{"max-length", "max-paths"}, Ask: ChainOf,
	},
	{
		Name: "show", Takes: "INSTRUMENT", Least: 1, Most: 1, Short: "Show what is known of an instrument",
		Long: `Show what is known of an instrument: title, date, the files with its text, its
parts and whole, and how often and with which verbs it is cited and cites.

` + naming,
		Example: `  citegraph show "GA 217 A (III)"`,
		Ask:     Show,
	},
	{
		Name: "stats", Takes: "", Least: 0, Most: 0, Short: "Show what is in the graph",
		Long: `Show what is in the graph: documents by body and year, the instruments most
cited, those that cite most, and those cited most whose text is not there.`,
		Example: `  citegraph stats --top 25`,
		Flags:   []string{"top"}, Ask: Stats,
	},
}

// Flag is an option of a query: its name, its help, and the field of a Question
// that it sets. Of the fields one is set: Strings for a repeatable option, String,
// Int or Bool.
type Flag struct {
	Name    string
	Help    string // with the name of the value in back quotes
	Default int    // of an Int, for the help
	Strings func(*Question) *[]string
	String  func(*Question) *string
	Int     func(*Question) *int
	Bool    func(*Question) *bool
}

// Flags lists the options of all queries.
var Flags = []Flag{
	{Name: "verb", Help: "only citations with this `VERB` (recall, reaffirm, take note, …); several with commas", Strings: func(q *Question) *[]string { return &q.Verbs }},
	{Name: "part", Help: "only citations in this `PART` of the citing text: heading, preamble, operative, annex, body; several with commas", Strings: func(q *Question) *[]string { return &q.Parts }},
	{Name: "body", Help: "only instruments of this `BODY` in the answer (GA, SC, HRC, ECOSOC, …); several with commas", Strings: func(q *Question) *[]string { return &q.Bodies }},
	{Name: "since", Help: "only instruments of this `DATE` or later in the answer (2015, 2015-09 or 2015-09-25)", String: func(q *Question) *string { return &q.Since }},
	{Name: "until", Help: "only instruments of this `DATE` or earlier in the answer", String: func(q *Question) *string { return &q.Until }},
	{Name: "depth", Help: "follow citations over `N` steps", Default: 1, Int: func(q *Question) *int { return &q.Depth }},
	{Name: "words", Help: "show the words of each citation", Bool: func(q *Question) *bool { return &q.Words }},
	{Name: "max-length", Help: "chains of at most `N` steps", Default: DefaultMaxLength, Int: func(q *Question) *int { return &q.MaxLength }},
	{Name: "max-paths", Help: "at most `N` chains; without TO, at most N instruments a depth", Default: DefaultMaxPaths, Int: func(q *Question) *int { return &q.MaxPaths }},
	{Name: "top", Help: "`N` rows of each ranking", Default: DefaultTop, Int: func(q *Question) *int { return &q.Top }},
}
