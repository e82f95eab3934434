package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"citegraph/graphmodel/store"
)

func newVersionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of citegraph and of its graph files",
		Args:  argumentCount(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			version, goVersion := programVersion()
			_, err := fmt.Fprintf(cmd.OutOrStdout(), "citegraph %s\ngo %s\ngraph schema %d\n", version, goVersion, store.SchemaVersion)
			return err
		},
	}
}

// programVersion gives the version of the module, or the revision that it was
// built from where it has none, and that of Go.
func programVersion() (program, goVersion string) {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown", "unknown"
	}
	program = b.Main.Version
	if program == "" || program == "(devel)" {
		program = "(devel)"
		for _, s := range b.Settings {
			if s.Key == "vcs.revision" {
				program = s.Value
			}
		}
	}
	return program, b.GoVersion[len("go"):]
}

// versionLine is what --version prints.
func versionLine() string {
	version, goVersion := programVersion()
	return version + " (go " + goVersion + ")"
}
