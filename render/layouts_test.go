package render

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
	"citegraph/graphmodel/query"
	"citegraph/render/layout"
)

// memory answers what the layouts ask from a graph in memory; every citation of a
// pair has its first verb and a pinpoint.
type memory struct {
	graphmodel.Reader
	g *graphmodel.Graph
}

func (m memory) Load(context.Context) (*graphmodel.Graph, error) { return m.g, nil }

func (m memory) Base(context.Context) (graphmodel.Base, error) {
	return graphmodel.Base{Documents: documents(m.g), Instruments: m.g.Len()}, nil
}

func (m memory) Parts(context.Context, []string) ([]string, error) { return nil, nil }

func (m memory) Instruments(_ context.Context, ids []string) ([]graphmodel.Instrument, error) {
	var found []graphmodel.Instrument
	for _, id := range ids {
		if n := m.g.Find(id); n >= 0 {
			found = append(found, *m.g.Instrument(n))
		}
	}
	return found, nil
}

func (m memory) Links(_ context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Link, error] {
	return func(yield func(graphmodel.Link, error) bool) {
		for _, citing := range s.Citing {
			for _, p := range m.g.Cites(m.g.Find(citing)) {
				if !yield(graphmodel.Link{Citing: citing, Cited: m.g.Instrument(p.Cited).ID, Count: p.Count, Verbs: p.Verbs}, nil) {
					return
				}
			}
		}
	}
}

func (m memory) Edges(_ context.Context, s graphmodel.Selection) iter.Seq2[graphmodel.Edge, error] {
	return func(yield func(graphmodel.Edge, error) bool) {
		for _, citing := range s.Citing {
			for _, p := range m.g.Cites(m.g.Find(citing)) {
				cited := m.g.Instrument(p.Cited).ID
				if !slices.Contains(s.Cited, cited) {
					continue
				}
				c := citation.Citation{Doc: citing, ID: cited, Pinpoint: "annex II, paras. 12–14"}
				if len(p.Verbs) > 0 {
					c.Verb = p.Verbs[0]
				}
				if !yield(graphmodel.Edge{Citing: citing, Cited: cited, Citations: slices.Repeat([]citation.Citation{c}, p.Count)}, nil) {
					return
				}
			}
		}
	}
}

// asked asks for a graph in memory: an instrument by its identifier.
func asked(g *graphmodel.Graph, focus ...string) Ask {
	return Ask{Graph: query.Graph{Reader: memory{g: g}}, Focus: focus}
}

func (m memory) All(context.Context) iter.Seq2[graphmodel.Instrument, error] {
	return func(func(graphmodel.Instrument, error) bool) {}
}

// randomSubject is a graph of resolutions on few subjects, each of which recalls
// some before it.
func randomSubject(r *rand.Rand, resolutions int) *graphmodel.Graph {
	subjects := []string{"Public archives and the right to know", "Access to public archives", "Persons with albinism", "Oceans and the law of the sea"}
	var all []graphmodel.Instrument
	var pairs []graphmodel.Pair
	for i := range resolutions {
		all = append(all, graphmodel.Instrument{
			ID: fmt.Sprintf("A/RES/%d/%d", 50+i/3, i), Kind: citation.Resolution, Body: "GA", Read: r.IntN(5) > 0,
			Title: subjects[r.IntN(1+r.IntN(len(subjects)))], Year: 1995 + i/3,
		})
		for range r.IntN(6) {
			verbs := []string{[]string{"recall", "reaffirm", "take note"}[r.IntN(3)]}
			pairs = append(pairs, graphmodel.Pair{Citing: i, Cited: r.IntN(i + 1), Count: 1 + r.IntN(3), Verbs: verbs})
		}
	}
	return graphmodel.New(all, pairs)
}

// askedOf is what a test asks of a layout for a graph; nil where that has nothing
// to show.
func askedOf(l *Layout, g *graphmodel.Graph) *Ask {
	a := asked(g)
	switch busy := busiest(g); {
	case l.Focus.Least == 2:
		a.Focus = []string{busy, ""}
		n := g.Find(busy)
		for range 3 {
			cites := g.Cites(n)
			if len(cites) == 0 {
				break
			}
			n = cites[len(cites)-1].Cited
		}
		if a.Focus[1] = g.Instrument(n).ID; a.Focus[1] == busy {
			return nil
		}
	case l.Focus.Most > 0:
		a.Focus = []string{busy}
	}
	return &a
}

func TestGeometryOfLayouts(t *testing.T) {
	shown := map[string]int{}
	for seed := range uint64(80) {
		r := rand.New(rand.NewPCG(seed, 21))
		g := randomGraph(r, 3+r.IntN(90), r.IntN(300))
		if seed%2 == 0 {
			g = randomSubject(r, 3+r.IntN(60))
		}
		for i := range Layouts {
			l := &Layouts[i]
			if l.arrange == nil {
				continue
			}
			t.Run(fmt.Sprintf("%d/%s", seed, l.Name), func(t *testing.T) {
				a := askedOf(l, g)
				if a == nil {
					t.Skip("nothing cites another")
				}
				a.Depth, a.MaxNodes = int(seed%3), int(seed%4)*15
				v, err := l.Look(t.Context(), *a)
				if errors.Is(err, ErrNothing) {
					t.Skip(err)
				}
				if err != nil {
					t.Fatal(err)
				}
				shown[l.Name]++
				for n := range Themes {
					d, err := Draw(t.Context(), &v, layout.InOrder, Style{Theme: &Themes[n]})
					if err != nil {
						t.Fatal(err)
					}
					checkScene(t, &v, d)
				}
				var first, again bytes.Buffer
				for _, out := range []*bytes.Buffer{&first, &again} {
					v, err := l.Look(t.Context(), *a)
					if err != nil {
						t.Fatal(err)
					}
					d, err := Draw(t.Context(), &v, layout.InOrder, Style{})
					if err != nil {
						t.Fatal(err)
					}
					if err := WriteSVG(out, d); err != nil {
						t.Fatal(err)
					}
				}
				if first.String() != again.String() {
					t.Error("two pictures of one graph differ")
				}
			})
		}
	}
	for i := range Layouts {
		if l := &Layouts[i]; l.arrange != nil && shown[l.Name] < 20 {
			t.Errorf("%s: only %d pictures looked at", l.Name, shown[l.Name])
		}
	}
}

