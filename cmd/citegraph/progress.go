package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress is a bar on a terminal, and nothing elsewhere.
type progress struct {
	out  io.Writer
	bars *mpb.Progress // nil where there is no bar
	bar  *mpb.Bar
}

// newProgress begins a bar; count gives the number of its steps, and is called
// only where there is a terminal to show it.
func newProgress(ctx context.Context, out io.Writer, count func(context.Context) int) *progress {
	p := &progress{out: out}
	if !isTerminal(out) {
		return p
	}
	// Not of ctx: an interrupted bar is ended by end, which also clears it.
	p.bars = mpb.New(mpb.WithOutput(out), mpb.WithWidth(40))
	p.bar = p.bars.New(int64(count(ctx)), mpb.BarStyle().Lbound("").Rbound("").Filler("━").Tip("━").Padding(" "),
		mpb.BarRemoveOnComplete(),
		mpb.PrependDecorators(decor.CountersNoUnit("%d of %d documents ")),
		mpb.AppendDecorators(decor.Name(" "), decor.AverageETA(decor.ET_STYLE_GO)))
	return p
}

func (p *progress) step() {
	if p.bar != nil {
		p.bar.Increment()
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
	}
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
