package layout

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// randomGrid has boxes in some of its cells, one that spans rows, and links.
func randomGrid(r *rand.Rand) Grid {
	g := Grid{Columns: 1 + r.IntN(7), Rows: 2 + r.IntN(8), Gap: Size{40, 14}}
	for column := range g.Columns {
		for row := 0; row < g.Rows; row++ {
			if r.IntN(3) == 0 {
				continue
			}
			c := Cell{Size: Size{120 + 20*float64(r.IntN(3)), 40 + 10*float64(r.IntN(3))}, Column: column, Row: row}
			if r.IntN(12) == 0 && row+1 < g.Rows {
				c.Span = 1 + r.IntN(g.Rows-row)
				row += c.Span - 1
			}
			g.Cells = append(g.Cells, c)
		}
	}
	if len(g.Cells) == 0 {
		g.Cells = []Cell{{Size: Size{100, 40}}}
	}
	hub := r.IntN(len(g.Cells))
	for range r.IntN(2 * len(g.Cells)) {
		link := Link{Citing: r.IntN(len(g.Cells)), Cited: r.IntN(len(g.Cells))}
		if r.IntN(2) == 0 {
			link.Cited = hub
		}
		if !slices.Contains(g.Links, link) {
			g.Links = append(g.Links, link)
		}
	}
	if r.IntN(4) == 0 {
		g.TailGap = 17
		g.Lead = slices.Repeat([]float64{60}, g.Columns+1)
	}
	return g
}

type frame struct{ left, top, right, bottom float64 }

func frames(p *Gridded) []frame {
	all := make([]frame, len(p.Boxes))
	for i, at := range p.Boxes {
		s := p.Sizes[i]
		all[i] = frame{at.X - s.Width/2, at.Y - s.Height/2, at.X + s.Width/2, at.Y + s.Height/2}
	}
	return all
}

// onBorder tells whether a place is on the border of a box.
func (f frame) onBorder(p Point) bool {
	across := p.X > f.left-0.1 && p.X < f.right+0.1
	down := p.Y > f.top-0.1 && p.Y < f.bottom+0.1
	near := min(math.Abs(p.X-f.left), math.Abs(p.X-f.right), math.Abs(p.Y-f.top), math.Abs(p.Y-f.bottom))
	return across && down && near < 0.1
}

func TestGridKeepsLinksOutOfBoxes(t *testing.T) {
	met := 0
	for seed := range uint64(400) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			g := randomGrid(rand.New(rand.NewPCG(seed, 11)))
			p := g.Place()
			boxes := frames(&p)
			for i, a := range boxes {
				if a.left < -0.1 || a.top < -0.1 || a.right > p.Size.Width+0.1 || a.bottom > p.Size.Height+0.1 {
					t.Errorf("box %d leaves the page: %v in %v", i, a, p.Size)
				}
				for j, b := range boxes[:i] {
					if a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom {
						t.Errorf("boxes %d and %d overlap", i, j)
					}
				}
			}
			for i, curve := range p.Links {
				link := g.Links[i]
				if len(curve) < 4 || len(curve)%3 != 1 {
					t.Fatalf("link %v has %d points", link, len(curve))
				}
				if !boxes[link.Citing].onBorder(curve[0]) || !boxes[link.Cited].onBorder(curve[len(curve)-1]) {
					t.Errorf("link %v does not join its boxes: %v … %v", link, curve[0], curve[len(curve)-1])
				}
				for j := 0; j+3 < len(curve); j += 3 {
					for step := range 9 {
						at := bezierAt(curve[j:j+4], float64(step)/8)
						for n, b := range boxes {
							if at.X > b.left+0.5 && at.X < b.right-0.5 && at.Y > b.top+0.5 && at.Y < b.bottom-0.5 {
								t.Errorf("link %v runs through box %d", link, n)
							}
						}
					}
				}
			}
			for _, upright := range []bool{false, true} {
				all := stretches(&p.Positions, upright)
				for i, a := range all {
					for _, b := range all[:i] {
						if a.link != b.link && math.Abs(a.at-b.at) < 1 && min(a.to, b.to)-max(a.from, b.from) > 6 {
							met++
							if testing.Verbose() {
								t.Logf("links %v and %v run on each other: %+v, %+v", g.Links[a.link], g.Links[b.link], a, b)
							}
						}
					}
				}
			}
			if again := g.Place(); !reflect.DeepEqual(p, again) {
				t.Error("two placements of one grid differ")
			}
		})
	}
	if met > 0 {
		t.Errorf("links run on each other in %d places of all these grids", met)
	}
}

func TestGridGoesStraight(t *testing.T) {
	cells := []Cell{{Size: Size{100, 40}, Column: 0}, {Size: Size{100, 40}, Column: 1}, {Size: Size{100, 40}, Column: 3}, {Size: Size{100, 40}, Column: 1, Row: 1}}
	g := Grid{Cells: cells, Columns: 4, Rows: 2, Gap: Size{40, 14}, Links: []Link{{1, 0}, {2, 1}, {3, 1}}}
	p := g.Place()
	for i, curve := range p.Links {
		if len(curve) != 4 {
			t.Errorf("link %v bends: %v", g.Links[i], curve)
		}
	}
}