// checkScene fails where text leaves its box or the page, boxes or lines of text
// overlap, or a line runs through a box.
func checkScene(t *testing.T, v *View, d *Drawing) {
	t.Helper()
	page := rectangle{0, 0, d.Size.Width, d.Size.Height}
	var boxes, frames, loose []rectangle
	var names []string
	var curves [][]Point
	nodes, edges := 0, 0
	for _, m := range d.Marks {
		switch m := m.(type) {
		case Text:
			loose = append(loose, m.rectangle(slack))
		case Path:
			if m.Curved {
				curves = append(curves, m.Points)
			}
		case Group:
			box, isBox := m.Marks[0].(Box)
			switch _, strip := second(m.Marks).(Path); {
			case !isBox:
				curves = append(curves, m.Marks[0].(Path).Points)
				edges++
			case strings.HasPrefix(m.Name, "Group of "):
				frames = append(frames, rectangleOf(box))
				checkLabel(t, &m, rectangleOf(box))
			default:
				if strip {
					nodes++
				}
				boxes, names = append(boxes, rectangleOf(box)), append(names, m.Name)
				checkLabel(t, &m, rectangleOf(box))
			}
		}
	}
	if want := len(v.Edges) + len(v.Detours) + len(v.Ties); nodes != len(v.Nodes) || edges != want || len(boxes) != len(v.Nodes)+len(v.Folds) || len(frames) != len(v.Clusters) {
		t.Fatalf("%d nodes, %d lines, %d boxes, %d frames; want %d, %d, %d, %d", nodes, edges, len(boxes), len(frames),
			len(v.Nodes), want, len(v.Nodes)+len(v.Folds), len(v.Clusters))
	}
	for i, a := range boxes {
		for j, b := range boxes[:i] {
			if a.inset(-3).overlaps(b) {
				t.Errorf("boxes overlap: %s, %s", names[i], names[j])
			}
		}
		if !page.contains(Point{a.left, a.top}) || !page.contains(Point{a.right, a.bottom}) {
			t.Errorf("box %s leaves the page", names[i])
		}
		for _, text := range loose {
			if a.overlaps(text) {
				t.Errorf("text and box %s overlap", names[i])
			}
		}
	}
	for i, a := range frames {
		for _, b := range frames[:i] {
			if a.inset(-8).overlaps(b) {
				t.Error("frames overlap")
			}
		}
	}
	for i, a := range loose {
		if a.left < 0 || a.right > page.right || a.top < 0 || a.bottom > page.bottom {
			t.Errorf("text leaves the page: %v", a)
		}
		for _, b := range loose[:i] {
			if a.overlaps(b) {
				t.Errorf("lines of text overlap: %v, %v", a, b)
			}
		}
	}
	if len(frames) > 0 {
		boxes = frames // the lines are between these
	}
	for _, curve := range curves {
		for j := 0; j+3 < len(curve); j += 3 {
			for step := range 9 {
				at := bezier(curve[j:j+4], float64(step)/8)
				if !page.contains(at) {
					t.Errorf("a line leaves the page at %v", at)
				}
				for n, box := range boxes {
					if box.inset(0.8).contains(at) {
						t.Errorf("a line runs through box %d at %v", n, at)
					}
				}
				for _, text := range loose {
					if text.inset(1.2).contains(at) {
						t.Errorf("a line runs through words at %v", at)
					}
				}
			}
		}
	}
}

func second(marks []Mark) Mark {
	if len(marks) < 2 {
		return nil
	}
	return marks[1]
}

// TestLayoutsInOtherSizes holds that pictures are in order with the least and the
// most that a theme file may say of sizes.
func TestLayoutsInOtherSizes(t *testing.T) {
	for _, largest := range []bool{false, true} {
		theme := light
		theme.Verbs, theme.Bodies = slices.Clone(light.Verbs), slices.Clone(light.Bodies)
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
			r := rand.New(rand.NewPCG(seed, 22))
			g := randomGraph(r, 30, 80)
			if seed%2 == 0 {
				g = randomSubject(r, 30)
			}
			for i := range Layouts {
				l := &Layouts[i]
				a := askedOf(l, g)
				if l.arrange == nil || a == nil {
					continue
				}
				t.Run(fmt.Sprintf("%v/%d/%s", largest, seed, l.Name), func(t *testing.T) {
					v, err := l.Look(t.Context(), *a)
					if errors.Is(err, ErrNothing) {
						t.Skip(err)
					}
					if err != nil {
						t.Fatal(err)
					}
					d, err := Draw(t.Context(), &v, layout.InOrder, Style{Theme: &theme})
					if err != nil {
						t.Fatal(err)
					}
					checkScene(t, &v, d)
				})
			}
		}
	}
}
