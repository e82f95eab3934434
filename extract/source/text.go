package source

import (
	"bytes"
	"context"
	"fmt"

	"citegraph/extract/citation"
)

func readText(_ context.Context, content []byte, _ Options) (citation.Document, error) {
	return text(content, citation.PlainText), nil
}

func readMarkdown(_ context.Context, content []byte, _ Options) (citation.Document, error) {
	return text(content, citation.Markdown), nil
}

func text(content []byte, f citation.Format) citation.Document {
	s, bad := valid(content)
	d := citation.Document{Format: f, Text: s}
	if bad > 0 {
		d.Warnings = append(d.Warnings, fmt.Sprintf("%d bytes are not UTF-8 and were read as U+FFFD; if the text is in another encoding, convert it: iconv -f latin1 -t utf-8", bad))
	}
	if len(bytes.TrimSpace(content)) == 0 {
		d.Warnings = append(d.Warnings, "the file is empty")
	}
	return d
}

// isMarkdown knows the Markdown of office converters by its marks: emphasis
// that opens a line, headings, raised note markers.
func isMarkdown(content []byte) bool {
	marks := 0
	for _, m := range [][]byte{[]byte("\n#"), []byte("\n*"), []byte("\n_"), []byte("\n\n---\n"), []byte("<sup>"), []byte("[^")} {
		if n := bytes.Count(content, m); n > 0 {
			marks += min(n, 2)
		}
	}
	if bytes.HasPrefix(content, []byte("# ")) || bytes.Contains(content, []byte("\n[^1]: ")) {
		marks += 2
	}
	return marks >= 3 && (bytes.Contains(content, []byte("*")) || bytes.Contains(content, []byte("_")) || bytes.Contains(content, []byte("[^")))
}
