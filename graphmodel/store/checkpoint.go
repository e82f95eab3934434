package store

import (
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"strings"
)

// buildingMark is the row of meta that a file has until its build is complete:
// when the machine was started, where the system tells.
const buildingMark = "building"

// bootID tells one start of the machine from another, "" where the system does
// not. Checkpoints are not forced to the disk, which takes as long as the build:
// they outlive the process, but not the machine.
func bootID() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id") // of Linux
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}

// checkpoint makes what was put so far safe against the end of the process.
func (w *Writer) checkpoint() error {
	ctx := context.Background()
	w.sinceCheckpoint = 0
	if err := errors.Join(w.citations.flush(), w.edges.flush()); err != nil {
		return err
	}
	for _, s := range []string{"COMMIT", "BEGIN"} {
		if _, err := w.tx.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// takeUp tells whether there is the file of a build with the same fingerprint
// that did not end, and reads what it holds.
func (w *Writer) takeUp() bool {
	if w.options.Fresh {
		return false
	}
	if st, err := os.Lstat(w.temporary); err != nil || !st.Mode().IsRegular() {
		return false
	}
	if !w.sound() {
		return false
	}
	anew := w.anew
	w.anew = false
	if err := w.readKnown(w.temporary); err == nil && !w.anew && len(w.known) > 0 {
		return true
	}
	w.anew = anew
	clear(w.known)
	clear(w.archives)
	return false
}

// sound opens the file for writing, which takes it back to its last checkpoint
// where the build was killed, and looks it through.
func (w *Writer) sound() bool {
	db, err := open(w.temporary, url.Values{"mode": {"rw"}})
	if err != nil {
		return false
	}
	defer db.Close()
	var application, version int
	var check string
	for _, q := range []struct {
		query string
		into  any
	}{{"PRAGMA application_id", &application}, {"PRAGMA user_version", &version}, {"PRAGMA quick_check(1)", &check}} {
		if err := db.QueryRow(q.query).Scan(q.into); err != nil {
			return false
		}
	}
	if application != applicationID || version != SchemaVersion || check != "ok" {
		return false
	}
	meta, err := readMeta(db)
	boot, building := meta[buildingMark]
	return err == nil && meta["fingerprint"] == w.options.Fingerprint && (!building || boot == bootID())
}

// removeTemporary removes what a build leaves beside the graph.
func (w *Writer) removeTemporary() error {
	for _, name := range []string{w.temporary, w.temporary + "-journal"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
