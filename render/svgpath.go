package render

import (
	"math"
	"strconv"
	"strings"
)

// pathData writes a path in the shortest form: lengths from point to point in
// tenths of a pixel, curves that are straight as lines, lines that go on in the
// same direction as one, and parabolas with one control point.
func pathData(p *Path) string {
	w := pathWriter{at: rounded(p.Points[0])}
	w.command('M')
	w.coordinates(w.at)
	if !p.Curved {
		for _, to := range p.Points[1:] {
			w.line(to)
		}
	} else {
		for i := 1; i+2 < len(p.Points); i += 3 {
			w.curve(p.Points[i], p.Points[i+1], p.Points[i+2])
		}
	}
	w.flush()
	if p.Closed {
		w.command('z')
	}
	return w.out.String()
}

// tenths is a place or a way in tenths of a pixel.
type tenths struct{ x, y int }

func rounded(p Point) tenths {
	tenth := func(f float64) int {
		if math.IsNaN(f) || math.Abs(f) > 1e8 {
			return 0
		}
		return int(math.Round(f * 10))
	}
	return tenths{tenth(p.X), tenth(p.Y)}
}

func (t tenths) from(o tenths) tenths { return tenths{t.x - o.x, t.y - o.y} }

type pathWriter struct {
	out    strings.Builder
	at     tenths
	way    tenths // of a straight line that is not written yet
	last   byte   // command
	number bool   // the last thing written is a number
}

// line goes straight on, together with what came before where that has the same
// direction.
func (w *pathWriter) line(to Point) {
	step := rounded(to).from(w.at)
	if w.way != (tenths{}) && !sameDirection(w.way, step) {
		w.flush()
	}
	w.way = tenths{w.way.x + step.x, w.way.y + step.y}
	w.at = rounded(to)
}

// sameDirection tells whether the point between two ways is on the line from the
// begin of the one to the end of the other, within a tenth and a half of a pixel.
func sameDirection(a, b tenths) bool {
	across := math.Abs(float64(a.x*b.y - a.y*b.x))
	return across <= 1.5*math.Hypot(float64(a.x+b.x), float64(a.y+b.y)) && a.x*b.x+a.y*b.y >= 0
}

func (w *pathWriter) flush() {
	switch way := w.way; {
	case way == (tenths{}):
		return
	case way.x == 0:
		w.command('v')
		w.value(way.y)
	case way.y == 0:
		w.command('h')
		w.value(way.x)
	default:
		w.command('l')
		w.coordinates(way)
	}
	w.way = tenths{}
}

func (w *pathWriter) curve(a, b, to Point) {
	from := Point{float64(w.at.x) / 10, float64(w.at.y) / 10}
	if end := rounded(to); end == w.at || onChord(from, a, to) && onChord(from, b, to) {
		w.line(to)
		return
	}
	w.flush()
	if corner := quadratic(from, a, b, to); corner != nil {
		w.command('q')
		w.coordinates(rounded(*corner).from(w.at))
		w.coordinates(rounded(to).from(w.at))
		w.at = rounded(to)
		return
	}
	w.command('c')
	for _, p := range []Point{a, b, to} {
		w.coordinates(rounded(p).from(w.at))
	}
	w.at = rounded(to)
}

// quadratic gives the one control point of a curve that has two, where it is a
// parabola; else nil.
func quadratic(from, a, b, to Point) *Point {
	one := Point{from.X + (a.X-from.X)*1.5, from.Y + (a.Y-from.Y)*1.5}
	other := Point{to.X + (b.X-to.X)*1.5, to.Y + (b.Y-to.Y)*1.5}
	if distance(one, other) > 0.15 {
		return nil
	}
	return &Point{(one.X + other.X) / 2, (one.Y + other.Y) / 2}
}

// onChord tells whether a control point lies on the line between the ends, within
// what rounding may do.
func onChord(from, control, to Point) bool {
	along := direction(from, to)
	x, y := control.X-from.X, control.Y-from.Y
	return math.Abs(x*along.Y-y*along.X) < 0.15 && x*along.X+y*along.Y > -0.1 && distance(from, control) < distance(from, to)+0.1
}

func (w *pathWriter) command(c byte) {
	if c != w.last || c == 'M' || c == 'z' {
		w.out.WriteByte(c)
		w.number = false
	}
	w.last = c
}

func (w *pathWriter) coordinates(t tenths) {
	w.value(t.x)
	w.value(t.y)
}

// value writes a number, without what a reader can do without: "-.5", not "-0.5",
// and no blank before a minus.
func (w *pathWriter) value(tenth int) {
	text := strconv.Itoa(tenth / 10)
	if rest := tenth % 10; rest != 0 {
		text = strings.TrimPrefix(strconv.FormatFloat(math.Abs(float64(tenth)/10), 'f', 1, 64), "0")
		if tenth < 0 {
			text = "-" + text
		}
	}
	if w.number && text[0] != '-' {
		w.out.WriteByte(' ')
	}
	w.out.WriteString(text)
	w.number = true
}
