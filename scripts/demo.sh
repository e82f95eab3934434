#!/bin/sh
# The demo: the sample documents become a graph, a diagram and an answer.
set -eu
cd "$(dirname "$0")/.."
mkdir -p out
bin=bin/citegraph
echo "1. A graph of the sample documents in testdata/documents:"
$bin build testdata/documents -o out/demo.db
echo
echo "2. An answer: who cites the Vienna Declaration, and in what words?"
echo
$bin cited-by "Vienna Declaration" --words --graph out/demo.db | tee out/demo.txt
echo
echo "3. A diagram: what rests on what around the Vienna Declaration"
$bin render --focus "Vienna Declaration" --graph out/demo.db -o out/demo.svg
echo
echo "Written: out/demo.db (the graph), out/demo.txt (the answer), out/demo.svg (the diagram: open it in a browser)."
echo "Try next:"
echo "  $bin chain S/PRST/2026/91 \"Vienna Declaration\" --graph out/demo.db"
echo "  $bin cites A/HRC/RES/58/69 --graph out/demo.db"
echo "  $bin stats --graph out/demo.db"
echo "  $bin build YOUR_FOLDER -o my.db"
