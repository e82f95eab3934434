package typeface

import (
	"bytes"
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
)

func TestEmbeddedHasTheScripts(t *testing.T) {
	const words = "The General Assembly, “réaffirmant” – l’année 2015… № 5; Łódź, Đà Nẵng; Ограничение ответственности, Ґ; Σύμβαση"
	for _, bold := range []bool{false, true} {
		for _, r := range words {
			if !Embedded(bold).Has(r) {
				t.Errorf("bold %v: no %q", bold, r)
			}
		}
	}
	var faces Faces
	if !faces.Plain(words) || faces.Plain("儿童") || !faces.Lacks('儿') || faces.Lacks('\u200d') {
		t.Error("Plain or Lacks is wrong")
	}
	if len(regularData)+len(boldData) > 200_000 {
		t.Errorf("%d bytes of fonts", len(regularData)+len(boldData))
	}
}

func TestSetPlain(t *testing.T) {
	var faces Faces
	line := faces.Set("General", false)
	// In Arial at 1000 units: 778+556+556+556+333+556+222.
	if math.Abs(line.Width-3.557) > 0.002 || len(line.Glyphs) != 7 || len(line.Glyphs[0].Outline) < 8 {
		t.Errorf("%d glyphs, %g wide", len(line.Glyphs), line.Width)
	}
}

// fontFile reads a font of the system.
func fontFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no %s: install fonts-noto-core", path)
	}
	return data
}

func TestSetJoinsArabic(t *testing.T) {
	more, err := Read(fontFile(t, "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	faces := Faces{More: more}
	const words = "حقوق الطفل"
	apart := 0.0
	for _, r := range words {
		apart += more[0].Advance(r) / 1000
	}
	line := faces.Set(words, false)
	if line.Width <= 0 || line.Width > 0.95*apart {
		t.Errorf("%g wide, letters apart %g: not joined", line.Width, apart)
	}
	// The first letter of the text stands at the right end, and the symbol of a
	// mixed line at the left.
	first, alone := line.Glyphs[len(line.Glyphs)-1], faces.Set("ح", false)
	if first.X < line.Width*0.7 || alone.Width == 0 {
		t.Errorf("the first letter stands at %g of %g", first.X, line.Width)
	}
	mixed := faces.Set("حقوق 44/25", false)
	if mixed.Seen != "44/25 قوقح" {
		t.Errorf("seen %q", mixed.Seen)
	}
	digits := faces.Set("44/25", false)
	if got := mixed.Glyphs[0].Outline; !slices.EqualFunc(got, digits.Glyphs[0].Outline, func(a, b Segment) bool { return slices.Equal(a.Points, b.Points) }) {
		t.Error("the number does not stand at the left end, its digits in their order")
	}
}

func TestReadErrors(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no font"), regularData[:100], bytes.Repeat([]byte{0}, 4000)} {
		if _, err := Read(data); !errors.Is(err, ErrNoFont) {
			t.Errorf("%d bytes: %v", len(data), err)
		}
	}
}

func TestSubset(t *testing.T) {
	const words = "Åre: recalls 70/1 – Ж"
	var sizes [2]int
	for i, bold := range []bool{false, true} {
		data, err := Subset(bold, words)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Subset(bold, words+words)
		if !bytes.Equal(data, again) {
			t.Error("other bytes for the same characters")
		}
		faces, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range words {
			if got, want := faces[0].Advance(r), Embedded(bold).Advance(r); got != want {
				t.Errorf("%q is %g wide, want %g", r, got, want)
			}
		}
		if faces[0].Has('Z') {
			t.Error("what is not in the words is in the subset")
		}
		own := Faces{}
		outline := own.outline(Embedded(bold).face, glyphOf(Embedded(bold), 'Å'))
		if got := (&Faces{}).outline(faces[0].face, glyphOf(faces[0], 'Å')); len(got) != len(outline) || len(got) == 0 {
			t.Errorf("Å has %d segments, want %d", len(got), len(outline))
		}
		sizes[i] = len(data)
	}
	if sizes[0] > 6000 {
		t.Errorf("%d bytes", sizes[0])
	}
}

func glyphOf(f *Face, r rune) (glyph font.GID) {
	glyph, _ = f.face.NominalGlyph(r)
	return glyph
}

func FuzzRead(f *testing.F) {
	f.Add(regularData[:2000])
	small, err := Subset(false, "a")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	f.Fuzz(func(t *testing.T, data []byte) {
		faces, err := Read(data)
		if err != nil {
			return
		}
		set := Faces{More: faces}
		if line := set.Set("a"+strings.Repeat("ح", 3), true); math.IsNaN(line.Width) {
			t.Error("no width")
		}
	})
}

// A directory of a compressed font that asks for 2 GiB is refused before it gets
// them.
func TestReadRefusesBombs(t *testing.T) {
	data := make([]byte, 44+20)
	copy(data, "wOFF\x00\x01\x00\x00")
	data[13] = 1                            // one table
	copy(data[44:], "head\x00\x00\x00\x40") // its place
	copy(data[44+12:], "\x7f\xff\xff\xff")  // unpacked
	if _, err := Read(data); !errors.Is(err, ErrNoFont) || !strings.Contains(err.Error(), "MiB") {
		t.Errorf("Read: %v", err)
	}
}
