package graphmodel

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"sync"
)

// registryFile lists instruments from the metadata of the United Nations: symbol,
// date of adoption, English title, sorted by symbol, tabs between.
//
//go:embed registry.tsv.gz
var registryFile []byte

// Registered is what the registry tells of an instrument.
type Registered struct {
	Date  string // ISO, "" where the registry has none
	Title string // English; of a Security Council resolution its subject
}

// Registry gives the registry by identifier. It is unpacked (5,000 rows, some
// milliseconds) when first asked for, once a process, and must not be changed.
// An error means a broken executable.
var Registry = sync.OnceValues(func() (map[string]Registered, error) { return parseRegistry(registryFile) })

func parseRegistry(packed []byte) (map[string]Registered, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("registry.tsv.gz: %w", err)
	}
	content, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("registry.tsv.gz: %w", err)
	}
	rows := make(map[string]Registered, 6000)
	no := 0
	for line := range strings.Lines(string(content)) {
		no++
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("registry.tsv:%d: %d columns where 3 belong", no, len(cells))
		}
		rows[cells[0]] = Registered{Date: cells[1], Title: cells[2]}
	}
	return rows, nil
}
