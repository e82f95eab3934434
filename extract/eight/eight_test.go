package eight

import "testing"

func isWord(b byte) bool {
	return b >= 0x80 || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// check holds the masks to what they say of each byte.
func check(t *testing.T, s string) {
	t.Helper()
	words, blanks := Words(s), Blanks(s)
	for i := range 64 {
		word := i < len(s) && isWord(s[i])
		if got := words>>i&1 == 1; got != word {
			t.Fatalf("Words(%q): bit %d is %v", s, i, got)
		}
		blank := i < len(s) && s[i] == ' '
		if got := blanks>>i&1 == 1; got != blank {
			t.Fatalf("Blanks(%q): bit %d is %v", s, i, got)
		}
	}
}

func TestMasks(t *testing.T) {
	for n := range 70 {
		for b := range 256 {
			s := make([]byte, n)
			for i := range s {
				s[i] = byte(b + i*37)
			}
			check(t, string(s))
		}
	}
}

func TestBetween(t *testing.T) {
	for b := range 256 {
		for k := range 8 {
			s := []byte("........")
			s[k] = byte(b)
			in := b >= '3' && b <= 'Q'
			if got := Bits(Between(Load(string(s)), '3', 'Q'))>>k&1 == 1; got != in {
				t.Errorf("Between of byte %#x at %d is %v", b, k, got)
			}
		}
	}
}

func FuzzMasks(f *testing.F) {
	f.Add("The General Assembly, recalling its resolution 70/1 (“Transforming our world”)")
	f.Fuzz(func(t *testing.T, s string) { check(t, s) })
}
