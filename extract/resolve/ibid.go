package resolve

import (
	"strconv"
	"strings"

	"citegraph/extract/citation"
	"citegraph/extract/match"
)

// ibid repeats what the note before cites. "Ibid., vol. 2515, No. 44910" goes on
// in the treaty series; where a symbol follows ("Ibid., Supplement No. 53
// (A/68/53)"), the symbol is the citation and the Ibid. none.
func (c *context) ibid(i int) []string {
	m := &c.found[i]
	c.why = "what the note before cites"
	if c.note == "" {
		c.why = "it stands in no note"
		return nil
	}
	rest := c.p.Clean[m.End:]
	if n, end := registration(rest); n != "" {
		c.extra, end = series(n, rest, end)
		m.Span = citation.Span{Start: m.Start, End: m.End + end}
		return c.treaty("UNTS/" + n)
	}
	if i+1 < len(c.found) && c.found[i+1].Start-m.End < 160 && c.found[i+1].Type == match.Symbol && !strings.Contains(c.between(i, i+1), "; ") && !strings.Contains(c.between(i, i+1), "see also") {
		c.why = "the symbol behind it is the citation"
		return nil
	}
	before := c.cited() // within the note: "A/70/1, para. 3; ibid., para. 7"
	if len(before) == 0 {
		before = c.r.noted
	}
	if len(before) == 0 || strings.HasPrefix(rest, ", p. ") && len(before) == 0 {
		c.why = "the note before cites nothing"
		return nil
	}
	// What other volumes, meetings and supplements hold is not known.
	for _, other := range [...]string{", vol. ", ", Supplement No", ", Annexes", ", Plenary", " Supplement"} {
		if strings.HasPrefix(rest, other) {
			c.why = "another volume or supplement, of which nothing is known"
			return nil
		}
	}
	if strings.Contains(rest[:min(len(rest), 60)], " Year, ") || strings.Contains(rest[:min(len(rest), 60)], " Session, ") || strings.Contains(rest[:min(len(rest), 40)], "meeting") {
		c.why = "another session or meeting, of which nothing is known"
		return nil
	}
	last := len(before) - 1
	for last > 0 && strings.HasPrefix(before[last].id, before[last-1].id+"/Corr.") {
		last-- // of "A/1 and Corr.1", the document
	}
	return []string{before[last].id}
}

// series reads the further numbers of ", Nos. 970-973" or "Nos. 970 and 971"
// behind the first, which ends at end; it returns them and the new end.
func series(first, s string, end int) ([]string, int) {
	var out []string
	from, _ := strconv.Atoi(first)
	rest := s[end:]
	if len(rest) > 1 && rest[0] == '-' && isDigit(rest[1]) {
		n := 1
		for n < len(rest) && isDigit(rest[n]) {
			n++
		}
		to, _ := strconv.Atoi(rest[1:n])
		for k := from + 1; k <= to && k-from < 20; k++ {
			out = append(out, strconv.Itoa(k))
		}
		return out, end + n
	}
	for _, join := range [...]string{" and ", ", "} {
		if tail, ok := strings.CutPrefix(rest, join); ok && tail != "" && isDigit(tail[0]) {
			n := 0
			for n < len(tail) && isDigit(tail[n]) {
				n++
			}
			return append(out, tail[:n]), end + len(join) + n
		}
	}
	return out, end
}

// registration reads ", vol. 2515, No. 44910" behind an Ibid.
func registration(s string) (number string, n int) {
	tail, ok := strings.CutPrefix(s, ", vol. ")
	if !ok {
		if tail, ok = strings.CutPrefix(s, ", vols. "); !ok {
			if !strings.HasPrefix(s, ", No. ") && !strings.HasPrefix(s, ", Nos. ") {
				return "", 0
			}
			tail = s // the same volume
		}
	}
	i := strings.Index(tail[:min(len(tail), 60)], ", No. ")
	w := len(", No. ")
	if i < 0 {
		i = strings.Index(tail[:min(len(tail), 60)], ", Nos. ")
		w = len(", Nos. ")
	}
	if i < 0 {
		return "", 0
	}
	for j := 0; j < i; j++ {
		if tail[j] == ';' || tail[j] == '.' {
			return "", 0
		}
	}
	at := i + w
	at += len(tail[at:]) - len(strings.TrimPrefix(tail[at:], "I-"))
	end := at
	for end < len(tail) && isDigit(tail[end]) {
		end++
	}
	if end == at {
		return "", 0
	}
	return tail[at:end], len(s) - len(tail) + end
}
