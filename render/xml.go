package render

import (
	"bufio"
	"strings"
)

// xmlEscapes are those of text and of attribute values alike; line ends and tabs
// as references, since a reader makes spaces of them in an attribute
// (https://www.w3.org/TR/xml/#AVNormalize).
var xmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;")

// xmlWriter writes XML; bufio keeps the first error for Flush.
type xmlWriter struct{ *bufio.Writer }

// raw writes markup as it is.
func (x xmlWriter) raw(parts ...string) {
	for _, part := range parts {
		_, _ = x.WriteString(part)
	}
}

// text writes a scrubbed text, escaped.
func (x xmlWriter) text(s string) { _, _ = xmlEscapes.WriteString(x, s) }

// attribute writes a space, the name, and the value, escaped.
func (x xmlWriter) attribute(name, value string) {
	x.raw(" ", name, `="`)
	x.text(value)
	x.raw(`"`)
}
