package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// update rewrites what the scripts compare with: go test ./cmd/citegraph -update.
// Look at the difference before you accept it.
var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	if os.Getenv("CITEGRAPH_TEST_MAIN") != "" { // for tests that kill it
		main()
	}
	testscript.Main(m, map[string]func(){"citegraph": main})
}

// TestScripts runs the command lines of testdata/script, with an exit status
// where it matters: "status 2 citegraph chain". $TESTDATA is the samples' folder.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Setup: func(e *testscript.Env) error {
			samples, err := filepath.Abs("../../testdata")
			e.Setenv("TESTDATA", samples)
			return err
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"status": status, "pack": pack},
	})
}

// pack makes an archive of folders, the kind by its ending (.zip, .tar, .tar.gz);
// in front of a folder, NAME= puts its files under that path.
func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: pack ARCHIVE [NAME=]FOLDER…")
	}
	file, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer file.Close()
	var out io.Writer = file
	if strings.HasSuffix(args[0], ".gz") {
		zipped := gzip.NewWriter(file)
		defer zipped.Close()
		out = zipped
	}
	var add func(name string, content []byte) error
	if strings.HasSuffix(args[0], ".zip") {
		w := zip.NewWriter(out)
		defer w.Close()
		add = func(name string, content []byte) error {
			f, err := w.Create(name)
			if err == nil {
				_, err = f.Write(content)
			}
			return err
		}
	} else {
		w := tar.NewWriter(out)
		defer w.Close()
		add = func(name string, content []byte) error {
			err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(content)), Mode: 0o644})
			if err == nil {
				_, err = w.Write(content)
			}
			return err
		}
	}
	for _, arg := range args[1:] {
		prefix, folder, named := strings.Cut(arg, "=")
		if !named {
			prefix, folder = "", arg
		}
		files := os.DirFS(ts.MkAbs(folder))
		ts.Check(fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(files, name)
			if err != nil {
				return err
			}
			return add(prefix+name, content)
		}))
	}
}

// status runs a command and wants its exit status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE COMMAND [ARGUMENT…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if code != want {
		ts.Fatalf("exit status %d, want %d", code, want)
	}
}
