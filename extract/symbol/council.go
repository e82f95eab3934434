package symbol

import "strconv"

// councilLast is the number of the last resolution that the Security Council
// adopted in each year since 1946. Source: the Council's annual lists.
var councilLast = [...]int{
	15, 37, 66, 78, // 1946
	89, 96, 98, 103, 105, 110, 121, 126, 131, 132, // 1950
	160, 170, 177, 185, 199, 219, 232, 244, 262, 275, // 1960
	291, 307, 324, 344, 366, 384, 402, 422, 443, 461, // 1970
	484, 499, 528, 545, 559, 580, 593, 606, 626, 646, // 1980
	683, 725, 799, 892, 969, 1035, 1092, 1146, 1219, 1284, // 1990
	1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907, // 2000
	1966, 2032, 2085, 2132, 2195, 2259, 2336, 2397, 2451, 2503, // 2010
	2560, 2617, 2671, 2721, 2767, 2811, // 2020
}

// CouncilYear gives the year in which the Security Council adopted its
// resolution of that number, 0 where it is not known.
func CouncilYear(number int) int {
	if number < 1 {
		return 0
	}
	for i, last := range councilLast {
		if number <= last {
			return 1946 + i
		}
	}
	return 0
}

// CouncilNumber tells whether the Security Council can have adopted a resolution
// of that number in that year; a number later than the table is taken as
// possible from the table's last year on.
func CouncilNumber(number, year string) bool {
	n, err1 := strconv.Atoi(number)
	y, err2 := strconv.Atoi(year)
	if err1 != nil || err2 != nil {
		return false
	}
	last := 1946 + len(councilLast) - 1
	if n > councilLast[len(councilLast)-1] {
		return y >= last && n < councilLast[len(councilLast)-1]+80*(y-last+1)
	}
	return CouncilYear(n) == y
}
