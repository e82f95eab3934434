// Package resolve turns mentions into citations: it decides the organ of a bare
// number, binds short forms and "Ibid." to their antecedents, and adds verb,
// part, paragraph, pinpoint, date and title. It goes through the document in
// order, paragraphs first, then the notes at the places of their markers. Where
// the text does not decide, it abstains or keeps the candidates.
package resolve

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
	"citegraph/extract/symbol"
)

// Resolver works through one document after the other and uses its memory again;
// the records are the caller's. The zero value is ready for Begin. It is for one
// goroutine.
type Resolver struct {
	doc  *citation.Document
	set  *rules.Set
	lang string
	name string        // the doc field
	own  symbol.Symbol // of the document
	year int           // of the document, 0 unknown
	we   int           // 1 where an annex begins "We, …", -1 where none does, 0 not looked up
	at   place         // of the last record

	out       []citation.Citation
	lex       *rules.Lexicon
	verb      *rules.Verbs
	verbs     []verbScan        // by paragraph
	lastFull  map[string]string // by shared short name ("Council"): the organ last named in full
	known     antecedents
	explain   bool
	dropped   []citation.Dropped
	follow    bool // the publisher's links
	conflicts []citation.LinkConflict
	bounds    []bound   // what is cited, by paragraphs and notes
	inPara    [][]bound // by paragraph: what is cited where, parts of bounds
	noted     []bound   // what the note before cites, with its pinpoint
	parsed    map[string]symbol.Symbol
	years     map[yearNoun][]string // see ofYear
	ids       [][]string            // lent to the contexts
	methods   []citation.Method
	formed    []match.Form  // lent by forms
	possible  []*match.Form // lent by possible
	single    []string      // lent by only
	others    []match.Form  // lent by sameRule
}

// place is an offset in the text and its line.
type place struct{ offset, line int }

// bound is an instrument cited at a place of a paragraph.
type bound struct {
	id       string
	at       int
	pinpoint string
	method   citation.Method
}

// New begins with a document whose paragraphs are known.
func New(doc *citation.Document, set *rules.Set) *Resolver {
	r := &Resolver{}
	r.Begin(doc, set)
	return r
}

// Begin begins with another document whose paragraphs are known.
func (r *Resolver) Begin(doc *citation.Document, set *rules.Set) {
	lang := doc.Language
	if lang == "" {
		lang = "en"
	}
	if r.years == nil || set != r.set {
		r.years = map[yearNoun][]string{}
	}
	r.doc, r.set, r.lang, r.name, r.lex, r.verb = doc, set, lang, doc.Symbol, set.Lexicon(lang), set.VerbsOf(lang)
	r.explain, r.dropped, r.noted, r.at = false, nil, nil, place{0, 1}
	r.follow, r.conflicts, r.we = false, nil, 0
	r.out, r.bounds = r.out[:0], r.bounds[:0]
	r.lastFull = emptied(r.lastFull)
	if r.parsed == nil || len(r.parsed) > 1000 {
		r.parsed = map[string]symbol.Symbol{}
	}
	n := len(doc.Paragraphs)
	r.inPara = slices.Grow(r.inPara[:0], n)[:n]
	clear(r.inPara)
	r.verbs = slices.Grow(r.verbs[:0], n)[:n]
	for i := range r.verbs {
		r.verbs[i] = verbScan{found: r.verbs[i].found[:0]}
	}
	if r.name == "" {
		r.name = filepath.Base(doc.File)
	}
	r.own = symbol.Parse(doc.Symbol)
	if r.year = r.own.Year; r.year == 0 && len(doc.Date) >= 4 {
		r.year, _ = strconv.Atoi(doc.Date[:4])
	}
	r.known.begin()
}

// emptied is a map without entries: m itself, but for one that has grown so large
// that clearing it would cost the next document.
func emptied[V any](m map[string]V) map[string]V {
	if m == nil || len(m) > 1000 {
		return map[string]V{}
	}
	clear(m)
	return m
}

// parse takes an identifier apart. What is dear to take apart is kept: what documents
// cite, others cite too. Nothing of the document's text is held by that.
func (r *Resolver) parse(id string) symbol.Symbol {
	if strings.IndexByte(id, '/') < 0 {
		return symbol.Symbol{ID: id}
	}
	if !symbol.Adopted(id) {
		return symbol.Parse(id)
	}
	s, ok := r.parsed[id]
	if !ok {
		s = symbol.Parse(strings.Clone(id))
		r.parsed[s.ID] = s
	}
	return s
}

