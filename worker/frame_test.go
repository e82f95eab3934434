package worker_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"citegraph/worker"
)

func TestFrames(t *testing.T) {
	var pipe bytes.Buffer
	contents := []string{"%PDF-1.7", "", strings.Repeat("x", 3<<20)}
	for _, c := range contents {
		if err := worker.WriteFrame(&pipe, []byte(c)); err != nil {
			t.Fatal(err)
		}
	}
	for i, c := range contents {
		got, err := worker.ReadFrame(&pipe, 4<<20)
		if err != nil || string(got) != c {
			t.Errorf("frame %d: %d bytes and %v, want %d bytes", i, len(got), err, len(c))
		}
	}
	if _, err := worker.ReadFrame(&pipe, 10); err != io.EOF {
		t.Errorf("behind the last frame: %v, want io.EOF", err)
	}
}

func TestNoFrames(t *testing.T) {
	for _, c := range []struct {
		name, input string
		want        error
	}{
		{"another program's words", "Hello, world\n", worker.ErrFrame},
		{"too long", "cgw1\x00\x00\x00\xffxx", worker.ErrFrame},
		{"a header cut off", "cgw1\x00", io.ErrUnexpectedEOF},
		{"a content cut off", "cgw1\x00\x00\x00\x05abc", io.ErrUnexpectedEOF},
		{"no content", "cgw1\x00\x00\x00\x05", io.ErrUnexpectedEOF},
	} {
		if _, err := worker.ReadFrame(strings.NewReader(c.input), 100); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
	}
}

// FuzzReadFrame: what is read is what WriteFrame writes again, and never longer
// than allowed.
func FuzzReadFrame(f *testing.F) {
	f.Add([]byte("cgw1\x00\x00\x00\x03abc"))
	f.Add([]byte("cgw1\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, input []byte) {
		const most = 1 << 16
		content, err := worker.ReadFrame(bytes.NewReader(input), most)
		if err != nil {
			return
		}
		var again bytes.Buffer
		if err := worker.WriteFrame(&again, content); err != nil {
			t.Fatal(err)
		}
		if len(content) > most || !bytes.HasPrefix(input, again.Bytes()) {
			t.Errorf("%d bytes of %q were read as %q", len(content), input, content)
		}
	})
}
