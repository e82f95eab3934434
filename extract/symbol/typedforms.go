package symbol

import (
	"slices"
	"strconv"
	"strings"

	"citegraph/extract/citation"
)

// asked is what the words around a number say: the bodies that may be meant and
// the kind; empty where they do not say.
type asked struct {
	bodies []string
	kind   citation.Kind
}

// spoken are the words that a person puts before a number, longer ones before
// those that begin like them.
var spoken = []struct {
	words  string
	bodies []string
	kind   citation.Kind
}{
	{"united nations general assembly", []string{"GA"}, ""}, {"general assembly", []string{"GA"}, ""}, {"unga", []string{"GA"}, ""}, {"ga", []string{"GA"}, ""},
	{"united nations security council", []string{"SC"}, ""}, {"security council", []string{"SC"}, ""},
	{"unscr", []string{"SC"}, citation.Resolution}, {"unsc", []string{"SC"}, ""}, {"scr", []string{"SC"}, citation.Resolution}, {"sc", []string{"SC"}, ""},
	{"human rights council", []string{"HRC"}, ""}, {"unhrc", []string{"HRC"}, ""}, {"hrc", []string{"HRC"}, ""},
	{"economic and social council", []string{"ECOSOC"}, ""}, {"ecosoc", []string{"ECOSOC"}, ""}, {"trade and development board", []string{"TDB"}, ""}, {"tdb", []string{"TDB"}, ""},
	{"unep governing council", []string{"UNEP GC"}, ""}, {"governing council", []string{"UNEP GC"}, ""}, {"unep gc", []string{"UNEP GC"}, ""},
	{"united nations environment assembly", []string{"UNEA"}, ""}, {"environment assembly", []string{"UNEA"}, ""}, {"unea", []string{"UNEA"}, ""},
	{"world health assembly", []string{"WHA"}, ""}, {"wha", []string{"WHA"}, ""}, {"who", []string{"WHA"}, ""},
	{"sub-commission on the promotion and protection of human rights", []string{"SubCHR"}, ""}, {"subcommission", []string{"SubCHR"}, ""}, {"sub-commission", []string{"SubCHR"}, ""}, {"subchr", []string{"SubCHR"}, ""},
	{"commission on human rights", []string{"CHR"}, ""}, {"chr", []string{"CHR"}, ""},
	{"commission on narcotic drugs", []string{"CND"}, ""}, {"cnd", []string{"CND"}, ""},
	{"commission on the status of women", []string{"CSW"}, ""}, {"csw", []string{"CSW"}, ""},
	{"commission for social development", []string{"CSocD"}, ""}, {"csocd", []string{"CSocD"}, ""},
	{"commission on population and development", []string{"CPD"}, ""}, {"cpd", []string{"CPD"}, ""},
	{"commission on crime prevention and criminal justice", []string{"CCPCJ"}, ""}, {"ccpcj", []string{"CCPCJ"}, ""},
	{"statistical commission", []string{"StatCom"}, ""}, {"statcom", []string{"StatCom"}, ""},
	{"african commission on human and peoples' rights", []string{"ACHPR"}, ""}, {"african commission", []string{"ACHPR"}, ""}, {"achpr", []string{"ACHPR"}, ""},
	{"escap", []string{"ESCAP"}, ""}, {"eclac", []string{"ECLAC"}, ""}, {"escwa", []string{"ESCWA"}, ""}, {"unctad", []string{"UNCTAD"}, ""},
	{"unfccc", []string{"UNFCCC"}, ""}, {"convention on biological diversity", []string{"CBD"}, ""}, {"cbd", []string{"CBD"}, ""}, {"unccd", []string{"UNCCD"}, ""},
	{"unesco", []string{"UNESCO"}, ""}, {"imo", []string{"IMO"}, ""}, {"iaea", []string{"IAEA"}, ""}, {"ilo", []string{"ILO"}, ""},
	{"council", []string{"SC", "HRC", "ECOSOC"}, ""}, {"assembly", []string{"GA", "UNEA", "WHA"}, ""}, {"commission", []string{"CHR", "CND", "CSW", "CSocD", "CPD", "CCPCJ"}, ""},
	{"resolutions", nil, citation.Resolution}, {"resolution", nil, citation.Resolution}, {"res.", nil, citation.Resolution}, {"res", nil, citation.Resolution},
	{"decision", nil, citation.Decision}, {"dec.", nil, citation.Decision}, {"dec", nil, citation.Decision},
	{"presidential statement", nil, citation.Statement}, {"president's statement", nil, citation.Statement}, {"statement", nil, citation.Statement}, {"prst", nil, citation.Statement},
	{"convention", nil, citation.Treaty}, {"recommendation", nil, citation.Declaration},
	{"the", nil, ""}, {"its", nil, ""}, {"un", nil, ""}, {"united nations", nil, ""}, {"number", nil, ""}, {"no.", nil, ""}, {"no", nil, ""}, {"nr.", nil, ""},
}

