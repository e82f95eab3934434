package rules

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strconv"
	"strings"

	"citegraph/extract/citation"
)

// The longest that an expression and an anchor may be, in bytes.
const (
	maxPattern = 4000
	maxAnchor  = 100
)

// What rules may be made of.
var (
	groupNames = []string{"session", "number", "organ", "symbol", "parts", "parts2"}
	fillNames  = []string{"session", "number", "organ", "symbol"}
	kinds      = []citation.Kind{citation.Resolution, citation.Decision, citation.Statement, citation.Treaty, citation.Declaration, citation.Paper}

	ruleID      = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)      // takes afb-decision, not "AFB decision"
	placeholder = regexp.MustCompile(`(\\[pPx])?\{([A-Za-z][^{},]*)\}`) // takes {parts}, not \d{1,2}; \p{Lu} has its first group
	filling     = regexp.MustCompile(`\{([^{}]*)\}`)                    // takes the {number} of a template
)

// Fault is a fault of the rule at the place in its file to which the path leads
// from the rule: keys and positions in lists ("examples", 0, "text").
func (r *Rule) Fault(message string, path ...any) Fault {
	line, column := r.file.place(r.path(path)...)
	return Fault{File: r.file.name, Line: line, Column: column, Message: message}
}

func (r *Rule) path(path []any) []any { return append([]any{"rules", r.index}, path...) }

// empty tells that a key is not there, or is there with an empty text or list;
// one that is there with a faulty value has its fault already.
func (r *Rule) empty(path ...any) bool { return r.file.empty(r.path(path)...) }

func (r *Rule) note(message string, path ...any) Fault {
	f := r.Fault(message, path...)
	f.Note = true
	return f
}

// compile checks a rule and makes it ready to match; it can where no fault but
// notes comes back.
func (r *Rule) compile(l *Language) Faults {
	var faults Faults
	fault := func(message string, path ...any) { faults = append(faults, r.Fault(message, path...)) }
	switch {
	case r.ID == "":
		if r.empty("id") {
			fault("give the rule an id, as in id: afb-decision")
		}
	case !ruleID.MatchString(r.ID):
		fault(fmt.Sprintf("the id %q is to be of small letters, digits and hyphens, as in afb-decision", r.ID), "id")
	}
	faults = append(faults, r.checkHead(l)...)
	faults = append(faults, r.checkPattern(l)...)
	for _, v := range [...]struct {
		key, words string
		into       *[2]int
	}{{"sessions", r.Sessions, &r.sessions}, {"numbers", r.Numbers, &r.numbers}} {
		limit, err := limits(v.words)
		if err != nil {
			fault(err.Error(), v.key)
		}
		*v.into = limit
		if v.words != "" && r.Noun == "" {
			fault(v.key+" are looked at only in a rule with a noun: let the pattern take just the right numbers", v.key)
		}
	}
	if r.Since > 0 && r.Until > 0 && r.Since > r.Until {
		fault(fmt.Sprintf("since %d is after until %d", r.Since, r.Until), "since")
	}
	return append(faults, r.checkExamples()...)
}

// complete tells that the rule can match; one whose file gives a key in a wrong
// form cannot, though compile finds nothing more to say.
func (r *Rule) complete() bool {
	return r.ID != "" && r.re != nil && r.Symbol != "" && (r.Noun != "" || len(r.Anchors) > 0)
}

// checkHead checks what tells where to look for the number: noun or anchors.
func (r *Rule) checkHead(l *Language) (faults Faults) {
	fault := func(message string, path ...any) { faults = append(faults, r.Fault(message, path...)) }
	var nouns []string
	for noun := range l.Nouns {
		nouns = append(nouns, noun)
	}
	slices.Sort(nouns)
	switch {
	case r.Noun == "" && len(r.Anchors) == 0 && (!r.empty("noun") || !r.empty("anchors")):
	case r.Noun == "" && len(r.Anchors) == 0:
		remedy := ""
		if head := r.literalHead(l); head != "" {
			remedy = fmt.Sprintf(", here perhaps anchors: [%q]", head)
		}
		fault("give it a noun (noun: decision) behind which the number stands, or anchors, of which one stands in every match"+remedy+": without either nothing tells where to look", "id")
	case r.Noun != "" && len(r.Anchors) > 0:
		fault("a rule has a noun or anchors, not both: a number behind a noun needs no anchors", "anchors")
	case r.Noun != "" && !slices.Contains(nouns, string(r.Noun)):
		fault(fmt.Sprintf("there is no noun %q: the nouns are %s", r.Noun, strings.Join(nouns, ", ")), "noun")
	case r.Noun != "" && r.Body == "":
		fault("a rule with a noun belongs to an organ: give the file a body, as in body: AFB", "noun")
	}
	if r.Kind != "" && !slices.Contains(kinds, r.Kind) {
		fault(fmt.Sprintf("there is no kind %q: the kinds are %s", r.Kind, kindNames()), "kind")
	}
	if r.Before != "" {
		before, err := alternatives(r.Before)
		switch {
		case err != nil:
			faults = append(faults, r.within(fragment(err), "before is no regular expression: "+reason(err), "before"))
		case r.Noun != "":
			fault("before is looked at only in a rule with anchors", "before")
		}
		r.before = before
	}
	return faults
}

