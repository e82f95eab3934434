package report

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
)

// FilterPandoc reads a document of pandoc (its JSON) and writes it with each code
// block of the class citegraph replaced by the picture or the tables that it asks
// for. The answer's pictures must be files. What is not understood goes through
// as it is. Source: pandoc-types 1.22 and 1.23 (Text.Pandoc.Definition).
func FilterPandoc(ctx context.Context, in io.Reader, out io.Writer, answer Answer) error {
	var doc map[string]json.RawMessage
	if err := json.NewDecoder(in).Decode(&doc); err != nil {
		return fmt.Errorf("standard input is no document of pandoc (its output format json): %w", err)
	}
	f := pandoc{ctx: ctx, answer: answer}
	var version []int
	if err := json.Unmarshal(doc["pandoc-api-version"], &version); err != nil || len(version) < 2 {
		return fmt.Errorf("standard input is no document of pandoc: it names no pandoc-api-version")
	}
	if version[0] != 1 || version[1] < 22 {
		return fmt.Errorf("pandoc 2.11 or later is needed: this document is of its interface %d.%d", version[0], version[1])
	}
	f.figures = version[1] >= 23
	blocks, err := decode(doc["blocks"])
	if err != nil {
		return fmt.Errorf("the document's blocks: %w", err)
	}
	filled, err := f.walk(blocks)
	if err != nil {
		return err
	}
	if doc["blocks"], err = encode(filled); err != nil {
		return err
	}
	written, err := encode(doc)
	if err != nil {
		return err
	}
	_, err = out.Write(append(written, '\n'))
	return err
}

type pandoc struct {
	ctx     context.Context
	answer  Answer
	figures bool // the document may have Figure blocks
	seen    int
}

// decode keeps numbers as they are printed.
func decode(raw json.RawMessage) (any, error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var v any
	return v, d.Decode(&v)
}

func encode(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

// walk goes through lists and elements and replaces code blocks in lists.
func (f *pandoc) walk(v any) (any, error) {
	switch v := v.(type) {
	case []any:
		kept := make([]any, 0, len(v))
		for _, element := range v {
			if words, is := requested(element); is {
				blocks, err := f.fill(words)
				if err != nil {
					return nil, err
				}
				kept = append(kept, blocks...)
				continue
			}
			walked, err := f.walk(element)
			if err != nil {
				return nil, err
			}
			kept = append(kept, walked)
		}
		return kept, nil
	case map[string]any:
		for key, inner := range v {
			walked, err := f.walk(inner)
			if err != nil {
				return nil, err
			}
			v[key] = walked
		}
	}
	return v, nil
}

// requested gives the words of a code block of the class citegraph.
func requested(element any) (string, bool) {
	block, is := element.(map[string]any)
	if !is || block["t"] != "CodeBlock" {
		return "", false
	}
	content, is := block["c"].([]any)
	if !is || len(content) != 2 {
		return "", false
	}
	words, is := content[1].(string)
	attributes, ok := content[0].([]any)
	if !is || !ok || len(attributes) != 3 {
		return "", false
	}
	classes, _ := attributes[1].([]any)
	for _, c := range classes {
		if c == "citegraph" {
			return words, true
		}
	}
	return "", false
}

func (f *pandoc) fill(words string) ([]any, error) {
	f.seen++
	r, err := parse(words)
	if err == nil {
		r.Line = f.seen
		var result Result
		if result, err = f.answer(f.ctx, r); err == nil {
			return f.blocks(&r, &result), nil
		}
	}
	return nil, fmt.Errorf("request %d (%s): %w", f.seen, strings.Join(strings.Fields(words), " "), err)
}

// blocks makes a figure, or tables.
func (f *pandoc) blocks(r *Request, result *Result) []any {
	if result.Tables == nil {
		return []any{f.figure(r.Caption, result.File)}
	}
	var out []any
	caption := strings.TrimSpace(stop(r.Caption) + " " + result.Base)
	for i := range result.Tables {
		t := &result.Tables[i]
		if len(t.Rows) == 0 {
			continue
		}
		out = append(out, pandocTable(t, strings.TrimSpace(stop(t.Title)+" "+caption)))
		caption = ""
	}
	if len(out) == 0 {
		out = append(out, node("Para", inlines(caption)))
	}
	return out
}

var noAttributes = []any{"", []any{}, []any{}}

func (f *pandoc) figure(caption, file string) any {
	if !f.figures { // an image alone in its paragraph, with this title, is a figure
		return node("Para", []any{node("Image", []any{noAttributes, inlines(caption), []any{file, "fig:"}})})
	}
	image := node("Image", []any{noAttributes, inlines(caption), []any{file, ""}})
	return node("Figure", []any{noAttributes, captionOf(caption), []any{node("Plain", []any{image})}})
}

func captionOf(words string) any {
	if words == "" {
		return []any{nil, []any{}}
	}
	return []any{nil, []any{node("Plain", inlines(words))}}
}

func pandocTable(t *Table, caption string) any {
	specs := make([]any, len(t.Columns))
	widths := columnWidths(t)
	head := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		align := node("AlignLeft", nil)
		if c.Number {
			align = node("AlignRight", nil)
		}
		specs[i] = []any{align, node("ColWidth", widths[i])}
		head[i] = cell(c.Name)
	}
	rows := make([]any, len(t.Rows))
	for i, r := range t.Rows {
		cells := make([]any, len(r))
		for k, words := range r {
			cells[k] = cell(words)
		}
		rows[i] = []any{noAttributes, cells}
	}
	body := []any{noAttributes, 0, []any{}, rows}
	return node("Table", []any{
		noAttributes, captionOf(caption), specs,
		[]any{noAttributes, []any{[]any{noAttributes, head}}},
		[]any{body},
		[]any{noAttributes, []any{}},
	})
}

// lineLength is about how many letters a line of a page holds, in a table.
const lineLength = 90

// columnWidths are the parts of the page's width that the columns take: room for
// their longest words, for without it Word breaks symbols into letters, and of
// what is left as much as their longest cells would use.
func columnWidths(t *Table) []float64 {
	least, more := make([]float64, len(t.Columns)), make([]float64, len(t.Columns))
	left, wanted := float64(lineLength), 0.0
	for i, c := range t.Columns {
		word, cell := len(c.Name), len(c.Name)
		for _, r := range t.Rows {
			cell = max(cell, len(r[i]))
			for _, w := range strings.Fields(r[i]) {
				word = max(word, len(w))
			}
		}
		least[i], more[i] = float64(min(word, 24)+5), float64(cell-word)
		left -= least[i]
		wanted += more[i]
	}
	sum := 0.0
	for i := range least {
		if left > 0 && wanted > 0 {
			least[i] += left * more[i] / wanted
		}
		sum += least[i]
	}
	for i := range least {
		least[i] = math.Round(least[i]/sum*1000) / 1000
	}
	return least
}

func cell(words string) any {
	return []any{noAttributes, node("AlignDefault", nil), 1, 1, []any{node("Plain", inlines(words))}}
}

// inlines are words with spaces between, as pandoc has them.
func inlines(words string) []any {
	out := []any{}
	for i, w := range strings.Fields(words) {
		if i > 0 {
			out = append(out, node("Space", nil))
		}
		out = append(out, node("Str", w))
	}
	return out
}

func node(tag string, content any) any {
	if content == nil {
		return map[string]any{"t": tag}
	}
	return map[string]any{"t": tag, "c": content}
}
