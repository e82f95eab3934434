package rules

import (
	"regexp"
	"strconv"
	"strings"

	"citegraph/extract/citation"
)

// Family is one file of families/: an organ, its names, its numbers.
type Family struct {
	Body         string              `yaml:"body"`                   // GA, SC, …; "" for rules of no one organ
	Names        map[string][]string `yaml:"names,omitempty"`        // by language, the full name first
	Short        map[string][]string `yaml:"short,omitempty"`        // by language: "Council", which other organs may share
	Successor    []string            `yaml:"successor of,omitempty"` // organs whose numbers it may cite without their name
	Placeholders map[string]string   `yaml:"placeholders,omitempty"` // of its own patterns, beside those of the language
	Rules        []*Rule             `yaml:"rules"`
	File         string              `yaml:"-"`

	file *ruleFile `yaml:"-"`
	laid []*Family `yaml:"-"` // of an overlay, taken up into this one
}

// Rule is one form of identifier. A rule with a noun reads a number behind the
// noun ("resolution 70/1"); one with anchors stands by itself ("WHA58.3").
type Rule struct {
	ID       string        `yaml:"id"`
	Noun     citation.Kind `yaml:"noun,omitempty"`    // resolution, decision, statement
	Kind     citation.Kind `yaml:"kind,omitempty"`    // of the instrument, where no noun tells
	Anchors  []string      `yaml:"anchors,omitempty"` // literals of which one stands in every match
	Pattern  string        `yaml:"pattern"`           // regular expression (RE2); groups session, number, parts
	Before   string        `yaml:"before,omitempty"`  // regular expression that what stands before must end with
	Symbol   string        `yaml:"symbol"`            // template of the identifier
	Sessions string        `yaml:"sessions,omitempty"`
	Numbers  string        `yaml:"numbers,omitempty"`
	Since    int           `yaml:"since,omitempty"` // first year of adoption
	Until    int           `yaml:"until,omitempty"` // last year of adoption
	Examples []Example     `yaml:"examples"`
	Rejects  []Reject      `yaml:"rejects,omitempty"`

	Body     string     `yaml:"-"` // of the family
	re       *Program   `yaml:"-"`
	groups   groupSlots `yaml:"-"`
	before   []ending   `yaml:"-"` // of which one must match
	sessions [2]int     `yaml:"-"`
	numbers  [2]int     `yaml:"-"`

	file         *ruleFile         `yaml:"-"`
	index        int               `yaml:"-"` // in the file's list
	placeholders map[string]string `yaml:"-"` // of the file
	replaces     *Rule             `yaml:"-"` // the built-in rule in whose place it stands
}

// Example is a text, what it cites, and the document in which the words stand.
type Example struct {
	Text   string   `yaml:"text"`
	Cites  []string `yaml:"cites"`
	Source string   `yaml:"source"`
}

// Reject is a text that the rule must leave alone.
type Reject struct {
	Text string `yaml:"text"`
	Why  string `yaml:"why"`
}

// Shape is a number pattern with the rules that share it.
type Shape struct {
	Pattern string
	Rules   []*Rule
	re      *Program
	groups  groupSlots
}

// Groups are the named groups of a match.
type Groups struct {
	Session, Number, Organ, Symbol string
	Parts                          citation.Span // within the text that was matched, empty where there is none
	PartsAfter                     citation.Span // letters behind the session: 217 (III) A
}

// Has tells whether one of the shape's rules has the noun.
func (sh *Shape) Has(noun citation.Kind) bool {
	for _, r := range sh.Rules {
		if r.Noun == noun {
			return true
		}
	}
	return false
}

// Match runs the pattern at the beginning of s; n is the length, 0 for none.
func (sh *Shape) Match(s string) (g Groups, n int) { return matchAt(sh.re, &sh.groups, s) }

// Match runs the pattern at the beginning of s; n is the length, 0 for none.
func (r *Rule) Match(s string) (g Groups, n int) { return matchAt(r.re, &r.groups, s) }

// groupSlots are the numbers of the named groups in a pattern, 0 for none.
type groupSlots struct{ session, number, organ, symbol, parts, parts2 int }

func slotsOf(re *regexp.Regexp) groupSlots {
	at := func(name string) int { return max(re.SubexpIndex(name), 0) }
	return groupSlots{at("session"), at("number"), at("organ"), at("symbol"), at("parts"), at("parts2")}
}

func matchAt(p *Program, slots *groupSlots, s string) (g Groups, n int) {
	var caps [MaxSlots]int
	n = p.Match(s, &caps)
	if n <= 0 {
		return g, 0
	}
	words := func(slot int) string {
		if slot == 0 || caps[2*slot] < 0 {
			return ""
		}
		return s[caps[2*slot]:caps[2*slot+1]]
	}
	span := func(slot int) citation.Span {
		if slot == 0 || caps[2*slot] < 0 {
			return citation.Span{}
		}
		return citation.Span{Start: caps[2*slot], End: caps[2*slot+1]}
	}
	return Groups{Session: words(slots.session), Number: words(slots.number), Organ: words(slots.organ), Symbol: words(slots.symbol), Parts: span(slots.parts), PartsAfter: span(slots.parts2)}, n
}

// Allows tells whether the rule's sessions and numbers admit the match.
func (r *Rule) Allows(g *Groups) bool {
	return within(r.sessions, g.Session) && within(r.numbers, g.Number)
}

// within admits what is no plain number (S-24, XXI).
func within(limits [2]int, printed string) bool {
	if limits[1] == 0 || printed != "" && (lower(printed[0]) >= 'a' && lower(printed[0]) <= 'z') {
		return true
	}
	n, err := strconv.Atoi(printed)
	return err != nil || limits[0] <= n && n <= limits[1]
}

// Identifier fills the template.
func (r *Rule) Identifier(g *Groups) string {
	var b strings.Builder
	b.Grow(len(r.Symbol) + 12)
	for rest := r.Symbol; rest != ""; {
		var words string
		words, rest = filled(rest, g)
		b.WriteString(words)
	}
	return b.String()
}

// CutIdentifier takes what Identifier gives off the beginning of id, where it
// stands there.
func (r *Rule) CutIdentifier(g *Groups, id string) (rest string, ok bool) {
	for template := r.Symbol; template != ""; {
		var words string
		words, template = filled(template, g)
		if !strings.HasPrefix(id, words) {
			return "", false
		}
		id = id[len(words):]
	}
	return id, true
}

// filled gives the first piece of a template as it is filled, and the rest.
func filled(template string, g *Groups) (words, rest string) {
	if template[0] != '{' {
		i := strings.IndexByte(template, '{')
		if i < 0 {
			return template, ""
		}
		return template[:i], template[i:]
	}
	end := strings.IndexByte(template, '}')
	rest = template[end+1:]
	switch template[1:end] {
	case "session":
		return g.Session, rest
	case "number":
		return g.Number, rest
	case "organ":
		return g.Organ, rest
	case "symbol":
		return g.Symbol, rest
	}
	return "", rest
}
