#!/usr/bin/env bats
# Digests of images, with a registry that only pretends.
# shellcheck disable=SC2016  # programs in single quotes

load helper
bats_require_minimum_version 1.5.0

setup() {
  TELEGRAM_STACK_DIR=$(mktemp -d "$BATS_TEST_TMPDIR/stack.XXXX")
  export TELEGRAM_STACK_DIR
  cp "$REPOSITORY/deploy/compose/.env.example" "$TELEGRAM_STACK_DIR/.env"
  BIN=$BATS_TEST_TMPDIR/bin
  program "$BIN/docker" '[[ -z ${AWAY-} ]] || exit 1; printf "sha256:"; sha256sum <<<"$4" | cut -d" " -f1'
  program "$BIN/curl" 'printf archive'
  PATH=$BIN:$PATH
  PIN=$REPOSITORY/scripts/pin-images.sh
}

@test "every image of others gets its digest, in its place, and a second run changes nothing" {
  run --separate-stderr "$PIN"
  [ "$status" -eq 0 ]
  [ "$(grep -c '^[A-Z_]*_IMAGE=.*@sha256:[0-9a-f]\{64\}$' "$TELEGRAM_STACK_DIR/.env")" -eq 7 ]
  grep -q '^PGBOUNCER_SHA256=[0-9a-f]\{64\}$' "$TELEGRAM_STACK_DIR/.env"
  [ "$(wc -l <"$TELEGRAM_STACK_DIR/.env")" -eq "$(wc -l <"$REPOSITORY/deploy/compose/.env.example")" ]
  before=$(cat "$TELEGRAM_STACK_DIR/.env")
  run --separate-stderr "$PIN" --format json
  jq -e 'all(.state == "same") and length == 8' <<<"$output"
  [ "$before" = "$(cat "$TELEGRAM_STACK_DIR/.env")" ]
}

@test "a check finds what is not pinned and changes nothing; so does a dry run" {
  run "$PIN" --check
  [ "$status" -eq 1 ]
  run "$PIN" --dry-run
  [ "$status" -eq 0 ]
  cmp "$TELEGRAM_STACK_DIR/.env" "$REPOSITORY/deploy/compose/.env.example"
}

@test "a registry that does not answer ends it without a change" {
  AWAY=yes run "$PIN"
  [ "$status" -eq 69 ]
  cmp "$TELEGRAM_STACK_DIR/.env" "$REPOSITORY/deploy/compose/.env.example"
}
