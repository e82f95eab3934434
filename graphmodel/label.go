package graphmodel

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/extract/symbol"
)

// Label makes the short label of an instrument from its identifier, for a box in
// a picture or a column of a table: "GA 70/1" for A/RES/70/1, "GA 217 (III) A"
// for A/RES/217(III)[A], "S/PRST/2010/22" for a symbol that is short as it is,
// "Baku Declaration 2018" for the slug baku-declaration-2018.
func Label(id string) string { return label(symbol.Parse(id)) }

func label(s symbol.Symbol) string {
	if !symbol.Printed(s.ID) {
		return slugLabel(s.ID)
	}
	bare := s.ID
	if i := strings.IndexByte(bare, '['); i > 0 {
		bare = bare[:i]
	}
	head := headLabel(s, bare)
	if head == "" {
		head = bare
		if rest, is := strings.CutPrefix(bare, "UNTS/"); is {
			head = "UNTS " + rest
		}
	}
	if s.Part != "" {
		head += " " + s.Part
	}
	return head
}

// headLabel is the label without the part, "" where the identifier is its own.
func headLabel(s symbol.Symbol, bare string) string {
	if s.Body == "" || s.Number == "" || strings.Contains(bare, "/Rev.") || strings.Contains(bare, "/Corr.") {
		return ""
	}
	body := s.Body
	switch {
	case s.Kind == citation.Statement && s.Body == "HRC":
		body += " PRST"
	case s.Kind == citation.Statement:
		return ""
	case s.Kind == citation.Decision && decidesBoth(s.Body):
		body += " decision"
	}
	roman := strings.Contains(bare, "("+s.Session+")")
	switch s.Body {
	case "ACHPR":
		return body + " " + s.Number
	case "WHA":
		return "WHA" + s.Session + "." + s.Number
	case "UNFCCC", "UNCCD":
		return body + " " + s.Number + "/" + s.Session
	case "UNESCO", "IMO", "IAEA", "ILO":
		_, tail, _ := strings.Cut(strings.Replace(bare, "/RES/", "/", 1), "/")
		return body + " " + tail
	}
	if roman {
		return body + " " + s.Number + " (" + s.Session + ")"
	}
	return body + " " + s.Session + "/" + s.Number
}

// decidesBoth tells the bodies that adopt resolutions and decisions under
// numbers of their own; of the others the number alone says which it is.
func decidesBoth(body string) bool {
	switch body {
	case "UNFCCC", "CBD", "UNCCD", "TDB", "UNEP GC":
		return false
	}
	return true
}

// slugLabel writes a slug as words: capitals except for the small words.
func slugLabel(slug string) string {
	if strings.ContainsAny(slug, "./ ") { // the name of a file
		return slug
	}
	words := strings.Split(slug, "-")
	for i, w := range words {
		if i > 0 && smallWord(w) {
			continue
		}
		if r, n := utf8.DecodeRuneInString(w); n > 0 {
			words[i] = string(unicode.ToUpper(r)) + w[n:]
		}
	}
	return strings.Join(words, " ")
}

func smallWord(w string) bool {
	switch w {
	case "a", "against", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with":
		return true
	}
	return false
}
