package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"

	"citegraph/extract/citation"
)

// Load reads and compiles a set from the folders and files of fsys that the
// package comment names. The error lists every fault with its file and line.
func Load(fsys fs.FS) (*Set, error) {
	set, faults := Read(fsys, Overlay{})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return set, nil
}

// Overlaid is the set that is built in with an overlay; the set holds all that
// is right, and the faults, sorted, are what is wrong or worth a look.
func Overlaid(over Overlay) (*Set, Faults) { return Read(embedded, over) }

// Read reads and compiles a set from base with an overlay. The set holds what is
// right; the faults, sorted, say what is wrong in either, or worth a look.
func Read(base fs.FS, over Overlay) (*Set, Faults) {
	l := &loader{sum: sha256.New(), set: &Set{
		Languages: map[string]*Language{}, bodies: map[string]*Family{}, rules: map[string]*Rule{}, origins: map[string][]Origin{},
		series: map[string][]*citation.Instrument{}, instruments: map[string]*citation.Instrument{},
	}}
	s := l.set
	below, faults := builtIn(base)
	above, more := over.laid()
	l.faults = append(faults, more...)
	l.languages(append(below.languages, above.languages...))
	l.families(below.families, above.families)
	l.catalogue(base, over.Instruments)
	if b, err := l.table(base, "verbs.tsv"); err == nil {
		s.Verbs, faults = parseVerbs("verbs.tsv", b)
		l.faults = append(l.faults, faults...)
	}
	s.index()
	s.indexStanding()
	s.indexVerbs()
	s.indexNames()
	s.fingerprint = hex.EncodeToString(l.sum.Sum(nil))[:16]
	return s, l.faults.Sorted()
}

// loader is a set that is being read.
type loader struct {
	set    *Set
	sum    hash.Hash
	faults Faults
}

func (l *loader) add(f ...Fault) { l.faults = append(l.faults, f...) }

// note takes what a file holds into the fingerprint.
func (l *loader) note(name string, content []byte) {
	fmt.Fprintf(l.sum, "%s %d\n", name, len(content))
	l.sum.Write(content)
}

// languages reads the language files, those of an overlay last.
func (l *loader) languages(list []*ruleFile) {
	for _, f := range list {
		l.note(f.path, f.content)
		code := strings.TrimSuffix(path.Base(f.path), ".yaml")
		words := &Language{}
		faults, read := f.decode(words)
		if l.add(faults...); !read {
			continue
		}
		l.add(f.checkLanguage(words, code)...)
		if below := l.set.Languages[code]; below != nil {
			below.laidOver(words)
			continue
		}
		l.set.Languages[code] = words
	}
	if l.set.Languages["en"] == nil {
		l.set.Languages["en"] = &Language{Code: "en"}
		l.add(Fault{File: "languages/en.yaml", Message: "this file is missing"})
	}
	for _, words := range l.set.Languages {
		for _, list := range [][]string{words.Adverbs, words.Conjunctions, words.Joins, words.Fillers} {
			sort.SliceStable(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
		}
	}
}

// families reads the files of rules, lays those of an overlay over those built
// in, and compiles what results.
func (l *loader) families(below, above []*ruleFile) {
	s := l.set
	for _, f := range above {
		l.note(f.path, f.content)
	}
	for _, f := range below {
		top := slices.IndexFunc(above, func(o *ruleFile) bool { return path.Base(o.path) == path.Base(f.path) })
		if top >= 0 {
			l.add(Fault{File: above[top].name, Line: 1, Note: true, Message: fmt.Sprintf("this file stands in the place of the built-in %s, all of it", f.path)})
			continue
		}
		l.note(f.path, f.content)
		if family := l.family(f); family != nil {
			s.Families = append(s.Families, family)
		}
	}
	for _, f := range above {
		if family := l.family(f); family != nil {
			l.lay(family)
		}
	}
	sort.SliceStable(s.Families, func(i, j int) bool { return s.Families[i].File < s.Families[j].File })
	for _, family := range s.Families {
		l.add(l.checkFamily(family)...)
		family.Rules = slices.DeleteFunc(family.Rules, func(r *Rule) bool {
			faults := r.compile(s.Languages["en"])
			l.add(faults...)
			broken := faults.Err() != nil || !r.complete()
			if broken && s.rules[r.ID] == r {
				delete(s.rules, r.ID)
			}
			return broken
		})
	}
}

// family reads one file; nil where nothing of it can be read. A rule whose id
// another file of the same layer has is a fault, and left out.
func (l *loader) family(f *ruleFile) *Family {
	family := &Family{File: path.Base(f.path), file: f}
	faults, read := f.decode(family)
	if l.add(faults...); !read {
		return nil
	}
	if len(faults) == 0 && len(family.Rules) == 0 && len(family.Names) == 0 && len(family.Short) == 0 {
		l.add(Fault{File: f.name, Line: 1, Message: "there is neither a rule nor a name in this file"})
	}
	kept := family.Rules[:0]
	for i, r := range family.Rules {
		if r == nil {
			continue
		}
		r.Body, r.file, r.index, r.placeholders = family.Body, f, i, family.Placeholders
		if other := l.set.rules[r.ID]; other != nil && other.file.overlay == f.overlay && r.ID != "" {
			line, _ := other.file.place("rules", other.index, "id")
			l.add(r.Fault(fmt.Sprintf("rule %s stands in %s:%d too: give it an id of its own", r.ID, other.file.name, line), "id"))
			continue
		}
		kept = append(kept, r)
		if old := l.set.rules[r.ID]; old != nil {
			r.replaces = old
		}
		if r.ID != "" {
			l.set.rules[r.ID] = r
		}
	}
	family.Rules = kept
	return family
}

// lay puts a family of an overlay over those that are there.
func (l *loader) lay(top *Family) {
	for _, r := range top.Rules {
		if r.replaces == nil {
			continue
		}
		line, _ := r.replaces.file.place("rules", r.replaces.index, "id")
		l.add(r.note(fmt.Sprintf("rule %s stands in the place of the built-in one (%s:%d)", r.ID, r.replaces.file.path, line), "id"))
		for _, f := range l.set.Families {
			f.Rules = slices.DeleteFunc(f.Rules, func(old *Rule) bool { return old == r.replaces })
		}
	}
	at := slices.IndexFunc(l.set.Families, func(f *Family) bool { return f.Body == top.Body && top.Body != "" })
	if at < 0 {
		l.set.Families = append(l.set.Families, top)
		return
	}
	below := l.set.Families[at]
	below.laid = append(below.laid, top)
	below.Names, below.Short = united(below.Names, top.Names), united(below.Short, top.Short)
	below.Successor = unique(append(below.Successor, top.Successor...))
	below.Rules = append(below.Rules, top.Rules...)
}

// united adds the names of a second family behind those of the first.
func united(a, b map[string][]string) map[string][]string {
	if len(b) == 0 {
		return a
	}
	out := map[string][]string{}
	for _, names := range [...]map[string][]string{a, b} {
		for lang, list := range names {
			out[lang] = unique(append(out[lang], list...))
		}
	}
	return out
}

// unique leaves out what has stood before.
func unique(list []string) []string {
	var out []string
	for _, v := range list {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// table reads a table of the base.
func (l *loader) table(base fs.FS, name string) ([]byte, error) {
	b, err := fs.ReadFile(base, name)
	if err != nil {
		l.add(Fault{File: name, Message: fmt.Sprintf("cannot be read: %v", err)})
		return nil, err
	}
	l.note(name, b)
	return b, nil
}
