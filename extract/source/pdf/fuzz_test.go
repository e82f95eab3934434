package pdf

import (
	"encoding/binary"
	"testing"
	"unicode/utf8"
)

// FuzzLayout: whatever stands wherever on the pages, the text is UTF-8 and the
// blocks lie in it, ascending and apart.
func FuzzLayout(f *testing.F) {
	f.Add([]byte("The General Assembly,1\x00\x10\x20"), uint8(8), false)
	f.Add([]byte("\xff\x00(\x06\x27\x06a)1/\ue000\ufb01"), uint8(3), true)
	f.Fuzz(func(t *testing.T, content []byte, across uint8, arabic bool) {
		var file File
		file.Pages = make([]Page, 1+len(content)/200)
		for i := 0; i+3 < len(content); i += 2 {
			p := &file.Pages[i/200]
			p.Width, p.Height = 600, 800
			r := rune(content[i])
			if arabic {
				r = rune(binary.LittleEndian.Uint16(content[i:]))
			}
			x := float32(int(content[i+1])*int(across)%700) - 20
			p.Chars = append(p.Chars, Char{Rune: r, Left: x, Right: x + float32(content[i+2]%12), Base: float32(content[i+1]%64) * 13, Size: float32(content[i+3] % 20)})
		}
		text := Layout(&file)
		if !utf8.ValidString(text.Text) {
			t.Errorf("the text is not UTF-8: %q", text.Text)
		}
		at := 0
		for _, b := range text.Blocks {
			if b.Start < at || b.End <= b.Start || b.End > len(text.Text) {
				t.Fatalf("block %+v behind %d of %d bytes", b, at, len(text.Text))
			}
			at = b.End
		}
	})
}
