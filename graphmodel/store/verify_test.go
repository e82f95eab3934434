package store

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// soundGraph has two texts of a symbol, an entry of an archive, a joined name, and
// a corrigendum.
func soundGraph(t *testing.T) string {
	t.Helper()
	texts := manyTexts(3)
	other := texts[0]
	other.File, other.Language = "x.zip/fr.txt", "fr"
	other.Archive = "x.zip"
	texts = append(texts, other)
	texts[1].Citations = append(texts[1].Citations, citation.Citation{ID: "baku-declaration", Start: 200, End: 210, Line: 9, Method: citation.ByName}, citation.Citation{ID: "baku-declaration-2018", Start: 300, End: 310, Line: 9, Method: citation.ByName})
	path := filepath.Join(t.TempDir(), "g.db")
	w, err := Update(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for n, text := range texts {
		text.Sum = [32]byte{byte(n + 1)}
		if err := w.Put(context.Background(), text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.PutArchive(context.Background(), "x.zip", graphmodel.Stamp{Size: 1, Sum: [32]byte{9}}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Commit(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestVerifySound(t *testing.T) {
	path := soundGraph(t)
	wrong, err := Verify(context.Background(), path)
	if err != nil || len(wrong) > 0 {
		t.Errorf("%q (%v)", wrong, err)
	}
	if _, err := Verify(context.Background(), filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a graph that is not there is sound")
	}
}

// Every invariant is broken at least once, and named.
func TestVerifyNamesWhatIsWrong(t *testing.T) {
	broken := map[string][]string{
		"the build is complete":                     {"INSERT INTO meta VALUES ('building', '')"},
		"the graph has its numbers":                 {"DELETE FROM meta WHERE name = 'pairs'"},
		"every text has a file and its stamp":       {"UPDATE text SET sum = zeroblob(32) WHERE id = 1", "UPDATE text SET sum = x'00' WHERE id = 2", "UPDATE text SET size = -1 WHERE id = 1"},
		"every archive has its stamp":               {"UPDATE archive SET sum = x''"},
		"every entry lies in its archive":           {"UPDATE text SET archive = 'y.zip' WHERE archive <> ''"},
		"every text is of an instrument":            {"UPDATE text SET instrument = 9999 WHERE id = 1"},
		"the citations of a text follow each other": {"DELETE FROM citation WHERE id = 3", "UPDATE text SET last = last + 1 WHERE id = 1", "UPDATE citation SET text = 9999 WHERE id = 3", "UPDATE citation SET text = 2 WHERE id = 3"},
		"every citation cites an instrument":        {"UPDATE citation SET cited = 9999 WHERE id = 3"},
		"every word is there":                       {"UPDATE citation SET verb = 9999 WHERE id = 3", "UPDATE citation SET rule = 9999 WHERE id = 3", "UPDATE edge SET verbs = 9999"},
		"spans lie in the text in order":            {"UPDATE citation SET start = 5000, stop = 5001 WHERE id = 3", "UPDATE citation SET stop = 99 WHERE id = 3", "UPDATE citation SET start = -1 WHERE id = 1"},
		"every edge has the count of its citations": {"UPDATE edge SET count = count + 1 WHERE text = 2", "DELETE FROM edge WHERE text = 2", "INSERT INTO edge VALUES (2, 9999, 1, 0)"},
		"one text of an instrument is preferred":    {"UPDATE text SET preferred = 1", "UPDATE text SET preferred = 0 WHERE id = 2", "UPDATE text SET preferred = 2 WHERE id = 2"},
		"an instrument is read that has a text":     {"UPDATE instrument SET read = 1 - read WHERE id = 1", "UPDATE instrument SET read = 1"},
		"an instrument knows how many cite it":      {"UPDATE instrument SET cited = cited + 1 WHERE id = 5"},
		"an instrument knows how many it cites":     {"UPDATE instrument SET cites = cites + 1 WHERE id = 1"},
		"every instrument is read or cited":         {"INSERT INTO instrument (symbol, stated) VALUES ('A/RES/1/1', '')"},
		"what was joined is there":                  {"UPDATE joined SET citation = 9999", "UPDATE joined SET undated = 9999"},
		"the numbers of the graph are right":        {"UPDATE meta SET value = '7' WHERE name = 'citations'", "UPDATE meta SET value = '7' WHERE name = 'documents'"},
		"no such table":                             {"DROP TABLE joined"},
		"the file is damaged":                       {"DROP INDEX edge_cited; PRAGMA writable_schema = on; INSERT INTO sqlite_schema VALUES ('index', 'edge_cited', 'edge', 3, 'CREATE INDEX edge_cited ON edge (cited)')"},
	}
	for what, statements := range broken {
		for _, statement := range statements {
			path := soundGraph(t)
			db, err := open(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := db.Exec(statement); err != nil {
				t.Fatalf("%s: %v", statement, err)
			}
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			wrong, err := Verify(context.Background(), path)
			if err != nil || !strings.Contains(strings.Join(wrong, "\n"), what) {
				t.Errorf("%s: %q (%v), which does not say %q", statement, wrong, err, what)
			}
		}
	}
	for _, v := range invariants {
		if broken[v.what] == nil {
			t.Errorf("nothing here breaks that %s", v.what)
		}
	}
}

// A file cut short, one overwritten in the middle, and what is no graph.
func TestVerifyDamagedFiles(t *testing.T) {
	for name, damage := range map[string]func(content []byte) []byte{
		"cut short":               func(c []byte) []byte { return c[:len(c)-4096] },
		"overwritten":             func(c []byte) []byte { copy(c[8192:], strings.Repeat("x", 4096)); return c },
		"a text":                  func([]byte) []byte { return []byte(strings.Repeat("The General Assembly, ", 20)) },
		"another application":     func(c []byte) []byte { c[68] = 'X'; return c },
		"another schema":          func(c []byte) []byte { c[63] = 99; return c },
		"another schema, earlier": func(c []byte) []byte { c[63] = 1; return c },
	} {
		path := soundGraph(t)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, damage(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if wrong, err := Verify(context.Background(), path); err != nil || len(wrong) == 0 {
			t.Errorf("%s: %q (%v)", name, wrong, err)
		}
	}
}
