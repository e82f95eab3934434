package rules

import (
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// decode reads YAML strictly: an unknown key is an error with its line.
func decode(name string, b []byte, into any) error {
	if err := yaml.UnmarshalWithOptions(b, into, yaml.Strict()); err != nil {
		return fmt.Errorf("%s: %s", name, strings.TrimSpace(yaml.FormatError(err, false, true)))
	}
	return nil
}

// faultList collects errors, so that all of them can be shown at once.
type faultList []error

func (l *faultList) add(err error) { *l = append(*l, err) }

func (l faultList) err() error { return errors.Join(l...) }
