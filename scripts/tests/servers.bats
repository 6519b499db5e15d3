#!/usr/bin/env bats
# Which servers count as installed, and that installing them wakes none of them. apt-get only pretends.

load helper

setup() {
  house
  export POSTGRES_FOLDER=$BATS_TEST_TMPDIR/postgresql POLICY_RC_D=$BATS_TEST_TMPDIR/policy-rc.d
  export SEEN=$BATS_TEST_TMPDIR/seen
  program "$BATS_TEST_TMPDIR/bin/sudo" 'shift 2; exec "$@"'
  program "$BATS_TEST_TMPDIR/bin/systemctl" ':'
  # shellcheck disable=SC2016  # for the pretended program
  program "$BATS_TEST_TMPDIR/bin/apt-get" '[[ $* == *install* ]] || exit 0
    echo "$*" >>"$SEEN"; "$POLICY_RC_D"; echo "policy $?" >>"$SEEN"; exit "${APT_EXIT:-0}"'
  export PATH=$BATS_TEST_TMPDIR/bin:$PATH
}

with() {
  # shellcheck disable=SC2016  # for the inner shell
  run bash -c 'set -Eeuo pipefail; for lib in common packages servers; do source "$0/scripts/lib/$lib.sh"; done; "$@"' \
    "$HOUSE" "$@"
}

postgres() {
  program "$POSTGRES_FOLDER/$1/bin/postgres" "echo 'postgres (PostgreSQL) $1.4 (Debian)'"
}

@test "wants a PostgreSQL that is new enough" {
  # a machine may have one of its own on PATH
  PATH=$(bare_path "$BATS_TEST_TMPDIR/bare")
  with has_postgres
  [ "$status" -ne 0 ]
  postgres 14
  with has_postgres
  [ "$status" -ne 0 ]
  postgres 15
  with has_postgres
  [ "$status" -eq 0 ]
}

@test "misses what watches the servers as well" {
  PATH=$BATS_TEST_TMPDIR/bin:$(bare_path "$BATS_TEST_TMPDIR/bare")
  program "$BATS_TEST_TMPDIR/bin/prometheus" ':'
  with missing_servers
  [ "$status" -eq 0 ]
  [[ $output == *prometheus-redis-exporter*prometheus-postgres-exporter* ]]
  [[ $'\n'$output$'\n' != *$'\n'prometheus$'\n'* ]]
}

@test "installs asleep and takes the policy away again" {
  with apt_install_asleep "a reason" redis-server pgbouncer
  [ "$status" -eq 0 ]
  [[ $output == *'installing with apt-get: redis-server pgbouncer (a reason)'* ]]
  grep -q -e '--no-install-recommends .*redis-server pgbouncer' "$SEEN"
  grep -qx 'policy 101' "$SEEN"
  [ ! -e "$POLICY_RC_D" ]
}

@test "takes the policy away when the installation fails" {
  APT_EXIT=100 with apt_install_asleep "a reason" redis-server
  [ "$status" -ne 0 ]
  grep -qx 'policy 101' "$SEEN"
  [ ! -e "$POLICY_RC_D" ]
}

@test "leaves a policy somebody else made as it is" {
  program "$POLICY_RC_D" 'exit 104'
  cp "$POLICY_RC_D" "$BATS_TEST_TMPDIR/before"
  with apt_install_asleep "a reason" redis-server
  [ "$status" -eq 0 ]
  grep -qx 'policy 104' "$SEEN"
  cmp "$POLICY_RC_D" "$BATS_TEST_TMPDIR/before"
}

@test "clears up the policy a killed run left behind" {
  with place_policy
  [ -x "$POLICY_RC_D" ]
  with apt_install_asleep "a reason" redis-server
  [ ! -e "$POLICY_RC_D" ]
}
