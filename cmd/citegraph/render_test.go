package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"citegraph/worker"
	"citegraph/worker/workertest"
)

// TestPictures runs the command lines of testdata/pictures, which have a worker
// executable to call.
func TestPictures(t *testing.T) {
	workertest.Build(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/pictures",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status},
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{worker.Variable, "XDG_CACHE_HOME"} {
				env.Setenv(name, os.Getenv(name))
			}
			return nil
		},
	})
}
