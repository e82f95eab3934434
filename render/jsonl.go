package render

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"citegraph/graphmodel"
)

// WriteRecords writes a graph as one JSON object a line: first the instruments
// sorted by identifier ({"type":"instrument",…}), then the citing pairs sorted by
// citing and cited identifier ({"type":"pair",…}), each with all its citations in
// the order of the text.
func WriteRecords(ctx context.Context, w io.Writer, s Input) error {
	out := bufio.NewWriter(w)
	encode := json.NewEncoder(out)
	encode.SetEscapeHTML(false)
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		record := struct {
			Type string `json:"type"`
			graphmodel.Instrument
		}{"instrument", i}
		if err := encode.Encode(record); err != nil {
			return err
		}
	}
	for e, err := range cleanEdges(ctx, s) {
		if err != nil {
			return err
		}
		record := struct {
			Type string `json:"type"`
			graphmodel.Edge
		}{"pair", e}
		if err := encode.Encode(record); err != nil {
			return err
		}
	}
	return out.Flush()
}
