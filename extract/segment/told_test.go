package segment

import (
	"strings"
	"testing"

	"citegraph/extract/citation"
	"citegraph/extract/rules"
)

// markedUp builds a document of marked blocks; a row is "part kind text", kind one
// of p (prose), t (title), o (opening), n (note).
func markedUp(lang string, rows ...string) *citation.Document {
	d := &citation.Document{Format: citation.AkomaNtoso, Language: lang}
	kinds := map[string]citation.BlockKind{"p": citation.Prose, "t": citation.Title, "o": citation.Opening, "n": citation.Footnote}
	for _, row := range rows {
		f := strings.SplitN(row, " ", 3)
		b := citation.Block{Span: citation.Span{Start: len(d.Text), End: len(d.Text) + len(f[2])}, Kind: kinds[f[1]], Part: citation.Part(strings.TrimPrefix(f[0], "-"))}
		if b.Kind == citation.Footnote {
			b.Sign = f[2][1:2]
		}
		d.Text += f[2] + "\n\n"
		d.Blocks = append(d.Blocks, b)
	}
	return d
}

func TestMarkedBlocks(t *testing.T) {
	set, err := rules.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		doc  *citation.Document
		want string
	}{
		{"every language", markedUp("ru", "heading p A/RES/80/913", "preamble o Генеральная Ассамблея,", "preamble p ссылаясь на свою резолюцию 70/1,[1]", "operative p постановляет продолжать заниматься этим вопросом.", "heading p 92-е пленарное заседание", "annex t Приложение", "annex p 1. Смотрители действуют.", "- n [1] См. 71/256."),
			"heading |A/RES/80/913|\npreamble 1|ссылаясь на свою резолюцию 70/1,|1\noperative |постановляет продолжать заниматься этим вопросом.|\nheading |92-е пленарное заседание|\nannex |Приложение|\nannex 1|Смотрители действуют.|\nnote 1 at 1|См. 71/256.\n"},
		{"headings of the main body", markedUp("en", "preamble o The General Assembly,", "preamble p Recalling its resolution 70/1,", "preamble t Transport and transit corridors of the landlocked", "preamble p Noting the matter,", "operative p 1. Decides to act;", "operative t Regular process for global reporting and assessment of the state of the marine environment, including its other aspects", "operative p 2. Decides to go on."),
			"preamble 1|Recalling its resolution 70/1,|\nheading |Transport and transit corridors of the landlocked|\npreamble 2|Noting the matter,|\noperative 1|Decides to act;|\nheading |Regular process for global reporting and assessment of the state of the marine environment, including its other aspects|\noperative 2|Decides to go on.|\n"},
		{"operative paragraphs that the markup put into the preamble", markedUp("en", "preamble o The Security Council,", "preamble p Recalling its resolution 1325 (2000),", "preamble p 1. Decides to act;", "operative p 2. Decides to go on."),
			"preamble 1|Recalling its resolution 1325 (2000),|\noperative 1|Decides to act;|\noperative 2|Decides to go on.|\n"},
		{"preambular paragraphs that the markup put into the main body", markedUp("en", "preamble o The General Assembly,", "preamble p Recalling its resolution 70/1,", "operative p Calling attention also to the circumstances of islands,", "operative p 1. Decides to act."),
			"preamble 1|Recalling its resolution 70/1,|\npreamble 2|Calling attention also to the circumstances of islands,|\noperative 1|Decides to act.|\n"},
		{"an attachment before the first operative paragraph", markedUp("en", "preamble o The Security Council,", "preamble p Recalling its resolution 1325 (2000),", "annex p Acting under Chapter VII of the Charter of the United Nations,", "operative p 1. Decides to act."),
			"preamble 1|Recalling its resolution 1325 (2000),|\npreamble 2|Acting under Chapter VII of the Charter of the United Nations,|\noperative 1|Decides to act.|\n"},
		{"an annex without the word, and the next resolution of a collection", markedUp("en", "preamble o The General Assembly,", "preamble p Recalling its resolution 70/1,", "operative p 1. Decides to act.", "heading p 91st plenary meeting", "annex t Tables of the tide", "annex p 1. High tide is as it is.", "heading p B Low tide", "preamble o The General Assembly,", "preamble p Recalling its resolution 71/1,", "operative p 1. Decides to go on."),
			"preamble 1|Recalling its resolution 70/1,|\noperative 1|Decides to act.|\nheading |91st plenary meeting|\nannex |Tables of the tide|\nannex 1|High tide is as it is.|\nheading |B Low tide|\npreamble 1|Recalling its resolution 71/1,|\noperative 1|Decides to go on.|\n"},
		{"sections with preambles of their own", markedUp("fr", "preamble o L'Assemblée générale,", "operative t I", "preamble p Rappelant sa résolution 70/1,", "operative p 1. Décide d'agir;", "operative t II", "preamble p Ayant examiné la question,", "operative p 2. Décide de continuer."),
			"heading |I|\npreamble 1|Rappelant sa résolution 70/1,|\noperative 1|Décide d'agir;|\nheading |II|\npreamble 1|Ayant examiné la question,|\noperative 2|Décide de continuer.|\n"},
	} {
		Segment(c.doc, set)
		if got := outline(c.doc); got != c.want {
			t.Errorf("%s:\n%s\nwant:\n%s", c.name, got, c.want)
		}
	}
}
