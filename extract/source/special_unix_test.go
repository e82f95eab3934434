//go:build unix

package source

import (
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A pipe would never end: it is passed over in a folder, and refused when named.
func TestPipesAndDevices(t *testing.T) {
	dir := tree(t, "a.txt")
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o644); err != nil {
		t.Skip(err)
	}
	if got := walked(dir, dir); !slices.Equal(got, []string{"a.txt", "passed over pipe"}) {
		t.Errorf("%q", got)
	}
	for path, words := range map[string]string{pipe: "a named pipe", "/dev/null": "a device"} {
		if got := walked(dir, path); len(got) != 1 || !strings.Contains(got[0], "it is no regular file but "+words) {
			t.Errorf("%s: %q", path, got)
		}
	}
}
