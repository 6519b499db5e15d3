#!/usr/bin/env bash
# Changes the parser and the desk in small ways, one at a time, and asks whether a test notices.
#
# Usage: scripts/mutation-test.sh [--keep] [--from FOLDER]
#   --keep         also writes the result to docs/quality/mutation.md
#   --from FOLDER  changes nothing, but counts the reports of an earlier run, FOLDER/parser and FOLDER/desk
#   --help         this text
#
# Takes about 20 minutes on two cores that do nothing else: it runs at low priority, and a busy
# machine leaves it hardly anything. The build does not run it. Needs a JDK 25 and Maven, and on Debian and Ubuntu
# installs what is missing, saying so first. Prints the score by package; everything that survived is in
# tp-capital-worker/target/pit-reports. Exit code: 0 at least 80 % of the changes were noticed, 1 fewer or the build
# failed, 64 wrong usage, 66 no such reports, 69 a program is missing.

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

keep=no from=''
while (($#)); do
  case $1 in
    --keep) keep=yes ;;
    --from)
      from=${2-}
      [[ -n $from ]] || {
        usage >&2
        fail "$EX_USAGE" "$1 needs a folder"
      }
      shift
      ;;
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
readonly PAGE=$ROOT/docs/quality/mutation.md
readonly BAR=80

# rows: package, class, status of each change. Columns of the reports: file, class, mutator, method, line, status, test.
rows() {
  local part
  for part in parser desk; do
    awk -F, -v part="$part" '
      {
        class = $2
        sub(/.*\./, "", class)
        sub(/\$.*/, "", class)
        print ($2 ~ /\.signal\.text\./ ? "signal.text" : "signal (" part ")") "," class "," $6
      }' "$1/$part/mutations.csv"
  done
}

# table COLUMN WORD: a Markdown table of the rows by package (1) or class (2)
table() {
  awk -F, -v column="$1" -v word="$2" '
    { name = $column; all[name]++ }
    $3 == "KILLED" { killed[name]++ }
    $3 == "TIMED_OUT" || $3 == "MEMORY_ERROR" || $3 == "RUN_ERROR" { hung[name]++ }
    $3 == "NO_COVERAGE" { bare[name]++ }
    END {
      printf "| %s | changes | a test failed | ended badly | in lines no test runs | score |\n", word
      print "|---|--:|--:|--:|--:|--:|"
      for (name in all)
        printf "| %s | %d | %d | %d | %d | %.1f %% |\n", name, all[name], killed[name], hung[name], bare[name],
          100 * (killed[name] + hung[name]) / all[name] | "sort"
    }'
}

# score: noticed and all
score() {
  awk -F, '
    { all++ }
    $3 == "KILLED" || $3 == "TIMED_OUT" || $3 == "MEMORY_ERROR" || $3 == "RUN_ERROR" { noticed++ }
    END { printf "%d %d %.1f\n", noticed, all, 100 * noticed / all }'
}

# summary FOLDER
summary() {
  local noticed all percent
  read -r noticed all percent < <(rows "$1" | score)
  printf '%d of %d changes noticed: %s %%.\n\n' "$noticed" "$all" "$percent"
  rows "$1" | table 1 package
  printf '\n'
  rows "$1" | table 2 class
}

cd "$ROOT"
reports=${from:-$ROOT/tp-capital-worker/target/pit-reports}
if [[ -z $from ]]; then
  require_jdk
  require_maven
  rm -rf "$reports/parser" "$reports/desk"
  say "building, then changing the parser and the desk; this takes a while"
  nice -n 15 "$MVN" -B -ntp -Dstyle.color=never -q -Pmutation -pl tp-capital-worker -am -Dmaven.test.skip.exec=true \
    test >&2 || fail 1 "the build failed"
fi
for part in parser desk; do
  [[ -s $reports/$part/mutations.csv ]] || fail "$EX_NOINPUT" "no report in $reports/$part"
done
summary "$reports"
if [[ $keep == yes ]]; then
  mkdir -p "$(dirname "$PAGE")"
  {
    cat <<'TEXT'
# What the tests notice

`scripts/mutation-test.sh --keep` changes the parser and the desk in small ways, one at a time (pitest, its default
mutators), and asks whether a unit test fails. Classes whose work is SQL are left out: they are tested on real servers,
which cannot be started anew for every change. A change that makes a test run for ever counts as noticed.

TEXT
    printf 'Last run: %s, commit %s.\n\n' "$(date -u +%F)" "$(git rev-parse --short HEAD 2>/dev/null || echo unknown)"
    summary "$reports"
  } >"$PAGE"
  say "kept in docs/quality/mutation.md"
fi
rows "$reports" | score | awk -v bar="$BAR" '{ exit !($3 >= bar) }'
