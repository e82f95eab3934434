package segment

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// The expressions that the hand-written forms stand for.
var (
	ownNumberExpression = regexp.MustCompile(`^(?:PRST )?(?:(?:OS|S|ES)[-/])?\d{1,4}(?:/(?:\.\.\.|\d{1,4})(?: [A-Z])?| ?(?:[A-Z] )?\((?:[IVXLC]+|S-[IVX\d]+|ES-[IVX\d]+|\d{4})\))(?: ?[A-Z])?\.?(?: [A-Z]\.)?:?(?: |$)`)
	closesExpression    = regexp.MustCompile(`^(?:\d+(?:st|nd|rd|th) (?:\(.{1,30}\) )?(?:plenary )?meeting|Adopted (?:unanimously|by|at the|without)|ADOPTED|\[(?:Resolution|Decision) adopted|\[Adopted|\[For the )`)
	divisionExpression  = regexp.MustCompile(`^(?:Article|ARTICLE|Principle|PRINCIPLE|Rule|RULE|Regulation|Guideline|Procedure|Standard|Section|Commitment) (\d{1,3}|[IVXLC]+)\.?(?:$|[ .:-])`)
	romanExpression     = regexp.MustCompile(`^[IVXLC]+\.?(?: |$)`)
	pageExpression      = regexp.MustCompile(`^[-–— ]*\d{1,4}[-–— ]*$`)
)

// checkHeads holds the forms of a paragraph's clean text, which is not empty, to
// their expressions, and what is asked before an expression to never refuse what
// the expression takes.
func checkHeads(t *testing.T, s string) {
	t.Helper()
	for _, c := range []struct {
		what      string
		got, want bool
	}{
		{"closes", closes(s), closesExpression.MatchString(s)},
		{"roman", roman(s), romanExpression.MatchString(s)},
		{"isPageNumber", isPageNumber(s), pageExpression.MatchString(s)},
		{"isOwnHead", isOwnHead(s), len(s) < 60 && ownHead.MatchString(s)},
		{"isAnnexHead", isAnnexHead(s), len(s) < 30 && annexHead.MatchString(s)},
		{"hasFollowing", hasFollowing(s), strings.Contains(s, "following")},
		{"inCapitals", inCapitals(s), s == strings.ToUpper(s)},
	} {
		if c.got != c.want {
			t.Errorf("%s(%q) is %v", c.what, s, c.got)
		}
	}
	own := 0
	if loc := ownNumberExpression.FindStringIndex(s); loc != nil {
		own = loc[1]
	}
	if got := ownNumber(s); got != own {
		t.Errorf("ownNumber(%q) is %d, want %d", s, got, own)
	}
	number := ""
	if m := divisionExpression.FindStringSubmatch(s); m != nil {
		number = m[1]
	}
	if got := division(s); got != number {
		t.Errorf("division(%q) is %q, want %q", s, got, number)
	}
	if one := strings.Join(strings.Fields(s), " "); oneBlank(s) != one {
		t.Errorf("oneBlank(%q) is %q", s, oneBlank(s))
	}
	line := strings.Trim(strings.Join(strings.Fields(s), " "), "#* ")
	if !mayBeTitle(s) && (ownNumberExpression.MatchString(line) || strings.HasPrefix(line, "The ")) {
		t.Errorf("mayBeTitle(%q) refuses a title", s)
	}
}

// checkFurniture holds the choice among the furnitures to asking each of them.
func checkFurniture(t *testing.T, line string) {
	t.Helper()
	want := rule(line)
	if len(line) <= 160 && !strings.Contains(line, "\n") && !strings.HasPrefix(strings.ToLower(line), "resolution adopted") {
		want = want || len(line) < 60 && !strings.Contains(line, ". ") && strings.ContainsAny(line, "0123456789") && symbolOnly.MatchString(line) || pageExpression.MatchString(line)
		for i := range furnitures {
			want = want || furnitures[i].re.MatchString(line)
		}
	}
	if got := isFurniture(line); got != want {
		t.Errorf("isFurniture(%q) is %v", line, got)
	}
}

// heads are forms that are taken, and some that are not; pieces are what is put
// into them.
var (
	heads = [...]string{
		"78/171. Persons with albinism", "1541 (XV). Principles", "217 A (III). A bill", "2021/27. B. Matters", "PRST OS/17/1. A", "ES-10/24: Action", "S-30/1 The situation", "2603A (XXIV). B.", "3379(ES-VI) A. B.: C", "1(S-1)", "70/12 A B. C.: D", "70/... C", "5. Decides",
		"54th plenary meeting", "3rd (resumed) meeting", "1592nd plenary meeting, 1971", "1st (a) (b) plenary meeting", "Adopted unanimously at the", "Adopted by 12 votes", "[Adopted at the 3rd meeting", "[Resolution adopted", "[For the vote",
		"Article 4", "ARTICLE XII. Rights", "Principle 112: x", "Section IV.", "Rule 5-", "IV. Follow-up", "XLC", "Annex II", "ANNEXES A*", "Enclosure 12.", "Resolution 300 (1971)", "decision 70/... B",
		"167", "- 3 -", "– 12 —", "2/7", "Page 2 of 10", "/...", "93-08258", "GE.20-09345(E)", "24-00318 (E)    010224", "*2400318*", "V. Resolutions adopted on the reports 167", "decision adopted without a vote",
		"242 General Assembly—Twentieth Session", "General Assembly - Tenth Special Session 3", "12 Official Records of the Security Council", "Resolutions and decisions of the Council", "A/RES/47/120 B", "S/RES/1647 (2005)**",
		"The following", "the Follofollowing", "THE ÉTÉ", "# The  General\u00a0Assembly", "---",
	}
	pieces = [...]string{"1", "54", "12345", "/", "...", "(", ")", ") ", ".", ":", "-", "–", ",", " ", "  ", "\u00a0", "A", "B ", "V", "x", "é", "É", "st ", "th ", "meeting", "plenary ", "(resumed) ", "adopted ", "[", "*", "#", "wing", "Session", "The "}
)

func TestHeads(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, head := range heads {
		for range 600 {
			s := head
			for range random.IntN(4) {
				from := random.IntN(len(s) + 1)
				to := min(len(s), from+random.IntN(3))
				s = s[:from] + pieces[random.IntN(len(pieces))] + s[to:]
			}
			s = strings.ToValidUTF8(s, "?")
			if from, to := trim(s, 0, len(s)); from < to {
				checkHeads(t, s[from:to])
				checkFurniture(t, s[from:to])
			}
		}
	}
}

func FuzzHeads(f *testing.F) {
	for _, s := range []string{"78/171. Persons with albinism", "54th (resumed) plenary meeting", "Article 4. Rights", "- 12 -", "PRST OS/17/1. Followings", "3rd () meeting) meeting"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ReplaceAll(strings.ToValidUTF8(s, "?"), "\n", " ")
		if from, to := trim(s, 0, len(s)); from < to && !strings.ContainsAny(s, "ſ") {
			checkHeads(t, s[from:to])
			checkFurniture(t, s[from:to])
		}
	})
}
