package source

import (
	"archive/zip"
	"bytes"
	endian "encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
)

// zipIsDocument tells a zip that is one document from an archive of documents by
// what lies at its root: [Content_Types].xml in Office Open XML (ECMA-376 part
// 2), the entry mimetype in OpenDocument and EPUB.
func zipIsDocument(r io.ReaderAt, size int64) bool {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		// Without its directory, by its first names: a Word file that is cut short.
		head := make([]byte, min(size, 4<<10))
		n, _ := r.ReadAt(head, 0)
		return bytes.Contains(head[:n], []byte("[Content_Types].xml")) || bytes.Contains(head[:n], []byte("word/"))
	}
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" {
			return true
		}
	}
	return false
}

// zip reads the entries of a zip in the order of its directory.
func (u *unpacker) zip(inside string, r io.ReaderAt, size int64, depth int) error {
	if n, err := zipEntries(r, size); err == nil && n > u.meter.limits.entries() {
		u.meter.entries = n
		return fmt.Errorf("%s: %w", u.name(inside), u.meter.entry())
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return u.broken(inside, err)
	}
	start := u.at
	for n, f := range z.File {
		if err := u.ctx.Err(); err != nil {
			return err
		}
		if inside == "" {
			u.at = start + size*int64(n)/int64(len(z.File))
		}
		if err := u.meter.entry(); err != nil {
			return fmt.Errorf("%s: %w", u.name(inside), err)
		}
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		if err := u.zipEntry(inside, f, depth); err != nil {
			return err
		}
	}
	if inside == "" {
		u.at = start + size
	}
	return nil
}

func (u *unpacker) zipEntry(inside string, f *zip.File, depth int) error {
	entry, wanted := u.entry(inside, f.Name)
	switch {
	case entry == "":
		return u.fail(join(inside, f.Name), "%w: its path leads out of the archive; make the archive again with paths below its own folder", ErrUnreadable)
	case !wanted:
		return nil
	case !f.Mode().IsRegular():
		return u.fail(entry, "%w: it is a link or a device, and no file", ErrPassedOver)
	case f.Flags&1 != 0:
		return u.fail(entry, "%w: it is encrypted; unpack the archive with its password and name the folder", ErrUnreadable)
	}
	opened, err := f.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return u.fail(entry, "%w: it is compressed in a way (%d) that is not known here; unpack the archive and name the folder", ErrUnreadable, f.Method)
	}
	if err != nil {
		return u.fail(entry, "%w: the archive is damaged here: %w; fetch it again", ErrUnreadable, err)
	}
	defer opened.Close()
	err = u.stream(entry, metered{opened, &u.meter}, depth, false)
	return u.past(entry, err)
}

// zipEntries counts the entries of a zip's directory without keeping them, so
// that a directory of millions is not taken into memory (APPNOTE.TXT 4.3.12 and
// 4.3.16; the directory of a zip64 archive is left to package zip).
func zipEntries(r io.ReaderAt, size int64) (int, error) {
	tail := make([]byte, min(size, 66<<10))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	end := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if end < 0 || len(tail)-end < 22 {
		return 0, zip.ErrFormat
	}
	// Every entry takes at least 46 bytes before the end record.
	directory := int64(endian.LittleEndian.Uint32(tail[end+12:]))
	stop := size - int64(len(tail)) + int64(end)
	if directory == 0xffffffff || directory > stop {
		directory = stop
	}
	if directory/46 <= 1000 {
		return int(directory / 46), nil
	}
	return countHeaders(io.NewSectionReader(r, stop-directory, directory))
}

func countHeaders(directory io.Reader) (int, error) {
	buffered := make([]byte, 46)
	n := 0
	skip := func(r io.Reader, by int64) error { _, err := io.CopyN(io.Discard, r, by); return err }
	for {
		if _, err := io.ReadFull(directory, buffered); err != nil || !bytes.HasPrefix(buffered, []byte("PK\x01\x02")) {
			return n, nil
		}
		n++
		length := func(at int) int64 { return int64(endian.LittleEndian.Uint16(buffered[at:])) }
		if skip(directory, length(28)+length(30)+length(32)) != nil {
			return n, nil
		}
	}
}
