//go:build unix

package worker

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
)

// separate puts the process into a group of its own and kills the whole group at
// the deadline, so that nothing it may have started stays behind.
func separate(command *exec.Cmd) {
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error {
		err := syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		if errors.Is(err, syscall.ESRCH) {
			return os.ErrProcessDone
		}
		return err
	}
}

// own tells whether the file belongs to the user who runs this.
func own(stat os.FileInfo) bool {
	owner, ok := stat.Sys().(*syscall.Stat_t)
	return ok && int(owner.Uid) == os.Geteuid()
}
