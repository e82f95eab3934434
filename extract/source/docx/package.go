package docx

import (
	"bytes"
	"errors"
	"path"
	"strings"
)

// Kind is what a ZIP archive is.
type Kind string

// The kinds of archive that are told apart.
const (
	Word         Kind = "a Word document"
	Excel        Kind = "an Excel workbook"
	PowerPoint   Kind = "a PowerPoint presentation"
	OpenText     Kind = "an OpenDocument text"
	OpenSheet    Kind = "an OpenDocument spreadsheet"
	OpenSlides   Kind = "an OpenDocument presentation"
	Book         Kind = "an EPUB book"
	Archive      Kind = "a ZIP archive"
	DamagedWord  Kind = "a Word document that is cut short or damaged"
	DamagedOther Kind = "a ZIP archive that is cut short or damaged"
)

// KindOf tells what the content of a ZIP archive is by the parts in it, not by
// its name; it unpacks nothing but the type of an OpenDocument or EPUB file and
// the relationships of an Office one.
func KindOf(content []byte) Kind {
	a, err := open(content, Limits{})
	if errors.Is(err, errMany) {
		return Archive
	}
	if err != nil {
		if bytes.Contains(content, []byte("word/document.xml")) || bytes.Contains(content, []byte("[Content_Types].xml")) && bytes.Contains(content, []byte("word/")) {
			return DamagedWord
		}
		return DamagedOther
	}
	if typ, err := a.part("mimetype"); err == nil {
		for _, row := range []struct {
			typ  string
			kind Kind
		}{
			{"application/vnd.oasis.opendocument.text", OpenText},
			{"application/vnd.oasis.opendocument.spreadsheet", OpenSheet},
			{"application/vnd.oasis.opendocument.presentation", OpenSlides},
			{"application/epub+zip", Book},
		} {
			if strings.HasPrefix(string(typ), row.typ) {
				return row.kind
			}
		}
	}
	switch main, _ := a.mainPart(); {
	case main == "":
		return Archive
	case strings.HasPrefix(partName(main), "xl/"):
		return Excel
	case strings.HasPrefix(partName(main), "ppt/"):
		return PowerPoint
	}
	return Word
}

// Is tells whether the content is a Word document in the format of Office Open
// XML (ECMA-376), whatever its name.
func Is(content []byte) bool {
	return bytes.HasPrefix(content, []byte("PK\x03\x04")) && KindOf(content) == Word
}

// relation is a row of a _rels part.
type relation struct {
	typ, target string
	outside     bool // it points out of the archive
}

// mainPart finds the part that holds the document: where _rels/.rels says, else
// where Word puts it. "" where the archive has none.
func (a *archive) mainPart() (string, error) {
	rels, err := a.relations("")
	for _, id := range sortedKeys(rels) {
		if r := rels[id]; r.typ == "officeDocument" && !r.outside && a.has(r.target) {
			return r.target, nil
		}
	}
	for _, usual := range []string{"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"} {
		if a.has(usual) {
			return usual, nil
		}
	}
	return "", err
}

// relations reads the relationships of a part ("" is the archive itself), by id.
// The last word of a type is what tells: the rest differs between the strict and
// the transitional form.
func (a *archive) relations(part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if !a.has(name) {
		return nil, nil
	}
	content, err := a.part(name)
	if err != nil {
		return nil, err
	}
	r := parse(name, content, a.limits)
	if _, err := r.root(); err != nil {
		return nil, err
	}
	out := map[string]relation{}
	err = r.children("", func(n *node) error {
		if n.name == "rel:Relationship" {
			target := n.get("Target")
			outside := n.get("TargetMode") == "External"
			if !outside {
				if strings.HasPrefix(target, "/") {
					target = target[1:]
				} else {
					target = strings.TrimPrefix(path.Join(dir, target), "/")
				}
			}
			out[n.get("Id")] = relation{typ: path.Base(n.get("Type")), target: target, outside: outside}
		}
		return nil
	})
	return out, err
}
