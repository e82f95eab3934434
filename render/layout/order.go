package layout

import (
	"cmp"
	"math"
	"slices"
)

// improveOrder takes the order that Graphviz gave to the rows further: the spine
// goes to the middle of each row that it passes, then boxes and passages change
// places as long as fewer links cross.
func (l *layers) improveOrder() {
	for _, s := range l.spine() {
		l.centre(s)
	}
	for range mostPasses {
		changed := false
		for r := range l.rows {
			changed = l.improveRow(r) || changed
		}
		if !changed {
			break
		}
	}
	for i := range l.trunks {
		l.arrangeTrunk(&l.trunks[i])
	}
}

const (
	mostPasses = 6
	mostTries  = 24 // slots of a row of which all pairs are tried, and not only neighbours
)

// spine is the largest trunk, that of the same box on its other side, and the
// box: they stand straight below each other. Nil where there is no trunk.
func (l *layers) spine() []int {
	if len(l.trunks) == 0 {
		return nil
	}
	box := l.trunks[0].box
	spine := []int{box}
	for _, t := range l.trunks {
		if t.box == box {
			spine = append(spine, t.slots...)
		}
	}
	return spine
}

// centre moves a slot of the spine to the middle of its row. Of a row that does
// not part evenly the greater half stands left, everywhere, or the picture would
// be wider for it.
func (l *layers) centre(s int) {
	row := l.rows[l.slots[s].row]
	rest := slices.DeleteFunc(slices.Clone(row), func(other int) bool { return other == s })
	right := 0.0
	for _, other := range rest {
		right += l.slots[other].width + l.plan.Gap.Width
	}
	at, left := 0, 0.0
	for at < len(rest) && left < right-1 {
		width := l.slots[rest[at]].width + l.plan.Gap.Width
		left, right = left+width, right-width
		at++
	}
	copy(row, slices.Insert(rest, at, s))
}

// improveRow exchanges slots of a row where that makes fewer crossings; the spine
// stays where it is.
func (l *layers) improveRow(r int) bool {
	row := l.rows[r]
	fixed := l.spine()
	changed := false
	least := l.crossings(r)
	for i := range row {
		for j := i + 1; j < len(row) && least > 0; j++ {
			if len(row) > mostTries && j > i+1 {
				break
			}
			a, b := row[i], row[j]
			if slices.Contains(fixed, a) || slices.Contains(fixed, b) || (j > i+1 && l.slots[a].box < 0 != (l.slots[b].box < 0)) {
				continue
			}
			row[i], row[j] = b, a
			if crossings := l.crossings(r); crossings < least {
				least, changed = crossings, true
			} else {
				row[i], row[j] = a, b
			}
		}
	}
	return changed
}

// crossings counts the pairs of links that cross above and below a row.
func (l *layers) crossings(row int) int {
	count := 0
	if row > 0 {
		count += l.crossingsBelow(row - 1)
	}
	if row+1 < len(l.rows) {
		count += l.crossingsBelow(row)
	}
	return count
}

// crossingsBelow counts the pairs of links that cross between a row and the next.
func (l *layers) crossingsBelow(row int) int {
	for _, r := range []int{row, row + 1} {
		for i, s := range l.rows[r] {
			l.slots[s].x = float64(i)
		}
	}
	var legs [][2]float64
	for _, s := range l.rows[row] {
		for _, j := range l.joined[s] {
			if l.slots[j.slot].row == row+1 {
				legs = append(legs, [2]float64{l.slots[s].x, l.slots[j.slot].x})
			}
		}
	}
	count := 0
	for i, a := range legs {
		for _, b := range legs[:i] {
			if (a[0]-b[0])*(a[1]-b[1]) < 0 {
				count++
			}
		}
	}
	return count
}

// member is a link of a trunk, with the box where it leaves it.
type member struct {
	link     int
	right    bool // that box is right of the trunk
	distance int  // of it from the trunk's box, in rows
	place    int  // of it in its row
}

// arrangeTrunk sorts the links of a trunk: those that leave it to the left stand
// left, and of them those that leave it first outermost; to the right likewise.
func (l *layers) arrangeTrunk(t *trunk) {
	members := make([]member, len(t.links))
	for i, link := range t.links {
		members[i] = l.memberOf(t, link)
	}
	slices.SortFunc(members, func(a, b member) int {
		nearer := cmp.Compare(a.distance, b.distance)
		switch {
		case a.right && !b.right:
			return 1
		case b.right && !a.right:
			return -1
		case a.right:
			nearer = -nearer
		}
		return cmp.Or(nearer, cmp.Compare(a.place, b.place), cmp.Compare(a.link, b.link))
	})
	for i, m := range members {
		t.links[i] = m.link
		l.offsets[m.link] = passageGap * (float64(i) - float64(len(members)-1)/2)
	}
	for _, s := range t.slots {
		first, last := math.Inf(1), math.Inf(-1)
		for _, link := range t.links {
			if slices.Contains(l.ways[link], s) {
				first, last = min(first, l.offsets[link]), max(last, l.offsets[link])
			}
		}
		l.slots[s].shift = (first + last) / 2
	}
}

func (l *layers) memberOf(t *trunk, link int) member {
	far, other := l.ends(link)
	if far == t.box {
		far = other
	}
	row := l.rows[l.slots[far].row]
	middle := float64(len(row)-1) / 2
	for _, s := range t.slots {
		if l.slots[s].row == l.slots[far].row {
			middle = float64(slices.Index(row, s))
		}
	}
	place, distance := slices.Index(row, far), l.slots[far].row-l.slots[t.box].row
	return member{link, float64(place) > middle, max(distance, -distance), place}
}
