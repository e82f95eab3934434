package render

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/vector"

	"citegraph/render/typeface"
)

// mostPixels bounds a PNG: 10,000 by 10,000, which takes 400 MB to paint.
const mostPixels = 100e6

// manyPixels is from where on time counts more than the size of the file.
const manyPixels = 20e6

// WritePNG writes a drawing as a picture of pixels, as many as its Sheet says,
// with its title in a text chunk and its size on paper.
func WritePNG(w io.Writer, d *Drawing, sheet Sheet, faces *typeface.Faces) error {
	perPixel := sheet.dpi() / 96 // of the sheet's pixels
	width, height := math.Round(sheet.Size.Width*perPixel), math.Round(sheet.Size.Height*perPixel)
	if width < 1 || height < 1 || width*height > mostPixels {
		return fmt.Errorf("a picture of %.0f by %.0f pixels is too large: ask for less with --dpi or --width", width, height)
	}
	p := painter{
		image: image.NewRGBA(image.Rect(0, 0, int(width), int(height))), faces: faces,
		scale: sheet.Scale * perPixel, at: Point{sheet.At.X * perPixel, sheet.At.Y * perPixel},
	}
	draw.Draw(p.image, p.image.Bounds(), image.White, image.Point{}, draw.Src)
	p.marks(d.Marks)
	var out bytes.Buffer
	var encoder png.Encoder
	if width*height > manyPixels {
		encoder.CompressionLevel = png.BestSpeed
	}
	if err := encoder.Encode(&out, p.image); err != nil {
		return err
	}
	return writeChunks(w, out.Bytes(), d.Title, sheet.dpi())
}

// painter fills outlines with colours.
type painter struct {
	image *image.RGBA
	faces *typeface.Faces
	scale float64
	at    Point
	area  vector.Rasterizer
}

func (p *painter) marks(marks []Mark) {
	for _, m := range marks {
		switch m := m.(type) {
		case Group:
			p.marks(m.Marks)
		case Box:
			p.box(&m)
		case Path:
			p.path(&m)
		case Text:
			line := p.faces.Set(m.Words, m.Font.Bold)
			p.fill(setText(&m, &line), m.Colour)
		default:
			panic(fmt.Sprintf("no pixels for a %T", m))
		}
	}
}

// box paints grounds and bands, which have sharp corners and no border, on whole
// pixels.
func (p *painter) box(b *Box) {
	if b.Radius > 0 || b.Stroke.Colour != "" || b.Fill == "" {
		path := b.path()
		p.path(&path)
		return
	}
	from, to := p.place(b.At), p.place(Point{b.At.X + b.Size.Width, b.At.Y + b.Size.Height})
	bounds := image.Rect(int(math.Round(from.X)), int(math.Round(from.Y)), int(math.Round(to.X)), int(math.Round(to.Y)))
	draw.Draw(p.image, bounds, uniform(b.Fill), image.Point{}, draw.Src)
}

// uniform is a ground of one colour.
func uniform(colour string) *image.Uniform {
	r, g, b := rgb(colour)
	return image.NewUniform(color.RGBA{r, g, b, 255})
}

func (p *painter) path(path *Path) {
	if len(path.Points) < 2 {
		return
	}
	if path.Fill != "" {
		p.fill([]contour{path.flat()}, path.Fill)
	}
	if path.Stroke.Colour != "" && path.Stroke.Width > 0 {
		p.stroke(path.outlines(), path.Stroke.Colour)
	}
}

// tile is the side of the squares, in pixels, in which a stroke is painted: one
// across the whole picture covers little of the rectangle around it.
const tile = 64

// stroke paints thin areas, in the tiles that their outlines touch.
func (p *painter) stroke(areas [][]contour, colour string) {
	for _, area := range areas {
		for at := range p.touched(area) { // a pixel is in one tile: their order does not matter
			p.paint(area, image.Rect(at.X*tile, at.Y*tile, (at.X+1)*tile, (at.Y+1)*tile), colour)
		}
	}
}

