package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"strings"
)

// invariant is what holds in every graph. Its query gives a row in words for each
// place where it does not.
type invariant struct{ what, query string }

// invariants are checked in this order, so that what is wrong at the root is told
// before what follows from it.
var invariants = []invariant{
	{"the build is complete", `SELECT 'it has the mark of a build that did not end' FROM meta WHERE name = 'building'`},
	{"the graph has its numbers", `SELECT column1 || ' is missing' FROM (VALUES ('documents'), ('texts'), ('instruments'), ('pairs'), ('citations'), ('fingerprint'), ('prefer'))
		WHERE column1 NOT IN (SELECT name FROM meta)`},
	{"every text has a file and its stamp", `SELECT 'text ' || id || ' (' || file || ')' FROM text
		WHERE file = '' OR size < 0 OR modified < 0 OR typeof(sum) <> 'blob' OR length(sum) <> 32 OR sum = zeroblob(32)`},
	{"every archive has its stamp", `SELECT file FROM archive WHERE file = '' OR size < 0 OR modified < 0 OR typeof(sum) <> 'blob' OR length(sum) <> 32 OR sum = zeroblob(32)`},
	{"every entry lies in its archive", `SELECT file || ' is not in ' || archive FROM text WHERE archive <> '' AND file <> archive AND substr(file, 1, length(archive) + 1) <> archive || '/'`},
	{"every text is of an instrument", `SELECT 'text ' || id || ' (' || file || ') is of none' FROM text WHERE instrument NOT IN (SELECT id FROM instrument)`},
	{"the citations of a text follow each other", `SELECT file || ' begins before the text before it ends' FROM
		(SELECT file, first, lag(last) OVER (ORDER BY first, last) AS before FROM text WHERE last >= first) WHERE first <= before
		UNION ALL SELECT 'citation ' || c.id || ' is of no text' FROM citation c LEFT JOIN text t ON t.id = c.text WHERE t.id IS NULL OR c.id NOT BETWEEN t.first AND t.last
		UNION ALL SELECT t.file || ' has ' || count(c.id) || ' citations of ' || (t.last - t.first + 1) FROM text t LEFT JOIN citation c ON c.id BETWEEN t.first AND t.last
			GROUP BY t.id HAVING count(c.id) <> t.last - t.first + 1`},
	{"every citation cites an instrument", `SELECT 'citation ' || id || ' cites none' FROM citation WHERE cited NOT IN (SELECT id FROM instrument)`},
	{"every word is there", `SELECT 'citation ' || c.id || ' has a word that is not there' FROM citation c WHERE
		(verb <> 0 AND verb NOT IN (SELECT id FROM word)) OR (phrase <> 0 AND phrase NOT IN (SELECT id FROM word)) OR (part <> 0 AND part NOT IN (SELECT id FROM word))
		OR (method <> 0 AND method NOT IN (SELECT id FROM word)) OR (rule <> 0 AND rule NOT IN (SELECT id FROM word))
		UNION ALL SELECT 'the edge of text ' || text || ' to instrument ' || cited || ' has verbs that are not there' FROM edge WHERE verbs <> 0 AND verbs NOT IN (SELECT id FROM word)`},
	{"spans lie in the text in order", `SELECT 'citation ' || id || ' at ' || start || '–' || stop || ', line ' || line FROM
		(SELECT id, start, stop, line, lag(start) OVER (PARTITION BY text ORDER BY id) AS before FROM citation) WHERE start < 0 OR stop < start OR line < 0 OR start < before`},
	{"every edge has the count of its citations", `SELECT 'text ' || text || ' to instrument ' || cited || ': ' || sum(counted) || ' counted, ' || sum(there) || ' there' FROM
		(SELECT text, cited, count AS counted, 0 AS there FROM edge UNION ALL SELECT text, cited, 0, count(*) FROM citation GROUP BY text, cited)
		GROUP BY text, cited HAVING sum(counted) <> sum(there)`},
	{"one text of an instrument is preferred", `SELECT i.symbol || ' has ' || sum(t.preferred = 1) || ' of ' || count(*) || ' texts preferred' FROM text t JOIN instrument i ON i.id = t.instrument
		GROUP BY t.instrument HAVING sum(t.preferred = 1) <> 1 OR sum(t.preferred NOT IN (0, 1)) > 0`},
	{"an instrument is read that has a text", `SELECT symbol || CASE WHEN read THEN ' is said to be read and has no text' ELSE ' has a text and is said not to be read' END FROM instrument
		WHERE read <> (id IN (SELECT instrument FROM text))`},
	{"an instrument knows how many cite it", `SELECT i.symbol || ': ' || i.cited || ' counted, ' || coalesce(n, 0) || ' there' FROM instrument i LEFT JOIN
		(SELECT e.cited, count(*) AS n FROM edge e JOIN text t ON t.id = e.text WHERE t.preferred GROUP BY e.cited) c ON c.cited = i.id WHERE i.cited <> coalesce(n, 0)`},
	{"an instrument knows how many it cites", `SELECT i.symbol || ': ' || i.cites || ' counted, ' || coalesce(n, 0) || ' there' FROM instrument i LEFT JOIN
		(SELECT t.instrument, count(*) AS n FROM text t CROSS JOIN edge e ON e.text = t.id WHERE t.preferred GROUP BY t.instrument) c ON c.instrument = i.id WHERE i.cites <> coalesce(n, 0)`},
	{"every instrument is read or cited", `SELECT symbol FROM instrument WHERE id NOT IN (SELECT instrument FROM text) AND id NOT IN (SELECT cited FROM edge) AND id NOT IN (SELECT undated FROM joined)`},
	{"what was joined is there", `SELECT 'citation ' || citation FROM joined WHERE citation NOT IN (SELECT id FROM citation) OR undated NOT IN (SELECT id FROM instrument)`},
	{"the numbers of the graph are right", `SELECT name || ': ' || value || ' stored, ' || n || ' there' FROM meta JOIN (
		SELECT 'documents' AS what, count(DISTINCT instrument) AS n FROM text UNION ALL SELECT 'texts', count(*) FROM text
		UNION ALL SELECT 'instruments', count(*) FROM instrument WHERE read OR cited
		UNION ALL SELECT 'pairs', count(*) FROM text t CROSS JOIN edge e ON e.text = t.id WHERE t.preferred
		UNION ALL SELECT 'citations', coalesce(sum(last - first + 1), 0) FROM text WHERE preferred) ON what = name WHERE CAST(value AS INTEGER) <> n`},
}

