package rules

import (
	"math/bits"
	"slices"
	"sort"
	"strings"
	"sync"

	"citegraph/extract/eight"
)

// VerbForm is one form of a citing verb in one language.
type VerbForm struct {
	Lemma      string
	Words      string // in lower case
	Finite     bool   // third person ("recalls"), else participle or adjective ("recalling", "aware")
	Connective bool
}

// Verbs finds the citing verbs of one language. It is made once and never
// changed.
type Verbs struct {
	forms   map[string][]VerbForm // by first word, longest first
	listed  listed[[]VerbForm]    // the same
	length  [firstPairs]uint64    // by the first two bytes of the word in lower case: its lengths, a bit each
	starts  starts                // of those that are no connectives, by foldedPair
	joins   [1 << 10]bool         // by foldedPair: the last two bytes of what Next wants before a form
	adverbs [256][]string         // by first letter in lower case, longest first

	adverbEnds      [256][]string // by last byte, in the order of the language
	conjunctionEnds [256][]string // the same, each with the blank before it
}

func (s *Set) indexVerbs() {
	s.verbs = map[string]func() *Verbs{}
	for _, lang := range languages {
		s.verbs[lang] = sync.OnceValue(func() *Verbs { return s.newVerbs(lang) })
	}
}

func (s *Set) newVerbs(lang string) *Verbs {
	v := &Verbs{forms: map[string][]VerbForm{}}
	for _, verb := range s.Verbs {
		for _, f := range variants(lang, verb.Forms[lang]) {
			first := firstWord(f)
			v.forms[first] = append(v.forms[first], VerbForm{Lemma: verb.Lemma, Words: f, Finite: finite(first), Connective: verb.Connective})
		}
	}
	for first, forms := range v.forms {
		sort.SliceStable(forms, func(i, j int) bool { return len(forms[i].Words) > len(forms[j].Words) })
		if len(first) > 1 {
			v.length[pair(first[0], first[1])] |= 1 << min(len(first), 63)
			if slices.ContainsFunc(forms, func(f VerbForm) bool { return !f.Connective }) {
				v.starts.add(first, foldedPair)
			}
		}
	}
	v.listed = layOut(v.forms, 1<<10, foldedPair)
	for _, a := range s.Language(lang).Adverbs {
		c := lower(a[0])
		v.adverbs[c] = append(v.adverbs[c], a)
		end := a[len(a)-1]
		v.adverbEnds[end] = append(v.adverbEnds[end], a)
		v.join(a)
	}
	for _, j := range s.Language(lang).Conjunctions {
		j = " " + strings.TrimRight(j, ",")
		end := j[len(j)-1]
		v.conjunctionEnds[end] = append(v.conjunctionEnds[end], j)
		v.join(j)
	}
	return v
}

// join puts words that may stand before a form into joins.
func (v *Verbs) join(words string) {
	words = " " + words // which may have one letter only
	v.joins[foldedPair(words[len(words)-2], words[len(words)-1])] = true
}

// joined tells whether what stands before the blank before a place may be what
// coordinates a verb with an earlier one: a comma, a semicolon, an adverb, a
// conjunction.
func (v *Verbs) joined(text string, at int) bool {
	if at < 3 {
		return true
	}
	switch a, b := text[at-3], text[at-2]; b {
	case ',', ';', ' ':
		return true
	default:
		return a == ',' || v.joins[foldedPair(a, b)]
	}
}

// Next is the first place of text from at on, behind a blank, where At may find a
// form that is no connective, and that a comma, a semicolon, an adverb or a
// conjunction joins to what stands before; at most stop. at must not be 0.
func (v *Verbs) Next(text string, at, stop int) int {
	stop = min(stop, len(text))
	for from := at - 1; from < stop-1; from += 64 {
		for blanks := eight.Blanks(text[from:]); blanks != 0; blanks &= blanks - 1 {
			at := from + bits.TrailingZeros64(blanks) + 1
			if at >= stop {
				return stop
			}
			if a, b, c, d := four(text, at); v.starts.has(foldedPair(a, b), c, d) != 0 && v.joined(text, at) {
				return at
			}
		}
	}
	return stop
}

// CutAdverb takes an adverb off the end of text, before which a blank or a comma
// stands; of several the first of the language's list.
func (v *Verbs) CutAdverb(text string) (rest string, ok bool) {
	if text == "" {
		return text, false
	}
	for _, a := range v.adverbEnds[text[len(text)-1]] {
		if rest, ok := strings.CutSuffix(text, a); ok && (rest == "" || rest[len(rest)-1] == ' ' || rest[len(rest)-1] == ',') {
			return rest, true
		}
	}
	return text, false
}

