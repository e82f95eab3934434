package resolve

import (
	"strings"
	"sync"

	"citegraph/extract/rules"
)

// element is one step of a pinpoint: keyword and number as they stand.
//
//	"paragraphs 7 and 8" "article 73 e" "annex II" "chap. V" "sect. A" "para. 3 (a) (v)" "subparagraphs (c), (d) and (e)" take; "paragraphs above" is none
var element = sync.OnceValue(func() *rules.Program {
	return mustProgram(`([Aa]rticles?|[Aa]rts?\.|[Pp]aragraphs?|[Pp]aras?\.|[Ss]ubparagraphs?|[Ss]ub-paragraphs?|[Ss]ections?|[Ss]ects?\.|[Cc]hapters?|[Cc]haps?\.|[Aa]nnex(?:es)?|[Aa]ppendix|[Ee]nclosures?|[Pp]arts?|[Ss]chedules?|[Tt]ables?|[Pp]rinciples?|[Rr]ules?|[Gg]oals?|[Tt]argets?|[Ss]ustainable Development Goals?|[Rr]ecommendations?|[Rr]esolutions?|[Vv]ols?\.|[Aa]ctions?|[Dd]ecisions?|[Pp]reamble|pp?\.|pages?)` +
		`((?: ` + numeral + `(?:(?:,? (?:and|to) |, |-)` + numeral + `)*)?)`)
})

const numeral = `(?:\d+(?:\.[\da-z]+)?(?:[a-z]\b)?(?: [a-z]\b)?(?: ?\((?:[a-z0-9]{1,4}|[IVX]{1,4})\))*|\([a-z]{1,4}\)(?: ?\([a-z]{1,4}\))*|[IVXLC]+(?: [A-H]\b)?(?:\.[A-Z\d]+)?(?: ?\([a-z0-9]{1,4}\))*\b|[A-H](?:\.\d+)?\b)`

// abbreviations of the keywords, singular and plural.
var abbreviations = map[string][2]string{
	"article": {"art.", "arts."}, "art": {"art.", "arts."}, "paragraph": {"para.", "paras."}, "para": {"para.", "paras."},
	"section": {"sect.", "sects."}, "sect": {"sect.", "sects."}, "chapter": {"chap.", "chaps."}, "chap": {"chap.", "chaps."},
	"annex": {"annex", "annexes"}, "annexe": {"annex", "annexes"}, "appendix": {"appendix", "appendices"}, "enclosure": {"enclosure", "enclosures"},
	"part": {"part", "parts"}, "schedule": {"schedule", "schedules"}, "table": {"table", "tables"}, "principle": {"principle", "principles"}, "rule": {"rule", "rules"}, "goal": {"goal", "goals"}, "target": {"target", "targets"},
	"recommendation": {"recommendation", "recommendations"}, "resolution": {"resolution", "resolutions"}, "vol": {"vol.", "vols."}, "action": {"action", "actions"},
	"decision": {"decision", "decisions"}, "preamble": {"preamble", "preamble"}, "p": {"p.", "pp."}, "page": {"p.", "pp."}, "pp": {"p.", "pp."}, "sustainable development goal": {"goal", "goals"},
}

func mustProgram(pattern string) *rules.Program {
	p, err := rules.NewProgram(pattern)
	if err != nil {
		panic(err) // a literal of this file
	}
	return p
}

// step is an element that was found in a window.
type step struct {
	from, to int
	key      string // of abbreviations, "" for a subparagraph
	number   string
}

// endsPinpoint tells quickly whether s may end in an element: in a number, a
// letter by itself, or one of the keywords that need no number.
func endsPinpoint(s string) bool {
	if s == "" {
		return false
	}
	last := s[len(s)-1]
	if isDigit(last) || isUpper(last) || last == ')' || len(s) > 2 && !isWord(s[len(s)-2]) || len(s) > 2 && isDigit(s[len(s)-2]) {
		return true
	}
	for _, w := range [...]string{"annex", "annexes", "preamble", "appendix", "enclosure"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// keywordStarts are the beginnings of the keywords, in lower case.
var keywordStarts = [...]string{"art", "para", "sub", "sect", "chap", "annex", "append", "encl", "part", "princ", "rule", "goal", "target", "sustainable d", "recom", "vol", "action", "decis", "pream", "p.", "pp", "page", "resol", "sched", "table"}

var keywords = byFirst(keywordStarts[:]...)

// keywordLetters are the first letters of the keywords, in both cases.
var keywordLetters = func() (t [256]bool) {
	for _, k := range keywordStarts {
		t[k[0]], t[k[0]-'a'+'A'] = true, true
	}
	return t
}()

func beginsPinpoint(s string) bool {
	if s == "" || !keywordLetters[s[0]] {
		return false
	}
	for _, k := range keywords[s[0]|0x20] {
		if beginsFolded(s, k) {
			return true
		}
	}
	return false
}

// beginsFolded tells whether s begins with a word in lower case, whatever its case.
func beginsFolded(s, word string) bool {
	if len(s) < len(word) {
		return false
	}
	for i := range len(word) {
		c := s[i]
		if isUpper(c) {
			c += 'a' - 'A'
		}
		if c != word[i] {
			return false
		}
	}
	return true
}

// find appends the elements of s to out.
func find(out []step, s string) []step {
	for at := 0; ; {
		found, ok := next(s, at, len(s))
		if !ok {
			return out
		}
		out = append(out, found)
		at = found.to
	}
}

// next is the first element of s from a place on that begins at last or before.
func next(s string, at, last int) (step, bool) {
	var m [rules.MaxSlots]int
	for ; at <= min(last, len(s)-1); at++ {
		if at > 0 && isWord(s[at-1]) || !beginsPinpoint(s[at:]) {
			continue
		}
		end := element().Match(s[at:], &m)
		if end < 0 || at+end < len(s) && s[at+end] == '/' {
			continue
		}
		for k := range m {
			m[k] += at
		}
		key := strings.ToLower(strings.TrimRight(s[m[2]:m[3]], "."))
		number := strings.TrimSpace(s[m[4]:m[5]])
		if strings.HasPrefix(key, "sub") {
			key = ""
		} else {
			if _, ok := abbreviations[key]; !ok {
				key = strings.TrimSuffix(key, "s")
			}
			if key == "annexe" {
				key = "annex"
			}
		}
		if number == "" && key != "annex" && key != "appendix" && key != "enclosure" && key != "preamble" {
			at += end - 1
			continue
		}
		return step{at, at + end, key, number}, true
	}
	return step{}, false
}
