package match

import (
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// connectors join a noun to the rest of a name, the longest first.
var connectors = []string{" relating to the ", " relating to ", " concerning the ", " concerning ", " regarding the ", " regarding ", " against the ", " against ", " between the ", " between ", " on the ", " on ", " of the ", " of ", " for the ", " for ", " to the ", " to ", " in the ", " in ", " with ", " governing the ", " governing "}

// connecting lists the connectors that rest may begin with.
func connecting(rest string) []string {
	if len(rest) < 2 || rest[0] != ' ' {
		return nil
	}
	return connectorsBy[rest[1]]
}

// connectorsBy are the connectors by the byte behind the blank.
var connectorsBy = func() (t [256][]string) {
	for _, c := range connectors {
		t[c[1]] = append(t[c[1]], c)
	}
	return t
}()

// opensSentence are capitalised words that begin a sentence and no name.
var opensSentence = map[string]bool{
	"The": true, "This": true, "That": true, "These": true, "Those": true, "Its": true, "In": true, "Under": true, "Of": true, "And": true, "All": true, "Each": true,
	"Recalling": true, "Reaffirming": true, "Welcoming": true, "Noting": true, "Stressing": true, "Emphasizing": true, "Considering": true, "Recognizing": true,
	"Acknowledging": true, "Having": true, "Bearing": true, "Guided": true, "Taking": true, "Encouraging": true, "Encourages": true, "Urges": true, "Requests": true, "Invites": true,
	"Calls": true, "Decides": true, "Adopts": true, "Endorses": true, "Supports": true, "Supporting": true, "Expressing": true, "Commending": true, "Commends": true,
	"See": true, "Also": true, "Further": true, "Implementing": true, "Reaffirms": true, "Recalls": true, "Welcomes": true, "Notes": true, "Stresses": true, "Affirming": true,
	"By": true, "With": true, "On": true, "For": true, "To": true, "At": true, "As": true, "Whereas": true, "Where": true, "When": true, "If": true, "Such": true, "Any": true, "No": true,
	"Article": true, "Articles": true, "Chapter": true, "Section": true, "Annex": true, "Part": true, "Parties": true, "States": true, "State": true, "Party": true, "Signatories": true,
	"Member": true, "Approves": true, "Proclaims": true, "Declares": true, "Underlines": true, "Underlining": true, "Convinced": true, "Mindful": true, "Aware": true,
}

// instrumentNoun is the length of the capitalised instrument's noun at the
// beginning of t, 0 for none.
func (f *finder) instrumentNoun(t string) int {
	w := f.lex.Lookup(t, len(rules.FirstWord(t)))
	if w == nil {
		return 0
	}
	return longestNoun(w, t)
}

// open takes the open name around the noun at from..end: capitalised words to
// its left, and to its right what a connector joins. It returns where to go on.
func (f *finder) open(from, end int) int {
	t := f.text
	noun := t[from:end]
	start := f.extendLeft(from)
	stop := f.extendRight(end)
	if f.refuses(start, from, end, stop, noun) {
		return end
	}
	if start == from && stop == end {
		return end
	}
	if start < from && stop == end && lone(t[start:from]) && !dated(t[stop:]) {
		return end
	}
	f.add(Mention{Span: citation.Span{Start: start, End: stop}, Type: Open, Rule: "open-name", Noun: noun, Kind: f.kindOf(noun)})
	return stop
}

// lone tells left words that make no name by themselves: "Member", "Optional",
// "United Nations", "First".
func lone(left string) bool {
	switch strings.TrimSpace(left) {
	case "Optional", "First", "Second", "Third", "Draft", "Additional", "Final", "Joint", "Global", "National", "International", "United Nations", "New", "Model", "Political", "Strategic", "Peace", "Ministerial", "Framework", "Special", "General", "Regional", "Presidential", "Basic", "Main", "Action", "Code", "Constitutional":
		return true
	}
	return false
}

// dated tells whether a day follows, which makes one instrument of a common name:
// "the Joint Declaration adopted on 11 February 2014".
func dated(rest string) bool {
	for _, w := range [...]string{" of ", " adopted on ", " signed on ", " issued on "} {
		if day, ok := strings.CutPrefix(rest, w); ok {
			n := 0
			for n < len(day) && n < 2 && isDigit(day[n]) {
				n++
			}
			return n > 0 && n+1 < len(day) && day[n] == ' ' && isUpper(day[n+1])
		}
	}
	return false
}

// refuses tells bodies, goals and plans from instruments.
func (f *finder) refuses(start, from, end, stop int, noun string) bool {
	t := f.text
	rest := t[stop:]
	if len(rest) > 1 && rest[0] == ' ' {
		switch FirstCapital(rest[1:]) {
		case "Committee", "Commission", "Office", "Secretariat", "Unit", "Council", "Conference", "Organization", "Team", "Mission", "Group", "Board", "Forum", "Centre", "Force", "Bank", "Court", "Tribunal", "Body":
			return true
		}
	}
	name := t[start:stop]
	if start < from && (offices[FirstCapital(name)] || strings.HasPrefix(name, "Government of ") && !strings.Contains(name, "'")) {
		return true
	}
	if law(noun, name) || strings.HasPrefix(name, "Elaboration of ") || strings.HasSuffix(name, "Mine Action Programme") || strings.HasPrefix(name, "Mine Action Programme of ") {
		return true
	}
	if strings.HasPrefix(name, "Status of ") && strings.HasSuffix(name, " Agreements") {
		return true // agreements of that kind
	}
	if name == "United Nations Global Compact" {
		return true // an initiative
	}
	if noun == "Principles" && (strings.HasPrefix(t[end:], " of the Charter") || strings.HasSuffix(t[:from], "urposes and ") || strings.HasPrefix(t[end:], " and Purposes")) {
		return true // the Purposes and Principles of the Charter
	}
	if start < from && stop == end && !dated(rest) && planned(strings.TrimSuffix(t[:start], " ")) {
		return true
	}
	switch noun {
	case "Programme", "Strategy", "Framework", "Agenda", "Principle", "Rules", "Outcome", "Commitment", "Standards", "Act", "Call for Action":
		if strings.HasPrefix(rest, " item") || strings.HasPrefix(rest, " items") {
			return true
		}
		if start == from && !strings.Contains(t[end:stop], " on ") && !strings.Contains(t[end:stop], " for ") {
			return noun != "Agenda" || end == stop
		}
		if noun == "Programme" || noun == "Principle" {
			return true
		}
	}
	if strings.HasPrefix(rest, " No. ") || strings.HasPrefix(rest, " Nos. ") {
		return true // an ILO convention by its number
	}
	return strings.Contains(name, "Declaration of States") || from > 0 && start == from && t[from-1] == '/'
}

// law tells a country's own: its constitution, an act of its parliament. The
// constitutions of organizations and the acts of conferences are none.
func law(noun, name string) bool {
	switch noun {
	case "Constitution":
		for _, w := range [...]string{"Organization", "Organisation", "Union", "Agency", "Institute", "Federation", "Fund"} {
			if strings.Contains(name, w) {
				return false
			}
		}
		return true
	case "Act":
		for _, w := range [...]string{"Final Act", "Constitutive Act", "General Act", "Founding Act", "Single European Act", "Chapultepec"} {
			if strings.Contains(name, w) {
				return false
			}
		}
		return true
	}
	return false
}

// planned tells an instrument that is not there yet: "the conclusion of a Status
// of Mission Agreement", "towards an Integrated Strategy".
func planned(before string) bool {
	before, a := strings.CutSuffix(before, " a")
	if !a {
		if before, a = strings.CutSuffix(before, " an"); !a {
			return false
		}
	}
	before = before[max(0, len(before)-40):]
	for _, w := range [...]string{"onclusion of", "onclude", "towards", "evelop", "laborat", "egotiat", "onsensus on", "once", "ormulat", "repar", "agree on"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

// offices begin the names of offices and bodies, in which nouns of instruments may
// stand: "Department of Management Strategy", "Government of National Accord".
var offices = map[string]bool{"Department": true, "Office": true, "Division": true, "Bureau": true, "Ministry": true, "Directorate": true, "Branch": true}

// FirstCapital is the capitalised word at the beginning of s, "" for none.
func FirstCapital(s string) string {
	if s == "" || !isUpper(s[0]) {
		return ""
	}
	i := 0
	for i < len(s) && isWord(s[i]) {
		i++
	}
	return s[:i]
}

// extendLeft goes back over capitalised words and the small words between them.
func (f *finder) extendLeft(from int) int {
	t := f.text
	start := from
	pos := from
	for pos > 1 && t[pos-1] == ' ' {
		w := precedingWord(t, pos-1)
		if w == "" {
			break
		}
		at := pos - 1 - len(w)
		switch {
		case capital(w) && !opensSentence[w]:
			start, pos = at, at
			continue
		case capital(w) && at > 0 && start < from && w != "The":
			// a sentence's first word only where it stands first
		case smallBetween[w] && at > 1 && t[at-1] == ' ' && start < from && !strings.Contains(t[at:from], ","):
			before := precedingWord(t, at-1)
			if capital(before) && !opensSentence[before] && f.instrumentNoun(before) == 0 {
				pos = at
				continue
			}
		}
		break
	}
	return start
}

var smallBetween = map[string]bool{"of": true, "on": true, "for": true, "de": true, "la": true}

// precedingWord is the word, hyphens and apostrophes included, that ends at end.
func precedingWord(t string, end int) string {
	i := end
	for i > 0 && (isWord(t[i-1]) || (t[i-1] == '-' || t[i-1] == '\'' || t[i-1] == '/') && i < end && i > 1 && isWord(t[i-2])) {
		i--
	}
	return t[i:end]
}

func capital(w string) bool {
	if w == "" {
		return false
	}
	if isUpper(w[0]) || w[0] >= 0xc3 && w[0] < 0xe0 {
		return true
	}
	if len(w) == 9 && w[4] == '-' { // "the 2018-2030 Strategic Framework"
		return capital(w[:4]) && capital(w[5:])
	}
	return len(w) == 4 && isDigit(w[0]) && (w[:2] == "19" || w[:2] == "20")
}

// extendRight goes on over connectors followed by capitalised words.
func (f *finder) extendRight(end int) int {
	t := f.text
	stop := end
	if strings.HasPrefix(t[end:], " 2030") || strings.HasPrefix(t[end:], " 2063") || strings.HasPrefix(t[end:], " 21 ") || strings.HasPrefix(t[end:], " 21,") {
		return end + 1 + len(FirstDigits(t[end+1:]))
	}
	joined := false
	for {
		rest := t[stop:]
		next := 0
		switch {
		case joined && len(rest) > 1 && rest[0] == ' ' && capitalAt(rest[1:]):
			next = 1
		case joined && strings.HasPrefix(rest, ", ") && capitalAt(rest[2:]) && f.enumerates(rest[2:]):
			next = 2
		default:
			for _, c := range connecting(rest) {
				if strings.HasPrefix(rest, c) && capitalAt(rest[len(c):]) && !f.stopsAt(c, rest[len(c):], joined) {
					next = len(c)
					break
				}
			}
			if next == 0 && joined {
				for _, c := range [...]string{" and ", " or ", ", and "} {
					if strings.HasPrefix(rest, c) && capitalAt(rest[len(c):]) && f.conjoins(rest[len(c):]) {
						next = len(c)
						break
					}
				}
			}
		}
		if next == 0 {
			return stop
		}
		stop += next
		for stop < len(t) && (isWord(t[stop]) || (t[stop] == '-' || t[stop] == '\'' || t[stop] == '/') && stop+1 < len(t) && isWord(t[stop+1])) {
			stop++
		}
		joined = true
	}
}

func capitalAt(s string) bool { return s != "" && (isUpper(s[0]) || s[0] >= 0xc3 && s[0] < 0xd0) }

// FirstDigits is the number at the beginning of s.
func FirstDigits(s string) string {
	i := 0
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return s[:i]
}

// stopsAt keeps a connector from running into what is no part of the name: "the
// Declaration to Member States", "the Agreement in Geneva".
func (f *finder) stopsAt(join, tail string, joined bool) bool {
	switch strings.TrimSpace(join) {
	case "of", "of the", "for", "for the", "by", "by the":
		if n := f.instrumentNoun(tail); n > 0 && !joined && strings.HasSuffix(join, "the ") && !goesOn(tail[n:]) {
			return true // "the Strategic Framework of the Convention": two instruments
		}
		return generic[FirstCapital(tail)] && !capitalAt(strings.TrimPrefix(tail[len(FirstCapital(tail)):], " "))
	case "regarding the", "concerning the":
		return generic[FirstCapital(tail)] // "article 31 of the Convention regarding the Committee"
	case "with", "in", "in the", "to", "to the":
		if n := f.instrumentNoun(tail); n > 0 {
			return strings.HasSuffix(join, "the ") && !joined && !goesOn(tail[n:]) // "the Protocols to the Convention"
		}
		w := FirstCapital(tail)
		switch w {
		case "Member", "States", "General", "Secretary", "Security", "Government", "Governments", "Parties", "High", "New", "Geneva", "Vienna", "Paris":
			return true
		}
		return strings.HasPrefix(join, " in") && !joined || strings.TrimSpace(join) == "with"
	}
	return false
}

// generic are bodies that stand in no instrument's name by themselves: "the
// Programme of Action of the Conference".
var generic = map[string]bool{"Conference": true, "Summit": true, "Council": true, "Assembly": true, "Organization": true, "Commission": true, "Committee": true, "Board": true, "Parties": true, "Meeting": true, "Congress": true, "Secretariat": true, "Union": true, "Agency": true, "Court": true, "Tribunal": true}

// enumerates tells whether the capitalised words at the beginning of s belong to
// an enumeration within a title: "Cruel, Inhuman or Degrading Treatment".
func (f *finder) enumerates(s string) bool {
	window := s[:min(len(s), 60)]
	if f.instrumentNounIn(window) {
		return false
	}
	words := strings.Fields(window)
	for i, w := range words {
		w = strings.TrimRight(w, ",")
		if i > 0 && (w == "and" || w == "or") && i+1 < len(words) && capitalAt(words[i+1]) {
			return true
		}
		if !capital(w) && w != "and" && w != "or" {
			return false
		}
	}
	return false
}

// conjoins tells whether "and X" goes on within the title: X is no instrument.
func (f *finder) conjoins(s string) bool {
	return !f.instrumentNounIn(s[:min(len(s), 40)]) && !opensSentence[FirstCapital(s)]
}

func (f *finder) instrumentNounIn(window string) bool {
	for i := 0; i < len(window); i++ {
		if isUpper(window[i]) && (i == 0 || !isWord(window[i-1])) && f.instrumentNoun(window[i:]) > 0 {
			return true
		}
	}
	return false
}

func (f *finder) kindOf(noun string) citation.Kind {
	for kind, list := range f.words.InstrumentsNouns {
		for _, n := range list {
			if n == noun {
				return citation.Kind(kind)
			}
		}
	}
	return citation.Declaration
}
