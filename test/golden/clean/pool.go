// Package pool runs tasks on a fixed number of goroutines.
package pool

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// ErrClosed is returned by Submit after Close.
var ErrClosed = errors.New("pool: closed")

// Task is one unit of work.
type Task func(ctx context.Context) error

// Pool holds the workers. Its zero value is not usable; see New.
type Pool struct {
	mu     sync.Mutex
	tasks  chan Task
	closed bool
	wg     sync.WaitGroup
}

// New starts n workers. It panics if n < 1.
func New(ctx context.Context, n int) *Pool {
	if n < 1 {
		panic(fmt.Sprintf("pool: %d workers", n))
	}
	p := &Pool{tasks: make(chan Task, 4*n)}
	for i := 0; i < n; i++ {
		p.wg.Add(1)
		go func() {
			defer p.wg.Done()
			for task := range p.tasks {
				if err := task(ctx); err != nil && !errors.Is(err, context.Canceled) {
					fmt.Println("task failed:", err)
				}
			}
		}()
	}
	return p
}

// Submit blocks until a worker has room or the deadline passes.
func (p *Pool) Submit(task Task) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return ErrClosed
	}
	select {
	case p.tasks <- task:
		return nil
	case <-time.After(3 * time.Second):
		return context.DeadlineExceeded
	}
}

// Close waits for what is queued.
func (p *Pool) Close() {
	p.mu.Lock()
	p.closed = true
	close(p.tasks)
	p.mu.Unlock()
	p.wg.Wait()
}
