// Package match finds the mentions in one paragraph's clean text: numbers behind
// a head ("resolution 70/1"), printed symbols, treaty series, names of the
// catalogue, open names, short forms, "Ibid.". It says what stands where and
// which identifiers the words allow; which of them is meant, resolve decides.
// The policy for overlapping mentions is in overlap.go and nowhere else.
package match

import (
	"sort"
	"strconv"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

// Type says what a mention is made of.
type Type int

// The types, in the order in which they win over each other where two mentions
// of one length overlap.
const (
	Symbol Type = iota // a printed symbol
	Number             // a number behind a head
	Series             // a treaty series
	Name               // a name of the catalogue
	Open               // a name that is not in the catalogue
	Short              // the Convention, that resolution
	Ibid               // Ibid.
)

// Mention is a span of the clean text that names an instrument.
type Mention struct {
	citation.Span
	Type   Type
	Rule   string          // the rule that fired
	IDs    []string        // what the words allow; one where they decide
	Kind   citation.Kind   // "" where the identifier tells
	Letter string          // of a number: the part that the words name, B of 65/270 B
	Read   []Reading       // of a number: the patterns that take it
	Head   *Head           // of a number
	Method citation.Method // ByList, ByRange for later members; "" else
	First  int             // index of the first member of its list, of itself if alone
	Noun   string          // of an open name or a short form: Convention, resolution
	Deixis string          // of a short form: the, that, this, said
}

// Reading is a number pattern that takes the words of a mention.
type Reading struct {
	Shape  *rules.Shape
	Groups rules.Groups
}

// Forms appends to buf what the number of a mention can stand for: one form for
// each rule of its readings with the head's noun.
func (m *Mention) Forms(buf []Form) []Form {
	for i := range m.Read {
		read := &m.Read[i]
		if m.Letter != "" && read.Groups.Parts.Len() == 0 && read.Groups.PartsAfter.Len() == 0 {
			continue
		}
		for _, r := range read.Shape.Rules {
			if r.Noun == m.Head.Noun {
				buf = append(buf, Form{Rule: r, Groups: &read.Groups, Letter: m.Letter})
			}
		}
	}
	return buf
}

// Form is one identifier that a number can stand for.
type Form struct {
	Rule   *rules.Rule
	Groups *rules.Groups
	Letter string
}

// ID fills the rule's template.
func (f *Form) ID() string {
	id := f.Rule.Identifier(f.Groups)
	if f.Undated() {
		id += "(" + strconv.Itoa(f.Year()) + ")"
	}
	if f.Letter != "" {
		id += "[" + f.Letter + "]"
	}
	return id
}

// Is tells whether ID gives id.
func (f *Form) Is(id string) bool {
	rest, ok := f.Rule.CutIdentifier(f.Groups, id)
	if !ok || f.Letter == "" {
		return ok && rest == ""
	}
	return len(rest) == len(f.Letter)+2 && rest[0] == '[' && rest[1:len(rest)-1] == f.Letter && rest[len(rest)-1] == ']'
}

// Year is the year of adoption as far as the number tells, else 0.
func (f *Form) Year() int {
	if f.Undated() {
		n, _ := strconv.Atoi(f.Groups.Number)
		return symbol.CouncilYear(n)
	}
	return symbol.Year(f.Rule.Body, f.Groups.Session)
}

// Undated tells a number of the Security Council without its year: "Security
// Council resolution 1325". The Council's numbers run on, so that they tell it.
func (f *Form) Undated() bool {
	return f.Rule.Body == "SC" && f.Groups.Session == "" && f.Rule.Noun == citation.Resolution
}

// Head is the noun before a number, and what stands there about its organ.
type Head struct {
	citation.Span               // from the organ or possessive to the noun
	Noun          citation.Kind // resolution, decision, statement
	Plural        bool
	Possessive    bool
	Body          rules.BodyName // before the noun; no Bodies where none is stated
	After         rules.BodyName // behind the number
	Subject       rules.BodyName // of the clause: ", the General Assembly requested"
}

// Find returns the mentions of a paragraph in the order of the text; none
// overlap.
func Find(clean, lang string, set *rules.Set) []Mention {
	return NewFinder(lang, set).Find(clean)
}

// Finder finds the mentions of one paragraph after the other and uses its memory
// again: what a call returns is good until the next. It is for one goroutine.
type Finder struct{ finder }

// NewFinder makes a Finder for a language.
func NewFinder(lang string, set *rules.Set) *Finder {
	f := &Finder{}
	f.Begin(lang, set)
	return f
}

// Begin makes the Finder one for a language and a set, in the memory it has.
func (f *Finder) Begin(lang string, set *rules.Set) {
	f.lang, f.set, f.lex, f.words = lang, set, set.Lexicon(lang), set.Language(lang)
}

// Find is the package's Find.
func (f *Finder) Find(clean string) []Mention {
	f.reset(clean, false)
	f.run()
	return f.settle()
}

// FindAll is Find, and tells also which mentions were dropped for a better one
// that overlaps them, in the order of the text.
func (f *Finder) FindAll(clean string) (kept, dropped []Mention) {
	f.reset(clean, true)
	f.run()
	kept = f.settle()
	sort.SliceStable(f.dropped, func(i, j int) bool { return f.dropped[i].Start < f.dropped[j].Start })
	return kept, f.dropped
}

func (f *finder) reset(clean string, keepDropped bool) {
	f.text, f.keepDropped = clean, keepDropped
	f.found, f.heads, f.reads, f.dropped = f.found[:0], f.heads[:0], f.reads[:0], nil
}

// run finds everything that may be a mention.
func (f *finder) run() {
	f.symbols()
	f.scan()
	f.numbers()
	f.entitled()
}

// finder collects what one paragraph mentions.
type finder struct {
	text  string
	lang  string
	set   *rules.Set
	lex   *rules.Lexicon
	words *rules.Language
	found []Mention
	heads []Head
	reads []Reading // of all numbers; the mentions hold parts of it
	kept  []Mention // of found, what settle gives, where it is not all of it

	order, place []int // settle's

	plain       *Plain // how to look things up where the plain way is asked for
	keepDropped bool
	dropped     []Mention
}

func (f *finder) add(m Mention) int {
	m.First = len(f.found)
	f.found = append(f.found, m)
	return m.First
}
