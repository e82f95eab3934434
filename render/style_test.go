package render

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// luminance is the relative luminance of WCAG.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var rgb [3]int
	if _, err := fmt.Sscanf(colour, "#%02X%02X%02X", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	var linear [3]float64
	for i, c := range rgb {
		f := float64(c) / 255
		if linear[i] = f / 12.92; f > 0.04045 {
			linear[i] = math.Pow((f+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*linear[0] + 0.7152*linear[1] + 0.0722*linear[2]
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
