package symbol

import "strings"

// Canonical brings a printed symbol to the form of an identifier: no spaces, a
// part, volume or section in square brackets, the environment assembly's Res. in
// capitals. Dashes and full-width forms must have been folded to ASCII. It
// returns "" for what has no digit, and so is no symbol (HIV/AIDS, and/or).
func Canonical(printed string) string {
	s := strings.TrimRight(strings.TrimSpace(printed), ".,;:")
	if strings.IndexByte(s, '/') < 0 || !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	if strings.IndexByte(s, ' ') < 0 && !strings.HasPrefix(s, "UNEP/EA.") {
		return s // what follows is about blanks
	}
	for _, word := range []string{" (part", " (vol", " (sect"} {
		if i := strings.Index(s, word); i > 0 { // (part II)
			s = s[:i+2] + strings.ToUpper(s[i+2:i+3]) + s[i+3:]
		}
	}
	s = strings.Replace(s, " (Sect.", " (Sect. ", 1)
	s = strings.Replace(s, " (Sect.  ", " (Sect. ", 1)
	for _, word := range []string{" (Part", " (Vol", " (Sect", " (Introduction"} {
		if i := strings.Index(s, word); i > 0 {
			if j := strings.IndexByte(s[i:], ')'); j > 0 {
				return strings.ReplaceAll(s[:i], " ", "") + "[" + s[i+2:i+j] + "]" + strings.ReplaceAll(s[i+j+1:], " ", "")
			}
		}
	}
	if n := len(s); n > 8 && s[n-2] == ' ' && s[n-1] >= 'A' && s[n-1] <= 'Z' && (strings.HasPrefix(s, "A/RES/") || strings.HasPrefix(s, "A/DEC/") || strings.HasPrefix(s, "E/RES/")) {
		return strings.ReplaceAll(s[:n-2], " ", "") + "[" + s[n-1:] + "]" // A/RES/46/36 L
	}
	s = strings.ReplaceAll(s, " ", "")
	if strings.HasPrefix(s, "UNEP/EA.") {
		s = strings.Replace(strings.Replace(s, "/Res.", "/RES.", 1), "/Dec.", "/DEC.", 1)
	}
	return s
}
