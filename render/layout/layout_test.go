package layout

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"testing"

	"citegraph/worker"
	"citegraph/worker/workertest"
)

func TestMain(m *testing.M) { os.Exit(workertest.Main(m)) }

// randomPlan has boxes in rows, and links that lead upwards mostly.
func randomPlan(r *rand.Rand) Plan {
	plan := Plan{Gap: Size{16, 38}}
	for range 1 + r.IntN(7) {
		var row []int
		for range 1 + r.IntN(6) {
			row = append(row, len(plan.Boxes))
			plan.Boxes = append(plan.Boxes, Size{100 + float64(r.IntN(3))*40, 40 + float64(r.IntN(2))*20})
		}
		plan.Rows = append(plan.Rows, row)
	}
	hub := r.IntN(len(plan.Boxes))
	for range r.IntN(3 * len(plan.Boxes)) {
		link := Link{Citing: r.IntN(len(plan.Boxes)), Cited: r.IntN(len(plan.Boxes))}
		if r.IntN(2) == 0 {
			link.Cited = hub
		}
		if !slices.Contains(plan.Links, link) {
			plan.Links = append(plan.Links, link)
		}
	}
	return plan
}

// stretch is a straight piece of a link along the page or down it.
type stretch struct {
	link         int
	at, from, to float64
}

// stretches gives the pieces of the curves that run level, or upright.
func stretches(p *Positions, upright bool) []stretch {
	var all []stretch
	for link, curve := range p.Links {
		for i := 0; i+3 < len(curve); i += 3 {
			a, b := curve[i], curve[i+3]
			if upright {
				a, b = Point{a.Y, a.X}, Point{b.Y, b.X}
			}
			if math.Abs(a.Y-b.Y) < 0.01 && math.Abs(a.X-b.X) > 1 {
				all = append(all, stretch{link, a.Y, min(a.X, b.X), max(a.X, b.X)})
			}
		}
	}
	return all
}

// TestLinksKeepToThemselves holds that links do not run on top of each other. Two
// that change places between two passages cannot but do so; that is rare.
func TestLinksKeepToThemselves(t *testing.T) {
	const rare = 1 // in all these plans together
	met := 0
	for seed := range uint64(400) {
		plan := randomPlan(rand.New(rand.NewPCG(seed, 5)))
		p, _ := InOrder(context.Background(), plan)
		for _, upright := range []bool{false, true} {
			all := stretches(&p, upright)
			for i, a := range all {
				for _, b := range all[:i] {
					if a.link != b.link && math.Abs(a.at-b.at) < 2 && min(a.to, b.to)-max(a.from, b.from) > 3 {
						met++
						t.Logf("seed %d: links %v and %v run on each other: %+v, %+v", seed, plan.Links[a.link], plan.Links[b.link], a, b)
					}
				}
			}
		}
	}
	if met > rare {
		t.Errorf("links run on each other in %d places, want at most %d", met, rare)
	}
}

func TestCurvesAreSmooth(t *testing.T) {
	for seed := range uint64(100) {
		plan := randomPlan(rand.New(rand.NewPCG(seed, 6)))
		p, _ := InOrder(context.Background(), plan)
		for link, curve := range p.Links {
			if len(curve) < 4 || len(curve)%3 != 1 {
				t.Fatalf("seed %d: a curve of %d points", seed, len(curve))
			}
			for i := 3; i+1 < len(curve); i += 3 {
				in := math.Atan2(curve[i].Y-curve[i-1].Y, curve[i].X-curve[i-1].X)
				out := math.Atan2(curve[i+1].Y-curve[i].Y, curve[i+1].X-curve[i].X)
				if turn := math.Abs(math.Remainder(in-out, 2*math.Pi)); turn > 0.02 {
					t.Errorf("seed %d: link %v has a corner of %.2f at %v", seed, plan.Links[link], turn, curve[i])
				}
			}
		}
	}
}

// TestStarHasTrunk holds that many links to one box run straight up to it.
func TestStarHasTrunk(t *testing.T) {
	plan := Plan{Boxes: []Size{{200, 60}}, Rows: [][]int{{0}}, Gap: Size{16, 38}}
	for range 5 {
		var row []int
		for range 4 {
			row = append(row, len(plan.Boxes))
			plan.Links = append(plan.Links, Link{Citing: len(plan.Boxes), Cited: 0})
			plan.Boxes = append(plan.Boxes, Size{160, 50})
		}
		plan.Rows = append(plan.Rows, row)
	}
	p, err := Graphviz(worker.Options{})(context.Background(), plan)
	if err != nil {
		t.Fatal(err)
	}
	if most := 4*(160+16) + 200.0; p.Size.Width > most {
		t.Errorf("%.0f wide, want at most %.0f", p.Size.Width, most)
	}
	for i, link := range plan.Links {
		if link.Citing <= 4 {
			continue // of the next row
		}
		curve := p.Links[i]
		tip, before := curve[len(curve)-1], curve[len(curve)-4]
		if math.Abs(tip.X-before.X) > 0.01 || math.Abs(tip.Y-before.Y) > 200 && before.Y < tip.Y {
			t.Errorf("the link of %d does not go straight up to its end: %v, %v", link.Citing, before, tip)
		}
	}
	if crossed := crossingsOf(&p); crossed > 0 {
		t.Errorf("%d crossings in a star", crossed)
	}
}

