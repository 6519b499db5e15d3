#!/usr/bin/env bats
# What is said to a server with TimescaleDB, and in which order, as a record of the statements: the extension is not there
# to run. That its views hold what is asked of them is checked by db/timescale-check.
# shellcheck disable=SC2034,SC2317  # read and called by the libraries

load helper

setup() {
  # shellcheck source=/dev/null
  {
    source "$REPOSITORY/scripts/lib/common.sh"
    source "$REPOSITORY/scripts/lib/environment.sh"
    source "$REPOSITORY/scripts/lib/database-tools.sh"
    source "$REPOSITORY/scripts/lib/restoring.sh"
  }
  PGUSER=telegram database_major=17
  STATE='{"owner": "telegram", "databaseOwner": "telegram", "encoding": "UTF8", "collate": "C", "settings": ["jit=off"], "extensions": {"timescaledb": "2.29.2"}}'
  printf 'a dump' >"$BATS_TEST_TMPDIR/dump"
  # instead of PostgreSQL's programs: writes down what is asked and answers from the state
  database_tool() {
    local input
    input=$(cat)
    if [[ $1 == pg_restore ]]; then
      printf '%s\n' "$*" >>"$BATS_TEST_TMPDIR/said"
      return "${restore_status:-0}"
    fi
    case $input in
      *"#>> :'path'"*)
        case $* in
          *'{extensions,timescaledb}'*) echo 2.29.2 ;;
          *wner'}'*) echo telegram ;;
          *'{encoding}'*) echo UTF8 ;;
          *) echo C ;;
        esac
        ;;
      *"'settings')"*) echo jit=off ;;
      *"'access')"*) printf 'GRANT as before\n' >>"$BATS_TEST_TMPDIR/said" ;;
      *pg_available_extension_versions*) echo "${offered:-1}" ;;
      *) printf '%s\n' "$input" | tr -s ' \n' ' ' | sed 's/ $/\n/' >>"$BATS_TEST_TMPDIR/said" ;;
    esac
  }
}

@test "the extension is made in the dump's version and told before and after the one job that fills the database" {
  restore_database "$BATS_TEST_TMPDIR/dump" telegram_gateway_restoring "$STATE"
  cat "$BATS_TEST_TMPDIR/said"
  mapfile -t said <"$BATS_TEST_TMPDIR/said"
  [[ ${said[0]} == 'CREATE DATABASE :"target" TEMPLATE template0 '* ]]
  [[ ${said[1]} == "CREATE EXTENSION IF NOT EXISTS timescaledb WITH SCHEMA public VERSION :'version'" ]]
  [[ ${said[2]} == 'SELECT public.timescaledb_pre_restore()' ]]
  [[ ${said[3]} == 'pg_restore --no-owner --no-privileges -d telegram_gateway_restoring' ]]
  [[ ${said[4]} == 'SELECT public.timescaledb_post_restore()' ]]
  [[ ${said[5]} == "ALTER DATABASE :\"target\" SET jit TO :'value'" ]]
  [[ ${said[6]} == 'REVOKE ALL ON DATABASE :"target" FROM PUBLIC' ]]
  [[ ${said[7]} == 'GRANT as before' ]]
  [[ ${said[8]} == ANALYZE ]]
  [ "${#said[@]}" -eq 9 ]
}

@test "with the extension complaints of the job are left to the comparison, and it is told that the restore is over" {
  restore_status=1
  run restore_database "$BATS_TEST_TMPDIR/dump" telegram_gateway_restoring "$STATE"
  [ "$status" -eq 0 ]
  [[ $output == *'pg_restore had complaints'* ]]
  grep -qx 'SELECT public.timescaledb_post_restore()' "$BATS_TEST_TMPDIR/said"
}

@test "another version of the extension and an older server are refused" {
  offered=0
  run require_fit "$STATE" 17
  [ "$status" -eq 65 ]
  [[ $output == *'TimescaleDB 2.29.2, which this server does not offer'* ]]
  offered=1
  require_fit "$STATE" 17
  run require_fit "$STATE" 18
  [ "$status" -eq 65 ]
}

@test "in the server's container its own programs are run and no password stands in an argument" {
  unset -f database_tool
  # shellcheck source=/dev/null
  source "$REPOSITORY/scripts/lib/database-tools.sh"
  program "$BATS_TEST_TMPDIR/bin/docker" 'echo "$*" >>"'"$BATS_TEST_TMPDIR"'/docker"
    case "$*" in inspect*) echo true ;; *psql*) echo 170010 ;; esac'
  PATH=$BATS_TEST_TMPDIR/bin:$PATH
  TELEGRAM_DB_PASSWORD=not-to-be-seen
  connect_to_server
  [ "$database_major" -eq 17 ]
  dump_database telegram_gateway "$BATS_TEST_TMPDIR/out" 00-1
  grep -q '^exec -i .*-e PGPASSWORD .*telegram-timescale pg_dump -Fc --snapshot=00-1 -d telegram_gateway$' "$BATS_TEST_TMPDIR/docker"
  run grep not-to-be-seen "$BATS_TEST_TMPDIR/docker"
  [ "$status" -eq 1 ]
}
