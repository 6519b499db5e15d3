#!/usr/bin/env bash
# Brings both databases, and if wanted the session, back from one backup. The apps must be stopped.
#
# Usage: scripts/telegram/restore-telegram-stack.sh BACKUP [option...]
#   BACKUP             its folder, or its name (YYYYMMDD_HHMMSS) below $TELEGRAM_BACKUP_DIR or /var/backups/telegram-stack
#   --with-session     the session directory as well; the present one is set aside. Only when it is lost: the login of a
#                      session that was used since may be refused by Telegram
#   --drop-previous    do not keep the databases of before; default: they stay under the name …_before_TIME
#   --cache-is-empty   leave Redis alone: it was emptied by hand
#   --yes              do not ask
#   --dry-run          check everything, say what would be done, and end; changes nothing
#   --format json      what was done as JSON on stdout
#   --help             this text
#
# 1. Checks before any change: every file's SHA-256, version of the server and of TimescaleDB, roles, that nobody is connected
#    (it lists who) and no gateway holds the lease. 2. Empties Redis and the queues, which know later numbers. 3. Restores both
#    databases beside the present ones, compares them with the manifest, raises the log's head and the fences by 10^9 so that
#    no number is handed out twice, grants. 4. Swaps both pairs of names at once. Until then everything is as it was: a failed
#    or killed run is simply said again. What came after the backup the gateway fetches from Telegram by itself.
#
# For the servers alone: docker compose -f deploy/compose/docker-compose.telegram.yml up --wait telegram-timescaledb
# telegram-rabbitmq (the latter keeps its queues on disk; without TELEGRAM_ENABLE_QUEUE=true it is not needed).
# Exit code: 0 restored, 1 a step failed and the databases are as before, 64 wrong usage, 65 the backup is damaged or does not
# fit, 66 no such backup or secret, 69 a server or program is missing, 73 no space, 75 the stack is up or another run works.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=../lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=../lib/database-tools.sh
source "$ROOT/scripts/lib/database-tools.sh"
# shellcheck source=../lib/backups.sh
source "$ROOT/scripts/lib/backups.sh"
# shellcheck source=../lib/restoring.sh
source "$ROOT/scripts/lib/restoring.sh"
# shellcheck source=../lib/broker.sh
source "$ROOT/scripts/lib/broker.sh"
# shellcheck source=../lib/session.sh
source "$ROOT/scripts/lib/session.sh"
# shellcheck source=../lib/hot-cache.sh
source "$ROOT/scripts/lib/hot-cache.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

backup='' with_session=no keep=yes cache=empty yes=no dry_run=no format=text
while (($#)); do
  case $1 in
    --with-session) with_session=yes ;;
    --drop-previous) keep=no ;;
    --cache-is-empty) cache=leave ;;
    --yes | -y) yes=yes ;;
    --dry-run) dry_run=yes ;;
    --format=text | --format=json) format=${1#*=} ;;
    --format)
      [[ ${2-} == text || ${2-} == json ]] || wrong "--format: text or json"
      format=$2
      shift
      ;;
    --help | -h)
      usage
      exit 0
      ;;
    -*) wrong "unknown argument: $1" ;;
    *)
      [[ -z $backup ]] || wrong "one backup, not also $1"
      backup=$1
      ;;
  esac
  shift
done
[[ -n $backup ]] || wrong 'which backup?'

load_environment
if [[ $backup =~ $BACKUP_NAME && ! -d $backup ]]; then backup=$(backup_folder '')/$backup; fi
backup=${backup%/}
if ! is_complete "$backup" || [[ ! -f $backup/manifest.json ]]; then
  fail "$EX_NOINPUT" "no backup of both databases: $backup"
