package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of reading. The zero value is what stands beside each.
type Limits struct {
	Part    int64 // bytes of one unpacked part; 0 is 128 MiB
	Total   int64 // bytes of all parts that are read, unpacked; 0 is 256 MiB
	Ratio   int64 // how many times its packed size a part above 1 MiB may have; 0 is 200
	Depth   int   // how deep elements may nest; 0 is 300
	Nodes   int   // elements of one paragraph or table; 0 is 1,000,000
	Entries int   // files in the ZIP archive; 0 is 20,000
}

func (l Limits) orDefault() Limits {
	set := func(v *int64, d int64) {
		if *v <= 0 {
			*v = d
		}
	}
	set(&l.Part, 128<<20)
	set(&l.Total, 256<<20)
	set(&l.Ratio, 200)
	if l.Depth <= 0 {
		l.Depth = 300
	}
	if l.Nodes <= 0 {
		l.Nodes = 1_000_000
	}
	if l.Entries <= 0 {
		l.Entries = 20_000
	}
	return l
}

var (
	errMissing = errors.New("is missing")          // a part that the archive does not hold
	errMany    = errors.New("more than the limit") // files in the archive
)

// archive is the ZIP file with its parts by name.
type archive struct {
	limits Limits
	files  map[string]*zip.File // by lower-case name: names of parts have no case (ECMA-376-2, 6.2.2)
	twice  map[string]bool      // names that stand there more than once
	read   int64                // bytes unpacked so far
}

// open reads the archive's directory, not its parts.
func open(content []byte, limits Limits) (*archive, error) {
	limits = limits.orDefault()
	// The directory is counted before it is read, since each entry takes memory.
	if n := bytes.Count(content, []byte("PK\x01\x02")); n > limits.Entries {
		return nil, fmt.Errorf("the archive holds %d files, %w of %d", n, errMany, limits.Entries)
	}
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, fmt.Errorf("the archive is cut short or damaged (%v): copy or download it again", err)
	}
	a := &archive{limits: limits, files: make(map[string]*zip.File, len(z.File)), twice: map[string]bool{}}
	for _, f := range z.File {
		name := partName(f.Name)
		if a.files[name] != nil {
			a.twice[name] = true
			continue
		}
		a.files[name] = f
	}
	return a, nil
}

// partName folds a name as archives and relationships write it: without case,
// without the slash in front, with slashes even where a packer wrote backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (a *archive) has(name string) bool { return a.files[partName(name)] != nil }

// part unpacks one part, within the limits.
func (a *archive) part(name string) ([]byte, error) {
	f := a.files[partName(name)]
	switch {
	case f == nil:
		return nil, fmt.Errorf("the part %s %w", name, errMissing)
	case a.twice[partName(name)]:
		return nil, fmt.Errorf("the part %s stands in the archive twice, and readers differ on which counts", name)
	case f.Flags&1 != 0:
		return nil, fmt.Errorf("the part %s is encrypted: unpack the archive with its password and pack it again", name)
	}
	limit := min(a.limits.Part, a.limits.Total-a.read)
	if packed := int64(min(f.CompressedSize64, 1<<62/uint64(a.limits.Ratio))); packed*a.limits.Ratio < limit {
		limit = max(packed*a.limits.Ratio, min(limit, 1<<20))
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("the part %s cannot be unpacked: %w", name, err)
	}
	defer r.Close()
	// The sizes that the directory states may lie: only what comes out counts.
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(content)) > limit {
		return nil, fmt.Errorf("the part %s unpacks to more than %d bytes from %d: it is refused as a trap for readers", name, limit, f.CompressedSize64)
	}
	if err != nil {
		return nil, fmt.Errorf("the part %s is damaged (%w): copy or download the file again", name, err)
	}
	a.read += int64(len(content))
	return content, nil
}
