package symbol

import (
	"strings"
	"testing"
)

func TestLinked(t *testing.T) {
	for href, want := range map[string]string{
		"https://undocs.org/A/RES/70/1":                                                               "A/RES/70/1",
		"http://undocs.org/en/A/RES/70/1":                                                             "A/RES/70/1",
		"https://docs.un.org/zh/S/2025/154":                                                           "S/2025/154",
		"https://undocs.org//S/PRST/2019/3":                                                           "S/PRST/2019/3",
		"https://undocs/fr/E/2007/30/Rev.1":                                                           "E/2007/30/Rev.1",
		"https://www.undocs.org/ru/A/RES/78/223":                                                      "A/RES/78/223",
		"https://undocs.org/EN/E/RES/2011/24":                                                         "E/RES/2011/24",
		"http://undocs.org/ch/a/hrc/res/51/35":                                                        "A/HRC/RES/51/35",
		"https://undocs.org/en/A/hrc/49/22":                                                           "A/HRC/49/22",
		"https://undocs.org/en/A/RES/1514 (XV)":                                                       "A/RES/1514(XV)",
		"https://undocs.org/en/A/RES/1514%20%28XV%29":                                                 "A/RES/1514(XV)",
		"http://undocs.org/ru/A/Res/1874(S-IV)":                                                       "A/RES/1874(S-IV)",
		"https://undocs.org/A/RES/1874 (s-iv)":                                                        "A/RES/1874(S-IV)",
		"https://undocs.org/A/RES/217A(III)":                                                          "A/RES/217(III)[A]",
		"https://undocs.org/A/RES/217 (III)":                                                          "A/RES/217(III)",
		"https://undocs.org/en/A/RES/72/266a":                                                         "A/RES/72/266[A]",
		"https://undocs.org/en/A/RES/73/279 B":                                                        "A/RES/73/279[B]",
		"https://undocs.org/en/A/RES/74/264a-c":                                                       "A/RES/74/264",
		"http://undocs.org/a/res/57/284A-B":                                                           "A/RES/57/284",
		"https://undocs.org/A/RES/S-32/1":                                                             "A/RES/S-32/1",
		"https://undocs.org/A/RES/es-11/1":                                                            "A/RES/ES-11/1",
		"https://undocs.org/sp/S/RES/2253 (2015)":                                                     "S/RES/2253(2015)",
		"https://undocs.org/S/RES/2282(2016":                                                          "S/RES/2282(2016)",
		"https://undocs.org/S/RES/2213":                                                               "S/RES/2213(2015)",
		"https://undocs.org/s/RES/2024(2011)":                                                         "S/RES/2024(2011)",
		"https://undocs.org/A/75/6(Sect.3)":                                                           "A/75/6[Sect. 3]",
		"https://undocs.org/A/76/6(Sect.29A)/Corr.1":                                                  "A/76/6[Sect. 29A]/Corr.1",
		"https://undocs.org/A/78/6(Introduction)":                                                     "A/78/6[Introduction]",
		"https://undocs.org/A/74/6 (Plan outline)":                                                    "A/74/6[Plan outline]",
		"https://undocs.org/A/76/49(vol.ii)":                                                          "A/76/49[Vol. II]",
		"https://undocs.org/NPT/CONF.2000/28(PartsIandII)":                                            "NPT/CONF.2000/28[Parts I and II]",
		"https://undocs.org/A/CONF.157/24(PartI)/Corr.1":                                              "A/CONF.157/24[Part I]/Corr.1",
		"https://undocs.org/E/1998/23(supp)":                                                          "E/1998/23",
		"https://undocs.org/A/77/367/corr.1":                                                          "A/77/367/Corr.1",
		"https://undocs.org/UNEP/EA.5/Res.5":                                                          "UNEP/EA.5/RES.5",
		"https://undocs.org/ICCD/COP(15)/23/Add.1":                                                    "ICCD/COP(15)/23/Add.1",
		"https://undocs.org/UNEP/CBD/BS/COP-MOP/5/17":                                                 "UNEP/CBD/BS/COP-MOP/5/17",
		"https://undocs.org/A/72/707–S/2018/43":                                                       "A/72/707",
		"https://undocs.org/S/2004/916;":                                                              "S/2004/916",
		"https://undocs.org/Home/Mobile?FinalSymbol=A%2FRES%2F77%2F232&Language=E&DeviceType=Desktop": "A/RES/77/232",
		"http://www.un.org/fr/documents/view_doc.asp?symbol=A/RES/2205(XXI)":                          "A/RES/2205(XXI)",
		"http://www.un.org/ga/search/view_doc.asp?symbol=S/RES/2129(2013)":                            "S/RES/2129(2013)",
		"https://digitallibrary.un.org/record/3933854/files/A_RES_75_311-EN.pdf?ln=en":                "A/RES/75/311",
		"file:///C:/Users/x/Downloads/A_RES_75_26-EN.pdf":                                             "",
		"https://www.ohchr.org/en/instruments-mechanisms/instruments/convention-rights-child":         "crc",
		"https://www.un.org/en/about-us/un-charter/full-text":                                         "un-charter",
		"https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=IV-4&chapter=4":           "iccpr",

		// No instrument's address, or one that cannot be read.
		"https://undocs.org/S/RES/": "", "https://undocs.org/T/PCCs": "", "https://undocs.org/75/290B": "", "https://undocs.org/A/RES/و68/193": "", "https://undocs.org/": "",
		"https://documents-dds-ny.un.org/doc/UNDOC/GEN/N17/460/26/pdf/N1746026.pdf?OpenElement":   "",
		"https://documents-dds-ny.un.org/doc/RESOLUTION/GEN/NR0/377/96/PDF/NR037796.pdf":          "",
		"https://www.un.org/depts/los/convention_ agreements/ICSP14/ReportICSP14.pdf":             "",
		"https://www.itlos.org/fileadmin/itlos/documents/cases/31/C31_Adv_Op_21.05.2024_orig.pdf": "",
		"https://www.un.org/securitycouncil/content/repertoire/structure":                         "",
		"http://www.un.org/en/ga/sixth/":                                                          "", "mailto:a/b1@un.org": "", "about:blank": "", "#annex": "", "": "", "A/RES/70/1": "",
	} {
		if got := Linked(href); got != want {
			t.Errorf("%s: %q, want %q", href, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for words, want := range map[string]string{
		"S/PRST/2018/ 2": "S/PRST/2018/2", "S/RES/22 1 1 (2015)": "S/RES/2211(2015)", "A/RES/74/250 A-B": "A/RES/74/250", "A/RES/74/232 B": "A/RES/74/232[B]",
		"70/1": "", "the Convention": "", "": "",
	} {
		if got := Published(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// FuzzLinked: an identifier has a figure or is a slug, holds no blank outside of
// its brackets, and is itself what it leads to.
func FuzzLinked(f *testing.F) {
	for _, s := range []string{"A/RES/1514 (XV)", "a/res/57/284A-B", "A/75/6(Sect.3)/Corr.1", "Home/Mobile?FinalSymbol=A%2FRES%2F77", "A/78/914-S/2024/469", "S/RES/2282(2016", "E/1998/23(supp)", "UNEP/EA.5/Res.5"} {
		f.Add("https://undocs.org/en/" + s)
	}
	f.Fuzz(func(t *testing.T, href string) {
		id := Linked(href)
		if id == "" {
			return
		}
		before, _, _ := strings.Cut(id, "[")
		if strings.ContainsAny(before, " \t\n") || strings.Contains(id, "/") && !strings.ContainsAny(id, "0123456789") {
			t.Errorf("%q leads to %q", href, id)
		}
	})
}
