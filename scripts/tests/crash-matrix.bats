#!/usr/bin/env bats
# The options of crash-matrix.sh.

load helper

setup() {
  house
  cp "$REPOSITORY/scripts/crash-matrix.sh" "$HOUSE/scripts/"
}

strike() {
  run "$HOUSE/scripts/crash-matrix.sh" "$@"
}

@test "explains itself" {
  strike --help
  [ "$status" -eq 0 ]
  [[ $output == *--seeds*--faults*--minutes*--modes*--results*--page* ]]
  [[ $output != *'set -E'* && $output != *shellcheck* ]]
}

@test "refuses what it does not know, with usage and 64" {
  for wrong in --nonsense -x 5; do
    strike "$wrong"
    [ "$status" -eq 64 ]
    [[ $output == *Usage:*"unknown argument: $wrong"* ]]
  done
}

@test "refuses values that cannot be, before anything is built" {
  for wrong in "--seeds x" "--seeds 1-" "--faults ," "--minutes 0" "--modes sometimes" "--rate fast" "--page"; do
    read -ra words <<<"$wrong"
    strike "${words[@]}"
    [ "$status" -eq 64 ]
    [[ $output == *"${words[0]} cannot be"* ]]
  done
}
