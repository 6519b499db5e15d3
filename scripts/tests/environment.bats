#!/usr/bin/env bats
# What the scripts read of .env and of the secrets.
# shellcheck disable=SC2016  # what must not be expanded is the point

load helper

setup() {
  TELEGRAM_STACK_DIR=$(mktemp -d "$BATS_TEST_TMPDIR/stack.XXXX")
  export TELEGRAM_STACK_DIR
  printf '%s\n' '# comment' 'PLAIN=a b  # said behind it' 'QUOTED="x # y"' "SINGLE='\$HOME'" 'EMPTY=' 'HASH=a#b' \
    'COMMAND=$(touch '"$BATS_TEST_TMPDIR"'/ran)' 'not a line' >"$TELEGRAM_STACK_DIR/.env"
}

read_names() {
  bash -c 'set -Eeuo pipefail; source "$1/scripts/lib/common.sh"; source "$1/scripts/lib/environment.sh"; load_environment
    shift; for name in "$@"; do printf "%s=[%s]\n" "$name" "${!name}"; done' _ "$REPOSITORY" "$@"
}

@test "values are taken as they stand, without comments and quotes" {
  run read_names PLAIN QUOTED SINGLE EMPTY HASH
  [ "$status" -eq 0 ]
  [ "${lines[0]}" = 'PLAIN=[a b]' ]
  [ "${lines[1]}" = 'QUOTED=[x # y]' ]
  [ "${lines[2]}" = 'SINGLE=[$HOME]' ]
  [ "${lines[3]}" = 'EMPTY=[]' ]
  [ "${lines[4]}" = 'HASH=[a#b]' ]
}

@test "nothing in the file is run" {
  run read_names COMMAND
  [ "$status" -eq 0 ]
  [[ ${lines[0]} == 'COMMAND=[$(touch '* ]]
  [ ! -e "$BATS_TEST_TMPDIR/ran" ]
}

@test "what the caller has set wins" {
  PLAIN=mine run read_names PLAIN
  [ "${lines[0]}" = 'PLAIN=[mine]' ]
}

@test "a missing secret is named with its file" {
  run bash -c 'source "$1/scripts/lib/common.sh"; source "$1/scripts/lib/environment.sh"; secret api password-of-it' _ "$REPOSITORY"
  [ "$status" -eq 66 ]
  [[ $output == *"secrets/api/password-of-it is missing"* ]]
}
