// Package report fills the diagrams and tables that a report asks for. A report
// is Markdown or HTML that a person writes; a request in it is a comment,
//
//	<!-- citegraph render --focus "2030 Agenda" --caption "Who cites the Agenda" -->
//
// behind which the result is kept up to a second comment, <!-- /citegraph -->,
// or, in Markdown, a fenced block of the language citegraph with the same words.
// The package finds requests and sets results; to answer them is the caller's.
package report

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/mattn/go-shellwords"
)

// Kind is what a report is written in.
type Kind int

// The kinds of report.
const (
	Markdown Kind = iota
	HTML
)

// Request is what a report asks for at one place.
type Request struct {
	Words   []string // a command of citegraph with its arguments and flags, without those below
	Caption string   // --caption: what stands below the picture or table
	Name    string   // --name: of the picture's file, "" for one made from the caption
	Inline  *bool    // --inline, --file: the picture in the report or beside it; nil for the caller's choice
	Line    int      // 1-based line of the request in the report
}

// Result is a picture or tables.
type Result struct {
	Picture []byte // an SVG file, nil for tables
	File    string // where the picture is, as the report names it; "" for inline
	Tables  []Table
	Base    string // on what a table's answer rests
}

// Table is a table of an answer.
type Table struct {
	Title   string
	Columns []Column
	Rows    [][]string
}

// Column is a column of a Table.
type Column struct {
	Name   string
	Number bool // set to the right
}

// Answer gives the result of a request. Its error is that of the place.
type Answer func(ctx context.Context, r Request) (Result, error)

var (
	// takes "<!-- citegraph render --focus 70/1 -->", over several lines too; not "<!-- citegraphs -->" and "<!-- citegraph -->"
	opening = regexp.MustCompile(`<!--\s*citegraph\s+([^\s<>-](?:[^<]|<[^!])*?)\s*-->`)
	// takes "<!-- /citegraph -->"; not "<!-- citegraph -->"
	closing = regexp.MustCompile(`<!--\s*/\s*citegraph\s*-->`)
	// takes "```citegraph" and "~~~ {.citegraph}"; not "```citegraphs" and "text```citegraph"
	fence = regexp.MustCompile("^ {0,3}(```+|~~~+) *(?:\\{ *\\.)?([^\\s`}]*)[^`]*$")
)

const end = "<!-- /citegraph -->"

// Fill answers every request of the report and sets the results, in the order of
// the text. What stands outside the results stays byte by byte; a report that is
// filled already comes back the same. With final the requests themselves are left
// out: what comes back is for readers, not for the next Fill. An error names
// the line.
func Fill(ctx context.Context, text string, kind Kind, final bool, answer Answer) (string, error) {
	var out strings.Builder
	for at := 0; at < len(text); {
		p, found := next(text, at, kind)
		if !found {
			out.WriteString(text[at:])
			break
		}
		line := 1 + strings.Count(text[:p.from], "\n")
		r, err := parse(p.words)
		if p.open {
			err = errors.New("the block of citegraph has no end: close it with a line of ``` or ~~~")
		}
		if err != nil {
			return "", fmt.Errorf("line %d: %w", line, err)
		}
		r.Line = line
		result, err := answer(ctx, r)
		if err != nil {
			return "", fmt.Errorf("line %d: %w", line, err)
		}
		set := write(kind, &r, &result)
		out.WriteString(text[at:p.from])
		switch {
		case final:
			out.WriteString(set)
		case p.fenced:
			out.WriteString(text[p.from:p.requestEnd])
			out.WriteString("\n\n<!-- citegraph -->\n\n" + set + "\n\n" + end)
		default:
			out.WriteString(text[p.from:p.requestEnd])
			out.WriteString("\n\n" + set + "\n\n" + end)
		}
		at = p.to
	}
	return out.String(), nil
}

// place is where a request stands, with the result of an earlier Fill.
type place struct {
	from, requestEnd, to int
	words                string
	fenced, open         bool // a code block; one without an end
}

