//go:build !unix

package worker

import (
	"os"
	"os/exec"
)

// separate leaves the process as it is: its deadline kills it alone.
func separate(*exec.Cmd) {}

// own: the cache folder of a user's profile is the user's.
func own(os.FileInfo) bool { return true }
