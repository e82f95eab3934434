package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/goccy/go-graphviz"

	"citegraph/worker"
)

// engines are the layouts that may be asked for. Fdp is none of them: it differs
// from run to run.
var engines = map[string]graphviz.Layout{
	"dot":  graphviz.DOT,
	"sfdp": graphviz.SFDP,
}

// layOut answers a Layout request with Graphviz' json0 output.
func layOut(ctx context.Context, request *worker.Request, response *worker.Response) (bool, error) {
	if request.Layout == nil {
		return false, nil
	}
	engine, known := engines[request.Layout.Engine]
	if !known {
		return true, fmt.Errorf("no layout engine %q: dot and sfdp are there", request.Layout.Engine)
	}
	// A NUL would end the text for Graphviz before its end.
	if bytes.IndexByte([]byte(request.Layout.DOT), 0) >= 0 {
		return true, errors.New("graphviz: the graph has a NUL character in it")
	}
	positions, err := positions(ctx, engine, request.Layout.DOT)
	if err != nil {
		return true, fmt.Errorf("graphviz: %w", err)
	}
	response.Layout = positions
	return true, nil
}

func positions(ctx context.Context, engine graphviz.Layout, dot string) (json.RawMessage, error) {
	graph, err := graphviz.ParseBytes([]byte(dot))
	if err != nil {
		return nil, err
	}
	if graph == nil { // so it is for an empty text, without an error
		return nil, errors.New("the text holds no graph")
	}
	gv, err := graphviz.New(ctx)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := gv.SetLayout(engine).Render(ctx, graph, graphviz.Format("json0"), &out); err != nil {
		return nil, err
	}
	if !json.Valid(out.Bytes()) {
		return nil, errors.New("the layout is not valid JSON")
	}
	return out.Bytes(), nil
}
