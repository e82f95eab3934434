package source

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits bound what one input can cost. The zero value has the defaults; they
// are stated in docs/limits.md.
type Limits struct {
	File    int64 // bytes of one document, uncompressed; 0 is 256 MiB
	Archive int64 // bytes that come out of one archive with all in it; 0 is 16 GiB
	Ratio   int64 // how many times its own size may come out of an archive, once that is 64 MiB; 0 is 250
	Entries int   // entries of one archive with all in it; 0 is 1,000,000
	Depth   int   // archives within each other, the outermost counted; 0 is 3
}

// The defaults of Limits.
const (
	defaultFile    = 256 << 20
	defaultArchive = 16 << 30
	defaultRatio   = 250
	defaultEntries = 1_000_000
	defaultDepth   = 3

	ratioFrom = 64 << 20 // a ratio is no danger below
)

func orDefault[N int | int64](value, otherwise N) N {
	if value <= 0 {
		return otherwise
	}
	return value
}

func (l Limits) file() int64    { return orDefault(l.File, defaultFile) }
func (l Limits) archive() int64 { return orDefault(l.Archive, defaultArchive) }
func (l Limits) ratio() int64   { return orDefault(l.Ratio, defaultRatio) }
func (l Limits) entries() int   { return orDefault(l.Entries, defaultEntries) }
func (l Limits) depth() int     { return orDefault(l.Depth, defaultDepth) }

// Bytes writes a number of bytes for a person: "512 bytes", "1.5 MiB".
func Bytes(n int64) string {
	if n < 1<<10 {
		return strconv.FormatInt(n, 10) + " bytes"
	}
	value, unit := float64(n)/(1<<10), "KiB"
	for _, next := range []string{"MiB", "GiB", "TiB"} {
		if value < 1024 {
			break
		}
		value, unit = value/1024, next
	}
	return strings.TrimSuffix(strconv.FormatFloat(value, 'f', 1, 64), ".0") + " " + unit
}

// ParseBytes reads what a person writes for a number of bytes: "500", "64KiB",
// "256 MB", "2g"; units are powers of 1024 whatever their spelling.
func ParseBytes(s string) (int64, error) {
	number := strings.TrimRight(s, "KMGTBkmgtbiI ")
	unit := strings.ToLower(strings.TrimSpace(s[len(number):]))
	shift := map[string]uint{"": 0, "b": 0, "k": 10, "kb": 10, "kib": 10, "m": 20, "mb": 20, "mib": 20, "g": 30, "gb": 30, "gib": 30, "t": 40, "tb": 40, "tib": 40}
	by, known := shift[unit]
	value, err := strconv.ParseFloat(number, 64)
	if err != nil || !known || !(value > 0) || value*float64(int64(1)<<by) > 1<<60 {
		return 0, fmt.Errorf("%q is no size; write it like 256MiB or 2GiB", s)
	}
	return int64(value * float64(int64(1)<<by)), nil
}

// meter counts what comes out of the decompressors of an archive and its
// entries, and stops both at their limits.
type meter struct {
	limits  Limits
	size    int64 // of the archive itself
	out     int64
	entries int
}

// check is the error for an archive that has gone beyond a limit.
func (m *meter) check() error {
	switch {
	case m.out > m.limits.archive():
		return fmt.Errorf("%w: more than the limit of %s come out of the archive; raise it with --max-archive-size, or unpack it", errLimit, Bytes(m.limits.archive()))
	case m.out > ratioFrom && m.out/m.limits.ratio() > m.size:
		return fmt.Errorf("%w: more than %d times its size comes out of the archive, as of one made to do harm; if you trust it, unpack it and name the folder", errLimit, m.limits.ratio())
	}
	return nil
}

// entry counts an entry.
func (m *meter) entry() error {
	if m.entries++; m.entries > m.limits.entries() {
		return fmt.Errorf("%w: the archive has more than %d entries; unpack it and name the folder", errLimit, m.limits.entries())
	}
	return nil
}

// errLimit ends the reading of an archive.
var errLimit = errors.New("the rest of it is not read")

// metered is a decompressor's output.
type metered struct {
	r io.Reader
	m *meter
}

func (r metered) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.m.out += int64(n)
	if beyond := r.m.check(); beyond != nil {
		return 0, beyond
	}
	return n, err
}
