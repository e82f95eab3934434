package rules

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"citegraph/extract/citation"
)

// checkFamily checks what a file says of its organ.
func (l *loader) checkFamily(f *Family) (faults Faults) {
	for _, r := range f.Rules {
		if r.Noun != "" && f.Body != "" && len(f.Names) == 0 {
			faults = append(faults, r.Fault("give the organ's names, as in names: {en: [Adaptation Fund Board]}: a number behind a noun is its own where its name stands beside it", "noun"))
		}
	}
	for _, part := range append([]*Family{f}, f.laid...) {
		fault := func(message string, path ...any) {
			line, column := part.file.place(path...)
			faults = append(faults, Fault{File: part.file.name, Line: line, Column: column, Message: message})
		}
		for _, names := range [...]struct {
			key string
			by  map[string][]string
		}{{"names", part.Names}, {"short", part.Short}} {
			for _, code := range sortedKeys(names.by) {
				if !slices.Contains(languages[:], code) {
					line, column := part.file.key(names.key, code)
					faults = append(faults, Fault{File: part.file.name, Line: line, Column: column, Message: fmt.Sprintf("there is no language %q: the languages are %s", code, strings.Join(languages[:], ", "))})
				}
				for i, name := range names.by[code] {
					if citation.Fold(name) == "" {
						fault("an empty name", names.key, code, i)
					}
				}
			}
		}
		for i, body := range part.Successor {
			if !slices.ContainsFunc(l.set.Families, func(o *Family) bool { return o.Body == body && body != "" }) {
				fault(fmt.Sprintf("there is no body %q among the files", body), "successor of", i)
			}
		}
	}
	return faults
}

// checkLanguage checks a language file, which may be a part of one.
func (f *ruleFile) checkLanguage(l *Language, code string) (faults Faults) {
	fault := func(message string, path ...any) {
		line, column := f.place(path...)
		faults = append(faults, Fault{File: f.name, Line: line, Column: column, Message: message})
	}
	if l.Code != code {
		fault(fmt.Sprintf("language is %q and the file is called %s.yaml: they are to be the same, one of %s", l.Code, code, strings.Join(languages[:], ", ")), "language")
	} else if !slices.Contains(languages[:], code) {
		fault(fmt.Sprintf("there is no language %q: the languages are %s", code, strings.Join(languages[:], ", ")), "language")
	}
	for _, name := range sortedKeys(l.Placeholders) {
		if _, err := regexp.Compile(l.Placeholders[name]); err != nil {
			line, column := f.within(fragment(err), "placeholders", name)
			faults = append(faults, Fault{File: f.name, Line: line, Column: column, Message: fmt.Sprintf("the placeholder {%s} is no regular expression: %s", name, reason(err))})
		}
	}
	for _, noun := range sortedKeys(l.Nouns) {
		if !slices.Contains(kinds, citation.Kind(noun)) {
			line, column := f.key("nouns", noun)
			faults = append(faults, Fault{File: f.name, Line: line, Column: column, Message: fmt.Sprintf("there is no kind %q: the kinds are %s", noun, kindNames())})
		}
	}
	return faults
}
