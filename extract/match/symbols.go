package match

import (
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

// symbols finds the rules that stand by themselves and whose anchors have a
// slash: every printed symbol has one, so the scan goes from slash to slash and
// back to the beginning of the word.
func (f *finder) symbols() {
	t := f.text
	for at := 0; at < len(t); {
		i := strings.IndexByte(t[at:], '/')
		if i < 0 {
			return
		}
		slash := at + i
		at = slash + 1
		start := slash
		for start > 0 && (isUpper(t[start-1]) || t[start-1] == '-' && start > 1 && isUpper(t[start-2])) {
			start--
		}
		head := start
		if start == slash {
			head = -1
		}
		f.set.AtSlash(t, head, slash, func(r *rules.Rule, head bool) {
			if head {
				f.stand(r, start)
				return
			}
			word := slash
			for word > 0 && isWord(t[word-1]) {
				word--
			}
			if word < slash {
				f.stand(r, word)
			}
		})
	}
}

// inAddress tells whether a web address leads up to the symbol:
// https://undocs.org/en/S/RES/2442.
func inAddress(before string) bool {
	if !strings.HasSuffix(before, "/") {
		return false
	}
	before = before[max(0, len(before)-100):]
	word := before[strings.LastIndexByte(before, ' ')+1:]
	return strings.Contains(word, "undocs.org/") || strings.Contains(word, "docs.un.org/")
}

// longestSymbol is how far, in bytes, a rule that stands by itself looks.
const longestSymbol = 320

// stand tries a rule that stands by itself at a place, and puts down what it
// takes.
func (f *finder) stand(r *rules.Rule, start int) {
	if start > 0 && wordBefore(f.text[start-1]) && !(r.Symbolic() && inAddress(f.text[:start])) {
		return
	}
	t := f.text[start:min(len(f.text), start+longestSymbol)]
	var g rules.Groups
	n := 0
	if f.plain != nil {
		if g, n = r.MatchPlain(t); n == 0 || !r.Anchored(t[:n]) || !r.PrecededPlain(f.text[:start]) {
			return
		}
	} else if g, n = r.Match(t); n == 0 || !r.Preceded(f.text[:start]) {
		return
	}
	id := identifier(r, g, t)
	if !r.Symbolic() {
		if n < len(t) && isWord(t[n]) && isWord(t[n-1]) {
			return
		}
		m := Mention{Span: citation.Span{Start: start, End: start + n}, Type: Symbol, Rule: r.ID, Kind: r.Kind, IDs: []string{id}}
		if strings.HasPrefix(id, "UNTS/") {
			m.Type = Series
		}
		f.add(m)
		return
	}
	if r.Symbol == "{symbol}" {
		for n > 0 && (t[n-1] == '.' || t[n-1] == '-') {
			n--
		}
		if k := rangeAt(t[:n]); k > 0 { // SR.9-16, Add.1-3: the range is read below
			n = k
		}
		if k := f.jointAt(t[:n]); k > 0 { // A/76/71-E/2021/13: the second is found by itself
			n = k
		}
		id = symbol.Canonical(t[:n])
	}
	if id == "" || strings.HasSuffix(id, "/L") {
		return
	}
	first := f.add(Mention{Span: citation.Span{Start: start, End: start + n}, Type: Symbol, Rule: r.ID, IDs: []string{id}})
	f.additions(first, start+n, id)
}

// rangeAt finds the hyphen of a range at the end of a symbol: A/72/5/Add.1-3.
func rangeAt(t string) int {
	i := len(t)
	for i > 0 && isDigit(t[i-1]) {
		i--
	}
	if i == len(t) || i < 2 || t[i-1] != '-' || !isDigit(t[i-2]) {
		return 0
	}
	j := i - 1
	for j > 0 && isDigit(t[j-1]) {
		j--
	}
	if j < 3 || t[j-1] != '.' {
		return 0
	}
	from, err1 := strconv.Atoi(t[j : i-1])
	to, err2 := strconv.Atoi(t[i:])
	if err1 != nil || err2 != nil || to <= from || to-from > 60 {
		return 0
	}
	return i - 1
}

// jointAt finds the hyphen between two symbols that are printed as one.
func (f *finder) jointAt(t string) int {
	for i := 1; i+2 < len(t); i++ {
		if t[i] != '-' || !isUpper(t[i+1]) {
			continue
		}
		j := i + 1
		for j < len(t) && isUpper(t[j]) {
			j++
		}
		if j < len(t) && t[j] == '/' && f.set.Head(t[i+1:]) {
			return i
		}
	}
	return 0
}

// identifier fills the rule's template; a letter of a part goes into brackets.
func identifier(r *rules.Rule, g rules.Groups, t string) string {
	id := r.Identifier(&g)
	part := g.Parts
	if part.Len() == 0 {
		part = g.PartsAfter
	}
	if part.Len() > 0 {
		id += "[" + strings.TrimSpace(t[part.Start:part.End]) + "]"
	}
	return id
}

// additions reads what may follow a symbol: "and Corr.1", "/Add.1-3", "and
// Add.1-26", "and Add.1 and Corr.1"; each addition is a mention of its own.
func (f *finder) additions(first, at int, id string) int {
	t := f.text
	// A/72/5/Add.1-3: the range of the last number
	if n, last := rangeEnd(t[at:]); n > 0 {
		if i := strings.LastIndexByte(id, '.'); i > 0 {
			if from, err := strconv.Atoi(id[i+1:]); err == nil && last > from && last-from < 60 {
				whole := citation.Span{Start: f.found[first].Start, End: at + n}
				f.found[first].Span = whole
				for k := from + 1; k <= last; k++ {
					f.found = append(f.found, Mention{Span: whole, Type: Symbol, Rule: f.found[first].Rule, IDs: []string{id[:i+1] + strconv.Itoa(k)}, Method: citation.ByRange, First: first})
				}
				at += n
			}
		}
	}
	base := id
	var last added
	for {
		n := 0
		for _, join := range [...]string{" and ", ", ", ", and ", " & ", " /", "/ "} {
			if strings.HasPrefix(t[at:], join) {
				n = len(join)
			}
		}
		word, label, number, k := addition(t[at+n:])
		if k == 0 && n > 0 {
			word, label, number, k = again(t[at+n:], last)
		}
		if n == 0 || k == 0 {
			return at
		}
		span := citation.Span{Start: at + n, End: at + n + k}
		target := base
		if word == "Corr." && strings.Contains(id, "/Add.") && !strings.Contains(label, "/") {
			target = id
		}
		if word == "Add." || word == "Rev." {
			target = strip(base, word)
		}
		id = target + "/" + label + strconv.Itoa(number)
		last = added{word, label, number}
		f.found = append(f.found, Mention{Span: span, Type: Symbol, Rule: f.found[first].Rule, IDs: []string{id}, Method: citation.ByList, First: len(f.found)})
		own := len(f.found) - 1
		at = span.End
		if m, to := rangeEnd(t[at:]); m > 0 && to > number && to-number < 60 {
			span.End = at + m
			f.found[own].Span = span
			for j := number + 1; j <= to; j++ {
				f.found = append(f.found, Mention{Span: span, Type: Symbol, Rule: f.found[first].Rule, IDs: []string{target + "/" + label + strconv.Itoa(j)}, Method: citation.ByRange, First: own})
			}
			at += m
		}
	}
}

// added is the addition that was read last.
type added struct {
	word, label string
	number      int
}

// again reads the "2" of "Add.1 and 2", the number that follows the last one.
func again(t string, last added) (word, label string, number, n int) {
	for n < len(t) && n < 3 && isDigit(t[n]) {
		n++
	}
	number, err := strconv.Atoi(t[:n])
	if err != nil || last.word == "" || last.label != last.word || number != last.number+1 || n < len(t) && (isWord(t[n]) || t[n] == '/' || t[n] == '.' && n+1 < len(t) && isDigit(t[n+1])) {
		return "", "", 0, 0
	}
	if rest := t[n:]; strings.HasPrefix(rest, " ") && len(rest) > 1 && isLetter(rest[1]) && !strings.HasPrefix(rest, " and ") && !strings.HasPrefix(rest, " to ") {
		return "", "", 0, 0 // "Add.1 and 2 documents"
	}
	return last.word, last.label, number, n
}

// addition reads "Corr.1", "Add.2", "Add.1/Corr.1" at the beginning of t.
func addition(t string) (word, label string, number, n int) {
	for _, w := range [...]string{"Corr.", "Add.", "Rev."} {
		if strings.HasPrefix(t, w) {
			word = w
		}
	}
	if word == "" {
		return "", "", 0, 0
	}
	n = len(word)
	for n < len(t) && t[n] == ' ' && n == len(word) {
		n++
	}
	start := n
	for n < len(t) && isDigit(t[n]) {
		n++
	}
	if n == start {
		return "", "", 0, 0
	}
	number, _ = strconv.Atoi(t[start:n])
	if rest := t[n:]; strings.HasPrefix(rest, "/Corr.") || strings.HasPrefix(rest, "/Rev.") || strings.HasPrefix(rest, "/Add.") {
		if w, l, k, m := addition(rest[1:]); m > 0 {
			_ = w
			return word, word + strconv.Itoa(number) + "/" + l, k, n + 1 + m
		}
	}
	return word, word, number, n
}

// rangeEnd reads the "-3" of "Add.1-3".
func rangeEnd(t string) (n, last int) {
	if len(t) < 2 || t[0] != '-' || !isDigit(t[1]) {
		return 0, 0
	}
	n = 1
	for n < len(t) && isDigit(t[n]) {
		n++
	}
	if n < len(t) && (isLetter(t[n]) || t[n] == '/') {
		return 0, 0
	}
	last, _ = strconv.Atoi(t[1:n])
	return n, last
}

// strip takes the addition that is already there off a symbol.
func strip(id, word string) string {
	if i := strings.Index(id, "/"+word); i > 0 {
		return id[:i]
	}
	return id
}

// worded tries the rules that stand by themselves and whose anchors are words, at
// the beginning of a word.
func (f *finder) worded(at int) {
	for i := range f.set.Worded[f.text[at]] {
		if a := &f.set.Worded[f.text[at]][i]; strings.HasPrefix(f.text[at:], a.Words) {
			f.stand(a.Rule, at)
		}
	}
}

func isUpper(b byte) bool  { return 'A' <= b && b <= 'Z' }
func isLower(b byte) bool  { return 'a' <= b && b <= 'z' }
func isDigit(b byte) bool  { return '0' <= b && b <= '9' }
func isLetter(b byte) bool { return isUpper(b) || isLower(b) }
func isWord(b byte) bool   { return wordByte[b] }

// wordByte marks the bytes of words: letters, digits, and all beyond ASCII.
var wordByte = func() (t [256]bool) {
	for b := range t {
		t[b] = b >= 0x80 || isLetter(byte(b)) || isDigit(byte(b))
	}
	return t
}()

// wordBefore tells a byte that belongs to the word of the one behind it.
func wordBefore(b byte) bool { return isWord(b) || b == '/' || b == '.' }
