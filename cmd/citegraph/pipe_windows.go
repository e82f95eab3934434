package main

import "syscall"

// errPipe is what writing to a reader that went away gives.
var errPipe error = syscall.Errno(232)
