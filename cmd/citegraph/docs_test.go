package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestManualsRun follows the manuals in a folder of its own: a fenced block below
// "<!-- file NAME -->" is written to that file, and the commands of one below
// "<!-- run -->" (or "<!-- run status 1 -->") are run and compared with what the
// manual shows below them. In what it shows, "…" stands for anything within a
// line, or for any lines where it stands alone; numbers of rules and names are not
// compared, since they grow.
func TestManualsRun(t *testing.T) {
	for _, name := range []string{"rules.md", "instruments.md", "pictures.md"} {
		t.Run(name, func(t *testing.T) {
			manual, err := os.ReadFile(filepath.Join("..", "..", "docs", name))
			if err != nil {
				t.Fatal(err)
			}
			t.Chdir(t.TempDir())
			commands := 0
			for _, b := range markedBlocks(t, string(manual)) {
				if b.file != "" {
					if err := os.MkdirAll(filepath.Dir(b.file), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(b.file, []byte(b.text), 0o644); err != nil {
						t.Fatal(err)
					}
					continue
				}
				for _, c := range strings.Split("\n"+b.text, "\n$ ")[1:] {
					line, want, _ := strings.Cut(c, "\n")
					got, status := runLine(t, line)
					if status != b.status {
						t.Errorf("%s: exit status %d, want %d", line, status, b.status)
					}
					if !sameOutput(got, want) {
						t.Errorf("%s: the manual shows\n%s\nand the command prints\n%s", line, want, got)
					}
					commands++
				}
			}
			if commands < 3 {
				t.Errorf("only %d commands in the manual", commands)
			}
		})
	}
}

// markedBlock is a fenced block with a comment above it.
type markedBlock struct {
	file   string // to write, or
	status int    // of the commands to run
	text   string
}

func markedBlocks(t *testing.T, manual string) (out []markedBlock) {
	t.Helper()
	mark := regexp.MustCompile("(?s)<!-- (file|run) ?([^\\n]*?) ?-->\\n+```[a-z]*\\n(.*?)```\\n")
	for _, m := range mark.FindAllStringSubmatch(manual, -1) {
		b := markedBlock{text: m[3]}
		if m[1] == "file" {
			b.file = m[2]
		} else if status, ok := strings.CutPrefix(m[2], "status "); ok {
			var err error
			if b.status, err = strconv.Atoi(status); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, b)
	}
	return out
}

// runLine runs a command line: words, words in quotation marks, and "| grep WORD"
// at its end.
func runLine(t *testing.T, line string) (string, int) {
	t.Helper()
	line, sought, _ := strings.Cut(line, " | grep ")
	var args []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	if len(args) == 0 || args[0] != "citegraph" {
		t.Fatalf("the manual runs %q", line)
	}
	var out bytes.Buffer
	status := run(t.Context(), args[1:], strings.NewReader(""), &out, &out)
	if sought == "" {
		return out.String(), status
	}
	var found []string
	for _, l := range strings.SplitAfter(out.String(), "\n") {
		if strings.Contains(l, sought) {
			found = append(found, l)
		}
	}
	return strings.Join(found, ""), status
}

var counted = regexp.MustCompile(`\d+ (rules|examples|rejects|instruments|names)\b`)

// sameOutput compares what was printed with what a manual shows.
func sameOutput(got, want string) bool {
	var pattern strings.Builder
	for _, line := range strings.Split(strings.TrimRight(counted.ReplaceAllString(want, "N $1"), "\n"), "\n") {
		if line == "…" {
			pattern.WriteString(`(?:.*\n)*?`)
			continue
		}
		pattern.WriteString(strings.ReplaceAll(regexp.QuoteMeta(strings.TrimRight(line, " ")), "…", ".*") + " *\n")
	}
	got = strings.TrimRight(counted.ReplaceAllString(got, "N $1"), "\n") + "\n"
	ok, err := regexp.MatchString(`^`+pattern.String()+`$`, got)
	return err == nil && (ok || strings.TrimSpace(want) == "" && strings.TrimSpace(got) == "")
}
