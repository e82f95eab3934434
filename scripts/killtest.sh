#!/bin/sh
# Kills builds of a folder of documents at random moments, and holds what is left
# and what the next build makes of it against an undisturbed build:
#   scripts/killtest.sh FOLDER [TIMES]
set -eu
[ $# -ge 1 ] || { echo "usage: scripts/killtest.sh FOLDER [TIMES]" >&2; exit 2; }
CITEGRAPH_KILL_CORPUS=$(cd "$1" && pwd)
CITEGRAPH_KILLS=${2:-20}
export CITEGRAPH_KILL_CORPUS CITEGRAPH_KILLS
cd "$(dirname "$0")/.."
exec ${GO:-go} test ./cmd/citegraph -run TestKilledBuilds -count=1 -v -timeout 2h
