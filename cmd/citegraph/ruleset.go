package main

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/extract/rules"
)

// addRuleFlags gives a command the flags --rules and --instruments; openRules
// reads them.
func addRuleFlags(cmd *cobra.Command) {
	cmd.PersistentFlags().String("rules", "", "lay the rules in `FOLDER` over those built in (see docs/rules.md)")
	cmd.PersistentFlags().StringArray("instruments", nil, "lay the table of named instruments `FILE` over the one built in; may be repeated (see docs/instruments.md)")
}

// openRules gives the rules that are built in, with what the flags lay over them.
func openRules(cmd *cobra.Command) (*rules.Set, error) {
	folder, tables := ruleFlags(cmd)
	if folder == "" && len(tables) == 0 {
		return rules.Embedded()
	}
	set, faults, err := overlaid(folder, tables)
	if err != nil {
		return nil, err
	}
	if err := faults.Err(); err != nil {
		return nil, &exitError{exitUsage, fmt.Errorf("the rules or instruments laid over those built in are not right:\n%w", err)}
	}
	return set, nil
}

// ruleFlags gives the values of the flags; a command without them has none.
func ruleFlags(cmd *cobra.Command) (folder string, tables []string) {
	folder, _ = cmd.Flags().GetString("rules")
	tables, _ = cmd.Flags().GetStringArray("instruments")
	return folder, tables
}

// overlaid reads an overlay; the error says which folder or file is not there.
func overlaid(folder string, tables []string) (*rules.Set, rules.Faults, error) {
	over, err := rules.OpenOverlay(folder, tables)
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.New(strings.TrimSuffix(err.Error(), ": "+fs.ErrNotExist.Error()))
	}
	if err != nil {
		return nil, nil, &exitError{exitUsage, err}
	}
	set, faults := rules.Overlaid(over)
	return set, faults, nil
}