// next finds the first request from a place on. Other code blocks of Markdown
// are passed over: what stands in them is shown, not meant.
func next(text string, at int, kind Kind) (place, bool) {
	comment := opening.FindStringSubmatchIndex(text[at:])
	for from := at; kind == Markdown && from < len(text); {
		if comment != nil && at+comment[0] < from {
			break
		}
		stop := lineEnd(text, from)
		m := fence.FindStringSubmatch(strings.TrimRight(text[from:stop], "\r\n"))
		if m == nil || from > 0 && text[from-1] != '\n' {
			from = stop
			continue
		}
		if comment != nil && at+comment[0] < from {
			break
		}
		body, after, closed := fenced(text, stop, m[1])
		if m[2] == "citegraph" {
			p := place{from: from, requestEnd: after, words: text[stop:body], fenced: true, open: !closed}
			p.to = filled(text, after, true)
			return p, true
		}
		from = after
		if comment != nil && at+comment[0] < after { // the comment stood in the code
			comment = opening.FindStringSubmatchIndex(text[after:])
			for i := range comment {
				comment[i] += after - at
			}
		}
	}
	if comment == nil {
		return place{}, false
	}
	p := place{from: at + comment[0], requestEnd: at + comment[1], words: text[at+comment[2] : at+comment[3]]}
	p.to = filled(text, p.requestEnd, false)
	return p, true
}

// filled gives the end of the result that follows a request, or the request's
// own end where none follows: another request comes first, or the text's end.
func filled(text string, after int, wantsMark bool) int {
	rest := text[after:]
	if wantsMark {
		trimmed := strings.TrimLeft(rest, " \t\r\n")
		if !strings.HasPrefix(trimmed, "<!-- citegraph -->") {
			return after
		}
	}
	stop := closing.FindStringIndex(rest)
	if stop == nil {
		return after
	}
	if again := opening.FindStringIndex(rest); again != nil && again[0] < stop[0] && !wantsMark {
		return after
	}
	return after + stop[1]
}

// fenced finds the end of a code block: of its body, and of its closing fence.
func fenced(text string, at int, mark string) (body, after int, closed bool) {
	for at < len(text) {
		stop := lineEnd(text, at)
		line := strings.TrimSpace(text[at:stop])
		if strings.HasPrefix(line, mark) && strings.Trim(line, mark[:1]) == "" {
			return at, at + len(strings.TrimRight(text[at:stop], "\r\n")), true
		}
		at = stop
	}
	return len(text), len(text), false
}

func lineEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// parse reads the words of a request and takes out what is the report's.
func parse(words string) (Request, error) {
	var r Request
	p := shellwords.NewParser()
	p.ParseEnv, p.ParseBacktick = false, false
	// A line break parts words; the characters that a shell would act on are plain.
	list, err := p.Parse(quoteOperators(strings.Join(strings.Fields(words), " ")))
	if err != nil {
		return r, fmt.Errorf("the request %q cannot be read: %w; see that quotation marks are closed", words, err)
	}
	for i := 0; i < len(list); i++ {
		flag, value, given := strings.Cut(list[i], "=")
		set := func(to *string) error {
			if !given {
				if i++; i >= len(list) {
					return fmt.Errorf("%s wants a value behind it", flag)
				}
				value = list[i]
			}
			*to = value
			return nil
		}
		switch flag {
		case "--caption":
			err = set(&r.Caption)
		case "--name":
			err = set(&r.Name)
		case "--inline", "--file":
			inline := flag == "--inline"
			r.Inline = &inline
		default:
			r.Words = append(r.Words, list[i])
		}
		if err != nil {
			return r, err
		}
	}
	if len(r.Words) == 0 {
		return r, fmt.Errorf("the request names no command: write render, cited-by, cites, chain, show or stats with its flags")
	}
	if strings.ContainsAny(r.Name, `/\:`) || strings.HasPrefix(r.Name, ".") {
		return r, fmt.Errorf("--name %q: a name of a file without folders belongs there", r.Name)
	}
	return r, nil
}

// quoteOperators keeps the parser from ending at ; & | < > ( ) outside quotation
// marks: 217(III) is a number here.
func quoteOperators(s string) string {
	var b strings.Builder
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && strings.IndexByte(";&|<>()", c) >= 0:
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// Figures names the pictures' files of one report: from the name or caption that
// a request gives, else from its words; a second of one name gets a number.
type Figures struct{ used map[string]int }

// Name gives the file's name without suffix.
func (f *Figures) Name(r *Request) string {
	words := r.Name
	if words == "" {
		words = r.Caption
	}
	if words == "" {
		words = strings.Join(r.Words, " ")
	}
	name := slug(words)
	if f.used == nil {
		f.used = map[string]int{}
	}
	f.used[name]++
	if n := f.used[name]; n > 1 {
		return fmt.Sprintf("%s-%d", name, n)
	}
	return name
}

// slug makes a file's name: lower-case letters, digits and hyphens, at most 60.
func slug(words string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(words) {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= 60 {
			break
		}
	}
	if name := strings.Trim(b.String(), "-"); name != "" {
		return name
	}
	return "figure"
}
