package symbol

import (
	"strconv"
	"strings"
)

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

func noYear(string) int { return 0 }

func calendarYear(session string) int {
	y, _ := strconv.Atoi(session)
	return y
}

func fourDigits(session string) int {
	if len(session) == 4 {
		return calendarYear(session)
	}
	return 0
}

// specialYears are the years of the Assembly's special (S-) and emergency
// special (ES-) sessions' resolutions, first year of each.
var specialYears = map[string]int{
	"S-1": 1947, "S-2": 1948, "S-3": 1961, "S-4": 1963, "S-5": 1967, "S-6": 1974, "S-7": 1975, "S-8": 1978, "S-9": 1978, "S-10": 1978,
	"S-11": 1980, "S-12": 1982, "S-13": 1986, "S-14": 1986, "S-15": 1988, "S-16": 1989, "S-17": 1990, "S-18": 1990, "S-19": 1997, "S-20": 1998,
	"S-21": 1999, "S-22": 1999, "S-23": 2000, "S-24": 2000, "S-25": 2001, "S-26": 2001, "S-27": 2002, "S-28": 2005, "S-29": 2014, "S-30": 2016,
	"S-31": 2020, "S-32": 2021,
	"ES-1": 1956, "ES-2": 1956, "ES-3": 1958, "ES-4": 1960, "ES-5": 1967, "ES-6": 1980, "ES-7": 1980, "ES-8": 1981, "ES-9": 1982, "ES-10": 1997,
	"ES-11": 2022,
}

// assemblyYear is the year in which a session of the Assembly opened.
func assemblyYear(session string) int {
	if strings.ContainsRune(session, 'S') {
		head, tail, _ := strings.Cut(session, "-")
		if n := Roman(tail); n > 0 {
			session = head + "-" + strconv.Itoa(n)
		}
		return specialYears[session]
	}
	n := Roman(session)
	if session != "" && !isLetter(session[0]) {
		if figures, err := strconv.Atoi(session); err == nil {
			n = figures
		}
	}
	if n == 0 {
		return 0
	}
	return 1945 + n
}

// councilYear: the Council's sessions 1 to 3 fell in 2006, then three a year;
// session 10 in March 2009, 13 in March 2010, and so on.
func councilYear(session string) int {
	if strings.HasPrefix(session, "S-") {
		return rightsSpecialYears[session]
	}
	n, err := strconv.Atoi(session)
	if err != nil || n == 0 {
		return 0
	}
	if n <= 3 {
		return 2006
	}
	if n <= 6 {
		return 2007
	}
	if n <= 9 {
		return 2008
	}
	return 2009 + (n-10)/3
}

var rightsSpecialYears = map[string]int{
	"S-1": 2006, "S-2": 2006, "S-3": 2006, "S-4": 2006, "S-5": 2007, "S-6": 2008, "S-7": 2008, "S-8": 2008, "S-9": 2009, "S-10": 2009, "S-11": 2009,
	"S-12": 2009, "S-13": 2010, "S-14": 2010, "S-15": 2011, "S-16": 2011, "S-17": 2011, "S-18": 2011, "S-19": 2012, "S-20": 2014, "S-21": 2014,
	"S-22": 2014, "S-23": 2015, "S-24": 2015, "S-25": 2016, "S-26": 2016, "S-27": 2017, "S-28": 2018, "S-29": 2021, "S-30": 2021, "S-31": 2021,
	"S-32": 2021, "S-33": 2021, "S-34": 2022, "S-35": 2022, "S-36": 2023, "S-37": 2025, "S-38": 2025,
}

// economicYear: two sessions a year in spring and summer, XVII and XVIII in 1954
// to LXII and LXIII in 1977, with a slip in 1964 and 1965 (XXXVII, then XXXVIII
// and XXXIX); about three in the years before 1952.
func economicYear(session string) int {
	n := Roman(session)
	switch {
	case n == 0:
		return 0
	case n <= 3:
		return 1946
	case n <= 5:
		return 1947
	case n <= 7:
		return 1948
	case n <= 9:
		return 1949
	case n <= 11:
		return 1950
	case n <= 13:
		return 1951
	case n == 14:
		return 1952
	case n <= 16:
		return 1953
	}
	if n <= 37 {
		return 1954 + (n-17)/2
	}
	return 1966 + (n-40)/2
}

// rightsYear: one session of the Commission a year, the third in 1948, and the
// thirty-fourth in 1978.
func rightsYear(session string) int {
	n := Roman(session)
	switch {
	case n < 3:
		return 0
	case n <= 4:
		return 1945 + n
	}
	return 1944 + n
}

// healthYear: the first World Health Assembly met in 1948.
func healthYear(session string) int {
	n, _ := strconv.Atoi(session)
	if n == 0 {
		return 0
	}
	return 1947 + n
}

// climateYear: the first Conference of the Parties met in 1995, and once a year
// but for 2020.
func climateYear(session string) int {
	_, tail, _ := strings.Cut(session, ".")
	n, _ := strconv.Atoi(tail)
	base := 1994
	switch {
	case n == 0:
		return 0
	case strings.HasPrefix(session, "CMP"):
		base = 2004
	case strings.HasPrefix(session, "CMA"):
		return []int{0, 2018, 2019, 2021, 2022, 2023, 2024, 2025}[min(n, 7)]
	}
	if base+n >= 2020 {
		return base + n + 1
	}
	return base + n
}

// paperYear is the year that the symbol of a document tells by its session or by
// itself: A/HRC/43/68, A/75/470 and A/C.3/70/L.2 have a session, S/2005/60 and
// E/CN.4/2001/2 a year; A/CONF.157/23 neither.
func paperYear(id string) int {
	if rest, ok := strings.CutPrefix(id, "A/HRC/"); ok {
		if n := digits(rest); n > 0 && n < 3 && strings.HasPrefix(rest[n:], "/") {
			return councilYear(rest[:n])
		}
	}
	if rest, ok := strings.CutPrefix(id, "A/"); ok {
		switch {
		case strings.HasPrefix(rest, "INF/"), strings.HasPrefix(rest, "BUR/"):
			rest = rest[4:]
		case len(rest) > 3 && rest[:2] == "C." && digits(rest[2:3]) == 1 && rest[3] == '/':
			rest = rest[4:]
		}
		if n := digits(rest); n > 1 && n < 4 && strings.HasPrefix(rest[n:], "/") {
			return assemblyYear(rest[:n])
		}
	}
	rest := id
	for rest != "" && rest[0] >= 'A' && rest[0] <= 'Z' {
		n := 0
		for n < len(rest) && (isLetter(rest[n]) || rest[n] >= '0' && rest[n] <= '9' || rest[n] == '.') {
			n++
		}
		if n == len(rest) || rest[n] != '/' {
			return 0
		}
		rest = rest[n+1:]
	}
	if n := digits(rest); rest != id && n == 4 && strings.HasPrefix(rest[n:], "/") && (rest[:2] == "19" || rest[:2] == "20") {
		return calendarYear(rest[:n])
	}
	return 0
}
