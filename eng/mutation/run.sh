#!/usr/bin/env bash
# Changes the code in one small way at a time, and sees whether a test fails: docs/mutation.md.
#   eng/mutation/run.sh Statistics      src/PerfGate.Statistics
#   eng/mutation/run.sh Verdicts        src/PerfGate.Core/Verdicts
# More arguments are Stryker's, such as --mutate '**/Holm.cs'. The exit code is not 0 when the score is below 90 %.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/${1:?Statistics or Verdicts}"
shift

# Stryker tells the tests by a file in the temporary folder which change is active: two runs must not share it.
TMPDIR="$(mktemp -d)"
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

dotnet tool restore
dotnet stryker --output "$PWD/../../../artifacts/mutation/$(basename "$PWD")" "$@"
