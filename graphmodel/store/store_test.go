package store

import (
	"path/filepath"
	"testing"

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
