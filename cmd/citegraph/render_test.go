package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"citegraph/worker"
	"citegraph/worker/workertest"
)

// TestWithWorker runs the command lines of testdata/pictures and testdata/pdf,
// which have a worker executable to call.
func TestWithWorker(t *testing.T) {
	workertest.Build(t)
	for _, folder := range []string{"pictures", "pdf"} {
		t.Run(folder, func(t *testing.T) {
			testscript.Run(t, testscript.Params{
				Dir:                 "testdata/" + folder,
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
		})
	}
}
