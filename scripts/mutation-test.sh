#!/usr/bin/env bash
# Changes the parser and the desk in small ways, one at a time, and asks whether a test notices.
#
# Usage: scripts/mutation-test.sh [--keep]
#   --keep   also writes the result to docs/quality/mutation.md
#   --help   this text
#
# Takes about 20 minutes on two cores, at low priority; the build does not run it. Needs a JDK 25 and Maven, and on Debian
# and Ubuntu installs what is missing, saying so first. Prints the score by class; everything that survived is in
# tp-capital-worker/target/pit-reports. Exit code: 0 at least 80 % of the changes were noticed, 1 fewer or the build
# failed, 64 wrong usage, 69 a program is missing.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=lib/java.sh
source "$ROOT/scripts/lib/java.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

keep=no
while (($#)); do
  case $1 in
    --keep) keep=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
  esac
  shift
done
readonly REPORT=$ROOT/tp-capital-worker/target/pit-reports/mutations.csv
readonly PAGE=$ROOT/docs/quality/mutation.md

# summary: a Markdown table of the report. Columns of the CSV: file, class, mutator, method, line, status, test.
summary() {
  awk -F, '
    { class = $2; sub(/^.*\./, "", class); sub(/\$.*/, "", class); all[class]++; total++ }
    $6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" || $6 == "RUN_ERROR" { noticed[class]++; sum++ }
    $6 == "NO_COVERAGE" { bare[class]++; nobody++ }
    END {
      printf "%d of %d changes noticed: %.1f %%; %d in lines that no test runs.\n\n", sum, total, 100 * sum / total, nobody
      print "| class | changes | noticed | not run |"
      print "|---|--:|--:|--:|"
      for (class in all) printf "| %s | %d | %d | %d |\n", class, all[class], noticed[class], bare[class] | "sort"
    }' "$1"
}

cd "$ROOT"
require_jdk
require_maven
rm -f "$REPORT"
say "building, then changing the parser and the desk; this takes a while"
result=0
nice -n 10 "$MVN" -B -ntp -Dstyle.color=never -q -Pmutation -pl tp-capital-worker -am -Dmaven.test.skip.exec=true test >&2 || result=1
[[ -s $REPORT ]] || fail 1 "the build failed before anything was changed"
summary "$REPORT"
if [[ $keep == yes ]]; then
  mkdir -p "$(dirname "$PAGE")"
  {
    cat <<'TEXT'
# What the tests notice

`scripts/mutation-test.sh --keep` changes the parser and the desk in small ways, one at a time (pitest, its default
mutators), and asks whether a unit test fails. Classes whose work is SQL are left out: they are tested on real servers,
which cannot be started anew for every change.

TEXT
    printf 'Last run: %s, commit %s.\n\n' "$(date -u +%F)" "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
    summary "$REPORT"
  } >"$PAGE"
  say "kept in docs/quality/mutation.md"
fi
exit "$result"
