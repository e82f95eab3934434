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
type Options struct{}

// Extract returns the citations of doc in the order of its text. It fills in
// what doc did not yet know of itself (symbol, title, date, organ, paragraphs,
// notes). Odd text is no error; the error is that of a cancelled context, or of a
// fault of the program, which is named and does not end the process.
func Extract(ctx context.Context, doc *citation.Document, set *rules.Set, o Options) (found []citation.Citation, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			found, err = nil, fmt.Errorf("%s: the extractor failed on this text, please report it: %v", doc.File, fault)
		}
	}()
	segment.Segment(doc, set)
	resolver := resolve.New(doc, set)
	for i := range doc.Paragraphs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		resolver.Paragraph(i, match.Find(doc.Paragraphs[i].Clean, doc.Language, set))
	}
	for i := range doc.Notes {
		resolver.Note(i, match.Find(doc.Notes[i].Clean, doc.Language, set))
	}
	return resolver.Citations(), nil
}
