# shellcheck shell=bash
# What the tests of the scripts share: a copy of the scripts in a folder of its own, and programs that only pretend.

REPOSITORY=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# house: sets HOUSE, a folder with a copy of the scripts and nothing else
house() {
  HOUSE=$BATS_TEST_TMPDIR/house
  mkdir -p "$HOUSE/scripts"
  cp -R "$REPOSITORY/scripts/lib" "$REPOSITORY/scripts/run-local.sh" "$HOUSE/scripts/"
}

# program FILE BODY: an executable shell script
program() {
  mkdir -p "$(dirname "$1")"
  printf '#!/usr/bin/env bash\n%s\n' "$2" >"$1"
  chmod +x "$1"
}

# jdk FOLDER VERSION [JAVA-BODY]: a folder that looks like a JDK
jdk() {
  program "$1/bin/java" "${3:-exit 0}"
  program "$1/bin/javac" "echo 'javac $2'"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
}

# bare_path FOLDER: fills it with the few standard programs the scripts call, and prints a PATH of it alone
bare_path() {
  local name
  mkdir -p "$1"
  for name in bash sh env cat sed sort head dirname basename readlink ls find mktemp mkdir touch rm grep chmod id ln; do
    ln -s "$(command -v "$name")" "$1/$name"
  done
  printf '%s\n' "$1"
}
