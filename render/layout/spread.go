package layout

import "slices"

// between is the room from the middle of a slot to that of the next.
func (l *layers) between(a, b *slot) float64 {
	room := (a.width + b.width) / 2
	switch {
	case a.box >= 0 && b.box >= 0:
		return room + l.plan.Gap.Width
	case a.box >= 0 || b.box >= 0:
		return room + l.plan.Gap.Width*0.7
	}
	return room + passageGap
}

// reach gives how far a row stretches to the left and to the right of the middle
// of the slot at a place in it, at least.
func (l *layers) reach(row []int, at int) (left, right float64) {
	left, right = l.slots[row[0]].width/2, l.slots[row[len(row)-1]].width/2
	for i := 1; i < len(row); i++ {
		if i <= at {
			left += l.between(&l.slots[row[i-1]], &l.slots[row[i]])
		} else {
			right += l.between(&l.slots[row[i-1]], &l.slots[row[i]])
		}
	}
	return left, right
}

// page gives the width that the rows need, and where the spine stands on it.
func (l *layers) page(spine []int) (width, middle float64) {
	left, right := 0.0, 0.0
	for _, s := range spine {
		row := l.rows[l.slots[s].row]
		toLeft, toRight := l.reach(row, slices.Index(row, s))
		left, right = max(left, toLeft-l.slots[s].shift), max(right, toRight+l.slots[s].shift)
	}
	width = left + right
	outer := false
	for _, row := range l.rows {
		toLeft, toRight := l.reach(row, 0)
		width = max(width, toLeft+toRight)
		outer = outer || l.slots[row[0]].box < 0 || l.slots[row[len(row)-1]].box < 0
	}
	middle = left + (width-left-right)/2
	if outer { // room to go straight past the widest row
		width, middle = width+2*outerRoom, middle+outerRoom
	}
	return width, middle
}

// outerRoom is what links that pass at the edge of the page have for themselves.
const outerRoom = 2 * passageGap

// sweeps is how often the places of all rows are improved; they change little
// after the first twenty times.
const sweeps = 60

// spread gives each slot its place across the page: as near as may be to the
// slots that it is joined to, in the order of its row; the spine straight. It
// gives the width of the page.
func (l *layers) spread() float64 {
	spine := l.spine()
	width, middle := l.page(spine)
	fixed := make(map[int]float64, len(spine))
	for _, s := range spine {
		fixed[s] = middle + l.slots[s].shift
	}
	for _, row := range l.rows { // the middle of the page to begin with
		left, right := l.reach(row, 0)
		x := (width-left-right)/2 + left
		for i, s := range row {
			if i > 0 {
				x += l.between(&l.slots[row[i-1]], &l.slots[s])
			}
			l.slots[s].x = x
		}
	}
	for sweep := range sweeps {
		for i := range l.rows {
			if sweep%2 == 1 {
				i = len(l.rows) - 1 - i
			}
			l.settle(l.rows[i], width, fixed)
		}
	}
	for range straightenings {
		for i, way := range l.ways {
			if len(way) > 2 && l.trunkOf[i] < 0 {
				l.straighten(way[1:len(way)-1], width, way[0], way[len(way)-1])
			}
		}
		for _, t := range l.trunks {
			if _, isFixed := fixed[t.slots[0]]; !isFixed {
				l.straighten(t.slots, width, t.box, -1)
			}
		}
	}
	return width
}

// straightenings is how often links are straightened; each may make room for
// others.
const straightenings = 3

// straighten puts a chain of passages straight below each other, in as few runs
// as its neighbours allow, and these in line with the boxes at its ends (-1 for
// none) where they can be.
func (l *layers) straighten(chain []int, width float64, ends ...int) {
	for len(chain) > 0 {
		low, high := l.room(chain[0], width)
		count, sum := 0, 0.0
		for _, s := range chain {
			from, to := l.room(s, width)
			if max(low, from) > min(high, to) {
				break
			}
			low, high = max(low, from), min(high, to)
			sum += l.slots[s].x - l.slots[s].shift
			count++
		}
		for i, box := range ends {
			if box < 0 || i == 0 && !l.adjoin(chain[0], box) || i == 1 && !l.adjoin(chain[count-1], box) {
				continue
			}
			half := l.slots[box].width/2 - portMargin
			from, to := max(low, l.slots[box].x-half), min(high, l.slots[box].x+half)
			if from <= to {
				low, high = from, to
			}
		}
		at := min(max(sum/float64(count), low), high)
		for _, s := range chain[:count] {
			l.slots[s].x = at + l.slots[s].shift
		}
		chain = chain[count:]
	}
}

func (l *layers) adjoin(a, b int) bool {
	distance := l.slots[a].row - l.slots[b].row
	return distance == 1 || distance == -1
}

// room gives the least and the greatest place that a slot can have (without its
// shift) while all others stay where they are.
func (l *layers) room(s int, width float64) (low, high float64) {
	this := &l.slots[s]
	row := l.rows[this.row]
	at := slices.Index(row, s)
	low, high = this.width/2, width-this.width/2
	if at > 0 {
		before := &l.slots[row[at-1]]
		low = before.x + l.between(before, this)
	}
	if at+1 < len(row) {
		after := &l.slots[row[at+1]]
		high = after.x - l.between(this, after)
	}
	return low - this.shift, max(low, high) - this.shift
}

// settle moves the slots of one row towards those that they are joined to. A box
// that has its row for itself also wants to be in the middle of the page.
func (l *layers) settle(row []int, width float64, fixed map[int]float64) {
	wanted, weights, gaps := make([]float64, len(row)), make([]float64, len(row)), make([]float64, len(row))
	for i, s := range row {
		this := &l.slots[s]
		sum, weight := 0.01*this.x, 0.01 // it stays where nothing pulls
		for _, j := range l.joined[s] {
			other := &l.slots[j.slot]
			sum += j.pull * (other.x - other.shift + this.shift)
			weight += j.pull
		}
		if len(row) == 1 && this.box >= 0 {
			sum, weight = sum+3*weight*width/2, weight*4
		}
		wanted[i], weights[i] = sum/weight, weight
		if x, isFixed := fixed[s]; isFixed {
			wanted[i], weights[i] = x, 1e6
		}
		if i > 0 {
			gaps[i] = l.between(&l.slots[row[i-1]], this)
		}
	}
	first, last := &l.slots[row[0]], &l.slots[row[len(row)-1]]
	for i, x := range spaced(wanted, weights, gaps, first.width/2, width-last.width/2) {
		l.slots[row[i]].x = x
	}
}
