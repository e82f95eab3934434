package corpus

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"citegraph/extract"
	"citegraph/extract/source"
	"citegraph/graphmodel"
)

func clean(paths []string) []string {
	cleaned := make([]string, len(paths))
	for i, p := range paths {
		cleaned[i] = filepath.Clean(p)
	}
	return cleaned
}

// packedEndings are of names under which archives are kept. They are a hint for
// the count of what there is to do; what is an archive, its content tells.
var packedEndings = []string{".zip", ".tar", ".tgz", ".txz", ".tbz2", ".gz", ".xz", ".bz2"}

func looksPacked(path string) bool {
	return slices.Contains(packedEndings, strings.ToLower(filepath.Ext(path)))
}

func isPassedOver(err error) bool { return errors.Is(err, source.ErrPassedOver) }

// produce walks the paths and sends every document on its way.
func (r *run) produce(ctx context.Context, paths []string) {
	defer close(r.queue)
	defer close(r.jobs)
	var at int64 // bytes of the files before
	for f, err := range source.Walk(ctx, paths, r.options.Source) {
		if r.options.Skip != nil && r.options.Skip(f) {
			continue
		}
		before := at
		at += f.Size
		if f.Whole() {
			if r.seen[f.Name] {
				continue
			}
			r.seen[f.Name] = true
		}
		switch {
		case err != nil:
			err = r.settled(ctx, &job{file: f, err: err, at: at})
		default:
			err = r.file(ctx, f, before)
		}
		if err != nil {
			return // the context has ended
		}
	}
}

// settled sends a document on with which nothing has to be done any more.
func (r *run) settled(ctx context.Context, j *job) error {
	j.done = make(chan struct{})
	close(j.done)
	return r.enqueue(ctx, j)
}

func (r *run) enqueue(ctx context.Context, j *job) error {
	select {
	case r.queue <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// read sends a document to the workers, when there is room for it in memory.
func (r *run) begin(ctx context.Context, j *job, weight int64) error {
	j.done, j.weight = make(chan struct{}), weight
	if err := r.held.take(ctx, weight); err != nil {
		return err
	}
	if err := r.enqueue(ctx, j); err != nil {
		return err
	}
	select {
	case r.jobs <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// file decides on a file by what the sink knows.
func (r *run) file(ctx context.Context, f source.File, before int64) error {
	j := &job{file: f, at: before + f.Size}
	if f.Path == "-" {
		j.err = errors.New("standard input cannot be a document of a graph; name files or folders")
		return r.settled(ctx, j)
	}
	if held, known := r.sink.Known(f.Name); known && held.Archive == "" {
		j.known = &held
		if sameFile(held.Stamp, f) {
			j.same, j.text.Stamp = true, held.Stamp
			return r.settled(ctx, j)
		}
	}
	if stamp, entries, known := r.sink.KnownArchive(f.Name); known && f.Whole() {
		if !sameFile(stamp, f) && stamp.Size == f.Size {
			if sum, err := sum(f.Path); err == nil && sum == stamp.Sum {
				stamp.ModTime = f.ModTime
			}
		}
		if sameFile(stamp, f) {
			return r.keepArchive(ctx, f, stamp, entries, before)
		}
	}
	packed, err := f.Packed()
	switch {
	case err != nil:
		j.err = err
		return r.settled(ctx, j)
	case packed, !f.Whole():
		return r.archive(ctx, f, before)
	}
	return r.begin(ctx, j, f.Size)
}

// sameFile tells a file that has not changed since its stamp was taken.
func sameFile(s graphmodel.Stamp, f source.File) bool {
	return !s.ModTime.IsZero() && s.ModTime.Equal(f.ModTime) && s.Size == f.Size
}

// keepArchive keeps the entries of an archive that has not changed.
func (r *run) keepArchive(ctx context.Context, f source.File, stamp graphmodel.Stamp, entries []string, before int64) error {
	for n, name := range entries {
		held, _ := r.sink.Known(name)
		r.seen[name] = true
		j := &job{file: f, content: &source.Content{Name: name}, known: &held, same: true, at: before + f.Size*int64(n+1)/int64(len(entries))}
		j.text.Stamp = held.Stamp
		if err := r.settled(ctx, j); err != nil {
			return err
		}
	}
	return r.settled(ctx, &job{file: f, end: true, text: graphmodel.Text{Stamp: stamp}})
}

// archive sends on what is in an archive.
func (r *run) archive(ctx context.Context, f source.File, before int64) error {
	stamp := graphmodel.Stamp{Size: f.Size, ModTime: f.ModTime}
	var err error
	if stamp.Sum, err = sum(f.Path); err != nil {
		return r.settled(ctx, &job{file: f, err: err, at: before + f.Size})
	}
	for c, err := range f.Contents(ctx, r.options.Source) {
		j := &job{file: f, content: &c, err: err, at: before + min(c.At, f.Size)}
		switch {
		case err != nil:
			err = r.settled(ctx, j)
		case r.seen[c.Name] && c.Name != f.Name:
			j.err = fmt.Errorf("%s: %w: it was read already; an archive may hold several files of one name", c.Name, source.ErrPassedOver)
			if f.Whole() {
				err = r.settled(ctx, j)
			}
		default:
			r.seen[c.Name] = true
			if held, known := r.sink.Known(c.Name); known && held.Archive == f.Name {
				j.known = &held
			}
			err = r.begin(ctx, j, int64(len(c.Bytes)))
		}
		if err != nil {
			return err
		}
	}
	stamp.Size, stamp.ModTime = f.Size, f.ModTime
	return r.settled(ctx, &job{file: f, end: true, text: graphmodel.Text{Stamp: stamp}})
}

// read fills in the job.
func (r *run) read(ctx context.Context, j *job) error {
	stamp := graphmodel.Stamp{}
	var content []byte
	if j.content != nil {
		content = j.content.Bytes
		j.content.Bytes = nil
		stamp.Size = int64(len(content))
	} else {
		var err error
		if content, err = j.file.Load(ctx, r.options.Source); err != nil {
			return err
		}
		stamp.Size, stamp.ModTime = j.file.Size, j.file.ModTime
	}
	stamp.Sum = sha256.Sum256(content)
	j.text.Stamp = stamp
	if j.known != nil && j.known.Sum == stamp.Sum {
		j.same = true
		return nil
	}
	doc, err := source.Decode(ctx, j.name(), content, r.options.Source)
	if err != nil {
		return err
	}
	j.notes = doc.Warnings
	found, err := extract.Extract(ctx, &doc, r.set, r.options.Extract)
	if err != nil {
		return err
	}
	j.text = graphmodel.NewText(&doc, stamp, found)
	j.text.Archive = j.archive()
	return nil
}

func sum(path string) (s [32]byte, err error) {
	f, err := os.Open(path)
	if err != nil {
		return s, fmt.Errorf("%s: cannot be read: %w", source.Shown(path), err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return s, fmt.Errorf("%s: cannot be read: %w", source.Shown(path), err)
	}
	h.Sum(s[:0])
	return s, nil
}