// CutConjunction takes a conjunction and the blank before it off the end of text;
// of several the first of the language's list.
func (v *Verbs) CutConjunction(text string) (rest string, ok bool) {
	if text == "" {
		return text, false
	}
	for _, j := range v.conjunctionEnds[text[len(text)-1]] {
		if rest, ok := strings.CutSuffix(text, j); ok {
			return rest, true
		}
	}
	return text, false
}

// variants are the forms in lower case, and in English also those with -is-
// where the United Nations writes -iz-: recognising.
func variants(lang string, forms []string) []string {
	out := make([]string, 0, len(forms))
	for _, f := range forms {
		f = strings.ToLower(f)
		out = append(out, f)
		if first := firstWord(f); lang == "en" && strings.Contains(first, "iz") {
			out = append(out, strings.Replace(f, "iz", "is", 1))
		}
	}
	return out
}

// VerbsOf returns the verbs of a language; "" and what is unknown is English.
func (s *Set) VerbsOf(lang string) *Verbs {
	make := s.verbs[lang]
	if make == nil {
		make = s.verbs["en"]
	}
	return make()
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// finite knows the third person by its ending (recalls, takes, expresses); "as"
// and "pursuant" are none.
func finite(first string) bool {
	return strings.HasSuffix(first, "s") && first != "as" && first != "previous" && first != "conscious" && first != "desirous"
}

// At returns the longest verb form that stands at the beginning of text, whatever
// its case, and its length; 0 where there is none.
func (v *Verbs) At(text string) (VerbForm, int) {
	forms, first := v.beginning(text)
	for i := range forms {
		f := &forms[i]
		if len(text) >= len(f.Words) && strings.EqualFold(text[first:len(f.Words)], f.Words[first:]) && (len(text) == len(f.Words) || !wordByte(text[len(f.Words)])) {
			return *f, len(f.Words)
		}
		// Adverbs may divide a verb: "calls in this regard for", "takes further note of".
		if i := strings.IndexByte(f.Words, ' '); i > 0 && len(text) > i {
			n := i + v.AdverbsAfter(text[i:])
			if n > i && len(text) >= n+len(f.Words)-i && strings.EqualFold(text[n:n+len(f.Words)-i], f.Words[i:]) {
				return *f, n + len(f.Words) - i
			}
		}
	}
	return VerbForm{}, 0
}

// Begins tells whether a form begins with the word at the beginning of text,
// whatever its case.
func (v *Verbs) Begins(text string) bool {
	forms, _ := v.beginning(text)
	return len(forms) > 0
}

// beginning lists the forms that begin with the word at the beginning of text, of
// n bytes.
func (v *Verbs) beginning(text string) (forms []VerbForm, n int) {
	if len(text) < 2 {
		return nil, 0
	}
	lengths := v.length[pair(lower(text[0]), lower(text[1]))]
	if lengths == 0 {
		return nil, 0
	}
	n = 2
	for n < len(text) && (wordByte(text[n]) || text[n] == '-') { // re-emphasizing
		n++
	}
	if lengths&(1<<min(n, 63)) == 0 {
		return nil, 0
	}
	return v.listed.findFolded(text[:n], foldedPair(text[0], text[1])), n
}

// firstWord is text up to the first blank or comma.
func firstWord(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' || s[i] == ',' {
			return s[:i]
		}
	}
	return s
}

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// Opening reads the verb that opens a paragraph, adverbs before it passed over;
// start is where the verb begins, end the offset behind its words and the adverbs
// that follow, 0 where the paragraph opens with no verb.
func (v *Verbs) Opening(text string) (f VerbForm, start, end int) {
	at := 0
	for range 4 {
		f, n := v.At(text[at:])
		if n > 0 {
			return f, at, at + n + v.AdverbsAfter(text[at+n:])
		}
		skip := v.adverbAt(text[at:])
		if skip == 0 {
			break
		}
		if at += skip; at < len(text) && text[at] == ',' {
			at++
		}
		for at < len(text) && text[at] == ' ' {
			at++
		}
	}
	return VerbForm{}, 0, 0
}

// Opening is VerbsOf(lang).Opening.
func (s *Set) Opening(lang, text string) (f VerbForm, start, end int) {
	return s.VerbsOf(lang).Opening(text)
}

// adverbAt is the length of the adverb at the beginning of text.
func (v *Verbs) adverbAt(text string) int {
	if text == "" {
		return 0
	}
	for _, a := range v.adverbs[lower(text[0])] {
		if len(text) >= len(a) && strings.EqualFold(text[:len(a)], a) && (len(text) == len(a) || !wordByte(text[len(a)])) {
			return len(a)
		}
	}
	return 0
}

// AdverbsAfter is the length of the adverbs that follow a verb ("also", "with
// appreciation"), with the blanks before them.
func (v *Verbs) AdverbsAfter(text string) int {
	n := 0
	for n+1 < len(text) && text[n] == ' ' {
		found := v.adverbAt(text[n+1:])
		if found == 0 {
			break
		}
		n += 1 + found
	}
	return n
}
