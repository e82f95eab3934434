package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// pdfium is PDFium as WebAssembly. The library go-pdfium carries it and what it
// needs of its host; its functions are called here as the C functions that they
// are (fpdfview.h, fpdf_text.h), since a page has thousands of characters and each
// takes three calls: the library's own calls allocate and free memory for every
// one of them.
type pdfium struct {
	ctx       context.Context
	module    api.Module
	functions map[string]api.Function
	stack     [8]uint64
	scratch   uint32 // so many bytes of its memory for what calls give back
}

const scratchBytes = 128

// pageBytes is the size of a page of WebAssembly's memory.
const pageBytes = 64 << 10

// openPDFium compiles PDFium, or takes it from the cache below the temporary
// folder, and starts it; its memory is bounded to so many MiB. A cache that is
// damaged is deleted and made anew.
func openPDFium(ctx context.Context, memoryMiB int64) (*pdfium, error) {
	folder := filepath.Join(os.TempDir(), "pdfium")
	p, err := startPDFium(ctx, folder, memoryMiB)
	if err != nil && os.RemoveAll(folder) == nil {
		p, err = startPDFium(ctx, folder, memoryMiB)
	}
	return p, err
}

func startPDFium(ctx context.Context, folder string, memoryMiB int64) (p *pdfium, err error) {
	defer func() { // so wazero tells of a cache that is cut off
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("PDFium does not start: %v", r)
		}
	}()
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil, err
	}
	p = &pdfium{functions: map[string]api.Function{}}
	p.ctx = experimental.WithFunctionListenerFactory(ctx, p)
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithCompilationCache(cache)
	if memoryMiB > 0 {
		config = config.WithMemoryLimitPages(uint32(memoryMiB << 20 / pageBytes))
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: p.ctx, RuntimeConfig: config,
		FSConfig: wazero.NewFSConfig(), // no file of this machine is in its reach
		Stdout:   os.Stderr, Stderr: os.Stderr,
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1, ReuseWorkers: true,
	})
	if err != nil {
		return nil, err
	}
	if p.module == nil {
		_ = pool.Close()
		return nil, errors.New("PDFium did not start")
	}
	p.ctx = ctx
	scratch, err := p.call("malloc", scratchBytes)
	if err != nil || scratch == 0 {
		return nil, errors.Join(errors.New("PDFium has no memory"), err)
	}
	p.scratch = uint32(scratch)
	return p, nil
}

// NewFunctionListener listens to the one function that go-pdfium calls when the
// module is there.
func (p *pdfium) NewFunctionListener(f api.FunctionDefinition) experimental.FunctionListener {
	for _, name := range f.ExportNames() {
		if name == "FPDF_InitLibrary" {
			return experimental.FunctionListenerFunc(func(_ context.Context, module api.Module, _ api.FunctionDefinition, _ []uint64, _ experimental.StackIterator) {
				p.module = module
			})
		}
	}
	return nil
}

// call calls a function of PDFium. An error is a trap: the module is not to be
// used any more.
func (p *pdfium) call(name string, arguments ...uint64) (uint64, error) {
	f := p.functions[name]
	if f == nil {
		if f = p.module.ExportedFunction(name); f == nil {
			return 0, fmt.Errorf("PDFium has no function %s", name)
		}
		p.functions[name] = f
	}
	copy(p.stack[:], arguments)
	if err := f.CallWithStack(p.ctx, p.stack[:]); err != nil {
		return 0, fmt.Errorf("PDFium failed in %s: %w", name, err)
	}
	return p.stack[0], nil
}

// floats reads numbers from the scratch memory.
func (p *pdfium) float32At(i uint32) float32 {
	v, _ := p.module.Memory().ReadFloat32Le(p.scratch + 4*i)
	return v
}

func (p *pdfium) float64At(i uint32) float32 {
	v, _ := p.module.Memory().ReadFloat64Le(p.scratch + 8*i)
	return float32(v)
}

// put copies bytes into PDFium's memory; the caller frees them.
func (p *pdfium) put(content []byte) (uint64, error) {
	at, err := p.call("malloc", uint64(max(len(content), 1)))
	if err != nil {
		return 0, err
	}
	if at == 0 || !p.module.Memory().Write(uint32(at), content) {
		return 0, errNoMemory
	}
	return at, nil
}

var errNoMemory = errors.New("PDFium: out of memory")

// utf16 calls a function that writes a UTF-16 text of at most most bytes to where
// its last two arguments say.
func (p *pdfium) utf16(name string, most uint64, arguments ...uint64) (string, error) {
	n, err := p.call(name, append(arguments[:len(arguments):len(arguments)], 0, 0)...)
	if n = uint64(uint32(n)); err != nil || n < 4 || n > most {
		return "", err
	}
	at, err := p.call("malloc", n)
	if err != nil || at == 0 {
		return "", err
	}
	if _, err := p.call(name, append(arguments[:len(arguments):len(arguments)], at, n)...); err != nil {
		return "", err
	}
	content, _ := p.module.Memory().Read(uint32(at), uint32(n))
	units := make([]uint16, 0, n/2)
	for i := 0; i+1 < len(content); i += 2 {
		if u := binary.LittleEndian.Uint16(content[i:]); u != 0 {
			units = append(units, u)
		}
	}
	_, err = p.call("free", at)
	return string(utf16.Decode(units)), err
}

func float32Of(v uint64) float32 { return math.Float32frombits(uint32(v)) }
func float64Of(v uint64) float32 { return float32(math.Float64frombits(v)) }
