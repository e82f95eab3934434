// Package pdf finds the text of a PDF file in the characters that stand on its
// pages: columns, paragraphs, notes, tables, and what the print added to them
// (running heads, page numbers, job numbers). It is layout analysis alone: the
// characters come from the worker executable, which has PDFium, and it is the
// worker executable that calls this package, so that what goes from process to
// process is a text and not a hundred thousand characters with their places.
package pdf

// File is what a PDF holds, as PDFium gives it.
type File struct {
	Pages    []Page
	Title    string // of its metadata
	Language string // of its catalogue, a BCP 47 tag
}

// Page is a page with its characters in the order in which the file draws them.
// Lengths are points, 72 to the inch; the origin is the lower left of the page as
// it is looked at, rotation undone.
type Page struct {
	Width, Height float32
	Chars         []Char
	Images        int  // pictures on a page without characters, which tells a scan from an empty page
	Damaged       bool // it could not be loaded
}

// Char is one character on a page. PDFium divides a ligature that the font names
// (ﬁ, lam-alef) into characters that share one place.
type Char struct {
	Rune  rune
	Bold  bool
	Left  float32 // of its advance box, not of its ink
	Right float32
	Base  float32 // its baseline, from below
	Size  float32 // of its font as it is looked at
}
