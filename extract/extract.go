// Package extract finds what a document of the United Nations cites. Extract is
// the whole way in one function: segment the text into its paragraphs and
// notes, match the mentions in each, resolve the mentions into citations.
package extract

import (
	"context"
	"fmt"

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
func Extract(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) ([]citation.Citation, error) {
	r, err := resolved(ctx, doc, set, o)
	if err != nil {
		return nil, err
	}
	return r.Citations(), nil
}

// Explain is Extract with the reasons of each record (its field Why), and with
// what was considered and dropped, in the order of the text.
func Explain(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) ([]citation.Citation, []citation.Dropped, error) {
	o.Explain = true
	r, err := resolved(ctx, doc, set, o)
	if err != nil {
		return nil, nil, err
	}
	return r.Citations(), r.Dropped(), nil
}

// resolved goes the whole way: segment, match, resolve.
func resolved(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) (r *resolve.Resolver, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: the extractor failed on this text, please report it: %v", doc.File, fault)
		}
	}()
	segment.Segment(doc, set)
	r = resolve.New(doc, set)
	if o.Explain {
		r.Explain()
	}
	if !o.IgnoreLinks {
		r.Links()
	}
	finder := match.NewFinder(doc.Language, set)
	for i := range doc.Paragraphs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r.Paragraph(i, mentions(doc, finder, r, i, -1, o))
	}
	for i := range doc.Notes {
		r.Note(i, mentions(doc, finder, r, -1, i, o))
	}
	doc.Conflicts = r.Conflicts()
	return r, nil
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
