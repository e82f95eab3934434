package resolve

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// proseVerbs reads the verbs of sentences whose subject is an organ: "The
// Council, on the occasion of …, reaffirms X and reiterates Y", "the General
// Assembly, recalling its resolution …, decided".
func (r *Resolver) proseVerbs(out []verb, t string) []verb {
	decision := r.own.Kind == citation.Decision || r.doc.Symbol != "" && strings.HasPrefix(t, "At its ")
	for from := 0; from < len(t); {
		end := from + len(sentence(t[from:]))
		governed, last := false, 0
		for at := from; at < end; at++ {
			if !governed {
				if at = subject(t, at, end); at == end {
					break
				}
				if b, ok := r.lex.BodyAt(t[at:]); ok && r.isSubject(t[from:at]) {
					governed, last = true, at+len(b.Words)
					at += len(b.Words) - 1
				} else if strings.HasPrefix(t[at:], "We ") || strings.HasPrefix(t[at:], "we ") {
					out = r.firstPerson(out, t, at)
				}
				continue
			}
			if at > 0 && t[at-1] != ' ' && t[at-1] != '"' || !isLetter(t[at]) {
				continue
			}
			f, n := r.verbIn(t[at:end], decision)
			if n == 0 {
				continue
			}
			first := len(out) == 0 || out[len(out)-1].at < last
			switch {
			case first && (f.Finite && !relative(tail(t[last:at], 400)) || !f.Finite && strings.HasSuffix(strings.TrimSpace(t[last:at]), ",") && citingParticiple[rules.FirstWord(f.Words)]),
				!first && f.Finite && r.coordinate(t, at, f, true),
				!first && !f.Finite && r.coordinate(t, at, f, true):
				out = append(out, r.make(f.Lemma, t, at, n, fromSentence))
				at += n - 1
			}
		}
		from = end
	}
	return out
}

// subject is the first place of t from at on, before end, where the subject of a
// sentence may begin: an organ behind its article, or "We"; end for none.
func subject(t string, at, end int) int {
	for blank := max(at-1, 2); blank < end; blank++ {
		if t[blank] != ' ' || t[blank-1] != 'e' {
			continue
		}
		switch t[blank-2] {
		case 'w', 'W':
			if we := blank - 2; we >= at && (we == 0 || t[we-1] == ' ' || t[we-1] == '"') {
				return we
			}
		case 'h':
			if organ := blank + 1; organ >= 4 && t[organ-4]|0x20 == 't' && organ < end && isLetter(t[organ]) {
				return organ
			}
		}
	}
	return end
}

// verbIn is the verb at the beginning of t; in a decision also in the past tense
// ("decided to", "took note of").
func (r *Resolver) verbIn(t string, past bool) (rules.VerbForm, int) {
	if f, n := r.verb.At(t); n > 0 && !f.Connective {
		return f, n
	}
	if past {
		w := rules.FirstWord(t)
		if lemma := r.set.Language(r.lang).Past[w]; lemma != "" {
			return rules.VerbForm{Lemma: lemma, Words: w, Finite: true}, len(w)
		}
	}
	return rules.VerbForm{}, 0
}

// isSubject tells whether the organ that follows these words of a sentence can
// be its subject: it stands first, or behind an introduction.
func (r *Resolver) isSubject(before string) bool {
	before = strings.TrimLeft(before, `" `)
	if before == "The " || before == "" || before == "At the same meeting, the " {
		return before != ""
	}
	rest, ok := strings.CutSuffix(before, "the ")
	if !ok {
		return false
	}
	return strings.HasSuffix(rest, ", ")
}

// sentence is t up to the end of its first sentence, with the blank behind.
func sentence(t string) string {
	for at := 0; ; {
		i := strings.Index(t[at:], ". ")
		if i < 0 {
			return t
		}
		at += i + 2
		if at < len(t) && (isUpper(t[at]) || t[at] == '"') && !strings.HasSuffix(t[:at-2], " No") && !strings.HasSuffix(t[:at-2], "vol") {
			return t[:at]
		}
	}
}
