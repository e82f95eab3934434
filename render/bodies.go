package render

import "slices"

// bodyGroup is a kind of issuing body, and how its boxes look: a strip of colour
// at the left edge, and a tint of it.
type bodyGroup struct {
	legend string
	bodies []string
	strip  string
	tint   string
}

// The groups in the order of the legend; the last but one takes what has no body,
// the last every other body.
var bodyGroups = []bodyGroup{
	{"General Assembly", []string{"GA"}, "#3B73B0", "#EDF3FA"},
	{"Security Council", []string{"SC"}, "#C0392B", "#FBEEEC"},
	{"Human rights bodies", []string{"HRC", "CHR", "SubCHR"}, "#1F8A70", "#E9F5F1"},
	{"Economic and Social Council", []string{
		"ECOSOC", "CND", "CSW", "CSocD", "CPD", "CCPCJ", "StatCom", "CSTD", "CSD", "UNFF", "ESCAP", "ECLAC", "ECE", "ECA", "ESCWA",
	}, "#C98A1B", "#FBF4E4"},
	{"Treaties and named instruments", []string{""}, "#6F6A94", "#F1F0F6"},
	{"Other bodies", nil, "#7B8087", "#F3F4F5"},
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