// touched gives the tiles that outlines go through.
func (p *painter) touched(area []contour) map[image.Point]bool {
	touched := map[image.Point]bool{}
	for _, c := range area {
		for i := range c {
			from, to := p.place(c[i]), p.place(c[(i+1)%len(c)])
			steps := max(1, math.Ceil(distance(from, to)/tile))
			for k := range int(steps) {
				a, b := float64(k)/steps, float64(k+1)/steps
				x0, x1 := from.X+(to.X-from.X)*a, from.X+(to.X-from.X)*b
				y0, y1 := from.Y+(to.Y-from.Y)*a, from.Y+(to.Y-from.Y)*b
				for x := int(math.Floor(min(x0, x1))) / tile; x <= int(math.Ceil(max(x0, x1)))/tile; x++ {
					for y := int(math.Floor(min(y0, y1))) / tile; y <= int(math.Ceil(max(y0, y1)))/tile; y++ {
						touched[image.Point{X: x, Y: y}] = true
					}
				}
			}
		}
	}
	return touched
}

// fill paints the area within outlines.
func (p *painter) fill(outlines []contour, colour string) {
	low, high := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, c := range outlines {
		for i := range c {
			low.X, low.Y = min(low.X, c[i].X), min(low.Y, c[i].Y)
			high.X, high.Y = max(high.X, c[i].X), max(high.Y, c[i].Y)
		}
	}
	if low.X > high.X {
		return
	}
	low, high = p.place(low), p.place(high)
	p.paint(outlines, image.Rect(int(math.Floor(low.X)), int(math.Floor(low.Y)), int(math.Ceil(high.X))+1, int(math.Ceil(high.Y))+1), colour)
}

// paint paints what of an area is within bounds.
func (p *painter) paint(outlines []contour, bounds image.Rectangle, colour string) {
	if bounds = bounds.Intersect(p.image.Bounds()); bounds.Empty() {
		return
	}
	p.area.Reset(bounds.Dx(), bounds.Dy())
	corner := func(at Point) (x, y float32) {
		at = p.place(at)
		return float32(at.X - float64(bounds.Min.X)), float32(at.Y - float64(bounds.Min.Y))
	}
	for _, c := range outlines {
		p.area.MoveTo(corner(c[0]))
		for _, at := range c[1:] {
			p.area.LineTo(corner(at))
		}
		p.area.ClosePath()
	}
	p.area.Draw(p.image, bounds, uniform(colour), image.Point{})
}

func (p *painter) place(at Point) Point {
	return Point{p.at.X + at.X*p.scale, p.at.Y + at.Y*p.scale}
}

// rgb reads a colour "#RRGGBB".
func rgb(colour string) (r, g, b uint8) {
	var parts [3]uint8
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &parts[0], &parts[1], &parts[2]); err != nil {
		return 0, 0, 0 // themes are checked when they are read
	}
	return parts[0], parts[1], parts[2]
}

// writeChunks writes an encoded PNG with two chunks more behind the first, IHDR:
// its size on paper and its title (PNG, third edition, 11.3.4.3 and 11.3.3.4).
func writeChunks(w io.Writer, encoded []byte, title string, dpi float64) error {
	const first = 8 + 25 // signature, and IHDR with its frame
	perMetre := uint32(math.Round(dpi / 0.0254))
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	size = append(binary.BigEndian.AppendUint32(size, perMetre), 1)
	text := append([]byte("Title\x00\x00\x00\x00\x00"), cleanLine(title)...)
	for _, part := range [][]byte{encoded[:first], chunk("pHYs", size), chunk("iTXt", text), encoded[first:]} {
		if _, err := w.Write(part); err != nil {
			return err
		}
	}
	return nil
}

func chunk(kind string, data []byte) []byte {
	out := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[4:]))
}
