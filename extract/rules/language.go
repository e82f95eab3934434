package rules

import (
	"io/fs"
	"path"
	"sort"
	"strings"
)

// Language is one file of languages/: the words that the stages look for.
type Language struct {
	Code             string              `yaml:"language"`
	Placeholders     map[string]string   `yaml:"placeholders"`
	Nouns            map[string][]string `yaml:"nouns"`
	Plurals          []string            `yaml:"plurals"`
	Possessives      []string            `yaml:"possessives"`
	Fillers          []string            `yaml:"fillers"`
	BeforeNumber     []string            `yaml:"before number"`
	Joins            []string            `yaml:"joins"`
	Ranges           []string            `yaml:"ranges"`
	AfterNumber      []string            `yaml:"after number"`
	Months           []string            `yaml:"months"`
	Adverbs          []string            `yaml:"adverbs"`
	Conjunctions     []string            `yaml:"conjunctions"`
	Past             map[string]string   `yaml:"past"`
	ShortForms       []string            `yaml:"short forms"`
	SharedPlurals    map[string]string   `yaml:"shared plurals"`
	Ibid             []string            `yaml:"ibid"`
	InstrumentsNouns map[string][]string `yaml:"instrument nouns"`
}

// expand puts the language's placeholders into a pattern, one level deep.
func (l *Language) expand(pattern string) string {
	for name, v := range l.Placeholders {
		pattern = strings.ReplaceAll(pattern, "{"+name+"}", v)
	}
	return pattern
}

func (s *Set) loadLanguages(fsys fs.FS, read func(string) ([]byte, error)) error {
	names, err := fs.Glob(fsys, "languages/*.yaml")
	if err != nil {
		return err
	}
	var faults faultList
	for _, name := range names {
		b, err := read(name)
		if err != nil {
			return err
		}
		l := &Language{}
		if err := decode(name, b, l); err != nil {
			faults.add(err)
			continue
		}
		for _, words := range [][]string{l.Adverbs, l.Conjunctions, l.Joins, l.Fillers} {
			sort.SliceStable(words, func(i, j int) bool { return len(words[i]) > len(words[j]) })
		}
		s.Languages[strings.TrimSuffix(path.Base(name), ".yaml")] = l
	}
	return faults.err()
}
