#!/usr/bin/env bash
# Backs up the whole stack into a folder of its own: both databases, the session, the broker's definitions, the settings.
#
# Usage: scripts/telegram/backup-telegram-stack.sh [option...]
#   --to FOLDER        where backups lie; default: $TELEGRAM_BACKUP_DIR, else /var/backups/telegram-stack
#   --only PART[,...]  some parts alone: databases, session, queue, configuration (never restored or drilled by itself)
#   --yes              do not ask; needed without a terminal when the gateway has to be closed for the session's copy
#   --dry-run          say what would be done, and end; changes nothing
#   --format json      what was done as JSON on stdout
#   --now TIME         take this for the time it is, as YYYYMMDD_HHMMSS in UTC; for tests of the retention
#   --help             this text
#
# FOLDER/YYYYMMDD_HHMMSS/ holds tp_capital_….dump (made first) and telegram_gateway_….dump (pg_dump's custom format),
# manifest.json (versions, rows and checksum of every table of the same snapshot, head of the log, SHA-256 of the files),
# session.tar.gpg and configuration.tar.gpg (gpg, AES-256, the key: $TELEGRAM_BACKUP_KEY_FILE, made at the first time;
# keep a copy of it off this host), queue-definitions.json, SHA256SUMS. It appears whole and checked, or not at all.
# A part that is not there (no session directory, no broker while the queue is off) is named in the manifest with the reason.
# A running gateway is stopped for the session's last copy, most of which is made before, and started again.
#
# Then retention: all backups of 30 days are kept, the newest of each week for 12 weeks, of each month for a year.
# Settings come from the environment and $TELEGRAM_STACK_DIR/.env; TELEGRAM_DB_PASSWORD, TELEGRAM_RABBITMQ_PASSWORD or
# the files below secrets/. Exit code: 0 done, 1 a step failed, 64 wrong usage, 66 a secret is missing, 69 a server or a
# program is missing or refuses us, 73 no space or no right to write, 75 another run is at work. Whatever failed, older
# backups are untouched and nothing half is left: say it again.

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
# shellcheck source=../lib/broker.sh
source "$ROOT/scripts/lib/broker.sh"
# shellcheck source=../lib/session.sh
source "$ROOT/scripts/lib/session.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

readonly ALL_PARTS=(databases session queue configuration)
to='' parts=("${ALL_PARTS[@]}") yes=no dry_run=no format=text now=''
while (($#)); do
  option=${1%%=*}
  case $option in
    --to | --only | --format | --now)
      if [[ $1 == *=* ]]; then
        value=${1#*=}
      else
        (($# > 1)) || wrong "$option needs a value"
        value=$2
        shift
      fi
      [[ -n $value ]] || wrong "$option needs a value"
      ;;&
    --to) to=$value ;;
    --only)
      IFS=, read -r -a parts <<<"$value"
      for part in "${parts[@]}"; do
        [[ " ${ALL_PARTS[*]} " == *" $part "* ]] || wrong "--only: no such part: $part"
      done
      ;;
    --format)
      [[ $value == text || $value == json ]] || wrong "--format: text or json, not $value"
      format=$value
      ;;
    --now)
      [[ $value =~ $BACKUP_NAME ]] || wrong "--now: YYYYMMDD_HHMMSS, not $value"
      now=$value
      ;;
    *)
      case $1 in
        --yes | -y) yes=yes ;;
        --dry-run) dry_run=yes ;;
        --help | -h)
          usage
          exit 0
          ;;
        *) wrong "unknown argument: $1" ;;
      esac
      ;;
  esac
  shift
done

load_environment
folder=$(backup_folder "$to")
gateway_database=${TELEGRAM_DB_NAME:-telegram_gateway} worker_database=${TP_CAPITAL_DB_NAME:-tp_capital}
name=${now:-$(date -u +%Y%m%d_%H%M%S)}
partial=$folder/.$name.partial started=$SECONDS
declare -A states=()

wants() {
  [[ " ${parts[*]} " == *" $1 "* ]]
}

