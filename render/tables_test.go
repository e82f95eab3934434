package render

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"citegraph/graphmodel"
)

// pythonRows gives the rows that Python reads in a format of the graphs.
func pythonRows(t *testing.T, format string, graphs []*held) [][][]string {
	t.Helper()
	folder := files(t, format, graphs)
	var args []string
	for i := range graphs {
		args = append(args, filepath.Join(folder, fmt.Sprintf("%d.%s", i, format)))
	}
	var read [][][]string
	if err := json.Unmarshal([]byte(python(t, "csv", "python3", "csv_rows.py", args...)), &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func TestTablesThroughPython(t *testing.T) {
	graphs := formatGraphs()
	nodes, pairs, citations := pythonRows(t, "csv-nodes", graphs), pythonRows(t, "csv", graphs), pythonRows(t, "csv-evidence", graphs)
	for at, m := range graphs {
		var ids []string
		for n := range m.g.Len() {
			ids = append(ids, cell(plainID(m.g.Instrument(n).ID)))
		}
		if len(nodes[at]) != 1+len(ids) {
			t.Fatalf("graph %d: %d rows of instruments, want %d", at, len(nodes[at]), 1+len(ids))
		}
		for n, id := range ids {
			row := nodes[at][1+n]
			if row[0] != id || row[2] != cell(cleanLine(m.g.Instrument(n).Title)) {
				t.Errorf("graph %d: row %q, want %q", at, row, id)
			}
		}
		p, c := 1, 1
		for pair := range m.pairs(graphmodel.Selection{}) {
			if row := pairs[at][p]; row[0] != ids[pair.Citing] || row[2] != ids[pair.Cited] || row[4] != strconv.Itoa(pair.Count) {
				t.Errorf("graph %d: row %q, want %v", at, row, pair)
			}
			p++
			for k := range pair.Count {
				if row := citations[at][c]; row[0] != ids[pair.Citing] || row[2] != cell(scrub(m.words[(k+pair.Cited)%len(m.words)])) {
					t.Errorf("graph %d: row %q, want %v", at, row, pair)
				}
				c++
			}
		}
		if len(pairs[at]) != p || len(citations[at]) != c {
			t.Errorf("graph %d: %d and %d rows, want %d and %d", at, len(pairs[at]), len(citations[at]), p, c)
		}
	}
}

// cell is a text as a table has it.
func cell(s string) string {
	if strings.HasPrefix(s, "'=") || s == "" || !strings.ContainsAny(s[:1], "=+-@\t\r") {
		return s
	}
	return "'" + s
}

func TestTablesHaveNoFormulas(t *testing.T) {
	m := &held{g: graphmodel.New([]graphmodel.Instrument{{ID: "a", Title: `=HYPERLINK("http://x")`, Label: "+1", Body: "@x"}}, nil)}
	out := string(exportedAs(t, "csv-nodes", Input{Reader: m}))
	if want := `a,'+1,"'=HYPERLINK(""http://x"")",,'@x,`; !strings.Contains(out, want) {
		t.Errorf("no %s in %s", want, out)
	}
}
