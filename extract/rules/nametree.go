package rules

import (
	"slices"
	"strings"
)

// nameTree holds the names that begin with one word by how they go on: what
// several share is compared once, and most texts part from all of them behind a
// word or two.
type nameTree struct {
	label  string     // what is read on the way to this node, from the node before
	name   *Name      // that ends here, nil for none
	firsts string     // the first bytes of the labels of next, one each
	next   []nameTree // sorted by label
}

// plant makes the tree of names.
func plant(names []Name) nameTree {
	sorted := make([]*Name, len(names))
	for i := range names {
		sorted[i] = &names[i]
	}
	slices.SortFunc(sorted, func(a, b *Name) int { return strings.Compare(a.Words, b.Words) })
	return grow(sorted, 0)
}

// grow makes the node of sorted names, all different, that share their first read
// bytes.
func grow(names []*Name, read int) (t nameTree) {
	if len(names) == 0 {
		return t
	}
	first, last := names[0].Words, names[len(names)-1].Words
	shared := read
	for shared < len(first) && shared < len(last) && first[shared] == last[shared] {
		shared++
	}
	t.label = first[read:shared]
	if len(first) == shared {
		t.name, names = names[0], names[1:]
	}
	for len(names) > 0 {
		b := names[0].Words[shared]
		n := slices.IndexFunc(names, func(n *Name) bool { return n.Words[shared] != b })
		if n < 0 {
			n = len(names)
		}
		t.firsts += string([]byte{b})
		t.next = append(t.next, grow(names[:n], shared))
		names = names[n:]
	}
	return t
}

// longest returns the longest of the names at the beginning of text, nil for none;
// article tells whether the article stands before it.
func (t *nameTree) longest(text string, article func() bool) (best *Name) {
	for {
		if !strings.HasPrefix(text, t.label) {
			return best
		}
		text = text[len(t.label):]
		if n := t.name; n != nil && (text == "" || !wordByte(text[0])) && (!n.Article || article()) {
			best = n
		}
		if text == "" {
			return best
		}
		i := strings.IndexByte(t.firsts, text[0])
		if i < 0 {
			return best
		}
		t = &t.next[i]
	}
}
