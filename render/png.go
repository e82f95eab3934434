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
	if err := png.Encode(&out, p.image); err != nil {
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
			path := m.path()
			p.path(&path)
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

func (p *painter) path(path *Path) {
	if len(path.Points) < 2 {
		return
	}
	if path.Fill != "" {
		p.fill([]contour{path.flat()}, path.Fill)
	}
	if path.Stroke.Colour != "" && path.Stroke.Width > 0 {
		p.fill(path.outlines(), path.Stroke.Colour)
	}
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
	bounds := image.Rect(int(math.Floor(low.X)), int(math.Floor(low.Y)), int(math.Ceil(high.X))+1, int(math.Ceil(high.Y))+1)
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
	r, g, b := rgb(colour)
	p.area.Draw(p.image, bounds, image.NewUniform(color.RGBA{r, g, b, 255}), image.Point{})
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
