package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// problem is what was wrong with a document, or had to be mended, in two parts as
// every message has them: what it is, and behind the last semicolon what to do.
type problem struct {
	Problem string `json:"problem"`
	Remedy  string `json:"remedy,omitempty"`
}

func newProblem(file, message string) problem {
	message = strings.TrimPrefix(message, file+": ")
	message = strings.TrimPrefix(message, "cannot be read as a document: ")
	if at := strings.LastIndex(message, "; "); at >= 0 {
		return problem{message[:at], message[at+2:]}
	}
	return problem{Problem: message}
}

// anyNumber takes "0.4", "1234"; not "UTF".
var anyNumber = regexp.MustCompile(`\d+(?:\.\d+)?`)

// shownSingly is how many problems are told when they come up; the others only by
// their causes at the end.
const shownSingly = 20

// problems are gathered by their cause.
type problems struct {
	causes map[string]*cause
	count  int
}

// cause is what several documents have in common.
type cause struct {
	problem
	first string // document
	count int
}

// add tells whether the problem is still to be shown by itself.
func (p *problems) add(file string, what problem) bool {
	key := anyNumber.ReplaceAllString(what.Problem, "0") + ";" + what.Remedy
	if p.causes == nil {
		p.causes = map[string]*cause{}
	}
	c := p.causes[key]
	if c == nil {
		c = &cause{problem: what, first: file}
		p.causes[key] = c
	}
	c.count++
	p.count++
	return p.count <= shownSingly
}

// lines are the causes, the most frequent first, each with its first document and
// what to do; nil where every problem was shown by itself.
func (p *problems) lines() []string {
	if p.count <= shownSingly {
		return nil
	}
	var all []*cause
	for _, c := range p.causes {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *cause) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.first, b.first)) })
	var lines []string
	for _, c := range all {
		line := fmt.Sprintf("  %s: %s", count(c.count, "document"), c.Problem)
		if c.Remedy != "" {
			line += "; " + c.Remedy
		}
		lines = append(lines, line+" (first: "+c.first+")")
	}
	return lines
}
