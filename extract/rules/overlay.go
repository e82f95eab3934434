package rules

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
)

// Overlay is what a person lays over the rules that are built in. The zero value
// lays nothing.
//
// A file of the folder that has the name of one built in stands in its place. A
// rule of another file that has the id of one built in stands in its place; a
// body that is there already gains the names and rules of the file. A language
// file may hold a part only: its lists stand in the place of those built in, its
// mappings add to them. A row of an instruments table adds its names to the
// instrument of that id, and its other cells stand in the place of those there.
type Overlay struct {
	Folder      fs.FS   // families/*.yaml, *.yaml beside them, languages/*.yaml; nil for none
	Name        string  // of the folder, for messages
	Instruments []Table // in the order in which they are laid
}

// Table is a file in the form of instruments.tsv, or in the shorter form that
// package learn writes.
type Table struct {
	Name    string // for messages
	Content []byte
}

// OpenOverlay reads the tables and opens the folder; "" and nil are none. The
// error says which file or folder cannot be read.
func OpenOverlay(folder string, instruments []string) (Overlay, error) {
	var o Overlay
	if folder != "" {
		st, err := os.Stat(folder)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return o, fmt.Errorf("%s: there is no such folder of rules: %w", folder, fs.ErrNotExist)
		case err != nil:
			return o, fmt.Errorf("%s: the folder of rules cannot be read: %w", folder, err)
		case !st.IsDir():
			return o, fmt.Errorf("%s: is a file: give the folder in which the rules lie", folder)
		}
		o.Folder, o.Name = os.DirFS(folder), folder
	}
	for _, name := range instruments {
		content, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			return o, fmt.Errorf("%s: there is no such table of instruments: %w", name, fs.ErrNotExist)
		}
		if err != nil {
			return o, fmt.Errorf("%s: the table of instruments cannot be read: %w", name, err)
		}
		o.Instruments = append(o.Instruments, Table{Name: name, Content: content})
	}
	return o, nil
}

// layer is the files of one source, in the order of their names.
type layer struct {
	families, languages []*ruleFile
}

// builtIn lists the files of a set of rules.
func builtIn(fsys fs.FS) (layer, Faults) {
	var l layer
	var faults Faults
	l.families = files(fsys, "families/*.yaml", "", false, &faults)
	l.languages = files(fsys, "languages/*.yaml", "", false, &faults)
	return l, faults
}

// laid lists the files of the overlay's folder.
func (o *Overlay) laid() (layer, Faults) {
	var l layer
	var faults Faults
	if o.Folder == nil {
		return l, nil
	}
	l.families = append(files(o.Folder, "*.yaml", o.Name, true, &faults), files(o.Folder, "families/*.yaml", o.Name, true, &faults)...)
	l.languages = files(o.Folder, "languages/*.yaml", o.Name, true, &faults)
	for _, pattern := range [...]string{"*.yml", "*/*.yml"} {
		wrong, _ := fs.Glob(o.Folder, pattern)
		for _, name := range wrong {
			faults = append(faults, Fault{File: filepath.Join(o.Name, name), Message: "only files that end in .yaml are read: rename it"})
		}
	}
	if len(l.families)+len(l.languages)+len(faults) == 0 {
		faults = append(faults, Fault{File: o.Name, Message: "there are no rules in this folder: put them there as files that end in .yaml"})
	}
	return l, faults
}

func files(fsys fs.FS, pattern, folder string, overlay bool, faults *Faults) []*ruleFile {
	names, _ := fs.Glob(fsys, pattern) // fails only for a wrong pattern
	slices.Sort(names)
	var out []*ruleFile
	for _, name := range names {
		shown := filepath.Join(folder, filepath.FromSlash(name))
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			*faults = append(*faults, Fault{File: shown, Message: fmt.Sprintf("cannot be read: %v", err)})
			continue
		}
		out = append(out, &ruleFile{path: name, name: shown, content: content, overlay: overlay})
	}
	return out
}

// laidOver makes one language of two: the lists that top gives stand in the
// place of those of l, its mappings add to them.
func (l *Language) laidOver(top *Language) {
	below, above := reflect.ValueOf(l).Elem(), reflect.ValueOf(top).Elem()
	for i := range below.NumField() {
		from, to := above.Field(i), below.Field(i)
		switch {
		case from.IsZero():
		case from.Kind() == reflect.Map && !to.IsNil():
			for _, k := range from.MapKeys() {
				to.SetMapIndex(k, from.MapIndex(k))
			}
		default:
			to.Set(from)
		}
	}
}
