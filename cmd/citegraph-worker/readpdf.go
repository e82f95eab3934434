package main

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"unicode"

	"citegraph/extract/source/pdf"
)

// errPassword, errDamaged: why PDFium does not open a file.
var (
	errPassword = errors.New("is protected by a password: save it without one")
	errDamaged  = errors.New("is damaged, or no PDF")
)

// loadErrors are the errors of FPDF_GetLastError (fpdfview.h).
var loadErrors = map[uint64]error{
	4: errPassword,
	5: errors.New("is protected in a way that is not known"),
}

// read gives the characters of a file's pages, at most mostPages of them. What
// cannot be loaded of a file that opens is an empty page.
func (p *pdfium) read(content []byte, mostPages int) (*pdf.File, error) {
	at, err := p.put(content)
	if err != nil {
		return nil, err
	}
	defer p.call("free", at)
	document, err := p.call("FPDF_LoadMemDocument", at, uint64(len(content)), 0)
	if err != nil {
		return nil, err
	}
	if document == 0 {
		code, err := p.call("FPDF_GetLastError")
		if err != nil {
			return nil, err
		}
		if err := loadErrors[code]; err != nil {
			return nil, &refusal{err}
		}
		return nil, &refusal{errDamaged}
	}
	f, err := p.document(document, mostPages)
	if _, closing := p.call("FPDF_CloseDocument", document); err == nil {
		err = closing
	}
	return f, err
}

// refusal is an error of the file, after which PDFium can go on with another.
type refusal struct{ error }

func (r *refusal) Unwrap() error { return r.error }

func (p *pdfium) document(document uint64, mostPages int) (*pdf.File, error) {
	count, err := p.call("FPDF_GetPageCount", document)
	if err != nil {
		return nil, err
	}
	pages := int(int32(count))
	if pages > mostPages {
		return nil, &refusal{fmt.Errorf("has %d pages, more than the limit of %d: split it", pages, mostPages)}
	}
	f := &pdf.File{}
	if f.Title, err = p.metadata(document, "Title"); err != nil {
		return nil, err
	}
	if f.Language, err = p.utf16("FPDFCatalog_GetLanguage", 1<<10, document); err != nil {
		return nil, err
	}
	// A page stays open until the next one is, so that PDFium keeps the fonts
	// that they share.
	var open uint64
	for i := range pages {
		page, err := p.call("FPDF_LoadPage", document, uint64(i))
		if err != nil {
			return nil, err
		}
		f.Pages = append(f.Pages, pdf.Page{})
		if page == 0 {
			f.Pages[i].Damaged = true
			continue
		}
		if err := p.page(page, &f.Pages[i]); err != nil {
			return nil, err
		}
		if open != 0 {
			if _, err := p.call("FPDF_ClosePage", open); err != nil {
				return nil, err
			}
		}
		open = page
	}
	if open != 0 {
		_, err = p.call("FPDF_ClosePage", open)
	}
	return f, err
}

// metadata gives an entry of the document's information dictionary.
func (p *pdfium) metadata(document uint64, entry string) (string, error) {
	name, err := p.put(append([]byte(entry), 0))
	if err != nil {
		return "", err
	}
	text, err := p.utf16("FPDF_GetMetaText", 64<<10, document, name)
	if _, freeing := p.call("free", name); err == nil {
		err = freeing
	}
	return text, err
}

// mostSide is the longest side of a page that is read, in points. PDFium takes
// memory for each point of it; 14,400 is the most that a program needs to support
// (ISO 32000-1, annex C.2).
const mostSide = 1 << 16

func (p *pdfium) page(page uint64, to *pdf.Page) error {
	width, err := p.call("FPDF_GetPageWidthF", page)
	if err != nil {
		return err
	}
	height, err := p.call("FPDF_GetPageHeightF", page)
	if err != nil {
		return err
	}
	turn, err := p.call("FPDFPage_GetRotation", page)
	if err != nil {
		return err
	}
	to.Width, to.Height = float32Of(width), float32Of(height)
	if !(to.Width <= mostSide && to.Height <= mostSide) {
		to.Damaged = true
		return nil
	}
	text, err := p.call("FPDFText_LoadPage", page)
	if err != nil || text == 0 {
		return err
	}
	left, bottom, err := p.corner(page)
	if err != nil {
		return err
	}
	r := pageReader{pdfium: p, text: text, turn: int(turn & 3), width: to.Width, height: to.Height, left: left, bottom: bottom}
	if to.Chars, err = r.chars(); err != nil {
		return err
	}
	if _, err = p.call("FPDFText_ClosePage", text); err != nil {
		return err
	}
	if len(to.Chars) == 0 {
		to.Images, err = p.images(page)
	}
	return err
}

// corner gives the lower left of the part of the page that is shown, which is
// where its characters are counted from only as a rule.
func (p *pdfium) corner(page uint64) (left, bottom float32, err error) {
	box := uint64(p.scratch)
	shown, err := p.call("FPDF_GetPageBoundingBox", page, box)
	if err != nil || shown == 0 {
		return 0, 0, err
	}
	return p.float32At(0), p.float32At(3), nil // FS_RECTF: left, top, right, bottom
}

