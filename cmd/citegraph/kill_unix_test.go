//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"citegraph/graphmodel/store"
)

// TestKilledBuilds kills builds at random moments. Each time the last good graph
// is there and sound, and the next build ends in the graph that an undisturbed one
// makes, byte for byte in its export. CITEGRAPH_KILL_CORPUS names a folder of
// documents to take in place of the small one that is made here, and
// CITEGRAPH_KILLS how often (scripts/killtest.sh sets both).
func TestKilledBuilds(t *testing.T) {
	kills := 5
	if n, err := strconv.Atoi(os.Getenv("CITEGRAPH_KILLS")); err == nil {
		kills = n
	}
	docs := os.Getenv("CITEGRAPH_KILL_CORPUS")
	if docs == "" {
		docs = smallCorpus(t, 800)
	}
	dir := t.TempDir()
	graph, undisturbed := filepath.Join(dir, "g.db"), filepath.Join(dir, "undisturbed.db")
	began := time.Now()
	citegraph(t, "build", docs, "-o", undisturbed)
	whole := time.Since(began)
	want := citegraph(t, "export", "--graph", undisturbed)
	before := smallCorpus(t, 3) // what the graph holds when the build begins
	r := rand.New(rand.NewSource(1))
	stopped, resumed := 0, 0
	for n := range kills {
		for _, leave := range []string{graph, graph + "-building", graph + "-building-journal"} {
			_ = os.Remove(leave)
		}
		citegraph(t, "build", before, "-o", graph)
		good := citegraph(t, "export", "--graph", graph)
		// Up to three kills of one build, then it is left alone.
		for range 1 + n%3 {
			cmd := exec.Command(os.Args[0], "build", docs, "-o", graph)
			cmd.Args[0] = "citegraph"
			cmd.Env = asCitegraph()
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Duration(r.Int63n(int64(whole) * 11 / 10)))
			_ = cmd.Process.Signal(syscall.SIGKILL)
			if cmd.Wait() == nil {
				good = want // it was faster
			} else {
				stopped++
			}
			if wrong, err := store.Verify(t.Context(), graph); err != nil || len(wrong) > 0 {
				t.Fatalf("kill %d: the graph is not sound: %q (%v)", n, wrong, err)
			}
			if now := citegraph(t, "export", "--graph", graph); !bytes.Equal(now, good) && !bytes.Equal(now, want) {
				t.Fatalf("kill %d: the graph is neither what it was nor what it is to be", n)
			}
		}
		cmd := exec.Command(os.Args[0], "build", docs, "-o", graph)
		cmd.Env = asCitegraph()
		told, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("kill %d: the next build: %v\n%s", n, err, told)
		}
		if strings.Contains(string(told), "going on with") {
			resumed++
		}
		if got := citegraph(t, "export", "--graph", graph); !bytes.Equal(got, want) {
			t.Fatalf("kill %d: the next build ends in another graph", n)
		}
		if wrong, err := store.Verify(t.Context(), graph); err != nil || len(wrong) > 0 {
			t.Fatalf("kill %d: the next build's graph is not sound: %q (%v)", n, wrong, err)
		}
		if left, _ := filepath.Glob(graph + "-*"); len(left) > 0 {
			t.Errorf("kill %d: left beside the graph: %q", n, left)
		}
	}
	t.Logf("%d rounds: %d builds killed before their end (a whole one takes %.1f s), %d taken up by the next", kills, stopped, whole.Seconds(), resumed)
	if stopped == 0 {
		t.Error("no build was killed before its end")
	}
}

// An interrupted build says what is left, and the next one goes on from there.
func TestInterruptedBuild(t *testing.T) {
	docs, graph := smallCorpus(t, 3000), filepath.Join(t.TempDir(), "g.db")
	cmd := exec.Command(os.Args[0], "build", docs, "-o", graph)
	cmd.Env = asCitegraph()
	var told bytes.Buffer
	cmd.Stderr = &told
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 1000 { // until something is safe
		if st, err := os.Stat(graph + "-building"); err == nil && st.Size() > 100_000 {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	_ = cmd.Process.Signal(syscall.SIGINT)
	err := cmd.Wait()
	if cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(told.String(), "interrupted: "+graph+" stays as it was; the ") || !strings.Contains(told.String(), "the same command goes on from there") {
		t.Fatalf("%v: %s", err, told.String())
	}
	if _, err := os.Stat(graph); err == nil {
		t.Error("there is a graph")
	}
	cmd = exec.Command(os.Args[0], "build", docs, "-o", graph)
	cmd.Env = asCitegraph()
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "going on with a build that did not end") || strings.Contains(string(out), " 0 unchanged") {
		t.Errorf("the next build: %v: %s", err, out)
	}
}

// A second build of the same graph says so and ends; the first is not disturbed.
func TestSecondBuild(t *testing.T) {
	docs, graph := smallCorpus(t, 3), filepath.Join(t.TempDir(), "g.db")
	first, err := store.Update(graph, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "build", docs, "-o", graph)
	cmd.Env = asCitegraph()
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != exitFailed || !strings.Contains(string(out), graph+": another build is at work on it: wait until it has ended") {
		t.Errorf("%v: %s", err, out)
	}
	first.Close()
	citegraph(t, "build", docs, "-o", graph)
}

// asCitegraph makes this test program run as citegraph.
func asCitegraph() []string { return append(os.Environ(), "CITEGRAPH_TEST_MAIN=1") }

// citegraph runs a command line that has to succeed.
func citegraph(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = asCitegraph()
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		t.Fatalf("citegraph %s: %v\n%s", strings.Join(args, " "), err, errOut.String())
	}
	return out.Bytes()
}

// smallCorpus makes resolutions that cite each other, a second text of some, and
// names without a date.
func smallCorpus(t *testing.T, documents int) string {
	t.Helper()
	dir := t.TempDir()
	for n := range documents {
		var b strings.Builder
		fmt.Fprintf(&b, "A/RES/%d/%d\n\nResolution adopted by the General Assembly on 1 December 2021\n\nThe General Assembly,\n\n", 76+n/300, n%300)
		for c := range n % 20 {
			fmt.Fprintf(&b, "Recalling its resolution %d/%d of 25 September 2015 and the Vienna Declaration and Programme of Action,\n\n", 60+(n+c)%15, 1+(n*c)%250)
		}
		b.WriteString("1. Decides to remain seized of the matter.\n")
		names := []string{fmt.Sprintf("%d/%d.txt", n%7, n)}
		if n%10 == 0 {
			names = append(names, fmt.Sprintf("again/%d.txt", n))
		}
		for _, name := range names {
			path := filepath.Join(dir, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(path, time.Time{}, time.Unix(1e9, 0)); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}