// Paragraph resolves the mentions of paragraph i.
func (r *Resolver) Paragraph(i int, found []match.Mention) {
	p := &r.doc.Paragraphs[i]
	if p.Unit != r.known.unit {
		r.known.reset(p.Unit)
	}
	r.known.paragraph = i
	if !p.GoesOn {
		r.known.here = r.known.here[:0]
	}
	if len(found) == 0 && len(r.known.aliases) == 0 && (!r.follow || len(r.doc.Links) == 0) {
		return
	}
	ctx := &context{r: r, p: p, paragraph: i, at: -1, from: len(r.bounds)}
	ctx.resolve(found)
}

// Note resolves the mentions of note i, at the place of its marker.
func (r *Resolver) Note(i int, found []match.Mention) {
	n := &r.doc.Notes[i]
	ctx := &context{r: r, p: &n.Paragraph, paragraph: n.Place, at: n.PlaceAt, note: n.Sign, from: len(r.bounds)}
	if n.Place >= 0 {
		place := &r.doc.Paragraphs[n.Place]
		n.Part, n.Number = place.Part, place.Number
	}
	ctx.resolve(found)
	r.noted = ctx.cited()
}

// Citations returns all records in the order of the text.
func (r *Resolver) Citations() []citation.Citation {
	inOrder := func(a, b citation.Citation) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	}
	out := slices.Clone(r.out)
	clear(r.out)
	r.out = r.out[:0]
	if !slices.IsSortedFunc(out, inOrder) {
		slices.SortStableFunc(out, inOrder)
	}
	return out
}

// context is the paragraph or note that is being resolved.
type context struct {
	r         *Resolver
	p         *citation.Paragraph
	paragraph int    // index of the paragraph, of a note that of its marker, -1 unknown
	at        int    // of a note: where its marker stands
	note      string // sign of the note, "" in a paragraph
	from      int    // where what it cites begins in the resolver's bounds
	found     []match.Mention
	ids       [][]string // per mention: chosen identifier first, then candidates
	methods   []citation.Method
	renamed   bool        // the mention gave an instrument a further name
	fired     *rules.Rule // of the number that was decided last
	why       string      // what gave the identifier, or why none was given
	titleTo   int         // end of the quoted title of the last number
	extra     []string    // registration numbers of a range behind the first
	links     []linked    // the publisher's, in this paragraph
	dated     dated       // the date at datedAt, see dateAt
	datedAt   int
}

// cited is what the paragraph or note has cited so far.
func (c *context) cited() []bound { return c.r.bounds[c.from:len(c.r.bounds):len(c.r.bounds)] }

// buffers lends the lists of a context; they are used again for the next one.
func (r *Resolver) buffers(n int) ([][]string, []citation.Method) {
	if n > cap(r.ids) {
		r.ids, r.methods = make([][]string, n, 2*n), make([]citation.Method, n, 2*n)
	}
	r.ids, r.methods, r.single = r.ids[:n], r.methods[:n], r.single[:0]
	clear(r.ids)
	clear(r.methods)
	return r.ids, r.methods
}

func (c *context) resolve(found []match.Mention) {
	c.takeLinks()
	c.found = c.withLinks(c.withAliases(found, 0))
	c.ids, c.methods = c.r.buffers(len(c.found))
	for i := 0; i < len(c.found); i++ {
		c.why, c.fired = "", nil
		c.identify(i)
		if len(c.links) > 0 {
			c.byLink(i)
		}
		switch {
		case len(c.ids[i]) == 0:
			c.r.drop(c.p, &c.found[i], c.why)
			continue
		case c.own(i):
			c.r.drop(c.p, &c.found[i], "the document's own number or symbol")
			continue
		case c.inTitle(i):
			c.r.drop(c.p, &c.found[i], "it stands in the title of the instrument whose number is before it")
			c.introduce(i)
			continue
		}
		c.record(i)
		c.more(i)
		if c.renamed { // the rest of the paragraph may use the new name
			c.renamed = false
			c.found = c.withAliases(c.found, c.found[i].End)
			for len(c.ids) < len(c.found) {
				c.ids, c.methods = append(c.ids, nil), append(c.methods, "")
			}
		}
	}
	if c.note == "" && c.paragraph >= 0 {
		c.r.inPara[c.paragraph] = c.cited()
	}
}

// own tells the document's own number and symbol.
func (c *context) own(i int) bool {
	id := c.ids[i][0]
	if id == c.r.doc.Symbol {
		return true
	}
	if c.p.Part != citation.Heading || c.note != "" {
		return false
	}
	switch c.found[i].Type {
	case match.Number:
		return c.found[i].Head.Len() == 0
	case match.Symbol:
		// "A/RES/74/250 A-B" over A/RES/74/250, "[S/3882]" below a number
		return symbol.Whole(id) == c.r.doc.Symbol && id != "" || id == symbol.Whole(c.r.doc.Symbol) || ownBracket.MatchString(c.p.Clean)
	}
	return false
}