# Before any change: what is there, what is not, what is missing.
preflight() {
  local needed=1048576 size
  if wants databases; then
    connect_to_server
    size=$(query "$gateway_database" "SELECT pg_database_size(:'a') + pg_database_size(:'b')" \
      "a=$gateway_database" "b=$worker_database") || fail "$EX_UNAVAILABLE" "cannot read the databases; see above"
    needed=$((needed + $(space_for "$size" "$folder")))
  fi
  if wants session; then look_at_session; fi
  if wants queue; then look_at_broker; fi
  if wants configuration && [[ ! -d $TELEGRAM_STACK_DIR ]]; then absent[configuration]="no $TELEGRAM_STACK_DIR"; fi
  if seals; then command -v gpg >/dev/null || fail "$EX_UNAVAILABLE" "gpg is missing: install gnupg"; fi
  if [[ -d $session_folder && -z ${absent[session]-} ]] && wants session; then
    size=$(du -sb "$session_folder" | cut -f 1)
    needed=$((needed + size))
    require_space "$session_folder" "$size"
  fi
  require_space "$(existing "$folder")" "$needed"
}

# existing PATH: it, or the nearest folder above it that exists
existing() {
  local path=$1
  while [[ ! -d $path ]]; do path=$(dirname "$path"); done
  printf '%s\n' "$path"
}

# seals: whether anything is written that needs the key
seals() {
  { wants session && [[ -z ${absent[session]-} ]]; } || { wants configuration && [[ -z ${absent[configuration]-} ]]; }
}

plan() {
  local part
  say "would write $folder/$name"
  for part in "${parts[@]}"; do
    say "  $part: ${absent[$part]:-yes}"
  done
  if wants session && [[ -z ${absent[session]-} ]] && gateway_is_running; then
    say "  the gateway would be stopped while what changed of its session is copied"
  fi
  if [[ -d $folder ]]; then
    # what this run would add is the newest one
    expired_backups "$folder" "$name" | while IFS= read -r gone; do say "would remove $folder/$gone"; done
  fi
}

# back_up_database DATABASE FILE: dump and state of one snapshot; and the dump is read back to its end.
back_up_database() {
  say "dumping $1"
  hold_snapshot "$1"
  dump_database "$1" "$partial/$2_$name.dump" "$SNAPSHOT" || fail 1 "the dump of $1 failed; see above"
  states[$2]=$(database_state "$1" "$SNAPSHOT") || fail 1 "cannot read what $1 holds; see above"
  release_snapshot
  database_tool pg_restore -f /dev/null <"$partial/$2_$name.dump" || fail 1 "the dump of $1 cannot be read back"
}

back_up_session() {
  copy_session
  tar -C "$session_copy" -c . | seal "$partial/session.tar.gpg" || fail 1 "the session could not be sealed"
  unseal "$partial/session.tar.gpg" | tar -t >/dev/null || fail 1 "the sealed session cannot be opened again"
  remove_session_copy
}

back_up_configuration() {
  local paths=() path
  for path in .env rendered secrets; do
    if [[ -e $TELEGRAM_STACK_DIR/$path ]]; then paths+=("$path"); fi
  done
  # the key to this archive is not in it
  tar -C "$TELEGRAM_STACK_DIR" --exclude='secrets/telegram-backup' -c "${paths[@]}" --files-from /dev/null |
    seal "$partial/configuration.tar.gpg" || fail 1 "the configuration could not be sealed"
  unseal "$partial/configuration.tar.gpg" | tar -t >/dev/null || fail 1 "the sealed configuration cannot be opened again"
}

