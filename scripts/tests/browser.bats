#!/usr/bin/env bats
# Which browser counts, and that one is installed only when there is none. apt-get only pretends.

load helper

setup() {
  house
  export SEEN=$BATS_TEST_TMPDIR/seen BIN=$BATS_TEST_TMPDIR/bin
  program "$BIN/sudo" 'shift 2; exec "$@"'
  # shellcheck disable=SC2016  # for the pretended program
  program "$BIN/apt-get" '[[ $* == *install* ]] || exit 0
    echo "$*" >>"$SEEN"; printf "#!/bin/sh\nexit %s\n" "${BROWSER_EXIT:-0}" >"$BIN/chromium"; chmod +x "$BIN/chromium"'
  PATH=$BIN:$(bare_path "$BATS_TEST_TMPDIR/bare") # a machine may have a browser of its own
}

with() {
  # shellcheck disable=SC2016  # for the inner shell
  run bash -c 'set -Eeuo pipefail; for lib in common packages browser; do source "$0/scripts/lib/$lib.sh"; done; "$@"' \
    "$HOUSE" "$@"
}

@test "takes a browser that answers and installs nothing" {
  program "$BIN/google-chrome" 'echo "Google Chrome 156"'
  with require_browser
  [ "$status" -eq 0 ]
  [ ! -e "$SEEN" ]
}

@test "installs one where there is none" {
  with require_browser
  [ "$status" -eq 0 ]
  grep -q -e '--no-install-recommends .*chromium' "$SEEN"
  [[ $output == *'installing with apt-get: chromium (the tests use the console in a browser)'* ]]
}

@test "does not count a stub and says what to do" {
  BROWSER_EXIT=1 with require_browser
  [ "$status" -eq 69 ]
  [[ $output == *'install Chromium (package chromium)'*'scripts/test.sh --quick'* ]]
}
