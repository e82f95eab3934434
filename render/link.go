package render

import (
	"strings"

	"citegraph/extract/symbol"
)

// documentsSite is where the United Nations publishes its documents by symbol.
const documentsSite = "https://undocs.org/"

// elsewhere are the beginnings of identifiers that undocs.org does not know: of
// other organizations, and of the treaty series.
var elsewhere = []string{"UNTS/", "LNTS/", "ILO/", "WHA/", "UNESCO/", "IMO/", "IAEA/", "ACHPR/"}

// DocumentLink gives the address of an instrument's document, "" for one without
// a printed symbol. A part (A/RES/46/36[L]) leads to the whole.
func DocumentLink(id string) string {
	if !symbol.Printed(id) {
		return ""
	}
	for _, prefix := range elsewhere {
		if strings.HasPrefix(id, prefix) {
			return ""
		}
	}
	if whole := symbol.Whole(id); whole != "" {
		id = whole
	}
	return documentsSite + percentEncode(id)
}

// percentEncode keeps what stands in symbols (letters, digits, "/.-()") and
// encodes every other byte.
func percentEncode(id string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(id) {
		c := id[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("/.-_~()", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}
