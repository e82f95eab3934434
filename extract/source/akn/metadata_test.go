package akn

import (
	"context"
	"fmt"
	"reflect"
	"testing"
)

func TestAgendaItems(t *testing.T) {
	for words, want := range map[string][]string{
		"Agenda item 19\u00a0(c)":    {"19 (c)"},
		"议程项目19(c)":                  {"19 (c)"},
		"Tema 19 c) del programa":    {"19 (c)"},
		"Agenda items 20 and 78 (a)": {"20", "78 (a)"},
		"Agenda item 99 (oo)":        {"99 (oo)"},
		"Agenda item 3 (b) (ii)":     {"3 (b) (ii)"},
		"Пункт 29 a) повестки дня":   {"29 (a)"},
		"Plenary": nil,
	} {
		if got := agendaItems(words); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

// TestDates: the words win over the attributes, which win over the workflow.
func TestDates(t *testing.T) {
	file := func(symbol, work, attr, words, step, body string) string {
		return fmt.Sprintf(`<akomaNtoso><statement><meta><FRBRWork><FRBRdate date="%s" name="adoption"/></FRBRWork><step outcome="adopted" date="%s"/></meta><coverPage><p><docNumber refersTo="#symbol">%s</docNumber></p><p>on <docDate date="%s" refersTo="#adoptionDate">%s</docDate></p></coverPage><mainBody><p>%s</p></mainBody></statement></akomaNtoso>`, work, step, symbol, attr, words, body)
	}
	for _, c := range []struct{ name, content, want string }{
		{"words", file("S/RES/1514 (2003)", "2003-09-13", "2003-09-13", "13 November 2003", "", "x"), "2003-11-13"},
		{"words of another resolution", file("S/RES/2423 (2018)", "2018-06-28", "2018-06-28", "29 June 2016", "", "x"), "2018-06-28"},
		{"words in another language", file("A/RES/80/1", "2026-09-15", "2026-09-16", "16 сентября 2026 года", "", "x"), "2026-09-16"},
		{"identification", file("A/RES/80/1", "2026-09-15", "0001-01-01", "", "2026-09-17", "x"), "2026-09-15"},
		{"workflow of the Council", file("S/RES/2505 (2020)", "0001-01-01", "", "", "2020-01-13", "x"), "2020-01-13"},
		{"workflow of another", file("A/HRC/RES/57/2", "0001-01-01", "", "", "2024-10-14", "x"), ""},
		{"a statement's meeting", file("S/PRST/2005/46", "2005-09-16", "", "", "", "At the 5276th meeting of the Security Council, held on 4 October 2005, in connection with"), "2005-10-04"},
		{"no such day", file("A/RES/80/1", "2026-09-15", "2026-09-16", "31 September 2026", "", "x"), "2026-09-16"},
	} {
		d, err := Read(context.Background(), []byte(c.content))
		if err != nil || d.Date != c.want {
			t.Errorf("%s: %q, want %q (error %v)", c.name, d.Date, c.want, err)
		}
	}
}

func TestVote(t *testing.T) {
	for outcome, want := range map[string]string{
		`<voting outcome="adoptedWithoutVote"/>`:                                "{true 0 0 0}",
		`<voting outcome="Adopted by consensus"/>`:                              "{true 0 0 0}",
		`<voting/><step outcome="adopted" as="Adopted 27-16-4, 55th meeting"/>`: "{false 27 16 4}",
		`<voting outcome="adoptedRecordedVote"><count value="013" refersTo="inFavour"/><count value="2" refersTo="abstaining"/></voting>`: "{false 13 0 2}",
	} {
		d, err := Read(context.Background(), []byte("<akomaNtoso><meta>"+outcome+"</meta><p>x</p></akomaNtoso>"))
		if err != nil || d.Adoption == nil || d.Adoption.Vote == nil || fmt.Sprint(*d.Adoption.Vote) != want {
			t.Errorf("%s: %+v, want %s (error %v)", outcome, d.Adoption, want, err)
		}
	}
}
