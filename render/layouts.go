package render

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"citegraph/graphmodel/query"
)

// Ask is what a picture is asked to show.
type Ask struct {
	Graph query.Graph
	Focus []string // identifiers; of a chain its two ends, the citing one first
	Options
}

// Layout is a way of showing a graph.
type Layout struct {
	Name  string // as in --layout
	Help  string // half a line
	Focus Needs
	Nodes int // Options.MaxNodes that the layout takes by itself
	// Show chooses what the picture shows. Errors: ErrUnknown, ErrTooMany,
	// ErrNothing, and those of the graph.
	Show func(ctx context.Context, a Ask) (View, error)
	// arrange places it; nil for bands of years, which Graphviz orders.
	arrange func(v *View, theme *Theme) scene
}

// Needs says what a Layout wants to know before it can show anything.
type Needs struct {
	Least, Most int    // instruments in Ask.Focus
	What        string // that and how to name it
}

// mostFocus is how many instruments may be the focus of one picture.
const mostFocus = 50

// Layouts are the layouts of pictures; the first is the default. Another one is
// a file with what it shows and where it puts that, and a row here.
var Layouts = []Layout{
	{"years", "the oldest at the top, each year in its own rows; without a focus the most cited", Needs{0, mostFocus, ""}, DefaultNodes, showYears, nil},
	{"neighbourhood", "what an instrument cites at its left, what cites it at its right", Needs{1, mostFocus, "the instrument in the middle: name it with --focus"}, DefaultNodes, showSides, arrangeSides},
	{"timeline", "years from left to right, a lane for each body; without a focus the most cited", Needs{0, mostFocus, ""}, timelineNodes, showTimeline, arrangeTimeline},
	{"chain", "the ways from one instrument to another, with verbs and pinpoints", Needs{2, 2, "two instruments: name them with --from and --to"}, chainNodes, showChain, arrangeChain},
	{"lineage", "the line of resolutions on one subject, and what each newly cites", Needs{1, 1, "a resolution: name it with --focus"}, lineageNodes, showLineage, arrangeLineage},
	{"overview", "the groups of instruments that cite each other most, and how many citations join them", Needs{0, 0, ""}, overviewNodes, showOverview, arrangeOverview},
}

// ErrNothing says that there is nothing of the kind that was asked for: no chain,
// no line.
var ErrNothing = errors.New("nothing to draw")

// LayoutNamed finds the layout of that name; "" is the first.
func LayoutNamed(name string) (*Layout, error) {
	for i := range Layouts {
		if Layouts[i].Name == name || name == "" && i == 0 {
			return &Layouts[i], nil
		}
	}
	return nil, fmt.Errorf("no layout %q: there are %s", name, strings.Join(LayoutNames(), ", "))
}

// LayoutNames are the names in the order of Layouts.
func LayoutNames() []string {
	var names []string
	for i := range Layouts {
		names = append(names, Layouts[i].Name)
	}
	return names
}

// Look shows what was asked for in this layout: Show, after a look at whether it
// has what it needs. Its errors are those of Show, and *query.UseError.
func (l *Layout) Look(ctx context.Context, a Ask) (View, error) {
	switch n := len(a.Focus); {
	case n < l.Focus.Least:
		return View{}, &query.UseError{Problem: fmt.Sprintf("the layout %s needs %s", l.Name, l.Focus.What)}
	case n > l.Focus.Most && l.Focus.Most == 0:
		return View{}, &query.UseError{Problem: fmt.Sprintf("the layout %s shows the whole graph: it takes no --focus", l.Name)}
	case n > l.Focus.Most:
		return View{}, &query.UseError{Problem: fmt.Sprintf("the layout %s takes %s", l.Name, atMost(l.Focus.Most))}
	}
	if a.MaxNodes <= 0 {
		a.MaxNodes = l.Nodes
	}
	v, err := l.Show(ctx, a)
	v.Layout = l.Name
	return v, err
}

func atMost(instruments int) string {
	switch instruments {
	case 1:
		return "one instrument"
	case 2:
		return "two instruments"
	}
	return fmt.Sprintf("at most %d instruments", instruments)
}

// showYears is the neighbourhood of the focus, or without one the most cited
// instruments.
func showYears(ctx context.Context, a Ask) (View, error) {
	g, err := a.Graph.Load(ctx)
	if err != nil {
		return View{}, err
	}
	if len(a.Focus) == 0 {
		return Overview(g, a.Options)
	}
	return Neighbourhood(g, a.Focus, a.Options)
}
