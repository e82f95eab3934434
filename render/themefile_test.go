package render

import (
	"slices"
	"strings"
	"testing"
)

func TestReadTheme(t *testing.T) {
	theme, err := ReadTheme([]byte(`{
  "base": "dark",
  "colours": {"focus": "#5b2a86"},
  "type": {"family": "Georgia, 'Noto Serif', serif", "name": 13},
  "verbs": {"recall": {"colour": "#0B5FA5", "weight": 1.5, "dash": [6, 2]}, "note": {"dash": []}},
  "bodies": {"SC": {"tint": "#FBEEEC"}}
}`))
	if err != nil {
		t.Fatal(err)
	}
	if theme.Colours.Focus != "#5B2A86" || theme.Colours.Paper != dark.Colours.Paper || theme.Type.Name != 13 || theme.Type.Title != 11 {
		t.Errorf("colours and type: %+v", theme)
	}
	if recall := theme.Verbs[1]; recall.Colour != "#0B5FA5" || recall.Weight != 1.5 || !slices.Equal(recall.Dash, []float64{6, 2}) {
		t.Errorf("recall: %+v", recall)
	}
	if note := theme.Verbs[2]; note.Dash != nil || note.Colour != dark.Verbs[2].Colour {
		t.Errorf("note: %+v", note)
	}
	if sc := theme.Bodies[1]; sc.Tint != "#FBEEEC" || sc.Strip != dark.Bodies[1].Strip {
		t.Errorf("SC: %+v", sc)
	}
	if dark.Verbs[1].Weight != 1.3 || dark.Verbs[1].Dash != nil || len(dark.Verbs[2].Dash) != 2 {
		t.Error("the theme it is made from has changed")
	}
	if !strings.Contains(string(written(t, "self", "svg", Style{Theme: theme})), `font-family="Georgia, 'Noto Serif', serif"`) {
		t.Error("the family is not in the picture")
	}
}

func TestReadThemeErrors(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"colour": {}}`, "1:2: there is no setting colour; there are base, bodies, colours, type, verbs"},
		{"{\n  \"colours\": {\n    \"ink\": \"red\"}}", `3:12: colours.ink: want a colour as "#1C2430"`},
		{`{"colours": {"Ink": "#000000"}}`, "1:14: there is no setting colours.Ink; there are band, border, faint, focus, focus-ink"},
		{`{"type": {"name": 400}}`, "1:19: type.name: want a number from 6 to 20"},
		{`{"type": {"name": "13"}}`, "1:19: type.name: want a number from 6 to 20"},
		{`{"type": {"family": "a; } x"}}`, "1:21: type.family: want families of fonts"},
		{`{"verbs": {"recall": {"dash": [3]}}}`, "1:31: verbs.recall.dash: want strokes and gaps"},
		{`{"verbs": {"recall": {"dash": [3, "x"]}}}`, "1:35: verbs.recall.dash: want lengths"},
		{`{"verbs": {"recall": {"dash": 3}}}`, "1:31: verbs.recall.dash: want strokes and gaps"},
		{`{"verbs": {"recalls": {}}}`, "1:12: there is no setting verbs.recalls; there are decide, guide, note, other, reaffirm, recall"},
		{`{"verbs": 1}`, "1:11: verbs: want an object in braces"},
		{`{"base": "light", "base": "dark"}`, "1:19: base is said twice"},
		{`{"base": "blue"}`, `1:10: base: there is no theme "blue"`},
		{`{"base": "light"} {}`, "1:19: there is something behind the theme"},
		{"{\"base\": \"light\",\n}", "2:1: invalid character '}'"},
		{`{"base": "light"`, "1:17: the file ends within the theme"},
		{``, "1:1: the file ends within the theme"},
		{`[]`, "1:1: the theme: want an object in braces"},
		{`base: light`, "1:1: invalid character 'b'"},
	} {
		theme, err := ReadTheme([]byte(test.text))
		if err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s: got %v, %v, want %s", test.text, theme, err, test.want)
		}
	}
}

func FuzzReadTheme(f *testing.F) {
	f.Add([]byte(`{"base": "dark", "type": {"name": 13, "family": "Georgia"}, "verbs": {"recall": {"dash": [6, 2]}}}`))
	f.Add([]byte(`{"colours": {"ink": "#000000"}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		theme, err := ReadTheme(data)
		if err != nil {
			return
		}
		if !isColour(theme.Colours.Ink) || theme.Type.Name < 6 || strings.ContainsAny(theme.Type.Family, `<>{}"`) {
			t.Errorf("%+v", theme)
		}
	})
}
