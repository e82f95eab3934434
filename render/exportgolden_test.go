package render

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// The exports of some graphs stay the same to the byte.
func TestExportsOfStandardGraphs(t *testing.T) {
	graphs := map[string]*held{"hostile": hostileGraph(rand.New(rand.NewPCG(1, 12)), 8, 8)}
	for _, standard := range standardGraphs()[:3] {
		graphs[standard.name] = &held{g: standard.graph, words: hostile[:4]}
	}
	for name, m := range graphs {
		for _, e := range Exports {
			golden := filepath.Join("testdata", "export", name+"."+e.Name)
			got := exportedAs(t, e.Name, Input{Reader: m})
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				at := 0
				for at < min(len(got), len(want)) && got[at] == want[at] {
					at++
				}
				t.Errorf("%s differs from byte %d on:\n got …%s\nwant …%s\n(go test ./render -update, then look at the difference)", golden, at, excerpt(got, at), excerpt(want, at))
			}
		}
	}
}
