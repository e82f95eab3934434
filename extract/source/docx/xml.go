package docx

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
)

// node is an element with what the reader may need of it.
type node struct {
	name string // with the usual prefix of its namespace: "w:p"
	text string // of elements that hold text: w:t, m:t, properties
	attr []attribute
	kids []*node
}

type attribute struct{ name, value string }

func (n *node) get(name string) string {
	if n != nil {
		for _, a := range n.attr {
			if a.name == name {
				return a.value
			}
		}
	}
	return ""
}

// kid finds the first child of that name, nil where there is none.
func (n *node) kid(name string) *node {
	if n != nil {
		for _, k := range n.kids {
			if k.name == name {
				return k
			}
		}
	}
	return nil
}

// val is the w:val of the child of that name.
func (n *node) val(name string) string { return n.kid(name).get("w:val") }

// on reads a property that is on or off: w:b, w:b w:val="0".
func (n *node) on(name string) bool {
	k := n.kid(name)
	if k == nil {
		return false
	}
	switch k.get("w:val") {
	case "0", "false", "off":
		return false
	}
	return true
}

// prefixes are the namespaces that matter, in their transitional and strict
// forms (ECMA-376-1 and -4), by the prefix that this package calls them.
var prefixes = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":            "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                        "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                 "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":              "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                          "m",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":             "mc",
	"http://schemas.openxmlformats.org/package/2006/relationships":            "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":            "ct",
	"http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
	"http://purl.org/dc/elements/1.1/":                                        "dc",
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": "custom",
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":              "custom",
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":    "vt",
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                "vt",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing":  "wp",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":       "wps",
	"urn:schemas-microsoft-com:vml":                                           "v",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                   "a",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":       "wpg",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":      "wpc",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":                "dgm",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                  "c",
}

// dropped are properties of looks alone; they are most of a file.
var dropped = map[string]bool{
	"w:tblPr": true, "w:tblGrid": true, "w:tblPrEx": true, "w:tabs": true, "w:spacing": true, "w:ind": true, "w:jc": true,
	"w:pBdr": true, "w:shd": true, "w:rFonts": true, "w:sz": true, "w:szCs": true, "w:b": true, "w:bCs": true, "w:i": true,
	"w:iCs": true, "w:color": true, "w:u": true, "w:kern": true, "w:w": true, "w:tcW": true, "w:tcBorders": true, "w:trHeight": true,
	"w:proofErr": true, "w:lastRenderedPageBreak": true, "w:bookmarkStart": true, "w:bookmarkEnd": true, "w:keepNext": true,
	"w:keepLines": true, "w:widowControl": true, "w:suppressAutoHyphens": true, "w:noProof": true, "w:vAlign": true,
	"w:rPrChange": true, "w:pPrChange": true, "w:tcPrChange": true, "w:trPrChange": true, "w:tblPrChange": true, "w:sectPrChange": true,
	"w:numberingChange": true, "w:instrText": true, "w:delText": true, "w:delInstrText": true,
}

// reading is one part on its way through the XML decoder.
type reading struct {
	part   string
	dec    *xml.Decoder
	limits Limits
	depth  int
	names  map[xml.Name]string // what name has made of each; a file has few
}

func parse(part string, content []byte, limits Limits) *reading {
	d := xml.NewDecoder(bytes.NewReader(utf8Bytes(content)))
	// The content is UTF-8 by now, whatever the declaration says.
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		switch l := strings.ToLower(label); {
		case l == "utf-8" || l == "us-ascii" || strings.HasPrefix(l, "utf-16"):
			return in, nil
		}
		return nil, fmt.Errorf("encoding %q is none that Word writes", label)
	}
	return &reading{part: part, dec: d, limits: limits.orDefault(), names: map[xml.Name]string{}}
}

