package source

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path"
	"strings"

	"github.com/therootcompany/xz"
)

// Content is a document's bytes under the name by which it is known.
type Content struct {
	Name  string // the file's, with /path/in/archive behind it for an entry
	Bytes []byte
	At    int64 // bytes of the file that have been consumed so far
}

// packing is a way in which files are packed or compressed. It is known by its
// first bytes, whatever the file is called.
type packing struct {
	name string
	is   func(head []byte) bool
	open func(io.Reader) (io.Reader, error) // of a compression; nil for an archive
}

var packings = []packing{
	{"zip", func(h []byte) bool {
		return bytes.HasPrefix(h, []byte("PK\x03\x04")) || bytes.HasPrefix(h, []byte("PK\x05\x06"))
	}, nil},
	{"tar", isTar, nil},
	{"gzip", signature("\x1f\x8b\x08"), func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	// Of the readers of xz in Go this one bounds its dictionary (64 MiB, what
	// xz -9 needs) by default, where a header may ask for 4 GiB.
	{"xz", signature("\xfd7zXZ\x00"), func(r io.Reader) (io.Reader, error) { return xz.NewReader(r, xz.DefaultDictMax) }},
	{"bzip2", signature("BZh"), func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
}

// headSize is what a packing is known by: a tar's first header.
const headSize = 512

func signature(s string) func([]byte) bool {
	return func(h []byte) bool { return bytes.HasPrefix(h, []byte(s)) }
}

// isTar knows a tar by the sum over its first header (POSIX.1-1988, ustar), so
// that those without a signature are known too.
func isTar(h []byte) bool {
	if len(h) < headSize {
		return false
	}
	var want, sum int64
	for _, c := range h[148:156] {
		if c >= '0' && c <= '7' {
			want = want<<3 | int64(c-'0')
		} else if c != ' ' && c != 0 {
			return false
		}
	}
	for i, c := range h[:headSize] {
		if i >= 148 && i < 156 {
			c = ' '
		}
		sum += int64(c)
	}
	return want > 0 && sum == want && h[0] != 0
}

func packingOf(head []byte) *packing {
	for i := range packings {
		if packings[i].is(head) {
			return &packings[i]
		}
	}
	return nil
}

// Packed tells whether a file is an archive or compressed, so that Contents has
// to be asked for what is in it. A document that is a zip inside (Word, ODF,
// EPUB) is not.
func (f *File) Packed() (bool, error) {
	if f.Path == "-" {
		return true, nil
	}
	opened, err := os.Open(f.Path)
	if err != nil {
		return false, readable(f.Name, err)
	}
	defer opened.Close()
	head := make([]byte, headSize)
	n, err := io.ReadFull(opened, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, readable(f.Name, err)
	}
	p := packingOf(head[:n])
	if p == nil || p.name != "zip" {
		return p != nil, nil
	}
	return !zipIsDocument(opened, f.Size), nil
}

// Contents yields what is in a file: its own content, or, of an archive, that of
// each of its entries in their order, of archives in it likewise; nothing is
// written to the disk. Entries of which a name begins with a dot are left out. An
// entry that cannot be read is yielded with its error and an empty Content but
// for the name; after an error that leaves the rest unread, that one comes last.
func (f *File) Contents(ctx context.Context, o Options) iter.Seq2[Content, error] {
	return func(yield func(Content, error) bool) {
		u := &unpacker{ctx: ctx, file: f, meter: meter{limits: o.Limits, size: f.Size}, yield: yield}
		err := u.open(o.Stdin)
		switch {
		case errors.Is(err, errStop):
		case err != nil:
			yield(Content{Name: f.Name, At: u.at}, err)
		case f.within != nil && !u.met:
			name := f.Name + "/" + f.within.pattern
			yield(Content{Name: name, At: u.at}, fmt.Errorf("%s: there is no such entry in the archive: %w", name, os.ErrNotExist))
		}
	}
}

// errStop ends the reading since nobody wants more.
var errStop = errors.New("stopped")

// unpacker reads one file with all that is packed in it.
type unpacker struct {
	ctx   context.Context
	file  *File
	meter meter
	yield func(Content, error) bool
	at    int64 // bytes of the file consumed
	met   bool  // an entry that was asked for
}

// counted counts what is consumed of the file.
type counted struct {
	r io.Reader
	u *unpacker
}

func (c counted) Read(p []byte) (int, error) {
	if err := c.u.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.u.at += int64(n)
	return n, err
}

func (u *unpacker) open(stdin io.Reader) error {
	if u.file.Path == "-" {
		if stdin == nil {
			stdin = os.Stdin
		}
		u.meter.size = 1 << 40 // not known: the ratio is not bounded
		return u.stream("", counted{stdin, u}, 0, false)
	}
	packed, err := u.file.Packed()
	if err != nil {
		return err
	}
	if !packed {
		if u.file.within != nil {
			return u.document("", nil, 0)
		}
		content, err := u.file.Load(u.ctx, Options{Limits: u.meter.limits})
		if err != nil {
			return err
		}
		u.at = int64(len(content))
		return u.give("", content)
	}
	opened, err := os.Open(u.file.Path)
	if err != nil {
		return readable(u.file.Name, err)
	}
	defer opened.Close()
	before, err := opened.Stat()
	if err != nil {
		return readable(u.file.Name, err)
	}
	head := make([]byte, headSize)
	n, _ := io.ReadFull(opened, head)
	if p := packingOf(head[:n]); p != nil && p.name == "zip" {
		err = u.zip("", opened, before.Size(), 1)
	} else if _, err = opened.Seek(0, io.SeekStart); err == nil {
		err = u.stream("", counted{opened, u}, 0, false)
	}
	if err != nil {
		return err
	}
	if after, err := opened.Stat(); err == nil && (after.Size() != before.Size() || !after.ModTime().Equal(before.ModTime())) {
		return fmt.Errorf("%s: %w", u.file.Name, errChanged)
	}
	u.file.Size, u.file.ModTime = before.Size(), before.ModTime()
	return nil
}

// name is what an entry is called; inside is its path in the archive.
func (u *unpacker) name(inside string) string {
	if inside == "" {
		return u.file.Name
	}
	return u.file.Name + "/" + Shown(inside)
}

// give hands a content on.
func (u *unpacker) give(inside string, content []byte) error {
	u.met = true
	if !u.yield(Content{Name: u.name(inside), Bytes: content, At: u.at}, nil) {
		return errStop
	}
	return nil
}

// fail hands on that an entry is not read; the rest is.
func (u *unpacker) fail(inside, format string, values ...any) error {
	u.met = true
	name := u.name(inside)
	if !u.yield(Content{Name: name, At: u.at}, fmt.Errorf("%s: "+format, append([]any{name}, values...)...)) {
		return errStop
	}
	return nil
}

// stream reads what comes from r: an archive, something compressed, or a
// document. depth is the number of archives around it.
func (u *unpacker) stream(inside string, r io.Reader, depth int, compressed bool) error {
	buffered := bufio.NewReaderSize(r, 32<<10)
	head, err := buffered.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return u.broken(inside, err)
	}
	p := packingOf(head)
	switch {
	case p == nil:
		return u.document(inside, buffered, -1)
	case depth >= u.meter.limits.depth() && (p.open == nil || compressed):
		return u.fail(inside, "%w: it is an archive within %d others; unpack the outer ones", ErrUnreadable, depth)
	case p.open != nil && compressed:
		return u.fail(inside, "%w: it is compressed twice; decompress it once", ErrUnreadable)
	case p.open != nil:
		opened, err := p.open(buffered)
		if err != nil {
			return u.broken(inside, err)
		}
		return u.stream(inside, metered{opened, &u.meter}, depth, true)
	case p.name == "tar":
		return u.tar(inside, buffered, depth+1)
	}
	// A zip is read from its end, so one in an archive is held in memory.
	content, err := u.read(buffered, -1)
	if err != nil {
		return u.unread(inside, err)
	}
	whole := bytes.NewReader(content)
	if zipIsDocument(whole, whole.Size()) {
		if !u.file.within.takes(inside) && inside != "" {
			return nil
		}
		return u.give(inside, content)
	}
	return u.zip(inside, whole, whole.Size(), depth+1)
}

// document reads a document to its end; size is -1 where it is not known.
func (u *unpacker) document(inside string, r io.Reader, size int64) error {
	if inside != "" && !u.file.within.takes(inside) {
		return nil
	}
	if inside == "" && u.file.within != nil {
		return fmt.Errorf("%s: %w: it is no archive, so nothing is in it", u.file.Name, ErrUnreadable)
	}
	content, err := u.read(r, size)
	if err != nil {
		return u.unread(inside, err)
	}
	return u.give(inside, content)
}

// errTooLarge says that a document is beyond the limit.
var errTooLarge = errors.New("too large")

func (u *unpacker) read(r io.Reader, size int64) ([]byte, error) {
	limit := u.meter.limits.file()
	if size > limit {
		return nil, errTooLarge
	}
	var content bytes.Buffer
	if size >= 0 {
		content.Grow(int(min(size, 1<<20)) + bytes.MinRead)
	}
	_, err := content.ReadFrom(io.LimitReader(r, limit+1))
	if err == nil && int64(content.Len()) > limit {
		err = errTooLarge
	}
	return content.Bytes(), err
}

// unread says why a document was not read: a document that is too large leaves
// the rest readable, a broken stream does not.
func (u *unpacker) unread(inside string, err error) error {
	if errors.Is(err, errTooLarge) {
		return u.fail(inside, "%w: more than the limit of %s; raise it with --max-file-size", ErrUnreadable, Bytes(u.meter.limits.file()))
	}
	return u.broken(inside, err)
}

// broken is the error for a stream that cannot be read on.
func (u *unpacker) broken(inside string, err error) error {
	switch {
	case errors.Is(err, errStop), u.ctx.Err() != nil:
		return err
	case errors.Is(err, errLimit):
		return fmt.Errorf("%s: %w", u.name(inside), err)
	case errors.Is(err, xz.ErrMemlimit):
		err = errors.New("it needs more memory to decompress than xz -9")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		err = errors.New("it ends too early")
	}
	if u.file.Path == "-" && inside == "" {
		return fmt.Errorf("%s: reading: %w", u.file.Name, err)
	}
	return fmt.Errorf("%s: %w: the archive is damaged: %w; fetch it again", u.name(inside), ErrUnreadable, err)
}

// tar reads the entries of a tar.
func (u *unpacker) tar(inside string, r io.Reader, depth int) error {
	t := tar.NewReader(r)
	for {
		if err := u.ctx.Err(); err != nil {
			return err
		}
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return u.broken(inside, err)
		}
		if err := u.meter.entry(); err != nil {
			return fmt.Errorf("%s: %w", u.name(inside), err)
		}
		switch h.Typeflag {
		case tar.TypeReg, tar.TypeGNUSparse:
		case tar.TypeDir, tar.TypeXGlobalHeader:
			continue
		default:
			if _, wanted := u.entry(inside, h.Name); wanted {
				if err := u.fail(join(inside, h.Name), "%w: it is a link or a device, and no file", ErrPassedOver); err != nil {
					return err
				}
			}
			continue
		}
		entry, wanted := u.entry(inside, h.Name)
		switch {
		case entry == "":
			err = u.fail(join(inside, h.Name), "%w: its path leads out of the archive; make the archive again with paths below its own folder", ErrUnreadable)
		case !wanted:
			continue
		case h.Size > u.meter.limits.archive():
			err = u.unread(entry, errTooLarge)
		default:
			err = u.past(entry, u.stream(entry, t, depth, false))
		}
		if err != nil {
			return err
		}
	}
}

// past goes on behind an entry that is damaged by itself: the others do not
// depend on it, and if it is the archive that is, its next entry says so.
func (u *unpacker) past(entry string, err error) error {
	if err == nil || errors.Is(err, errStop) || errors.Is(err, errLimit) || u.ctx.Err() != nil {
		return err
	}
	if !u.yield(Content{Name: u.name(entry), At: u.at}, err) {
		return errStop
	}
	return nil
}

// entry gives the path of an entry within the outermost archive, "" for one that
// leads out of it, and whether it is to be read.
func (u *unpacker) entry(inside, name string) (string, bool) {
	clean := path.Clean(strings.ReplaceAll(name, `\`, "/"))
	if strings.HasPrefix(clean, "/") || clean == ".." || strings.HasPrefix(clean, "../") || strings.ContainsRune(clean, 0) || len(clean) > 1 && clean[1] == ':' {
		return "", true
	}
	for part := range strings.SplitSeq(clean, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return clean, false
		}
	}
	entry := join(inside, clean)
	return entry, u.file.within.enters(entry)
}

func join(inside, name string) string {
	if inside == "" {
		return name
	}
	return inside + "/" + name
}
