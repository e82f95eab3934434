package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"citegraph/render"
	"citegraph/render/typeface"
)

// styleFlags say how a picture is to look, and how large it is.
type styleFlags struct {
	theme, width, height, page string
	dpi                        int
	fonts                      []string
	responsive, embedFonts     bool
}

func (s *styleFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&s.theme, "theme", render.Themes[0].Name, "colours, lines and type: `NAME` ("+themeNames()+") or a file, see docs/pictures.md")
	flags.StringVar(&s.width, "width", "", "`LENGTH` across the picture: 160mm, 6.3in, 605px")
	flags.StringVar(&s.height, "height", "", "`LENGTH` down the picture; with --width it fits into both")
	flags.StringVar(&s.page, "page", "", "put the picture on a `PAGE` with margins: "+pageNames())
	flags.IntVar(&s.dpi, "dpi", render.StandardDPI, "pixels to the inch of a PNG")
	flags.StringArrayVar(&s.fonts, "font", nil, "a font `FILE` (TTF, OTF, TTC) for Arabic, Chinese and other scripts in PDF and PNG; may be given several times")
	flags.BoolVar(&s.responsive, "responsive", false, "make an SVG as wide as the place where it stands")
	flags.BoolVar(&s.embedFonts, "embed-fonts", false, "put the letters of the font into the SVG (Latin, Greek, Cyrillic)")
	complete(cmd, "theme", strings.Split(themeNames(), ", "))
	complete(cmd, "page", strings.Split(pageNames(), ", "))
}

// style reads what the flags name; what is to be said goes to standard error.
func (s *styleFlags) style(cmd *cobra.Command) (render.Style, error) {
	style := render.Style{
		Responsive: s.responsive, EmbedFonts: s.embedFonts,
		Say: func(words string) { fmt.Fprintf(cmd.ErrOrStderr(), "citegraph: %s\n", words) },
	}
	theme, err := readTheme(s.theme)
	if err != nil {
		return style, err
	}
	style.Theme = theme
	if style.Paper, err = s.paper(); err != nil {
		return style, &exitError{exitUsage, err}
	}
	for _, path := range s.fonts {
		data, err := os.ReadFile(path)
		if err != nil {
			return style, fmt.Errorf("--font: %w", err)
		}
		faces, err := typeface.Read(data)
		if err != nil {
			return style, fmt.Errorf("--font: %s: %w", path, err)
		}
		style.Fonts = append(style.Fonts, faces...)
	}
	return style, nil
}

func (s *styleFlags) paper() (render.Paper, error) {
	paper := render.Paper{Page: s.page, DPI: float64(s.dpi)}
	var err error
	if s.width != "" {
		if paper.Width, err = render.Length(s.width); err != nil {
			return paper, fmt.Errorf("--width: %w", err)
		}
	}
	if s.height != "" {
		if paper.Height, err = render.Length(s.height); err != nil {
			return paper, fmt.Errorf("--height: %w", err)
		}
	}
	if s.dpi < 10 || s.dpi > 2400 {
		return paper, errors.New("--dpi must be from 10 to 2400")
	}
	if s.responsive && (s.width != "" || s.height != "" || s.page != "") {
		return paper, errors.New("--responsive leaves the size to the page: not with --width, --height or --page")
	}
	return paper, paper.Check()
}

// readTheme finds a theme by its name, or reads a file.
func readTheme(name string) (*render.Theme, error) {
	if theme := render.ThemeNamed(name); theme != nil {
		return theme, nil
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) && !strings.ContainsAny(name, `./\`) {
		return nil, &exitError{exitUsage, fmt.Errorf("there is no theme %q: one of %s, or a file", name, themeNames())}
	}
	if err != nil {
		return nil, fmt.Errorf("--theme: %w", err)
	}
	theme, err := render.ReadTheme(data)
	if err != nil {
		return nil, &exitError{exitUsage, fmt.Errorf("%s:%w", name, err)}
	}
	return theme, nil
}

func themeNames() string {
	var names []string
	for _, t := range render.Themes {
		names = append(names, t.Name)
	}
	return strings.Join(names, ", ")
}

func pageNames() string {
	var names []string
	for _, p := range render.Pages {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