# One member a line, so that a person and sed can read it as well.
write_manifest() {
  local part separator='' sum file state sums
  sums=$(cd "$partial" && sha256sum -- *)
  {
    printf '{\n"name": "%s",\n"format": 1,\n' "$name"
    printf '"server": "%s",\n' "$database_major"
    printf '"image": %s,\n' "$(json_string "$(container_image)")"
    printf '"parts": %s,\n"absent": {' "$(json_list "${parts[@]}")"
    for part in "${parts[@]}"; do
      [[ -n ${absent[$part]-} ]] || continue
      printf '%s"%s": %s' "$separator" "$part" "$(json_string "${absent[$part]}")"
      separator=', '
    done
    printf '},\n'
    for state in telegram_gateway tp_capital; do
      printf '"%s": %s,\n' "$state" "${states[$state]:-null}"
    done
    printf '"sha256": {'
    separator=''
    while read -r sum file; do
      printf '%s\n  "%s": "%s"' "$separator" "$file" "$sum"
      separator=,
    done <<<"$sums"
    printf '}\n}\n'
  } >"$partial/manifest.json"
  (cd "$partial" && sha256sum -- * >"../.$name.sums" && mv "../.$name.sums" SHA256SUMS)
}

container_image() {
  if [[ -n $database_container ]]; then docker inspect --format '{{.Config.Image}}' "$database_container"; fi
}

clean_up() {
  local status=$?
  trap '' INT TERM HUP
  start_gateway_again
  remove_session_copy
  if [[ -d $partial ]]; then rm -rf -- "$partial" "$folder/.$name.sums"; fi
  if ((status)); then say "no backup was made; the older ones are untouched"; fi
}

report() {
  local bytes=$1 seconds=$2 part separator=''
  shift 2
  if [[ $format == text ]]; then
    printf '%s/%s: %s MB in %s s' "$folder" "$name" "$(megabytes "$bytes")" "$seconds"
    if [[ -n $session_closed ]]; then printf ', the gateway was stopped for %s s' "$session_closed"; fi
    printf '\n'
    for part in "${parts[@]}"; do printf '  %s: %s\n' "$part" "${absent[$part]:-yes}"; done
    for part in "$@"; do printf '  removed: %s\n' "$part"; done
    return
  fi
  printf '{"name":"%s","folder":%s,"bytes":%s,"seconds":%s,"gatewayStoppedSeconds":%s,"parts":{' \
    "$name" "$(json_string "$folder/$name")" "$bytes" "$seconds" "${session_closed:-null}"
  for part in "${parts[@]}"; do
    printf '%s"%s":%s' "$separator" "$part" "$(json_string "${absent[$part]:-yes}")"
    separator=,
  done
  printf '},"removed":%s}\n' "$(json_list "$@")"
}

umask 077
if [[ $dry_run == yes ]]; then
  preflight
  plan
  exit 0
fi
if ! mkdir -p "$folder" 2>/dev/null || [[ ! -w $folder ]]; then fail "$EX_CANTCREAT" "cannot write to $folder"; fi
lock_backups "$folder"
preflight
if wants session && [[ -z ${absent[session]-} ]] && gateway_is_running; then
  confirm "The gateway is stopped for some seconds while its session is copied"
fi
[[ ! -e $folder/$name ]] || fail "$EX_CANTCREAT" "$folder/$name exists"
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
remove_leftovers "$folder"
mkdir "$partial"
if seals; then require_key; fi
if wants databases; then
  # first: what the worker has read is then in the other dump as well
  back_up_database "$worker_database" tp_capital
  back_up_database "$gateway_database" telegram_gateway
fi
if wants queue && [[ -z ${absent[queue]-} ]]; then
  broker_definitions >"$partial/queue-definitions.json" || fail 1 "the broker does not give its definitions; see above"
fi
if wants configuration && [[ -z ${absent[configuration]-} ]]; then back_up_configuration; fi
if wants session && [[ -z ${absent[session]-} ]]; then back_up_session; fi
write_manifest
check_sums "$partial"
sync -f "$partial"
mv "$partial" "$folder/$name"
bytes=$(du -sb "$folder/$name" | cut -f 1)
if wants databases; then
  note_success backup "$name" $((SECONDS - started)) "$bytes" ||
    say "could not note the success in the database (is its schema older than this script? run scripts/migrate.sh)"
fi
mapfile -t gone < <(expired_backups "$folder" "$name")
for old in "${gone[@]}"; do remove_backup "$folder" "$old"; done
report "$bytes" $((SECONDS - started)) "${gone[@]}"
