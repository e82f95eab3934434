package symbol

// Year is the year in which an organ's session of that name opened, as far as it
// tells: GA 70 is 2015, SC 2000 is 2000, ECOSOC XLVIII is 1970; else 0.
func Year(body, session string) int {
	switch body {
	case "GA":
		return assemblyYear(session)
	case "HRC":
		return councilYear(session)
	case "WHA":
		return healthYear(session)
	case "SC":
		return calendarYear(session)
	case "ECOSOC":
		if y := fourDigits(session); y > 0 {
			return y
		}
		return economicYear(session)
	case "CHR":
		if y := fourDigits(session); y > 0 {
			return y
		}
		return rightsYear(session)
	}
	return fourDigits(session)
}
