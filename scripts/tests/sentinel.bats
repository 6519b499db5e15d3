#!/usr/bin/env bats
# The start of a sentinel: what it learned stays, what the installation says is taken anew.
# shellcheck disable=SC2016  # programs in single quotes

load helper
bats_require_minimum_version 1.5.0

setup() {
  export TEMPLATE=$BATS_TEST_TMPDIR/template STATE=$BATS_TEST_TMPDIR/state ANNOUNCE=172.25.0.12
  printf '%s\n' 'port 26379' 'requirepass first' 'sentinel sentinel-pass first' \
    'sentinel monitor telegram-redis 172.25.0.10 6379 1' 'sentinel auth-user telegram-redis sentinel' \
    'sentinel auth-pass telegram-redis first' >"$TEMPLATE"
  chmod 0440 "$TEMPLATE"
  program "$BATS_TEST_TMPDIR/bin/redis-server" 'echo "$@"'
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
  START=$REPOSITORY/deploy/compose/redis/sentinel.sh
}

@test "the first start takes the template, its own address and the quorum" {
  QUORUM=2 run sh "$START"
  [ "$status" -eq 0 ]
  [ "$output" = "$STATE --sentinel" ]
  grep -qx 'sentinel monitor telegram-redis 172.25.0.10 6379 2' "$STATE"
  grep -qx 'sentinel announce-ip 172.25.0.12' "$STATE"
  [ "$(stat -c %a "$STATE")" = 600 ]
}

@test "a later start keeps the master it learned, with the secrets and the quorum of now" {
  sh "$START"
  sed -i 's/172.25.0.10 6379 1/172.25.0.11 6379 1/' "$STATE"
  echo 'sentinel current-epoch 7' >>"$STATE"
  chmod u+w "$TEMPLATE"
  sed -i 's/first/second/' "$TEMPLATE"
  QUORUM=2 sh "$START"
  grep -qx 'sentinel monitor telegram-redis 172.25.0.11 6379 2' "$STATE"
  grep -qx 'sentinel current-epoch 7' "$STATE"
  grep -qx 'sentinel auth-pass telegram-redis second' "$STATE"
  grep -qx 'requirepass second' "$STATE"
  run ! grep first "$STATE"
  [ "$(grep -c announce-ip "$STATE")" -eq 1 ]
}

@test "without an address it does not start" {
  unset ANNOUNCE
  run sh "$START"
  [ "$status" -ne 0 ]
  [[ $output == *"the address of this sentinel"* ]]
}
