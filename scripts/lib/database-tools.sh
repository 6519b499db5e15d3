# shellcheck shell=bash
# PostgreSQL's own programs against the stack's server, wherever they are: in the server's container when that runs,
# else on this host, of the server's version or newer. Needs common.sh and environment.sh. Both databases lie on one server.
#
# TELEGRAM_DB_CONTAINER names the container; empty: never look for one.

# A failed step, beyond the codes of common.sh, as sysexits.h numbers them.
: "${EX_DATAERR:=65}" "${EX_CANTCREAT:=73}" "${EX_TEMPFAIL:=75}"

: "${TELEGRAM_DB_CONTAINER=telegram-timescale}"
: "${POSTGRES_FOLDER:=/usr/lib/postgresql}"

# What the functions below use: the container the programs run in, or the folder they lie in on this host.
database_container='' database_folder='' database_major=''

# database_tool PROGRAM ARGUMENT...: runs one of PostgreSQL's programs; files go in and out by stdin and stdout.
database_tool() {
  local program=$1
  shift
  if [[ -n $database_container ]]; then
    docker exec -i -e PGUSER -e PGPASSWORD -e PGOPTIONS -e PGAPPNAME -e PGCONNECT_TIMEOUT "$database_container" \
      "$program" "$@"
  else
    "${database_folder:+$database_folder/}$program" "$@"
  fi
}

# query DATABASE SQL [NAME=VALUE...]: the rows, unaligned; in the SQL, :'NAME' is the value as a literal.
query() {
  local database=$1 sql=$2 value variables=()
  shift 2
  for value in "$@"; do variables+=(-v "$value"); done
  # from stdin: only there does psql replace variables
  database_tool psql -XAtq -v ON_ERROR_STOP=1 "${variables[@]}" -d "$database" <<<"$sql"
}

# connect_to_server: sets up user, password and place of the stack's server, and finds programs that fit its version.
connect_to_server() {
  # the owner; TELEGRAM_DB_USER without its password would be the name of an app's role
  export PGUSER=telegram PGPASSWORD=${TELEGRAM_DB_PASSWORD-}
  if [[ -n $PGPASSWORD ]]; then
    PGUSER=${TELEGRAM_DB_USER:-telegram}
  else
    PGPASSWORD=$(secret telegram-timescaledb telegram.pass)
  fi
  if [[ -n $TELEGRAM_DB_CONTAINER ]] && is_running_container "$TELEGRAM_DB_CONTAINER"; then
    use_container "$TELEGRAM_DB_CONTAINER"
  else
    export PGHOST=${TELEGRAM_DB_HOST:-localhost} PGPORT=${TELEGRAM_DB_PORT:-5434}
    use_local_programs
  fi
}

# is_running_container NAME
is_running_container() {
  command -v docker >/dev/null && [[ $(docker inspect --format '{{.State.Running}}' "$1" 2>/dev/null) == true ]]
}

use_container() {
  database_container=$1 database_folder=''
  set_session_options
  ask_version
}

use_local_programs() {
  database_container='' database_folder=$(client_folder 0)
  set_session_options
  ask_version
  database_folder=$(client_folder "$database_major")
}

# The same words for the same value on every server, and no limit meant for the apps.
set_session_options() {
  export PGAPPNAME=${0##*/} PGCONNECT_TIMEOUT=10
  export PGOPTIONS='-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c timezone=UTC -c datestyle=ISO'
  PGOPTIONS+=' -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1 -c client_min_messages=warning'
}

ask_version() {
  local number
  number=$(query postgres 'SHOW server_version_num') ||
    fail "$EX_UNAVAILABLE" "the database server does not let $PGUSER in (${database_container:-$PGHOST:$PGPORT}); see above"
  database_major=$((number / 10000))
}

# client_folder MAJOR: where the programs of that version lie, else of the nearest newer one; a dump by an older one is
# refused by the server. 0: the newest there is.
client_folder() {
  local program major best='' best_major=0
  for program in "$POSTGRES_FOLDER"/*/bin/pg_dump "$(command -v pg_dump || true)"; do
    [[ -x $program && -x ${program%/*}/psql ]] || continue
    major=$("$program" --version | sed -n 's/^pg_dump (PostgreSQL) \([0-9]*\).*/\1/p')
    if [[ -z $major ]] || ((major < $1)); then continue; fi
    if ((best_major == 0 || ($1 ? major < best_major : major > best_major))); then
      best=${program%/*} best_major=$major
    fi
  done
  [[ -n $best ]] || fail "$EX_UNAVAILABLE" "no pg_dump${1:+ of version $1 or newer} here: install postgresql-client"
  printf '%s\n' "$best"
}

# hold_snapshot DATABASE: sets SNAPSHOT to what everybody sees who reads under that name, until release_snapshot.
hold_snapshot() {
  local holder
  coproc HOLDER { database_tool psql -XAtq -v ON_ERROR_STOP=1 -d "$1"; }
  # a copy of each: bash closes its own as soon as the process ends
  exec {snapshot_answers}<&"${HOLDER[0]}" {snapshot_words}>&"${HOLDER[1]}"
  holder=${HOLDER[1]}
  exec {holder}>&-
  printf 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT pg_export_snapshot();\n' >&"$snapshot_words"
  # shellcheck disable=SC2034  # the callers'
  read -r -t 60 SNAPSHOT <&"$snapshot_answers" || fail 1 "no snapshot of $1"
}

release_snapshot() {
  exec {snapshot_words}>&- {snapshot_answers}<&-
  wait "${HOLDER_PID:-}" 2>/dev/null || true
}

# dump_database DATABASE FILE SNAPSHOT: all of it, in the custom format.
dump_database() {
  database_tool pg_dump -Fc --snapshot="$3" -d "$1" </dev/null >"$2"
}

# database_state DATABASE [SNAPSHOT]: what a restored copy must equal, as one line of JSON: owner, extensions, version of
# the schema, head of the log, rows and an order-free checksum of every table, objects, hypertables, policies.
database_state() {
  local begin='BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;'
  if [[ -n ${2-} ]]; then begin+=" SET TRANSACTION SNAPSHOT '$2';"; fi
  {
    printf '%s\n' "$begin"
    cat "$ROOT/scripts/lib/sql/database-state.sql"
  } | database_tool psql -XAtq -v ON_ERROR_STOP=1 -v timescale_state="$(<"$ROOT/scripts/lib/sql/timescale-state.sql")" -d "$1"
}
