package worker

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// A frame is how a content of any bytes goes through a pipe: the four bytes of
// frameMark, its length in four bytes, the highest first, and the content.
const frameMark = "cgw1"

// ErrFrame says that what came is no frame: another program writes there, or the
// frame is too long.
var ErrFrame = errors.New("no frame of " + Name)

// WriteFrame writes a content of less than 4 GiB as one frame.
func WriteFrame(w io.Writer, content []byte) error {
	if uint64(len(content)) > 1<<32-1 {
		return fmt.Errorf("%w: %d bytes are too many", ErrFrame, len(content))
	}
	header := binary.BigEndian.AppendUint32([]byte(frameMark), uint32(len(content)))
	if _, err := w.Write(header); err != nil {
		return err
	}
	_, err := w.Write(content)
	return err
}

// ReadFrame reads one frame and gives its content, of at most most bytes. At the
// end of the input the error is io.EOF, within a frame io.ErrUnexpectedEOF.
func ReadFrame(r io.Reader, most int64) ([]byte, error) {
	var header [len(frameMark) + 4]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	if string(header[:len(frameMark)]) != frameMark {
		return nil, fmt.Errorf("%w: it begins with %q", ErrFrame, header[:len(frameMark)])
	}
	length := int64(binary.BigEndian.Uint32(header[len(frameMark):]))
	if length > most {
		return nil, fmt.Errorf("%w: %d bytes are more than the limit of %d", ErrFrame, length, most)
	}
	// A header that lies about the length costs no more memory than what comes.
	var content bytes.Buffer
	content.Grow(int(min(length, 1<<20)))
	n, err := io.CopyN(&content, r, length)
	if err == io.EOF && n < length {
		err = io.ErrUnexpectedEOF
	}
	return content.Bytes(), err
}
