package match

import (
	"math/bits"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/eight"
	"citegraph/extract/rules"
)

// scan goes from word to word and finds the heads of numbers, the catalogue's
// names, open names, short forms and "Ibid.". Most words lead to nothing, and
// their first bytes tell.
func (f *finder) scan() {
	if f.plain != nil {
		f.plainScan()
		return
	}
	t := f.text
	resume := 0         // where to go on behind a mention
	before := uint64(0) // 1 where the block of bytes before ends in a word
	for from := 0; from < len(t); from += 64 {
		words := eight.Words(t[from:])
		starts := words &^ (words<<1 | before)
		before = words >> 63
		for ; starts != 0; starts &= starts - 1 {
			i := bits.TrailingZeros64(starts)
			at := from + i
			if at < resume || at+4 <= len(t) && !f.lex.Starts(t[at:at+4]) {
				continue
			}
			seen := bits.TrailingZeros64(^(words >> i)) // of the word's bytes
			resume = f.wordAt(at, at+seen)
			for resume < len(t) && wordByte[t[resume]] { // a mention that ends within a word
				resume = f.wordAt(resume, resume+1)
			}
		}
	}
}

// wordAt takes down what the word that begins at a place, and goes on to next or
// beyond, leads to; it returns where to go on.
func (f *finder) wordAt(at, next int) int {
	t := f.text
	for next < len(t) && wordByte[t[next]] {
		next++
	}
	if len(f.set.Worded[t[at]]) > 0 {
		f.worded(at)
	}
	if w := f.lex.Lookup(t[at:], next-at); w != nil {
		next = f.word(w, at, next)
	}
	return next
}

// word takes down what the word from..end leads to; it returns where to go on.
func (f *finder) word(w *rules.Word, from, end int) int {
	f.head(w, from)
	return max(end, f.named(w, from, end))
}

// head takes the word at a place as the noun before numbers.
func (f *finder) head(w *rules.Word, at int) {
	for i := range w.Heads {
		h := &w.Heads[i]
		end := at + len(h.Words)
		if strings.HasPrefix(f.text[at:], h.Words) && (end == len(f.text) || !isWord(f.text[end]) || !isWord(f.text[end-1])) {
			f.heads = append(f.heads, Head{Span: citation.Span{Start: at, End: end}, Noun: h.Noun, Plural: h.Plural})
			return
		}
	}
}

// named takes the word from..end as the beginning of a name, a short form or an
// Ibid.; it returns where the mention ends, 0 for none.
func (f *finder) named(w *rules.Word, from, end int) int {
	t := f.text
	if len(w.Names) > 0 {
		if n := w.Name(t[from:], func() bool { return f.article(from) }); n != nil && !f.partOfLonger(from, from+len(n.Words)) && !f.longer(n, from+len(n.Words)) {
			end := from + len(n.Words)
			if n.Article && n.Noun == n.Words { // "the Charter" may be another charter's short form
				f.add(Mention{Span: citation.Span{Start: from, End: end}, Type: Short, Rule: "short-form", IDs: n.IDs, Noun: n.Words, Deixis: "the"})
				return end
			}
			f.add(Mention{Span: citation.Span{Start: from, End: end}, Type: Name, Rule: "name", IDs: n.IDs, Noun: n.Noun})
			return end
		}
	}
	switch {
	case w.Ibid:
		m := Mention{Span: citation.Span{Start: from, End: end}, Type: Ibid, Rule: "ibid"}
		if end < len(t) && t[end] == '.' {
			m.End++
		}
		f.add(m)
		return m.End
	case w.Short && f.short(from, end, t[from:end]), w.Plural != "" && f.elliptical(from, end, w.Plural):
		return end
	case len(w.Nouns) > 0 && isUpper(t[from]):
		if n := longestNoun(w, t[from:]); n > 0 {
			return f.open(from, from+n)
		}
	}
	return 0
}

// longestNoun is the length of the instrument's noun at the beginning of t.
func longestNoun(w *rules.Word, t string) int {
	for _, n := range w.Nouns {
		if strings.HasPrefix(t, n) && (len(t) == len(n) || !isWord(t[len(n)])) {
			return len(n)
		}
	}
	return 0
}

