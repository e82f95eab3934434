package segment

import "citegraph/extract/citation"

// placer joins notes to the places of their markers.
type placer struct {
	signs map[string]int // where each sign is in the list
	list  []placed
	spots []spot
}

// placed is what is known of a sign's markers: places in the list of spots, -1
// for none.
type placed struct {
	from int // the first that no note has passed
	last int
}

// spot is a marker in a paragraph.
type spot struct {
	paragraph, at, source int
	next                  int // of the same sign, -1 none
}

// notes joins each note to the paragraph where its first marker stands; where a
// number is used again on a later page, to the nearest one before the note.
func (l *placer) notes(doc *citation.Document) {
	if len(doc.Notes) == 0 {
		return
	}
	l.markers(doc)
	for i := range doc.Notes {
		n := &doc.Notes[i]
		n.Place = -1
		k, ok := l.signs[n.Sign]
		if !ok {
			continue
		}
		sign := &l.list[k]
		start := 0
		if len(n.Runs) > 0 {
			start = n.Runs[0].At
		}
		// The first marker not yet taken by an earlier note of that sign.
		pick := l.first(sign.from, func(source int) bool { return source < start })
		if pick < 0 {
			pick = sign.from
		}
		if pick < 0 {
			pick = sign.last
		}
		at := &l.spots[pick]
		p := &doc.Paragraphs[at.paragraph]
		n.Place, n.PlaceAt = at.paragraph, at.at
		n.Part, n.Number, n.Unit = p.Part, p.Number, p.Unit
		sign.from = l.first(pick, func(source int) bool { return source > start })
	}
	clear(l.signs) // which would keep the text
}

// markers takes down where the markers of each sign stand.
func (l *placer) markers(doc *citation.Document) {
	if l.signs == nil {
		l.signs = map[string]int{}
	}
	l.list, l.spots = l.list[:0], l.spots[:0]
	for i := range doc.Paragraphs {
		p := &doc.Paragraphs[i]
		for _, mk := range p.Markers {
			here := min(mk.At, max(len(p.Clean)-1, 0))
			source := p.Source(citation.Span{Start: here, End: here}).Start
			if k, ok := l.signs[mk.Sign]; ok {
				l.spots[l.list[k].last].next = len(l.spots)
				l.list[k].last = len(l.spots)
			} else {
				l.signs[mk.Sign] = len(l.list)
				l.list = append(l.list, placed{len(l.spots), len(l.spots)})
			}
			l.spots = append(l.spots, spot{i, mk.At, source, -1})
		}
	}
}

// first finds, from a spot on, the first of the same sign whose place in the text
// is as wanted, -1 none.
func (l *placer) first(from int, wanted func(source int) bool) int {
	for ; from >= 0; from = l.spots[from].next {
		if wanted(l.spots[from].source) {
			break
		}
	}
	return from
}
