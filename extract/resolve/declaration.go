package resolve

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// bare reads a verb in its bare form, the word w with what follows it: "reaffirm",
// "take" before " note of". It is the third person's without its ending.
func (r *Resolver) bare(w, rest string) (rules.VerbForm, bool) {
	for _, form := range [...]string{w + "s", w + "es", strings.TrimSuffix(w, "y") + "ies"} {
		if !r.verb.Begins(form) && !strings.HasPrefix(rest, "-") {
			continue
		}
		if f, n := r.verb.At(form + rest); n > 0 && f.Finite && !f.Connective {
			return f, true
		}
	}
	return rules.VerbForm{}, false
}

// firstPerson reads the "We reaffirm" of a declaration.
func (r *Resolver) firstPerson(out []verb, t string, at int) []verb {
	rest := t[at+3:]
	w := rules.FirstWord(rest)
	if w == "" {
		return out
	}
	if f, ok := r.bare(w, rest[len(w):]); ok {
		out = append(out, verb{at, f.Lemma, t[at : at+3+len(w)], fromFirstPerson})
	}
	return out
}

// declaredVerbs adds the verbs that are coordinate with the one that opens a
// paragraph of a declaration: ", and take note of", ", recalling".
func (r *Resolver) declaredVerbs(found []verb, t string, start int) []verb {
	for at := start + 1; at < len(t); at++ {
		if t[at-1] != ' ' || !isLetter(t[at]) {
			continue
		}
		if left := t[:at]; strings.HasSuffix(left, ", and ") || strings.HasSuffix(left, "; and ") || strings.HasSuffix(left, ", ") {
			if lemma, words := r.infinitiveAt(t[at:]); citingInfinitive[lemma] {
				found = append(found, verb{at, lemma, words, fromCoordinate})
				continue
			}
		}
		if f, n := r.verb.At(t[at:]); n > 0 && !f.Connective && !f.Finite && r.coordinate(t, at, f, true) {
			found = append(found, verb{at, f.Lemma, t[at : at+n+r.verb.AdverbsAfter(t[at+n:])], fromCoordinate})
		}
	}
	return found
}

// citingInfinitive are the verbs of which the bare form behind a comma is no noun.
var citingInfinitive = map[string]bool{"recall": true, "reaffirm": true, "reiterate": true, "take note": true, "welcome": true, "acknowledge": true, "recognize": true, "emphasize": true, "underline": true}

// infinitiveAt reads the bare form of a verb ("take note of", "also reaffirm").
func (r *Resolver) infinitiveAt(t string) (lemma, words string) {
	at := 0
	for _, adverb := range [...]string{"further ", "also ", "again "} {
		if strings.HasPrefix(t, adverb) {
			at = len(adverb)
		}
	}
	w := rules.FirstWord(t[at:])
	if w == "" {
		return "", ""
	}
	if f, ok := r.bare(w, t[at+len(w):]); ok {
		return f.Lemma, t[:at+len(w)]
	}
	return "", ""
}

// declared reads the verb of a paragraph of a declaration whose subject stands
// above it: "We, Heads of State and Government, … / 1. Reaffirm the 2030 Agenda".
func (r *Resolver) declared(t string, start int) (verb, bool) {
	at := 0
	for _, adverb := range [...]string{"Further ", "Also ", "Again ", "Strongly ", "Fully "} {
		if strings.HasPrefix(t, adverb) {
			at = len(adverb)
		}
	}
	w := rules.FirstWord(t[at:])
	if w == "" || at == 0 && !isUpper(w[0]) || !r.weAbove() {
		return verb{}, false
	}
	base := strings.ToLower(w[:1]) + w[1:]
	if f, ok := r.bare(base, t[at+len(w):]); ok {
		return verb{start, f.Lemma, t[:at+len(w)], fromOpening}, true
	}
	return verb{}, false
}

// weAbove tells whether an annex of the document begins "We, …,".
func (r *Resolver) weAbove() bool {
	if r.we == 0 {
		r.we = -1
		for i := range r.doc.Paragraphs {
			if p := &r.doc.Paragraphs[i]; p.Part == citation.Annex && strings.HasPrefix(p.Clean, "We, ") {
				r.we = 1
				break
			}
		}
	}
	return r.we > 0
}
