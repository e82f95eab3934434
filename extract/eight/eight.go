// Package eight looks at eight bytes of a text at once, as one number: which of
// them belong to words, or are blanks, are sums and masks, so that a pass over a
// text has no branch for each byte, which could not be foreseen. It knows bytes
// and nothing of their meaning.
package eight

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// Load gives the first eight bytes of s as a number, the first lowest; blanks
// stand for what is behind its end.
func Load(s string) uint64 {
	if len(s) >= 8 {
		return whole(s)
	}
	v := uint64(' ' * ones)
	for i := range len(s) {
		v = v&^(0xff<<(8*i)) | uint64(s[i])<<(8*i)
	}
	return v
}

// whole is Load where there are eight bytes.
func whole(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Between marks by its high bit each byte of v that lies from..to, both below
// 0x80.
func Between(v uint64, from, to byte) uint64 {
	low := v &^ highs
	return (low + ones*uint64(0x80-from)) &^ (low + ones*uint64(0x7f-to)) &^ v & highs
}

// Beyond marks by its high bit each byte of v that is no ASCII.
func Beyond(v uint64) uint64 { return v & highs }

// Bits brings the high bits of the eight bytes together, the first lowest.
func Bits(v uint64) uint64 { return (v & highs) * 0x0002040810204081 >> 56 }

// Words has a bit for each of the first 64 bytes of s, the first lowest: 1 for the
// bytes of words, which are letters, digits, and all beyond ASCII.
func Words(s string) (mask uint64) {
	if len(s) >= 64 {
		for k := 0; k < 64; k += 8 {
			mask |= words(whole(s[k:k+8])) << k
		}
		return mask
	}
	for k := 0; k < len(s); k += 8 {
		mask |= words(Load(s[k:])) << k
	}
	return mask
}

// words is Words for the eight bytes of v: Between for the letters of either case
// and for the digits, put together with Beyond.
func words(v uint64) uint64 {
	digit := v &^ highs
	letter := digit | ' '*ones
	digit = (digit + ones*(0x80-'0')) &^ (digit + ones*(0x7f-'9'))
	letter = (letter + ones*(0x80-'a')) &^ (letter + ones*(0x7f-'z'))
	return Bits(digit | letter | v)
}

// Blanks is Words for the blanks.
func Blanks(s string) (mask uint64) {
	for k := 0; k < 64 && k < len(s); k += 8 {
		mask |= Bits(Between(Load(s[k:]), ' ', ' ')) << k
	}
	if len(s) < 64 {
		mask &= 1<<len(s) - 1
	}
	return mask
}
