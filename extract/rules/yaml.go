package rules

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The limits of a file of rules, so that no file can make the reader hang or
// exhaust the memory.
const (
	maxRuleFile = 256 << 10 // bytes
	maxNesting  = 50        // levels of YAML
)

// ruleFile is a file of rules with its content, kept so that a fault that is
// found later can be shown at its place.
type ruleFile struct {
	path    string // below its root, with slashes
	name    string // as messages name it
	content []byte
	overlay bool // of a person, not built in

	once sync.Once
	root ast.Node
}

// decode reads the YAML of the file into the struct v, strictly: unknown keys,
// keys given twice and values of another kind are faults, each at its place, and
// the rest is read all the same; read is false where the file is no YAML. Anchors, aliases, tags and further documents
// are no part of the form.
func (f *ruleFile) decode(v any) (faults Faults, read bool) {
	root, fault := f.parse()
	if fault != nil {
		return Faults{*fault}, false
	}
	d := decoder{file: f}
	d.value(root, reflect.ValueOf(v).Elem(), "the file")
	return d.faults, true
}

// parse makes the tree of the file's only document.
func (f *ruleFile) parse() (root ast.Node, fault *Fault) {
	defer func() {
		if failed := recover(); failed != nil { // the YAML library's own fault
			root, fault = nil, &Fault{File: f.name, Line: 1, Message: "this cannot be read as YAML"}
		}
	}()
	if len(f.content) > maxRuleFile {
		return nil, &Fault{File: f.name, Message: fmt.Sprintf("%d bytes are more than the %d that a file of rules may have: divide it", len(f.content), maxRuleFile)}
	}
	tokens := lexer.Tokenize(string(f.content))
	if line := tooDeep(f.content, tokens); line > 0 {
		return nil, &Fault{File: f.name, Line: line, Message: fmt.Sprintf("this is nested more than %d levels deep", maxNesting)}
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return nil, f.syntax(err)
	}
	var bodies []ast.Node
	for _, doc := range tree.Docs {
		if doc.Body != nil {
			bodies = append(bodies, doc.Body)
		}
	}
	switch len(bodies) {
	case 0:
		return nil, &Fault{File: f.name, Line: 1, Message: "the file is empty"}
	case 1:
		return bodies[0], nil
	}
	line, column := at(bodies[1])
	return nil, &Fault{File: f.name, Line: line, Column: column, Message: "a second document begins here (---): put it into a file of its own"}
}

// tooDeep gives the line where the YAML is nested deeper than the parser, which
// recurses, should be asked to go; 0 where it is not.
func tooDeep(content []byte, tokens token.Tokens) int {
	open := 0
	for _, t := range tokens {
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open--
		}
		if open > maxNesting {
			return t.Position.Line
		}
	}
	// Blocks nest by indentation and by the hyphens that begin a line.
	var indents []int
	for n, line := range strings.Split(string(content), "\n") {
		rest := strings.TrimLeft(line, " -?\t")
		if rest == "" && len(line) <= maxNesting {
			continue
		}
		indent := len(line) - len(rest)
		begun := strings.Count(line[:indent], "-") + strings.Count(line[:indent], "?")
		for len(indents) > 0 && indents[len(indents)-1] >= indent {
			indents = indents[:len(indents)-1]
		}
		indents = append(indents, indent)
		if len(indents)+begun > maxNesting {
			return n + 1
		}
	}
	return 0
}

// syntax is the fault of the YAML library, with its place.
func (f *ruleFile) syntax(err error) *Fault {
	fault := &Fault{File: f.name, Line: 1, Message: "this cannot be read as YAML"}
	var located yaml.Error
	if !errors.As(err, &located) {
		return fault
	}
	fault.Message += ": " + strings.TrimSpace(located.GetMessage())
	if t := located.GetToken(); t != nil && t.Position != nil {
		fault.Line, fault.Column = t.Position.Line, t.Position.Column
	}
	if strings.Contains(fault.Message, "value is not allowed") {
		fault.Message += " (look at the indentation, and put words with a colon into quotation marks)"
	}
	return fault
}

// decoder fills structs from a tree.
type decoder struct {
	file   *ruleFile
	faults Faults
}

func (d *decoder) fault(n ast.Node, format string, values ...any) {
	line, column := at(n)
	d.faults = append(d.faults, Fault{File: d.file.name, Line: line, Column: column, Message: fmt.Sprintf(format, values...)})
}

