package layout

// spaced gives the places that are nearest to the wanted ones (by the weighted
// square of the distance) such that each is at least gaps[i] right of the one
// before it, the first at least at low and the last at most at high. Where there
// is not that much room, low holds and high does not.
func spaced(wanted, weights, gaps []float64, low, high float64) []float64 {
	// Without the gaps the places need only ascend, which is an isotonic
	// regression: neighbours out of order are pooled at their mean.
	type pool struct {
		mean, weight float64
		count        int
	}
	var pools []pool
	offset := 0.0
	for i := range wanted {
		offset += gaps[i]
		pools = append(pools, pool{wanted[i] - offset, weights[i], 1})
		for n := len(pools); n > 1 && pools[n-2].mean > pools[n-1].mean; n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			weight := a.weight + b.weight
			pools = append(pools[:n-2], pool{(a.mean*a.weight + b.mean*b.weight) / weight, weight, a.count + b.count})
		}
	}
	low -= gaps[0]
	high = max(low, high-offset)
	places := make([]float64, 0, len(wanted))
	offset = 0
	for _, p := range pools {
		for range p.count {
			offset += gaps[len(places)]
			places = append(places, min(max(p.mean, low), high)+offset)
		}
	}
	return places
}
