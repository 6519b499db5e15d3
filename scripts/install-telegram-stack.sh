#!/usr/bin/env bash
# Makes an installation of the stack on this machine: settings, secrets, the servers' configuration and the native
# gateway. Starts nothing; ends with the line that does. Run it again after an update: what is there stays as it is.
#
# Usage: scripts/install-telegram-stack.sh [option...]
#   --yes               do not ask; needed without a terminal
#   --dry-run           look at everything and say what would be done, change nothing
#   --format text|json  what it says at the end, on stdout; default: text
#   --without-gateway   leave the native service alone
#   --help              this text
#
# TELEGRAM_STACK_DIR (default deploy/compose) is where .env, secrets/ and rendered/ are. A log of the run lies there too:
# install.log. All problems of the machine are named in one run, before anything is changed.
#
# Exit codes: 0 installed (or would be), 1 a step failed (the log says which; run it again to go on), 64 wrong usage or
# nobody to ask, 69 the machine is not ready, 75 another run is under way.

# shellcheck source-path=SCRIPTDIR
set -Eeuo pipefail
# shellcheck source=lib/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib/common.sh"
# shellcheck source=lib/environment.sh
source "$ROOT/scripts/lib/environment.sh"
# shellcheck source=lib/secrets.sh
source "$ROOT/scripts/lib/secrets.sh"
# shellcheck source=lib/render.sh
source "$ROOT/scripts/lib/render.sh"
# shellcheck source=lib/preflight.sh
source "$ROOT/scripts/lib/preflight.sh"

usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
}

yes=no dry_run=no format=text gateway=yes
while (($#)); do
  case $1 in
    --yes) yes=yes ;;
    --dry-run) dry_run=yes ;;
    --format=text | --format=json) format=${1#*=} ;;
    --format)
      [[ ${2:-} == text || ${2:-} == json ]] || fail "$EX_USAGE" "--format: text or json"
      format=$2
      shift
      ;;
    --without-gateway) gateway=no ;;
    --help | -h)
      usage
      exit 0
      ;;
    *)
      usage >&2
      fail "$EX_USAGE" "unknown argument: $1"
      ;;
  esac
  shift
done

compose_folder=$ROOT/deploy/compose
if [[ ! -d $TELEGRAM_STACK_DIR ]]; then
  fail "$EX_NOINPUT" "there is no folder $TELEGRAM_STACK_DIR (TELEGRAM_STACK_DIR)"
fi
TELEGRAM_STACK_DIR=$(cd "$TELEGRAM_STACK_DIR" && pwd)
changed=()

# start_line: how the containers are started, to be copied.
start_line() {
  if [[ $TELEGRAM_STACK_DIR == "$compose_folder" ]]; then
    printf 'cd %q && docker compose up --wait\n' "$compose_folder"
  else
    printf 'cd %q && docker compose --env-file %q up --wait\n' "$compose_folder" "$TELEGRAM_STACK_DIR/.env"
  fi
}

# json TEXT: as a string of JSON. Nothing here holds a control character.
json() {
  local text=${1//\\/\\\\}
  printf '"%s"' "${text//\"/\\\"}"
}

json_list() {
  local separator='' item
  printf '['
  for item in "$@"; do
    printf '%s%s' "$separator" "$(json "$item")"
    separator=', '
  done
  printf ']'
}

report() {
  local item
  if [[ $format == json ]]; then
    printf '{"outcome": %s, "folder": %s, "changed": %s, "problems": %s, "start": %s}\n' \
      "$(json "$1")" "$(json "$TELEGRAM_STACK_DIR")" "$(json_list "${changed[@]}")" "$(json_list "${PROBLEMS[@]}")" \
      "$(json "$(start_line)")"
    return
  fi
  for item in "${PROBLEMS[@]}"; do
    printf 'problem: %s\n' "$item"
  done
  for item in "${changed[@]}"; do
    printf '%s: %s\n' "$([[ $dry_run == yes ]] && echo 'would do' || echo 'done')" "$item"
  done
  case $1 in
    ready) printf 'Start it:\n  %s' "$(start_line)" ;;
    dry-run) printf 'Nothing was changed. After it, the stack is started by:\n  %s' "$(start_line)" ;;
    not-ready) printf 'Nothing was changed. Mend these and run it again.' ;;
  esac
  printf '\n'
}

