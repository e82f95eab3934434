package render

import (
	"fmt"
	"math/rand/v2"
	"os"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/render/layout"
	"citegraph/worker"
	"citegraph/worker/workertest"
)

func TestMain(m *testing.M) { os.Exit(workertest.Main(m)) }

func byGraphviz() layout.Func { return layout.Graphviz(worker.Options{}) }

// hostile are words that break careless writers.
var hostile = []string{
	`a "quoted" \N label\`, "<b>&amp;</b> & <script>alert(1)</script>", "line\nbreak\ttab\r\x00\x01\x1b[31m", "]]> --> <!-- ",
	"\u202eright to left\u202c", "\xff\xfe invalid", "\ufffe\uffff", "'single' `back` $dollar %percent", "}; digraph { x",
	"اتفاقية حقوق الطفل", "儿童权利公约关于儿童卷入武装冲突问题的任择议定书", "Ограничение ответственности государств", "👩‍👩‍👧‍👦🏳️‍🌈", "",
	"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
}

// standardGraphs are the graphs that every format is tested with, and their focus.
func standardGraphs() []struct {
	name  string
	graph *graphmodel.Graph
	focus []string
} {
	type instruments = []graphmodel.Instrument
	type pairs = []graphmodel.Pair
	ga := func(id, title string, year int) graphmodel.Instrument {
		return graphmodel.Instrument{ID: id, Kind: citation.Resolution, Body: "GA", Label: id, Title: title, Date: fmt.Sprintf("%d-12-20", year), Year: year, Read: true}
	}
	many := instruments{ga("A/RES/70/1", "Transforming our world: the 2030 Agenda for Sustainable Development", 2015)}
	var manyPairs pairs
	for i, words := range hostile {
		cited := i%2 == 1
		many = append(many, graphmodel.Instrument{ID: fmt.Sprintf("X/%d/%s", i, words), Body: "SC", Label: words, Title: words, Year: 2000 + i, Read: !cited})
		p := graphmodel.Pair{Citing: i + 1, Cited: 0, Count: 1 + 40*(i%3), Verbs: []string{"recall", words}}
		if cited {
			p.Citing, p.Cited = p.Cited, p.Citing
		}
		manyPairs = append(manyPairs, p)
	}
	manyPairs = append(manyPairs, graphmodel.Pair{Citing: 1, Cited: 0, Count: 300, Verbs: []string{"reaffirm"}})
	cedaw := graphmodel.Instrument{ID: "cedaw", Kind: citation.Treaty, Label: "CEDAW", Year: 1979, Date: "1979-12-18",
		Title: "Convention on the Elimination of All Forms of Discrimination against Women"}
	return []struct {
		name  string
		graph *graphmodel.Graph
		focus []string
	}{
		{"empty", graphmodel.New(nil, nil), nil},
		{"single", graphmodel.New(instruments{cedaw}, nil), []string{"cedaw"}},
		{"self", graphmodel.New(instruments{ga("A/RES/48/121", "World Conference on Human Rights", 1993), cedaw},
			pairs{{Citing: 0, Cited: 0, Count: 1, Verbs: []string{"recall"}}, {Citing: 0, Cited: 1, Count: 2}}), []string{"A/RES/48/121"}},
		{"many", graphmodel.New(many, manyPairs), []string{"A/RES/70/1"}},
	}
}

// randomGraph has instruments of some twenty years; now and then one cites a
// later one, or itself.
func randomGraph(r *rand.Rand, instruments, pairs int) *graphmodel.Graph {
	bodies := []string{"GA", "GA", "GA", "SC", "HRC", "ECOSOC", "", "UNEA"}
	verbs := []string{"recall", "reaffirm", "take note", "be guided", "request", "", "sing of"}
	all := make([]graphmodel.Instrument, instruments)
	for i := range all {
		all[i] = graphmodel.Instrument{
			ID: fmt.Sprintf("A/RES/%d/%d", 50+r.IntN(20), i), Body: bodies[r.IntN(len(bodies))], Read: r.IntN(3) > 0,
			Title: hostile[r.IntN(len(hostile))] + " and the realization of the right to development", Year: 1995 + r.IntN(20),
		}
		if r.IntN(15) == 0 {
			all[i].Year = 0
		}
		if r.IntN(4) == 0 { // a named instrument
			all[i].ID, all[i].Label = fmt.Sprintf("named-%d", i), "Declaration and Programme of Action on "+hostile[r.IntN(len(hostile))]
		}
	}
	list := make([]graphmodel.Pair, 0, pairs)
	for range pairs {
		p := graphmodel.Pair{Citing: r.IntN(instruments), Cited: r.IntN(1 + r.IntN(instruments)), Count: 1 + r.IntN(4), Verbs: []string{verbs[r.IntN(len(verbs))]}}
		if all[p.Citing].Year < all[p.Cited].Year && r.IntN(10) > 0 {
			p.Citing, p.Cited = p.Cited, p.Citing
		}
		list = append(list, p)
	}
	return graphmodel.New(all, list)
}

// busiest is the instrument with most citations.
func busiest(g *graphmodel.Graph) string {
	best, most := 0, -1
	for n := range g.Len() {
		if count := len(g.Cites(n)) + len(g.CitedBy(n)); count > most {
			best, most = n, count
		}
	}
	return g.Instrument(best).ID
}

// view is the neighbourhood of the focus, or where there is none the overview.
func view(t testing.TB, g *graphmodel.Graph, focus []string, o Options) View {
	t.Helper()
	var v View
	var err error
	if focus == nil {
		v, err = Overview(g, o)
	} else {
		v, err = Neighbourhood(g, focus, o)
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}
