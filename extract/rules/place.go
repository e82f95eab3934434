package rules

import (
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// place finds the line and column of what the path leads to: keys (string) and
// positions in lists (int). Where the path ends early, the last place on it is
// meant. The tree is made anew when the first fault asks for it.
func (f *ruleFile) place(path ...any) (line, column int) {
	f.once.Do(func() { f.root, _ = f.parse() })
	n := f.root
	if n == nil {
		return 1, 1
	}
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return at(n)
}

// key is the place of a key itself, not of its value.
func (f *ruleFile) key(path ...any) (line, column int) {
	f.once.Do(func() { f.root, _ = f.parse() })
	n := f.root
	for _, step := range path[:len(path)-1] {
		if n = child(n, step); n == nil {
			return f.place(path...)
		}
	}
	values, _ := pairs(n)
	for _, p := range values {
		if p.Key.GetToken().Value == path[len(path)-1] {
			return at(p.Key)
		}
	}
	return f.place(path...)
}

// within is the place of a fragment inside the value that the path leads to,
// where it stands there as the file writes it; else that of the value.
func (f *ruleFile) within(fragment string, path ...any) (line, column int) {
	line, column = f.place(path...)
	lines := strings.Split(string(f.content), "\n")
	if line > len(lines) || fragment == "" {
		return line, column
	}
	row := []rune(lines[line-1])
	if column > len(row) {
		return line, column
	}
	if before, _, ok := strings.Cut(string(row[column-1:]), fragment); ok {
		column += len([]rune(before))
	}
	return line, column
}

// empty tells whether the path leads to nothing, or to an empty text or list.
func (f *ruleFile) empty(path ...any) bool {
	f.once.Do(func() { f.root, _ = f.parse() })
	n := f.root
	for _, step := range path {
		if n = child(n, step); n == nil {
			return true
		}
	}
	if seq, ok := n.(*ast.SequenceNode); ok {
		return len(seq.Values) == 0
	}
	words, ok := scalar(n)
	return ok && words == ""
}

// child follows one step; nil where it leads nowhere.
func child(n ast.Node, step any) ast.Node {
	switch step := step.(type) {
	case string:
		values, _ := pairs(n)
		for _, p := range values {
			if p.Key.GetToken().Value == step {
				return p.Value
			}
		}
	case int:
		if seq, ok := n.(*ast.SequenceNode); ok && step < len(seq.Values) {
			return seq.Values[step]
		}
	}
	return nil
}

// lines gives the lines of the file from the beginning of element i of the list
// at key up to the next element, without the comments and blank lines between.
func (f *ruleFile) lines(key string, i int) string {
	from, _ := f.place(key, i)
	all := strings.Split(string(f.content), "\n")
	to := len(all) + 1
	if child(child(f.root, key), i+1) != nil {
		to, _ = f.place(key, i+1)
	}
	if from < 1 || from >= to {
		return ""
	}
	rows := all[from-1 : to-1]
	for len(rows) > 0 {
		if last := strings.TrimSpace(rows[len(rows)-1]); last != "" && last[0] != '#' {
			break
		}
		rows = rows[:len(rows)-1]
	}
	return strings.Join(rows, "\n")
}
