package render

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"citegraph/render/layout"
)

// rectangle is a box on the page.
type rectangle struct{ left, top, right, bottom float64 }

func (r rectangle) inset(by float64) rectangle {
	return rectangle{r.left + by, r.top + by, r.right - by, r.bottom - by}
}

func (r rectangle) contains(p Point) bool {
	return p.X > r.left && p.X < r.right && p.Y > r.top && p.Y < r.bottom
}

func (r rectangle) overlaps(o rectangle) bool {
	return r.left < o.right && o.left < r.right && r.top < o.bottom && o.top < r.bottom
}

func rectangleOf(b Box) rectangle {
	return rectangle{b.At.X, b.At.Y, b.At.X + b.Size.Width, b.At.Y + b.Size.Height}
}

// widest is how much wider than the font that we measure with the widest common
// sans-serif fonts (DejaVu Sans, Verdana) set a text.
const widest = 1.16

func (t Text) rectangle(stretch float64) rectangle {
	width := t.Font.widthIn(t.Words, stretch)
	left := t.At.X
	switch t.Anchor {
	case Middle:
		left -= width / 2
	case Right:
		left -= width
	}
	return rectangle{left, t.At.Y - 0.75*t.Font.Size, left + width, t.At.Y + 0.22*t.Font.Size}
}

// checkGeometry fails where text leaves its box or the page, boxes or lines of
// text overlap, or a citation runs through a box.
func checkGeometry(t *testing.T, v *View, d *Drawing) {
	t.Helper()
	page := rectangle{0, 0, d.Size.Width, d.Size.Height}
	var boxes []rectangle
	var loose []rectangle // text that is in no box
	var curves [][]Point
	for _, m := range d.Marks {
		switch m := m.(type) {
		case Text:
			r := m.rectangle(slack)
			if r.left < 0 || r.right > page.right || r.bottom > page.bottom {
				t.Errorf("%q leaves the page", m.Words)
			}
			loose = append(loose, r)
		case Group:
			box, isNode := m.Marks[0].(Box)
			if !isNode {
				curves = append(curves, m.Marks[0].(Path).Points)
				continue
			}
			boxes = append(boxes, rectangleOf(box))
			checkLabel(t, &m, rectangleOf(box))
		}
	}
	if len(boxes) != len(v.Nodes) {
		t.Fatalf("%d boxes for %d nodes", len(boxes), len(v.Nodes))
	}
	for i, a := range boxes {
		for j, b := range boxes[:i] {
			if a.inset(-3).overlaps(b) {
				t.Errorf("boxes %s and %s overlap", v.Nodes[i].ID, v.Nodes[j].ID)
			}
		}
		for _, text := range loose {
			if a.overlaps(text) {
				t.Errorf("text and box %s overlap", v.Nodes[i].ID)
			}
		}
		if !page.contains(Point{a.left, a.top}) || !page.contains(Point{a.right, a.bottom}) {
			t.Errorf("box %s leaves the page", v.Nodes[i].ID)
		}
	}
	for i, a := range loose {
		for _, b := range loose[:i] {
			if a.overlaps(b) {
				t.Errorf("lines of text overlap: %v, %v", a, b)
			}
		}
	}
	checkCurves(t, v, boxes, curves)
}

func checkLabel(t *testing.T, g *Group, box rectangle) {
	t.Helper()
	var lines []rectangle
	for _, m := range g.Marks {
		if text, isText := m.(Text); isText {
			r := text.rectangle(widest)
			if r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom {
				t.Errorf("%q (%v) leaves its box %v", text.Words, r, box)
			}
			r = text.rectangle(1)
			for _, other := range lines {
				if r.overlaps(other) {
					t.Errorf("%q overlaps another line", text.Words)
				}
			}
			lines = append(lines, r)
		}
	}
}

