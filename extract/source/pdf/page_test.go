package pdf

import "unicode/utf8"

// sample is a made-up file: text put on pages of 600 by 800 points.
type sample struct{ f File }

// style is how text is put on a page: every character is half its size wide.
type style struct {
	size float32
	bold bool
}

var (
	body  = style{size: 10}
	small = style{size: 8}
	heavy = style{size: 10, bold: true}
)

func (s *sample) page() *sample {
	s.f.Pages = append(s.f.Pages, Page{Width: 600, Height: 800})
	return s
}

// at puts text on the last page, x from the left and y from below, and gives where
// it ends.
func (s *sample) at(x, y float32, st style, text string) float32 {
	p := &s.f.Pages[len(s.f.Pages)-1]
	for _, r := range text {
		w := st.size / 2
		if r >= 0x2e80 {
			w = st.size
		}
		p.Chars = append(p.Chars, Char{Rune: r, Bold: st.bold, Left: x, Right: x + w, Base: y, Size: st.size})
		x += w
	}
	return x
}

// marked puts text with a raised number behind it.
func (s *sample) marked(x, y float32, st style, text, sign, rest string) {
	x = s.at(x, y, st, text)
	x = s.at(x, y+0.33*st.size, style{size: 0.6 * st.size}, sign)
	s.at(x, y, st, rest)
}

// lines puts lines below one another, leading apart, and gives the place of the
// next.
func (s *sample) lines(x, y float32, st style, lines ...string) float32 {
	for _, l := range lines {
		s.at(x, y, st, l)
		y -= 1.2 * st.size
	}
	return y
}

// right puts a text that is read from the right, its end at x. The characters come
// in the order in which they are read, as PDFium gives them; runs of ASCII letters
// and digits run from the left.
func (s *sample) right(x, y float32, st style, text string) {
	p := &s.f.Pages[len(s.f.Pages)-1]
	w := st.size / 2
	put := func(rs []rune, right float32) {
		for i, r := range rs { // from the left
			left := right - w*float32(len(rs)-i)
			p.Chars = append(p.Chars, Char{Rune: r, Left: left, Right: left + w, Base: y, Size: st.size, Bold: st.bold})
		}
	}
	rs := []rune(text)
	for i := 0; i < len(rs); {
		to := i + 1
		for ascii(rs[i]) && to < len(rs) && ascii(rs[to]) {
			to++
		}
		put(rs[i:to], x)
		x -= w * float32(to-i)
		i = to
	}
}

func ascii(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' || r == '/'
}

func (s *sample) text() string { return Layout(&s.f).Text }

// long fills a line of body text from 100 to 500 with words.
func long(words string) string {
	const width = 80
	out := words
	for i := 0; utf8.RuneCountInString(out)+6 <= width; i++ {
		out += [...]string{" alpha", " gamma", " delta"}[i%3]
	}
	for n := utf8.RuneCountInString(out); n < width; n++ {
		out += "s"
	}
	return out
}
