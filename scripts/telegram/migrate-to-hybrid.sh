#!/usr/bin/env bash
# Moves from the previous Telegram stack to this one, without losing a message.
#
# Usage: scripts/telegram/migrate-to-hybrid.sh [option...]
#   --state FILE     what is done already; default: migration.json in $TELEGRAM_STACK_DIR
#   --backup-to DIR  where the previous session and tables are kept; default: $TELEGRAM_BACKUP_DIR/migration, else
#                    /var/backups/telegram-stack/migration. Keep it for 30 days at least
#   --jar FILE       use this message-store-*-exec.jar; default: the built one
#   --yes            do not ask before the previous gateway is stopped; needed without a terminal
#   --dry-run        look at everything, say what would be done; changes nothing
#   --format json    the report as JSON on stdout
#   --help           this text
#
# Steps, each recorded in FILE; say the same again after a failure and it goes on there:
#   backup    the previous session (two copies, SHA-256) and tables, and this stack's databases
#   stack     this stack's database answers through its pooler, its gateway does not run
#   copy      the history, while the previous gateway still runs
#   stop      the previous gateway, so that nothing starts it again; proved
#   session   archived once more; a TDLib session moves to $TELEGRAM_SESSION_DIR, any other is kept for the way back and
#             the new gateway logs in once with an authorisation of its own
#   delta     what came meanwhile          verify   counts and checksums per channel and day, else nothing is switched
#   start     the new stack (start-telegram-stack.sh)      audit    gaps are asked of Telegram
#   readers   $TELEGRAM_SWITCH_COMMAND new
# The previous database is only read. Until `start` the way back is scripts/telegram/rollback-migration.sh --quick.
#
# Settings, from the environment or .env: TELEGRAM_LEGACY_DB_{HOST,PORT,NAME,USER,PASSWORD,SCHEMA,TABLE}, TELEGRAM_LEGACY_CONTAINER
# or TELEGRAM_LEGACY_UNIT, TELEGRAM_LEGACY_SESSION_DIR, TELEGRAM_LEGACY_URL (http://localhost:4006/health), TELEGRAM_SWITCH_COMMAND;
# TELEGRAM_DB_… as scripts/migrate.sh.
#
# Exit code: 0 done, 1 a step failed or the two sides differ (both are usable), 64 wrong usage, 69 the preflight found
# problems (all are listed), 75 another run is at work, else the failed program's own.

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

state='' backups='' jar='' yes=no dry_run=no format=text
while (($#)); do
  case $1 in
    --state | --backup-to | --jar | --format)
      [[ -n ${2-} ]] || wrong "$1 needs a value"
      set -- "$1=$2" "${@:3}"
      continue
      ;;
    --state=?*) state=${1#*=} ;;
    --backup-to=?*) backups=${1#*=} ;;
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

load_environment
# shellcheck source=../lib/mover.sh
source "$ROOT/scripts/lib/mover.sh"
: "${state:=$TELEGRAM_STACK_DIR/migration.json}"
: "${backups:=${TELEGRAM_BACKUP_DIR:-/var/backups/telegram-stack}/migration}"
readonly session=${TELEGRAM_SESSION_DIR:-/opt/telegram-gateway/.session}
readonly copy_state=${state%.json}.copy.json

# Ports of this stack; who else listens there is in the way.
readonly PORTS=(5434 6434 6379 6380 26379 5672 15672 4010 4005 4006 9090 3100 9187 9121)

stopped_at() {
  say "stopped at $1. Both sides are as usable as before it; what is done is in $state."
  case $1 in
    backup | stack | copy) say "The previous gateway still runs. Mend it and say the same again." ;;
    stop) say "Say the same again, or go back: scripts/telegram/rollback-migration.sh --quick --state $state" ;;
    *) say "The previous gateway is stopped. Mend it and say the same again, or go back:" \
      "scripts/telegram/rollback-migration.sh --quick --state $state" ;;
  esac
  exit "$2"
}

# --- preflight: all problems in one run, nothing changed ---

problems=0
problem() {
  problems=$((problems + 1))
  printf 'problem: %s\n' "$*" >&2
}

preflight() {
  local answer
  previous_names_one || problem "set either TELEGRAM_LEGACY_CONTAINER or TELEGRAM_LEGACY_UNIT: the previous gateway"
  if previous_names_one && ! previous_exists; then problem "there is no previous gateway ${TELEGRAM_LEGACY_CONTAINER-}${TELEGRAM_LEGACY_UNIT-}"; fi
  answer=$(store copy-from-legacy --state "$copy_state" --dry-run 2>&1) || problem "${answer:-the tool of the store failed}"
  say "$answer"
  answer=$(store check 2>&1) || problem "${answer:-the tool of the store failed}"
  if [[ -n ${TELEGRAM_LEGACY_SESSION_DIR-} ]] && ! [[ -r $TELEGRAM_LEGACY_SESSION_DIR && -x $TELEGRAM_LEGACY_SESSION_DIR ]]; then
    problem "cannot read the previous session $TELEGRAM_LEGACY_SESSION_DIR"
  fi
  if systemctl is-active --quiet "$TELEGRAM_UNIT" 2>/dev/null; then
    [[ ${step_status[start]-} == "done" ]] || problem "$TELEGRAM_UNIT runs already: stop it first"
  fi
  look_at_disk
  look_at_network
  look_at_ports
  ((problems == 0)) || fail "$EX_UNAVAILABLE" "$problems problems; nothing was changed"
}

look_at_disk() {
  local folder=$backups free
  while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
  [[ -w $folder ]] || problem "cannot write to $folder"
  free=$(df -Pm "$folder" | awk 'NR == 2 { print $4 }')
  ((free >= ${TELEGRAM_MIN_FREE_MB:-1024})) || problem "$folder has $free MB free, ${TELEGRAM_MIN_FREE_MB:-1024} are needed"
}