// value reads n into v; name is what messages call it.
func (d *decoder) value(n ast.Node, v reflect.Value, name string) {
	switch n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode, *ast.DirectiveNode:
		d.fault(n, "%s: &, *, << and ! have no meaning here: write the value out, in quotation marks if it begins so", name)
		return
	case *ast.NullNode, nil:
		d.fault(n, "%s has no value: give one, or take the key out", name)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), name)
	case reflect.Struct:
		d.fields(n, v, name)
	case reflect.Map:
		d.entries(n, v, name)
	case reflect.Slice:
		seq, ok := n.(*ast.SequenceNode)
		if !ok {
			d.fault(n, "%s takes a list: put it into square brackets, or on lines that begin with a hyphen", name)
			return
		}
		for _, e := range seq.Values {
			element := reflect.New(v.Type().Elem()).Elem()
			d.value(e, element, name)
			v.Set(reflect.Append(v, element))
		}
	case reflect.Int:
		words, ok := scalar(n)
		number, err := strconv.Atoi(words)
		if !ok || err != nil {
			d.fault(n, "%s takes a number", name)
			return
		}
		v.SetInt(int64(number))
	default:
		words, ok := scalar(n)
		if !ok {
			d.fault(n, "%s takes one text, in quotation marks", name)
			return
		}
		v.SetString(words)
	}
}

// fields reads a mapping into a struct by the names in its tags.
func (d *decoder) fields(n ast.Node, v reflect.Value, name string) {
	values, ok := pairs(n)
	if !ok {
		d.fault(n, "%s takes keys with values: %s", name, strings.Join(keysOf(v.Type()), ", "))
		return
	}
	known := keysOf(v.Type())
	seen := map[string]bool{}
	for _, p := range values {
		key := p.Key.GetToken().Value
		at := slices.Index(known, key)
		switch {
		case at < 0:
			remedy := "the keys here are " + strings.Join(known, ", ")
			if k := nearest(key, known); k != "" {
				remedy = fmt.Sprintf("did you mean %q?", k)
			}
			d.fault(p.Key, "there is no key %q: %s", key, remedy)
		case seen[key]:
			d.fault(p.Key, "the key %q stands here twice", key)
		default:
			d.value(p.Value, v.FieldByName(fieldOf(v.Type(), key)), key)
		}
		seen[key] = true
	}
}

// entries reads a mapping into a map, whose keys are free.
func (d *decoder) entries(n ast.Node, v reflect.Value, name string) {
	values, ok := pairs(n)
	if !ok {
		d.fault(n, "%s takes keys with values, as in %s", name, map[bool]string{true: "en: [words, words]", false: "key: words"}[v.Type().Elem().Kind() == reflect.Slice])
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, p := range values {
		key := reflect.ValueOf(p.Key.GetToken().Value)
		if v.MapIndex(key).IsValid() {
			d.fault(p.Key, "the key %q stands here twice", key)
			continue
		}
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(p.Value, element, name+", "+key.String())
		v.SetMapIndex(key, element)
	}
}

// keysOf lists the keys of a struct, in its order.
func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		if key := keyOf(t.Field(i)); key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// keyOf is the key of a field, "" for one that no file gives.
func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if key == "-" {
		return ""
	}
	return key
}

func fieldOf(t reflect.Type, key string) string {
	for i := range t.NumField() {
		if keyOf(t.Field(i)) == key {
			return t.Field(i).Name
		}
	}
	return ""
}

func pairs(n ast.Node) ([]*ast.MappingValueNode, bool) {
	switch n := n.(type) {
	case *ast.MappingNode:
		return n.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, true
	}
	return nil, false
}

// scalar is the text of a scalar; numbers and truth values stay as they stand.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// at is the line and column of a node; of a mapping that of its first key.
func at(n ast.Node) (line, column int) {
	switch m := n.(type) {
	case nil:
		return 1, 1
	case *ast.MappingNode:
		if len(m.Values) > 0 && m.GetToken().Value != "{" {
			return at(m.Values[0].Key)
		}
	case *ast.MappingValueNode:
		return at(m.Key)
	}
	t := n.GetToken()
	if t == nil || t.Position == nil {
		return 1, 1
	}
	return t.Position.Line, t.Position.Column
}
