// Package typeface knows fonts: which characters they have, how a line of text is
// set in them, the outlines of their glyphs, and parts of them for other files.
// The embedded family is Arimo (SIL Open Font License, fonts/OFL.txt) for Latin,
// Greek and Cyrillic; other fonts are read from what the caller has of them.
package typeface

import (
	"bytes"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
)

//go:embed fonts/Arimo-Regular.ttf
var regularData []byte

//go:embed fonts/Arimo-Bold.ttf
var boldData []byte

// Face is one weight of a font.
type Face struct {
	face *font.Face
	bold bool
}

// ErrNoFont says that a file is no font that can be drawn with.
var ErrNoFont = errors.New("no TrueType or OpenType font with outlines")

// Read reads the faces of a TTF, OTF, TTC or WOFF file. Error: ErrNoFont.
func Read(data []byte) (faces []*Face, err error) {
	defer func() {
		if fault := recover(); fault != nil { // the font library's own
			faces, err = nil, fmt.Errorf("%w (%v)", ErrNoFont, fault)
		}
	}()
	if err := bomb(data); err != nil {
		return nil, err
	}
	read, err := font.ParseTTC(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w (%w)", ErrNoFont, err)
	}
	for _, f := range read {
		if f.Upem() == 0 {
			continue
		}
		const semibold = 600
		faces = append(faces, &Face{face: f, bold: f.Describe().Aspect.Weight >= semibold})
	}
	if len(faces) == 0 {
		return nil, ErrNoFont
	}
	return faces, nil
}

// maxUnpacked is what the tables of a compressed font may hold in all, in bytes.
const maxUnpacked = 128 << 20

// bomb refuses a compressed font (WOFF) whose directory asks for more memory than a
// font needs: the reader would allocate what the directory says.
func bomb(data []byte) error {
	const header, entry, length = 44, 20, 12 // sizes of WOFF 1.0, and where in an entry the unpacked length stands
	if len(data) < header || string(data[:4]) != "wOFF" {
		return nil
	}
	unpacked := uint64(0)
	for at := header; at+entry <= len(data) && at < header+entry*int(binary.BigEndian.Uint16(data[12:])); at += entry {
		unpacked += uint64(binary.BigEndian.Uint32(data[at+length:]))
	}
	if unpacked > maxUnpacked {
		return fmt.Errorf("%w (%d MiB unpacked: at most %d are read)", ErrNoFont, unpacked>>20, maxUnpacked>>20)
	}
	return nil
}

// embedded parses the embedded faces when they are first asked for.
var embedded = sync.OnceValue(func() [2]*Face {
	var both [2]*Face
	for i, data := range [2][]byte{regularData, boldData} {
		faces, err := Read(data)
		if err != nil {
			panic("embedded font: " + err.Error()) // a test reads both
		}
		both[i] = faces[0]
	}
	return both
})

// Embedded gives a face of the embedded family.
func Embedded(bold bool) *Face {
	if bold {
		return embedded()[1]
	}
	return embedded()[0]
}

// Data gives the file of a face of the embedded family, not to be changed.
func Data(bold bool) []byte {
	if bold {
		return boldData
	}
	return regularData
}

// Has tells whether the face has an outline for a character: fonts of coloured
// bitmaps have none.
func (f *Face) Has(r rune) bool {
	glyph, found := f.face.NominalGlyph(r)
	if !found || glyph == 0 {
		return false
	}
	_, outlined := f.face.GlyphDataOutline(glyph)
	return outlined || unicode.IsSpace(r)
}

// Advance is the width of a character in thousandths of the font size, 0 where
// the face lacks it.
func (f *Face) Advance(r rune) float64 {
	glyph, found := f.face.NominalGlyph(r)
	if !found {
		return 0
	}
	return float64(f.face.HorizontalAdvance(glyph)) * 1000 / float64(f.face.Upem())
}

// Faces are the fonts of a picture: the embedded family, and for what it lacks
// others, the first that has a character first. The zero value is the embedded
// family alone. It is not safe for concurrent use.
type Faces struct {
	More []*Face

	setter   *setter
	outlines map[outlineKey][]Segment
}

// Plain tells whether the embedded family has all characters of a text, which
// then needs no shaping: one glyph stands beside the other.
func (f *Faces) Plain(words string) bool {
	face := Embedded(false)
	for _, r := range words {
		if !face.Has(r) {
			return false
		}
	}
	return true
}

// Lacks tells whether no font has a character; what leaves no trace by itself,
// as joiners do, is never lacking.
func (f *Faces) Lacks(r rune) bool {
	if unicode.In(r, unicode.Cf, unicode.Variation_Selector) || Embedded(false).Has(r) {
		return false
	}
	for _, face := range f.More {
		if face.Has(r) {
			return false
		}
	}
	return true
}

// face chooses the face for a character.
func (f *Faces) face(r rune, bold bool) *Face {
	if own := Embedded(bold); own.Has(r) || len(f.More) == 0 {
		return own
	}
	var other *Face
	for _, face := range f.More {
		switch {
		case !face.Has(r):
		case face.bold == bold:
			return face
		case other == nil:
			other = face
		}
	}
	if other == nil {
		return Embedded(bold)
	}
	return other
}
