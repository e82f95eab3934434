package corpus

import (
	"context"
	"sync"
)

// budget bounds what is held at a time. What alone is more than the whole of it
// waits until nothing else is held.
type budget struct {
	mutex sync.Mutex
	left  int64
	all   int64
	freed chan struct{} // one value: something was released
}

func newBudget(all int64) *budget {
	return &budget{left: all, all: all, freed: make(chan struct{}, 1)}
}

// take waits for the amount. It is called by one goroutine.
func (b *budget) take(ctx context.Context, amount int64) error {
	for {
		b.mutex.Lock()
		if amount <= b.left || b.left == b.all {
			b.left -= amount
			b.mutex.Unlock()
			return nil
		}
		b.mutex.Unlock()
		select {
		case <-b.freed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (b *budget) release(amount int64) {
	b.mutex.Lock()
	b.left += amount
	b.mutex.Unlock()
	select {
	case b.freed <- struct{}{}:
	default:
	}
}
