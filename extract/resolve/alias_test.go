package resolve

import "testing"

func TestShortened(t *testing.T) {
	for _, c := range []struct{ name, head, tail string }{
		{"Strategic Approach to International Chemicals Management", "Strategic Approach", ""},
		{"Lomé Peace Agreement for Sierra Leone", "Lomé Peace Agreement", ""},
		{"General Peace Agreement for Mozambique", "", ""},
		{"Vienna Declaration and Programme of Action of Vienna", "", "Programme of Action of Vienna"},
		{"Doha Declaration and Plan", "", ""},
		{"Sendai Accord: a beginning", "Sendai Accord", ""},
		{"Marrakesh Accord - a Beginning and Declaration", "Marrakesh Accord", ""},
		{"Abidjan Protocol relating to the Sea", "Abidjan Protocol", ""},
		{"Charter", "", ""},
	} {
		head, tail := shortened(c.name, joint(c.name))
		if head != c.head || tail != c.tail {
			t.Errorf("%q is shortened to %q and %q", c.name, head, tail)
		}
	}
}
