#!/usr/bin/env bash
# Run every fuzz target of the module for FUZZTIME.
set -euo pipefail
for pkg in $("${GO:-go}" list ./...); do
  for target in $("${GO:-go}" test "$pkg" -list '^Fuzz' 2>/dev/null | grep '^Fuzz' || true); do
    echo "== $pkg $target"
    "${GO:-go}" test "$pkg" -run '^$' -fuzz "^$target\$" -fuzztime "${FUZZTIME:-1m}"
  done
done