// checkCurves follows each citation from the border of its citing box to that of
// the cited one, through no other box.
func checkCurves(t *testing.T, v *View, boxes []rectangle, curves [][]Point) {
	t.Helper()
	if len(curves) != len(v.Edges) {
		t.Fatalf("%d curves for %d edges", len(curves), len(v.Edges))
	}
	for i, curve := range curves {
		e := v.Edges[i]
		last := len(curve) - 1
		if !boxes[e.Citing].inset(-1).contains(curve[0]) || !boxes[e.Cited].inset(-10).contains(curve[last]) {
			t.Errorf("the citation of %s by %s does not join their boxes", v.Nodes[e.Cited].ID, v.Nodes[e.Citing].ID)
		}
		for j := 0; j+3 <= last; j += 3 {
			for step := range 9 {
				at := bezier(curve[j:j+4], float64(step)/8)
				for n, box := range boxes {
					if box.inset(0.6).contains(at) {
						t.Errorf("the citation of %s by %s runs through the box of %s", v.Nodes[e.Cited].ID, v.Nodes[e.Citing].ID, v.Nodes[n].ID)
					}
				}
			}
		}
	}
}

func bezier(p []Point, t float64) Point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{a*p[0].X + b*p[1].X + c*p[2].X + d*p[3].X, a*p[0].Y + b*p[1].Y + c*p[2].Y + d*p[3].Y}
}

// checkYears fails where an older instrument stands below a later one.
func checkYears(t *testing.T, v *View, d *Drawing) {
	t.Helper()
	i := 0
	lowest := map[int]float64{} // by year
	highest := map[int]float64{}
	for _, m := range d.Marks {
		g, isGroup := m.(Group)
		if !isGroup {
			continue
		}
		if box, isNode := g.Marks[0].(Box); isNode {
			year := v.Nodes[i].Year
			middle := box.At.Y + box.Size.Height/2
			if _, seen := lowest[year]; !seen {
				lowest[year], highest[year] = middle, middle
			}
			lowest[year], highest[year] = max(lowest[year], middle), min(highest[year], middle)
			i++
		}
	}
	bands := bandsOf(v)
	for i := 1; i < len(bands); i++ {
		for older, low := range lowest {
			for later, high := range highest {
				if older <= bands[i-1].last && later >= bands[i].first && older < later && low >= high {
					t.Errorf("%d stands below %d", older, later)
				}
			}
		}
	}
}

func TestGeometryOfRandomGraphs(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 1))
		instruments := 2 + r.IntN(70)
		g := randomGraph(r, instruments, r.IntN(4*instruments))
		place := layout.Func(layout.InOrder)
		if seed < 12 {
			place = byGraphviz()
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			focus := []string{busiest(g)}
			if seed%5 == 0 {
				focus = nil
			}
			v := view(t, g, focus, Options{Depth: 1 + int(seed%3), MaxNodes: 5 + int(seed%40)})
			d, err := Draw(context.Background(), &v, place, Style{})
			if err != nil {
				t.Fatal(err)
			}
			checkGeometry(t, &v, d)
			checkYears(t, &v, d)
		})
	}
}

func TestGeometryOfStandardGraphs(t *testing.T) {
	for _, graph := range standardGraphs() {
		t.Run(graph.name, func(t *testing.T) {
			v := view(t, graph.graph, graph.focus, Options{})
			d, err := Draw(context.Background(), &v, byGraphviz(), Style{})
			if err != nil {
				t.Fatal(err)
			}
			checkGeometry(t, &v, d)
		})
	}
}

// TestGeometryOfOtherSizes holds what a theme file may say of sizes: with the
// least and the most of all of them a picture is still in order.
func TestGeometryOfOtherSizes(t *testing.T) {
	for _, largest := range []bool{false, true} {
		theme := light
		for _, s := range theme.settings() {
			switch {
			case s.number == nil || s.least != 6: // no size of text
			case largest:
				*s.number = s.most
			default:
				*s.number = s.least
			}
		}
		for seed := range uint64(8) {
			g := randomGraph(rand.New(rand.NewPCG(seed, 4)), 30, 60)
			t.Run(fmt.Sprint(largest, seed), func(t *testing.T) {
				v := view(t, g, []string{busiest(g)}, Options{Depth: 2, MaxNodes: 20})
				d, err := Draw(context.Background(), &v, layout.InOrder, Style{Theme: &theme})
				if err != nil {
					t.Fatal(err)
				}
				checkGeometry(t, &v, d)
			})
		}
	}
}
