#!/usr/bin/env bats
# The options of run-local.sh, and what it starts. Java and Maven only pretend.

load helper

setup() {
  house
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk HOME=$BATS_TEST_TMPDIR/home
  unset XDG_DATA_HOME
  mkdir -p "$HOME" "$HOUSE/common-model/src/main" "$HOUSE/standalone/target"
  touch "$HOUSE/pom.xml"
  # shellcheck disable=SC2016  # for the pretended program
  jdk "$JAVA_HOME" 25.0.1 'echo $$ >"$HOME/pid"; printf "%s\n" "$@" >"$HOME/arguments"; exit "${JAVA_EXIT:-0}"'
  JAR=$HOUSE/standalone/target/standalone-0.1.0-exec.jar
  # shellcheck disable=SC2016  # for the pretended program
  program "$BATS_TEST_TMPDIR/bin/mvn" \
    'case $* in *--version*) echo "Apache Maven 3.9.9" ;; *) echo "$*" >>"$HOME/builds"; touch "$JAR" ;; esac'
  export JAR PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

run_local() {
  run "$HOUSE/scripts/run-local.sh" "$@"
}

# passes ARGUMENT: the program was given exactly this one
passes() {
  grep -qxF -e "$1" "$HOME/arguments"
}

@test "explains itself" {
  run_local --help
  [ "$status" -eq 0 ]
  [[ $output == *--import*--data*--port-offset*--feed*--exit-after-import* ]]
  [[ $output != *'set -E'* && $output != *shellcheck* ]]
}

@test "refuses what it does not know, with usage and 64" {
  for wrong in --nonsense nonsense --importx=a -x; do
    run_local "$wrong"
    [ "$status" -eq 64 ]
    [[ $output == *Usage:*"unknown argument: $wrong"* ]]
  done
}

@test "refuses an option without its value" {
  for option in --import --data --port-offset --feed; do
    run_local "$option"
    [ "$status" -eq 64 ]
    [[ $output == *"$option needs a value"* ]]
    run_local "$option="
    [ "$status" -eq 64 ]
  done
}

@test "refuses an export that is not there" {
  run_local --import "$HOME/missing.json"
  [ "$status" -eq 66 ]
  [[ $output == *missing.json* ]]
  [ ! -e "$HOME/arguments" ]
}

@test "refuses port offsets that leave the range" {
  for offset in -1 39001 100000 1x 0x10 ' 5'; do
    run_local "--port-offset=$offset"
    [ "$status" -eq 64 ]
  done
}

@test "reads a port offset with leading zeros as decimal" {
  touch "$JAR"
  run_local --port-offset 0080
  [ "$status" -eq 0 ]
  passes --standalone.port-offset=80
}

@test "refuses feed rates that are none" {
  for rate in 0 0.0 on -1 1,5 1e3 .5; do
    run_local "--feed=$rate"
    [ "$status" -eq 64 ]
  done
}

@test "takes a value as next word or after an equals sign" {
  touch "$JAR" "$HOME/my export.json"
  run_local --import "$HOME/my export.json" --data="$HOME/a=b" --port-offset 100 --feed=0.5 --exit-after-import
  [ "$status" -eq 0 ]
  passes "--standalone.import=$HOME/my export.json"
  passes "--standalone.data=$HOME/a=b"
  passes --standalone.port-offset=100
  passes --standalone.feed=0.5
  passes --standalone.exit-after-import=true
}

@test "makes relative paths absolute" {
  touch "$JAR" "$HOME/export.json"
  cd "$HOME"
  run_local --import export.json --data here
  [ "$status" -eq 0 ]
  passes "--standalone.import=$HOME/export.json"
  passes "--standalone.data=$HOME/here"
}

@test "keeps data in the user's data folder by default" {
  touch "$JAR"
  run_local
  passes "--standalone.data=$HOME/.local/share/telegram-gateway"
  XDG_DATA_HOME=$HOME/xdg run_local
  passes "--standalone.data=$HOME/xdg/telegram-gateway"
  [ "$(grep -c standalone "$HOME/arguments")" -eq 2 ] # the jar and the folder, nothing nobody asked for
}

@test "becomes the program, so that a signal reaches it" {
  touch "$JAR"
  "$HOUSE/scripts/run-local.sh" 3>&- &
  wait $!
  [ "$(cat "$HOME/pid")" -eq $! ]
}

@test "ends with the program's exit code" {
  touch "$JAR"
  JAVA_EXIT=3 run_local --exit-after-import
  [ "$status" -eq 3 ]
}

@test "bounds the heap and allows native access" {
  touch "$JAR"
  run_local
  passes -Xmx512m
  passes --enable-native-access=ALL-UNNAMED
}

@test "builds what is missing or older than a source, and only then" {
  run_local
  [ "$status" -eq 0 ]
  [ "$(wc -l <"$HOME/builds")" -eq 1 ]
  grep -q -e '-pl standalone -am -Dquick package' "$HOME/builds"
  run_local
  [ "$(wc -l <"$HOME/builds")" -eq 1 ]
  touch -d '1 minute' "$HOUSE/common-model/src/main/New.java"
  run_local
  [ "$(wc -l <"$HOME/builds")" -eq 2 ]
}

@test "does not start what could not be built" {
  program "$BATS_TEST_TMPDIR/bin/mvn" 'case $* in *--version*) echo "Apache Maven 3.9.9" ;; *) exit 1 ;; esac'
  run_local
  [ "$status" -eq 1 ]
  [[ $output == *'the build failed'* ]]
  [ ! -e "$HOME/arguments" ]
}

@test "a dry run builds and starts nothing" {
  run_local --dry-run --feed off
  [ "$status" -eq 0 ]
  [[ $output == *'build: standalone'*--standalone.feed=off* ]]
  [ ! -e "$HOME/builds" ]
  [ ! -e "$HOME/arguments" ]
}