// utf8Bytes decodes UTF-16, which parts may be written in, known by its mark.
func utf8Bytes(content []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return content
	}
	units := make([]uint16, 0, len(content)/2)
	for i := 2; i+1 < len(content); i += 2 {
		units = append(units, order.Uint16(content[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// name gives a name with the prefix of its namespace.
func (r *reading) name(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	if s, ok := r.names[n]; ok {
		return s
	}
	p := prefixes[n.Space]
	if p == "" {
		p = "?"
	}
	s := p + ":" + n.Local
	if len(r.names) < 4096 { // a hostile file may have as many as it likes
		r.names[n] = s
	}
	return s
}

// token hands on the next start, end or text; entity declarations are refused:
// encoding/xml expands none, and no Word file has one.
func (r *reading) token() (xml.Token, error) {
	for {
		t, err := r.dec.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				return nil, io.EOF
			}
			line, column := r.dec.InputPos()
			return nil, fmt.Errorf("the part %s, line %d, column %d: %w", r.part, line, column, err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if r.depth++; r.depth > r.limits.Depth {
				return nil, fmt.Errorf("the part %s nests elements deeper than %d", r.part, r.limits.Depth)
			}
			return t, nil
		case xml.EndElement:
			r.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			if bytes.Contains(bytes.ToUpper(t), []byte("DOCTYPE")) || bytes.Contains(bytes.ToUpper(t), []byte("ENTITY")) {
				return nil, fmt.Errorf("the part %s declares a document type, which no Word file may", r.part)
			}
		}
	}
}

// root reads up to the part's first element.
func (r *reading) root() (*node, error) {
	for {
		t, err := r.token()
		if err == io.EOF {
			return nil, fmt.Errorf("the part %s is empty", r.part)
		}
		if err != nil {
			return nil, err
		}
		if s, ok := t.(xml.StartElement); ok {
			return &node{name: r.name(s.Name), attr: r.attributes(s)}, nil
		}
	}
}

// children reads the elements within the one just opened and hands each on as
// soon as it is whole; where enter says so of a name, it goes into that element
// instead of handing it on.
func (r *reading) children(enter string, each func(*node) error) error {
	top := r.depth
	for {
		t, err := r.token()
		if err == io.EOF {
			return fmt.Errorf("the part %s breaks off", r.part)
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if r.depth < top {
				return nil
			}
		case xml.StartElement:
			if enter != "" && r.name(t.Name) == enter {
				continue
			}
			left := r.limits.Nodes
			n, err := r.tree(t, &left)
			if err != nil {
				return err
			}
			if err := each(n); err != nil {
				return err
			}
		}
	}
}

func (r *reading) tree(start xml.StartElement, left *int) (*node, error) {
	if *left--; *left < 0 {
		return nil, fmt.Errorf("the part %s has a paragraph or table of more than %d elements", r.part, r.limits.Nodes)
	}
	n := &node{name: r.name(start.Name)}
	if dropped[n.name] {
		return n, r.skip()
	}
	n.attr = r.attributes(start)
	var text []byte
	for {
		t, err := r.token()
		if err == io.EOF {
			return nil, fmt.Errorf("the part %s breaks off", r.part)
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			k, err := r.tree(t, left)
			if err != nil {
				return nil, err
			}
			if !dropped[k.name] {
				n.kids = append(n.kids, k)
			}
		case xml.EndElement:
			n.text = string(text)
			return n, nil
		case xml.CharData:
			if len(n.kids) == 0 { // no element that has children has text of its own
				text = append(text, t...)
			}
		}
	}
}

func (r *reading) skip() error {
	for top := r.depth; r.depth >= top; {
		if _, err := r.token(); err != nil {
			if err == io.EOF {
				err = fmt.Errorf("the part %s breaks off", r.part)
			}
			return err
		}
	}
	return nil
}

// attributes keeps those that the reader asks for; a drawing's may be long.
func (r *reading) attributes(s xml.StartElement) []attribute {
	var out []attribute
	for _, a := range s.Attr {
		switch n := r.name(a.Name); {
		case strings.HasPrefix(n, "w:rsid"):
		case strings.HasPrefix(n, "w:") || strings.HasPrefix(n, "r:"), n == "Id", n == "Type", n == "Target", n == "TargetMode", n == "name", n == "PartName", n == "ContentType":
			out = append(out, attribute{n, a.Value})
		}
	}
	return out
}
