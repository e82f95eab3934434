package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract/rules"
)

// language is the value of a flag: the ISO 639-1 code of an official language.
// Another word is refused, since a document taken to be in a language
// without rules would give few records, and no message.
type language string

func (l *language) String() string { return string(*l) }

func (*language) Type() string { return "string" }

func (l *language) Set(code string) error {
	if !slices.Contains(rules.Languages(), code) {
		return fmt.Errorf("there is no language %q: one of %s", code, strings.Join(rules.Languages(), ", "))
	}
	*l = language(code)
	return nil
}

// addLanguageFlag adds a flag that takes a language into code.
func addLanguageFlag(cmd *cobra.Command, code *string, name, usage string) {
	cmd.Flags().Var((*language)(code), name, usage)
	complete(cmd, name, rules.Languages())
}
