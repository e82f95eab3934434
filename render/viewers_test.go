package render

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pictures writes a standard graph in these formats into a folder.
func pictures(t *testing.T, graph string, style Style, formats ...string) (base string) {
	t.Helper()
	base = filepath.Join(t.TempDir(), graph)
	for _, format := range formats {
		if err := os.WriteFile(base+"."+format, written(t, graph, format, style), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return base
}

// TestChromiumNamesAll asks Chromium what a screen reader gets.
func TestChromiumNamesAll(t *testing.T) {
	node := need(t, "node", "nodejs")
	need(t, "chromium", "chromium")
	base := pictures(t, "many", Style{}, "svg", "html")
	out, err := exec.Command(node, filepath.Join("..", "scripts", "accessible.mjs"), base+".svg", base+".html").CombinedOutput()
	if err != nil || strings.Count(string(out), "31 of 31 nodes and edges named") != 2 {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestViewersShowTheSame compares what librsvg, Chromium, LibreOffice and poppler
// draw, and our own pixels.
func TestViewersShowTheSame(t *testing.T) {
	python := "/usr/bin/python3" // Debian's, which has Debian's modules
	if err := exec.Command(python, "-c", "import PIL, numpy").Run(); err != nil {
		t.Skip("no PIL or numpy: install python3-pil and python3-numpy")
	}
	need(t, "rsvg-convert", "librsvg2-bin")
	need(t, "chromium", "chromium")
	need(t, "soffice", "libreoffice-draw")
	need(t, "pdftoppm", "poppler-utils")
	if out, err := exec.Command("fc-match", "Arial").Output(); err != nil || !strings.Contains(string(out), "Liberation Sans") && !strings.Contains(string(out), "Ari") {
		t.Skipf("Arial is %q here: install fonts-liberation", out)
	}
	base := pictures(t, "self", Style{}, "svg", "pdf", "png")
	command := exec.Command(python, filepath.Join("..", "scripts", "viewers.py"), base+".svg")
	command.Env = append(os.Environ(), "PYTHONDONTWRITEBYTECODE=1")
	out, err := command.CombinedOutput()
	if err != nil || strings.Count(string(out), "on average") != 4 {
		t.Errorf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}
