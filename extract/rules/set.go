// Package rules holds what the extractor knows as data: the families of
// identifiers (families/*.yaml), the languages (languages/*.yaml), the catalogue
// of named instruments (instruments.tsv) and the citing verbs (verbs.tsv). It
// reads and checks these and compiles them into a Set, which never changes
// afterwards and may be used by many goroutines. It reads no documents.
package rules

import (
	"embed"
	"sort"
	"sync"

	"citegraph/extract/citation"
)

//go:embed families/*.yaml languages/*.yaml instruments.tsv verbs.tsv
var embedded embed.FS

// Set is a compiled set of rules.
type Set struct {
	Families  []*Family             // sorted by file name
	Languages map[string]*Language  // by ISO 639-1 code
	Catalogue []citation.Instrument // in the order of the file
	Verbs     []Verb                // in the order of the file

	Numbers []*Shape      // the distinct number patterns of the rules with a noun
	Alone   []*Rule       // the rules that stand by themselves, with anchors
	Worded  [256][]Worded // those of their anchors that have no slash, by first byte

	shapes               [5][256][]*Shape // see ShapesAt
	slashed              []*slashed       // those of them whose anchors have a slash
	headBytes, tailBytes [256]bool        // the bytes that may follow: see Set.AtSlash

	bodies      map[string]*Family
	rules       map[string]*Rule
	origins     map[string][]Origin
	series      map[string][]*citation.Instrument
	instruments map[string]*citation.Instrument
	verbs       map[string]func() *Verbs
	lexicons    map[string]func() *Lexicon
	fingerprint string
}

// Embedded returns the set that is built in; it is compiled once a process.
var Embedded = sync.OnceValues(func() (*Set, error) { return Load(embedded) })

// Fingerprint changes whenever a rule, name or verb does.
func (s *Set) Fingerprint() string { return s.fingerprint }

// Family returns the family of a body (GA, SC, …), nil where there is none.
func (s *Set) Family(body string) *Family { return s.bodies[body] }

// Rule returns the rule of an id, nil where there is none.
func (s *Set) Rule(id string) *Rule { return s.rules[id] }

// Instrument returns the catalogue's entry, nil where there is none.
func (s *Set) Instrument(id string) *citation.Instrument { return s.instruments[id] }

// Registered returns the treaties with a registration number of the United
// Nations Treaty Series, in the order of the catalogue.
func (s *Set) Registered(number string) []*citation.Instrument { return s.series[number] }

// Language returns the data of a language; "" and what is unknown is English.
func (s *Set) Language(code string) *Language {
	if l := s.Languages[code]; l != nil {
		return l
	}
	return s.Languages["en"]
}

func (s *Set) index() {
	byPattern := map[string]*Shape{}
	for _, f := range s.Families {
		if f.Body != "" {
			s.bodies[f.Body] = f
		}
		for _, r := range f.Rules {
			if r.Noun == "" {
				s.Alone = append(s.Alone, r)
				continue
			}
			shape := byPattern[r.Pattern]
			if shape == nil {
				shape = &Shape{Pattern: r.Pattern, re: r.re, groups: r.groups}
				byPattern[r.Pattern] = shape
				s.Numbers = append(s.Numbers, shape)
			}
			shape.Rules = append(shape.Rules, r)
		}
	}
	sort.SliceStable(s.Numbers, func(i, j int) bool { return s.Numbers[i].Pattern < s.Numbers[j].Pattern })
	for _, sh := range s.Numbers {
		after := sh.re.after()
		for k := range after {
			for b, may := range after[k] {
				if may {
					s.shapes[k][b] = append(s.shapes[k][b], sh)
				}
			}
		}
	}
}

// ShapesAt lists those of Numbers, in their order, that a match is possible of
// where k digits (at most 4) stand at the beginning and the byte b behind them.
func (s *Set) ShapesAt(k int, b byte) []*Shape { return s.shapes[k][b] }
