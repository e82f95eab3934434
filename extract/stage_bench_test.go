package extract_test

import (
	"testing"

	"citegraph/extract/citation"
	"citegraph/extract/match"
	"citegraph/extract/rules"
	"citegraph/extract/segment"
)

// BenchmarkStages is where BenchmarkExtract's time goes: segment and match by
// themselves; the rest is resolve's.
func BenchmarkStages(b *testing.B) {
	set, err := rules.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	docs := benchmarkTexts(b)
	segmented := make([]citation.Document, len(docs))
	copy(segmented, docs)
	for i := range segmented {
		segment.Segment(&segmented[i], set)
	}
	b.Run("segment", func(b *testing.B) {
		b.SetBytes(size(docs))
		var segmenter segment.Segmenter
		for b.Loop() {
			for i := range docs {
				d := docs[i]
				segmenter.Segment(&d, set)
			}
		}
	})
	b.Run("match", func(b *testing.B) {
		b.SetBytes(size(docs))
		for b.Loop() {
			for i := range segmented {
				d := &segmented[i]
				finder := match.NewFinder(d.Language, set)
				for k := range d.Paragraphs {
					finder.Find(d.Paragraphs[k].Clean)
				}
				for k := range d.Notes {
					finder.Find(d.Notes[k].Clean)
				}
			}
		}
	})
}
