package render

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"citegraph/graphmodel"
)

// literal is a string expression of Cypher as this package writes it: takes 'a\'b'
// and 'a\\' + 'u0027', refuses 'a'b'.
var literal = regexp.MustCompile(`'(?:[^'\\]|\\(?:['\\nrt]|u[0-9A-F]{4}))*'(?: \+ '(?:[^'\\]|\\(?:['\\nrt]|u[0-9A-F]{4}))*')*`)

// spoken gives the text that a string expression stands for.
func spoken(expression string) string {
	body := strings.ReplaceAll(expression[1:len(expression)-1], `' + '`, "")
	var b strings.Builder
	for i := 0; i < len(body); i++ {
		if body[i] != '\\' {
			b.WriteByte(body[i])
			continue
		}
		i++
		switch body[i] {
		case 'n':
			b.WriteByte('\n')
		case 'r':
			b.WriteByte('\r')
		case 't':
			b.WriteByte('\t')
		case 'u':
			code, _ := strconv.ParseInt(body[i+1:i+5], 16, 32)
			b.WriteRune(rune(code))
			i += 4
		default:
			b.WriteByte(body[i])
		}
	}
	return b.String()
}

func TestCypherText(t *testing.T) {
	for words, want := range map[string]string{
		"it's": `'it\'s'`, `a\`: `'a\\'`, "a\nb": `'a\nb'`, "\u202ea": `'\u202Ea'`, `\u0027`: `'\\' + 'u0027'`, `x\\u`: `'x\\\\' + 'u'`, "": "''", "é": "'é'",
	} {
		got := cypherText(words)
		if got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
		if literal.FindString(got) != got || spoken(got) != words {
			t.Errorf("%q: %s is read as %q", words, got, spoken(got))
		}
	}
	for _, words := range hostile {
		words = scrub(words)
		if got := cypherText(words); literal.FindString(got) != got || spoken(got) != words {
			t.Errorf("%q: %s is read as %q", words, got, spoken(got))
		}
	}
}

// The statements are of Cypher, as Neo4j's own parser has it.
func TestCypherThroughNeo4j(t *testing.T) {
	// Few and small ones: Neo4j's checks take a tenth of a second a row.
	graphs := []*held{{g: graphmodel.New(nil, nil)}, {g: standardGraphs()[2].graph}, hostileGraph(rand.New(rand.NewPCG(9, 9)), 7, 6)}
	folder := files(t, "cypher", graphs)
	var args []string
	for i := range graphs {
		args = append(args, filepath.Join(folder, fmt.Sprintf("%d.cypher", i)))
	}
	var statements []int
	if err := json.Unmarshal([]byte(nodeScript(t, "cypher.mjs", args...)), &statements); err != nil {
		t.Fatal(err)
	}
	for i, m := range graphs {
		want, pairs := 1, 0
		for range m.pairs(graphmodel.Selection{}) {
			pairs++
		}
		if m.g.Len() > 0 {
			want++
		}
		if pairs > 0 {
			want++
		}
		if statements[i] != want {
			t.Errorf("graph %d: %d statements, want %d", i, statements[i], want)
		}
	}
}

// Every statement merges, and takes at most cypherRows rows.
func TestCypherStatements(t *testing.T) {
	var all []graphmodel.Instrument
	var pairs []graphmodel.Pair
	for i := range 2*cypherRows + 1 {
		all = append(all, graphmodel.Instrument{ID: fmt.Sprintf("A/RES/1/%05d", i)})
		pairs = append(pairs, graphmodel.Pair{Citing: i, Cited: 0, Count: 1})
	}
	out := string(exportedAs(t, "cypher", Input{Reader: &held{g: graphmodel.New(all, pairs)}}))
	statements := strings.SplitAfter(out, ";\n")
	if len(statements) != 1+3+3+1 || statements[7] != "" {
		t.Fatalf("%d statements", len(statements))
	}
	for _, s := range statements[1:7] {
		if rows := strings.Count(s, "\n  {"); !strings.Contains(s, "MERGE") || rows > cypherRows || rows == 0 {
			t.Errorf("a statement of %d rows: …%s", rows, s[max(0, len(s)-200):])
		}
	}
}
