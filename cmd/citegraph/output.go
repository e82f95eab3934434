package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
)

// writeOutput gives write the file of that name, or standard output where the
// name is "" or "-". A file is there as a whole or not at all: write fills a new
// one beside it, which takes its place when all went well.
func writeOutput(cmd *cobra.Command, path string, write func(io.Writer) error) error {
	if path == "" || path == "-" {
		return writeThrough(cmd.OutOrStdout(), write)
	}
	if sameFile(path, graphPath(cmd)) {
		return &exitError{exitUsage, fmt.Errorf("-o names the graph itself, %s: name another file", path)}
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link stays, what it points at is replaced
	}
	mode := fs.FileMode(0o644)
	switch stat, err := os.Stat(path); {
	case err == nil && stat.IsDir():
		return fmt.Errorf("%s is a folder: name a file", path)
	case err == nil && !stat.Mode().IsRegular(): // a device or a pipe has no place to take
		return writeDevice(path, write)
	case err == nil:
		mode = stat.Mode().Perm()
	}
	return replaceFile(path, mode, write)
}

// graphPath is the graph that the command reads, "" for a command without one.
func graphPath(cmd *cobra.Command) string {
	if f := cmd.Flags().Lookup("graph"); f != nil {
		return f.Value.String()
	}
	return ""
}

// sameFile tells whether two names lead to one file.
func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return b != "" && err1 == nil && err2 == nil && os.SameFile(x, y)
}

// writeThrough writes without a file; a reader who has seen enough is no error.
func writeThrough(w io.Writer, write func(io.Writer) error) error {
	out := bufio.NewWriterSize(w, 1<<16)
	err := write(out)
	if err == nil {
		err = out.Flush()
	}
	if err != nil && isBrokenPipe(err) {
		return nil
	}
	return err
}

func writeDevice(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return cannotWrite(path, err)
	}
	if err := writeThrough(file, write); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

func replaceFile(path string, mode fs.FileMode, write func(io.Writer) error) error {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*")
	if err != nil {
		return cannotWrite(path, err)
	}
	defer os.Remove(file.Name()) // there is nothing to remove after the renaming
	out := bufio.NewWriterSize(file, 1<<16)
	if err = write(out); err == nil {
		if err = out.Flush(); err == nil {
			err = file.Chmod(mode)
		}
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(file.Name(), path)
	}
	var inFile *fs.PathError
	var renaming *os.LinkError
	if errors.As(err, &inFile) && inFile.Path == file.Name() || errors.As(err, &renaming) {
		return cannotWrite(path, err)
	}
	return err
}

// cannotWrite names the file that was asked for, and not the temporary one.
func cannotWrite(path string, err error) error {
	var inPath *fs.PathError
	var renaming *os.LinkError
	switch {
	case errors.As(err, &inPath):
		err = inPath.Err
	case errors.As(err, &renaming):
		err = renaming.Err
	}
	return fmt.Errorf("cannot write %s: %w; name another file with -o", path, err)
}
