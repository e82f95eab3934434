package source

import (
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shown writes a path so that it can be printed and stored, and so that no two
// paths are written alike: bytes that are no UTF-8, control characters, and a
// backslash before x where both stand in a name, become \xNN. Any other path is
// written as it is. A file called so on the command line is found again.
func Shown(path string) string {
	if printable(path) {
		return path
	}
	var b strings.Builder
	for i := 0; i < len(path); {
		r, n := utf8.DecodeRuneInString(path[i:])
		switch {
		case r == utf8.RuneError && n == 1, unicode.IsControl(r), escapes(path[i:]):
			for _, c := range []byte(path[i : i+n]) {
				b.WriteString(`\x`)
				b.WriteByte(hexDigits[c>>4])
				b.WriteByte(hexDigits[c&15])
			}
		default:
			b.WriteString(path[i : i+n])
		}
		i += n
	}
	return b.String()
}

const hexDigits = "0123456789ABCDEF"

func printable(path string) bool {
	if !utf8.ValidString(path) {
		return false
	}
	for i, r := range path {
		if unicode.IsControl(r) || r == '\\' && escapes(path[i:]) {
			return false
		}
	}
	return true
}

// escapes tells a backslash that unshown would take for an escape. Where the
// backslash parts folders it stays as it is.
func escapes(s string) bool {
	if os.PathSeparator == '\\' || len(s) < 4 || s[:2] != `\x` {
		return false
	}
	_, err := strconv.ParseUint(s[2:4], 16, 8)
	return err == nil
}

// unshown is the path that Shown wrote.
func unshown(name string) string {
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		if escapes(name[i:]) {
			c, _ := strconv.ParseUint(name[i+2:i+4], 16, 8)
			b.WriteByte(byte(c))
			i += 3
			continue
		}
		b.WriteByte(name[i])
	}
	return b.String()
}
