#!/usr/bin/env bash
# Scores how well messages are read as trading signals, on any corpus.
#
# Usage: scripts/signal-accuracy.sh CORPUS.jsonl [--readings OUT.jsonl] [--strict]
#   CORPUS.jsonl          one JSON object a line: id, sent (day), tags, text, expected {kind, items}; the shape of
#                         tp-capital-worker/src/test/resources/corpus/*.jsonl. Only text is needed: a row without
#                         expected is read but not judged, one without sent completes its dates from 1970-01-01
#   --readings OUT.jsonl  also writes what was read, a line for each row: {"id":…,"kind":…,"items":[…]}
#   --strict              exit code 1 when a row was read wrong
#   --help                this text
#
# Prints rows right, hard failures (a signal made of what is none), the kinds that were confused, precision and recall
# of each field, over all and by tag, and every wrong row. Builds the worker when it is missing or older than a source;
# needs a JDK 25 and Maven, and on Debian and Ubuntu installs what is missing, saying so first.
# Exit code: 0 scored, whatever the score; 1 the build failed, or a wrong row with --strict; 64 wrong usage; 65 a line of
# the corpus is no row; 66 it cannot be read; 69 a program is missing; 73 the readings cannot be written.

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

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

corpus='' readings='' strict=no
while (($#)); do
  case $1 in
    --readings)
      [[ -n ${2-} ]] || wrong "$1 needs a value"
      readings=$2
      shift
      ;;
    --readings=*)
      readings=${1#*=}
      [[ -n $readings ]] || wrong "--readings needs a value"
      ;;
    --strict) strict=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    -?*) wrong "unknown argument: $1" ;;
    *)
      [[ -n $1 && -z $corpus ]] || wrong "one corpus at a time"
      corpus=$1
      ;;
  esac
  shift
done
[[ -n $corpus ]] || wrong "which corpus?"
[[ -e $corpus ]] || fail "$EX_NOINPUT" "no such file: $corpus"
[[ ! -d $corpus && -r $corpus ]] || fail "$EX_NOINPUT" "cannot read $corpus"

# built_jar: the newest runnable jar of the worker, if there is one
built_jar() {
  local jar newest=''
  for jar in "$ROOT"/tp-capital-worker/target/tp-capital-worker-*-exec.jar; do
    if [[ -f $jar && (-z $newest || $jar -nt $newest) ]]; then newest=$jar; fi
  done
  printf '%s\n' "$newest"
}

# is_current JAR: nothing that the parser is made of is newer
is_current() {
  [[ -z $(find "$ROOT/pom.xml" "$ROOT/tp-capital-worker/pom.xml" "$ROOT/tp-capital-worker/src/main" \
    -newer "$1" -print -quit) ]]
}

build() {
  local since
  require_maven
  say "building the worker; the first time this takes some minutes"
  mkdir -p "$ROOT/target"
  since=$(mktemp "$ROOT/target/build-started.XXXXXX")
  (cd "$ROOT" && "$MVN" -q -B -ntp -pl tp-capital-worker -am -Dquick package) >&2 || fail 1 "the build failed"
  jar=$(built_jar)
  [[ -n $jar ]] || fail 1 "the build made no tp-capital-worker/target/tp-capital-worker-*-exec.jar"
  # what changes while the build runs must count as newer
  touch -r "$since" "$jar"
  rm -f "$since"
}

require_jdk
jar=$(built_jar)
if [[ -z $jar ]] || ! is_current "$jar"; then build; fi
arguments=("$corpus")
if [[ -n $readings ]]; then arguments+=("$readings"); fi
exec "$JAVA_HOME/bin/java" -Xmx512m -Dsignal-accuracy.strict="$strict" \
  -Dloader.main=dev.tradingsystem.telegram.tpcapital.accuracy.SignalAccuracy \
  -cp "$jar" org.springframework.boot.loader.launch.PropertiesLauncher "${arguments[@]}"