// perInvariant is how many places are named where one does not hold.
const perInvariant = 5

// Verify looks through the graph file at path: SQLite's own structure, then what
// holds in every graph. It gives a sentence for everything that is wrong, none
// for a sound graph; the error says that the looking itself failed.
func Verify(ctx context.Context, path string) ([]string, error) {
	switch err := inspect(path); {
	case errors.Is(err, ErrNotGraph), errors.Is(err, ErrOlder), errors.Is(err, ErrNewer), errors.Is(err, ErrDamaged):
		return []string{strings.TrimPrefix(err.Error(), path+": ")}, nil
	case err != nil:
		return nil, err
	}
	db, err := open(path, url.Values{"mode": {"ro"}, "immutable": {"1"}})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	wrong, err := rowsOf(ctx, db, "PRAGMA integrity_check(5)")
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return []string{"the file is damaged: " + err.Error()}, nil
	case len(wrong) != 1 || wrong[0] != "ok":
		for i := range wrong {
			wrong[i] = "the file is damaged: " + wrong[i]
		}
		return wrong, nil
	}
	wrong = nil
	for _, v := range invariants {
		found, err := rowsOf(ctx, db, fmt.Sprintf("SELECT * FROM (%s) LIMIT %d", v.query, perInvariant+1))
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case err != nil: // a table or column that is not there
			wrong = append(wrong, fmt.Sprintf("not so: %s: %s", v.what, err))
			continue
		}
		for n, f := range found {
			if n == perInvariant {
				f = "and more"
			}
			wrong = append(wrong, fmt.Sprintf("not so: %s: %s", v.what, f))
		}
	}
	return wrong, nil
}

func rowsOf(ctx context.Context, db *sql.DB, query string) ([]string, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s sql.NullString
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		list = append(list, s.String)
	}
	return list, rows.Err()
}
