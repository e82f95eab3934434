package layout

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"citegraph/worker"
)

// Graphviz is the Func of the dot engine, which runs in the worker executable. Of
// what dot answers only the order within the rows is taken: it keeps long links
// straight at any price, which makes a picture with many links to one box three
// times as wide as high.
func Graphviz(options worker.Options) Func {
	return func(ctx context.Context, plan Plan) (Positions, error) {
		if len(plan.Boxes) == 0 {
			return Positions{}, nil
		}
		l := layersOf(&plan)
		request := worker.Request{Layout: &worker.Layout{Engine: "dot", DOT: l.dot()}}
		response, err := worker.Call(ctx, options, request)
		switch {
		case errors.Is(err, context.DeadlineExceeded), errors.Is(err, worker.ErrMemory):
			return Positions{}, fmt.Errorf("layout of %d boxes: %w; draw fewer of them (--max-nodes)", len(plan.Boxes), err)
		case err != nil:
			return Positions{}, fmt.Errorf("layout: %w", err)
		}
		if err := l.readOrder(response.Layout); err != nil {
			return Positions{}, fmt.Errorf("layout: answer of Graphviz: %w", err)
		}
		l.improveOrder()
		return l.place(), nil
	}
}

// inch is how many of its points Graphviz counts to the inch; one of them is one
// of our pixels.
const inch = 72

// dot writes the layers for Graphviz: boxes and passages without text, bound to
// rows by a chain of invisible nodes. Edges run from row to row, downwards.
func (l *layers) dot() string {
	var b strings.Builder
	b.WriteString("digraph {\n")
	fmt.Fprintf(&b, "graph [nodesep=%s, ranksep=0.5, splines=false]\n", inches(l.plan.Gap.Width))
	b.WriteString("node [shape=box, fixedsize=true, label=\"\", height=0.1]\n")
	for i := range l.slots {
		fmt.Fprintf(&b, "s%d [width=%s]\n", i, inches(max(1, l.slots[i].width)))
	}
	for r, row := range l.rows {
		fmt.Fprintf(&b, "r%d [width=0.01, style=invis]\n{rank=same; r%d", r, r)
		for _, slot := range row {
			fmt.Fprintf(&b, "; s%d", slot)
		}
		b.WriteString("}\n")
		if r > 0 {
			fmt.Fprintf(&b, "r%d -> r%d [style=invis]\n", r-1, r)
		}
	}
	for above := range l.joined {
		for _, j := range l.joined[above] {
			if l.slots[above].row < l.slots[j.slot].row {
				fmt.Fprintf(&b, "s%d -> s%d [weight=%d]\n", above, j.slot, int(j.pull))
			}
		}
	}
	b.WriteString("}\n")
	return b.String()
}

func inches(pixels float64) string { return strconv.FormatFloat(pixels/inch, 'f', 4, 64) }

// readOrder sorts each row by the places that Graphviz gave.
func (l *layers) readOrder(answer []byte) error {
	var placed struct {
		Objects []struct {
			Name string `json:"name"`
			Pos  string `json:"pos"` // "x,y"
		} `json:"objects"`
	}
	if err := json.Unmarshal(answer, &placed); err != nil {
		return err
	}
	found := make([]bool, len(l.slots))
	for _, o := range placed.Objects {
		digits, isSlot := strings.CutPrefix(o.Name, "s")
		n, err := strconv.Atoi(digits)
		if !isSlot || err != nil || n < 0 || n >= len(l.slots) {
			continue
		}
		across, _, _ := strings.Cut(o.Pos, ",")
		x, err := strconv.ParseFloat(across, 64)
		if err != nil {
			return fmt.Errorf("position %q of %s", o.Pos, o.Name)
		}
		l.slots[n].x, found[n] = x, true
	}
	if missing := slices.Index(found, false); missing >= 0 {
		return fmt.Errorf("no position of s%d", missing)
	}
	for _, row := range l.rows {
		slices.SortStableFunc(row, func(a, b int) int {
			switch {
			case l.slots[a].x < l.slots[b].x:
				return -1
			case l.slots[a].x > l.slots[b].x:
				return 1
			}
			return 0
		})
	}
	return nil
}
