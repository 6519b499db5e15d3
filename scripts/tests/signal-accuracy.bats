#!/usr/bin/env bats
# The options of signal-accuracy.sh, and what it starts. Java and Maven only pretend.

load helper

setup() {
  house
  cp "$REPOSITORY/scripts/signal-accuracy.sh" "$HOUSE/scripts/"
  export JAVA_HOME=$BATS_TEST_TMPDIR/jdk HOME=$BATS_TEST_TMPDIR/home
  mkdir -p "$HOME" "$HOUSE/tp-capital-worker/src/main" "$HOUSE/tp-capital-worker/target"
  touch "$HOUSE/pom.xml" "$HOUSE/tp-capital-worker/pom.xml"
  # shellcheck disable=SC2016  # for the pretended program
  jdk "$JAVA_HOME" 25.0.1 'printf "%s\n" "$@" >"$HOME/arguments"; exit "${JAVA_EXIT:-0}"'
  JAR=$HOUSE/tp-capital-worker/target/tp-capital-worker-0.1.0-exec.jar
  # shellcheck disable=SC2016  # for the pretended program
  program "$BATS_TEST_TMPDIR/bin/mvn" \
    'case $* in *--version*) echo "Apache Maven 3.9.9" ;; *) echo "$*" >>"$HOME/builds"; touch "$JAR" ;; esac'
  export JAR PATH=$BATS_TEST_TMPDIR/bin:$PATH
  CORPUS=$HOME/my\ corpus.jsonl
  echo '{"text":"oi"}' >"$CORPUS"
}

score() {
  run "$HOUSE/scripts/signal-accuracy.sh" "$@"
}

# passes ARGUMENT: the program was given exactly this one
passes() {
  grep -qxF -e "$1" "$HOME/arguments"
}

@test "explains itself" {
  score --help
  [ "$status" -eq 0 ]
  [[ $output == *CORPUS.jsonl*--readings*--strict* ]]
  [[ $output != *'set -E'* && $output != *shellcheck* ]]
}

@test "refuses what it does not know, with usage and 64" {
  for wrong in --nonsense -x --readingsx=a; do
    score "$wrong" "$CORPUS"
    [ "$status" -eq 64 ]
    [[ $output == *Usage:*"unknown argument: $wrong"* ]]
  done
}

@test "needs exactly one corpus" {
  score
  [ "$status" -eq 64 ]
  score "$CORPUS" "$CORPUS"
  [ "$status" -eq 64 ]
}

@test "refuses readings without a file" {
  score "$CORPUS" --readings
  [ "$status" -eq 64 ]
  score "$CORPUS" --readings=
  [ "$status" -eq 64 ]
}

@test "refuses a corpus that is not there, or a folder" {
  score "$HOME/missing.jsonl"
  [ "$status" -eq 66 ]
  [[ $output == *missing.jsonl* ]]
  score "$HOME"
  [ "$status" -eq 66 ]
  [ ! -e "$HOME/arguments" ]
}

@test "hands on corpus and readings" {
  touch "$JAR"
  score "$CORPUS" --readings "$HOME/out.jsonl"
  [ "$status" -eq 0 ]
  passes "$CORPUS"
  passes "$HOME/out.jsonl"
  score --readings="$HOME/a=b" "$CORPUS" --strict
  passes "$HOME/a=b"
  passes -Dsignal-accuracy.strict=yes
}

@test "ends with the program's exit code" {
  touch "$JAR"
  JAVA_EXIT=65 score "$CORPUS"
  [ "$status" -eq 65 ]
}

@test "builds what is missing or older than a source, and only then" {
  score "$CORPUS"
  [ "$status" -eq 0 ]
  grep -q -e '-pl tp-capital-worker -am -Dquick package' "$HOME/builds"
  score "$CORPUS"
  [ "$(wc -l <"$HOME/builds")" -eq 1 ]
  touch -d '1 minute' "$HOUSE/tp-capital-worker/src/main/New.java"
  score "$CORPUS"
  [ "$(wc -l <"$HOME/builds")" -eq 2 ]
}

@test "does not start what could not be built" {
  program "$BATS_TEST_TMPDIR/bin/mvn" 'case $* in *--version*) echo "Apache Maven 3.9.9" ;; *) exit 1 ;; esac'
  score "$CORPUS"
  [ "$status" -eq 1 ]
  [[ $output == *'the build failed'* ]]
  [ ! -e "$HOME/arguments" ]
}
