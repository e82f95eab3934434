package render

import (
	"slices"
	"strings"
)

// verbGroup is a kind of citing. In a Theme the edges of the groups differ in
// colour, weight and dash together, so that they can be told apart in print
// without colours and by people who see few of them.
type verbGroup struct {
	key    string // in theme files
	legend string
	verbs  []string // lemmas
}

// The groups in the order of the legend; the last takes every other verb and
// none.
var verbGroups = []verbGroup{
	{"reaffirm", "reaffirms, emphasizes", []string{
		"reaffirm", "affirm", "reiterate", "emphasize", "re-emphasize", "stress", "underline", "highlight",
	}},
	{"recall", "recalls", []string{"recall", "remind", "refer"}},
	{"note", "takes note, welcomes", []string{
		"take note", "note", "welcome", "acknowledge", "recognize", "commend", "appreciate", "express", "observe", "pay tribute", "look forward",
	}},
	{"guide", "is guided by, acts under", []string{
		"be guided", "act", "pursuant to", "in accordance with", "bear in mind", "take into account", "be aware", "as set out in",
		"in conformity with", "in line with", "consistent with", "on the basis of", "under", "by virtue of", "in pursuance of", "as contained in",
	}},
	{"decide", "decides, requests, urges", []string{
		"decide", "request", "call upon", "urge", "invite", "encourage", "demand", "recommend", "authorize", "direct", "adopt", "approve",
		"endorse", "support", "declare", "proclaim", "determine", "appeal", "agree", "condemn", "deplore",
	}},
	{"other", "other words, or no verb", nil},
}

// groupOf gives the place in verbGroups of an edge with these verbs, the most
// frequent first: that of the first one that is in the table.
func groupOf(verbs []string) int {
	for _, verb := range verbs {
		for i := range verbGroups {
			if slices.Contains(verbGroups[i].verbs, verb) {
				return i
			}
		}
	}
	return len(verbGroups) - 1
}

// tails are what some verbs take before their object.
var tails = map[string]string{
	"take note": "of", "be guided": "by", "be aware": "of", "be convinced": "by", "be concerned": "by", "be determined": "by", "refer": "to",
	"act": "under", "pay tribute": "to", "look forward": "to", "draw attention": "to", "appeal": "for", "agree": "with", "express": "itself on",
}

// predicate says what a citing instrument does with the cited one: "recalls",
// "takes note of and welcomes", "cites" where there is no verb.
func predicate(verbs []string) string {
	var words []string
	for _, verb := range verbs {
		if said := thirdPerson(verb); said != "" {
			words = append(words, said)
		}
	}
	if len(words) == 0 {
		return "cites"
	}
	return enumerate(words)
}

// thirdPerson conjugates a lemma: "takes note of" for "take note". A connective
// ("pursuant to") reads "cites (pursuant to)".
func thirdPerson(lemma string) string {
	first, rest, _ := strings.Cut(cleanLine(lemma), " ")
	if first == "" {
		return ""
	}
	switch {
	case first == "be":
		first = "is"
	case slices.Contains([]string{"pursuant", "in", "as", "under", "on", "by", "consistent", "to", "of", "for", "with"}, first):
		return "cites (" + cleanLine(lemma) + ")"
	case strings.HasSuffix(first, "ss") || strings.HasSuffix(first, "sh") || strings.HasSuffix(first, "ch") || strings.HasSuffix(first, "x"):
		first += "es"
	case strings.HasSuffix(first, "y") && !strings.HasSuffix(first, "ay") && !strings.HasSuffix(first, "ey") && !strings.HasSuffix(first, "oy"):
		first = strings.TrimSuffix(first, "y") + "ies"
	default:
		first += "s"
	}
	return strings.TrimSpace(strings.TrimSpace(first+" "+rest) + " " + tails[lemma])
}
