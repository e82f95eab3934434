package typeface

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/go-text/typesetting/font/opentype"
)

// Subset gives a WOFF file of those characters of an embedded face that are in
// words, for the style of an SVG: no larger than it must be, the same bytes for
// the same characters. The format is that of WOFF 1.0 (W3C 2012), its tables those
// of OpenType 1.9.
func Subset(bold bool, words string) ([]byte, error) {
	s, err := newSubset(bold)
	if err != nil {
		return nil, fmt.Errorf("embedded font: %w", err)
	}
	runes := []rune(words)
	slices.Sort(runes)
	for _, r := range slices.Compact(runes) {
		if glyph, found := s.face.face.NominalGlyph(r); found && r <= 0xFFFE {
			s.runes = append(s.runes, r)
			s.glyphs = append(s.glyphs, int(glyph))
		}
	}
	s.addComponents()
	return woff(s.write()), nil
}

// subset is a part of a face: its glyphs in their new order, the first .notdef,
// then those of the runes, then those of which others are made.
type subset struct {
	face   *Face
	tables map[string][]byte
	glyphs []int
	runes  []rune
}

// sfntTables are what a browser asks for; those that depend on the glyphs are
// written anew.
var sfntTables = []string{"OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}

func newSubset(bold bool) (*subset, error) {
	loader, err := opentype.NewLoader(bytes.NewReader(Data(bold)))
	if err != nil {
		return nil, err
	}
	s := subset{face: Embedded(bold), tables: map[string][]byte{}, glyphs: []int{0}}
	for _, name := range sfntTables {
		if s.tables[name], err = loader.RawTable(opentype.MustNewTag(name)); err != nil {
			return nil, err
		}
	}
	return &s, nil
}

// data is the description of a glyph in the table glyf.
func (s *subset) data(glyph int) []byte {
	loca, glyf := s.tables["loca"], s.tables["glyf"]
	if binary.BigEndian.Uint16(s.tables["head"][50:]) == 0 {
		return glyf[2*int(binary.BigEndian.Uint16(loca[2*glyph:])) : 2*int(binary.BigEndian.Uint16(loca[2*glyph+2:]))]
	}
	return glyf[binary.BigEndian.Uint32(loca[4*glyph:]):binary.BigEndian.Uint32(loca[4*glyph+4:])]
}

// Flags of a component of a composite glyph.
const (
	wordArguments  = 0x0001
	oneScale       = 0x0008
	moreComponents = 0x0020
	twoScales      = 0x0040
	fourScales     = 0x0080
)

// components gives the places in a glyph's data where the glyphs stand that it is
// made of.
func components(data []byte) (places []int) {
	if len(data) < 10 || int16(binary.BigEndian.Uint16(data)) >= 0 {
		return nil
	}
	for at := 10; ; {
		flags := binary.BigEndian.Uint16(data[at:])
		places = append(places, at+2)
		at += 6
		if flags&wordArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return places
		}
	}
}

func (s *subset) addComponents() {
	for i := 0; i < len(s.glyphs); i++ {
		data := s.data(s.glyphs[i])
		for _, at := range components(data) {
			if part := int(binary.BigEndian.Uint16(data[at:])); !slices.Contains(s.glyphs, part) {
				s.glyphs = append(s.glyphs, part)
			}
		}
	}
}

