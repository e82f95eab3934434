package render

import (
	"slices"
	"strings"

	"citegraph/extract/citation"
	"citegraph/graphmodel"
)

// citoProperties are the properties of CiTO, the Citation Typing Ontology
// (https://sparontologies.github.io/cito), and the verbs that say the same. Only
// verbs whose object is the cited instrument itself are here: "condemns the
// violations of resolution 1540" is no critique of the resolution, and "requests
// … in accordance with resolution 70/1" no request of it.
var citoProperties = []struct {
	property string
	verbs    []string
}{
	{"obtainsBackgroundFrom", []string{"recall", "remind", "refer", "bear in mind", "be aware", "take into account"}},
	{"confirms", []string{"reaffirm", "affirm", "reiterate", "confirm", "reconfirm"}},
	{"citesAsAuthority", []string{"be guided", "act", "pursuant to", "in accordance with", "in conformity with", "in line with", "consistent with", "under", "by virtue of", "in pursuance of"}},
	{"citesForInformation", []string{"take note", "note", "as set out in", "as contained in", "see", "receive"}},
	{"agreesWith", []string{"welcome", "endorse", "approve", "adopt", "commend", "agree", "concur"}},
	{"credits", []string{"acknowledge", "appreciate", "pay tribute"}},
	{"supports", []string{"support"}},
	{"reviews", []string{"examine", "review", "evaluate"}},
	{"discusses", []string{"consider"}},
	{"extends", []string{"extend", "renew"}},
}

// citoProperty gives the property of a verb besides cito:cites, "" where none fits.
func citoProperty(verb string) string {
	for i := range citoProperties {
		if slices.Contains(citoProperties[i].verbs, verb) {
			return citoProperties[i].property
		}
	}
	return ""
}

// fabioClass gives the class of FaBiO, the FRBR-aligned Bibliographic Ontology
// (https://sparontologies.github.io/fabio), of an instrument. FaBiO has no classes
// for acts of organs and for treaties: what says how something is to be done is a
// Policy, every other a Work; dc:type keeps our own kind.
func fabioClass(i *graphmodel.Instrument) string {
	switch i.Kind {
	case citation.Resolution, citation.Decision, citation.Declaration, citation.Treaty:
		return "Policy"
	case citation.Paper:
		if strings.HasPrefix(i.Title, "Report ") || strings.Contains(i.Title, "report of the") {
			return "Report"
		}
	}
	return "Work"
}
