package render

import "context"

type Cluster struct{}
type Tie struct{}

const overviewNodes = 24

func showOverview(ctx context.Context, a Ask) (View, error) { return View{}, nil }
func arrangeOverview(v *View, theme *Theme) scene           { return scene{} }
