#!/usr/bin/env bash
# Goes back to the previous Telegram stack, with every message that came since.
#
# Usage: scripts/telegram/rollback-migration.sh --quick|--full [option...]
#   --quick          the previous database and session are whole: stop the new gateway, write back, start the old one
#   --full           bring the previous session and lost rows back from the backup first, and stop the new containers
#   --state FILE     what migrate-to-hybrid.sh recorded; default: migration.json in $TELEGRAM_STACK_DIR
#   --jar FILE       use this message-store-*-exec.jar; default: the built one
#   --yes            do not ask; needed without a terminal
#   --dry-run        print every step; changes nothing
#   --format json    the report as JSON on stdout
#   --help           this text
#
# Steps, recorded beside FILE; say the same again after a failure and it goes on there:
#   stop-new  the new gateway, proved: no session is ever opened by two processes
#   session   (--full) the previous session from its archive; what is there is set aside
#   rows      (--full) rows that the previous tables lost
#   export    messages, edits and deletions since the copying, into the table found; read back
#   stop-rest (--full) the new containers; their volumes stay
#   readers   $TELEGRAM_SWITCH_COMMAND old       start-old the previous gateway, until it says 200
# Afterwards FILE is set aside as FILE.undone. All backups stay. Settings and exit codes as migrate-to-hybrid.sh; 66: no migration is recorded in FILE.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=../lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib/common.sh"
# shellcheck source=../lib/packages.sh
source "$ROOT/scripts/lib/packages.sh"
# shellcheck source=../lib/java.sh
source "$ROOT/scripts/lib/java.sh"
# shellcheck source=../lib/jars.sh
source "$ROOT/scripts/lib/jars.sh"
# shellcheck source=../lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

wrong() {
  usage >&2
  fail "$EX_USAGE" "$*"
}

way='' state='' jar='' yes=no dry_run=no format=text
while (($#)); do
  case $1 in
    --quick | --full)
      [[ -z $way || $way == "${1#--}" ]] || wrong "--quick and --full exclude each other"
      way=${1#--}
      ;;
    --state | --jar | --format)
      [[ -n ${2-} ]] || wrong "$1 needs a value"
      set -- "$1=$2" "${@:3}"
      continue
      ;;
    --state=?*) state=${1#*=} ;;
    --jar=?*) jar=${1#*=} ;;
    --format=text | --format=json) format=${1#*=} ;;
    --format=*) wrong "--format is text or json, not ${1#*=}" ;;
    --yes) yes=yes ;;
    --dry-run) dry_run=yes ;;
    --help | -h)
      usage
      exit 0
      ;;
    *) wrong "unknown argument: $1" ;;
  esac
  shift
done
[[ -n $way ]] || wrong "say --quick or --full"

load_environment
# shellcheck source=../lib/mover.sh
source "$ROOT/scripts/lib/mover.sh"
: "${state:=$TELEGRAM_STACK_DIR/migration.json}"
[[ -f $state ]] || fail "$EX_NOINPUT" "no migration is recorded in $state"
previous_names_one || wrong "set either TELEGRAM_LEGACY_CONTAINER or TELEGRAM_LEGACY_UNIT: the previous gateway"
read_record "$state"
readonly backups=${facts[backups]-} copied=${step_status[copy]-} previous_restart=${facts[previous_restart]-}
readonly copy_state=${state%.json}.copy.json
# the way back has a record of its own, and keeps the way over out meanwhile
readonly migration=$state
state=${state%.json}.rollback.json
step_names=() step_status=() step_seconds=() facts=()

stopped_at() {
  say "stopped at $1; what is done is in $state. Nothing was lost: mend it and say the same again."
  exit "$2"
}

# The archive is checked before anything is set aside.
restore_session() {
  local folder=${TELEGRAM_LEGACY_SESSION_DIR-} name=session copy
  [[ -n $folder ]] || return 0
  [[ -f $backups/copy-1/session.tar || -f $backups/copy-2/session.tar ]] || name=session-before
  for copy in "$backups/copy-1" "$backups/copy-2"; do
    if (cd "$copy" && sha256sum --quiet -c "$name.sha256") >&2; then
      (umask 077 && rm -rf "$folder.new" && mkdir -p "$folder.new" && tar -C "$folder.new" -xpf "$copy/$name.tar")
      if [[ -d $folder ]]; then mv "$folder" "$folder.set-aside-$(date -u +%Y%m%dT%H%M%SZ)"; fi
      mv "$folder.new" "$folder"
      return
    fi
  done
  fail 1 "neither copy of the session in $backups is whole"
}

restore_rows() {
  store restore-legacy --folder "$backups" >&2
}

# Nothing was copied yet: the previous table is all there is.
write_back() {
  if [[ ! -f $copy_state && $copied != "done" ]]; then
    say "nothing was copied, so nothing is written back"
    return
  fi
  store export-to-legacy --state "$copy_state" --report "${state%.json}.export.json" >&2
}

start_old() {
  stop_new
  start_previous
}

ask() {
  local answer
  [[ $dry_run == no && $yes == no ]] || return 0
  [[ -t 0 ]] || fail "$EX_USAGE" "it stops the new gateway: say --yes, there is no terminal to ask"
  read -r -p "Stop the new gateway and go back to the previous stack? [y/N] " answer
  [[ $answer == [yY]* ]] || fail "$EX_USAGE" "nothing was changed"
}

if [[ -n $jar && ! -r $jar ]]; then fail "$EX_NOINPUT" "--jar: cannot read $jar"; fi
if [[ -z ${TELEGRAM_DB_PASSWORD-}${TELEGRAM_DB_PASSWORD_FILE-} ]]; then
  export TELEGRAM_DB_PASSWORD_FILE=$TELEGRAM_STACK_DIR/secrets/telegram-timescaledb/telegram.pass
fi
require_jdk 2>/dev/null || require_jdk
if [[ -z $jar ]]; then
  require_jar message-store
  jar=$JAR
fi
if [[ $dry_run == yes ]]; then read_record "$state"; else
  ask
  exec {migration_lock}>"$migration.lock"
  flock -n "$migration_lock" || fail "$EX_TEMPFAIL" "migrate-to-hybrid.sh works with $migration"
  open_record
fi
facts[way]=$way
if [[ -n $previous_restart ]]; then facts[previous_restart]=$previous_restart; fi
# as long as the old one does not run, the new one may have been started meanwhile
if [[ ${step_status[start-old]-} != "done" ]]; then again stop-new export; fi

step stop-new "stop the new gateway and prove it" stop_new
if [[ $way == full ]]; then
  [[ -n $backups || $dry_run == yes ]] || fail "$EX_NOINPUT" "no backup is recorded: go back with --quick"
  step session "bring the previous session back from $backups" restore_session
  step rows "bring lost rows of the previous tables back" restore_rows
fi
step export "write back what came since, and read it back" write_back
if [[ $way == full ]]; then
  step stop-rest "stop the new containers; volumes stay" "$ROOT/scripts/telegram/stop-telegram-stack.sh"
fi
step readers "switch the readers back" switch_readers old
step start-old "start the previous gateway and wait for 200" start_old

if [[ $dry_run == no ]]; then
  if [[ $format == json ]]; then print_record; else print_report; fi
  # another way over begins anew; what was copied is known from its own record
  mv -f "$migration" "$migration.undone"
  mv -f "$state" "$state.done"
fi
