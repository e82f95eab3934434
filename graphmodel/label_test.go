package graphmodel

import "testing"

func TestLabel(t *testing.T) {
	for id, want := range map[string]string{
		"A/RES/70/1":               "GA 70/1",
		"A/RES/217(III)[A]":        "GA 217 (III) A",
		"A/RES/46/36[L]":           "GA 46/36 L",
		"A/RES/1514(XV)":           "GA 1514 (XV)",
		"A/RES/3201(S-VI)":         "GA 3201 (S-VI)",
		"A/RES/S-27/2":             "GA S-27/2",
		"A/RES/ES-11/1":            "GA ES-11/1",
		"A/DEC/70/539":             "GA decision 70/539",
		"S/RES/1325(2000)":         "SC 1325 (2000)",
		"S/PRST/2010/22":           "S/PRST/2010/22",
		"A/HRC/RES/6/17":           "HRC 6/17",
		"A/HRC/DEC/1/102":          "HRC decision 1/102",
		"A/HRC/PRST/29/1":          "HRC PRST 29/1",
		"A/HRC/PRST/OS/12/1":       "HRC PRST OS/12/1",
		"E/RES/1996/31":            "ECOSOC 1996/31",
		"E/RES/1503(XLVIII)":       "ECOSOC 1503 (XLVIII)",
		"E/DEC/2016/207":           "ECOSOC decision 2016/207",
		"E/CN.4/RES/2005/82":       "CHR 2005/82",
		"E/CN.7/RES/55/2":          "CND 55/2",
		"E/ECLAC/RES/700(XXXVI)":   "ECLAC 700 (XXXVI)",
		"FCCC/CP/DEC/1/CP.21":      "UNFCCC 1/CP.21",
		"CBD/COP/DEC/X/2":          "CBD X/2",
		"UNEP/EA.1/RES.5":          "UNEA 1/5",
		"UNEP/GC/DEC/27/12":        "UNEP GC 27/12",
		"WHA/RES/58.3":             "WHA58.3",
		"UNESCO/RES/37 C/15":       "UNESCO 37 C/15",
		"ILO/C169":                 "ILO C169",
		"IMO/RES/A.1024(26)":       "IMO A.1024(26)",
		"TD/RES/102(V)":            "UNCTAD 102 (V)",
		"ACHPR/RES/263":            "ACHPR 263",
		"UNTS/27531":               "UNTS 27531",
		"A/HRC/43/68":              "A/HRC/43/68",
		"A/CONF.157/24[Part I]":    "A/CONF.157/24 Part I",
		"A/RES/63/311/Corr.1":      "A/RES/63/311/Corr.1",
		"baku-declaration-2018":    "Baku Declaration 2018",
		"treaty-of-amity-and-more": "Treaty of Amity and More",
		"draft.md":                 "draft.md",
		"":                         "",
	} {
		if got := Label(id); got != want {
			t.Errorf("label of %s is %q, want %q", id, got, want)
		}
	}
}
