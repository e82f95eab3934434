package store

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/graphmodel/store/storetest"
)

type fileStore struct{ path string }

func (s fileStore) Update(fingerprint string) (graphmodel.Writer, error) {
	w, err := Update(s.path, Options{Fingerprint: fingerprint})
	if err != nil {
		return nil, err
	}
	return w, nil
}

func (s fileStore) Open() (graphmodel.Reader, func(), error) {
	f, err := Open(s.path)
	if err != nil {
		return nil, nil, err
	}
	return f, func() { f.Close() }, nil
}

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Store { return fileStore{filepath.Join(t.TempDir(), "graph.db")} })
}

// A program that uses the library: the stored graph as a graph.Graph, with the
// words of an edge.
func ExampleFile_Load() {
	ctx := context.Background()
	folder, err := os.MkdirTemp("", "citegraph")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "graph.db")
	if err := build(path, Options{}, []graphmodel.Text{{
		File: "a.txt", Symbol: "A/RES/76/300",
		Citations: []citation.Citation{{ID: "A/RES/70/1", Text: "resolution 70/1", Verb: "reaffirm"}},
	}}); err != nil {
		log.Fatal(err)
	}

	file, err := Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	loaded, err := file.Load(ctx)
	if err != nil {
		log.Fatal(err)
	}
	public := graphmodel.Public(loaded, nil, graphmodel.EvidenceFrom(ctx, file))
	edge, err := public.Edge("A/RES/76/300", "A/RES/70/1")
	if err != nil {
		log.Fatal(err)
	}
	for _, c := range edge.Properties.Data.([]citation.Citation) {
		fmt.Println(c.Doc, c.Verb, c.Text)
	}
	// Output: A/RES/76/300 reaffirm resolution 70/1
}
