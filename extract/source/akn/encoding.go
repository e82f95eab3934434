package akn

import (
	"bytes"
	"fmt"
	"regexp"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// marks are the first bytes that tell the encoding (XML 1.0, appendix F): byte
// order marks, and "<?" or "<a" in the two orders of UTF-16 without one.
var marks = []struct {
	first    string
	skip     int // bytes of the byte order mark
	encoding encoding.Encoding
}{
	{"\xef\xbb\xbf", 3, encoding.Nop},
	{"\xff\xfe", 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", 0, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\x00<", 0, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// declared takes `<?xml version="1.0" encoding="windows-1256"?>`; not `<?xml version="1.0"?>`.
var declared = regexp.MustCompile(`^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']`)

// decoder gives the encoding of content and the bytes behind its byte order
// mark; a nil encoding stands for UTF-8. A mark wins over the declaration.
func decoder(content []byte) (encoding.Encoding, []byte, error) {
	for _, m := range marks {
		if bytes.HasPrefix(content, []byte(m.first)) {
			if m.encoding == encoding.Nop {
				return nil, content[m.skip:], nil
			}
			return m.encoding, content[m.skip:], nil
		}
	}
	m := declared.FindSubmatch(content[:min(len(content), 300)])
	if m == nil {
		return nil, content, nil
	}
	e, err := htmlindex.Get(string(m[1]))
	if err != nil {
		return nil, nil, fmt.Errorf("the file says that its encoding is %q, which is not known; convert it to UTF-8", m[1])
	}
	if name, err := htmlindex.Name(e); err == nil && (name == "utf-8" || name == "utf-16le" || name == "utf-16be") {
		return nil, content, nil // the declaration itself could be read as ASCII: no UTF-16
	}
	return e, content, nil
}

// decode makes UTF-8 of content. Bytes that are none become U+FFFD; how many
// there were is told where the file is UTF-8, which is where it matters.
func decode(content []byte) (text []byte, bad int, err error) {
	e, content, err := decoder(content)
	if err != nil {
		return nil, 0, err
	}
	if e != nil {
		if content, err = e.NewDecoder().Bytes(content); err != nil {
			return nil, 0, fmt.Errorf("decoding the text: %w", err)
		}
	}
	return valid(content)
}

// valid replaces each byte that is no part of UTF-8 by U+FFFD.
func valid(content []byte) ([]byte, int, error) {
	if utf8.Valid(content) {
		return content, 0, nil
	}
	out, bad := make([]byte, 0, len(content)+64), 0
	for len(content) > 0 {
		r, n := utf8.DecodeRune(content)
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		out = utf8.AppendRune(out, r)
		content = content[n:]
	}
	return out, bad, nil
}
