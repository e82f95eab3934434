package store

import (
	"context"
	"database/sql"
	"fmt"

	"citegraph/graphmodel"
)

// Ranking implements graphmodel.Reader.
func (f *File) Ranking(ctx context.Context, by graphmodel.Rank, limit int) ([]graphmodel.Ranked, error) {
	var column, where string
	switch by {
	case graphmodel.MostCited:
		column, where = "i.cited", "i.cited > 0"
	case graphmodel.MostCiting:
		column, where = "i.cites", "i.cites > 0"
	case graphmodel.CitedNotRead:
		column, where = "i.cited", "i.cited > 0 AND NOT i.read"
	default:
		return nil, fmt.Errorf("ranking %d: no such ranking", by)
	}
	var ranking []graphmodel.Ranked
	query := "SELECT " + instrumentColumns + ", " + column + " FROM instrument i WHERE " + where + " ORDER BY " + column + " DESC, i.symbol LIMIT ?"
	err := f.each(ctx, query, []any{limit}, func(rows *sql.Rows) error {
		var r graphmodel.Ranked
		err := scanInstrument(rows, &r.Instrument, &r.Count)
		ranking = append(ranking, r)
		return err
	})
	return ranking, err
}

// Documents implements graphmodel.Reader.
func (f *File) Documents(ctx context.Context) ([]graphmodel.DocumentCount, error) {
	var counts []graphmodel.DocumentCount
	err := f.each(ctx, "SELECT body, year, count(*) FROM instrument WHERE read GROUP BY body, year ORDER BY body, year", nil, func(rows *sql.Rows) error {
		var c graphmodel.DocumentCount
		err := rows.Scan(&c.Body, &c.Year, &c.Count)
		counts = append(counts, c)
		return err
	})
	return counts, err
}

// Load implements graphmodel.Reader. It takes 0.1 s and 10 MB for a graph of
// 2,000 documents.
func (f *File) Load(ctx context.Context) (*graphmodel.Graph, error) {
	var instruments []graphmodel.Instrument
	at := map[int64]int{}
	err := f.each(ctx, "SELECT "+instrumentColumns+", i.id FROM instrument i WHERE "+shown+" ORDER BY i.symbol", nil, func(rows *sql.Rows) error {
		var i graphmodel.Instrument
		var id int64
		err := scanInstrument(rows, &i, &id)
		at[id] = len(instruments)
		instruments = append(instruments, i)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = f.each(ctx, "SELECT instrument, file FROM text ORDER BY instrument, preferred DESC, file", nil, func(rows *sql.Rows) error {
		var id int64
		var file string
		err := rows.Scan(&id, &file)
		i := &instruments[at[id]]
		i.Files = append(i.Files, file)
		return err
	})
	if err != nil {
		return nil, err
	}
	pairs, err := f.pairs(ctx, at)
	if err != nil {
		return nil, err
	}
	return graphmodel.New(instruments, pairs), nil
}

func (f *File) pairs(ctx context.Context, at map[int64]int) ([]graphmodel.Pair, error) {
	var pairs []graphmodel.Pair
	verbs := map[int64][]string{}
	err := f.each(ctx, `SELECT DISTINCT v.id, v.text FROM edge e JOIN word v ON v.id = e.verbs`, nil, func(rows *sql.Rows) error {
		var id int64
		var packed string
		err := rows.Scan(&id, &packed)
		verbs[id] = splitVerbs(packed)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = f.each(ctx, "SELECT t.instrument, e.cited, e.count, e.verbs FROM text t CROSS JOIN edge e ON e.text = t.id WHERE t.preferred = 1", nil, func(rows *sql.Rows) error {
		var citing, cited, list int64
		var p graphmodel.Pair
		err := rows.Scan(&citing, &cited, &p.Count, &list)
		p.Citing, p.Cited, p.Verbs = at[citing], at[cited], verbs[list]
		pairs = append(pairs, p)
		return err
	})
	return pairs, err
}
