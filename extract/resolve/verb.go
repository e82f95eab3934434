package resolve

import (
	"sort"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// verb is a citing verb of a paragraph.
type verb struct {
	at     int
	lemma  string
	phrase string
	from   string // what it is to the place, in words
}

// verb gives the verb that governs a place of the paragraph; of a note, the
// place of its marker.
func (c *context) verb(at int) (verb, bool) {
	p, index := c.p, c.paragraph
	if c.note != "" {
		if c.paragraph < 0 {
			return verb{}, false
		}
		p, at = &c.r.doc.Paragraphs[c.paragraph], c.at
	}
	if p.Part == citation.Heading {
		return verb{}, false
	}
	found := c.r.verbsUpTo(index, at)
	best, have := verb{}, false
	if k := sort.Search(len(found), func(k int) bool { return found[k].at > at }); k > 0 {
		best, have = found[k-1], true
	}
	if (p.Part == citation.Body || p.Part == citation.Annex) && have && at-best.at > 2 {
		if between := p.Clean[best.at:min(at, len(p.Clean))]; len(between) > 4000 || sentenceBreak(between) {
			best, have = verb{}, false
		}
	}
	if have {
		return best, true
	}
	if p.GoesOn {
		return c.r.before(index)
	}
	if p.Part == citation.Annex || p.Part == citation.Body {
		if v, ok := c.r.connective(p, at); ok {
			return v, true
		}
		return c.r.chapeau(index)
	}
	if v, ok := c.r.chapeau(index); ok {
		return v, true
	}
	return c.r.connective(p, at)
}

// before is the last verb of the piece of the paragraph before this one.
func (r *Resolver) before(index int) (verb, bool) {
	for index > 0 && r.doc.Paragraphs[index].GoesOn {
		index--
		if found := r.verbsOf(index); len(found) > 0 {
			return found[len(found)-1], true
		}
	}
	return verb{}, false
}

// verbScan is how far the verbs of a paragraph are known.
type verbScan struct {
	found          []verb
	at             int  // where to go on
	begun, done    bool //
	finite, opened bool // of the opening verb
	back           int  // where the opening verb governs again, 0 nowhere
}

// verbsOf finds the verbs of a paragraph, once.
func (r *Resolver) verbsOf(index int) []verb {
	return r.verbsUpTo(index, len(r.doc.Paragraphs[index].Clean))
}

// verbsUpTo finds the verbs of a paragraph, at least those that begin up to a
// place: the one that opens it and those coordinate with it; in prose, those of
// its sentences.
func (r *Resolver) verbsUpTo(index, place int) []verb {
	s, p := &r.verbs[index], &r.doc.Paragraphs[index]
	if !s.begun {
		s.begun = true
		r.openingVerb(s, p)
		s.done = s.done || !s.opened // with nothing to be coordinate with
	}
	t := p.Clean
	for !s.done && s.at <= place {
		at := r.verb.Next(t, s.at, min(place+1, len(t)))
		s.at = at + 1
		if at == len(t) {
			s.done = true
			break
		}
		if at > place {
			s.at = at
			break
		}
		if !isLetter(t[at]) {
			continue
		}
		f, n := r.verb.At(t[at:])
		if n == 0 || f.Connective {
			continue
		}
		if r.coordinate(t, at, f, s.finite) && !s.another(t, at, f) {
			s.returned(at)
			s.found = append(s.found, verb{at, f.Lemma, t[at : at+n+r.verb.AdverbsAfter(t[at+n:])], fromCoordinate})
			if s.finite && !f.Finite {
				s.back = infinitive(t, at)
			}
		}
	}
	s.returned(place)
	return s.found
}

// returned puts the opening verb down again where it governs anew before a place:
// "Urges States to act, recognizing X; to report".
func (s *verbScan) returned(place int) {
	if s.back > 0 && s.back <= place {
		s.found = append(s.found, verb{s.back, s.found[0].lemma, s.found[0].phrase, fromOpening})
		s.back = 0
	}
}

// infinitive is the place behind the next "; to " or "; and to ", 0 for none.
func infinitive(t string, at int) int {
	for at < len(t) {
		i := strings.Index(t[at:], "; ")
		if i < 0 {
			return 0
		}
		at += i + 2
		if strings.HasPrefix(strings.TrimPrefix(t[at:], "and "), "to ") {
			return at
		}
	}
	return 0
}

// openingVerb begins a scan with the verb that opens the paragraph. Prose is
// read to its end.
func (r *Resolver) openingVerb(s *verbScan, p *citation.Paragraph) {
	t := p.Clean
	if p.Part == citation.Body {
		s.found, s.done = r.proseVerbs(s.found, t), true
		return
	}
	start := 0
	for start < len(t) && (t[start] == '"' || t[start] == '\'' || t[start] == ' ') {
		start++
	}
	s.at, s.opened = start+1, p.Part == citation.Preamble
	if f, from, end := r.verb.Opening(t[start:]); end > 0 && !f.Connective {
		if p.Part == citation.Annex && !f.Finite && !strings.HasSuffix(t, ",") && !strings.HasSuffix(t, ";") {
			s.found, s.done = r.proseVerbs(s.found, t), true // "Taking into account …, States reaffirm …": the States' verb
			return
		}
		s.found = append(s.found, verb{start, f.Lemma, t[start+min(from, 0) : start+end], fromOpening})
		s.finite, s.opened = f.Finite, true
	} else if rest, ok := strings.CutPrefix(t[start:], "Continues to "); ok && p.Part == citation.Operative {
		if lemma, _ := r.infinitiveAt(rest); lemma != "" {
			s.found = append(s.found, verb{start, lemma, t[start : start+len("Continues to ")+len(rules.FirstWord(rest))], fromOpening})
			s.finite, s.opened = true, true
		}
	} else if v, ok := r.introduced(t, start); ok && p.Part == citation.Operative && p.Number == baseNumber(p.Number) {
		s.found = append(s.found, v)
		s.finite, s.opened = true, true
	} else if p.Part == citation.Operative && p.Number != baseNumber(p.Number) {
		s.found, s.done = r.proseVerbs(s.found, t), true // "(a) Regarding recommendation 5, the General Assembly takes note of …"
	} else if p.Part == citation.Annex {
		if v, ok := r.declared(t[start:], start); ok {
			s.found, s.done = r.declaredVerbs(append(s.found, v), t, start), true
			return
		}
		s.found, s.done = r.proseVerbs(s.found, t), true
	}
}

func (r *Resolver) make(lemma, t string, at, n int, from string) verb {
	_, _, end := r.verb.Opening(t[at:])
	return verb{at, lemma, t[at : at+max(n, end)], from}
}

// coordinate tells whether the form at a place is joined to the paragraph's
// opening verb: of its kind (participle or third person), behind a comma or a
// conjunction, and not in a relative clause.
func (r *Resolver) coordinate(t string, at int, f rules.VerbForm, opensFinite bool) bool {
	first := rules.FirstWord(f.Words)
	adverb, resumed := false, false
	left := strings.TrimRight(tail(t[:at], 400), " ")
	// adverbs between the conjunction and the verb: ", and also recalling"
	for range 3 {
		rest, ok := r.verb.CutAdverb(left)
		if !ok {
			break
		}
		resumed = resumed || strings.HasPrefix(left[len(rest):], "in th") // "and in this regard takes note": the organ does
		left, adverb = strings.TrimRight(rest, " "), true
	}
	left = strings.TrimRight(left, " ")
	comma := strings.HasSuffix(left, ",") || strings.HasSuffix(left, ";")
	bare := strings.TrimRight(left, ",; ")
	joined := false
	if rest, ok := r.verb.CutConjunction(bare); ok {
		joined = true
		rest = strings.TrimRight(rest, " ")
		comma = comma || strings.HasSuffix(rest, ",") || strings.HasSuffix(rest, ";")
		bare = strings.TrimRight(rest, ",; ")
	}
	switch {
	case f.Finite:
		return (opensFinite && (joined || comma) || joined && adverb) && (resumed && joined || !relative(bare)) // "and further notes" also behind a participle
	case !strings.HasSuffix(first, "ing"):
		// "aware", "concerned", "encouraged": adjectives of the organ or of others
		return !opensFinite && comma && (joined || adverb && !relativeOpen(bare))
	case opensFinite:
		return comma && citingParticiple[first] && !relative(bare)
	case comma:
		return !foreignParticiple[first] && !relativeOpen(bare) || citingParticiple[first] && joined
	}
	return joined && citingParticiple[first] && f.Lemma != "take into account"
}

// citingParticiple are the participles that seldom have another subject than the
// organ itself.
var citingParticiple = map[string]bool{"recalling": true, "reaffirming": true, "noting": true, "welcoming": true, "recognizing": true, "recognising": true, "stressing": true, "emphasizing": true, "emphasising": true,
	"underlining": true, "underscoring": true, "acknowledging": true, "reiterating": true, "taking": true, "bearing": true, "affirming": true, "commending": true, "expressing": true, "highlighting": true, "having": true}

// foreignParticiple are those that mostly have another subject where they do not
// open the paragraph: "the letter …, requesting".
var foreignParticiple = map[string]bool{"requesting": true, "inviting": true, "including": true, "acting": true, "establishing": true, "adopting": true, "transmitting": true, "promoting": true, "declaring": true, "remaining": true, "seeking": true, "agreeing": true, "asking": true}

// relative tells whether the clause that ends here began with a relative pronoun
// after the last comma.
func relative(left string) bool {
	clause := left
	if i := strings.LastIndexAny(clause, ",;"); i >= 0 {
		clause = clause[i+1:]
	}
	if !strings.Contains(clause, " wh") && !strings.Contains(clause, " that") {
		return false
	}
	for _, w := range [...]string{" which ", " who ", " whom ", " whose ", " that ", " whereby ", " where "} {
		if strings.HasSuffix(clause, w[:len(w)-1]) || strings.Contains(clause, w) {
			return w != " that " || strings.Contains(clause, "resolution that ")
		}
	}
	return false
}

// relativeOpen tells a relative clause that is still open: "in which the
// Assembly decided …, inter alia," .
func relativeOpen(left string) bool {
	left = tail(left, 89)
	if !strings.Contains(left, " wh") {
		return false
	}
	for _, w := range [...]string{" in which ", " by which ", ", which ", " whereby ", " who "} {
		if strings.Contains(left, w) {
			return true
		}
	}
	return false
}

func lastSentence(s string) int {
	i := strings.LastIndex(s, ". ")
	if i < 0 {
		return 0
	}
	return i + 2
}

// sentenceBreak tells whether s holds the end of a sentence.
func sentenceBreak(s string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], ". ")
		if i < 0 {
			return false
		}
		at += i + 2
		if at < len(s) && (isUpper(s[at]) || s[at] == '"') {
			return true
		}
	}
}