// inTitle tells a name within the title of an instrument whose number stands
// before it: the title belongs to that record.
func (c *context) inTitle(i int) bool {
	m := &c.found[i]
	return (m.Type == match.Name || m.Type == match.Open || m.Type == match.Short) && m.Start < c.titleTo
}

// introduce takes up the name in an instrument's own title, so that short forms
// may point back to it: "resolution 70/1, entitled “… the 2030 Agenda …”" makes
// known what "the Agenda" is.
func (c *context) introduce(i int) {
	if b := c.r.bounds; c.found[i].Type == match.Name && c.note == "" && c.p.Part != citation.Heading && len(b) > 0 && b[len(b)-1].id == c.ids[i][0] {
		parsed := c.r.parse(b[len(b)-1].id)
		c.r.known.add(c.r.set, b[len(b)-1].id, &c.found[i], c.kind(&c.found[i], b[len(b)-1].id, &parsed))
	}
}

// more records the other members of a treaty series' range: "Nos. 970-973".
func (c *context) more(i int) {
	if c.methods[i] != citation.BySeries && c.found[i].Type != match.Ibid {
		return
	}
	chosen, candidates := c.ids[i], c.extra
	c.extra = nil
	for _, number := range candidates {
		c.ids[i] = c.treaty("UNTS/" + number)
		c.record(i)
	}
	c.ids[i] = chosen
}

// ownBracket takes the line with a resolution's own symbol, perhaps with the number
// before it: "[S/3882]", "[S/1376, II]", "163 (1961). Resolution of 9 June 1961
// [S/4835]"; not "[on the report of the Third Committee (A/75/470)]".
var ownBracket = regexp.MustCompile(`^(?:\d{1,4} ?\((?:19|20)\d\d\)\.? Resolution of [^\[]{8,30} )?\[[A-Z]+/[A-Za-z0-9./]+(?:,? ?[IVX]+)?\][}.]?$`)

// identify decides the identifier of mention i.
func (c *context) identify(i int) {
	m := &c.found[i]
	switch m.Type {
	case match.Symbol:
		c.ids[i], c.methods[i] = m.IDs, citation.BySymbol
	case match.Series:
		c.ids[i], c.methods[i] = c.registered(m), citation.BySeries
	case match.Number:
		c.ids[i], c.methods[i] = c.number(i)
	case match.Name:
		c.ids[i], c.methods[i] = m.IDs, citation.ByName
		if m.Rule == "alias" {
			c.methods[i] = citation.ByShort
		}
		if len(m.IDs) > 1 {
			c.ids[i] = c.ambiguousName(m.IDs)
		}
		if strings.HasSuffix(c.p.Clean[m.Start:m.End], "Protocols thereto") {
			c.ids[i] = c.protocolsThereto(m)
		}
	case match.Open:
		c.ids[i], c.methods[i] = c.openName(m), citation.ByName
		if m.Rule == "dated-noun" {
			c.methods[i] = citation.ByShort
		}
	case match.Short:
		c.ids[i], c.methods[i] = c.shortForm(m), citation.ByShort
	case match.Ibid:
		c.ids[i], c.methods[i] = c.ibid(i), citation.ByIbid
	}
	if m.Method != "" {
		c.methods[i] = m.Method
	}
}

// registered finds the treaty of a registration number; where several share it,
// the one that the text names nearest before the note's marker comes first.
func (c *context) registered(m *match.Mention) []string {
	number := strings.TrimPrefix(m.IDs[0], "UNTS/")
	var end int
	c.extra, end = series(number, c.p.Clean, m.End)
	m.End = end
	return c.treaty(m.IDs[0])
}

func (c *context) treaty(id string) []string {
	number, ok := strings.CutPrefix(id, "UNTS/")
	if !ok {
		return []string{id}
	}
	var ids []string
	for _, in := range c.r.set.Registered(number) {
		ids = append(ids, in.ID)
	}
	if len(ids) == 0 {
		return []string{id}
	}
	if len(ids) > 1 && c.note != "" && c.paragraph >= 0 {
		cited := c.r.inPara[c.paragraph]
		for k := len(cited) - 1; k >= 0; k-- {
			for j, candidate := range ids {
				if cited[k].at < c.at && cited[k].id == candidate {
					ids[0], ids[j] = ids[j], ids[0]
					return ids
				}
			}
		}
	}
	return ids
}

// ambiguousName takes the candidate that the document has cited, if only one.
func (c *context) ambiguousName(ids []string) []string {
	pick := -1
	for i, id := range ids {
		if c.r.known.cited(id) {
			if pick >= 0 {
				return nil
			}
			pick = i
		}
	}
	if pick < 0 {
		return nil
	}
	out := []string{ids[pick]}
	return append(out, append(append([]string(nil), ids[:pick]...), ids[pick+1:]...)...)
}