fi
backup=$(cd "$backup" && pwd)
name=${backup##*/} manifest=$backup/manifest.json started=$SECONDS now=$(date -u +%Y%m%d_%H%M%S)
declare -A target=([tp_capital]=${TP_CAPITAL_DB_NAME:-tp_capital} [telegram_gateway]=${TELEGRAM_DB_NAME:-telegram_gateway})
declare -A states=()
readonly DATABASES=(tp_capital telegram_gateway)
made=() swapped=no new_session=''

# Before any change, everything that can be known.
preflight() {
  local database state role
  check_sums "$backup"
  connect_to_server
  for database in "${DATABASES[@]}"; do
    state=$(manifest_state "$manifest" "$database")
    [[ -n $state ]] || fail "$EX_DATAERR" "the manifest says nothing of $database"
    states[$database]=$state
    require_fit "$state" "$(manifest_word "$manifest" server)"
    while IFS= read -r role; do
      [[ $(query postgres "SELECT count(*) FROM pg_roles WHERE rolname = :'role'" "role=$role") == 1 ]] ||
        fail "$EX_UNAVAILABLE" "the server has no role $role, which $database names: create the stack's roles first"
    done < <(roles_of "$state")
  done
  refuse_live_stack
  require_room
  if [[ $with_session == yes ]]; then
    [[ -f $backup/session.tar.gpg ]] || fail "$EX_NOINPUT" "$backup holds no session"
    [[ -s $(key_file) ]] || fail "$EX_NOINPUT" "the key $(key_file) is missing: without it the session cannot be opened"
    unseal "$backup/session.tar.gpg" 2>/dev/null | tar -t >/dev/null || fail "$EX_DATAERR" "$(key_file) does not open the session"
  fi
  look_at_broker
}

# refuse_live_stack: apps that are connected would write into a database that is about to go
refuse_live_stack() {
  local who
  who=$(query postgres "
    SELECT format('  %s as %s from %s', coalesce(nullif(a.application_name, ''), 'a program'), a.usename,
                  coalesce(host(a.client_addr), 'this host'))
      FROM pg_stat_activity a
     WHERE a.datname IN (:'a', :'b') AND a.backend_type = 'client backend' AND a.usename NOT IN ('exporter', 'grafana')
       AND a.application_name <> :'ours'
     ORDER BY 1" "a=${target[tp_capital]}" "b=${target[telegram_gateway]}" "ours=$PGAPPNAME")
  if [[ -n $who ]]; then
    say "connected are:"
    printf '%s\n' "$who" | uniq -c >&2
    fail "$EX_TEMPFAIL" "the stack is up: stop it (scripts/telegram/stop-telegram-stack.sh), PgBouncer too, and say this again"
  fi
  if gateway_is_running; then fail "$EX_TEMPFAIL" "the gateway is up: systemctl stop $GATEWAY_UNIT, and say this again"; fi
  if database_exists "${target[telegram_gateway]}"; then
    who=$(query "${target[telegram_gateway]}" "
      SELECT w.holder || ' until ' || w.expires_at FROM telegram.writer_lease w WHERE w.expires_at > now()" 2>/dev/null || true)
    [[ -z $who ]] || fail "$EX_TEMPFAIL" "a gateway holds the lease: $who; stop it, or wait for that time"
  fi
}

database_exists() {
  [[ $(query postgres "SELECT count(*) FROM pg_database WHERE datname = :'d'" "d=$1") == 1 ]]
}

# require_room: the server keeps both generations until the swap. Known only where its folder can be seen.
require_room() {
  local folder needed free
  folder=$(query postgres 'SHOW data_directory' 2>/dev/null) || return 0
  # a dump is compressed: a fifth or a tenth of what it becomes
  needed=$((5 * $(du -sbc "$backup"/*.dump | tail -n 1 | cut -f 1)))
  if [[ -n $database_container ]]; then
    free=$(database_tool df -Pk "$folder" </dev/null | awk 'NR == 2 { print $4 * 1024 }')
  elif [[ -d $folder ]]; then
    free=$(df --output=avail -B1 "$folder" | tail -n 1)
  else
    return 0
  fi
  ((free >= needed)) || fail "$EX_CANTCREAT" "$folder has $(megabytes "$free") MB free, about $(megabytes "$needed") MB are needed"
}

restore_beside() {
  local database=$1 beside=${target[$1]}_restoring actual found
  query postgres 'DROP DATABASE IF EXISTS :"d" WITH (FORCE)' "d=$beside"
  made+=("$beside")
  say "restoring $database"
  restore_database "$backup/${database}_$name.dump" "$beside" "${states[$database]}" ||
    fail 1 "$database cannot be restored; see above"
  actual=$(database_state "$beside")
  found=$(differences "${states[$database]}" "$actual")
  [[ -z $found ]] || fail 1 "$database is not what the manifest says:"$'\n'"$found"
  say "$database equals the manifest"
}

raise_and_grant() {
  database_tool psql -XAtq -v ON_ERROR_STOP=1 -d "${target[telegram_gateway]}_restoring" <"$ROOT/scripts/lib/sql/raise-numbers.sql"
  database_tool psql -XAtq -v ON_ERROR_STOP=1 -d "${target[telegram_gateway]}_restoring" \
    <"$ROOT/db/migrations/grants/gateway/afterMigrate__grants.sql"
  database_tool psql -XAtq -v ON_ERROR_STOP=1 -d "${target[tp_capital]}_restoring" \
    <"$ROOT/db/migrations/grants/tp-capital/afterMigrate__grants.sql"
}

# with_workers DATABASE stop|start: TimescaleDB's own, which keep a connection and would forbid another name
with_workers() {
  local schema
  schema=$(query "$1" "SELECT n.nspname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                        WHERE p.proname = '$2_background_workers' LIMIT 1")
  [[ -z $schema ]] || query "$1" "SELECT $schema.$2_background_workers()" >/dev/null
}

# swap: both pairs of names in one transaction, or none. A monitor that reconnects meanwhile is sent away again.
swap() {
  local database attempt sql='BEGIN;'
  for database in "${DATABASES[@]}"; do
    with_workers "${target[$database]}_restoring" stop
    if database_exists "${target[$database]}"; then
      with_workers "${target[$database]}" stop
      sql+=" ALTER DATABASE :\"$database\" RENAME TO :\"${database}_before\";"
    fi
    sql+=" ALTER DATABASE :\"${database}_restoring\" RENAME TO :\"$database\";"
  done
  refuse_live_stack
  for attempt in 1 2 3 4 5; do
    query postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE datname = ANY(ARRAY[:'a', :'b', :'a' || '_restoring', :'b' || '_restoring'])" \
      "a=${target[tp_capital]}" "b=${target[telegram_gateway]}" >/dev/null
    if query postgres "$sql COMMIT;" "tp_capital=${target[tp_capital]}" "telegram_gateway=${target[telegram_gateway]}" \
      "tp_capital_before=${target[tp_capital]}_before_$now" "tp_capital_restoring=${target[tp_capital]}_restoring" \
      "telegram_gateway_before=${target[telegram_gateway]}_before_$now" \
      "telegram_gateway_restoring=${target[telegram_gateway]}_restoring"; then
      swapped=yes
      for database in "${DATABASES[@]}"; do with_workers "${target[$database]}" start; done
      return
    fi
    say "somebody is still connected, attempt $attempt of 5"
    sleep 1
  done
  fail 1 'the databases could not be swapped; see above'
}

# prepare_session: opened beside its place, closed to others from the start
prepare_session() {
  session_folder=${TELEGRAM_SESSION_DIR:-/opt/telegram-gateway/.session}
  ! in_use "$session_folder" || fail "$EX_TEMPFAIL" "a program has $session_folder open: stop it first"
  new_session=$(mktemp -d "${session_folder%/*}/.session-copy.XXXXXX")
  unseal "$backup/session.tar.gpg" | tar -C "$new_session" -x --preserve-permissions
  chmod 0700 "$new_session"
  find "$new_session" -mindepth 1 -type d -exec chmod 0700 {} + -o -type f -exec chmod 0600 {} +
  if ((EUID == 0)); then chown -R --reference="${session_folder%/*}" "$new_session"; fi
}

put_session() {
  if [[ -e $session_folder ]]; then mv "$session_folder" "$session_folder.before.$now"; fi
  mv "$new_session" "$session_folder"
  new_session=''
}

clean_up() {
  local status=$? database
  trap '' INT TERM HUP
  if [[ -n $new_session ]]; then rm -rf -- "$new_session"; fi
  if [[ $swapped == no ]]; then
    for database in "${made[@]}"; do query postgres 'DROP DATABASE IF EXISTS :"d" WITH (FORCE)' "d=$database" || true; done
    ((status == 0)) || say 'not restored; the databases are as they were'
  elif ((status)); then
    say "the databases ARE restored, a later step failed: see above. Then: $ROOT/scripts/telegram/start-telegram-stack.sh"
  fi
}

report() {
  local previous=() database
  if [[ $keep == yes ]]; then
    for database in "${DATABASES[@]}"; do
      if database_exists "${target[$database]}_before_$now"; then previous+=("${target[$database]}_before_$now"); fi
    done
  fi
  if [[ $format == json ]]; then
    printf '{"backup":"%s","seconds":%s,"session":%s,"kept":%s}\n' "$name" $((SECONDS - started)) \
      "$([[ $with_session == yes ]] && echo true || echo false)" "$(json_list "${previous[@]}")"
    return
  fi
  printf 'restored from %s in %s s, equal to its manifest; head and fences raised by 10^9\n' "$backup" $((SECONDS - started))
  for database in "${previous[@]}"; do printf 'kept: database %s (drop it when you are content)\n' "$database"; done
  printf 'next: scripts/migrate.sh if this version is newer than the backup, then scripts/telegram/start-telegram-stack.sh\n'
}

umask 077
if [[ $dry_run == yes ]]; then
  preflight
  say "would empty Redis and the queues, restore ${target[tp_capital]} and ${target[telegram_gateway]} from $backup beside the present"
  say "ones, compare, raise head and fences by 10^9, and swap the names; session: $with_session; keep the previous ones: $keep"
  exit 0
fi
lock_backups "${backup%/*}"
preflight
confirm "Both databases are replaced by those of $name"
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if [[ $cache == empty ]]; then empty_cache; fi
if [[ -z ${absent[queue]-} ]]; then empty_queues; fi
for database in "${DATABASES[@]}"; do restore_beside "$database"; done
raise_and_grant
if [[ $with_session == yes ]]; then prepare_session; fi
swap
if [[ $with_session == yes ]]; then put_session; fi
if [[ $keep == no ]]; then
  for database in "${DATABASES[@]}"; do
    query postgres 'DROP DATABASE IF EXISTS :"d" WITH (FORCE)' "d=${target[$database]}_before_$now"
  done
fi
note_success restore "$name" $((SECONDS - started)) "$(du -sb "$backup" | cut -f 1)" ||
  say 'the backup is older than the table that notes restores'
report
