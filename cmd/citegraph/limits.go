package main

import (
	"github.com/spf13/cobra"

	"citegraph/extract/source"
)

// size is the value of a flag that takes a number of bytes.
type size struct{ bytes *int64 }

func (s size) String() string {
	if s.bytes == nil || *s.bytes == 0 {
		return ""
	}
	return source.Bytes(*s.bytes)
}

func (s size) Set(value string) (err error) {
	*s.bytes, err = source.ParseBytes(value)
	return err
}

func (s size) Type() string { return "size" }

// addLimitFlags gives a command that reads documents the flags for what one input
// may cost.
func addLimitFlags(cmd *cobra.Command, l *source.Limits) {
	cmd.Flags().Var(size{&l.File}, "max-file-size", "refuse larger documents, `SIZE` like 64MiB (default 256 MiB)")
	cmd.Flags().Var(size{&l.Archive}, "max-archive-size", "stop reading an archive when more comes out of it, `SIZE` like 2GiB (default 16 GiB)")
}
