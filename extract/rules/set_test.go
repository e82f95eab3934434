package rules

import "testing"

func TestEmbeddedSetCompiles(t *testing.T) {
	s, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Families) < 20 || len(s.Catalogue) < 200 || len(s.Verbs) < 50 {
		t.Fatalf("set is too small: %d families, %d instruments, %d verbs", len(s.Families), len(s.Catalogue), len(s.Verbs))
	}
	if got := s.Registered("27531"); len(got) == 0 || got[0].ID != "crc" {
		t.Errorf("registration number 27531 is %v, want crc", got)
	}
}
