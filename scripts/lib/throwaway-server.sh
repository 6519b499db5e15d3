# shellcheck shell=bash
# A PostgreSQL server for one run, that nobody else reaches: a container without a network, else the programs of this host
# on a socket in a temporary folder. Needs common.sh and database-tools.sh.

throwaway_folder='' throwaway_container='' throwaway_programs='' throwaway_account=()

# start_throwaway IMAGE MAJOR [LIBRARY]: starts one and connects the functions of database-tools.sh to it, as superuser
# telegram. IMAGE '': never a container. LIBRARY: what the server has to load.
start_throwaway() {
  export PGUSER=telegram PGPASSWORD
  PGPASSWORD=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
  if [[ -n $1 ]] && command -v docker >/dev/null && docker version >/dev/null 2>&1; then
    start_throwaway_container "$1"
  else
    start_throwaway_process "$2" "${3-}"
  fi
}

start_throwaway_container() {
  local attempt
  throwaway_container=telegram-throwaway-$$
  POSTGRES_PASSWORD=$PGPASSWORD docker run --detach --rm --name "$throwaway_container" --network none --memory 1g \
    --env POSTGRES_USER=telegram --env POSTGRES_PASSWORD --env TIMESCALEDB_TELEMETRY=off "$1" >/dev/null
  # while it initialises itself it listens on its socket alone
  for ((attempt = 0; attempt < 120; attempt++)); do
    if docker exec "$throwaway_container" pg_isready -q -h 127.0.0.1; then
      use_container "$throwaway_container"
      return
    fi
    sleep 0.5
  done
  docker logs --tail 20 "$throwaway_container" >&2
  fail "$EX_UNAVAILABLE" "the throw-away container did not start; its last words are above"
}

start_throwaway_process() {
  local folder=$throwaway_folder uid
  remove_stale_throwaways
  throwaway_programs=$(client_folder "$1")
  [[ -x $throwaway_programs/initdb ]] || fail "$EX_UNAVAILABLE" "$throwaway_programs has no server: install postgresql"
  throwaway_folder=$(mktemp -d /tmp/telegram-throwaway.XXXXXX)
  folder=$throwaway_folder
  printf '%s\n' "$$" >"$folder/of"
  printf '%s\n' "$PGPASSWORD" >"$folder/pass"
  if ((EUID == 0)); then
    uid=$(id -u postgres 2>/dev/null || id -u nobody)
    throwaway_account=(setpriv "--reuid=$uid" "--regid=$(id -g "$uid")" --clear-groups --)
    chown -R "$uid" "$folder"
  fi
  (cd / && in_throwaway initdb -D "$folder/data" -U telegram --pwfile="$folder/pass" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C --no-sync >"$folder/initdb.log") || fail 1 "initdb failed: $(tail -n 3 "$folder/initdb.log")"
  (cd / && in_throwaway pg_ctl -D "$folder/data" -w -l "$folder/server.log" start -o \
    "-k $folder -c listen_addresses='' -c fsync=off -c shared_preload_libraries='$2'" >/dev/null) ||
    fail 1 "the throw-away server does not start: $(tail -n 3 "$folder/server.log")"
  export PGHOST=$folder PGPORT=5432
  use_local_programs
}

# The server must not hold what the script has open, its lock least of all.
in_throwaway() {
  local program=$1
  shift
  if [[ -n ${backup_lock-} ]]; then
    "${throwaway_account[@]}" "$throwaway_programs/$program" "$@" {backup_lock}>&-
  else
    "${throwaway_account[@]}" "$throwaway_programs/$program" "$@"
  fi
}

# stop_throwaway: ends it and removes all of it
stop_throwaway() {
  if [[ -n $throwaway_container ]]; then docker rm --force --volumes "$throwaway_container" >/dev/null 2>&1 || true; fi
  if [[ -n $throwaway_folder ]]; then
    (cd / && in_throwaway pg_ctl -D "$throwaway_folder/data" -m immediate stop >/dev/null 2>&1) || true
    rm -rf -- "$throwaway_folder"
  fi
  throwaway_container='' throwaway_folder=''
}

# What a killed run left: its number belongs to no process any more.
remove_stale_throwaways() {
  local folder
  for folder in /tmp/telegram-throwaway.*/; do
    folder=${folder%/}
    if ! [[ -O $folder || $EUID == 0 ]] || ! [[ -f $folder/of ]]; then continue; fi
    if kill -0 "$(<"$folder/of")" 2>/dev/null; then continue; fi
    if [[ -f $folder/data/postmaster.pid ]]; then
      kill -QUIT "$(head -n 1 "$folder/data/postmaster.pid")" 2>/dev/null || true
    fi
    rm -rf -- "$folder"
  done
}
