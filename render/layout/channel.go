package layout

import (
	"cmp"
	"math"
	"slices"
)

// A channel is the room above a row, in which the links between it and the row
// before go sideways. Each that goes far has a track of its own height there, so
// that links side by side stay apart where they run across the page.
type channel struct {
	runs   []run
	tracks int
}

// run is a link's way through a channel.
type run struct {
	link, leg int     // the leg leads to slot leg of the link's way
	from, to  float64 // across the page, from above; of an arch, its left and right end
	kind      runKind
	track     int // from above, -1 for none
}

// Room in a channel, in pixels.
const (
	trackGap  = 5.5
	trackless = 26.0 // a link that goes no farther sideways needs no track
	runRoom   = 5.0  // between two runs on one track
)

// channels gives the channel above each row.
func (r *router) channels() []channel {
	all := make([]channel, len(r.rows))
	for i, way := range r.ways {
		row := r.slots[way[0]].row
		switch {
		case len(way) == 1 || r.flat(i) && r.apart(way) == 1:
		case r.flat(i):
			from, to := r.sides[i][0], r.sides[i][1]
			all[row].runs = append(all[row].runs, run{link: i, leg: 1, from: min(from, to), to: max(from, to), kind: arch})
		default:
			for j := 1; j < len(way); j++ {
				above := &all[row+j]
				above.runs = append(above.runs, run{link: i, leg: j, from: r.across(i, j-1), to: r.across(i, j)})
			}
		}
	}
	for i := range all {
		all[i].assign()
	}
	return all
}

// assign gives each run a track. Of two that go to the right side by side, the
// right one turns first, and of two that go to the left, the left one: so they do
// not cross. Arches lie below all others.
func (c *channel) assign() {
	for i := range c.runs {
		c.runs[i].kind = c.kindOf(i)
	}
	slices.SortFunc(c.runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.order(), b.order()), cmp.Compare(a.link, b.link), cmp.Compare(a.leg, b.leg))
	})
	for i := range c.runs {
		this := &c.runs[i]
		this.track = -1
		if this.kind == direct {
			continue
		}
		lowest, taken := -1, map[int]bool{}
		for j := range i {
			other := &c.runs[j]
			if other.track < 0 || !this.overlaps(other) {
				continue
			}
			taken[other.track] = true
			if other.kind == this.kind || this.kind == arch {
				lowest = max(lowest, other.track)
			}
		}
		this.track = lowest + 1
		for taken[this.track] {
			this.track++
		}
		c.tracks = max(c.tracks, this.track+1)
	}
	c.unstack()
}

// unstack mends the places where one link comes down at the very place where
// another goes on down, and turns below it: the two would run on each other. The
// one gets a track of its own above all, or the other one below all, whatever
// leaves fewer such places.
func (c *channel) unstack() {
	for range c.runs {
		upper, lower := c.stacked()
		if upper < 0 {
			return
		}
		least := c.countStacked()
		before := c.runs[lower].track
		c.runs[lower].track = c.tracks
		if c.countStacked() < least {
			c.tracks++
			continue
		}
		c.runs[lower].track = before
		before = c.runs[upper].track
		c.runs[upper].track = -1 // above all, until all have moved down
		better := c.countStacked() < least
		c.runs[upper].track = before
		if !better {
			return
		}
		for i := range c.runs {
			if c.runs[i].kind != direct {
				c.runs[i].track++
			}
		}
		c.runs[upper].track = 0
		c.tracks++
	}
}

// stacked finds two runs, the one of which comes from above where the other goes
// on down, and turns below it; -1 where there are none.
func (c *channel) stacked() (upper, lower int) {
	for i := range c.runs {
		for j := range c.runs {
			if c.runs[i].stackedOn(&c.runs[j]) {
				return i, j
			}
		}
	}
	return -1, -1
}

func (c *channel) countStacked() int {
	count := 0
	for i := range c.runs {
		for j := range c.runs {
			if c.runs[i].stackedOn(&c.runs[j]) {
				count++
			}
		}
	}
	return count
}

func (a *run) stackedOn(b *run) bool {
	return a.link != b.link && (a.kind == rightward || a.kind == leftward) && (b.kind == rightward || b.kind == leftward) &&
		math.Abs(a.from-b.to) < tooNear && a.track > b.track
}

// runKind says how a run goes.
type runKind int

const (
	direct    runKind = iota // straight, or a little sideways where nothing is in the way
	rightward                // seen from above
	leftward
	arch // from below and back there
)

func (c *channel) kindOf(i int) runKind {
	this := &c.runs[i]
	if this.kind == arch {
		return arch
	}
	sideways := math.Abs(this.to - this.from)
	alone := sideways <= trackless
	for j := range c.runs {
		alone = alone && (j == i || !this.overlaps(&c.runs[j]))
	}
	switch {
	case alone || sideways <= passageGap:
		return direct
	case this.to > this.from:
		return rightward
	}
	return leftward
}

// order sorts runs of one kind: those that turn first come first; short arches
// before long ones would cross them, so long ones come first.
func (a *run) order() float64 {
	switch a.kind {
	case rightward:
		return -a.from
	case arch:
		return a.from - a.to
	}
	return a.from
}

func (a *run) overlaps(b *run) bool {
	return min(a.from, a.to) < max(b.from, b.to)+runRoom && min(b.from, b.to) < max(a.from, a.to)+runRoom
}

// height is the room that the channel needs where it has more than one track.
func (c *channel) height() float64 { return trackGap * float64(max(0, c.tracks-1)) }
