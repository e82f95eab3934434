package render

import "slices"

// bodyGroup is a kind of issuing body; a Theme says how its boxes look.
type bodyGroup struct {
	key    string // in theme files
	legend string
	bodies []string
}

// The groups in the order of the legend; the last but one takes what has no body,
// the last every other body.
var bodyGroups = []bodyGroup{
	{"GA", "General Assembly", []string{"GA"}},
	{"SC", "Security Council", []string{"SC"}},
	{"HRC", "Human rights bodies", []string{"HRC", "CHR", "SubCHR"}},
	{"ECOSOC", "Economic and Social Council", []string{
		"ECOSOC", "CND", "CSW", "CSocD", "CPD", "CCPCJ", "StatCom", "CSTD", "CSD", "UNFF", "ESCAP", "ECLAC", "ECE", "ECA", "ESCWA",
	}},
	{"named", "Treaties and named instruments", []string{""}},
	{"other", "Other bodies", nil},
}

// bodyOf gives the place in bodyGroups of a body.
func bodyOf(body string) int {
	for i := range bodyGroups {
		if slices.Contains(bodyGroups[i].bodies, body) {
			return i
		}
	}
	return len(bodyGroups) - 1
}
