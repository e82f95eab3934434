package match

import (
	"cmp"
	"slices"
	"sort"
)

// settle sorts the mentions and drops every one that overlaps a better one: the
// longer wins, then the type in the order of the constants, then the earlier
// found. Members of one list that share the span of their range stay together.
// Mentions that hang together by overlaps are settled among themselves, so that
// the time stays in proportion to the text.
func (f *finder) settle() []Mention {
	if len(f.found) < 2 {
		return f.found
	}
	if !f.keepDropped && f.ordered() {
		return f.found
	}
	f.order = f.order[:0]
	for i := range f.found {
		f.order = append(f.order, i)
	}
	order := f.order
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(f.found[a].Start, f.found[b].Start) })
	f.place = slices.Grow(f.place[:0], len(order))[:len(order)] // of a mention among those that stay, -1 for none
	for i := range f.place {
		f.place[i] = -1
	}
	f.kept = f.kept[:0]
	for from := 0; from < len(order); {
		to, reach := from+1, f.found[order[from]].End
		for to < len(order) && f.found[order[to]].Start < reach {
			reach = max(reach, f.found[order[to]].End)
			to++
		}
		for _, i := range f.best(order[from:to]) {
			f.place[i] = len(f.kept)
			f.kept = append(f.kept, f.found[i])
		}
		from = to
	}
	for i := range f.kept {
		m := &f.kept[i]
		if m.First = f.place[m.First]; m.First < 0 {
			m.First = i
		}
	}
	return f.kept
}

// best picks from mentions that hang together those that stay, in the order of
// the text.
func (f *finder) best(cluster []int) []int {
	if len(cluster) == 1 {
		return cluster
	}
	byRank := slices.Clone(cluster)
	sort.SliceStable(byRank, func(a, b int) bool {
		x, y := &f.found[byRank[a]], &f.found[byRank[b]]
		if x.Len() != y.Len() {
			return x.Len() > y.Len()
		}
		if x.Type != y.Type {
			return x.Type < y.Type
		}
		return byRank[a] < byRank[b]
	})
	var kept []int
	for _, i := range byRank {
		m := &f.found[i]
		clash := slices.ContainsFunc(kept, func(k int) bool {
			o := &f.found[k]
			return o.Overlaps(m.Span) && !together(o, m)
		})
		if !clash {
			kept = append(kept, i)
		} else if f.keepDropped {
			f.dropped = append(f.dropped, *m)
		}
	}
	sort.SliceStable(kept, func(a, b int) bool {
		x, y := &f.found[kept[a]], &f.found[kept[b]]
		if x.Start != y.Start {
			return x.Start < y.Start
		}
		return kept[a] < kept[b]
	})
	return kept
}

// ordered tells the common case: the mentions stand in order and none overlaps
// its neighbour.
func (f *finder) ordered() bool {
	for i := 1; i < len(f.found); i++ {
		if f.found[i].Start < f.found[i-1].End {
			return false
		}
	}
	return true
}

// together tells members of one list or one symbol that share words.
func together(a, b *Mention) bool {
	return a.First == b.First && a.Type == b.Type
}
