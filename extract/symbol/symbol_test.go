package symbol

import (
	"fmt"
	"testing"
)

func TestParse(t *testing.T) {
	for id, want := range map[string]string{
		"A/RES/70/1":               "GA resolution 70 1  2015",
		"A/RES/46/36[L]":           "GA resolution 46 36 L 1991",
		"A/RES/217(III)[A]":        "GA resolution III 217 A 1948",
		"A/RES/3201(S-VI)":         "GA resolution S-VI 3201  1974",
		"A/RES/ES-11/1":            "GA resolution ES-11 1  2022",
		"A/DEC/70/539":             "GA decision 70 539  2015",
		"S/RES/1325(2000)":         "SC resolution 2000 1325  2000",
		"S/PRST/2010/22":           "SC statement 2010 22  2010",
		"A/HRC/RES/6/17":           "HRC resolution 6 17  2007",
		"A/HRC/PRST/OS/12/1":       "HRC statement OS/12 1  0",
		"E/RES/1996/31":            "ECOSOC resolution 1996 31  1996",
		"E/RES/1503(XLVIII)":       "ECOSOC resolution XLVIII 1503  1970",
		"E/CN.4/RES/2005/82":       "CHR resolution 2005 82  2005",
		"E/CN.4/Sub.2/RES/2000/22": "SubCHR resolution 2000 22  2000",
		"E/CN.7/RES/55/2":          "CND resolution 55 2  0",
		"FCCC/CP/DEC/1/CP.21":      "UNFCCC decision CP.21 1  2015",
		"WHA/RES/58.3":             "WHA resolution 58 3  2005",
		"A/HRC/43/68":              "HRC document    2020",
		"A/CONF.157/24[Part I]":    "GA document   Part I 0",
		"S/2005/60":                "SC document    2005",
		"UNTS/27531":               " treaty    0",
		"un-charter":               "     0",
		"declaration-2018-of-a/b":  "     0",
		"":                         "     0",
	} {
		s := Parse(id)
		if got := fmt.Sprintf("%s %s %s %s %s %d", s.Body, s.Kind, s.Session, s.Number, s.Part, s.Year); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for printed, want := range map[string]string{
		"S/RES/1325 (2000)":                 "S/RES/1325(2000)",
		"A/CONF.157/24 (Part I)":            "A/CONF.157/24[Part I]",
		"A/76/6 (Sect. 8)/Corr.1":           "A/76/6[Sect. 8]/Corr.1",
		"NPT/CONF.2000/28 (Parts I and II)": "NPT/CONF.2000/28[Parts I and II]",
		"UNEP/EA.1/Res.5":                   "UNEP/EA.1/RES.5",
		"A/RES/46/36 L":                     "A/RES/46/36[L]",
		"A/72/5/Add.1.":                     "A/72/5/Add.1",
		"HIV/AIDS":                          "",
		"and/or":                            "",
	} {
		if got := Canonical(printed); got != want {
			t.Errorf("%s: %q, want %q", printed, got, want)
		}
	}
}

func TestCorrected(t *testing.T) {
	for id, want := range map[string]string{
		"A/RES/78/1/Corr.1": "A/RES/78/1", "A/C.3/78/L.5/Rev.2": "A/C.3/78/L.5", "A/78/L.5/Rev.1/Corr.1": "A/78/L.5/Rev.1", "A/76/6[Sect. 8]/Corr.1": "A/76/6[Sect. 8]",
		"A/76/6/Rev.1/Add.2": "", "A/RES/78/1": "", "/Corr.1": "", "un-charter": "", "A/78/Corr.": "",
	} {
		if got := Corrected(id); got != want {
			t.Errorf("%s corrects %q, want %q", id, got, want)
		}
	}
}

func TestWhole(t *testing.T) {
	for id, want := range map[string]string{"A/RES/46/36[L]": "A/RES/46/36", "A/76/6[Sect. 8]/Corr.1": "A/76/6/Corr.1", "A/RES/70/1": "", "un-charter": ""} {
		if got := Whole(id); got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}

func TestCouncilNumber(t *testing.T) {
	for _, c := range []struct {
		number, year string
		want         bool
	}{{"1325", "2000", true}, {"1325", "2001", false}, {"75", "1950", false}, {"242", "1967", true}, {"2850", "2027", true}, {"5000", "2027", false}, {"x", "2000", false}} {
		if got := CouncilNumber(c.number, c.year); got != c.want {
			t.Errorf("%s (%s): %v", c.number, c.year, got)
		}
	}
}

func TestRomanFigures(t *testing.T) {
	for n := 1; n <= 100; n++ {
		if got := Roman(RomanFigures(n)); got != n {
			t.Errorf("Roman(RomanFigures(%d)) = %d", n, got)
		}
	}
	for n, want := range map[int]string{-1: "", 0: "", 4: "IV", 39: "XXXIX", 1994: "MCMXCIV", 4000: ""} {
		if got := RomanFigures(n); got != want {
			t.Errorf("RomanFigures(%d) = %q, want %q", n, got, want)
		}
	}
}
