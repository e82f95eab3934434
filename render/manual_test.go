package render

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The manual has a row and a section for every format, and the table of CiTO.
func TestManualOfFormats(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("..", "docs", "formats.md"))
	if err != nil {
		t.Fatal(err)
	}
	manual := string(content)
	var headings []string
	for line := range strings.Lines(manual) {
		if strings.HasPrefix(line, "### ") {
			headings = append(headings, line)
		}
	}
	check := func(name, suffix string) {
		row := "| `" + name + "` | `" + suffix + "` |"
		if suffix == "" {
			row = "| `" + name + "` | |"
		}
		if !strings.Contains(manual, row) {
			t.Errorf("no row %s", row)
		}
		if !strings.Contains(strings.Join(headings, ""), "`"+name+"`") {
			t.Errorf("no section of %s", name)
		}
	}
	for _, f := range Formats {
		check(f.Name, f.Suffix)
	}
	for _, e := range Exports {
		check(e.Name, e.Suffix)
	}
	for _, p := range citoProperties {
		found := false
		for line := range strings.Lines(manual) {
			found = found || strings.HasSuffix(line, "| `cito:"+p.property+"` |\n") && strings.Contains(line, p.verbs[0])
		}
		if !found {
			t.Errorf("no row of cito:%s", p.property)
		}
	}
}
