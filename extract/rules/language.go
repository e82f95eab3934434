package rules

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
	return expand(pattern, l.Placeholders)
}
