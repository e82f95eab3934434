//go:build linux || darwin

package main

import "syscall"

// limitMemory makes the system refuse this process more memory than that, in
// bytes: its writable memory where the system counts it (Linux), and in no case
// its address space, of which WebAssembly and the Go runtime reserve much more
// than they use. A limit that cannot be set is left as it is.
func limitMemory(bytes uint64) {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_DATA, &limit) != nil {
		return
	}
	limit.Cur = min(limit.Max, bytes)
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
}
