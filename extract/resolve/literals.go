package resolve

// literals are words that are tried in their order, by the one byte that tells
// most of them from a text at once. They are made once and never changed.
type literals [256][]string

// byFirst lays words out by their first byte, to be tried where a text begins.
func byFirst(words ...string) *literals {
	t := &literals{}
	for _, w := range words {
		t[w[0]] = append(t[w[0]], w)
	}
	return t
}

// byLast lays words out by their last byte, to be tried where a text ends.
func byLast(words ...string) *literals {
	t := &literals{}
	for _, w := range words {
		last := w[len(w)-1]
		t[last] = append(t[last], w)
	}
	return t
}

// begin gives the first of the words with which s begins, "" for none.
func (t *literals) begin(s string) string {
	if s == "" {
		return ""
	}
	for _, w := range t[s[0]] {
		if len(s) >= len(w) && s[:len(w)] == w {
			return w
		}
	}
	return ""
}

// end gives the first of the words with which s ends, "" for none.
func (t *literals) end(s string) string {
	if s == "" {
		return ""
	}
	for _, w := range t[s[len(s)-1]] {
		if len(s) >= len(w) && s[len(s)-len(w):] == w {
			return w
		}
	}
	return ""
}

// trimEnd is strings.TrimRight(s, " ,").
func trimEnd(s string) string {
	for s != "" && (s[len(s)-1] == ' ' || s[len(s)-1] == ',') {
		s = s[:len(s)-1]
	}
	return s
}
