package graphmodel

import (
	"cmp"
	"slices"
)

// Communities gives each instrument the number of its community: instruments that
// cite each other more than chance would have it. They are found by the method
// of Louvain (Blondel, Guillaume, Lambiotte and Lefebvre, “Fast unfolding of
// communities in large networks”, 2008): every citing pair counts once and without
// its direction; the instruments are visited in the order of their identifiers,
// and of two communities that are equally good the one of the first instrument is
// taken, so that the same graph gives the same communities. They are numbered
// by size, the largest first, those of one size by their first instrument.
func (g *Graph) Communities() []int {
	n := g.Len()
	level := weighted{links: make([][]weight, n), own: make([]float64, n)}
	for a := range n {
		for _, e := range g.cites.of(a) {
			if b := int(e.other); b != a {
				level.links[a] = append(level.links[a], weight{b, 1})
				level.links[b] = append(level.links[b], weight{a, 1})
			}
		}
	}
	member := make([]int, n)
	for i := range member {
		member[i] = i
	}
	for {
		community, moved := level.settle()
		if !moved {
			break
		}
		var count int
		community, count = renumber(community)
		for i := range member {
			member[i] = community[member[i]]
		}
		level = level.contract(community, count)
	}
	return bySize(member)
}

// weighted is an undirected graph with weights; own is twice the weight within a
// node.
type weighted struct {
	links [][]weight
	own   []float64
}

type weight struct {
	to int
	w  float64
}

// settle moves nodes between communities as long as that raises the modularity.
func (l *weighted) settle() (community []int, moved bool) {
	n := len(l.links)
	community = make([]int, n)
	degree, total, all := make([]float64, n), make([]float64, n), 0.0
	for i := range n {
		community[i] = i
		degree[i] = l.own[i]
		for _, e := range l.links[i] {
			degree[i] += e.w
		}
		total[i] = degree[i]
		all += degree[i]
	}
	if all == 0 {
		return community, false
	}
	toward := make([]float64, n) // weight between a node and each community
	var near []int
	const mostPasses, least = 50, 1e-9
	for range mostPasses {
		changed := false
		for i := range n {
			near = near[:0]
			for _, e := range l.links[i] {
				c := community[e.to]
				if toward[c] == 0 {
					near = append(near, c)
				}
				toward[c] += e.w
			}
			home := community[i]
			total[home] -= degree[i]
			best, gain := home, toward[home]-total[home]*degree[i]/all
			for _, c := range near {
				if g := toward[c] - total[c]*degree[i]/all; g > gain+least || g > gain-least && c < best && best != home {
					best, gain = c, g
				}
			}
			total[best] += degree[i]
			if best != home {
				community[i], changed, moved = best, true, true
			}
			for _, c := range near {
				toward[c] = 0
			}
		}
		if !changed {
			break
		}
	}
	return community, moved
}

// renumber counts communities from 0 in the order of their first nodes.
func renumber(community []int) ([]int, int) {
	number := map[int]int{}
	for i, c := range community {
		if _, known := number[c]; !known {
			number[c] = len(number)
		}
		community[i] = number[c]
	}
	return community, len(number)
}

// contract makes a node of each community.
func (l *weighted) contract(community []int, count int) weighted {
	smaller := weighted{links: make([][]weight, count), own: make([]float64, count)}
	members := make([][]int, count)
	for i, c := range community {
		members[c] = append(members[c], i)
		smaller.own[c] += l.own[i]
	}
	toward := make([]float64, count)
	for c := range members {
		var near []int
		for _, i := range members[c] {
			for _, e := range l.links[i] {
				other := community[e.to]
				if other == c {
					smaller.own[c] += e.w
					continue
				}
				if toward[other] == 0 {
					near = append(near, other)
				}
				toward[other] += e.w
			}
		}
		for _, other := range near {
			smaller.links[c] = append(smaller.links[c], weight{other, toward[other]})
			toward[other] = 0
		}
	}
	return smaller
}

// bySize numbers communities by their size.
func bySize(member []int) []int {
	member, count := renumber(member)
	sizes := make([]int, count)
	for _, c := range member {
		sizes[c]++
	}
	order := make([]int, count)
	for c := range order {
		order[c] = c
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sizes[b], sizes[a]) })
	number := make([]int, count)
	for n, c := range order {
		number[c] = n
	}
	for i, c := range member {
		member[i] = number[c]
	}
	return member
}
