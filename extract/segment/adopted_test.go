package segment

import (
	"regexp"
	"strings"
	"testing"
)

// The expressions are the specification of what adopted, withoutTail and the
// tests before ownNumber, follows and furnitures do by hand.
var (
	adoptions = [...]*regexp.Regexp{
		regexp.MustCompile(`(?i:resolution|decision|statement)s? adopted (?:by|at) [^\n]{0,200}?on ?` + date),
		adoptedAt,
		regexp.MustCompile(`(?m)^of ` + date + `$`),
		heldOn,
		regexp.MustCompile(`\d(?:st|nd|rd|th) (?:\([a-z]+\) )?(?:plenary )?meeting,?\s+` + date),
		regexp.MustCompile(`(?m)^` + date + `$`),
	}
	titleTail = regexp.MustCompile(`(?: [A-Z])?(?: ?\[\d+\])?[ .*]*$`)
)

func adoptedByExpression(head, text string) string {
	for i, re := range adoptions {
		where := head
		if i == 4 { // the meeting stands at the end
			where = text
		}
		if m := re.FindStringSubmatch(where); m != nil {
			return isoDate(m[1], m[2], m[3])
		}
	}
	return ""
}

func hold(t *testing.T, head, text string) {
	t.Helper()
	if got, want := adopted(head, text), adoptedByExpression(head, text); got != want {
		t.Errorf("adopted(%q, %q) is %q; the expressions give %q", head, text, got, want)
	}
	for line := range strings.SplitSeq(text, "\n") {
		from, to := trim(line, 0, len(line)) // as all lines are that these see
		line = line[from:to]
		if want := titleTail.ReplaceAllString(line, ""); !strings.Contains(line, "  ") && withoutTail(line) != want {
			t.Errorf("withoutTail(%q) is %q; the expression gives %q", line, withoutTail(line), want)
		}
		if line == "" {
			continue
		}
		if (ownNumber(line) > 0) != ownNumberExpression.MatchString(line) {
			t.Errorf("isOwnNumber(%q) is not what the expression gives", line)
		}
		end := line[len(line)-1]
		follow := (end == ':' || end == '.' || end == ';') && len(line) < 1200 && (strings.Contains(line, "following") || strings.Contains(line, "roclaim")) && follows.MatchString(line)
		if setsOut(line) != follow {
			t.Errorf("setsOut(%q) is not what the expression gives", line)
		}
		furniture := false
		for i := range furnitures {
			furniture = furniture || furnitures[i].re.MatchString(line)
		}
		if got := isFurniture(line); !got && furniture && len(line) <= 160 && !strings.HasPrefix(line, "Resolution adopted") && !strings.HasPrefix(line, "RESOLUTION ADOPTED") {
			t.Errorf("isFurniture(%q) is false; the expressions take it", line)
		}
	}
}

var adoptedTexts = []string{
	"Resolution adopted by the General Assembly on 19 December 2023",
	"DECISIONS adopted at its session on the reports, on5 May 2001",
	"resolutions adopted by the Council on Monday on 3 May 1999 and on 4 May 1999",
	"report adopted by the Council on 3 May 1999\nStatement adopted by it on 4 June 2000",
	"Adopted by the Security Council at its 5336th meeting, on\n20 December 2005",
	"of 12 October 1971\n\n22 December 2023",
	"At the 8699th meeting of the Security Council, held on 9 January 2020, it",
	"its meeting\n54th plenary meeting,\n 19 December 2024\n55th (resumed) plenary meeting 20 December 2024",
	"a 5th (x) meeting 3 May 2000", "th (resumed) meeting 3 May 2000", "9th meeting  3 Mai 2000\n3 May 20000\n31 March 2000",
	"78/171. Persons with albinism\n1541 (XV). Principles\n5. Decides\n12, Requests\nPRST OS/17/1. X\n217A (III)\nS-10/2 Y B [1]\nES-1/2",
	"- 3 -\n167\n2/7\nPage 2 of 10\n/...\n93-08258\nGE.20-09345(E)\n*2400318*\n12. Decides",
	"V. Resolutions adopted on the reports of the Second Committee 167\n242 General Assembly—Twentieth Session\n12 Official Records of the Security Council\nResolutions and decisions of the Economic and Social Council",
	"Proclaims the following Declaration:\nAdopts, as set out, the following text.\nSolemnly DECLARES the following;\nProclaims this Charter:\nPROCLAIMS THIS, the following:",
	"Developed Countries B [1] .", "Title [12]*", "Title A", "A", "X [a]",
}

func TestAdopted(t *testing.T) {
	for _, text := range adoptedTexts {
		hold(t, text, text)
		hold(t, "", text)
	}
}

func FuzzAdopted(f *testing.F) {
	for _, text := range adoptedTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		hold(t, text, text)
	})
}
