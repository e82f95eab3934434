package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// ThemeNamed finds a theme, nil where there is none of that name.
func ThemeNamed(name string) *Theme {
	for i := range Themes {
		if Themes[i].Name == name {
			return &Themes[i]
		}
	}
	return nil
}

// ReadTheme reads a theme file: JSON that says what is different from the theme
// that its "base" names (default: the first of Themes).
//
//	{"base": "light", "colours": {"focus": "#5B2A86"}, "type": {"name": 13},
//	 "verbs": {"recall": {"colour": "#0B5FA5", "weight": 1.5, "dash": [6, 2]}},
//	 "bodies": {"SC": {"strip": "#C0392B", "tint": "#FBEEEC"}}}
//
// Errors begin with the place, "line:column: ": no JSON, an unknown or repeated
// setting, a value of another kind or out of bounds.
func ReadTheme(data []byte) (*Theme, error) {
	base := struct{ Base string }{Themes[0].Name}
	_ = json.Unmarshal(data, &base) // what is wrong with it, the reader says with its place
	from := ThemeNamed(base.Base)
	if from == nil {
		from = &Themes[0]
	}
	theme := *from
	theme.Name = "custom"
	theme.Verbs, theme.Bodies = append([]Line{}, from.Verbs...), append([]Fill{}, from.Bodies...)
	r := themeReader{data: data, settings: theme.settings(), seen: map[string]bool{}}
	r.decoder = json.NewDecoder(bytes.NewReader(data))
	r.decoder.UseNumber()
	err := r.object("")
	if err == nil {
		r.start = r.decoder.InputOffset()
		if _, more := r.decoder.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("there is something behind the theme")
		}
	}
	if err != nil {
		line, column := r.place()
		return nil, fmt.Errorf("%d:%d: %w", line, column, err)
	}
	return &theme, nil
}

// setting is where a value of a theme file goes.
type setting struct {
	colour *string
	words  *string // a family of fonts, or the base
	number *float64
	least  float64
	most   float64
	dash   *[]float64
}

// settings are all that a file may say, by path.
func (t *Theme) settings() map[string]setting {
	base := ""
	all := map[string]setting{"base": {words: &base}, "type.family": {words: &t.Type.Family}}
	for name, colour := range map[string]*string{
		"paper": &t.Colours.Paper, "band": &t.Colours.Band, "ink": &t.Colours.Ink, "soft": &t.Colours.Soft, "faint": &t.Colours.Faint,
		"border": &t.Colours.Border, "focus": &t.Colours.Focus, "focus-ink": &t.Colours.FocusInk, "focus-soft": &t.Colours.FocusSoft,
	} {
		all["colours."+name] = setting{colour: colour}
	}
	for _, size := range []struct {
		name   string
		number *float64
		most   float64 // that the page has room for
	}{
		{"heading", &t.Type.Heading, 34}, {"subtitle", &t.Type.Subtitle, 24}, {"base", &t.Type.Base, 20}, {"name", &t.Type.Name, 20},
		{"title", &t.Type.Title, 18}, {"year", &t.Type.Year, 16}, {"axis", &t.Type.Axis, 13}, {"legend", &t.Type.Legend, 16}, {"note", &t.Type.Note, 16},
	} {
		all["type."+size.name] = setting{number: size.number, least: 6, most: size.most}
	}
	for i := range t.Verbs {
		at := "verbs." + verbGroups[i].key + "."
		all[at+"colour"] = setting{colour: &t.Verbs[i].Colour}
		all[at+"weight"] = setting{number: &t.Verbs[i].Weight, least: 0.3, most: 6}
		all[at+"dash"] = setting{dash: &t.Verbs[i].Dash}
	}
	for i := range t.Bodies {
		at := "bodies." + bodyGroups[i].key + "."
		all[at+"strip"] = setting{colour: &t.Bodies[i].Strip}
		all[at+"tint"] = setting{colour: &t.Bodies[i].Tint}
	}
	return all
}

// themeReader walks through a file.
type themeReader struct {
	data     []byte
	decoder  *json.Decoder
	settings map[string]setting
	seen     map[string]bool
	start    int64 // of what is being read
}

// next reads a token and remembers where it begins.
func (r *themeReader) next() (json.Token, error) {
	r.start = r.decoder.InputOffset()
	token, err := r.decoder.Token()
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		r.start = syntax.Offset - 1
		return nil, errors.New(strings.TrimPrefix(err.Error(), "json: "))
	case err != nil:
		return nil, errors.New("the file ends within the theme")
	}
	return token, nil
}