// within is a fault at words of the value of a key, where they stand there as the
// file writes them.
func (r *Rule) within(words, message, key string) Fault {
	line, column := r.file.within(words, r.path([]any{key})...)
	return Fault{File: r.file.name, Line: line, Column: column, Message: message}
}

// checkPattern checks and compiles the pattern, then what hangs on it.
func (r *Rule) checkPattern(l *Language) (faults Faults) {
	if r.Pattern == "" && !r.empty("pattern") {
		return nil
	}
	if r.Pattern == "" {
		return Faults{r.Fault("give the rule a pattern, as in pattern: '(?P<session>\\d+)/(?P<number>\\d+)'", "id")}
	}
	pattern := l.expand(expand(r.Pattern, r.placeholders))
	for _, m := range placeholder.FindAllStringSubmatch(pattern, -1) {
		if m[1] == "" {
			faults = append(faults, r.within(m[0], fmt.Sprintf("there is no placeholder %s: there are %s", m[0], placeholderNames(l, r.placeholders)), "pattern"))
		}
	}
	if len(faults) > 0 {
		return faults
	}
	if len(pattern) > maxPattern {
		return Faults{r.Fault(fmt.Sprintf("a pattern of %d characters is more than the %d that one may have: divide the rule", len(pattern), maxPattern), "pattern")}
	}
	re, err := NewProgram(pattern)
	if err != nil {
		return Faults{r.within(fragment(err), "the pattern is no regular expression: "+reason(err), "pattern")}
	}
	r.re, r.Pattern, r.groups = re, pattern, slotsOf(re.re)
	if re.re.MatchString("") {
		faults = append(faults, r.Fault("the pattern takes empty text: something in it must not be optional", "pattern"))
	}
	for _, g := range re.re.SubexpNames() {
		if g != "" && !slices.Contains(groupNames, g) {
			faults = append(faults, r.within("<"+g+">", fmt.Sprintf("the group %q means nothing: the groups are %s", g, strings.Join(groupNames, ", ")), "pattern"))
		}
	}
	return append(append(faults, r.checkAnchors()...), r.checkSymbol()...)
}

// checkAnchors checks that each anchor can lead to a match.
func (r *Rule) checkAnchors() (faults Faults) {
	prog := instructions(r.Pattern)
	for i, a := range r.Anchors {
		switch {
		case a == "" || len(a) > maxAnchor:
			faults = append(faults, r.Fault(fmt.Sprintf("an anchor has 1 to %d characters", maxAnchor), "anchors", i))
		case !mayHold(prog, a, false):
			faults = append(faults, r.Fault(fmt.Sprintf("the anchor %q can stand in nothing that the pattern takes, so that it finds nothing", a), "anchors", i))
		case a[0] != '/' && !mayHold(prog, a, true):
			faults = append(faults, r.Fault(fmt.Sprintf("nothing that the pattern takes begins with the anchor %q: an anchor is how the match begins, or a slash with what follows within the word (/CP.)", a), "anchors", i))
		case len(a) == 1:
			faults = append(faults, r.note(fmt.Sprintf("the anchor %q stands in every line, which makes the rule slow: take a longer one", a), "anchors", i))
		}
	}
	return faults
}

