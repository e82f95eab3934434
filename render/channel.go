package render

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
	arch      bool    // it comes from below and goes back there
	track     int     // from above, -1 for none
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
			from, to := r.ends[i][0], r.ends[i][1]
			all[row].runs = append(all[row].runs, run{link: i, leg: 1, from: min(from, to), to: max(from, to), arch: true})
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
	slices.SortFunc(c.runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.kind(), b.kind()), cmp.Compare(a.order(), b.order()), cmp.Compare(a.link, b.link), cmp.Compare(a.leg, b.leg))
	})
	for i := range c.runs {
		this := &c.runs[i]
		this.track = -1
		if this.kind() == 0 {
			continue
		}
		lowest, taken := -1, map[int]bool{}
		for j := range i {
			other := &c.runs[j]
			if other.track < 0 || !this.overlaps(other) {
				continue
			}
			taken[other.track] = true
			if other.kind() == this.kind() || this.arch {
				lowest = max(lowest, other.track)
			}
		}
		this.track = lowest + 1
		for taken[this.track] {
			this.track++
		}
		c.tracks = max(c.tracks, this.track+1)
	}
}

// kind is 0 for a run that needs no track, else 1 to the right, 2 to the left, 3
// for an arch.
func (a *run) kind() int {
	switch {
	case a.arch:
		return 3
	case math.Abs(a.to-a.from) <= trackless:
		return 0
	case a.to > a.from:
		return 1
	}
	return 2
}

// order sorts runs of one kind: those that turn first come first; short arches
// before long ones would cross them, so long ones come first.
func (a *run) order() float64 {
	switch a.kind() {
	case 1:
		return -a.from
	case 3:
		return a.from - a.to
	}
	return a.from
}

func (a *run) overlaps(b *run) bool {
	return min(a.from, a.to) < max(b.from, b.to)+runRoom && min(b.from, b.to) < max(a.from, a.to)+runRoom
}

// height is the room that the channel needs where it has more than one track.
func (c *channel) height() float64 { return trackGap * float64(max(0, c.tracks-1)) }
