//go:build !linux && !darwin

package main

// limitMemory leaves it at the soft limit of the Go runtime where the system has
// no limit for a process to set.
func limitMemory(uint64) {}