// elliptical takes "the Basel, Rotterdam and Stockholm conventions" apart: each
// word before the plural that makes a name of the catalogue with the singular.
func (f *finder) elliptical(from, end int, singular string) bool {
	t := f.text
	pos := from
	var spans []citation.Span
	var ids [][]string
	for pos > 1 && len(spans) < 6 {
		w := precedingWord(t, pos-1)
		if w == "" || !isUpper(w[0]) {
			break
		}
		start := pos - 1 - len(w)
		n, ok := f.lex.Name(w+" "+singular, true)
		if !ok || len(n.Words) != len(w)+1+len(singular) {
			break
		}
		span := citation.Span{Start: start, End: start + len(w)}
		if len(spans) == 0 {
			span.End = end
		}
		spans, ids = append(spans, span), append(ids, n.IDs)
		left := t[:start]
		for _, join := range [...]string{", and ", " and ", ", ", " or "} {
			if strings.HasSuffix(left, join) {
				pos = start - len(join) + 1
				break
			}
		}
		if pos > start {
			break
		}
	}
	if len(spans) < 2 {
		return false
	}
	for k := len(spans) - 1; k >= 0; k-- {
		f.add(Mention{Span: spans[k], Type: Name, Rule: "name-elliptical", IDs: ids[k], Noun: singular})
	}
	return true
}

// article tells whether "the" or a possessive stands right before.
func (f *finder) article(at int) bool {
	left := f.text[:at]
	for _, a := range [...]string{"the ", "The ", "this ", "that ", "its ", "and ", "said "} {
		if strings.HasSuffix(left, a) {
			return true
		}
	}
	return false
}

// partOfLonger refuses a name that only begins or ends a longer one: "Charter"
// in "Charter of Economic Rights", "the Covenant" in "African Charter".
func (f *finder) partOfLonger(from, end int) bool {
	t := f.text
	name := t[from:end]
	if strings.ContainsRune(name, ' ') || !f.properNoun(name) {
		return false
	}
	if from > 1 && t[from-1] == ' ' {
		w := lastWord(t[:from-1])
		if w != "" && isUpper(w[0]) && !opensSentence[w] {
			return true
		}
	}
	rest := t[end:]
	for _, join := range [...]string{" of the ", " of ", " on the ", " on ", " for "} {
		if tail, ok := strings.CutPrefix(rest, join); ok && tail != "" && isUpper(tail[0]) && !strings.HasPrefix(tail, "United Nations") {
			return name == "Charter" || name == "Covenant"
		}
	}
	return false
}

// longer tells a short name that only begins a longer one: "Universal
// Declaration" in "Universal Declaration on Archives".
func (f *finder) longer(n *rules.Name, end int) bool {
	rest := f.text[end:]
	if n.Noun == "" || !strings.HasSuffix(n.Words, n.Noun) || n.Noun == n.Words {
		return false
	}
	for _, join := range [...]string{" on the ", " on ", " for the ", " for ", " concerning ", " against "} {
		if tail, ok := strings.CutPrefix(rest, join); ok && capitalAt(tail) {
			return !generic[FirstCapital(tail)] && !f.lex.Begins(tail) && f.text[end-1] != 's'
		}
	}
	return false
}

func (f *finder) properNoun(w string) bool { return rules.NounIn(w) != "" }

// deictics stand before a short form.
var deictics = [...]struct{ words, deixis string }{
	{"above-mentioned ", "said"}, {"aforementioned ", "said"}, {"abovementioned ", "said"}, {"aforesaid ", "said"}, {"same ", "said"}, {"said ", "said"},
	{"above ", "said"}, {"that ", "that"}, {"That ", "that"}, {"this ", "this"}, {"This ", "this"}, {"the ", "the"}, {"The ", "the"},
}

