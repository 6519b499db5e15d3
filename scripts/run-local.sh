#!/usr/bin/env bash
# Runs the whole stack in one process, on an embedded PostgreSQL and Redis, until Ctrl-C.
#
# Usage: scripts/run-local.sh [option...]
#   --import FILE         take in a Telegram Desktop export (result.json) instead of the bundled sample
#   --data DIR            where everything is kept; default: telegram-gateway in $XDG_DATA_HOME, else in ~/.local/share
#   --port-offset N       add N (0 to 39000) to every port, to run a second one beside the first
#   --feed RATE|off       invented messages per second that keep arriving, as 2 or 0.5; off = none
#   --exit-after-import   print the counts and end; exit code 0 only when everything is stored
#   --dry-run             print what would be started, and end; builds and installs nothing
#   --help                this text
#
# Builds first when a source file is newer than the built jar. Needs a JDK 25 and, to build, Maven; on Debian and
# Ubuntu it installs what is missing, saying so first. Exit code 64: wrong usage, 66: no such file, 69: a program is
# missing; else the program's own.

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

import='' data='' feed='' port_offset='' exit_after_import=no dry_run=no
while (($#)); do
  option=${1%%=*}
  case $option in
    --import | --data | --port-offset | --feed)
      if [[ $1 == *=* ]]; then
        value=${1#*=}
      else
        (($# > 1)) || wrong "$option needs a value"
        value=$2
        shift
      fi
      [[ -n $value ]] || wrong "$option needs a value"
      ;;&
    --import) import=$value ;;
    --data) data=$value ;;
    --port-offset)
      if ! [[ $value =~ ^[0-9]{1,5}$ ]] || ((10#$value > 39000)); then
        wrong "--port-offset: a number from 0 to 39000, not $value"
      fi
      port_offset=$((10#$value))
      ;;
    --feed)
      if ! [[ $value == off || ($value =~ ^[0-9]{1,4}(\.[0-9]{1,3})?$ && $value =~ [1-9]) ]]; then
        wrong "--feed: messages per second, or off, not $value"
      fi
      feed=$value
      ;;
    *)
      case $1 in
        --exit-after-import) exit_after_import=yes ;;
        --dry-run) dry_run=yes ;;
        --help | -h)
          usage
          exit 0
          ;;
        *) wrong "unknown argument: $1" ;;
      esac
      ;;
  esac
  shift
done

# absolute PATH: the program runs elsewhere than the user types
absolute() {
  if [[ $1 == /* ]]; then printf '%s\n' "$1"; else printf '%s/%s\n' "$PWD" "$1"; fi
}

arguments=()
if [[ -n $import ]]; then
  [[ -f $import && -r $import ]] || fail "$EX_NOINPUT" "--import: cannot read $import"
  arguments+=("--standalone.import=$(absolute "$import")")
fi
if [[ -z $data ]]; then
  [[ -n ${XDG_DATA_HOME-}${HOME-} ]] || wrong "neither HOME nor XDG_DATA_HOME is set: name a folder with --data"
  data=${XDG_DATA_HOME:-${HOME-}/.local/share}/telegram-gateway
fi
arguments+=("--standalone.data=$(absolute "$data")")
if [[ -n $port_offset ]]; then arguments+=("--standalone.port-offset=$port_offset"); fi
if [[ -n $feed ]]; then arguments+=("--standalone.feed=$feed"); fi
if [[ $exit_after_import == yes ]]; then arguments+=(--standalone.exit-after-import=true); fi

# built_jar: the newest runnable jar, if there is one
built_jar() {
  local jar newest=''
  for jar in "$ROOT"/standalone/target/standalone-*-exec.jar; do
    if [[ -f $jar && (-z $newest || $jar -nt $newest) ]]; then newest=$jar; fi
  done
  printf '%s\n' "$newest"
}

# is_current JAR: nothing that goes into it is newer. A folder is newer when a file in it came or went.
is_current() {
  [[ -z $(find "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src/main "$ROOT/db" -name node_modules -prune -o \
    -newer "$1" -print -quit 2>/dev/null) ]]
}

build() {
  local since
  require_maven
  say "building; the first time this takes some minutes"
  mkdir -p "$ROOT/target"
  since=$(mktemp "$ROOT/target/build-started.XXXXXX")
  (cd "$ROOT" && "$MVN" -q -B -ntp -pl standalone -am -Dquick package) >&2 || fail 1 "the build failed"
  jar=$(built_jar)
  [[ -n $jar ]] || fail 1 "the build made no standalone/target/standalone-*-exec.jar"
  # what changes while the build runs must count as newer
  touch -r "$since" "$jar"
  rm -f "$since"
}

jar=$(built_jar)
if [[ $dry_run == yes ]]; then
  if [[ -z $jar ]] || ! is_current "$jar"; then echo "build: standalone"; fi
  home=$(find_jdk) || home='(a JDK to be installed)'
  printf 'run: %s/bin/java -jar %s' "$home" "${jar:-standalone/target/standalone-*-exec.jar}"
  printf ' %q' "${arguments[@]}"
  printf '\n'
  exit 0
fi

require_jdk
if [[ -z $jar ]] || ! is_current "$jar"; then build; fi
# exec: signals reach the program itself, which stops its own servers
exec "$JAVA_HOME/bin/java" -Xmx512m --enable-native-access=ALL-UNNAMED -jar "$jar" "${arguments[@]}"