// object reads an object whose settings begin with prefix.
func (r *themeReader) object(prefix string) error {
	token, err := r.next()
	if err != nil {
		return err
	}
	if token != json.Delim('{') {
		return fmt.Errorf("%s: want an object in braces", r.name(prefix))
	}
	for r.decoder.More() {
		key, err := r.next()
		if err != nil {
			return err
		}
		path := prefix + fmt.Sprint(key)
		if r.seen[path] {
			return fmt.Errorf("%s is said twice", path)
		}
		r.seen[path] = true
		target, known := r.settings[path]
		switch {
		case known:
			err = r.value(path, target)
		case r.leads(path + "."):
			err = r.object(path + ".")
		default:
			err = fmt.Errorf("there is no setting %s; there are %s", path, r.below(prefix))
		}
		if err != nil {
			return err
		}
	}
	_, err = r.next()
	return err
}

func (r *themeReader) name(prefix string) string {
	if prefix == "" {
		return "the theme"
	}
	return strings.TrimSuffix(prefix, ".")
}

func (r *themeReader) leads(prefix string) bool {
	for path := range r.settings {
		if strings.HasPrefix(path, prefix) {
			return true
		}
	}
	return false
}

// value reads a value into its setting.
func (r *themeReader) value(path string, target setting) error {
	if target.dash != nil {
		return r.dash(path, target.dash)
	}
	token, err := r.next()
	if err != nil {
		return err
	}
	words, isWords := token.(string)
	number, isNumber := token.(json.Number)
	switch {
	case target.colour != nil:
		if !isWords || !isColour(words) {
			return fmt.Errorf(`%s: want a colour as "#1C2430"`, path)
		}
		*target.colour = strings.ToUpper(words)
	case target.number != nil:
		value, err := number.Float64()
		if !isNumber || err != nil || value < target.least || value > target.most {
			return fmt.Errorf("%s: want a number from %g to %g", path, target.least, target.most)
		}
		*target.number = value
	case path == "base":
		if ThemeNamed(words) == nil {
			return fmt.Errorf("base: there is no theme %q", words)
		}
	default:
		if words = cleanLine(words); !isWords || words == "" || len(words) > 300 || strings.ContainsAny(words, `<>{};\"`) {
			return fmt.Errorf(`%s: want families of fonts as in CSS: "Georgia, 'Noto Serif', serif"`, path)
		}
		*target.words = words
	}
	return nil
}

// dash reads lengths of strokes and gaps; an empty list is a solid line.
func (r *themeReader) dash(path string, target *[]float64) error {
	token, err := r.next()
	if err != nil {
		return err
	}
	begin := r.start
	var lengths []float64
	for token == json.Delim('[') && r.decoder.More() {
		length, err := r.next()
		if err != nil {
			return err
		}
		number, _ := length.(json.Number)
		value, err := number.Float64()
		if err != nil || value < 0.2 || value > 100 {
			return fmt.Errorf("%s: want lengths in pixels from 0.2 to 100", path)
		}
		lengths = append(lengths, value)
	}
	if token != json.Delim('[') || len(lengths)%2 != 0 || len(lengths) > 8 {
		r.start = begin
		return fmt.Errorf("%s: want strokes and gaps in turn, [6, 3], at most eight; [] for a solid line", path)
	}
	*target = lengths
	_, err = r.next()
	return err
}

// isColour takes "#1C2430", not "red" or "#FFF".
func isColour(words string) bool {
	if len(words) != 7 || words[0] != '#' {
		return false
	}
	return strings.Trim(strings.ToUpper(words[1:]), "0123456789ABCDEF") == ""
}

// below lists what may stand in an object.
func (r *themeReader) below(prefix string) string {
	found := map[string]bool{}
	for path := range r.settings {
		if rest, has := strings.CutPrefix(path, prefix); has {
			name, _, _ := strings.Cut(rest, ".")
			found[name] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(found)), ", ")
}

// place gives the line and the column, counted in characters from 1, where what
// was read last begins.
func (r *themeReader) place() (line, column int) {
	at := min(int(max(r.start, 0)), len(r.data))
	for at < len(r.data) && strings.IndexByte(" \t\r\n,:", r.data[at]) >= 0 {
		at++
	}
	before := r.data[:at]
	return bytes.Count(before, []byte("\n")) + 1, len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1
}
