#!/usr/bin/env bash
# Every test, or those whose name contains the word given; with --full also those that take long (every borough, in every
# engine). Builds in Release with warnings as errors.
# Ends with "N passed, N failed, N skipped"; fails where a test failed, or where none ran.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

passed=0 failed=0 skipped=0 waiting=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

finish() {
  local code=0
  if [ "$failed" -gt 0 ] || [ "$1" -ne 0 ]; then code=1; fi
  if [ $((passed + failed)) -eq 0 ]; then
    if [ "$skipped" -gt 0 ]; then
      echo "No test ran: all were skipped." >&2
    else
      echo "No test ran${filter:+: none has \"$filter\" in its name}." >&2
    fi
    code=1
  fi
  [ "$waiting" -eq 0 ] || echo "$waiting more, and more rows of others, with ./run test --full."
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}

# "Total: 5, Errors: 0, Failed: 1, Skipped: 0, Not Run: 0": the number behind a word.
number() { sed -n "s/.*$1: \([0-9][0-9]*\).*/\1/p" <<<"$2"; }

run_project() {
  local name=$1 program summary code total bad left notrun
  program=artifacts/bin/$name/release/$name
  [ -x "$program" ] || program=$program.exe
  echo "$name"
  # Failures and skips are printed with their reasons; the runner's own progress is not.
  "$program" -noColor -noLogo "${chosen[@]}" 2>&1 | tee "$log" |
    grep -vE '^ *(Discovering|Discovered|Starting|Finished): |^=== TEST EXECUTION|^ +[A-Za-z.]+ +Total: |^xUnit\.net|^Waiting [0-9]+ seconds|^$'
  code=${PIPESTATUS[0]}
  summary=$(grep -E ' Total: [0-9]+, Errors: ' "$log" | tail -n 1)
  if [ -z "$summary" ]; then
    # Nothing matched the filter here, or the program died before it could say.
    if [ -n "$filter" ] && ! grep -q ' \[FAIL\]' "$log" && grep -qE 'Finished:|Total: 0' "$log"; then return; fi
    echo "  $name ended with code $code and without a result." >&2
    failed=$((failed + 1))
    return
  fi
  total=$(number Total "$summary") left=$(number Skipped "$summary") notrun=$(number 'Not Run' "$summary")
  bad=$(($(number Failed "$summary") + $(number Errors "$summary")))
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && [ "$total" -gt 0 ]; then
    echo "  $name ended with code $code though no test failed." >&2
    bad=1 total=$((total + 1))
  fi
  waiting=$((waiting + notrun))
  passed=$((passed + total - bad - left - notrun)) failed=$((failed + bad)) skipped=$((skipped + left))
}

filter=""
for argument in "$@"; do
  case $argument in
    --full) export PEELIAN_FULL=1 ;;
    -*) echo "./run test [--full] [filter]: $argument is no option." >&2; exit 2 ;;
    *) filter=$argument ;;
  esac
done
chosen=()
[ -z "$filter" ] || chosen=(-displayName "*$filter*")

# shellcheck source=tests/tools/install.sh
. tests/tools/install.sh
install_from_debian
install_from_npm

echo "Building; packages that are not there yet are fetched as the lock files name them …"
if ! dotnet build Peelian.slnx -c Release --nologo -v quiet -warnaserror >"$log" 2>&1; then
  grep -E '(error|warning) ' "$log" | sort -u | head -n 50 || cat "$log"
  echo "The build failed." >&2
  finish 1
fi
for project in tests/*/*.csproj; do
  run_project "$(basename "$project" .csproj)"
done
finish 0
