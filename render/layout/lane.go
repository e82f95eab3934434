package layout

import (
	"cmp"
	"math"
	"slices"
)

// A lane is a channel between columns, or a corridor between rows, of a Grid.
// Links run along it side by side, each on a track of its own, in an order in
// which few cross.
type lane struct {
	wanted int // links that will come, before they are known
	runs   []laneRun
	track  []int // of each run
	tracks int
	first  float64 // the place of the first track
	gap    float64 // between tracks
}

// laneRun is a link's way along a lane: its two ends, with the side to which the
// link goes on there: -1 before the lane (left, or above), 1 behind it.
type laneRun [2]laneEnd

type laneEnd struct {
	at   float64 // along the lane
	side int
}

// Room around the tracks of a corridor and of a channel, where heads of arrows
// need more.
const (
	laneEdge    = 9.0
	channelEdge = 17.0
)

func (l *lane) add(r laneRun) int {
	l.runs = append(l.runs, r)
	return len(l.runs) - 1
}

// addRun adds a run; one that goes nowhere takes a track as well, since it may
// bend a little.
func (l *lane) addRun(from float64, fromSide int, to float64, toSide int) int {
	return l.add(laneRun{{from, fromSide}, {to, toSide}})
}

// start lays the tracks in the middle of a piece of the page.
func (l *lane) start(from, room float64) {
	l.first = from + (room-l.width())/2
}

// width is that from the first track to the last.
func (l *lane) width() float64 { return l.gap * float64(max(0, l.tracks-1)) }

// place is the place of a run across the lane.
func (l *lane) place(run int) float64 { return l.first + l.gap*float64(l.track[run]) }

func (r *laneRun) bounds() (low, high float64) {
	return min(r[0].at, r[1].at), max(r[0].at, r[1].at)
}

func (r *laneRun) meets(o *laneRun) bool {
	low, high := r.bounds()
	otherLow, otherHigh := o.bounds()
	return low < otherHigh+runRoom && otherLow < high+runRoom
}

// onEachOther is what two links cost that run on each other where they leave the
// lane; a crossing costs 1.
const onEachOther = 5

// crossings is what it costs that run a has its track before run b, in a lane
// with so much room between its tracks.
func crossings(a, b *laneRun, gap float64) int {
	cost := 0
	low, high := b.bounds()
	for _, end := range a {
		if end.side > 0 && end.at > low && end.at < high {
			cost++
		}
	}
	low, high = a.bounds()
	for _, end := range b {
		if end.side < 0 && end.at > low && end.at < high {
			cost++
		}
	}
	for _, behind := range a {
		for _, before := range b {
			if behind.side > 0 && before.side < 0 && math.Abs(behind.at-before.at) < gap*0.46 {
				cost += onEachOther
			}
		}
	}
	return cost
}

// mostSifts bounds how often the order of a lane is improved.
const mostSifts = 8

// assign gives each run its track: the order is improved by taking one run after
// the other to its best place, and runs that do not meet share a track.
func (l *lane) assign() {
	n := len(l.runs)
	l.track = make([]int, n)
	if n == 0 {
		return
	}
	cost := make([]int32, n*n) // of the first before the second
	for i := range n {
		for j := range n {
			if i != j && l.runs[i].meets(&l.runs[j]) {
				cost[i*n+j] = int32(crossings(&l.runs[i], &l.runs[j], l.gap))
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		lowA, highA := l.runs[a].bounds()
		lowB, highB := l.runs[b].bounds()
		return cmp.Or(cmp.Compare(lowA, lowB), cmp.Compare(highB, highA))
	})
	for range mostSifts {
		if !sift(order, cost) {
			break
		}
	}
	for i, run := range order {
		for _, earlier := range order[:i] {
			if l.runs[run].meets(&l.runs[earlier]) {
				l.track[run] = max(l.track[run], l.track[earlier]+1)
			}
		}
		l.tracks = max(l.tracks, l.track[run]+1)
	}
}

// sift takes each run to the place in the order where it costs least.
func sift(order []int, cost []int32) bool {
	n, changed := len(order), false
	for run := range n {
		from := slices.Index(order, run)
		best, least, here := from, int32(0), int32(0)
		for at := from - 1; at >= 0; at-- {
			here += cost[run*n+order[at]] - cost[order[at]*n+run]
			if here < least {
				best, least = at, here
			}
		}
		here = 0
		for at := from + 1; at < n; at++ {
			here += cost[order[at]*n+run] - cost[run*n+order[at]]
			if here < least {
				best, least = at, here
			}
		}
		if best != from {
			order = slices.Insert(slices.Delete(order, from, from+1), best, run)
			changed = true
		}
	}
	return changed
}
