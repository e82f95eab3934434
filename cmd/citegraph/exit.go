package main

import (
	"context"
	"errors"
)

// Exit statuses, as the manual states them.
const (
	exitDone    = 0
	exitNothing = 1 // a query found nothing
	exitUsage   = 2 // wrong use
	exitPartly  = 3 // some inputs could not be read, the rest is done
	exitFailed  = 4
)

// exitError is an error with the exit status that it stands for. One without
// err has said on stderr what there was to say.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// interruptedError says what an interrupted command has left behind.
type interruptedError struct{ left string }

func (e *interruptedError) Error() string { return "interrupted: " + e.left }

func (e *interruptedError) Unwrap() error { return context.Canceled }

// exitCode gives the status of what a command returned; an error without one is
// a failure.
func exitCode(err error) int {
	if err == nil {
		return exitDone
	}
	var coded *exitError
	if errors.As(err, &coded) {
		return coded.code
	}
	return exitFailed
}