// short takes "the Convention", "that resolution", "the Optional Protocol".
func (f *finder) short(from, end int, word string) bool {
	t := f.text
	start := from
	span := citation.Span{Start: from, End: end}
	noun := word
	lower := word == "resolution" || word == "decision"
	if lower && !strings.HasSuffix(t[:from], "that ") && !strings.HasSuffix(t[:from], "That ") && !strings.HasSuffix(t[:from], "same ") && !strings.HasSuffix(t[:from], "said ") && !strings.HasSuffix(t[:from], "mentioned ") && !strings.HasSuffix(t[:from], "aforesaid ") && !strings.HasSuffix(t[:from], "the above ") && !annexed(t[:from]) {
		return false
	}
	if !lower {
		for _, n := range rules.ShortNouns {
			if n[0] == t[from] && strings.HasPrefix(t[from:], n) && len(n) > len(noun) && (from+len(n) == len(t) || !isWord(t[from+len(n)])) {
				noun, span.End = n, from+len(n)
			}
		}
		if noun == "Programme" || noun == "Plan" {
			return false
		}
		if strings.HasSuffix(t[:from], "Optional ") && noun == "Protocol" {
			start -= len("Optional ")
			span.Start = start
			noun = "Optional Protocol"
		}
	}
	if noun == "Protocol" || noun == "Optional Protocol" {
		for _, base := range [...]string{" thereto", " to the Convention", " to the Covenant"} {
			if rest, ok := strings.CutPrefix(t[span.End:], base); ok && (base == " thereto" || !goesOn(rest)) && (rest == "" || !isWord(rest[0])) {
				span.End += len(base)
				noun += " thereto"
				break
			}
		}
	}
	const court = " of the Court"
	if rest, ok := strings.CutPrefix(t[span.End:], court); ok && noun == "Statute" && (rest == "" || !isWord(rest[0])) {
		span.End += len(court)
		noun += court
	}
	// A name goes on to the right: "the Convention on …".
	if goesOn(t[span.End:]) || !lower && numberFollows(t[span.End:]) {
		return false
	}
	deixis := ""
	for _, d := range deictics {
		if strings.HasSuffix(t[:start], d.words) {
			deixis = d.deixis
			break
		}
	}
	if deixis == "" || lower && deixis != "that" && deixis != "said" && !annexed(t[:start]) {
		return false
	}
	if lower {
		if strings.HasPrefix(t[end:], " of ") { // "convinced that resolution of such questions": the act
			return false
		}
		if i := end; i+1 < len(t) && (t[i] == 's' || isDigit(t[i+1])) {
			return false
		}
	}
	f.add(Mention{Span: span, Type: Short, Rule: "short-form", Noun: noun, Deixis: deixis})
	return true
}

// annexed takes "the annex to the", "Annex 2 to the".
func annexed(left string) bool {
	left, to := strings.CutSuffix(left, " to the ")
	if !to {
		return false
	}
	left = strings.TrimRight(left, "0123456789IVX")
	left = strings.TrimRight(left, " ")
	return strings.HasSuffix(left, "nnex")
}

// goesOn tells whether the words behind a noun carry a name on: " on the
// Rights", " of the United Nations".
func goesOn(rest string) bool {
	for _, join := range connecting(rest) {
		if tail, ok := strings.CutPrefix(rest, join); ok && tail != "" && (isUpper(tail[0]) || isDigit(tail[0]) && !strings.HasPrefix(join, " of") && !strings.HasPrefix(join, " in") && !strings.HasPrefix(join, " to")) {
			return !opensBody(tail) && !(strings.HasSuffix(join, "ing the ") && generic[FirstCapital(tail)])
		}
	}
	return len(rest) > 1 && rest[0] == ' ' && isUpper(rest[1])
}

// opensBody tells names behind which "the Convention by the General Assembly"
// does not go on.
func opensBody(tail string) bool {
	return strings.HasPrefix(tail, "Member States") || strings.HasPrefix(tail, "States ")
}

func numberFollows(rest string) bool { return len(rest) > 1 && rest[0] == ' ' && isDigit(rest[1]) }

func lastWord(s string) string {
	i := len(s)
	for i > 0 && isWord(s[i-1]) {
		i--
	}
	return s[i:]
}
