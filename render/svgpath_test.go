package render

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"testing"
)

func TestPathData(t *testing.T) {
	for _, test := range []struct {
		path Path
		want string
	}{
		{Path{Points: []Point{{1, 2}, {4.04, 2}, {10, 2}, {10, -3.5}}}, "M1 2h9v-5.5"},
		{Path{Points: []Point{{0, 0}, {5, 5}, {10, 10.05}, {0.5, 0}}, Closed: true}, "M0 0l10 10.1-9.5-10.1z"},
		{Path{Points: []Point{{0, 0}, {0, -12}, {6, -18}, {18, -18}}, Curved: true}, "M0 0q0-18 18-18"},
		{Path{Points: []Point{{0, 0}, {0, -9}, {8, -18}, {18, -18}}, Curved: true}, "M0 0c0-9 8-18 18-18"},
		{Path{Points: []Point{{0, 0}, {0, 3}, {0, 6}, {0, 9}, {0, 12}, {0, 15}, {0, 18}}, Curved: true}, "M0 0v18"},
		{Path{Points: []Point{{0, 0}, {0, 30}, {0, 6}, {0, 9}}, Curved: true}, "M0 0c0 30 0 6 0 9"}, // it turns back
		{Path{Points: []Point{{-0.5, 0.5}, {0, 1}}}, "M-.5 .5l.5 .5"},
		{Path{Points: []Point{{math.NaN(), 0}, {5, math.Inf(1)}}}, "M0 0h5"},
	} {
		if got := pathData(&test.path); got != test.want {
			t.Errorf("%v: got %s, want %s", test.path.Points, got, test.want)
		}
	}
}

// pathStep takes a command or a number: "q", "-18", ".5", not a blank.
var pathStep = regexp.MustCompile(`[A-Za-z]|-?\d*\.?\d+`)

// ends reads a path as SVG says (1.1, section 8.3) and gives where it ends and
// how far it goes to each side.
func ends(t *testing.T, data string) (at, least, most Point) {
	t.Helper()
	least, most = Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	parts := pathStep.FindAllString(data, -1)
	command := ""
	number := func() float64 {
		f, err := strconv.ParseFloat(parts[0], 64)
		if err != nil {
			t.Fatalf("%s: %v", data, err)
		}
		parts = parts[1:]
		return f
	}
	for len(parts) > 0 {
		if c := parts[0]; c >= "A" {
			command, parts = c, parts[1:]
			if c == "z" {
				continue
			}
		}
		switch command {
		case "M":
			at = Point{number(), number()}
		case "h":
			at.X += number()
		case "v":
			at.Y += number()
		case "c", "q", "l":
			for range map[string]int{"c": 2, "q": 1, "l": 0}[command] {
				number()
				number()
			}
			at = Point{at.X + number(), at.Y + number()}
		default:
			t.Fatalf("%s: command %q", data, command)
		}
		least, most = Point{min(least.X, at.X), min(least.Y, at.Y)}, Point{max(most.X, at.X), max(most.Y, at.Y)}
	}
	return at, least, most
}

// TestPathDataGoesWhereItShould follows random paths: rounding does not add up.
func TestPathDataGoesWhereItShould(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 9))
		path := Path{Points: []Point{{r.Float64() * 900, r.Float64() * 900}}, Curved: seed%2 == 0}
		for range 1 + r.IntN(20)*3 {
			last := path.Points[len(path.Points)-1]
			next := []Point{{last.X, last.Y + r.Float64()*40}, {last.X + r.Float64()*40, last.Y}, {r.Float64() * 900, r.Float64() * 900}}[r.IntN(3)]
			if path.Curved {
				path.Points = append(path.Points, Point{(2*last.X + next.X) / 3, (2*last.Y + next.Y) / 3}, Point{(last.X + 2*next.X) / 3, (last.Y + 2*next.Y) / 3})
			}
			path.Points = append(path.Points, next)
		}
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			at, least, most := ends(t, pathData(&path))
			if last := path.Points[len(path.Points)-1]; distance(at, last) > 0.08 {
				t.Errorf("ends at %v, want %v", at, last)
			}
			for _, p := range path.Points {
				if p.X < least.X-0.3 || p.X > most.X+0.3 || p.Y < least.Y-0.3 || p.Y > most.Y+0.3 {
					t.Errorf("%v is left out", p)
				}
			}
		})
	}
}