# Telegram is reached over TCP from this host; whether there is a way out is asked of the routing table alone.
look_at_network() {
  if command -v ip >/dev/null && [[ -z $(ip route show default 2>/dev/null; ip -6 route show default 2>/dev/null) ]]; then
    problem "this host has no default route: the new gateway could not reach Telegram"
  fi
}

look_at_ports() {
  local port owner
  command -v ss >/dev/null || return 0
  for port in "${PORTS[@]}"; do
    owner=$(ss -ltnpH "sport = :$port" 2>/dev/null | sed -n 's/.*users:(("\([^"]*\)".*/\1/p' | head -n 1) || owner=''
    case $owner in
      '' | docker-proxy | rootlessport | dockerd) ;;
      *) [[ $port == 4006 ]] || problem "port $port is taken by $owner" ;;
    esac
  done
}

# --- the steps ---

backup() {
  mkdir -p "$backups"
  chmod 700 "$backups"
  archive_session session-before lenient
  store backup-legacy --folder "$backups" >&2
  if [[ -x $ROOT/scripts/telegram/backup-telegram-stack.sh ]]; then
    "$ROOT/scripts/telegram/backup-telegram-stack.sh" --to "$backups/new-stack" --only databases --yes >&2
  fi
  keep_fact backups "$backups"
}

# archive_session NAME strict|lenient: two copies and their sums; strict: both are compared with the files
archive_session() {
  local folder=${TELEGRAM_LEGACY_SESSION_DIR-} copy code
  [[ -n $folder ]] || return 0
  for copy in 1 2; do
    mkdir -p "$backups/copy-$copy"
    code=0
    (umask 077 && tar --sort=name -C "$folder" -cf "$backups/copy-$copy/$1.tar.new" .) 2>/dev/null || code=$?
    # 1: a file changed while it was read, which a running gateway's do
    if ((code > 1)) || [[ $code == 1 && $2 == strict ]]; then fail 1 "cannot archive $folder"; fi
    if [[ $2 == strict ]]; then
      tar -C "$folder" -df "$backups/copy-$copy/$1.tar.new" >&2 || fail 1 "the archive is not what $folder holds"
    fi
    mv -f "$backups/copy-$copy/$1.tar.new" "$backups/copy-$copy/$1.tar"
    (cd "$backups/copy-$copy" && sha256sum "$1.tar" >"$1.sha256" && sha256sum --quiet -c "$1.sha256") >&2
  done
}

stack() {
  store check >&2
  ! systemctl is-active --quiet "$TELEGRAM_UNIT" || fail 1 "$TELEGRAM_UNIT runs: it would hold the writer lease"
}

copy() {
  store copy-from-legacy --state "$copy_state" --report "${state%.json}.$1.json" >&2
}

# Files are copied, never moved: the previous session stays as it is.
move_session() {
  prove_previous_stopped
  archive_session session strict
  local folder=${TELEGRAM_LEGACY_SESSION_DIR-} binlog
  binlog=$([[ -n $folder ]] && find "$folder" -maxdepth 3 -name td.binlog -print -quit)
  if [[ -z $binlog ]]; then
    keep_fact session archived
    say "the previous session is of another library, or there is none: log in once when the new gateway runs (POST /login)"
    return
  fi
  if [[ -d $session && -n $(find "$session" -mindepth 1 -print -quit) ]]; then
    diff -rq "$(dirname "$binlog")" "$session" >/dev/null || fail 1 "$session is not empty and holds another session"
  else
    (umask 077 && mkdir -p "$session" && cp -R "$(dirname "$binlog")/." "$session/")
  fi
  find "$session" -type d -exec chmod 700 {} +
  find "$session" -type f -exec chmod 600 {} +
  if ((EUID == 0)) && id telegram-gateway >/dev/null 2>&1; then chown -R telegram-gateway:telegram-gateway "$session"; fi
  keep_fact session moved
}

verify() {
  store verify-legacy --report "${state%.json}.verify.json" >&2
}

# A gateway that waits for its login runs and is alive, but is not healthy; the login is the operator's.
start() {
  prove_previous_stopped
  if ! "$ROOT/scripts/telegram/start-telegram-stack.sh" >&2; then
    answers "http://127.0.0.1:${GATEWAY_PORT:-4006}/livez" || fail 1 "the new stack did not start"
    say "the new gateway runs and is not ready: log in now (POST /login, see deploy/systemd/README.md)"
  fi
}

ask() {
  local answer
  [[ $dry_run == no && $yes == no && ${step_status[stop]-} != "done" ]] || return 0
  [[ -t 0 ]] || fail "$EX_USAGE" "it stops the previous gateway: say --yes, there is no terminal to ask"
  read -r -p "Stop the previous gateway once its history is copied, and move over? [y/N] " answer
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
read_record "$state"
if [[ $dry_run == no ]]; then
  ask
  open_record
fi
# until the new gateway runs, each run looks again at what came meanwhile
if [[ ${step_status[start]-} != "done" ]]; then
  again stack delta verify
  preflight
fi

step backup "keep the previous session and tables in $backups" backup
step stack "see that this stack answers and its gateway does not run" stack
step copy "copy the history while the previous gateway runs" copy copy
step stop "stop the previous gateway and prove it" stop_previous
step session "archive the session; move it to $session when it is TDLib's" move_session
step delta "copy what came meanwhile" copy delta
step verify "compare counts and checksums of both sides" verify
step start "start the new stack" start
step audit "ask the new gateway for what is missing" store request-audit
step readers "switch the readers over" switch_readers new

if [[ $dry_run == no ]]; then
  if [[ $format == json ]]; then print_record; else print_report; fi
fi
