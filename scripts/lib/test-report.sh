#!/usr/bin/env bash
# Usage: scripts/lib/test-report.sh [--newer-than FILE] FOLDER
# Reads the Surefire and Failsafe reports below FOLDER/*/target and prints totals, what failed, and what was skipped
# and why. Fails when no test ran, when one failed, or when one was skipped for a reason that is not permitted: only
# what needs a Docker engine or a TimescaleDB server may be skipped ("needs Docker…", "needs TimescaleDB server…").
set -Eeuo pipefail

newer=()
if [[ ${1-} == --newer-than ]]; then
  newer=(-newer "$2")
  shift 2
fi
folder=${1:?usage: test-report.sh [--newer-than FILE] FOLDER}

mapfile -t reports < <(
  for reported in "$folder"/*/target/surefire-reports "$folder"/*/target/failsafe-reports; do
    if [[ -d $reported ]]; then
      find "$reported" -maxdepth 1 -name 'TEST-*.xml' "${newer[@]}"
    fi
  done | sort
)
if ((${#reports[@]} == 0)); then
  echo 'no test ran: there are no reports'
  exit 1
fi

# One record per "<": a tag with its attributes, then the text up to the next one. Output of the tests is CDATA.
awk '
  BEGIN { RS = "<" }
  function attribute(name, value) {
    if (!match($0, "[ \t\n]" name "=\"[^\"]*\"")) return ""
    value = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    gsub(/&#1[03];|[\n\t]/, " ", value)
    gsub(/&lt;/, "<", value); gsub(/&gt;/, ">", value); gsub(/&quot;/, "\"", value); gsub(/&apos;/, "\047", value)
    gsub(/&amp;/, "\\&", value)
    return value
  }
  FNR == 1 { quoted = 0; module = FILENAME; sub(/\/target\/.*/, "", module); sub(/.*\//, "", module) }
  quoted { if (index($0, "]]>")) quoted = 0; next }
  /^!\[CDATA\[/ { quoted = !index($0, "]]>"); next }
  /^testsuite[ \t\n]/ { if (!(module in tests)) { order[++modules] = module; tests[module] = 0 } seconds[module] += attribute("time") }
  /^testcase[ \t\n]/ {
    simple = attribute("classname"); sub(/.*\./, "", simple)
    test = attribute("name"); test = module ": " simple (test == "" || test == attribute("classname") ? "" : "." test)
    open = 1; tests[module]++
  }
  /^(failure|error)[ \t\n>]/ && open { failed[module]++; failures[++f] = test; open = 0 }
  /^skipped[ \t\n\/>]/ && open {
    skipped[module]++; open = 0
    reason = attribute("message"); sub(/^Assumption failed: /, "", reason)
    if (reason == "") reason = "no reason given"
    permitted = reason ~ /^needs (Docker|TimescaleDB server)/
    if (!permitted) refused++
    skips[++s] = (permitted ? "  " : "! ") test ": " reason
  }
  /^\/testcase>/ { open = 0 }
  END {
    printf "%-22s %7s %7s %7s %9s\n", "module", "tests", "failed", "skipped", "seconds"
    for (i = 1; i <= modules; i++) {
      m = order[i]
      printf "%-22s %7d %7d %7d %9.1f\n", m, tests[m], failed[m], skipped[m], seconds[m]
      allTests += tests[m]; allFailed += failed[m]; allSkipped += skipped[m]; allSeconds += seconds[m]
    }
    printf "%-22s %7d %7d %7d %9.1f\n", "all", allTests, allFailed, allSkipped, allSeconds
    if (f) { print "failed:"; for (i = 1; i <= f; i++) print "  " failures[i] }
    if (s) { print "skipped, and why (! = must not be skipped here):"; for (i = 1; i <= s; i++) print skips[i] }
    else print "skipped: nothing"
    if (!allTests) print "no test ran"
    exit (allTests && !allFailed && !refused) ? 0 : 1
  }' "${reports[@]}"
