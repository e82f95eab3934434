package extract_test

import (
	"context"
	"crypto/sha256"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"citegraph/extract"
	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
	"citegraph/extract/segment"
	"citegraph/extract/source"
)

// benchmarkTexts are the documents that the speed is measured on: the General
// Assembly's in the unpacked corpus, else the samples.
func benchmarkTexts(tb testing.TB) []citation.Document {
	tb.Helper()
	files, _ := filepath.Glob("../.cache/corpus/txt/ga/en/*.txt")
	if len(files) == 0 {
		tb.Log("no corpus in .cache/corpus: the samples are measured")
		files, _ = filepath.Glob("../testdata/documents/*")
	}
	var out []citation.Document
	for i, f := range files {
		if i%8 != 0 && len(files) > 100 {
			continue
		}
		content, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		d, err := source.Decode(context.Background(), f, content, source.Options{})
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func size(docs []citation.Document) (n int64) {
	for i := range docs {
		n += int64(len(docs[i].Text))
	}
	return n
}

// BenchmarkExtract is the whole way from text in memory to records, on one core.
func BenchmarkExtract(b *testing.B) {
	set, err := rules.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	docs := benchmarkTexts(b)
	b.SetBytes(size(docs))
	for b.Loop() {
		for i := range docs {
			d := docs[i]
			if _, err := extract.Extract(context.Background(), &d, set, extract.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkSHA256 is the yardstick: the same bytes through sha256.
func BenchmarkSHA256(b *testing.B) {
	docs := benchmarkTexts(b)
	texts := make([][]byte, len(docs))
	for i := range docs {
		texts[i] = []byte(docs[i].Text)
	}
	b.SetBytes(size(docs))
	for b.Loop() {
		for i := range texts {
			sha256.Sum256(texts[i])
		}
	}
}

// BenchmarkExtractTwoCores is BenchmarkExtract with the documents shared by two
// goroutines.
func BenchmarkExtractTwoCores(b *testing.B) {
	set, err := rules.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	docs := benchmarkTexts(b)
	b.SetBytes(size(docs))
	for b.Loop() {
		var next atomic.Int64
		var done sync.WaitGroup
		for range 2 {
			done.Go(func() {
				for i := next.Add(1) - 1; int(i) < len(docs); i = next.Add(1) - 1 {
					d := docs[i]
					if _, err := extract.Extract(context.Background(), &d, set, extract.Options{}); err != nil {
						b.Error(err)
					}
				}
			})
		}
		done.Wait()
	}
}

// BenchmarkPlainScan is the specification of the scan: every rule's expression
// at every place, with package regexp. It stops at the mentions.
func BenchmarkPlainScan(b *testing.B) {
	set, err := rules.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	docs := benchmarkTexts(b)
	docs = docs[:max(1, len(docs)/40)]
	for i := range docs {
		segment.Segment(&docs[i], set)
	}
	plain := match.NewPlain("en", set)
	b.SetBytes(size(docs))
	for b.Loop() {
		for i := range docs {
			for k := range docs[i].Paragraphs {
				plain.Find(docs[i].Paragraphs[k].Clean)
			}
			for k := range docs[i].Notes {
				plain.Find(docs[i].Notes[k].Clean)
			}
		}
	}
}
