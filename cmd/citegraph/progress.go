package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"

	"citegraph/extract/corpus"
)

// linesEvery is how often progress is told where there is no terminal: so seldom
// that a log stays short, and not at all in a short run.
const linesEvery = 10 * time.Second

// progress shows how far a run is: a bar on a terminal, else now and then a line.
// It reckons by the bytes of the files, since an archive does not tell beforehand
// how many documents are in it.
type progress struct {
	out   io.Writer
	count func() corpus.Total
	now   func() time.Time

	bars *mpb.Progress // nil where there is no bar
	bar  *mpb.Bar

	began, told time.Time
	total       corpus.Total
	done        int // documents
	bytes       int64
}

// newProgress begins; count counts what there is to do, and is called only where
// that is shown.
func newProgress(ctx context.Context, out io.Writer, count func(context.Context) corpus.Total) *progress {
	p := &progress{out: out, count: func() corpus.Total { return count(ctx) }, now: time.Now}
	p.began = p.now()
	p.told = p.began
	if !isTerminal(out) {
		return p
	}
	p.total = p.count()
	// Not of ctx: an interrupted bar is ended by end, which also clears it.
	p.bars = mpb.New(mpb.WithOutput(out), mpb.WithWidth(30))
	p.bar = p.bars.New(p.total.Bytes, mpb.BarStyle().Lbound("").Rbound("").Filler("━").Tip("━").Padding(" "),
		mpb.BarRemoveOnComplete(),
		mpb.AppendDecorators(decor.Any(func(decor.Statistics) string { return " " + p.words() })))
	return p
}

// step says that a document is done with, and bytes of the files.
func (p *progress) step(bytes int64) {
	p.done++
	p.bytes += bytes
	if p.bar != nil {
		p.bar.SetCurrent(p.bytes)
		return
	}
	if now := p.now(); now.Sub(p.told) >= linesEvery {
		if p.told.Equal(p.began) {
			p.total = p.count()
		}
		p.told = now
		fmt.Fprintf(p.out, "citegraph: %s\n", p.words())
	}
}

// words say how far the run is: "4,000 of 13,993 documents, 1,200/s, 8 s left".
func (p *progress) words() string {
	seconds := p.now().Sub(p.began).Seconds()
	words := thousands(p.done) + " documents"
	switch share := float64(p.bytes) / float64(max(p.total.Bytes, 1)); {
	case p.total.Packed == 0:
		words = fmt.Sprintf("%s of %s documents", thousands(p.done), thousands(max(p.total.Files, p.done)))
	default:
		words += fmt.Sprintf(" (%.0f %%)", 100*min(share, 1))
	}
	if seconds > 0.5 && p.done > 0 {
		words += fmt.Sprintf(", %s/s", thousands(int(float64(p.done)/seconds)))
	}
	if left := float64(p.total.Bytes - p.bytes); seconds > 1 && p.bytes > 0 && left > 0 {
		words += ", " + duration(left/float64(p.bytes)*seconds) + " left"
	}
	return words
}

func duration(seconds float64) string {
	switch d := time.Duration(seconds) * time.Second; {
	case d < 2*time.Minute:
		return fmt.Sprintf("%.0f s", d.Seconds())
	case d < 2*time.Hour:
		return fmt.Sprintf("%.0f min", d.Minutes())
	default:
		return fmt.Sprintf("%.1f h", d.Hours())
	}
}

// say writes a line above the bar.
func (p *progress) say(format string, values ...any) {
	if p.bars != nil {
		fmt.Fprintf(p.bars, format, values...)
		return
	}
	fmt.Fprintf(p.out, format, values...)
}

func (p *progress) end() {
	if p.bars != nil {
		p.bar.Abort(true)
		p.bars.Wait()
		p.bars = nil
	}
}

// thousands writes a number with commas.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// isTerminal tells a terminal that can show a bar.
func isTerminal(out io.Writer) bool {
	f, isFile := out.(*os.File)
	if !isFile || os.Getenv("TERM") == "dumb" {
		return false
	}
	st, err := f.Stat()
	return err == nil && st.Mode()&os.ModeCharDevice != 0 && f.Name() != os.DevNull
}
