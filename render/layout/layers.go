package layout

import (
	"cmp"
	"slices"
)

// layers are a Plan with each citation cut into pieces from row to row, so that
// a row is a sequence of slots: boxes, and passages of citations between them.
type layers struct {
	plan  *Plan
	slots []slot
	rows  [][]int // slots of each row, from left to right
	// ways are the slots of each link from its upper box down to its lower one;
	// a link within a row has two, one of a box to itself has one.
	ways   [][]int
	trunks []trunk
	// trunkOf is the trunk of each link, -1 for none.
	trunkOf []int
	// offsets are the places of the links in their trunks, from its middle.
	offsets []float64
	joined  [][]joint // of each slot
}

// slot is a box, or the place where one link or a trunk passes a row.
type slot struct {
	box   int // in Plan.Boxes, -1 for a passage
	row   int
	width float64
	x     float64 // of its middle
	shift float64 // of its middle from that of its trunk
}

// trunk bundles the links from one box upwards, or downwards, that go farther
// than the next row. Its links run side by side and leave it on both sides, so
// that many citations of one instrument stay apart and do not cross.
type trunk struct {
	box   int
	links []int
	slots []int // one for each row that it passes, the nearest to the box first
}

// joint is a slot that another one wants to be near to, and how much.
type joint struct {
	slot int
	pull float64
}

const (
	leastTrunk = 3   // links
	passageGap = 6.5 // between links side by side, in pixels
)

// layersOf cuts the links. The first slots are the boxes.
func layersOf(plan *Plan) *layers {
	l := &layers{
		plan: plan, slots: make([]slot, len(plan.Boxes)), rows: make([][]int, len(plan.Rows)),
		ways: make([][]int, len(plan.Links)), offsets: make([]float64, len(plan.Links)),
	}
	for r, row := range plan.Rows {
		for _, box := range row {
			l.slots[box] = slot{box: box, row: r, width: plan.Boxes[box].Width}
			l.rows[r] = append(l.rows[r], box)
		}
	}
	l.findTrunks()
	for i := range plan.Links {
		upper, lower := l.ends(i)
		l.ways[i] = []int{upper}
		for r := l.slots[upper].row + 1; r < l.slots[lower].row; r++ {
			if t := l.trunkOf[i]; t >= 0 {
				l.ways[i] = append(l.ways[i], l.trunks[t].slotIn(r, l))
			} else {
				l.ways[i] = append(l.ways[i], l.addPassage(r, 0))
			}
		}
		if lower != upper {
			l.ways[i] = append(l.ways[i], lower)
		}
	}
	l.join()
	return l
}

// ends gives the boxes of a link, the upper one first.
func (l *layers) ends(link int) (upper, lower int) {
	upper, lower = l.plan.Links[link].Cited, l.plan.Links[link].Citing
	if l.slots[upper].row > l.slots[lower].row {
		upper, lower = lower, upper
	}
	return upper, lower
}

func (l *layers) addPassage(row int, width float64) int {
	l.rows[row] = append(l.rows[row], len(l.slots))
	l.slots = append(l.slots, slot{box: -1, row: row, width: width})
	return len(l.slots) - 1
}

// findTrunks makes the trunks, the largest first, with their slots.
func (l *layers) findTrunks() {
	l.trunkOf = make([]int, len(l.plan.Links))
	sides := map[[2]int][]int{} // links by box and side: 0 below it, 1 above it
	for i := range l.plan.Links {
		l.trunkOf[i] = -1
		if upper, lower := l.ends(i); l.slots[lower].row-l.slots[upper].row > 1 {
			sides[[2]int{upper, 0}] = append(sides[[2]int{upper, 0}], i)
			sides[[2]int{lower, 1}] = append(sides[[2]int{lower, 1}], i)
		}
	}
	keys := make([][2]int, 0, len(sides))
	for key := range sides {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare(len(sides[b]), len(sides[a])), cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for _, key := range keys {
		free := slices.DeleteFunc(sides[key], func(link int) bool { return l.trunkOf[link] >= 0 })
		if len(free) < leastTrunk {
			continue
		}
		for _, link := range free {
			l.trunkOf[link] = len(l.trunks)
		}
		l.trunks = append(l.trunks, l.newTrunk(key[0], free))
	}
}

// newTrunk makes the slots of a trunk, as wide as the links in each row need.
func (l *layers) newTrunk(box int, links []int) trunk {
	t := trunk{box: box, links: links}
	passing := make([]int, len(l.rows))
	for _, link := range links {
		upper, lower := l.ends(link)
		for r := l.slots[upper].row + 1; r < l.slots[lower].row; r++ {
			passing[r]++
		}
	}
	for r, count := range passing {
		if count > 0 {
			t.slots = append(t.slots, l.addPassage(r, passageGap*float64(count-1)))
		}
	}
	if len(t.slots) > 0 && l.slots[t.slots[0]].row < l.slots[box].row {
		slices.Reverse(t.slots)
	}
	return t
}

func (t *trunk) slotIn(row int, l *layers) int {
	return t.slots[slices.IndexFunc(t.slots, func(s int) bool { return l.slots[s].row == row })]
}

// How hard slots are drawn to each other: straight trunks and passages matter
// more than boxes near what they are joined to.
const (
	boxPull     = 1.0
	passagePull = 16.0
	trunkPull   = 40.0
)

// join fills l.joined. Where several links lead from a slot to the same other
// one, as in a trunk, they are one joint.
func (l *layers) join() {
	l.joined = make([][]joint, len(l.slots))
	trunkSlot := make([]bool, len(l.slots))
	for _, t := range l.trunks {
		for _, s := range t.slots {
			trunkSlot[s] = true
		}
		trunkSlot[t.box] = true
	}
	seen := map[[2]int]bool{}
	for _, way := range l.ways {
		for j := 1; j < len(way); j++ {
			above, below := way[j-1], way[j]
			if seen[[2]int{above, below}] {
				continue
			}
			seen[[2]int{above, below}] = true
			pull := boxPull
			switch a, b := l.slots[above].box >= 0, l.slots[below].box >= 0; {
			case trunkSlot[above] && trunkSlot[below] && !(a && b):
				pull = trunkPull
			case !a && !b:
				pull = passagePull
			}
			l.joined[above] = append(l.joined[above], joint{below, pull})
			l.joined[below] = append(l.joined[below], joint{above, pull})
		}
	}
}
