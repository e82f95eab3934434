package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"citegraph/render"
	"citegraph/worker/workertest"
)

// galleryLine is a command of the gallery:
// takes "    citegraph render --graph archives.db -o years.svg", not "    citegraph build".
var galleryLine = regexp.MustCompile(`(?m)^    (citegraph render .*-o ([a-z-]+\.svg))$`)

// mostBytes is how large a picture of the gallery may be.
const mostBytes = 150_000

// TestGallery draws the pictures of docs/gallery.md with the commands that stand
// there, and holds that they are those beside it: go test ./cmd/citegraph -run
// Gallery -update writes them anew.
func TestGallery(t *testing.T) {
	workertest.Build(t)
	docs, err := filepath.Abs(filepath.Join("..", "..", "docs"))
	if err != nil {
		t.Fatal(err)
	}
	manual, err := os.ReadFile(filepath.Join(docs, "gallery.md"))
	if err != nil {
		t.Fatal(err)
	}
	samples := filepath.Join(docs, "..", "testdata")
	t.Chdir(t.TempDir())
	var said bytes.Buffer
	if status := run(t.Context(), []string{"build", filepath.Join(samples, "documents"), filepath.Join(samples, "line"), "-o", "archives.db"}, strings.NewReader(""), &said, &said); status != exitDone {
		t.Fatalf("exit status %d: %s", status, said.String())
	}
	lines := galleryLine.FindAllStringSubmatch(string(manual), -1)
	if len(lines) != 12 {
		t.Errorf("%d pictures in the gallery, want 12", len(lines))
	}
	for _, line := range lines {
		t.Run(line[2], func(t *testing.T) {
			if said, status := runLine(t, line[1]); status != exitDone {
				t.Fatalf("exit status %d: %s", status, said)
			}
			got, err := os.ReadFile(line[2])
			if err != nil {
				t.Fatal(err)
			}
			if len(got) > mostBytes {
				t.Errorf("%d bytes, want at most %d", len(got), mostBytes)
			}
			golden := filepath.Join(docs, "pictures", "gallery", line[2])
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s is not what the program draws: make gallery, then look at it", golden)
			}
			if !strings.Contains(string(manual), "](pictures/gallery/"+line[2]+")") {
				t.Error("the gallery does not show it")
			}
		})
	}
	for _, name := range render.LayoutNames()[1:] {
		if !strings.Contains(string(manual), "--layout "+name+" ") {
			t.Errorf("no picture with the layout %s", name)
		}
	}
	for i := range render.Themes[1:] {
		if name := render.Themes[i+1].Name; !strings.Contains(string(manual), "--theme "+name+" ") {
			t.Errorf("no picture in the theme %s", name)
		}
	}
}
