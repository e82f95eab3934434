package render

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// linear gives the parts of a colour in light, from 0 to 1 (sRGB, IEC 61966-2-1).
func linear(t *testing.T, colour string) (linear [3]float64) {
	t.Helper()
	var parts [3]int
	if _, err := fmt.Sscanf(colour, "#%02X%02X%02X", &parts[0], &parts[1], &parts[2]); err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	for i, c := range parts {
		f := float64(c) / 255
		if linear[i] = f / 12.92; f > 0.04045 {
			linear[i] = math.Pow((f+0.055)/1.055, 2.4)
		}
	}
	return linear
}

// luminance is the relative luminance of WCAG.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	c := linear(t, colour)
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	for i := range Themes {
		theme := &Themes[i]
		t.Run(theme.Name, func(t *testing.T) { checkContrast(t, theme) })
	}
}

func checkContrast(t *testing.T, theme *Theme) {
	t.Helper()
	type pair struct {
		over, under string
		least       float64
	}
	c := &theme.Colours
	pairs := []pair{
		{c.Ink, c.Paper, 7}, {c.Soft, c.Paper, 7}, {c.Soft, c.Band, 7}, {c.Faint, c.Paper, 4.5}, {c.Faint, c.Band, 4.4},
		{c.FocusInk, c.Focus, 7}, {c.FocusSoft, c.Focus, 7}, {c.Border, c.Paper, 2.9},
	}
	for _, body := range theme.Bodies {
		pairs = append(pairs, pair{c.Ink, body.Tint, 7}, pair{c.Soft, body.Tint, 5}, pair{body.Strip, body.Tint, 2.5})
	}
	for _, line := range theme.Verbs {
		least := 4.5
		if len(line.Dash) > 0 {
			least = 3 // of what is no text, by WCAG
		}
		pairs = append(pairs, pair{line.Colour, c.Paper, least}, pair{line.Colour, c.Band, least})
	}
	for _, p := range pairs {
		if got := contrast(t, p.over, p.under); got < p.least {
			t.Errorf("%s on %s: contrast %.2f, want %.1f", p.over, p.under, got, p.least)
		}
	}
}

// TestLinesDifferWithoutColour holds that no two groups of verbs have the same
// dash and nearly the same weight.
func TestLinesDifferWithoutColour(t *testing.T) {
	for _, theme := range Themes {
		if len(theme.Verbs) != len(verbGroups) || len(theme.Bodies) != len(bodyGroups) {
			t.Fatalf("%s: %d lines and %d fills", theme.Name, len(theme.Verbs), len(theme.Bodies))
		}
		for i, a := range theme.Verbs {
			for j, b := range theme.Verbs[:i] {
				if slices.Equal(a.Dash, b.Dash) && math.Abs(a.Weight-b.Weight) < 0.7 {
					t.Errorf("%s: %q and %q look alike in grey", theme.Name, verbGroups[i].legend, verbGroups[j].legend)
				}
			}
		}
	}
}

// deficiencies are what people see who lack one kind of cones, as matrices over
// linear RGB: Machado, Oliveira and Fernandes, "A Physiologically-based Model for
// Simulation of Color Vision Deficiency", 2009, severity 1.0.
var deficiencies = []struct {
	name   string
	matrix [3][3]float64
}{
	{"no deficiency", [3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
	{"protanopia", [3][3]float64{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
	{"deuteranopia", [3][3]float64{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
	{"tritanopia", [3][3]float64{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}

// lab gives a colour in CIELAB (D65) as it is seen with a deficiency.
func lab(t *testing.T, colour string, matrix [3][3]float64) [3]float64 {
	t.Helper()
	full := linear(t, colour)
	var seen [3]float64
	for i, row := range matrix {
		seen[i] = min(1, max(0, row[0]*full[0]+row[1]*full[1]+row[2]*full[2]))
	}
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x := f((0.4124564*seen[0] + 0.3575761*seen[1] + 0.1804375*seen[2]) / 0.95047)
	y := f(0.2126729*seen[0] + 0.7151522*seen[1] + 0.0721750*seen[2])
	z := f((0.0193339*seen[0] + 0.1191920*seen[1] + 0.9503041*seen[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// TestLinesDifferForColourBlindReaders holds that any two groups of verbs differ,
// whatever cones a reader lacks, in two of three: colour (10 in CIELAB, four
// times what is just noticed), dash, and weight.
func TestLinesDifferForColourBlindReaders(t *testing.T) {
	const leastColour, leastWeight = 10, 0.29
	for _, theme := range Themes {
		for i, a := range theme.Verbs {
			for j, b := range theme.Verbs[:i] {
				closest := math.Inf(1)
				for _, d := range deficiencies {
					p, q := lab(t, a.Colour, d.matrix), lab(t, b.Colour, d.matrix)
					closest = min(closest, math.Sqrt((p[0]-q[0])*(p[0]-q[0])+(p[1]-q[1])*(p[1]-q[1])+(p[2]-q[2])*(p[2]-q[2])))
				}
				differ := one(closest >= leastColour) + one(!slices.Equal(a.Dash, b.Dash)) + one(math.Abs(a.Weight-b.Weight) >= leastWeight)
				if differ < 2 {
					t.Errorf("%s: %q and %q look alike: colours %.0f apart, weights %g and %g, dashes %v and %v", theme.Name,
						verbGroups[i].legend, verbGroups[j].legend, closest, a.Weight, b.Weight, a.Dash, b.Dash)
				}
			}
		}
	}
}

func TestGroups(t *testing.T) {
	seen := map[string]bool{}
	for i, a := range verbGroups {
		for _, verb := range a.verbs {
			if seen[verb] {
				t.Errorf("%q is in two groups", verb)
			}
			seen[verb] = true
			if groupOf([]string{"", "unheard of", verb}) != i {
				t.Errorf("group of %q: %d, want %d", verb, groupOf([]string{verb}), i)
			}
		}
	}
	for _, body := range []string{"GA", "SC", "HRC", "ECOSOC", ""} {
		if bodyOf(body) == len(bodyGroups)-1 {
			t.Errorf("%q is no body of its own", body)
		}
	}
	if bodyOf("UNEA") != len(bodyGroups)-1 || groupOf(nil) != len(verbGroups)-1 {
		t.Error("what is in no group is not in the last")
	}
}
