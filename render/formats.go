package render

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"citegraph/render/layout"
)

// Format is a way of writing a View.
type Format struct {
	Name   string // as in --format
	Suffix string // of file names, with its dot
	Help   string // half a line
	// Write writes the View; a format of its own layout does not ask for one.
	Write func(ctx context.Context, w io.Writer, v *View, place layout.Func, style Style) error
}

// Formats are the formats of pictures: another one is a file with its writer, and
// a row here. Those of Exports write what a picture shows as well.
var Formats = []Format{
	{"svg", ".svg", "a picture for reports and web pages", func(ctx context.Context, w io.Writer, v *View, place layout.Func, style Style) error {
		drawing, err := Draw(ctx, v, place, style)
		if err != nil {
			return err
		}
		sheet, err := style.sheet(drawing)
		if err != nil {
			return err
		}
		return writeSVG(w, drawing, sheet, style)
	}},
	{"pdf", ".pdf", "a page for print, its text can be searched", func(ctx context.Context, w io.Writer, v *View, place layout.Func, style Style) error {
		return writePage(ctx, w, v, place, style, WritePDF)
	}},
	{"png", ".png", "a picture of pixels, for programs that take no other", func(ctx context.Context, w io.Writer, v *View, place layout.Func, style Style) error {
		return writePage(ctx, w, v, place, style, WritePNG)
	}},
	{"html", ".html", "a page with the picture and the same as tables", writeHTML},
	{"dot", ".dot", "the language of Graphviz, needs no worker", func(_ context.Context, w io.Writer, v *View, _ layout.Func, style Style) error {
		return writeDOT(w, v, style.theme())
	}},
	{"mermaid", ".mmd", "a flowchart that Markdown pages show, needs no worker", func(_ context.Context, w io.Writer, v *View, _ layout.Func, style Style) error {
		return writeMermaid(w, v, style.theme())
	}},
}

// FormatNamed finds the format of that name; where name is "", the one that the
// file's suffix stands for, and where that tells nothing, the first.
func FormatNamed(name, file string) (Format, error) {
	suffix := strings.ToLower(filepath.Ext(file))
	for _, f := range Formats {
		if f.Name == name || name == "" && f.Suffix == suffix {
			return f, nil
		}
	}
	if name == "" && suffix == "" {
		return Formats[0], nil
	}
	var names []string
	for _, f := range Formats {
		names = append(names, f.Name)
	}
	for _, e := range Exports {
		if !slices.Contains(names, e.Name) {
			names = append(names, e.Name)
		}
	}
	if name == "" {
		return Format{}, fmt.Errorf("%s: no picture format has the suffix %s: name one with --format (%s)", file, suffix, strings.Join(names, ", "))
	}
	return Format{}, fmt.Errorf("no picture format %q: there are %s", name, strings.Join(names, ", "))
}
