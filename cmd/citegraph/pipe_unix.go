//go:build !windows

package main

import "syscall"

// errPipe is what writing to a reader that went away gives: "citegraph … | head".
var errPipe error = syscall.EPIPE