// chapeau gives a sub-paragraph the verb of the paragraph above it.
func (r *Resolver) chapeau(index int) (verb, bool) {
	if index < 0 {
		return verb{}, false
	}
	p := &r.doc.Paragraphs[index]
	if p.Part == citation.Heading {
		return verb{}, false
	}
	base := baseNumber(p.Number)
	for k := index - 1; k >= 0 && k > index-60; k-- {
		q := &r.doc.Paragraphs[k]
		if q.Part == citation.Heading {
			continue
		}
		if q.Unit != p.Unit || q.Part != p.Part || baseNumber(q.Number) != base {
			return verb{}, false
		}
		found := r.verbsOf(k)
		if len(found) == 0 && (p.Part == citation.Annex || p.Part == citation.Body) && q.Number == base && base != p.Number {
			return r.connective(q, len(q.Clean))
		}
		if len(found) > 0 && (p.Part == citation.Operative || p.Part == citation.Preamble || strings.HasSuffix(q.Clean, ":")) {
			if q.Number == base {
				return found[len(found)-1].above(), true
			}
			if strings.HasPrefix(p.Number, q.Number) {
				return found[len(found)-1].above(), true
			}
		}
	}
	return verb{}, false
}

// above is the verb as a sub-paragraph has it from the paragraph above.
func (v verb) above() verb {
	v.from = fromChapeau
	return v
}

func baseNumber(n string) string {
	if i := strings.IndexByte(n, ' '); i > 0 {
		return n[:i]
	}
	return n
}

// connective gives the nearest connective before the place in its sentence, for
// a paragraph that no verb governs.
func (r *Resolver) connective(p *citation.Paragraph, at int) (verb, bool) {
	t := p.Clean
	at = min(at, len(t))
	from := max(0, at-600)
	from += lastSentence(t[from:at])
	best, ok := verb{}, false
	for i := from; i < at; i++ {
		if i > 0 && t[i-1] != ' ' && t[i-1] != '(' {
			continue
		}
		if f, n := r.verb.At(t[i:]); n > 0 && f.Connective && i+n <= at && !ends(t[i+n:at]) {
			best, ok = verb{i, f.Lemma, t[i : i+n], fromConnective}, true
		}
	}
	return best, ok
}

// ends tells whether the phrase of a connective has ended before the place: "In
// accordance with resolution 1986/10, States shall carry out the Principles".
func ends(between string) bool {
	for _, w := range [...]string{" shall ", " may ", " must ", " should ", ", to "} {
		if strings.Contains(between, w) {
			return true
		}
	}
	return false
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80 }
