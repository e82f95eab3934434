package pdf

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// words are those of a file, by which a hyphen at a line's end is judged.
type words struct {
	seen     map[string]bool // in lower case, with their inner hyphens
	hyphened bool            // the file's lines are hyphenated
}

// learn reads the words of the lines, and whether more of them end with a hyphen
// than compounds give.
func (w *words) learn(ls []line) {
	w.seen = map[string]bool{}
	broken, long := 0, 0
	for i := range ls {
		text := ls[i].text
		if len(text) > 30 {
			long++
			if hyphenEnd(text) > 0 {
				broken++
			}
		}
		fields := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !isHyphen(r) && r != 0x2019 && r != '\'' })
		for k, f := range fields {
			if k == len(fields)-1 && hyphenEnd(text) > 0 {
				continue // a part of a word, as may be
			}
			if k == 0 && i > 0 && hyphenEnd(ls[i-1].text) > 0 {
				continue
			}
			w.seen[strings.ToLower(strings.Map(plainHyphen, f))] = true
		}
	}
	w.hyphened = broken > 3 && broken*25 > long
}

func isHyphen(r rune) bool { return r == '-' || r == 0x2010 || r == 0x2011 || r == 0xad }

func plainHyphen(r rune) rune {
	if isHyphen(r) {
		return '-'
	}
	return r
}

// hyphenEnd gives the length of the hyphen that divides the word at the text's
// end, 0 where none does.
func hyphenEnd(text string) int {
	r, n := utf8.DecodeLastRuneInString(text)
	if !isHyphen(r) || r == 0x2011 {
		return 0
	}
	if before := lastRune(text[:len(text)-n]); r != 0xad && !unicode.IsLetter(before) {
		return 0
	}
	return n
}

// join puts two lines of a paragraph together: with a space, with none between
// ideographs, without the hyphen where it divides a word.
func (a *analysis) join(p, c string) string {
	switch {
	case p == "":
		return c
	case c == "":
		return p
	}
	last, first := lastRune(p), firstRune(c)
	if n := hyphenEnd(p); n > 0 {
		head := p[:len(p)-n]
		if last == 0xad {
			return head + c
		}
		if unicode.IsLower(lastRune(head)) && unicode.IsLower(first) && a.words.divided(head, c) {
			return head + c
		}
		return p + c
	}
	if a.mirrored && divided.MatchString(p) && yearCloses.MatchString(c) {
		return p[:len(p)-1] + "(" + c
	}
	before := lastRune(p[:len(p)-utf8.RuneLen(max(last, 0))])
	switch {
	case scriptOf(last) == ideograph || scriptOf(first) == ideograph:
		return p + c
	case (last == '/' || last == '-' || last == 0x2011 || last == '–') && before != ' ' && before != utf8.RuneError && (unicode.IsLetter(first) || unicode.IsDigit(first)):
		return p + c
	}
	return p + " " + c
}

// A number and its year on two lines: divided takes "القرار 2216)" at the end of a
// line, where a bracket cannot tell its direction, and yearCloses "2015) المؤرخ" at
// the beginning of the next; not "2015 (".
var (
	divided    = regexp.MustCompile(`\d\)$`)
	yearCloses = regexp.MustCompile(`^\d{4}\)`)
)

// divided tells whether a hyphen at a line's end only divides a word: the word is
// there whole, or neither its compound nor its parts are and lines are hyphenated.
func (w *words) divided(head, tail string) bool {
	one := strings.ToLower(trailing(head))
	other := strings.ToLower(leading(tail))
	switch {
	case w.seen[one+other]:
		return true
	case w.seen[one+"-"+other]:
		return false
	}
	return w.hyphened && !(w.seen[one] && w.seen[other])
}

func trailing(s string) string {
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

func leading(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}
