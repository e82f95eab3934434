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
	type pair struct {
		over, under string
		least       float64
	}
	pairs := []pair{
		{ink, paper, 7}, {inkSoft, paper, 7}, {inkSoft, bandFill, 7}, {inkFaint, paper, 4.5}, {inkFaint, bandFill, 4.4}, {focusInk, focusFill, 7}, {focusSoft, focusFill, 7},
	}
	for _, group := range bodyGroups {
		pairs = append(pairs, pair{ink, group.tint, 7}, pair{inkSoft, group.tint, 5}, pair{group.strip, group.tint, 2.5})
	}
	for _, group := range verbGroups {
		least := 4.5
		if len(group.dash) > 0 {
			least = 3 // of what is no text, by WCAG
		}
		pairs = append(pairs, pair{group.colour, paper, least}, pair{group.colour, bandFill, least})
	}
	for _, p := range pairs {
		if got := contrast(t, p.over, p.under); got < p.least {
			t.Errorf("%s on %s: contrast %.2f, want %.1f", p.over, p.under, got, p.least)
		}
	}
}

// TestGroupsDifferWithoutColour holds that no two groups of verbs have the same
// dash and nearly the same weight.
func TestGroupsDifferWithoutColour(t *testing.T) {
	seen := map[string]bool{}
	for i, a := range verbGroups {
		for _, b := range verbGroups[:i] {
			if slices.Equal(a.dash, b.dash) && math.Abs(a.weight-b.weight) < 0.7 {
				t.Errorf("%q and %q look alike in grey", a.legend, b.legend)
			}
		}
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
