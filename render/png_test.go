package render

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPNGGolden compares pixel by pixel; a little may differ with the machine's
// arithmetic.
func TestPNGGolden(t *testing.T) {
	for _, theme := range Themes {
		t.Run(theme.Name, func(t *testing.T) {
			got := written(t, "self", "png", Style{Theme: &theme, Paper: Paper{DPI: 96}})
			golden := filepath.Join("testdata", "self-"+theme.Name+".png")
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			a, b := decoded(t, got), decoded(t, want)
			if a.Bounds() != b.Bounds() {
				t.Fatalf("%v, want %v", a.Bounds(), b.Bounds())
			}
			if d := difference(a, b); d > 0.1 {
				t.Errorf("differs by %.2f of 255 (go test ./render -update, then look at %s)", d, golden)
			}
		})
	}
}

func decoded(t *testing.T, data []byte) image.Image {
	t.Helper()
	i, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// difference is that of the pixels on average, from 0 to 255.
func difference(a, b image.Image) float64 {
	sum, bounds := 0.0, a.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			sum += math.Abs(float64(p.R)-float64(q.R)) + math.Abs(float64(p.G)-float64(q.G)) + math.Abs(float64(p.B)-float64(q.B))
		}
	}
	return sum / 3 / float64(bounds.Dx()*bounds.Dy())
}

func TestPNGSizes(t *testing.T) {
	for _, test := range []struct {
		paper         Paper
		width, height int // 0 for as it comes
	}{
		{Paper{DPI: 96}, 698, 0},
		{Paper{}, 1396, 0},
		{Paper{Width: 160 * millimetre, DPI: 300}, 1890, 0},
		{Paper{Page: "a4", DPI: 72}, 842, 595},
		{Paper{Width: 400, Height: 100, DPI: 96}, 0, 100},
	} {
		i := decoded(t, written(t, "self", "png", Style{Paper: test.paper}))
		if test.width > 0 && i.Bounds().Dx() != test.width || test.height > 0 && i.Bounds().Dy() != test.height {
			t.Errorf("%+v: %v, want %d by %d", test.paper, i.Bounds(), test.width, test.height)
		}
	}
}

func TestStrokes(t *testing.T) {
	line := contour{{0, 0}, {10, 0}, {10, 10}}
	got := line.dashes([]float64{6, 3})
	if len(got) != 3 || len(got[1]) != 3 || got[1][0] != (Point{9, 0}) || got[2][1] != (Point{10, 10}) {
		t.Errorf("dashes: %v", got)
	}
	area := func(c contour) float64 {
		sum := 0.0
		for i := range c {
			next := c[(i+1)%len(c)]
			sum += c[i].X*next.Y - next.X*c[i].Y
		}
		return math.Abs(sum / 2)
	}
	if got := area(line.widened(1, false)); math.Abs(got-40) > 0.01 {
		t.Errorf("area of a line with a corner: %g, want 40", got)
	}
	dot := contour{{0, 0}, {2, 0}}
	if got, want := area(dot.widened(1, true)), 4+math.Pi; math.Abs(got-want) > 0.1 {
		t.Errorf("area of a round dot: %g, want %g", got, want)
	}
	box := Box{Size: Size{20, 10}, Radius: 2, Stroke: Stroke{Colour: "#000000", Width: 1}}
	path := box.path()
	sides := path.outlines()
	if got, want := area(sides[0][0])-area(sides[0][1]), 60-16+4*math.Pi; math.Abs(got-want) > 0.5 {
		t.Errorf("area of a border: %g, want %g", got, want)
	}
}

// TestWordsWithoutFont holds that what no font has is said, and leaves no empty
// boxes: every character that is set has an outline.
func TestWordsWithoutFont(t *testing.T) {
	var said []string
	style := Style{Say: func(words string) { said = append(said, words) }}
	written(t, "many", "png", style)
	if len(said) != 1 || !strings.Contains(said[0], "Arabic and Chinese") || !strings.Contains(said[0], "--font") {
		t.Errorf("said %q", said)
	}
	said = nil
	style.Fonts = arabic(t)
	written(t, "many", "pdf", style)
	if len(said) != 1 || strings.Contains(said[0], "Arabic") || !strings.Contains(said[0], "Chinese") {
		t.Errorf("with a font for Arabic: said %q", said)
	}
	style.Paper.Width = 200
	said = nil
	written(t, "self", "svg", style)
	if len(said) != 1 || !strings.Contains(said[0], "hard to read") {
		t.Errorf("of small text: said %q", said)
	}
}
