package render

import (
	"context"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Input is what a graph format writes: a stored graph, or the part of it that a
// picture shows (Part).
type Input struct {
	graphmodel.Reader
	// Text gives the text of a file as it was read when the graph was built, for
	// the formats that show words in their sentence; nil where texts are not to be
	// had. An error means that this one is not: the format does without it.
	Text func(ctx context.Context, file string) (string, error)
}

// The formats read a graph through instruments, links and evidence. What comes
// out is safe for every one of them before it adds the escapes of its own syntax:
// valid UTF-8 without NUL or other characters that XML 1.0 forbids, identifiers,
// labels, titles and verbs on one line. Distinct identifiers stay distinct.

// instruments yields every instrument sorted by identifier.
func instruments(ctx context.Context, r graphmodel.Reader) iter.Seq2[graphmodel.Instrument, error] {
	return func(yield func(graphmodel.Instrument, error) bool) {
		for i, err := range r.All(ctx) {
			i.ID, i.Whole = plainID(i.ID), plainID(i.Whole)
			i.Label, i.Title = cleanLine(i.Label), cleanLine(i.Title)
			i.Kind, i.Body, i.Date = citation.Kind(cleanLine(string(i.Kind))), cleanLine(i.Body), cleanLine(i.Date)
			i.Files = nil // All has none
			if !yield(i, err) || err != nil {
				return
			}
		}
	}
}

// links yields the citing pairs sorted by citing and cited identifier.
func links(ctx context.Context, r graphmodel.Reader) iter.Seq2[graphmodel.Link, error] {
	return func(yield func(graphmodel.Link, error) bool) {
		for l, err := range r.Links(ctx, graphmodel.Selection{}) {
			l.Citing, l.Cited, l.Verbs = plainID(l.Citing), plainID(l.Cited), plainVerbs(l.Verbs)
			if !yield(l, err) || err != nil {
				return
			}
		}
	}
}

// cleanEdges yields the citing pairs in the same order with their citations in the
// order of the text.
func cleanEdges(ctx context.Context, r graphmodel.Reader) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) {
		for e, err := range r.Edges(ctx, graphmodel.Selection{}) {
			e.Citing, e.Cited = plainID(e.Citing), plainID(e.Cited)
			e.Citations = slices.Clone(e.Citations)
			for i := range e.Citations {
				plainCitation(&e.Citations[i])
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

func plainCitation(c *citation.Citation) {
	c.ID, c.Verb = plainID(c.ID), cleanLine(c.Verb)
	for _, s := range []*string{&c.Doc, &c.File, &c.Text, &c.Body, &c.Date, &c.Title, &c.Phrase, &c.Paragraph, &c.Note, &c.Pinpoint, &c.Rule} {
		*s = scrub(*s)
	}
	c.Kind, c.Part, c.Method = citation.Kind(scrub(string(c.Kind))), citation.Part(scrub(string(c.Part))), citation.Method(scrub(string(c.Method)))
	c.Candidates = slices.Clone(c.Candidates)
	for i := range c.Candidates {
		c.Candidates[i] = plainID(c.Candidates[i])
	}
}

// labelOr is the label of an instrument, its identifier where it has none.
func labelOr(i *graphmodel.Instrument) string {
	if i.Label == "" {
		return i.ID
	}
	return i.Label
}

// plainVerbs are the verbs as words, without those that are none.
func plainVerbs(verbs []string) []string {
	plain := make([]string, 0, len(verbs))
	for _, verb := range verbs {
		if verb = cleanLine(verb); verb != "" {
			plain = append(plain, verb)
		}
	}
	return plain
}

// scrub makes a text valid UTF-8 without what XML 1.0 forbids or advises against
// (https://www.w3.org/TR/xml/#charsets): control characters but tab and line ends,
// and noncharacters.
func scrub(s string) string {
	if plainASCII(s, "\t\n\r") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' || unicode.Is(unicode.Noncharacter_Code_Point, r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// plainASCII tells whether a text is of printable ASCII and the characters in also.
func plainASCII(s, also string) bool {
	for i := range len(s) {
		if c := s[i]; (c < ' ' || c > '~') && strings.IndexByte(also, c) < 0 {
			return false
		}
	}
	return true
}

// plainID is an identifier as every format may write it: bytes that are no text,
// that end lines or that turn the direction of writing, and spaces that some
// reader would fold, as %XX, and so the percent sign. Identifiers of real
// instruments stay as they are.
func plainID(id string) string {
	if plainASCII(id, "") && !strings.ContainsAny(id, "% ") {
		return id
	}
	var b strings.Builder
	space := true // before, or the beginning
	for at := 0; at < len(id); {
		r, n := utf8.DecodeRuneInString(id[at:])
		switch {
		case r == ' ' && !space && at+1 < len(id):
			b.WriteByte(' ')
		case r == utf8.RuneError && n < 2, r == '%', unicode.IsSpace(r), unicode.IsControl(r), dropped(r):
			for _, c := range []byte(id[at : at+n]) {
				percentByte(&b, c)
			}
		default:
			b.WriteString(id[at : at+n])
		}
		space = r == ' '
		at += n
	}
	return b.String()
}

func percentByte(b *strings.Builder, c byte) {
	const hex = "0123456789ABCDEF"
	b.WriteByte('%')
	b.WriteByte(hex[c>>4])
	b.WriteByte(hex[c&15])
}
