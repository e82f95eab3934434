// Package extract finds what a document of the United Nations cites. Extract is
// the whole way in one function: segment the text into its paragraphs and
// notes, match the mentions in each, resolve the mentions into citations.
package extract

import (
	"context"
	"fmt"
	"sync"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/resolve"
	"citegraph/extract/rules"
	"citegraph/extract/segment"
)

// Options of extraction. The zero value is what the command line uses.
type Options struct {
	Explain     bool // give each record its reasons, see Explain
	IgnoreLinks bool // go by the words alone, where the publisher set hyperlinks too
}

// Extract returns the citations of doc in the order of its text. It fills in
// what doc did not yet know of itself (symbol, title, date, organ, paragraphs,
// notes), and the links that were not followed (Conflicts). Odd text is no error; the error is that of a cancelled context, or of a
// fault of the program, which is named and does not end the process.
func Extract(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) (out []citation.Citation, err error) {
	err = work(ctx, doc, set, o, func(r *resolve.Resolver) { out = r.Citations() })
	return out, err
}

// Explain is Extract with the reasons of each record (its field Why), and with
// what was considered and dropped, in the order of the text.
func Explain(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) (out []citation.Citation, dropped []citation.Dropped, err error) {
	o.Explain = true
	err = work(ctx, doc, set, o, func(r *resolve.Resolver) { out, dropped = r.Citations(), r.Dropped() })
	return out, dropped, err
}

// worker holds the stages with their memory, which is used again for the next
// document.
type worker struct {
	segmenter segment.Segmenter
	finder    match.Finder
	resolver  resolve.Resolver
}

// workers are those that are not at work.
var workers = sync.Pool{New: func() any { return new(worker) }}

// ordinary is the length in bytes of a text up to which a worker is kept: what it
// holds of a longer one is given back.
const ordinary = 1 << 20

// work goes the whole way with a worker and hands the result to take. A worker
// that failed is not used again.
func work(ctx context.Context, doc *citation.Document, set *rules.Set, o Options, take func(*resolve.Resolver)) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: the extractor failed on this text, please report it: %v", doc.File, fault)
		}
	}()
	w := workers.Get().(*worker)
	if err := w.resolve(ctx, doc, set, o); err != nil {
		return err
	}
	take(&w.resolver)
	if len(doc.Text) <= ordinary {
		workers.Put(w)
	}
	return nil
}

// resolve goes the whole way: segment, match, resolve.
func (w *worker) resolve(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) error {
	w.segmenter.Segment(doc, set)
	r := &w.resolver
	r.Begin(doc, set)
	if o.Explain {
		r.Explain()
	}
	if !o.IgnoreLinks {
		r.Links()
	}
	w.finder.Begin(doc.Language, set)
	for i := range doc.Paragraphs {
		if err := ctx.Err(); err != nil {
			return err
		}
		r.Paragraph(i, mentions(doc, &w.finder, r, i, -1, o))
	}
	for i := range doc.Notes {
		r.Note(i, mentions(doc, &w.finder, r, -1, i, o))
	}
	doc.Conflicts = r.Conflicts()
	return nil
}

// mentions matches paragraph i, or note i where that is not -1.
func mentions(doc *citation.Document, finder *match.Finder, r *resolve.Resolver, paragraph, note int, o Options) []match.Mention {
	clean := ""
	if note >= 0 {
		clean = doc.Notes[note].Clean
	} else {
		clean = doc.Paragraphs[paragraph].Clean
	}
	if !o.Explain {
		return finder.Find(clean)
	}
	kept, lost := finder.FindAll(clean)
	r.Overlapped(paragraph, note, lost)
	return kept
}
