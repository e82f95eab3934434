package match

import "sort"

// settle sorts the mentions and drops every one that overlaps a better one: the
// longer wins, then the type in the order of the constants, then the earlier.
// Members of one list that share the span of their range stay together.
func (f *finder) settle() []Mention {
	if len(f.found) < 2 {
		return f.found
	}
	if !f.keepDropped && f.ordered() {
		return f.found
	}
	order := make([]int, len(f.found))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		x, y := &f.found[order[a]], &f.found[order[b]]
		if x.Len() != y.Len() {
			return x.Len() > y.Len()
		}
		return x.Type < y.Type
	})
	keep := make([]bool, len(f.found))
	var kept []int // sorted by start
	for _, i := range order {
		m := &f.found[i]
		at := sort.Search(len(kept), func(k int) bool { return f.found[kept[k]].Start >= m.End })
		clash := false
		for k := at - 1; k >= 0 && !clash; k-- {
			o := &f.found[kept[k]]
			if o.Overlaps(m.Span) && !together(o, m) {
				clash = true
			}
			if o.End <= m.Start && at-k > 8 {
				break
			}
		}
		if clash {
			if f.keepDropped {
				f.dropped = append(f.dropped, *m)
			}
			continue
		}
		keep[i] = true
		pos := sort.Search(len(kept), func(k int) bool {
			o := &f.found[kept[k]]
			return o.Start > m.Start || o.Start == m.Start && kept[k] > i
		})
		kept = append(kept, 0)
		copy(kept[pos+1:], kept[pos:])
		kept[pos] = i
	}
	out := make([]Mention, 0, len(kept))
	place := make(map[int]int, len(kept))
	for _, i := range kept {
		place[i] = len(out)
		out = append(out, f.found[i])
	}
	for i := range out {
		if p, ok := place[out[i].First]; ok {
			out[i].First = p
		} else {
			out[i].First = i
		}
	}
	return out
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
