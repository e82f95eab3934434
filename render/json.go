package render

import (
	"bufio"
	"context"
	"encoding/json"
	"io"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// JSONVersion is that of the document WriteJSON writes; docs/graph.schema.json
// describes it. Fields may be added within a version; one that goes or changes
// its meaning makes the next.
const JSONVersion = 1

// jsonInstrument and jsonPair are what the document adds to the fields of the
// model.
type jsonInstrument struct {
	graphmodel.Instrument
	Link string `json:"link,omitempty"`
}

type jsonPair struct {
	Citing    string              `json:"citing"`
	Cited     string              `json:"cited"`
	Count     int                 `json:"count"`
	Verbs     []string            `json:"verbs"`
	Citations []citation.Citation `json:"citations"`
}

// WriteJSON writes a graph as one JSON document: the instruments sorted by
// identifier, then the citing pairs sorted by citing and cited identifier with
// their citations in the order of the text. Each stands on a line of its own.
func WriteJSON(ctx context.Context, w io.Writer, s Input) error {
	out := &jsonWriter{Writer: bufio.NewWriterSize(w, 1<<16)}
	out.encoder = json.NewEncoder(out.Writer)
	out.encoder.SetEscapeHTML(false)
	out.raw(`{"schema":"urn:citegraph:schema:graph","version":1,` + "\n\"instruments\":[\n")
	for i, err := range instruments(ctx, s) {
		if err != nil {
			return err
		}
		out.item(jsonInstrument{i, DocumentLink(i.ID)})
	}
	out.raw("],\n\"pairs\":[\n")
	out.started = false
	for e, err := range cleanEdges(ctx, s) {
		if err != nil {
			return err
		}
		pair := jsonPair{e.Citing, e.Cited, len(e.Citations), []string{}, e.Citations}
		for _, count := range graphmodel.CountPairs(e.Citations) {
			pair.Verbs = append(pair.Verbs, count.Verbs...)
		}
		out.item(pair)
	}
	out.raw("]}\n")
	return out.flush()
}

// jsonWriter writes the items of lists one a line.
type jsonWriter struct {
	*bufio.Writer
	encoder *json.Encoder
	started bool // the list has an item
	err     error
}

func (j *jsonWriter) raw(parts ...string) {
	for _, part := range parts {
		_, _ = j.WriteString(part)
	}
}

// item writes one value of a list. The encoder ends it with a line end, so that
// the comma stands at the beginning of the next line.
func (j *jsonWriter) item(v any) {
	if j.started {
		j.raw(",")
	}
	j.started = true
	if err := j.encoder.Encode(v); err != nil && j.err == nil {
		j.err = err
	}
}

func (j *jsonWriter) flush() error {
	if j.err != nil {
		return j.err
	}
	return j.Flush()
}
