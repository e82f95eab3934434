package symbol

import "strconv"

// assemblyFirst is about the first number of the General Assembly's resolutions
// of each session from I to XXX, whose numbers ran through; the last entry ends
// the list. Numbers near a border may belong to either session.
var assemblyFirst = [...]int{1, 104, 182, 288, 367, 498, 604, 707, 806, 900, 990, 1115, 1237, 1345, 1475, 1605, 1735, 1870, 1993, 2004, 2135, 2252, 2371, 2498, 2600, 2745, 2880, 3045, 3180, 3360, 3550}

// AssemblyNumber tells whether a session of the General Assembly given in Roman
// figures can have adopted a resolution of that number. Special sessions, whose
// numbers stand apart, can.
func AssemblyNumber(number, session string) bool {
	n, err := strconv.Atoi(number)
	s := Roman(session)
	if err != nil || s == 0 {
		return true
	}
	const slack = 40
	return s < len(assemblyFirst) && n >= assemblyFirst[s-1]-slack && n < assemblyFirst[s]+slack
}

// EconomicNumber tells whether a session of the Economic and Social Council given
// in Roman figures can have adopted a resolution of that number. From session V
// on the numbers ran through, to about 35 a session (1503 (XLVIII), 2130 (LXIII));
// those of the General Assembly are several times as high. The bound is loose.
func EconomicNumber(number, session string) bool {
	n, err := strconv.Atoi(number)
	s := Roman(session)
	return err != nil || s == 0 || n <= 40*s+60
}
