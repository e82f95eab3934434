package typeface

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// Line is a line of text that has been set: glyphs with their places, from left
// to right, in parts of the font size; the base line is at 0, up is negative.
type Line struct {
	Glyphs []Glyph
	Width  float64
	// Seen are the words as they stand from left to right: letters of scripts that
	// run to the left are turned.
	Seen string
}

// Glyph is a glyph and its place in a Line.
type Glyph struct {
	X, Y    float64
	Outline []Segment // in parts of the font size, from the glyph's place
}

// Segment is a piece of an outline: a move to a new contour, or a line, a
// quadratic or a cubic Bézier curve to the last of its points.
type Segment struct {
	Points []Point // one, one, two or three
	Move   bool
}

// Point is a place in parts of the font size; down is positive.
type Point struct{ X, Y float64 }

// Set sets a line of text in the order in which it is read: right to left where
// its first letter is of such a script, letters joined and marks placed as the
// fonts say.
func (f *Faces) Set(words string, bold bool) Line {
	if f.Plain(words) {
		return f.setPlain(words, bold)
	}
	if f.setter == nil {
		f.setter = &setter{}
	}
	f.setter.faces, f.setter.bold = f, bold
	var line Line
	text := []rune(words)
	for _, run := range f.setter.shape(text) {
		seen := slices.Clone(text[run.Runes.Offset : run.Runes.Offset+run.Runes.Count])
		if run.Direction == di.DirectionRTL {
			slices.Reverse(seen)
		}
		line.Seen += string(seen)
		for _, g := range run.Glyphs {
			line.Glyphs = append(line.Glyphs, Glyph{
				X: line.Width + float64(g.XOffset)/unit, Y: -float64(g.YOffset) / unit, Outline: f.outline(run.Face, g.GlyphID),
			})
			line.Width += float64(g.Advance) / unit
		}
	}
	return line
}

func (f *Faces) setPlain(words string, bold bool) Line {
	face := Embedded(bold)
	line := Line{Seen: words}
	for _, r := range words {
		glyph, _ := face.face.NominalGlyph(r)
		line.Glyphs = append(line.Glyphs, Glyph{X: line.Width, Outline: f.outline(face.face, glyph)})
		line.Width += face.Advance(r) / 1000
	}
	return line
}

// unit is the size at which text is shaped, in the shaper's sixty-fourths.
const unit = 1000 * 64

// setter shapes text in the faces of a picture.
type setter struct {
	faces     *Faces
	bold      bool
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
}

// ResolveFace is asked by the segmenter.
func (s *setter) ResolveFace(r rune) *font.Face { return s.faces.face(r, s.bold).face }

// shape gives the runs of a text from left to right.
func (s *setter) shape(text []rune) []shaping.Output {
	direction := di.DirectionLTR
	if rightToLeft(text) {
		direction = di.DirectionRTL
	}
	inputs := s.segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: direction, Size: fixed.I(unit / 64), Language: language.NewLanguage("en"),
	}, s)
	runs := make([]shaping.Output, len(inputs))
	for i, input := range inputs {
		runs[i] = s.shaper.Shape(input)
	}
	// Runs against the direction of the line change places as a whole: all are
	// turned where the line goes to the left, and then those back that do not.
	if direction == di.DirectionRTL {
		slices.Reverse(runs)
	}
	for i := 0; i < len(runs); i++ {
		j := i
		for j < len(runs) && runs[j].Direction != direction {
			j++
		}
		slices.Reverse(runs[i:j])
		i = max(i, j-1)
	}
	return runs
}

// rightToLeft tells whether the first letter is of a script that runs so.
func rightToLeft(text []rune) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return RightToLeft(r)
		}
	}
	return false
}

// RightToLeft tells whether a letter is of a script that runs from right to left.
func RightToLeft(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko)
}

type outlineKey struct {
	face  *font.Face
	glyph font.GID
}

func (f *Faces) outline(face *font.Face, glyph font.GID) []Segment {
	key := outlineKey{face, glyph}
	if known, found := f.outlines[key]; found {
		return known
	}
	var segments []Segment
	if drawn, isOutline := face.GlyphDataOutline(glyph); isOutline {
		upem := float64(face.Upem())
		for i := range drawn.Segments {
			s := &drawn.Segments[i]
			made := Segment{Move: s.Op == opentype.SegmentOpMoveTo}
			for _, p := range s.ArgsSlice() {
				made.Points = append(made.Points, Point{float64(p.X) / upem, -float64(p.Y) / upem})
			}
			segments = append(segments, made)
		}
	}
	if f.outlines == nil {
		f.outlines = map[outlineKey][]Segment{}
	}
	f.outlines[key] = segments
	return segments
}
