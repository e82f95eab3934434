package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// Put stores a text with its citations, in place of what the graph had of the
// file. A file that was put before in this build is left as it is, and so is a
// citation without an identifier left out.
func (w *Writer) Put(ctx context.Context, t graphmodel.Text) error {
	if w.seen[t.File] {
		return nil
	}
	if err := w.begin(ctx); err != nil {
		return w.wrap(err)
	}
	w.seen[t.File] = true
	// A citation whose instrument has no identifier is of no node.
	if nameless := func(c citation.Citation) bool { return c.ID == "" }; slices.ContainsFunc(t.Citations, nameless) {
		t.Citations = slices.DeleteFunc(slices.Clone(t.Citations), nameless)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// A statement that is interrupted would take back all since the last
	// checkpoint: so a text is stored whole.
	if err := w.put(context.WithoutCancel(ctx), t); err != nil {
		return w.wrap(fmt.Errorf("storing %s: %w", t.File, err))
	}
	if w.sinceCheckpoint++; w.sinceCheckpoint >= perCheckpoint {
		return w.wrap(w.checkpoint())
	}
	return nil
}

func (w *Writer) put(ctx context.Context, t graphmodel.Text) error {
	if old, found := w.known[t.File]; found {
		if err := w.remove(ctx, old.id); err != nil {
			return err
		}
	}
	node := t.Symbol
	if node == "" {
		node = unnamed + t.File
	}
	instrument, err := w.instrument(node, citation.Paper)
	if err != nil {
		return err
	}
	text := w.nextText
	w.nextText++
	first := w.nextCitation
	for i := range t.Citations {
		if err := w.addCitation(text, &t.Citations[i]); err != nil {
			return err
		}
	}
	for _, c := range graphmodel.CountPairs(t.Citations) {
		if err := w.addEdge(text, c); err != nil {
			return err
		}
	}
	_, err = w.tx.ExecContext(ctx, `INSERT INTO text (id, file, archive, size, modified, sum, format, language, symbol, title, date, organ, instrument, first, last)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		text, t.File, t.Archive, t.Size, w.modified(t.Stamp), t.Sum[:], string(t.Format), t.Language, t.Symbol, t.Title, t.Date, t.Organ, instrument, first, w.nextCitation-1)
	return err
}

// instrument gives the number of an identifier. Where citations differ in the
// kind, the first in the alphabet is kept, so that their order does not matter.
func (w *Writer) instrument(id string, kind citation.Kind) (int64, error) {
	before := w.instruments.next
	n, err := w.instruments.number(id, string(kind))
	if err != nil {
		return 0, err
	}
	if seen, found := w.kinds[n]; !found || kind < seen {
		if len(w.kinds) >= internerLimit {
			clear(w.kinds)
		}
		w.kinds[n] = kind
		if n < before { // else it has just been given this kind
			if _, err := w.setKind.Exec(string(kind), n, string(kind)); err != nil {
				return 0, err
			}
		}
	}
	return n, nil
}

func (w *Writer) addCitation(text int64, c *citation.Citation) error {
	cited, err := w.instrument(c.ID, c.Kind)
	if err != nil {
		return err
	}
	var numbers [5]int64
	for i, s := range []string{c.Verb, c.Phrase, string(c.Part), string(c.Method), c.Rule} {
		if numbers[i], err = w.words.number(s); err != nil {
			return err
		}
	}
	id := w.nextCitation
	w.nextCitation++
	return w.citations.add(id, text, cited, c.Start, c.End, c.Line, c.Text,
		numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
		optional(c.Paragraph), optional(c.Note), optional(c.Pinpoint), optional(c.Date), optional(c.Title), optional(strings.Join(c.Candidates, "\n")))
}

func (w *Writer) addEdge(text int64, c graphmodel.Count) error {
	cited, err := w.instruments.number(c.ID, "")
	if err != nil {
		return err
	}
	verbs, err := w.words.number(strings.Join(c.Verbs, ","))
	if err != nil {
		return err
	}
	return w.edges.add(text, cited, c.Count, verbs)
}

// optional is NULL for the empty string, which takes no room in the file.
func optional(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// remove takes a text of the present file out.
func (w *Writer) remove(ctx context.Context, text int64) error {
	for _, statement := range []string{
		`DELETE FROM joined WHERE citation BETWEEN (SELECT first FROM text WHERE id = ?1) AND (SELECT last FROM text WHERE id = ?1)`,
		`DELETE FROM citation WHERE id BETWEEN (SELECT first FROM text WHERE id = ?1) AND (SELECT last FROM text WHERE id = ?1)`,
		`DELETE FROM edge WHERE text = ?1`,
		`DELETE FROM text WHERE id = ?1`,
	} {
		if _, err := w.tx.ExecContext(ctx, statement, text); err != nil {
			return err
		}
	}
	return nil
}
