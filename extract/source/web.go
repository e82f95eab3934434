package source

import (
	"context"
	"fmt"

	"citegraph/extract/citation"
	"citegraph/extract/source/html"
)

func readHTML(ctx context.Context, content []byte, _ Options) (citation.Document, error) {
	d, err := html.Read(ctx, content, html.Limits{})
	if err != nil && ctx.Err() == nil {
		return citation.Document{}, fmt.Errorf("%w: it is a web page, but %w", ErrUnreadable, err)
	}
	return d, err
}
