// Package citegraph is the root of the module; it holds the tests of the house
// as a whole: which way imports point, and which package owns which library.
package citegraph

import (
	"os/exec"
	"strings"
	"testing"
)

// owners: each library is imported by the one package named.
var owners = []struct{ library, owner string }{
	{"github.com/spf13/cobra", "citegraph/cmd/citegraph"},
	{"github.com/goccy/go-graphviz", "citegraph/cmd/citegraph-worker"},
	{"github.com/klippa-app/go-pdfium", "citegraph/cmd/citegraph-worker"},
	{"github.com/tetratelabs/wazero", "citegraph/cmd/citegraph-worker"},
	{"golang.org/x/text/unicode/norm", "citegraph/extract/source/pdf"},
	{"github.com/dominikbraun/graph", "citegraph/graphmodel"},
	{"github.com/goccy/go-yaml", "citegraph/extract/rules"},
	{"modernc.org/sqlite", "citegraph/graphmodel/store"},
	{"golang.org/x/net", "citegraph/extract/source/html"},
	{"golang.org/x/text/encoding", "citegraph/extract/source/akn"},
	{"github.com/therootcompany/xz", "citegraph/extract/source"},
	{"github.com/bmatcuk/doublestar/v4", "citegraph/extract/source"},
	{"codeberg.org/go-pdf/fpdf", "citegraph/render"},
	{"golang.org/x/image/vector", "citegraph/render"},
	{"github.com/go-text/typesetting", "citegraph/render/typeface"},
}

// never: the package (or those below it) must not depend on these.
var never = []struct{ pkg, on string }{
	{"citegraph/extract/citation", "citegraph/"},
	{"citegraph/extract/symbol", "citegraph/extract/rules"},
	{"citegraph/extract/rules", "citegraph/extract/match"},
	{"citegraph/extract/rules", "citegraph/extract/source"},
	{"citegraph/extract/match", "citegraph/extract/resolve"},
	{"citegraph/extract/match", "citegraph/extract/segment"},
	{"citegraph/extract", "citegraph/graphmodel"},
	{"citegraph/graphmodel", "citegraph/extract/rules"},
	{"citegraph/graphmodel/query", "citegraph/extract/rules"},
	{"citegraph/graphmodel/store", "citegraph/extract/rules"},
	{"citegraph/render", "citegraph/extract/rules"},
	{"citegraph/render", "citegraph/graphmodel/store"},
	{"citegraph/render/typeface", "citegraph/"},
	{"citegraph/worker", "citegraph/"},
	{"citegraph/extract/source/pdf", "citegraph/worker"},
	{"citegraph/cmd/citegraph", "github.com/klippa-app/go-pdfium"},
	{"citegraph/cmd/citegraph", "github.com/goccy/go-graphviz"},
	{"citegraph/cmd/citegraph", "github.com/tetratelabs/wazero"},
}

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	return strings.Split(strings.TrimSpace(string(out)), "\n")
}

func TestOwners(t *testing.T) {
	for _, line := range goList(t, "-f", `{{.ImportPath}} {{join .Imports " "}}`, "./...") {
		pkg, imports, _ := strings.Cut(line, " ")
		for _, o := range owners {
			for _, in := range strings.Fields(imports) {
				if (in == o.library || strings.HasPrefix(in, o.library+"/")) && pkg != o.owner {
					t.Errorf("%s imports %s, which is %s's", pkg, in, o.owner)
				}
			}
		}
	}
}

func TestImportsPointOneWay(t *testing.T) {
	for _, n := range never {
		for _, dep := range goList(t, "-deps", n.pkg) {
			if dep != n.pkg && strings.HasPrefix(dep, n.on) {
				t.Errorf("%s depends on %s", n.pkg, dep)
			}
		}
	}
}
