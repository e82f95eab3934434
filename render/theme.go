package render

import (
	"fmt"

	"citegraph/render/typeface"
)

// Theme is how pictures look: colours, lines and type. Colours are "#RRGGBB",
// lengths pixels (96 to the inch).
type Theme struct {
	Name    string
	Colours Colours
	Type    Type
	Verbs   []Line // one for each of verbGroups
	Bodies  []Fill // one for each of bodyGroups
}

// Colours of what is no verb and no body.
type Colours struct {
	Paper     string // the ground, and the boxes of what is only cited
	Band      string // the tint under every other band
	Ink       string // names
	Soft      string // titles, years, legend
	Faint     string // small print
	Border    string // of boxes
	Focus     string // boxes of the focus
	FocusInk  string
	FocusSoft string
}

// Type is the family and the sizes of text.
type Type struct {
	Family   string // as in CSS
	Heading  float64
	Subtitle float64
	Base     float64
	Name     float64 // in boxes, of which a focus has larger ones
	Title    float64
	Year     float64
	Axis     float64 // years beside the bands
	Legend   float64
	Note     float64 // small print
}

// Line is how the edges of a group of verbs look.
type Line struct {
	Colour string
	Weight float64
	Dash   []float64 // lengths of strokes and gaps, nil for a solid line
}

// dotted tells a line of dots, which are short strokes with round ends.
func (l *Line) dotted() bool { return len(l.Dash) == 2 && l.Dash[0] < 2 }

// Fill is how the boxes of a group of bodies look: a strip of colour at the left
// edge, and a tint of it.
type Fill struct{ Strip, Tint string }

// Themes are the themes that can be named; the first is the default.
var Themes = []Theme{light, dark, inGrey}

var standardType = Type{
	Family:  fontFamily,
	Heading: 19, Subtitle: 13, Base: 11, Name: 12.5, Title: 11, Year: 10, Axis: 11.5, Legend: 10.5, Note: 10,
}

// light is for white paper and for the screen. The colours of the verbs are Okabe
// and Ito's, darkened for white.
var light = Theme{
	Name: "light",
	Colours: Colours{
		Paper: "#FFFFFF", Band: "#F6F7F9", Ink: "#1C2430", Soft: "#4A5361", Faint: "#6B7480", Border: "#8C96A3",
		Focus: "#14335C", FocusInk: "#FFFFFF", FocusSoft: "#D3DEEC",
	},
	Type: standardType,
	Verbs: []Line{
		{"#00664B", 2.1, nil},
		{"#0B5FA5", 1.3, nil},
		{"#B06A00", 1.5, []float64{1.5, 3.5}},
		{"#7A3B78", 1.6, []float64{9, 4}},
		{"#B23A00", 1.9, []float64{8, 3, 2, 3}},
		{"#6B7075", 1.1, []float64{4, 3}},
	},
	Bodies: []Fill{
		{"#3B73B0", "#EDF3FA"},
		{"#C0392B", "#FBEEEC"},
		{"#1F8A70", "#E9F5F1"},
		{"#C98A1B", "#FBF4E4"},
		{"#6F6A94", "#F1F0F6"},
		{"#7B8087", "#F3F4F5"},
	},
}

// dark is for dark pages on the screen.
var dark = Theme{
	Name: "dark",
	Colours: Colours{
		Paper: "#12161D", Band: "#191E27", Ink: "#F1F4F8", Soft: "#BCC6D3", Faint: "#929DAC", Border: "#66717F",
		Focus: "#CFE1F7", FocusInk: "#10233C", FocusSoft: "#2B405C",
	},
	Type: standardType,
	Verbs: []Line{
		{"#3FD0A4", 2.1, nil},
		{"#6FB4F5", 1.3, nil},
		{"#F2B33D", 1.5, []float64{1.5, 3.5}},
		{"#DBA0DA", 1.6, []float64{9, 4}},
		{"#FF8A57", 1.9, []float64{8, 3, 2, 3}},
		{"#9AA3AE", 1.1, []float64{4, 3}},
	},
	Bodies: []Fill{
		{"#5E9BDC", "#1B2A3C"},
		{"#EE7566", "#3A2222"},
		{"#3DBE9C", "#17302B"},
		{"#E0A83E", "#352B17"},
		{"#A49DD1", "#28263A"},
		{"#9AA1AA", "#262A31"},
	},
}

// inGrey is for printers without colours: the lines differ in weight and dash,
// the strips of the boxes in lightness.
var inGrey = Theme{
	Name: "print",
	Colours: Colours{
		Paper: "#FFFFFF", Band: "#F5F5F5", Ink: "#000000", Soft: "#333333", Faint: "#5A5A5A", Border: "#6E6E6E",
		Focus: "#1A1A1A", FocusInk: "#FFFFFF", FocusSoft: "#DDDDDD",
	},
	Type: standardType,
	Verbs: []Line{
		{"#000000", 2.4, nil},
		{"#303030", 1.2, nil},
		{"#000000", 1.8, []float64{1.5, 3.5}},
		{"#404040", 1.5, []float64{9, 4}},
		{"#000000", 2.1, []float64{8, 3, 2, 3}},
		{"#606060", 0.9, []float64{4, 3}},
	},
	Bodies: []Fill{
		{"#8C8C8C", "#FFFFFF"},
		{"#000000", "#E8E8E8"},
		{"#000000", "#FFFFFF"},
		{"#5A5A5A", "#F4F4F4"},
		{"#8C8C8C", "#EFEFEF"},
		{"#5A5A5A", "#E2E2E2"},
	},
}

// Style is how a View is drawn. The zero value draws in the first theme, in the
// size that it has by itself.
type Style struct {
	Theme *Theme // nil for the first of Themes
	Paper Paper
	// Fonts are asked, in this order, for characters that the embedded font of
	// PDF and PNG lacks.
	Fonts []*typeface.Face
	// Responsive makes an SVG as wide as what it stands in.
	Responsive bool
	// EmbedFonts puts what is used of the embedded font into an SVG.
	EmbedFonts bool
	// Say is told, in a sentence, of what could not be drawn as it is written or
	// will be hard to read; nil for nobody.
	Say func(string)
}

func (s Style) say(format string, values ...any) {
	if s.Say != nil {
		s.Say(fmt.Sprintf(format, values...))
	}
}

func (s Style) theme() *Theme {
	if s.Theme == nil {
		return &Themes[0]
	}
	return s.Theme
}
