package resolve

import (
	"strings"

	"citegraph/extract/citation"
)

// verb is a citing verb of a paragraph.
type verb struct {
	at     int
	lemma  string
	phrase string
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
	found, ok := c.r.verbs[index]
	if !ok {
		found = c.r.findVerbs(index)
		c.r.verbs[index] = found
	}
	best, have := verb{}, false
	for _, v := range found {
		if v.at <= at {
			best, have = v, true
		}
	}
	if p.Part == citation.Body && have && strings.Contains(p.Clean[best.at:min(at, len(p.Clean))], ". ") {
		if sentenceBreak(p.Clean[best.at:min(at, len(p.Clean))]) {
			best, have = verb{}, false
		}
	}
	if have {
		return best, true
	}
	if v, ok := c.r.chapeau(index); ok {
		return v, true
	}
	return c.r.connective(p, at)
}

// findVerbs collects the citing verbs of a paragraph: the one that opens it and
// those coordinate with it.
func (r *Resolver) findVerbs(index int) []verb {
	p := &r.doc.Paragraphs[index]
	t := p.Clean
	var out []verb
	start := len(t) - len(strings.TrimLeft(t, `"' `))
	finite := false
	opened := false
	if f, from, end := r.set.Opening(r.lang, t[start:]); end > 0 && !f.Connective {
		out = append(out, verb{start, f.Lemma, t[start+min(from, 0) : start+end]})
		finite, opened = f.Finite, true
	} else if p.Part == citation.Preamble || p.Part == citation.Operative {
		opened = p.Part == citation.Preamble
	}
	prose := p.Part == citation.Body || p.Part == citation.Annex
	for at := start + 1; at < len(t); at++ {
		if t[at-1] != ' ' || !isLetter(t[at]) {
			continue
		}
		f, n := r.set.VerbAt(r.lang, t[at:])
		if n == 0 || f.Connective {
			continue
		}
		if prose {
			if f.Finite && r.subject(t[:at]) {
				out = append(out, r.make(f.Lemma, t, at, n))
			}
			continue
		}
		if opened && r.coordinate(t, at, f.Finite, finite, strings.Fields(f.Words)[0]) {
			out = append(out, r.make(f.Lemma, t, at, n))
		}
	}
	return out
}

func (r *Resolver) make(lemma, t string, at, n int) verb {
	_, _, end := r.set.Opening(r.lang, t[at:])
	return verb{at, lemma, t[at : at+max(n, end)]}
}

// coordinate tells whether the form at a place is joined to the paragraph's
// opening verb: of its kind (participle or third person), behind a comma or a
// conjunction, and not in a relative clause.
func (r *Resolver) coordinate(t string, at int, isFinite, opensFinite bool, first string) bool {
	left := strings.TrimRight(t[:at], " ")
	// adverbs between the conjunction and the verb: ", and also recalling"
	for range 3 {
		cut := false
		for _, a := range r.set.Language(r.lang).Adverbs {
			if rest, ok := strings.CutSuffix(left, a); ok && (rest == "" || rest[len(rest)-1] == ' ' || rest[len(rest)-1] == ',') {
				left, cut = strings.TrimRight(rest, " "), true
				break
			}
		}
		if !cut {
			break
		}
	}
	left = strings.TrimRight(left, " ")
	comma := strings.HasSuffix(left, ",") || strings.HasSuffix(left, ";")
	bare := strings.TrimRight(left, ",; ")
	joined := false
	for _, j := range r.set.Language(r.lang).Conjunctions {
		if rest, ok := strings.CutSuffix(bare, " "+strings.TrimRight(j, ",")); ok {
			joined = true
			rest = strings.TrimRight(rest, " ")
			comma = comma || strings.HasSuffix(rest, ",") || strings.HasSuffix(rest, ";")
			bare = strings.TrimRight(rest, ",; ")
			break
		}
	}
	if isFinite {
		return opensFinite && (joined || comma) && !relative(bare)
	}
	if opensFinite {
		return comma && participleAnywhere[first] && !relative(bare)
	}
	if comma {
		return !relativeOpen(bare) || citingParticiple[first] && joined
	}
	return joined && citingParticiple[first]
}