// checkSymbol checks that the pattern reads what the template wants.
func (r *Rule) checkSymbol() (faults Faults) {
	if r.Symbol == "" && !r.empty("symbol") {
		return nil
	}
	if r.Symbol == "" {
		return Faults{r.Fault("give the rule a symbol, the template of the identifier, as in symbol: AFB/DEC/{session}/{number}", "id")}
	}
	has := r.re.re.SubexpNames()
	for _, m := range filling.FindAllStringSubmatch(r.Symbol, -1) {
		switch {
		case !slices.Contains(fillNames, m[1]):
			faults = append(faults, r.within(m[0], fmt.Sprintf("a symbol cannot be filled with %s: only with {%s}", m[0], strings.Join(fillNames, "}, {")), "symbol"))
		case !slices.Contains(has, m[1]):
			faults = append(faults, r.within(m[0], fmt.Sprintf("the symbol wants %s, which the pattern does not read: it has no group (?P<%s>…)", m[0], m[1]), "symbol"))
		}
	}
	if rest := filling.ReplaceAllString(r.Symbol, ""); strings.ContainsAny(rest, "{}") {
		faults = append(faults, r.Fault("a bracket { or } of the symbol has no partner", "symbol"))
	}
	return faults
}

// checkExamples checks that examples and rejects are complete; whether they come
// out, the extractor tells.
func (r *Rule) checkExamples() (faults Faults) {
	fault := func(message string, path ...any) { faults = append(faults, r.Fault(message, path...)) }
	if len(r.Examples) == 0 && r.empty("examples") {
		fault("give at least one example: words of a document, what they cite, and the document", "id")
	}
	for i, e := range r.Examples {
		if e.Text == "" && r.empty("examples", i, "text") {
			fault("an example without words: give a text", "examples", i)
		}
		if len(e.Cites) == 0 && r.empty("examples", i, "cites") {
			fault("say which identifiers the example gives (cites); words that are to give nothing belong to the rejects", "examples", i)
		}
		if e.Source == "" && r.empty("examples", i, "source") {
			fault("say in which document the words stand (source)", "examples", i)
		}
	}
	for i, e := range r.Rejects {
		if e.Text == "" && r.empty("rejects", i, "text") {
			fault("a reject without words: give a text", "rejects", i)
		}
		if e.Why == "" && r.empty("rejects", i, "why") {
			fault("say why the rule must leave these words alone (why)", "rejects", i)
		}
	}
	return faults
}

// literalHead is the plain text with which everything that the pattern takes
// begins, "" where that is less than two characters.
func (r *Rule) literalHead(l *Language) string {
	re, err := regexp.Compile(l.expand(expand(r.Pattern, r.placeholders)))
	if err != nil {
		return ""
	}
	if head, _ := re.LiteralPrefix(); len(head) > 1 {
		return head
	}
	return ""
}

// expand puts placeholders into a pattern, one level deep.
func expand(pattern string, by map[string]string) string {
	for _, name := range sortedKeys(by) {
		pattern = strings.ReplaceAll(pattern, "{"+name+"}", by[name])
	}
	return pattern
}

func placeholderNames(l *Language, own map[string]string) string {
	names := append(sortedKeys(l.Placeholders), sortedKeys(own)...)
	if len(names) == 0 {
		return "none"
	}
	return "{" + strings.Join(names, "}, {") + "}"
}

func kindNames() string {
	var names []string
	for _, k := range kinds {
		names = append(names, string(k))
	}
	return strings.Join(names, ", ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// fragment is the piece of a pattern at which the compiler stumbled.
func fragment(err error) string {
	if e, ok := err.(*syntax.Error); ok {
		return e.Expr
	}
	return ""
}

// reason is what the compiler says, without its preamble.
func reason(err error) string {
	e, ok := err.(*syntax.Error)
	if !ok {
		return err.Error()
	}
	if len(e.Expr) > 40 {
		return string(e.Code)
	}
	return fmt.Sprintf("%s: %s", e.Code, e.Expr)
}

// limits reads a range of sessions or numbers; "" has none.
func limits(s string) (v [2]int, err error) {
	if s == "" {
		return v, nil
	}
	a, b, ok := strings.Cut(s, "-")
	if v[0], err = strconv.Atoi(a); err == nil && ok {
		v[1], err = strconv.Atoi(b)
	}
	switch {
	case err != nil || !ok:
		return [2]int{}, fmt.Errorf("%q is no range like 1-70", s)
	case v[0] > v[1] || v[1] == 0:
		return [2]int{}, fmt.Errorf("the range %q ends before it begins", s)
	}
	return v, nil
}
