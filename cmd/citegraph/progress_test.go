package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"citegraph/extract/corpus"
)

// In a log a line is written now and then, and none in a short run.
func TestProgressInALog(t *testing.T) {
	for _, c := range []struct {
		total corpus.Total
		want  string
	}{
		{corpus.Total{Files: 20_000, Bytes: 20_000_000}, "citegraph: 2,000 of 20,000 documents, 200/s, 90 s left\ncitegraph: 4,000 of 20,000 documents, 200/s, 80 s left\n"},
		{corpus.Total{Files: 2, Packed: 1, Bytes: 20_000_000}, "citegraph: 2,000 documents (10 %), 200/s, 90 s left\ncitegraph: 4,000 documents (20 %), 200/s, 80 s left\n"},
		{corpus.Total{Files: 20, Packed: 1, Bytes: 20_000_000_000}, "citegraph: 2,000 documents (0 %), 200/s, 27.8 h left\ncitegraph: 4,000 documents (0 %), 200/s, 27.8 h left\n"},
	} {
		var out bytes.Buffer
		counted := 0
		p := newProgress(context.Background(), &out, func(context.Context) corpus.Total { counted++; return c.total })
		now := p.began
		p.now = func() time.Time { return now }
		for range 5000 { // 25 s
			now = now.Add(5 * time.Millisecond)
			p.step(1000)
		}
		p.end()
		if got := out.String(); got != c.want || counted != 1 {
			t.Errorf("%q, counted %d times, want %q", got, counted, c.want)
		}
	}
	var out bytes.Buffer
	p := newProgress(context.Background(), &out, func(context.Context) corpus.Total { t.Error("counted"); return corpus.Total{} })
	p.step(1)
	p.end()
	if out.Len() > 0 {
		t.Errorf("a short run tells %q", out.String())
	}
}

// Many problems are told by their cause, with the first document and the remedy.
func TestProblemsByCause(t *testing.T) {
	var p problems
	shown := 0
	for n := range 30 {
		file := fmt.Sprintf("d/%d.bin", n)
		message := file + ": cannot be read as a document: it is a binary file; give text or Markdown"
		if n%10 == 3 {
			message = fmt.Sprintf("%d bytes are not UTF-8", n)
		}
		if p.add(file, newProblem(file, message)) {
			shown++
		}
	}
	want := []string{
		"  27 documents: it is a binary file; give text or Markdown (first: d/0.bin)",
		"  3 documents: 3 bytes are not UTF-8 (first: d/3.bin)",
	}
	if got := p.lines(); shown != shownSingly || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%d shown, then %q", shown, got)
	}
	p = problems{}
	p.add("a", problem{Problem: "x"})
	if got := p.lines(); got != nil {
		t.Errorf("few problems are told twice: %q", got)
	}
}