// images counts the pictures of a page without text.
func (p *pdfium) images(page uint64) (int, error) {
	const image, form = 3, 5 // FPDF_PAGEOBJ_IMAGE, _FORM
	count, err := p.call("FPDFPage_CountObjects", page)
	if err != nil {
		return 0, err
	}
	images := 0
	for i := range min(int(int32(count)), 100) {
		object, err := p.call("FPDFPage_GetObject", page, uint64(i))
		if err != nil {
			return 0, err
		}
		kind, err := p.call("FPDFPageObj_GetType", object)
		if err != nil {
			return 0, err
		}
		if kind == image || kind == form {
			images++
		}
	}
	return images, nil
}

// pageReader reads the characters of one page.
type pageReader struct {
	*pdfium
	text          uint64 // FPDF_TEXTPAGE
	turn          int    // quarter turns clockwise by which the page is shown
	width, height float32
	left, bottom  float32

	// Of the last character: within a word its font is not asked for again.
	last   pdf.Char
	size   uint64  // of its font, as the call gives it
	scaled float32 // as it is looked at
	bold   bool
	slant  bool
}

// mostChars bounds the characters of a page; one with more is no page to read.
const mostChars = 4 << 20

func (r *pageReader) chars() ([]pdf.Char, error) {
	n, err := r.call("FPDFText_CountChars", r.text)
	if err != nil {
		return nil, err
	}
	count := int(int32(n))
	if count <= 0 {
		return nil, nil
	}
	if count > mostChars {
		return nil, &refusal{fmt.Errorf("has a page of %d characters, more than the limit of %d", count, mostChars)}
	}
	chars := make([]pdf.Char, 0, count)
	fresh := true
	for i := range uint64(count) {
		code, err := r.call("FPDFText_GetUnicode", r.text, i)
		if err != nil {
			return nil, err
		}
		c := pdf.Char{Rune: rune(uint32(code))}
		if c.Rune == '\r' || c.Rune == '\n' { // PDFium's own, between lines
			fresh = true
			continue
		}
		space := c.Rune == ' '
		if err := r.place(i, &c); err != nil {
			return nil, err
		}
		if c.Left == c.Right || c.Rune == 0 || math.IsNaN(float64(c.Left+c.Right+c.Base+c.Size)) {
			fresh = fresh || space
			continue // a space of PDFium's own, a character without a meaning
		}
		size, err := r.call("FPDFText_GetFontSize", r.text, i)
		if err != nil {
			return nil, err
		}
		if gap := c.Left - r.last.Right; fresh || c.Base != r.last.Base || size != r.size || gap > 0.1*r.scaled || gap < -r.scaled {
			r.size = size
			if err := r.font(i); err != nil {
				return nil, err
			}
		}
		fresh = space // the next word may have another font
		c.Size = r.scaled
		c.Bold, r.last = r.bold, c
		if r.slant {
			continue
		}
		chars = append(chars, c)
	}
	return chars, nil
}

// place fills in where character i stands.
func (r *pageReader) place(i uint64, c *pdf.Char) error {
	at := uint64(r.scratch)
	if _, err := r.call("FPDFText_GetCharOrigin", r.text, i, at, at+8); err != nil {
		return err
	}
	x, y := r.float64At(0), r.float64At(1)
	if r.turn == 0 && !unicode.Is(unicode.Mn, c.Rune) {
		if _, err := r.call("FPDFText_GetLooseCharBox", r.text, i, at); err != nil {
			return err
		}
		c.Left, c.Right, c.Base = r.float32At(0)-r.left, r.float32At(2)-r.left, y-r.bottom
		return nil
	}
	// On a page that is shown turned, the loose box is that of a line that runs
	// upright, and that of a mark over a letter has no width; the ink has to do.
	if _, err := r.call("FPDFText_GetCharBox", r.text, i, at, at+8, at+16, at+24); err != nil {
		return err
	}
	left, right, bottom, top := r.float64At(0), r.float64At(1), r.float64At(2), r.float64At(3)
	if left >= right || bottom >= top {
		return nil
	}
	x, y, left, right, bottom, top = x-r.left, y-r.bottom, left-r.left, right-r.left, bottom-r.bottom, top-r.bottom
	switch r.turn {
	case 0:
		c.Left, c.Right, c.Base = left, right, y
	case 1:
		c.Left, c.Right, c.Base = bottom, top, r.height-x
	case 2:
		c.Left, c.Right, c.Base = r.width-right, r.width-left, r.height-y
	case 3:
		c.Left, c.Right, c.Base = r.width-top, r.width-bottom, x
	}
	return nil
}

// font finds out of a run of characters how large its font is as it is looked at,
// whether it is bold, and whether it runs in another direction than the page is
// read.
func (r *pageReader) font(i uint64) error {
	if _, err := r.call("FPDFText_GetMatrix", r.text, i, uint64(r.scratch)); err != nil {
		return err
	}
	m := [4]float64{float64(r.float32At(0)), float64(r.float32At(1)), float64(r.float32At(2)), float64(r.float32At(3))} // a, b, c, d
	r.scaled = float64Of(r.size) * float32(math.Hypot(m[2], m[3]))
	along, across := m[0], m[1]
	if r.turn&1 == 1 {
		along, across = across, along
	}
	r.slant = math.Abs(across) > 0.25*math.Abs(along)
	name := uint64(r.scratch)
	n, err := r.call("FPDFText_GetFontInfo", r.text, i, name, scratchBytes, 0)
	if err != nil {
		return err
	}
	called, _ := r.module.Memory().Read(r.scratch, uint32(min(n, scratchBytes)))
	r.bold = bytes.Contains(called, []byte("Bold")) || bytes.Contains(called, []byte("Black"))
	return nil
}