// citingParticiple are the participles that seldom have another subject than the
// organ itself.
var citingParticiple = map[string]bool{"recalling": true, "reaffirming": true, "noting": true, "welcoming": true, "recognizing": true, "recognising": true, "stressing": true, "emphasizing": true, "emphasising": true,
	"underlining": true, "underscoring": true, "acknowledging": true, "reiterating": true, "taking": true, "bearing": true, "affirming": true, "commending": true, "expressing": true, "highlighting": true}

// participleAnywhere are those that have the organ as subject even behind a
// third-person verb ("Decides …, recalling …").
var participleAnywhere = map[string]bool{"recalling": true, "reaffirming": true, "noting": true, "welcoming": true, "recognizing": true, "stressing": true, "emphasizing": true, "underlining": true, "acknowledging": true,
	"reiterating": true, "affirming": true, "commending": true, "expressing": true, "taking": true, "bearing": true, "underscoring": true}

// relative tells whether the clause that ends here began with a relative pronoun
// after the last comma.
func relative(left string) bool {
	clause := left
	if i := strings.LastIndexAny(clause, ",;"); i >= 0 {
		clause = clause[i+1:]
	}
	for _, w := range [...]string{" which ", " who ", " whom ", " whose ", " that ", " whereby ", " where "} {
		if strings.Contains(clause+" ", w) {
			return w != " that " || strings.Contains(clause, "resolution that ")
		}
	}
	return false
}

// relativeOpen tells a relative clause that is still open: "in which the
// Assembly decided …, inter alia," .
func relativeOpen(left string) bool {
	i := max(strings.LastIndex(left, " in which "), strings.LastIndex(left, " by which "), strings.LastIndex(left, ", which "), strings.LastIndex(left, " whereby "), strings.LastIndex(left, " who "))
	return i >= 0 && len(left)-i < 90
}

// subject tells whether what stands before a third-person verb in prose is an
// organ as its subject: "The Council reaffirms", "and reiterates".
func (r *Resolver) subject(left string) bool {
	left = strings.TrimRight(left, " ")
	for range 3 {
		for _, a := range r.set.Language(r.lang).Adverbs {
			if rest, ok := strings.CutSuffix(left, " "+a); ok {
				left = rest
				break
			}
		}
	}
	if b, at, ok := r.set.BodyBefore(r.lang, strings.TrimRight(left, ", ")); ok && at > 3 && len(b.Bodies) > 0 {
		before := left[:at]
		return strings.HasSuffix(before, "The ") || strings.HasSuffix(before, "the ") && (len(before) < 5 || before[len(before)-5] == ' ' && !prepositionBefore(before[:len(before)-5]))
	}
	for _, j := range [...]string{", and", " and", ", while", ", but"} {
		if rest, ok := strings.CutSuffix(left, j); ok {
			// "The Council welcomes X and reiterates Y": the sentence has such a subject.
			s := rest[lastSentence(rest):]
			return strings.Contains(s, "The Council ") || strings.Contains(s, "Security Council ") || strings.Contains(s, "the Council ")
		}
	}
	return false
}

func prepositionBefore(s string) bool {
	s = strings.TrimRight(s, " ")
	for _, w := range [...]string{"of", "to", "by", "with", "for", "from", "at", "in", "on", "that", "as"} {
		if strings.HasSuffix(s, " "+w) {
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
	if p.Part != citation.Operative && p.Part != citation.Preamble {
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
		found, ok := r.verbs[k]
		if !ok {
			found = r.findVerbs(k)
			r.verbs[k] = found
		}
		if len(found) > 0 {
			if q.Number == base {
				return found[len(found)-1], true
			}
			if strings.HasPrefix(p.Number, q.Number) {
				return found[len(found)-1], true
			}
		}
	}
	return verb{}, false
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
	from := lastSentence(t[:at])
	best, ok := verb{}, false
	for i := from; i < at; i++ {
		if i > 0 && t[i-1] != ' ' && t[i-1] != '(' {
			continue
		}
		if f, n := r.set.VerbAt(r.lang, t[i:]); n > 0 && f.Connective && f.Lemma != "see" && i+n <= at {
			best, ok = verb{i, f.Lemma, t[i : i+n]}, true
		}
	}
	return best, ok
}

func isLetter(b byte) bool { return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80 }