// write gives the tables of the subset.
func (s *subset) write() map[string][]byte {
	out := map[string][]byte{}
	for name, table := range s.tables {
		out[name] = slices.Clone(table)
	}
	var glyf, loca, hmtx []byte
	long := int(binary.BigEndian.Uint16(s.tables["hhea"][34:])) // metrics with an advance
	for _, glyph := range s.glyphs {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		data := slices.Clone(s.data(glyph))
		for _, at := range components(data) {
			part := int(binary.BigEndian.Uint16(data[at:]))
			binary.BigEndian.PutUint16(data[at:], uint16(slices.Index(s.glyphs, part)))
		}
		glyf = append(glyf, data...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		metrics := s.tables["hmtx"]
		if glyph < long {
			hmtx = append(hmtx, metrics[4*glyph:4*glyph+4]...)
		} else {
			hmtx = append(hmtx, metrics[4*long-4:4*long-2]...)
			hmtx = append(hmtx, metrics[4*long+2*(glyph-long):4*long+2*(glyph-long)+2]...)
		}
	}
	out["glyf"], out["hmtx"], out["cmap"] = glyf, hmtx, s.cmap()
	out["loca"] = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	count := uint16(len(s.glyphs))
	binary.BigEndian.PutUint16(out["maxp"][4:], count)
	binary.BigEndian.PutUint16(out["hhea"][34:], count)
	binary.BigEndian.PutUint16(out["head"][50:], 1) // long offsets in loca
	binary.BigEndian.PutUint32(out["head"][8:], 0)  // sums are not checked in WOFF
	out["post"] = out["post"][:32]
	binary.BigEndian.PutUint32(out["post"], 0x00030000) // without names of glyphs
	return out
}

// cmap writes a table of one subtable of format 4: a segment for each run of
// characters one after the other, whose glyphs are so too.
func (s *subset) cmap() []byte {
	type segment struct{ first, last, delta uint16 }
	var segments []segment
	for i, r := range s.runes {
		if n := len(segments); n > 0 && segments[n-1].last+1 == uint16(r) {
			segments[n-1].last++
			continue
		}
		segments = append(segments, segment{uint16(r), uint16(r), uint16(i + 1 - int(r))})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 1})
	count := len(segments)
	log, power := 0, 1
	for power*2 <= count {
		log, power = log+1, power*2
	}
	out := []uint16{
		0, 1, 3, 1, 0, 12, // version, one subtable: Windows, Unicode, at byte 12
		4, uint16(16 + 8*count), 0, uint16(2 * count), uint16(2 * power), uint16(log), uint16(2 * (count - power)),
	}
	for _, g := range segments {
		out = append(out, g.last)
	}
	out = append(out, 0)
	for _, g := range segments {
		out = append(out, g.first)
	}
	for _, g := range segments {
		out = append(out, g.delta)
	}
	out = append(out, make([]uint16, count)...)
	var table []byte
	for _, word := range out {
		table = binary.BigEndian.AppendUint16(table, word)
	}
	return table
}

// woff packs tables.
func woff(tables map[string][]byte) []byte {
	const headerLength, entryLength = 44, 20
	var directory, body []byte
	at := uint32(headerLength + entryLength*len(sfntTables))
	total := uint32(12 + 16*len(sfntTables))
	for _, name := range sfntTables {
		table := tables[name]
		packed := pack(table)
		directory = append(directory, name...)
		for _, field := range []uint32{at + uint32(len(body)), uint32(len(packed)), uint32(len(table)), sum(table)} {
			directory = binary.BigEndian.AppendUint32(directory, field)
		}
		body = append(body, packed...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
		total += uint32(len(table)+3) &^ 3
	}
	out := []byte("wOFF\x00\x01\x00\x00")
	out = binary.BigEndian.AppendUint32(out, at+uint32(len(body)))
	out = binary.BigEndian.AppendUint16(out, uint16(len(sfntTables)))
	out = binary.BigEndian.AppendUint16(out, 0)
	out = binary.BigEndian.AppendUint32(out, total)
	out = append(out, make([]byte, headerLength-len(out))...) // no version, no metadata
	return append(append(out, directory...), body...)
}

// pack compresses a table where that makes it smaller.
func pack(table []byte) []byte {
	var packed bytes.Buffer
	w, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		return table
	}
	if _, err := w.Write(table); err != nil || w.Close() != nil || packed.Len() >= len(table) {
		return table
	}
	return packed.Bytes()
}

// sum is the checksum of a table: its words added up.
func sum(table []byte) (total uint32) {
	for i := 0; i < len(table); i += 4 {
		var word [4]byte
		copy(word[:], table[i:])
		total += binary.BigEndian.Uint32(word[:])
	}
	return total
}