// crossingsOf counts the pairs of curves that cross, by short straight pieces.
func crossingsOf(p *Positions) int {
	var lines [][]Point
	for _, curve := range p.Links {
		var line []Point
		for i := 0; i+3 < len(curve); i += 3 {
			for step := range 8 {
				line = append(line, bezierAt(curve[i:i+4], float64(step)/8))
			}
		}
		lines = append(lines, append(line, curve[len(curve)-1]))
	}
	count := 0
	for i, a := range lines {
		for _, b := range lines[:i] {
			if cross(a, b) {
				count++
			}
		}
	}
	return count
}

func cross(a, b []Point) bool {
	side := func(p, q, r Point) float64 { return (q.X-p.X)*(r.Y-p.Y) - (q.Y-p.Y)*(r.X-p.X) }
	for i := 1; i < len(a); i++ {
		for j := 1; j < len(b); j++ {
			if side(a[i-1], a[i], b[j-1])*side(a[i-1], a[i], b[j]) < 0 && side(b[j-1], b[j], a[i-1])*side(b[j-1], b[j], a[i]) < 0 {
				return true
			}
		}
	}
	return false
}

func bezierAt(p []Point, t float64) Point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{a*p[0].X + b*p[1].X + c*p[2].X + d*p[3].X, a*p[0].Y + b*p[1].Y + c*p[2].Y + d*p[3].Y}
}

func TestSpaced(t *testing.T) {
	for _, test := range []struct {
		wanted, gaps []float64
		low, high    float64
		want         []float64
	}{
		{[]float64{10, 30}, []float64{0, 5}, 0, 100, []float64{10, 30}},
		{[]float64{10, 10}, []float64{0, 6}, 0, 100, []float64{7, 13}},
		{[]float64{30, 10, 20}, []float64{0, 10, 10}, 0, 100, []float64{10, 20, 30}},
		{[]float64{-50, 300}, []float64{0, 10}, 0, 100, []float64{0, 100}},
		{[]float64{50, 50}, []float64{0, 200}, 0, 100, []float64{0, 200}},
	} {
		weights := slices.Repeat([]float64{1}, len(test.wanted))
		if got := spaced(test.wanted, weights, test.gaps, test.low, test.high); !slices.Equal(got, test.want) {
			t.Errorf("spaced(%v, %v): got %v, want %v", test.wanted, test.gaps, got, test.want)
		}
	}
}

func TestGraphvizIsDeterministic(t *testing.T) {
	plan := randomPlan(rand.New(rand.NewPCG(3, 3)))
	first, err := Graphviz(worker.Options{})(context.Background(), plan)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Graphviz(worker.Options{})(context.Background(), plan)
	if err != nil || !reflect.DeepEqual(first, again) {
		t.Errorf("two layouts of one plan differ (%v)", err)
	}
}

func TestGraphvizErrors(t *testing.T) {
	if p, err := Graphviz(worker.Options{Path: "/nowhere"})(context.Background(), Plan{}); err != nil || len(p.Boxes) != 0 {
		t.Errorf("an empty plan needs no worker: %v", err)
	}
	plan := randomPlan(rand.New(rand.NewPCG(3, 3)))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Graphviz(worker.Options{})(ctx, plan); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	l := layersOf(&plan)
	for _, answer := range []string{``, `{}`, `{"objects":[{"name":"s0","pos":"x"}]}`, `{"objects":[{"name":"s999999","pos":"1,2"}]}`} {
		if err := l.readOrder([]byte(answer)); err == nil {
			t.Errorf("answer %q is taken", answer)
		}
	}
}

func BenchmarkInOrder(b *testing.B) {
	for _, boxes := range []int{20, 100, 500} {
		b.Run(fmt.Sprint(boxes), func(b *testing.B) {
			r := rand.New(rand.NewPCG(1, 1))
			plan := Plan{Gap: Size{16, 38}}
			for len(plan.Boxes) < boxes {
				var row []int
				for range int(math.Sqrt(float64(boxes))) {
					row = append(row, len(plan.Boxes))
					if len(plan.Boxes) > 0 {
						plan.Links = append(plan.Links, Link{len(plan.Boxes), r.IntN(1 + len(plan.Boxes)/8)})
					}
					plan.Boxes = append(plan.Boxes, Size{166, 57})
				}
				plan.Rows = append(plan.Rows, row)
			}
			for b.Loop() {
				_, _ = InOrder(context.Background(), plan)
			}
		})
	}
}
