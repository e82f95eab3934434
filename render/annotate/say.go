package annotate

import (
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// hint is what a reader sees when the pointer rests on a mark: the verb, what is
// cited and where in it; for several citations one after the other.
func (p *Page) hint(m *Mark) string {
	var hints []string
	for _, c := range m.Citations {
		at := slices.IndexFunc(p.Instruments, func(i Cited) bool { return i.ID == c.ID })
		words := name(p.Instruments[at].Instrument)
		if c.Verb != "" {
			words = c.Verb + ": " + words
		}
		if c.Pinpoint != "" {
			words += ", " + c.Pinpoint
		}
		if len(c.Candidates) > 0 {
			words += " (or " + strings.Join(c.Candidates, ", ") + ")"
		}
		hints = append(hints, words)
	}
	return strings.Join(hints, "; ")
}

// name is the label with the title, as far as it says more.
func name(i graphmodel.Instrument) string {
	if i.Title == "" || i.Title == i.Label {
		return i.Label
	}
	return i.Label + ", " + i.Title
}

// place is where a block stands, in words: "preamble 3", "operative 12 (b)".
func place(b *Block) string {
	if b.Part == "" || b.Part == citation.Heading || b.Title {
		return ""
	}
	return strings.TrimSpace(string(b.Part) + " " + b.Number)
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// summary says how much the page cites.
func (p *Page) summary() string {
	n := 0
	for i := range p.Marks {
		n += len(p.Marks[i].Citations)
	}
	switch {
	case n == 0:
		return "No citation was found in this text."
	case len(p.Instruments) == 1:
		return fmt.Sprintf("This text cites 1 instrument, %s.", times(n))
	}
	return fmt.Sprintf("This text cites %d instruments, in %d citations.", len(p.Instruments), n)
}