// takeWords takes the words off a number: those before it, and "of the …" after
// it. It gives what they say, and the rest.
func takeWords(s string) (asked, string) {
	var a asked
	rest := strings.TrimSpace(s)
	if head, tail, found := strings.Cut(rest, " of "); found && strings.ContainsAny(head, "0123456789") {
		if b, left := takeWords(tail); left == "" {
			a, rest = b, head
		}
	}
	for {
		word := longestSpoken(rest)
		if word < 0 {
			return a, rest
		}
		w := spoken[word]
		if w.bodies != nil {
			a.bodies = w.bodies
		}
		if w.kind != "" {
			a.kind = w.kind
		}
		rest = strings.TrimLeft(rest[len(w.words):], " :,")
	}
}

// longestSpoken finds the longest words with which s begins: as whole words, or
// stuck to a digit (WHA58.3). It gives their row, -1 for none.
func longestSpoken(s string) int {
	longest := -1
	for n, w := range spoken {
		if len(s) < len(w.words) || !strings.EqualFold(s[:len(w.words)], w.words) || longest >= 0 && len(spoken[longest].words) >= len(w.words) {
			continue
		}
		if rest := s[len(w.words):]; rest == "" || !isLetter(rest[0]) && rest[0] != '-' && rest[0] != '/' && !(rest[0] == '.' && w.words != "no") || strings.HasSuffix(w.words, ".") {
			longest = n
		}
	}
	return longest
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// typedRow is one way to read a number: for this body and kind, in this shape,
// the identifier, where fits says that it can exist.
type typedRow struct {
	body  string
	kind  citation.Kind
	shape shape
	id    string // {s} session, {n} number
	fits  func(session string, number int) bool
	needs need
}

// need is what the words must say for a row to be meant.
type need int

const (
	neither need = iota
	theBody
	theKind
)

// typedRows are tried in this order, the likelier reading first.
var typedRows = []typedRow{
	{"GA", citation.Resolution, bySession, "A/RES/{s}/{n}", assemblySession(1, 400), neither},
	{"GA", citation.Decision, bySession, "A/DEC/{s}/{n}", assemblySession(401, 999), neither},
	{"GA", citation.Resolution, bySession, "A/RES/{s}/{n}", assemblySession(401, 999), theKind},
	{"GA", citation.Resolution, bySession, "A/RES/{n}({r})", earlySession, neither},
	{"GA", citation.Resolution, byRoman, "A/RES/{n}({s})", assemblyNumber, neither},
	{"SC", citation.Resolution, byYear, "S/RES/{n}({s})", func(s string, n int) bool { return calendarYear(s) >= 1946 && n < 10000 }, neither},
	{"SC", citation.Resolution, alone, "S/RES/{n}({y})", func(_ string, n int) bool { return CouncilYear(n) > 0 }, neither},
	{"HRC", citation.Resolution, bySession, "A/HRC/RES/{s}/{n}", rightsSession(1, 100), neither},
	{"HRC", citation.Decision, bySession, "A/HRC/DEC/{s}/{n}", rightsSession(101, 999), neither},
	{"HRC", citation.Resolution, bySession, "A/HRC/RES/{s}/{n}", rightsSession(101, 999), theKind},
	{"HRC", citation.Statement, bySession, "A/HRC/PRST/{s}/{n}", rightsSession(1, 99), theKind},
	{"UNEA", citation.Resolution, bySession, "UNEP/EA.{s}/RES.{n}", sessions(1, 7, 1, 30), neither},
	{"UNEA", citation.Decision, bySession, "UNEP/EA.{s}/DEC.{n}", sessions(1, 7, 1, 30), theKind},
	{"ECOSOC", citation.Resolution, bySession, "E/RES/{s}/{n}", sessions(1978, 2100, 1, 150), neither},
	{"ECOSOC", citation.Decision, bySession, "E/DEC/{s}/{n}", sessions(1978, 2100, 200, 999), neither},
	{"ECOSOC", citation.Resolution, byRoman, "E/RES/{n}({s})", economicNumber, neither},
	{"ECOSOC", citation.Decision, byRoman, "E/DEC/{n}({s})", func(s string, n int) bool { return Roman(s) > 50 && n < 400 }, theKind},
	{"CHR", citation.Resolution, bySession, "E/CN.4/RES/{s}/{n}", sessions(1979, 2005, 1, 100), neither},
	{"CHR", citation.Decision, bySession, "E/CN.4/DEC/{s}/{n}", sessions(1979, 2006, 101, 199), neither},
	{"CHR", citation.Resolution, byRoman, "E/CN.4/RES/{n}({s})", func(s string, n int) bool { return Roman(s) <= 34 && n < 50 }, theBody},
	{"SubCHR", citation.Resolution, bySession, "E/CN.4/Sub.2/RES/{s}/{n}", sessions(1979, 2006, 1, 100), neither},
	{"SubCHR", citation.Decision, bySession, "E/CN.4/Sub.2/DEC/{s}/{n}", sessions(1979, 2006, 101, 199), neither},
	{"SC", citation.Statement, bySession, "S/PRST/{s}/{n}", sessions(1994, 2100, 1, 99), neither},
	{"CND", citation.Resolution, bySession, "E/CN.7/RES/{s}/{n}", sessions(1, 200, 1, 50), theBody},
	{"CSW", citation.Resolution, bySession, "E/CN.6/RES/{s}/{n}", sessions(1, 200, 1, 50), theBody},
	{"CSocD", citation.Resolution, bySession, "E/CN.5/RES/{s}/{n}", sessions(1, 200, 1, 50), theBody},
	{"CPD", citation.Resolution, bySession, "E/CN.9/RES/{s}/{n}", sessions(1, 2100, 1, 50), theBody},
	{"CCPCJ", citation.Resolution, bySession, "E/CN.15/RES/{s}/{n}", sessions(1, 200, 1, 50), theBody},
	{"StatCom", citation.Decision, bySession, "E/CN.3/DEC/{s}/{n}", sessions(1, 200, 1, 200), theBody},
	{"ESCAP", citation.Resolution, bySession, "E/ESCAP/RES/{s}/{n}", sessions(1, 200, 1, 50), theBody},
	{"ECLAC", citation.Resolution, byRoman, "E/ECLAC/RES/{n}({s})", anyNumber, theBody},
	{"ESCWA", citation.Resolution, byRoman, "E/ESCWA/RES/{n}({s})", anyNumber, theBody},
	{"UNCTAD", citation.Resolution, byRoman, "TD/RES/{n}({s})", anyNumber, theBody},
	{"TDB", citation.Decision, byRoman, "TD/B/DEC/{n}({s})", anyNumber, theBody},
	{"UNEP GC", citation.Decision, bySession, "UNEP/GC/DEC/{s}/{n}", anyNumber, theBody},
	{"WHA", citation.Resolution, byDot, "WHA/RES/{s}.{n}", anyNumber, theBody},
	{"UNFCCC", citation.Decision, byMeeting, "FCCC/{m}/DEC/{n}/{s}", func(s string, _ int) bool { return !strings.HasPrefix(s, "COP") }, neither},
	{"UNCCD", citation.Decision, byMeeting, "ICCD/COP/DEC/{n}/{s}", func(s string, _ int) bool { return strings.HasPrefix(s, "COP") }, neither},
	{"CBD", citation.Decision, bySession, "CBD/COP/DEC/{s}/{n}", anyNumber, theBody},
	{"CBD", citation.Decision, bySession, "CBD/COP/DEC/{s}/{n}", func(s string, _ int) bool { return Roman(s) > 0 }, neither},
	{"UNESCO", citation.Resolution, byBiennium, "UNESCO/RES/{s} C/{n}", anyNumber, neither},
	{"IMO", citation.Resolution, bySeries, "IMO/RES/{n}({s})", nil, neither},
	{"IAEA", citation.Resolution, byGeneral, "IAEA/GC({s})/RES/{n}", anyNumber, neither},
	{"ACHPR", citation.Resolution, alone, "ACHPR/RES/{n}", anyNumber, theBody},
	{"ILO", citation.Treaty, alone, "ILO/C{n}", anyNumber, theBody},
	{"ILO", citation.Declaration, alone, "ILO/R{n}", anyNumber, theKind},
}

// identifier gives what the row makes of the number, "" where it does not fit.
func (r *typedRow) identifier(a asked, n number) string {
	if r.shape != n.shape || a.kind != "" && a.kind != r.kind {
		return ""
	}
	if a.bodies != nil && !slices.Contains(a.bodies, r.body) || n.part != "" && r.body != "GA" && r.body != "ECOSOC" {
		return ""
	}
	if r.needs == theBody && a.bodies == nil || r.needs == theKind && a.kind == "" {
		return ""
	}
	value, err := strconv.Atoi(n.number)
	if r.fits != nil && (err != nil || !r.fits(n.session, value)) {
		return ""
	}
	meeting, _, _ := strings.Cut(n.session, ".")
	if meeting == "CMP" {
		meeting = "KP/CMP"
	}
	early, _ := strconv.Atoi(n.session)
	id := strings.NewReplacer("{r}", RomanFigures(min(early, 39)), "{s}", n.session, "{n}", n.number, "{m}", meeting, "{y}", strconv.Itoa(CouncilYear(value))).Replace(r.id)
	return id + bracket(n.part)
}

func anyNumber(string, int) bool { return true }

// sessions says that a plain session and a number must lie within limits.
func sessions(first, last, least, most int) func(string, int) bool {
	return func(session string, n int) bool {
		s, err := strconv.Atoi(session)
		return err == nil && s >= first && s <= last && n >= least && n <= most
	}
}

// assemblySession: sessions of the Assembly have arabic numbers from the 31st
// on; the 81st is the last that has been called. Decisions begin at 401.
func assemblySession(least, most int) func(string, int) bool {
	plain := sessions(31, 81, least, most)
	return func(session string, n int) bool {
		if special := strings.HasPrefix(session, "S-") || strings.HasPrefix(session, "ES-"); special {
			return specialYears[session] > 0 && n <= 99 && least <= 400
		}
		return plain(session, n)
	}
}

// rightsSession: the Human Rights Council has met since 2006, sixty-two times
// by the end of the table. Decisions begin at 101.
func rightsSession(least, most int) func(string, int) bool {
	plain := sessions(1, 62, least, most)
	return func(session string, n int) bool {
		if strings.HasPrefix(session, "S-") {
			return rightsSpecialYears[session] > 0 && n <= 99 && least <= 100
		}
		return strings.HasPrefix(session, "OS/") && least == 1 && most == 99 || plain(session, n)
	}
}

// assemblyNumber: the sessions with Roman figures, see AssemblyNumber.
func assemblyNumber(session string, n int) bool {
	if strings.Contains(session, "S-") {
		return assemblyYear(session) > 0
	}
	return Roman(session) > 0 && AssemblyNumber(strconv.Itoa(n), session)
}

// earlySession: who types 1/5 may mean the Assembly's resolution 5 (I); its
// sessions up to the thirtieth had Roman figures.
func earlySession(session string, n int) bool {
	s, err := strconv.Atoi(session)
	return err == nil && s >= 1 && s <= 30 && AssemblyNumber(strconv.Itoa(n), RomanFigures(s))
}

// economicNumber: the Council numbered its resolutions through from 1 (1946) to
// 2130 (LXIII), never more than forty a session; most sessions that the Assembly
// also had are told from it by that.
func economicNumber(session string, n int) bool {
	s := Roman(session)
	return s >= 1 && s <= 63 && n <= 40*s && n >= 15*s-60
}
