#!/usr/bin/env bash
# Proves that a backup can be restored: into a throw-away server, compared with its manifest, and everything removed again.
#
# Usage: scripts/telegram/restore-drill.sh [option...]
#   --from FOLDER     where backups lie; default: $TELEGRAM_BACKUP_DIR, else /var/backups/telegram-stack
#   --backup NAME     that one; default: the newest that holds both databases
#   --format json     the report as JSON
#   --dry-run         say which backup would be tried and where, and end
#   --help            this text
#
# Where Docker runs, the server is a container of the image the backup was made on, without a network; else the
# PostgreSQL of this host on a socket in a temporary folder. The stack is not touched; only the success is noted in its
# database, if that answers. Compared are the files with their SHA-256; owner, rows and checksum of each table, objects,
# hypertables, aggregates and policies of both databases; and the sealed archives are opened.
#
# Exit code: 0 equal, 1 a difference or a failed step, 64 wrong usage, 65 the backup is damaged or does not fit the server,
# 66 no such backup, 69 a program is missing, 75 another run is at work.

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
# shellcheck source=../lib/throwaway-server.sh
source "$ROOT/scripts/lib/throwaway-server.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

from='' name='' format=text dry_run=no
while (($#)); do
  option=${1%%=*}
  case $option in
    --from | --backup | --format)
      if [[ $1 == *=* ]]; then
        value=${1#*=}
      else
        (($# > 1)) || wrong "$option needs a value"
        value=$2
        shift
      fi
      [[ -n $value ]] || wrong "$option needs a value"
      ;;&
    --from) from=$value ;;
    --backup)
      [[ $value =~ $BACKUP_NAME ]] || wrong "--backup: YYYYMMDD_HHMMSS, not $value"
      name=$value
      ;;
    --format)
      [[ $value == text || $value == json ]] || wrong "--format: text or json, not $value"
      format=$value
      ;;
    *)
      case $1 in
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
folder=$(backup_folder "$from") started=$SECONDS
[[ -d $folder ]] || fail "$EX_NOINPUT" "no folder of backups: $folder"
[[ -n $name ]] || name=$(newest_complete "$folder")
[[ -n $name ]] || fail "$EX_NOINPUT" "$folder holds no backup of both databases"
backup=$folder/$name
is_complete "$backup" || fail "$EX_NOINPUT" "no backup of both databases: $backup"
manifest=$backup/manifest.json
if [[ $dry_run == yes ]]; then
  say "would restore $backup into a throw-away server and compare it"
  exit 0
fi

found=() databases=()

# compare NAME: restores that database and adds what differs to `found`
compare() {
  local state line actual
  state=$(manifest_state "$manifest" "$1")
  [[ -n $state ]] || fail "$EX_DATAERR" "the manifest says nothing of $1"
  require_fit "$state" "$(manifest_word "$manifest" server)"
  while IFS= read -r line; do make_role "$line"; done < <(roles_of "$state")
  say "restoring $1"
  restore_database "$backup/$1_$name.dump" "$1" "$state" || fail 1 "$1 cannot be restored; see above"
  actual=$(database_state "$1")
  while IFS= read -r line; do
    [[ -z $line ]] || found+=("$1: $line")
  done < <(differences "$state" "$actual")
  databases+=("\"$1\":{\"tables\":$(query postgres "SELECT count(*) FROM jsonb_object_keys(:'s'::jsonb -> 'tables')" \
    "s=$actual"),\"rows\":$(query postgres "SELECT sum((value ->> 'rows')::bigint) FROM jsonb_each(:'s'::jsonb -> 'tables')" \
    "s=$actual")}")
}

make_role() {
  query postgres "SELECT format('CREATE ROLE %I', :'owner') WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec" \
    "owner=$1"
}

open_archives() {
  local archive
  for archive in session configuration; do
    [[ -f $backup/$archive.tar.gpg ]] || continue
    unseal "$backup/$archive.tar.gpg" 2>/dev/null | tar -t >/dev/null || found+=("$archive.tar.gpg: cannot be opened with $(key_file)")
  done
}

note_in_stack() {
  (
    connect_to_server
    note_success drill "$name" $((SECONDS - started)) "$(du -sb "$backup" | cut -f 1)"
  ) || say "the stack's database did not take the note of this success"
}

lock_backups "$folder"
trap stop_throwaway EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
check_sums "$backup"
library=''
if [[ $(manifest_state "$manifest" telegram_gateway) == *'"timescaledb"'* ]]; then library=timescaledb; fi
start_throwaway "$(manifest_word "$manifest" image)" "$(manifest_word "$manifest" server)" "$library"
compare tp_capital
compare telegram_gateway
open_archives
stop_throwaway
if ((${#found[@]} == 0)); then note_in_stack; fi
equal=true
if ((${#found[@]})); then equal=false; fi
if [[ $format == json ]]; then
  printf '{"backup":"%s","equal":%s,"seconds":%s,"databases":{%s},"differences":%s}\n' "$name" \
    "$equal" $((SECONDS - started)) "$(
      IFS=,
      echo "${databases[*]}"
    )" "$(json_list "${found[@]}")"
else
  printf '%s: ' "$backup"
  if ((${#found[@]})); then
    printf '%s differences, %s s\n' "${#found[@]}" $((SECONDS - started))
    printf '  %s\n' "${found[@]}"
  else
    printf 'restored and equal, %s s\n' $((SECONDS - started))
  fi
  printf '  %s\n' "${databases[@]}"
fi
[[ $equal == true ]]
