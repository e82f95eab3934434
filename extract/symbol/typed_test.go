package symbol

import (
	"slices"
	"strings"
	"testing"
)

func TestTyped(t *testing.T) {
	for typed, want := range map[string]string{
		// symbols
		"A/RES/70/1": "A/RES/70/1", "a/res/70/1": "A/RES/70/1", " “A/RES/70/1” ": "A/RES/70/1", "A/RES/46/36[L]": "A/RES/46/36[L]",
		"A/RES/46/36 L": "A/RES/46/36[L]", "A/RES/46/36L": "A/RES/46/36[L]", "A/RES/217 A (III)": "A/RES/217(III)[A]", "A/RES/217(III)[A]": "A/RES/217(III)[A]",
		"A/RES/217 (III) A": "A/RES/217(III)[A]", "A/RES/1514(XV)": "A/RES/1514(XV)", "S/RES/1325 (2000)": "S/RES/1325(2000)", "S/RES/1325": "S/RES/1325(2000)",
		"a/hrc/res/6/17": "A/HRC/RES/6/17", "UNEP/EA.1/Res.5": "UNEP/EA.1/RES.5", "e/cn.4/sub.2/2000/46": "E/CN.4/Sub.2/2000/46", "ccpr/c/21/rev.1/add.13": "CCPR/C/21/Rev.1/Add.13",
		"A/CONF.157/24 (Part I)": "A/CONF.157/24[Part I]", "S/PRST/2010/22": "S/PRST/2010/22", "A/72/223": "A/72/223", "FCCC/CP/DEC/1/CP.21": "FCCC/CP/DEC/1/CP.21", "A/RES/63/311/Corr.1": "A/RES/63/311/Corr.1",
		"A/RES/S\u201127/2": "A/RES/S-27/2", "ILO/C169": "ILO/C169", "A/RES/70\u20111": "A/RES/70-1", "UNTS/27531": "UNTS/27531", "S/2005/60": "S/2005/60",
		// addresses
		"https://undocs.org/A/RES/70/1": "A/RES/70/1", "undocs.org/en/A/RES/70/1": "A/RES/70/1", "https://docs.un.org/en/S/RES/1325(2000)": "S/RES/1325(2000)",
		"https://docs.un.org/en/S/RES/1325%20%282000%29": "S/RES/1325(2000)", "https://documents.un.org/api/symbol/access?s=A%2FRES%2F70%2F1&l=en": "A/RES/70/1",
		"http://www.un.org/ga/search/view_doc.asp?symbol=A/RES/217(III)": "A/RES/217(III)", "https://www.undocs.org/Home/Mobile?FinalSymbol=A%2FHRC%2FRES%2F6%2F17&Language=E": "A/HRC/RES/6/17",
		"https://digitallibrary.un.org/record/808134/files/A_RES_70_1-EN.pdf": "A/RES/70/1", "https://digitallibrary.un.org/search?p=S/RES/1325": "S/RES/1325(2000)",
		"https://digitallibrary.un.org/record/808134": "", "https://documents.un.org/doc/undoc/gen/n15/291/89/pdf/n1529189.pdf": "", "https://example.org/": "",
		// sessions
		"70/1": "A/RES/70/1", "46/36 L": "A/RES/46/36[L]", "46/36L": "A/RES/46/36[L]", "70/539": "A/DEC/70/539", "decision 70/539": "A/DEC/70/539", "resolution 70/539": "A/RES/70/539", "its resolution 74/153": "A/RES/74/153",
		"HRC 6/17": "A/HRC/RES/6/17", "Human Rights Council resolution 6/17": "A/HRC/RES/6/17", "6/17": "A/HRC/RES/6/17 UNEP/EA.6/RES.17", "1/102": "A/RES/102(I) A/HRC/DEC/1/102", "hrc S-12/1": "A/HRC/RES/S-12/1",
		"1/5": "A/RES/5(I) A/HRC/RES/1/5 UNEP/EA.1/RES.5", "resolution 1/5 of the Environment Assembly": "UNEP/EA.1/RES.5", "UNEA 1/5": "UNEP/EA.1/RES.5",
		"34/5": "A/RES/34/5 A/HRC/RES/34/5", "Council resolution 34/5": "A/HRC/RES/34/5", "General Assembly resolution 34/5": "A/RES/34/5", "PRST 29/1": "A/HRC/PRST/29/1", "HRC PRST OS/12/1": "A/HRC/PRST/OS/12/1",
		"S-27/2": "A/RES/S-27/2 A/HRC/RES/S-27/2", "ES-11/1": "A/RES/ES-11/1", "GA S-27/2": "A/RES/S-27/2",
		// roman sessions
		"GA 217 A (III)": "A/RES/217(III)[A]", "217 A (III)": "A/RES/217(III)[A]", "217A(III)": "A/RES/217(III)[A]", "217 (III) A": "A/RES/217(III)[A]", "1514 (XV)": "A/RES/1514(XV)", "3201 (S-VI)": "A/RES/3201(S-VI)",
		"1503 (XLVIII)": "E/RES/1503(XLVIII)", "663 (XXIV)": "E/RES/663(XXIV)", "ECOSOC decision 2 (LVI)": "E/DEC/2(LVI)", "UNCTAD 102 (V)": "TD/RES/102(V)", "ECLAC resolution 700(XXXVI)": "E/ECLAC/RES/700(XXXVI)",
		"1514 (LX)": "E/RES/1514(LX)", "9999 (XV)": "", "Security Council 217 A (III)": "",
		// years
		"1325": "S/RES/1325(2000)", "1325 (2000)": "S/RES/1325(2000)", "UNSCR 1325": "S/RES/1325(2000)", "Security Council resolution 1325": "S/RES/1325(2000)", "SC 1": "S/RES/1(1946)", "resolution 242": "S/RES/242(1967)",
		"1996/31": "E/RES/1996/31 E/CN.4/RES/1996/31 E/CN.4/Sub.2/RES/1996/31 S/PRST/1996/31", "2016/207": "E/DEC/2016/207", "CHR 2005/82": "E/CN.4/RES/2005/82", "ECOSOC 1996/31": "E/RES/1996/31",
		"presidential statement 2010/22": "S/PRST/2010/22", "99999": "", "0": "", "general assembly 1514": "",
		// others
		"WHA58.3": "WHA/RES/58.3", "WHA resolution 58.3": "WHA/RES/58.3", "58.3": "", "decision 1/CP.21": "FCCC/CP/DEC/1/CP.21", "1/CMA.3": "FCCC/CMA/DEC/1/CMA.3", "3/COP.8": "ICCD/COP/DEC/3/COP.8",
		"UNFCCC 1/CP.21": "FCCC/CP/DEC/1/CP.21", "CBD decision X/2": "CBD/COP/DEC/X/2", "X/2": "CBD/COP/DEC/X/2", "CBD 15/4": "CBD/COP/DEC/15/4", "37 C/15": "UNESCO/RES/37 C/15", "A.1024(26)": "IMO/RES/A.1024(26)",
		"GC(53)/RES/16": "IAEA/GC(53)/RES/16", "ILO Convention No. 169": "ILO/C169", "ILO C169": "", "ILO Recommendation 204": "ILO/R204", "CND 55/2": "E/CN.7/RES/55/2", "ACHPR 263": "ACHPR/RES/263",
		"decision 27/12 of the Governing Council": "UNEP/GC/DEC/27/12", "resolution 2000/22 of the Sub-Commission": "E/CN.4/Sub.2/RES/2000/22",
		// no identifiers
		"": "", "2030 Agenda": "", "Vienna Declaration": "", "crc": "", "un-charter": "", "and/or": "", "HIV/AIDS": "", "the": "", "resolution": "", "70/": "", "/1": "", "70/1/2/3/4": "", "of the": "", "Convention No.": "",
	} {
		if got := strings.Join(Typed(typed), " "); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
}

func TestLastNumbersAscend(t *testing.T) {
	if !slices.IsSorted(councilLast[:]) || !slices.IsSorted(assemblyFirst[:]) {
		t.Error("a table of last numbers is not ascending")
	}
}

// Whatever is typed, Typed ends, gives each identifier once, and reads its own
// answers as themselves.
func FuzzTyped(f *testing.F) {
	for _, s := range []string{"A/RES/70/1", "GA 217 A (III)", "1/5", "1325", "https://undocs.org/en/A/RES/70/1?x=%zz", "WHA58.3", "decision 1/CP.21", "UNESCO 37 C/15", "A.1024(26)", "resolution 1/5 of the Environment Assembly", "S-27/2", "“70/1”", "A/RES/70/1/[", "OS/12/1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ids := Typed(s)
		for n, id := range ids {
			if id == "" || slices.Contains(ids[:n], id) {
				t.Fatalf("%q gives %q", s, ids)
			}
			Parse(id)
			if again := Typed(id); len(ids) > 1 && (len(again) != 1 || again[0] != id) {
				t.Fatalf("%q gives %q, which is read as %q", s, id, again)
			}
		}
	})
}