# step TEXT COMMAND...: in the report when the command changed something.
step() {
  local text=$1
  shift
  current=$text
  PUT_CHANGED=no
  "$@"
  if [[ $PUT_CHANGED == yes ]]; then
    changed+=("$text")
  fi
  current=
}

make_settings() {
  if [[ ! -e $TELEGRAM_STACK_DIR/.env ]]; then
    sed "s|^TELEGRAM_STACK_DIR=.*|TELEGRAM_STACK_DIR=$([[ $TELEGRAM_STACK_DIR == "$compose_folder" ]] && echo . || echo "$TELEGRAM_STACK_DIR")|" \
      "$compose_folder/.env.example" >"$TELEGRAM_STACK_DIR/.env.new"
    chmod 0640 "$TELEGRAM_STACK_DIR/.env.new"
    mv "$TELEGRAM_STACK_DIR/.env.new" "$TELEGRAM_STACK_DIR/.env"
    PUT_CHANGED=yes
  fi
}

# The one secret that is not ours to make: from the environment or .env into its file, and out of .env.
move_api_hash() {
  if [[ -n ${TELEGRAM_API_HASH:-} ]]; then
    put "$TELEGRAM_STACK_DIR/secrets/telegram-gateway/telegram.session.api-hash" telegram-gateway "$TELEGRAM_API_HASH"
    if grep -q '^TELEGRAM_API_HASH=.' "$TELEGRAM_STACK_DIR/.env"; then
      sed -i 's/^\(TELEGRAM_API_HASH=\).*/\1/' "$TELEGRAM_STACK_DIR/.env"
    fi
  fi
}

install_gateway() {
  local script=$ROOT/scripts/install-gateway.sh
  if [[ ! -x $script ]]; then
    fail 1 "$script is missing: install the rest with --without-gateway, and the gateway later"
  fi
  "$script" --yes >&2
}

# what_would_change: of a dry run, by the same tests that the steps make.
what_would_change() {
  local file missing=0
  [[ -e $TELEGRAM_STACK_DIR/.env ]] || changed+=("settings: .env from .env.example")
  while read -r file; do
    [[ -s $TELEGRAM_STACK_DIR/secrets/$file ]] || missing=$((missing + 1))
  done < <(for name in $(secret_names); do secret_files "$name"; done)
  ((missing == 0)) || changed+=("secrets: $missing files")
  [[ -d $TELEGRAM_STACK_DIR/rendered ]] || changed+=("configuration of the servers, in rendered/")
  [[ $gateway == no ]] || changed+=("the native gateway, by scripts/install-gateway.sh")
}

load_environment
preflight
if ((${#PROBLEMS[@]})); then
  [[ $dry_run == no ]] || what_would_change
  report not-ready
  exit "$EX_UNAVAILABLE"
fi
if [[ $dry_run == yes ]]; then
  what_would_change
  report dry-run
  exit 0
fi
if [[ $yes == no ]]; then
  if [[ ! -t 0 || ! -t 2 ]]; then
    fail "$EX_USAGE" "nobody to ask here: run it with --yes, or with --dry-run to see what it would do"
  fi
  read -r -p "Install the stack in $TELEGRAM_STACK_DIR? [y/N] " answer
  [[ $answer == [yY]* ]] || fail 1 "nothing was changed"
fi

exec 9>"$TELEGRAM_STACK_DIR/.install.lock"
flock -n 9 || fail 75 "another run is under way in $TELEGRAM_STACK_DIR"
umask 077
exec 3>&2 2> >(tee -a "$TELEGRAM_STACK_DIR/install.log" >&3)
current=
trap 'say "FAILED while working on: ${current:-the arguments}. What was done stays and is used again: mend the cause" \
  "and run the same line. Log: $TELEGRAM_STACK_DIR/install.log"' ERR

step 'settings: .env from .env.example' make_settings
load_environment
step 'secrets' make_secrets
step 'secret of the Telegram application' move_api_hash
step 'configuration of the servers, in rendered/' render_all
if [[ $gateway == yes ]]; then
  step 'the native gateway' install_gateway
fi
report ready
